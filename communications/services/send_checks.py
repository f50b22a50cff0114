"""What stands in the way of sending a letter: every reason at once, each with where to mend it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import date
from typing import Final

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from communications.enums import (
    AddresseeKind,
    LetterType,
    RelationKind,
    RulePurpose,
    SignOffAnswer,
    Stage,
)
from communications.letter_text import LetterText, Part
from communications.models import Communication, LetterVersion, Relation, SignOff
from communications.printing import problems_of_printing
from communications.rules.composing import GAP
from communications.rules.placeholders import placeholders_in
from communications.rules.question_outline import OutlineError
from parties.days_in_words import day_in_words

from .blocker import Blocker
from .draft_facts import composed
from .naming_checks import persons_named, persons_perhaps_named
from .rules_of_time import rule_on
from .sign_off_rows import current_version
from .signatories import problems_of_signatories, signatories_on
from .versions import content_digest

__all__ = ["Blocker", "blockers", "warnings"]


def blockers(communication: Communication, *, on: date) -> list[Blocker]:
    """Everything that keeps the letter from being sent with the date `on`, a day in Geneva.

    Empty where it may go. What the text says is looked at as it would go out on that day.
    """
    letter = _Letter(communication, on)
    try:
        return [blocker for check in _CHECKS for blocker in check(letter)]
    except OutlineError as fault:
        return [_at_draft("questions", letter, str(fault))]


def warnings(communication: Communication, *, on: date, together: Collection[int]) -> list[Blocker]:
    """What a person should look at once more before the letter goes with those `together`.

    `together` holds the keys of the letters that are to be sent at the same moment.
    """
    letter = _Letter(communication, on)
    try:
        names = persons_perhaps_named(communication, letter.text)
    except OutlineError:
        names = []
    return [*_others_left_behind(letter, together), *names]


class _Letter:
    """One letter on one day, each fact looked up when it is first asked for."""

    def __init__(self, communication: Communication, on: date) -> None:
        self.communication = communication
        self.on = on

    @cached_property
    def text(self) -> LetterText:
        """As it would go out, but for reference and date."""
        return composed(self.communication, on=self.on)

    @cached_property
    def cleared(self) -> LetterVersion | None:
        return current_version(self.communication)


def _at_draft(code: str, letter: _Letter, text: str) -> Blocker:
    return Blocker(code, text, "draft", (letter.communication.pk,))


def _text_is_the_cleared_one(letter: _Letter) -> Iterator[Blocker]:
    if letter.cleared is None:
        yield _at_draft("never_circulated", letter, _("No mandate was asked to sign this letter."))
        return
    if letter.cleared.sha256 == content_digest(letter.text):
        return
    for row, now in _changed_signatures(letter):
        message = _("“%(title)s” would be printed otherwise today: %(now)s. Take the letter back.")
        yield _at_draft("signature_changed", letter, message % {"title": row, "now": now})
    message = _("The text would differ from version %(number)s, which was cleared.")
    values = {"number": letter.cleared.number}
    yield _at_draft("text_differs", letter, message % values)


def _changed_signatures(letter: _Letter) -> Iterator[tuple[str, str]]:
    """The mandates whose title, resolution or holder is another one by now, with today's words."""
    rows = letter.communication.signing_mandates.order_by("position")
    for row, now in zip(rows, signatories_on(letter.communication, on=letter.on), strict=True):
        printed = (row.title, row.resolution, row.holder_name, row.holder_title)
        today = (now.title, now.resolution, now.holder_name, now.holder_title)
        if printed != today:
            yield row.title, ", ".join(filter(None, today))


def _all_have_signed(letter: _Letter) -> Iterator[Blocker]:
    signed = set(
        SignOff.objects.filter(
            version=letter.cleared, answer=SignOffAnswer.SIGNED, voided_on=None
        ).values_list("mandate", flat=True)
    )
    rows = list(letter.communication.signing_mandates.select_related("mandate"))
    if not rows:
        yield _at_draft("no_mandate", letter, _("No mandate signs the letter."))
    for row in rows:
        if row.mandate_id not in signed:
            message = _("%(mandate)s has not signed off this version.")
            yield _at_draft("not_signed", letter, message % {"mandate": row.mandate or row.title})


