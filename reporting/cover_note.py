"""The note with which a letter reaches its addressee, as text. Pure.

To a State a note verbale to its Permanent Mission, in the third person and unsigned; to any other
addressee a covering letter.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from communications.enums import LetterLanguage
from communications.letter_text import Block, LetterText, Part
from communications.rules.letter_words import written_date

from .cover_note_words import WORDS, NoteWords


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverNote:
    """What a cover note says.

    language: one of `LetterLanguage`.
    recipient, address: as they stand in the addressee's contact; address lines by line feeds.
    reference: the letter's; signing: how many mandates sign it.
    due_on, public_from: the letter's days, None where it has none.
    reply_to: the e-mail address for replies.
    """

    language: str
    to_state: bool
    addressee: str
    recipient: str
    address: str
    reference: str
    letter_date: date
    signing: int
    due_on: date | None
    public_from: date | None
    reply_to: str


def compose_cover_note(note: CoverNote) -> LetterText:
    """The note, block by block."""
    words = WORDS[LetterLanguage(note.language)]
    blocks = _note_verbale(note, words) if note.to_state else _covering_letter(note, words)
    return LetterText(note.language, tuple(blocks))


def note_language(language: str) -> str:
    """The language of a note to somebody who reads `language`: English where there is none."""
    return language if language in LetterLanguage.values else LetterLanguage.ENGLISH.value


def _note_verbale(note: CoverNote, words: NoteWords) -> list[Block]:
    return [
        Block(Part.HEADING, words.office),
        Block(Part.SUBHEADING, f"{words.reference} {note.reference}"),
        *_paragraphs(note, words.note_verbale, words),
        Block(Part.COMPLIMENT, words.renewed_compliments),
        Block(Part.DATE, words.place_and_day.format(day=_day(note, note.letter_date))),
        *_address(note),
    ]


def _covering_letter(note: CoverNote, words: NoteWords) -> list[Block]:
    return [
        Block(Part.HEADING, words.office),
        *_address(note),
        Block(Part.DATE, words.place_and_day.format(day=_day(note, note.letter_date))),
        Block(Part.SUBHEADING, f"{words.reference} {note.reference}"),
        Block(Part.SALUTATION, words.salutation),
        *_paragraphs(note, words.covering_letter, words),
        Block(Part.COMPLIMENT, words.farewell),
        Block(Part.SIGNATORY_NAME, words.secretariat),
        Block(Part.SIGNATORY_TITLE, words.council),
    ]


def _paragraphs(note: CoverNote, opening: tuple[str, str], words: NoteWords) -> list[Block]:
    """What is sent, what is asked for, what is confidential."""
    for_one, for_several = opening
    facts = {
        "addressee": note.addressee,
        "reference": note.reference,
        "day": _day(note, note.letter_date),
        "signing": note.signing,
        "email": note.reply_to,
    }
    asked = words.reply_by if note.due_on else words.reply
    kept = words.public_from if note.public_from else words.confidential
    texts = [
        (for_one if note.signing == 1 else for_several).format(**facts),
        asked.format(**facts, due=_day(note, note.due_on)),
        kept.format(public=_day(note, note.public_from)),
    ]
    return [Block(Part.PARAGRAPH, text) for text in texts]


def _address(note: CoverNote) -> list[Block]:
    lines = [line.strip() for line in note.address.splitlines() if line.strip()]
    return [
        Block(Part.SIGNATORY_NAME, note.recipient),
        *(Block(Part.SIGNATORY_TITLE, line) for line in lines),
    ]


def _day(note: CoverNote, day: date | None) -> str:
    return written_date(day, note.language) if day else ""
