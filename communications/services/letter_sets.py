"""Beginning the letters about a case, one or several parallel ones, and how many there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.translation import gettext_lazy as _

from cases.enums import EventKind
from cases.models import Case
from cases.services.case_events import locked_case
from cases.services.refusals import Problem, refuse
from cases.services.texts import problems_of_text
from communications.enums import AddresseeKind, LetterLanguage, LetterType, Slot, Stage
from communications.models import ChosenParagraph, Communication, Draft, LetterSet
from communications.rules.letter_defaults import (
    OPTIONAL_SLOTS,
    first_question,
    first_salutation,
)
from communications.rules.letter_facts import AskedQuestion
from communications.rules.plain_text import on_one_line
from communications.rules.question_outline import as_data
from parties.models import Mandate, OtherActor, State, User

from .events import record_event
from .signatories import put_mandates, refuse_twice
from .standard_paragraphs import paragraphs_for

LONGEST_SUBJECT = 300
MOST_LETTERS = 20

# A type of letter and whom it goes to; an actor that is not saved yet is new.
Addressed = tuple[str, State | OtherActor]


def start_letters(
    *,
    case: Case,
    language: str,
    addressees: Sequence[Addressed],
    mandates: Sequence[Mandate],
    subject: str,
    by: User,
    on: date,
    at: datetime,
) -> LetterSet:
    """Begin one letter, or several parallel ones, about a case: each with its usual words.

    All are signed by `mandates`, in their order; none may be chosen yet. Another addressee that is
    known by its name and home State is taken instead of a new one. `on` is the day in Geneva of
    the moment `at`. Raises Case.DoesNotExist where `by` may not read the case, and
    ValidationError, by argument, for a closed case, an unknown language, no addressee, one that is
    written to twice, a mandate that is chosen twice, and a subject that is missing or too long.
    """
    subject = on_one_line(subject)
    refuse(_problems(language, addressees, subject))
    refuse_twice(mandates)
    with transaction.atomic():
        locked = locked_case(case, by)
        refuse(_problems_of_case(locked))
        letter_set = LetterSet.objects.create(
            case=locked,
            language=language,
            subject=subject,
            saved_at=at,
            saved_by=by,
            created_by=by,
            created_on=on,
        )
        letters = [_begin(letter_set, each, mandates, by=by, on=on, at=at) for each in addressees]
        for letter in letters:
            _record_begun(letter, letter_set, by=by, on=on)
    return letter_set


def add_letter(
    *, letter_set: LetterSet, addressed: Addressed, by: User, on: date, at: datetime
) -> Communication:
    """Begin one more letter of a set, signed by the mandates that sign its first one.

    Raises LetterSet.DoesNotExist where `by` may not read the set, and ValidationError as
    `start_letters` does, or while a letter of the set is in sign-off or cleared: each letter names
    the others.
    """
    with transaction.atomic():
        locked = locked_set(letter_set, by)
        refuse_while_circulated(locked)
        letters = list(_letters(locked).exclude(stage=Stage.DROPPED))
        present: list[Addressed] = [(letter.type, letter.addressee) for letter in letters]
        refuse(_problems(locked.language, [*present, addressed], locked.subject or "-"))
        refuse(_problems_of_case(locked.case))
        mandates = _mandates_of(letters[0]) if letters else []
        letter = _begin(locked, addressed, mandates, by=by, on=on, at=at)
        _record_begun(letter, locked, by=by, on=on)
    return letter


def locked_set(letter_set: LetterSet, by: User) -> LetterSet:
    """The set as it is now, locked until the transaction ends: to be locked before its letters.

    Raises LetterSet.DoesNotExist where there is none that `by` may read.
    """
    rows = LetterSet.objects.visible_to(by).select_for_update(of=("self",))
    locked: LetterSet = rows.select_related("case").get(pk=letter_set.pk)
    return locked


def is_circulated(letter_set: LetterSet) -> bool:
    """Whether a letter of the set is in sign-off or cleared, so that their words must stand."""
    shown = [Stage.IN_SIGN_OFF, Stage.CLEARED]
    return letter_set.drafts.filter(communication__stage__in=shown).exists()


def refuse_while_circulated(letter_set: LetterSet) -> None:
    """Raises ValidationError where `is_circulated`."""
    if is_circulated(letter_set):
        message = _(
            "A letter of this set is in sign-off or cleared. Take the letters back first: this "
            "changes what they say."
        )
        refuse([(NON_FIELD_ERRORS, ValidationError(message, "circulated"))])


def _letters(letter_set: LetterSet) -> QuerySet[Communication]:
    rows = Communication.objects.filter(draft__letter_set=letter_set)
    found: QuerySet[Communication] = rows.select_related("addressee_state", "addressee_actor")
    return found.order_by("draft__position")


def _mandates_of(letter: Communication) -> list[Mandate]:
    rows = letter.signing_mandates.select_related("mandate").order_by("position")
    return [row.mandate for row in rows if row.mandate]


def _begin(
    letter_set: LetterSet,
    addressed: Addressed,
    mandates: Sequence[Mandate],
    *,
    by: User,
    on: date,
    at: datetime,
) -> Communication:
    letter_type, addressee = addressed[0], _known(addressed[1])
    state = addressee if isinstance(addressee, State) else None
    kind = AddresseeKind.STATE if state else AddresseeKind.OTHER
    letter = Communication.objects.create(
        case=letter_set.case,
        stage=Stage.DRAFT,
        type=letter_type,
        code=state.code if state else "OTH",
        language=letter_set.language,
        addressee_state=state,
        addressee_actor=None if isinstance(addressee, State) else addressee,
        salutation=first_salutation(letter_set.language, kind),
    )
    last = letter_set.drafts.aggregate(last=Max("position"))["last"] or 0
    draft = Draft.objects.create(
        communication=letter,
        letter_set=letter_set,
        position=last + 1,
        questions=as_data([AskedQuestion(first_question(letter_set.language))]),
        saved_at=at,
        saved_by=by,
    )
    _choose_usual_paragraphs(draft)
    put_mandates(letter, mandates, on=on)
    return letter


def _known(addressee: State | OtherActor) -> State | OtherActor:
    """The addressee, saved; an actor of this name and home State that is there already."""
    if isinstance(addressee, State) or addressee.pk:
        return addressee
    same = OtherActor.objects.filter(
        name__iexact=addressee.name, home_state=addressee.home_state_id
    )
    known: OtherActor | None = same.first()
    if known is None:
        addressee.save()
    return known or addressee


def _choose_usual_paragraphs(draft: Draft) -> None:
    letter = draft.communication
    known = paragraphs_for(
        letter_type=letter.type, addressee_kind=letter.addressee_kind, language=letter.language
    )
    ChosenParagraph.objects.bulk_create(
        ChosenParagraph(draft=draft, slot=slot, version=version)
        for slot, version in known.items()
        if Slot(slot) not in OPTIONAL_SLOTS
    )


def _record_begun(letter: Communication, letter_set: LetterSet, *, by: User, on: date) -> None:
    record_event(
        communication=letter,
        kind=EventKind.LETTER_DRAFTED,
        happened_on=on,
        by=by,
        after={"type": letter.type, "code": letter.code, "letter_set": letter_set.pk},
    )


def _problems(language: str, addressees: Sequence[Addressed], subject: str) -> Iterator[Problem]:
    if language not in LetterLanguage.values:
        yield "language", ValidationError(_("Choose one of the languages."), "unknown_word")
    if not addressees:
        yield "addressees", ValidationError(_("Say whom to write to."), "empty")
    if len(addressees) > MOST_LETTERS:
        message = _("At most %(most)s letters are drafted together.")
        yield "addressees", ValidationError(message, "too_many", {"most": MOST_LETTERS})
    if any(letter_type not in LetterType.values for letter_type, _to in addressees):
        yield "addressees", ValidationError(_("Choose a type of letter."), "unknown_word")
    seen: set[str] = set()
    for name in (_identity(addressee) for _type, addressee in addressees):
        if name in seen:
            message = _("One of them is written to twice.")
            yield "addressees", ValidationError(message, "twice")
            break
        seen.add(name)
    yield from problems_of_text("subject", subject, longest=LONGEST_SUBJECT)


def _identity(addressee: State | OtherActor) -> str:
    if isinstance(addressee, State):
        return addressee.code
    return f"{addressee.name.casefold()} / {addressee.home_state_id}"


def _problems_of_case(case: Case) -> Iterator[Problem]:
    if case.closed_on:
        message = _("The case is closed. Take it up again before you write letters about it.")
        yield NON_FIELD_ERRORS, ValidationError(message, "closed")
