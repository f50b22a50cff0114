"""How a letter's dates were reached, from its stored facts; for page and API alike."""

from __future__ import annotations

from communications.enums import WindowSource
from communications.models import Communication
from communications.rules.explanation import explain_due_date, explain_publication_date
from communications.rules.steps import Step


def due_date_steps(communication: Communication) -> tuple[Step, ...]:
    """How the due day was reached, extensions counted in; empty for a letter without a date.

    Reads `window_rule` and `extension_steps`.
    """
    if communication.letter_date is None:
        return ()
    rule = communication.window_rule
    return explain_due_date(
        letter_date=communication.letter_date,
        dispatched_on=communication.dispatched_on,
        window=communication.reply_window,
        source=WindowSource(communication.window_source),
        rule_source=rule.source if rule else "",
        due=communication.due_on,
        extensions=[step.as_rule for step in communication.extension_steps.all()],
    )


def publication_date_steps(communication: Communication) -> tuple[Step, ...]:
    """How the first day of publication was reached; empty for a letter without a date."""
    if communication.letter_date is None:
        return ()
    return explain_publication_date(
        letter_date=communication.letter_date,
        dispatched_on=communication.dispatched_on,
        delay=communication.publication_delay,
        publishable=communication.publishable_from,
        extended_to=communication.extended_to,
    )
