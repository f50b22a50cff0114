"""Several real workers on one outbox, and one that is killed in the middle of its work."""

from __future__ import annotations

import signal
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from communications.enums import DispatchMethod
from communications.models import Communication, Dispatch, OutboxMessage
from communications.services.deliveries import Delivery
from communications.services.outbox import deliver_next
from communications.services.sending import send_letters
from reporting.models import Document
from tests.factories import make_state
from tests.factories.cleared import make_cleared, make_contact, prepare_reference_data
from tests.processes import python, wait_until

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(300)]

LETTERS = 6
# A worker whose mails are files, and which stops for good after the first one, as a process that
# the system freezes does; another has to do the rest.
WORKER = """
import os, sys, time
os.environ["EMAIL_URL"] = "filemail://"
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
import django
django.setup()
from django.core.mail.backends.filebased import EmailBackend
from django.core.management import call_command
if "--hang" in sys.argv:
    send = EmailBackend.send_messages
    def send_and_hang(self, messages):
        send(self, messages)
        time.sleep(600)
    EmailBackend.send_messages = send_and_hang
call_command("deliver_outbox")
"""


@pytest.fixture
def mails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings) -> Path:
    """The folder into which the workers write their mails."""
    monkeypatch.setenv("MEDIA_ROOT", str(settings.MEDIA_ROOT))
    return Path(settings.MEDIA_ROOT) / "mail"


@pytest.fixture
def sent(mails, officer_africa, supervisor) -> list[Communication]:
    """Letters that were just sent, each with one e-mail in the outbox."""
    prepare_reference_data()
    contact = make_contact(make_state("BWA"), email="mission@bwa.example")
    letters = [make_cleared(by=officer_africa) for _ in range(LETTERS)]
    now = timezone.now()
    for letter in letters:
        send_letters(
            letters=[letter],
            by=supervisor,
            on=now.date(),
            at=now,
            deliveries={letter.pk: [Delivery(DispatchMethod.EMAIL, contact)]},
        )
    return letters


def mails_in(folder: Path) -> list[str]:
    """The Message-ID of each mail that went out."""
    files = sorted(folder.glob("*")) if folder.exists() else []
    lines = [line for file in files for line in file.read_text().splitlines()]
    return [line for line in lines if line.startswith("Message-ID:")]


def test_many_workers_do_each_work_once(sent, mails):
    with ExitStack() as running:
        workers = [running.enter_context(python("-c", WORKER)) for _ in range(3)]
        for worker in workers:
            _said, complaints = worker.communicate(timeout=200)
            assert worker.returncode == 0, complaints
    assert len(mails_in(mails)) == len(set(mails_in(mails))) == LETTERS
    assert set(Dispatch.objects.values_list("state", flat=True)) == {"delivered"}
    assert Document.objects.count() == 2 * LETTERS
    assert not OutboxMessage.objects.waiting().exists()


def test_a_worker_killed_after_a_mail_leaves_it_to_be_known_as_a_second_one(sent, mails, settings):
    """The mail is out, its record is not: it goes out again, under the same Message-ID."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(mails)
    with python("-c", WORKER, "--hang") as worker:
        wait_until(lambda: len(mails_in(mails)) == 1, seconds=120)
        assert deliver_next(at=timezone.now()) is not None, "others go on beside it"
        worker.kill()
        assert worker.wait(timeout=30) == -signal.SIGKILL
    later = timezone.now() + timedelta(minutes=10)
    wait_until(lambda: deliver_next(at=later) is None, seconds=120)
    ids = mails_in(mails)
    assert len(ids) == LETTERS + 1
    assert len(set(ids)) == LETTERS
    assert set(Dispatch.objects.values_list("state", flat=True)) == {"delivered"}
    assert Document.objects.count() == 2 * LETTERS
