from __future__ import annotations

import logging

from config.logs import RequestIdFilter, UtcFormatter
from config.middleware import current_request_id


def line_of(record: logging.LogRecord) -> str:
    RequestIdFilter().filter(record)
    return UtcFormatter("%(asctime)s [%(request_id)s] %(message)s").format(record)


def record_at(moment: float) -> logging.LogRecord:
    record = logging.LogRecord("tracker", logging.INFO, "", 0, "started", None, None)
    record.created = moment
    return record


def test_times_are_utc_whatever_the_zone_of_the_server(monkeypatch):
    monkeypatch.setenv("TZ", "Pacific/Apia")
    assert line_of(record_at(1_688_342_400.25)) == "2023-07-03T00:00:00.250Z [-] started"


def test_a_line_carries_the_id_of_the_request_at_work():
    token = current_request_id.set("c0ffee")
    try:
        assert line_of(record_at(0)) == "1970-01-01T00:00:00.000Z [c0ffee] started"
    finally:
        current_request_id.reset(token)
