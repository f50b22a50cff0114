"""The guards of the table of acts: what must hold besides role and stage. One function a guard."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext_lazy as _

from cases.services.refusals import Problem, refuse
from cases.services.texts import problems_of_text
from communications.enums import Act, Guard, SignOffAnswer, Stage
from communications.models import Communication, LetterVersion
from communications.rules.transitions import transition
from parties.models import Mandate, User

from .answering import mandates_answered_by
from .send_checks import blockers
from .wholeness import missing_in

LONGEST_REASON = 5000


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What an act is done with: the letter, the day, and what was given along.

    `version` is the one that is answered, `mandates` those that are answered for.
    """

    letter: Communication
    on: date
    by: User | None = None
    version: LetterVersion | None = None
    mandates: tuple[Mandate, ...] = ()
    reason: str = ""


def require_guards(act: Act, case: Circumstances) -> None:
    """Raises ValidationError with all that stands in the way of `act` on the letter of `case`."""
    refuse(problems_of(act, case))


def holds(act: Act, case: Circumstances) -> bool:
    """Whether the letter's stage allows `act` and every guard holds, for what the system does."""
    known = transition(act, Stage(case.letter.stage)) is not None
    return known and not any(True for _problem in problems_of(act, case))


def problems_of(act: Act, case: Circumstances) -> Iterator[Problem]:
    """What each guard of `act`, in the letter's stage, says against it."""
    row = transition(act, Stage(case.letter.stage))
    for guard in row.guards if row else ():
        yield from GUARDS[guard](case)


def _text_is_whole(case: Circumstances) -> Iterator[Problem]:
    for missing in missing_in(case.letter, on=case.on):
        message = _("Letter to %(addressee)s: %(missing)s")
        facts = {"addressee": case.letter.addressee, "missing": missing.text}
        yield NON_FIELD_ERRORS, ValidationError(message, "not_whole", facts)


def _has_mandates(case: Circumstances) -> Iterator[Problem]:
    if not case.letter.signing_mandates.exists():
        message = _("Letter to %(addressee)s: no mandate signs it.")
        facts = {"addressee": case.letter.addressee}
        yield NON_FIELD_ERRORS, ValidationError(message, "no_mandate", facts)


def _is_asked(case: Circumstances) -> Iterator[Problem]:
    """Each mandate is one that the person answers for, is asked, and has not answered yet."""
    if case.by is None or case.version is None:
        return
    own = set(mandates_answered_by(case.by, on=case.on).values_list("pk", flat=True))
    rows = {row.mandate_id: row for row in case.version.sign_offs.select_related("office")}
    for mandate in case.mandates:
        row = rows.get(mandate.pk)
        if mandate.pk not in own:
            message = _("You do not answer for this mandate: %(mandate)s.")
            yield "mandates", ValidationError(message, "not_yours", {"mandate": mandate})
        elif row is None:
            message = _("This mandate is not asked about the letter to %(addressee)s: %(mandate)s.")
            facts = {"mandate": mandate, "addressee": case.letter.addressee}
            yield "mandates", ValidationError(message, "not_asked", facts)
        elif row.answer != SignOffAnswer.PENDING:
            message = _("%(mandate)s has answered already: %(answer)s (%(office)s).")
            given = {"answer": row.get_answer_display(), "office": row.office}
            yield "mandates", ValidationError(message, "answered", {"mandate": mandate, **given})


def _all_signed(case: Circumstances) -> Iterator[Problem]:
    if case.version is None:
        return
    rows = case.version.sign_offs.filter(answer=SignOffAnswer.SIGNED, voided_on=None)
    signed = set(rows.values_list("mandate", flat=True))
    for signing in case.letter.signing_mandates.select_related("mandate"):
        if signing.mandate_id not in signed:
            message = _("%(mandate)s has not signed this version.")
            facts = {"mandate": signing.mandate or signing.title}
            yield NON_FIELD_ERRORS, ValidationError(message, "not_signed", facts)


def _ready_to_send(case: Circumstances) -> Iterator[Problem]:
    for blocker in blockers(case.letter, on=case.on):
        message = _("Letter to %(addressee)s: %(text)s")
        facts = {"addressee": case.letter.addressee, "text": blocker.text}
        yield NON_FIELD_ERRORS, ValidationError(message, blocker.code, facts)


def _has_reason(case: Circumstances) -> Iterator[Problem]:
    yield from problems_of_text("reason", case.reason, longest=LONGEST_REASON)


GUARDS: Mapping[Guard, Callable[[Circumstances], Iterator[Problem]]] = {
    Guard.TEXT_IS_WHOLE: _text_is_whole,
    Guard.HAS_MANDATES: _has_mandates,
    Guard.IS_ASKED: _is_asked,
    Guard.ALL_SIGNED: _all_signed,
    Guard.READY_TO_SEND: _ready_to_send,
    Guard.HAS_REASON: _has_reason,
}
