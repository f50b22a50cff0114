"""What must hold before the program runs."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Error, register

from communications.rules.transitions import TRANSITIONS, faults


@register()
def transition_table_is_sound(**_options: Any) -> list[CheckMessage]:
    """The table of acts has no gap and no row twice; see `rules.transitions.faults`."""
    return [Error(fault, id="communications.E001") for fault in faults(TRANSITIONS)]
