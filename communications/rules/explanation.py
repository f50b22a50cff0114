"""How a date was reached, step by step, for whoever wants to check it with a calendar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from communications.enums import WindowSource

from .extension_sentences import explain_extensions
from .extensions import ExtensionStep, extension_after
from .steps import Step
from .windows import Window, due_on, publishable_from


def explain_due_date(
    *,
    letter_date: date,
    dispatched_on: date | None,
    window: Window | None,
    source: WindowSource,
    rule_source: str,
    due: date | None,
    extensions: Sequence[ExtensionStep] = (),
) -> tuple[Step, ...]:
    """How the due day was reached: start, window, extensions, first day overdue; days in Geneva.

    `rule_source` says where the rule of the letter's time is written down; "" without a rule.
    Without a window there is one step, which says why nothing falls due.
    """
    if window is None or due is None:
        return (_no_window(rule_source),)
    return (
        _started(due, due_on, window, letter_date, dispatched_on),
        _window(window, source, rule_source),
        Step(
            "due_on",
            {"due_on": due},
            _("The last day is %(due_on)s: a reply that bears this date is in time."),
        ),
        *explain_extensions(extensions),
        _overdue_from(extension_after(extensions).granted_until or due),
    )


def explain_publication_date(
    *,
    letter_date: date,
    dispatched_on: date | None,
    delay: Window | None,
    publishable: date | None,
    extended_to: date | None = None,
) -> tuple[Step, ...]:
    """How the first day on which the letter may be public was reached; days in Geneva.

    An extension of the reply window to `extended_to` moves nothing; the steps say so.
    """
    if delay is None or publishable is None:
        sentence = _("No delay is set, so it stays confidential until a person sets one.")
        return (Step("no_publication_delay", {}, sentence),)
    return (
        _started(publishable, publishable_from, delay, letter_date, dispatched_on),
        Step(
            "publication_delay",
            {"delay": delay, "last_day": publishable - timedelta(days=1)},
            _("It stays confidential for %(delay)s, to the end of %(last_day)s."),
        ),
        *_unmoved_by(extended_to),
        Step(
            "publishable_from",
            {"publishable_from": publishable},
            _("It may become public from %(publishable_from)s, once it is approved."),
        ),
    )


def _overdue_from(due: date) -> Step:
    return Step(
        "overdue_from",
        {"overdue_from": due + timedelta(days=1)},
        _("Without a substantive reply or a rejection it is overdue from %(overdue_from)s."),
    )


def _unmoved_by(extended_to: date | None) -> tuple[Step, ...]:
    if extended_to is None:
        return ()
    sentence = _("That the reply window was extended to %(extended_to)s does not move this date.")
    return (Step("extension_moves_nothing", {"extended_to": extended_to}, sentence),)


def _started(
    result: date,
    count: Callable[[date, Window], date],
    window: Window,
    letter_date: date,
    dispatched_on: date | None,
) -> Step:
    """The day that was counted from: told from the result, since the setting may have changed."""
    if count(letter_date, window) == result:
        return Step(
            "started_on_letter_date",
            {"started_on": letter_date},
            _("All days count, from the day after the letter's date, %(started_on)s."),
        )
    if dispatched_on is not None and count(dispatched_on, window) == result:
        return Step(
            "started_on_dispatch",
            {"started_on": dispatched_on, "letter_date": letter_date},
            _(
                "All days count, from the day after dispatch, %(started_on)s; "
                "the letter is dated %(letter_date)s."
            ),
        )
    return Step(
        "set_by_hand",
        {"letter_date": letter_date},
        _("This date was set by hand; it does not follow from the letter's date, %(letter_date)s."),
    )


def _window(window: Window, source: WindowSource, rule_source: str) -> Step:
    if source == WindowSource.PRINTED:
        return Step(
            "window_printed",
            {"window": window},
            _("The letter itself asks for a reply within %(window)s."),
        )
    return Step(
        "window_by_rule",
        {"window": window, "rule_source": rule_source},
        _("The letter names no window; the rule of its time gives %(window)s (%(rule_source)s)."),
    )


def _no_window(rule_source: str) -> Step:
    if rule_source:
        return Step(
            "no_window_by_rule",
            {"rule_source": rule_source},
            _(
                "The letter names no window and the rule of its time sets none (%(rule_source)s), "
                "so nothing falls due."
            ),
        )
    return Step(
        "no_window",
        {},
        _("The letter names no window and no rule for it is known, so nothing falls due."),
    )
