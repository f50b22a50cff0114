"""Log lines: UTC times, the id of the request, never the content of a letter."""

from __future__ import annotations

import logging
import time

from config.middleware import current_request_id


class RequestIdFilter(logging.Filter):
    """Puts the id of the request at work, or "-", on each log record."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = current_request_id.get()
        return True


class UtcFormatter(logging.Formatter):
    """Times in UTC with a Z, whatever the zone of the server."""

    converter = time.gmtime
    default_time_format = "%Y-%m-%dT%H:%M:%S"
    default_msec_format = "%s.%03dZ"