def _mandates_are_in_force(letter: _Letter) -> Iterator[Blocker]:
    for problem in problems_of_signatories(letter.communication, on=letter.on):
        yield _at_draft(f"mandate_lacks_{problem.lack}", letter, str(problem))
    signing = signatories_on(letter.communication, on=letter.on)
    given = [each for each in signing if each.resolution]
    if len(given) != len(signing):
        message = _("The letter names %(mandates)s mandates and %(resolutions)s resolutions.")
        values = {"mandates": len(signing), "resolutions": len(given)}
        yield _at_draft("resolutions_missing", letter, message % values)


def _nobody_is_named_without_consent(letter: _Letter) -> Iterator[Blocker]:
    yield from persons_named(letter.communication, letter.text)


def _citations_are_resolved(letter: _Letter) -> Iterator[Blocker]:
    cited = Relation.objects.filter(
        communication=letter.communication, kind=RelationKind.REFERS_TO
    ).select_related("target")
    for row in cited:
        if row.target is None:
            message = _("The letter cites %(reference)s, which is not in the system.")
        elif row.target.stage == Stage.VOIDED:
            message = _("The letter cites %(reference)s, which was voided.")
        elif row.target.stage != Stage.SENT:
            message = _("The letter cites %(reference)s, which was not sent.")
        else:
            continue
        yield _at_draft("citation", letter, message % {"reference": row.reference_as_printed})


def _windows_are_known(letter: _Letter) -> Iterator[Blocker]:
    messages = {
        RulePurpose.REPLY: _("No rule gives a reply window for this type of letter on %(day)s."),
        RulePurpose.PUBLICATION: _(
            "No rule gives a publication delay for this type of letter on %(day)s."
        ),
    }
    for purpose, message in messages.items():
        rule = rule_on(
            purpose=purpose,
            letter_type=LetterType(letter.communication.type),
            addressee_kind=AddresseeKind(letter.communication.addressee_kind),
            day=letter.on,
        )
        # A rule may say that no number of days is given; a gap in the text is another check.
        if rule is None:
            text = message % {"day": day_in_words(letter.on)}
            yield Blocker(f"no_{purpose}_rule", text)


def _something_is_asked(letter: _Letter) -> Iterator[Blocker]:
    if not letter.text.of(Part.QUESTION):
        yield _at_draft("no_questions", letter, _("The letter asks no question."))


def _nothing_is_left_open(letter: _Letter) -> Iterator[Blocker]:
    for number, block in enumerate(letter.text.blocks, start=1):
        if GAP in block.text or placeholders_in(block.text):
            message = _("Paragraph %(number)s has a gap that is not filled in.")
            yield _at_draft("gap", letter, message % {"number": number})


def _case_was_open(letter: _Letter) -> Iterator[Blocker]:
    case = letter.communication.case
    if letter.on < case.opened_on:
        message = _("The letter would be dated before its case was opened, on %(day)s.")
        text = message % {"day": day_in_words(case.opened_on)}
        yield Blocker("before_case", text, "case", (case.pk,))


def _can_be_printed(letter: _Letter) -> Iterator[Blocker]:
    for problem in problems_of_printing(letter.text):
        message = _("The letter cannot be printed: %(problem)s.")
        yield _at_draft("not_printable", letter, message % {"problem": problem})


def _others_left_behind(letter: _Letter, together: Collection[int]) -> Iterator[Blocker]:
    """The parallel letters that this one speaks of and that have not gone and do not go now."""
    stays = [Stage.SENT, Stage.VOIDED, Stage.DROPPED]
    drafts = letter.communication.draft.letter_set.drafts.select_related(
        "communication__addressee_state", "communication__addressee_actor"
    )
    waiting = drafts.exclude(communication__stage__in=stays)
    for draft in waiting.exclude(communication__in=[*together, letter.communication.pk]):
        message = _("The letter says that %(addressee)s is written to as well: send both together.")
        text = message % {"addressee": draft.communication.addressee}
        yield Blocker("other_not_sent", text, "draft", (draft.communication_id,))


_CHECKS: Final[tuple[Callable[[_Letter], Iterator[Blocker]], ...]] = (
    _text_is_the_cleared_one,
    _all_have_signed,
    _mandates_are_in_force,
    _nobody_is_named_without_consent,
    _citations_are_resolved,
    _windows_are_known,
    _something_is_asked,
    _nothing_is_left_open,
    _case_was_open,
    _can_be_printed,
)
