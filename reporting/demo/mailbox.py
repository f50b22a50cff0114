"""Where e-mails go while the demonstration is loaded: into files on this machine."""

from __future__ import annotations

from smtplib import SMTPRecipientsRefused
from typing import TYPE_CHECKING

from django.core.mail.backends.filebased import EmailBackend

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.core.mail import EmailMessage

# What a mail server says of an address that it does not know (RFC 5321, 4.2.3).
UNKNOWN = (550, b"no such mailbox")
# Contacts at this invented domain have left it.
MOVED = "moved.example"


class Mailbox(EmailBackend):
    """Keeps e-mails as files, and refuses those to `MOVED` as a mail server would."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """How many were kept. Raises SMTPRecipientsRefused for an address at `MOVED`."""
        refused = {
            address: UNKNOWN
            for message in email_messages
            for address in message.recipients()
            if address.endswith(f"@{MOVED}")
        }
        if refused:
            raise SMTPRecipientsRefused(refused)
        return super().send_messages(email_messages) or 0
