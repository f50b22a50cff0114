"""What the steps of an extension come to."""

from __future__ import annotations

from datetime import date

import pytest

from communications.enums import ExtensionKind
from communications.rules.extensions import Extension, ExtensionStep, extension_after

SEPT_15, SEPT_30 = date(2023, 9, 15), date(2023, 9, 30)


def after(*steps: tuple[str, date | None]) -> Extension:
    return extension_after(
        ExtensionStep(ExtensionKind(kind), happened_on=date(2023, 8, 20), until=until)
        for kind, until in steps
    )


@pytest.mark.parametrize(
    ("steps", "waits", "until"),
    [
        ([], False, None),
        ([("requested", None)], True, None),
        ([("requested", SEPT_15)], True, None),
        ([("requested", SEPT_15), ("granted", SEPT_30)], False, SEPT_30),
        ([("granted", SEPT_30)], False, SEPT_30),
        ([("requested", None), ("refused", None)], False, None),
        ([("requested", None), ("withdrawn", None)], False, None),
        ([("granted", SEPT_30), ("withdrawn", None)], False, None),
        ([("granted", SEPT_30), ("granted", SEPT_15)], False, SEPT_15),
        ([("granted", SEPT_15), ("requested", SEPT_30)], True, SEPT_15),
        ([("granted", SEPT_15), ("requested", SEPT_30), ("refused", None)], False, SEPT_15),
        ([("granted", SEPT_15), ("requested", SEPT_30), ("withdrawn", None)], False, SEPT_15),
        (
            [("granted", SEPT_15), ("requested", None), ("withdrawn", None), ("withdrawn", None)],
            False,
            None,
        ),
        ([("granted", SEPT_15), ("withdrawn", None), ("granted", SEPT_30)], False, SEPT_30),
    ],
)
def test_where_things_stand_after_the_steps(steps, waits, until):
    assert after(*steps) == Extension(request_waits=waits, granted_until=until)
