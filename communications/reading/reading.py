"""Reading a letter: from its text to what it says."""

from __future__ import annotations

from datetime import date

from communications.letter_text import LetterText, Part
from communications.reading.addressee import read_addressee
from communications.reading.anatomy import anatomy
from communications.reading.copied import read_copied_to, sentences_on_copies
from communications.reading.delays import Delays, read_delays
from communications.reading.earlier import read_earlier
from communications.reading.head import Head, read_head
from communications.reading.incidents import read_incident_dates
from communications.reading.opening import Opening, find_opening, read_mandates
from communications.reading.paragraphs import paragraphs_of
from communications.reading.persons import read_persons
from communications.reading.pieces import Piece, texts
from communications.reading.questions import read_questions
from communications.reading.refusal import why_no_letter, why_no_opening
from communications.reading.structure import NotALetter, Reading, ReadingWarning
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
    return _reading(pieces, opening, read_head(above, opening.language))


def _reading(pieces: list[Piece], opening: Opening, head: Head) -> Reading:
    language = opening.language
    own = head.reference.reference if head.reference else None
    line = next(each.line for each in pieces if each.part is Part.OPENING)
    mandates, on_mandates = read_mandates(opening, line, head.mandates)
    addressee, on_addressee = read_addressee(pieces, own, language)
    copies = frozenset(sentences_on_copies(pieces, language))
    earlier = read_earlier(pieces, own, copies, language)
    incidents, on_incidents = read_incident_dates(
        pieces, head.letter_date, set(earlier.days), language
    )
    questions, on_questions = read_questions(pieces)
    delays = read_delays(pieces, language, expects_window=own is None or own.type == "AL")
    signatories, on_signatories = read_signatories(pieces)
    names = frozenset(each.name for each in signatories)
    persons, on_persons = read_persons(pieces, names, language)
    warnings = [
        *head.warnings,
        *on_mandates,
        *on_addressee,
        *earlier.warnings,
        *on_persons,
        *on_incidents,
        *on_questions,
        *delays.warnings,
        *on_signatories,
        *_on_what_is_missing(pieces, own),
    ]
    return Reading(
        reference=head.reference,
        language=language.code,
        letter_date=head.letter_date,
        mandates=mandates,
        addressee=addressee,
        earlier_communications=earlier.communications,
        copied_to=read_copied_to(pieces, own, language),
        persons=persons,
        incident_dates=incidents,
        facts=texts(pieces, Part.FACT),
        concerns=texts(pieces, Part.CONCERN),
        questions=questions,
        reply_window=delays.reply,
        reply_due_on=_due_on(head.letter_date, delays),
        publication_delay=delays.publication,
        signatories=signatories,
        annex=read_annex(pieces),
        text=LetterText(language.code, tuple(each.block for each in pieces)),
        warnings=tuple(sorted(warnings, key=lambda warning: warning.line)),
    )


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
