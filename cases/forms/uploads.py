"""What is said beside a box for files."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext

from cases.services.files import ACCEPTED, MEBIBYTE


def uploads_hint() -> str:
    """Which files are accepted, and how large they may be."""
    largest = settings.UPLOAD_MAX_BYTES / MEBIBYTE
    return gettext("One or several: %(accepted)s; each up to %(largest)s MB.") % {
        "accepted": ACCEPTED,
        "largest": f"{largest:g}",
    }
