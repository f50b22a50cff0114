"""What happened to a reply window after the letter was sent, step by step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from communications.enums import ExtensionKind

from .extensions import Extension, ExtensionStep, extension_after
from .steps import Fact, Step

# By key; the keys stay the same in every language.
SENTENCES: Final[Mapping[str, Promise]] = {
    "extension_requested": _("On %(happened_on)s the addressee asked for more time."),
    "extension_requested_until": _(
        "On %(happened_on)s the addressee asked for more time, until %(until)s."
    ),
    "extension_granted": _(
        "On %(happened_on)s it was extended to %(until)s: a reply that bears this date is in time."
    ),
    "extension_refused": _("On %(happened_on)s more time was refused."),
    "extension_request_withdrawn": _("On %(happened_on)s the request for more time was withdrawn."),
    "extension_withdrawn": _(
        "On %(happened_on)s the extension was withdrawn, so that the first date counts again."
    ),
}


def explain_extensions(steps: Sequence[ExtensionStep]) -> tuple[Step, ...]:
    """One sentence for each of `steps`, which are in the order of their recording."""
    return tuple(
        _explained(step, before=extension_after(steps[:number]))
        for number, step in enumerate(steps)
    )


def _explained(step: ExtensionStep, *, before: Extension) -> Step:
    key, facts = _key(step, before), dict[str, Fact](happened_on=step.happened_on)
    if step.until is not None:
        facts["until"] = step.until
    return Step(key, facts, SENTENCES[key])


def _key(step: ExtensionStep, before: Extension) -> str:
    if step.kind == ExtensionKind.REQUESTED and step.until is not None:
        return "extension_requested_until"
    if step.kind == ExtensionKind.WITHDRAWN and before.request_waits:
        return "extension_request_withdrawn"
    return f"extension_{step.kind.value}"
