from __future__ import annotations

from pathlib import Path
from smtplib import SMTPRecipientsRefused

import pytest
from django.core.mail import EmailMessage

from reporting.demo.mailbox import Mailbox


def _message(to: str) -> EmailMessage:
    return EmailMessage("AL MNG 1/2026", "A letter.", "tracker@localhost", [to])


def test_an_e_mail_ends_in_a_file(tmp_path: Path) -> None:
    assert Mailbox(file_path=str(tmp_path)).send_messages([_message("mng@missions.example")]) == 1
    (file,) = tmp_path.iterdir()
    assert "To: mng@missions.example" in file.read_text()


def test_whoever_has_moved_refuses_for_good(tmp_path: Path) -> None:
    with pytest.raises(SMTPRecipientsRefused) as refusal:
        Mailbox(file_path=str(tmp_path)).send_messages([_message("npl@moved.example")])
    assert refusal.value.recipients["npl@moved.example"][0] == 550
    assert list(tmp_path.iterdir()) == []
