"""The Celery application is there in every process, and in every thread of it."""

from __future__ import annotations

import pytest
from django.conf import settings

from tests.processes import PATIENCE, python

ASK = """
from threading import Thread
from celery import current_app
asking = Thread(target=lambda: print(current_app.main, current_app.conf.broker_url))
asking.start()
asking.join()
"""


@pytest.mark.parametrize("start", ["import config.wsgi", "import django; django.setup()"])
def test_a_thread_of_a_process_that_is_no_worker_reaches_the_sites_own_queue(start: str) -> None:
    environment = "import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'config.settings'"
    with python("-c", f"{environment}\n{start}\n{ASK}") as process:
        said, errors = process.communicate(timeout=PATIENCE)

    assert said == f"tracker {settings.CELERY_BROKER_URL}\n", errors
