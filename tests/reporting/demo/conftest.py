from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings

from reporting.demo.loading import load_demo_data
from reporting.demo.planning import FEWEST_LETTERS

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def demo(
    django_db_setup: None,
    django_db_blocker: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    """Reference data and demonstration, in a transaction around all tests of this file."""
    files = override_settings(
        MEDIA_ROOT=tmp_path_factory.mktemp("files"),
        EMAIL_FILE_PATH=str(tmp_path_factory.mktemp("mail")),
    )
    with django_db_blocker.unblock(), files, transaction.atomic():
        call_command("load_reference_data", stdout=StringIO())
        load_demo_data(today=TODAY, count=FEWEST_LETTERS, seed=1, tell=lambda _line: None)
        yield
        transaction.set_rollback(True)
