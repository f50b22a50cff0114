"""The office's day: the calendar day in Geneva.

Called only at the edge (views, API, commands, tasks); below it, days are arguments.
"""

from datetime import date
from zoneinfo import ZoneInfo

from django.utils import timezone

OFFICE_ZONE = ZoneInfo("Europe/Zurich")


def office_today() -> date:
    """The day that it is now in Geneva, whatever the zone of the server or of the user."""
    return timezone.now().astimezone(OFFICE_ZONE).date()
