"""Reading a letter: from its text to what it says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import chain

from communications.letter_text import LetterText, Part
from communications.reading.addressee import read_addressee
from communications.reading.anatomy import anatomy
from communications.reading.copied import read_copied_to, sentences_on_copies
from communications.reading.delays import Delays, read_delays
from communications.reading.earlier import read_earlier
from communications.reading.head import Head, read_head
from communications.reading.incidents import read_incident_dates
from communications.reading.languages import Language
from communications.reading.opening import Opening, find_opening, read_mandates
from communications.reading.paragraphs import Paragraph, paragraphs_of
from communications.reading.persons import read_persons
from communications.reading.pieces import Piece, texts
from communications.reading.questions import read_questions
from communications.reading.refusal import why_no_letter, why_no_opening
from communications.reading.structure import (
    EarlierCommunication,
    NotALetter,
    Question,
    Reading,
    ReadingWarning,
    Signatory,
)
from communications.reading.tail import read_annex, read_signatories
from communications.references import Reference
from communications.rules.windows import due_on

# The longest letters known have about sixty pages with their annex.
MOST_CHARACTERS = 500_000
MOST_LINES = 20_000
_LINE_ENDS = "\n\r\f\v\x85\u2028\u2029"


def read_letter(text: str) -> Reading:
    """What the text of a letter says, with a warning for all that could not be read.

    Nothing is guessed: a field that the text does not give is None, "" or empty.
    Raises NotALetter for a text that is no letter of special procedures.
    """
    if len(text) > MOST_CHARACTERS or sum(map(text.count, _LINE_ENDS)) > MOST_LINES:
        raise NotALetter("This is no letter of special procedures: no letter is so long.")
    paragraphs = paragraphs_of(text)
    if not paragraphs:
        raise NotALetter("The text is empty.")
    opening = find_opening(paragraphs)
    if opening is None:
        raise NotALetter(why_no_opening(paragraphs))
    pieces = anatomy(paragraphs, opening)
    above = pieces[: next(i for i, each in enumerate(pieces) if each.part is Part.OPENING)]
    reason = why_no_letter(opening, above)
    if reason:
        raise NotALetter(reason)
    return _reading(
        pieces,
        opening,
        read_head(above, opening.language),
        _on_another_letter(paragraphs[opening.end :]),
    )


def _on_another_letter(rest: list[Paragraph]) -> list[ReadingWarning]:
    """A warning where a second letter opens: two files in one, or a letter in an annex."""
    another = find_opening(rest)
    if another is None:
        return []
    message = "another letter opens here; if it was sent by itself, import it by itself"
    return [ReadingWarning(rest[another.index].line, message)]


def _reading(
    pieces: list[Piece], opening: Opening, head: Head, on_another: list[ReadingWarning]
) -> Reading:
    language = opening.language
    own = head.reference.reference if head.reference else None
    line = next(each.line for each in pieces if each.part is Part.OPENING)
    mandates, on_mandates = read_mandates(opening, line, head.mandates)
    addressee, on_addressee = read_addressee(pieces, own, language)
    ending = _ending(pieces, own, language)
    events = _events(pieces, head, ending.signatories, language)
    return Reading(
        reference=head.reference,
        language=language.code,
        letter_date=head.letter_date,
        mandates=mandates,
        addressee=addressee,
        earlier_communications=events.earlier,
        copied_to=read_copied_to(pieces, own, language),
        persons=events.persons,
        incident_dates=events.incident_dates,
        facts=texts(pieces, Part.FACT),
        concerns=texts(pieces, Part.CONCERN),
        questions=ending.questions,
        reply_window=ending.delays.reply,
        reply_due_on=_due_on(head.letter_date, ending.delays),
        publication_delay=ending.delays.publication,
        signatories=ending.signatories,
        annex=read_annex(pieces),
        text=LetterText(language.code, tuple(each.block for each in pieces)),
        warnings=_by_line(
            head.warnings, on_mandates, on_addressee, events.warnings, ending.warnings, on_another
        ),
    )


@dataclass(frozen=True, slots=True)
class _Events:
    """What happened: earlier letters, persons, days."""

    earlier: tuple[EarlierCommunication, ...]
    persons: tuple[str, ...]
    incident_dates: tuple[date, ...]
    warnings: tuple[ReadingWarning, ...]


def _events(
    pieces: list[Piece], head: Head, signatories: tuple[Signatory, ...], language: Language
) -> _Events:
    own = head.reference.reference if head.reference else None
    copies = frozenset(sentences_on_copies(pieces, language))
    earlier = read_earlier(pieces, own, copies, language)
    days, on_days = read_incident_dates(pieces, head.letter_date, set(earlier.days), language)
    names = frozenset(each.name for each in signatories)
    persons, on_persons = read_persons(pieces, names, language)
    warnings = (*earlier.warnings, *on_persons, *on_days)
    return _Events(earlier.communications, persons, days, warnings)


@dataclass(frozen=True, slots=True)
class _Ending:
    """What is asked, until when, and who signs."""

    questions: tuple[Question, ...]
    delays: Delays
    signatories: tuple[Signatory, ...]
    warnings: tuple[ReadingWarning, ...]


def _ending(pieces: list[Piece], own: Reference | None, language: Language) -> _Ending:
    questions, on_questions = read_questions(pieces)
    delays = read_delays(pieces, language, expects_window=own is None or own.type == "AL")
    signatories, on_signatories = read_signatories(pieces)
    missing = _on_what_is_missing(pieces, own)
    warnings = (*on_questions, *delays.warnings, *on_signatories, *missing)
    return _Ending(questions, delays, signatories, warnings)


def _by_line(*warnings: Iterable[ReadingWarning]) -> tuple[ReadingWarning, ...]:
    each_once = dict.fromkeys(chain.from_iterable(warnings))
    return tuple(sorted(each_once, key=lambda warning: warning.line))


def _due_on(letter_date: date | None, delays: Delays) -> date | None:
    if letter_date is None or delays.reply is None:
        return None
    return due_on(letter_date, delays.reply)


def _on_what_is_missing(pieces: list[Piece], own: Reference | None) -> list[ReadingWarning]:
    """Warnings for sections that such a letter has and this one lacks."""
    last = pieces[-1].line
    missing: list[str] = []
    parts = {each.part for each in pieces}
    if Part.FACT not in parts and (own is None or own.type != "OL"):
        missing.append("no facts were found")
    if Part.QUESTION not in parts:
        missing.append("no questions were found")
    if Part.COMPLIMENT not in parts:
        missing.append("no closing compliment was found")
    if Part.SIGNATORY_NAME not in parts:
        missing.append("no signatures were found")
    return [ReadingWarning(last, message) for message in missing]
