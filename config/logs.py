"""Log lines: UTC times, the id of the request, never the content of a letter."""

from __future__ import annotations

import logging
from datetime import UTC, datetime

from config.middleware import current_request_id


class RequestIdFilter(logging.Filter):
    """Puts the id of the request at work, or "-", on each log record."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = current_request_id.get()
        return True


class UtcFormatter(logging.Formatter):
    """Times in UTC with a Z, whatever the zone of the server."""

    def formatTime(self, record: logging.LogRecord, _datefmt: str | None = None) -> str:
        """The moment of the record, to the millisecond."""
        moment = datetime.fromtimestamp(record.created, UTC)
        return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
