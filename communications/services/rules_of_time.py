"""Which window and which publication delay a letter has: what it prints, else the rule of its time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from communications.enums import AddresseeKind, LetterType, RulePurpose, WindowSource
from communications.models import Communication, DeadlineRule
from communications.rules.windows import Window, due_on, publishable_from


@dataclass(frozen=True, slots=True)
class ChosenWindow:
    """A window and where it comes from; `rule` only where a rule gave it or gave none."""

    window: Window | None
    source: WindowSource
    rule: DeadlineRule | None = None


def rule_on(
    *, purpose: RulePurpose, letter_type: LetterType, addressee_kind: AddresseeKind, day: date
) -> DeadlineRule | None:
    """The rule in force on `day`; the database lets no two hold on one day."""
    rules = DeadlineRule.objects.on(day).filter(
        purpose=purpose, letter_type=letter_type, addressee_kind=addressee_kind
    )
    found: DeadlineRule | None = rules.first()
    return found


def choose_window(
    *,
    printed: Window | None,
    purpose: RulePurpose,
    letter_type: LetterType,
    addressee_kind: AddresseeKind,
    letter_date: date,
) -> ChosenWindow:
    """The printed window where there is one, else that of the rule in force on `letter_date`."""
    if printed is not None:
        return ChosenWindow(printed, WindowSource.PRINTED)
    rule = rule_on(
        purpose=purpose,
        letter_type=letter_type,
        addressee_kind=addressee_kind,
        day=letter_date,
    )
    if rule is None or rule.window is None:
        return ChosenWindow(None, WindowSource.NONE, rule)
    return ChosenWindow(rule.window, WindowSource.RULE, rule)


def clock_start(*, letter_date: date, dispatched_on: date | None) -> date:
    """The day from which windows count: the letter's date, the one that the public sees.

    With the setting REPLY_CLOCK_START = "dispatched_on" it is the day of dispatch where known.
    """
    if settings.REPLY_CLOCK_START == "dispatched_on" and dispatched_on is not None:
        return dispatched_on
    return letter_date


def set_dates(
    communication: Communication, *, reply: ChosenWindow, publication: Window | None
) -> None:
    """Writes window, due day and first day of publication on the object; the caller saves it."""
    letter_date = communication.letter_date
    if letter_date is None:
        raise ValueError("A letter without a date has no window yet.")
    start = clock_start(letter_date=letter_date, dispatched_on=communication.dispatched_on)
    communication.window_source = reply.source
    communication.window_rule = reply.rule
    communication.window_value = reply.window.value if reply.window else None
    communication.window_unit = reply.window.unit if reply.window else ""
    communication.due_on = due_on(start, reply.window) if reply.window else None
    communication.publication_delay_value = publication.value if publication else None
    communication.publication_delay_unit = publication.unit if publication else ""
    communication.publishable_from = publishable_from(start, publication) if publication else None
