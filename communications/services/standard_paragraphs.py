"""The standard paragraphs of letters: which are in force, writing a new version, the supplied ones."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases.enums import EventKind, EventSubject
from cases.services.events import record_event
from cases.services.refusals import Problem, refuse
from cases.services.texts import problems_of_text
from communications.enums import AddresseeKind, LetterLanguage, LetterType, Slot
from communications.models import StandardParagraph, StandardParagraphVersion
from communications.rules.placeholders import missing_placeholders, unknown_placeholders
from parties.models import User
from parties.services.reference_data import Outcome, wait_for_other_loadings

PARAGRAPHS = Path(__file__).parent.parent / "data" / "standard_paragraphs"
LONGEST_PARAGRAPH = 5_000
LONGEST_NOTE = 300
_SUPPLIED = "Comes with the program."

Place = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class ParagraphRecord:
    """A supplied standard paragraph; `text_for_one` is empty where both read the same."""

    slot: Slot
    letter_type: LetterType
    addressee_kind: AddresseeKind
    language: LetterLanguage
    text: str
    text_for_one: str = ""

    @property
    def place(self) -> Place:
        return (self.slot, self.letter_type, self.addressee_kind, self.language)


@cache
def standard_paragraph_records() -> tuple[ParagraphRecord, ...]:
    """The paragraphs of `data/standard_paragraphs/`, one file a language, in letter order.

    A row there may name several letter types and kinds of addressee; here each has its own record.
    """
    return tuple(
        record
        for language in LetterLanguage
        for row in json.loads((PARAGRAPHS / f"{language}.json").read_text(encoding="utf-8"))
        for record in _records_of_row(language, row)
    )


def _records_of_row(language: LetterLanguage, row: Mapping[str, Any]) -> Iterator[ParagraphRecord]:
    for letter_type in row["letter_types"]:
        for kind in row["addressee_kinds"]:
            yield ParagraphRecord(
                slot=Slot(row["slot"]),
                letter_type=LetterType(letter_type),
                addressee_kind=AddresseeKind(kind),
                language=language,
                text=row["text"],
                text_for_one=row.get("text_for_one", ""),
            )


def paragraphs_for(
    *, letter_type: str, addressee_kind: str, language: str
) -> dict[Slot, StandardParagraphVersion]:
    """The version in force for each place of such a letter, in the order of the letter.

    A place that such letters do not have, or a language in which none go out, is not there.
    """
    versions = (
        StandardParagraphVersion.objects.in_force()
        .filter(
            paragraph__letter_type=letter_type,
            paragraph__addressee_kind=addressee_kind,
            paragraph__language=language,
        )
        .select_related("paragraph")
    )
    by_slot = {version.paragraph.slot: version for version in versions}
    return {slot: by_slot[slot] for slot in Slot if slot in by_slot}


def revise_paragraph(
    *, paragraph: StandardParagraph, text: str, text_for_one: str, note: str, by: User, on: date
) -> StandardParagraphVersion:
    """Write a new version, in force at once; earlier ones and letters made of them stay.

    `on` is the day in Geneva. Line breaks become spaces: a standard paragraph is one paragraph. The
    event holds the numbers of the versions, their words stand in the versions. Raises ValidationError, by
    argument, without a text or a note, for a placeholder that is none or one that is missing, and
    where nothing would change.
    """
    text, text_for_one, note = _one_line(text), _one_line(text_for_one), _one_line(note)
    with transaction.atomic():
        locked = StandardParagraph.objects.select_for_update().get(pk=paragraph.pk)
        newest = locked.versions.first()
        refuse(_problems(locked, newest, text=text, text_for_one=text_for_one, note=note))
        StandardParagraph.objects.filter(pk=locked.pk).update(edited_by_people=True)
        paragraph.edited_by_people = True
        version = _write(locked, newest, text=text, text_for_one=text_for_one, note=note, by=by)
        record_event(
            subject=EventSubject.STANDARD_PARAGRAPH,
            subject_id=locked.pk,
            case=None,
            kind=EventKind.STANDARD_PARAGRAPH_REVISED,
            happened_on=on,
            by=by,
            before={"version": newest.number if newest else None},
            after={"version": version.number},
        )
    return version


def check_revision(
    *, paragraph: StandardParagraph, text: str, text_for_one: str, note: str
) -> None:
    """Raises what `revise_paragraph` would raise now, and writes nothing."""
    text, text_for_one, note = _one_line(text), _one_line(text_for_one), _one_line(note)
    newest = paragraph.versions.first()
    refuse(_problems(paragraph, newest, text=text, text_for_one=text_for_one, note=note))


def _one_line(text: str) -> str:
    """Line breaks and runs of plain spaces as one space; no-break spaces stay."""
    return re.sub(r"[ \t\r\n]+", " ", text).strip(" ")


def _problems(
    paragraph: StandardParagraph,
    newest: StandardParagraphVersion | None,
    *,
    text: str,
    text_for_one: str,
    note: str,
) -> Iterator[Problem]:
    yield from problems_of_text("text", text, longest=LONGEST_PARAGRAPH)
    yield from problems_of_text(
        "text_for_one", text_for_one, required=False, longest=LONGEST_PARAGRAPH
    )
    yield from problems_of_text("note", note, longest=LONGEST_NOTE)
    for field, words in (("text", text), ("text_for_one", text_for_one)):
        if words:
            yield from _problems_of_placeholders(field, words, Slot(paragraph.slot))
    if newest and (newest.text, newest.text_for_one) == (text, text_for_one):
        message = _("These are the words of the version in force.")
        yield NON_FIELD_ERRORS, ValidationError(message, "unchanged")


def _problems_of_placeholders(field: str, words: str, slot: Slot) -> Iterator[Problem]:
    for name in unknown_placeholders(words):
        message = _("“%(name)s” is no placeholder. The list below has them all.")
        yield field, ValidationError(message, "unknown_placeholder", {"name": name})
    for name in missing_placeholders(words, slot):
        message = _("This paragraph needs the placeholder {%(name)s}.")
        yield field, ValidationError(message, "missing_placeholder", {"name": name})


@transaction.atomic
def load_standard_paragraphs(*, records: Sequence[ParagraphRecord]) -> Counter[Outcome]:
    """Creates each paragraph with its first version, or adds one where the supplied words changed.

    A paragraph that people here have revised is left alone. How many had which outcome.
    """
    wait_for_other_loadings()
    present = {
        _place(paragraph): paragraph for paragraph in StandardParagraph.objects.select_for_update()
    }
    newest = {v.paragraph_id: v for v in StandardParagraphVersion.objects.in_force()}
    outcomes: Counter[Outcome] = Counter()
    for record in records:
        paragraph = present.get(record.place)
        outcomes[_load(paragraph, newest.get(paragraph.pk) if paragraph else None, record)] += 1
    return outcomes


def _place(paragraph: StandardParagraph) -> Place:
    return (
        paragraph.slot,
        paragraph.letter_type,
        paragraph.addressee_kind,
        paragraph.language,
    )


def _load(
    paragraph: StandardParagraph | None,
    newest: StandardParagraphVersion | None,
    record: ParagraphRecord,
) -> Outcome:
    if paragraph is not None and paragraph.edited_by_people:
        return Outcome.LEFT_ALONE
    words = {"text": record.text, "text_for_one": record.text_for_one}
    if newest and (newest.text, newest.text_for_one) == (record.text, record.text_for_one):
        return Outcome.UNCHANGED
    if paragraph is None:
        slot, letter_type, kind, language = record.place
        paragraph = StandardParagraph.objects.create(
            slot=slot, letter_type=letter_type, addressee_kind=kind, language=language
        )
    _write(paragraph, newest, **words, note=_SUPPLIED, by=None)
    return Outcome.UPDATED if newest else Outcome.CREATED


def _write(
    paragraph: StandardParagraph,
    newest: StandardParagraphVersion | None,
    *,
    text: str,
    text_for_one: str,
    note: str,
    by: User | None,
) -> StandardParagraphVersion:
    """The version after `newest`; the caller holds the paragraph's lock or that of loading."""
    return StandardParagraphVersion.objects.create(
        paragraph=paragraph,
        number=newest.number + 1 if newest else 1,
        text=text,
        text_for_one=text_for_one,
        note=note,
        created_by=by,
    )
