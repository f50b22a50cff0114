"""Earlier letters that a letter cites, when they went out and when they were answered."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from communications.letter_text import Part
from communications.reading.citations import Citation, read_citation, series_key
from communications.reading.dates import FoundDate
from communications.reading.languages import Language
from communications.reading.pieces import Piece
from communications.reading.sentences import sentences_of
from communications.reading.structure import EarlierCommunication, ReadingWarning
from communications.references import Reference

_CITING = frozenset(Part) - {
    Part.HEADING,
    Part.REFERENCE,
    Part.REFERENCE_NOTE,
    Part.DATE,
    Part.SALUTATION,
    Part.SIGNATORY_NAME,
    Part.SIGNATORY_TITLE,
}


@dataclass(slots=True)
class _Letter:
    reference: Reference
    sent_on: date | None = None
    replied_on: date | None = None


@dataclass(slots=True)
class _Reader:
    """The letters met so far, and those of the present paragraph and of its last sentence."""

    letters: dict[tuple[str, int, int], _Letter] = field(default_factory=dict)
    in_paragraph: dict[tuple[str, int, int], _Letter] = field(default_factory=dict)
    last_named: list[_Letter] = field(default_factory=list)
    days: set[date] = field(default_factory=set)
    warnings: list[ReadingWarning] = field(default_factory=list)

    def take(self, citation: Citation, line: int) -> None:
        """Enter what one sentence says."""
        named = [self._entered(each.reference) for each in citation.references]
        for reference, day in citation.sent:
            self._sent(self.letters[series_key(reference)], day, citation, line)
        if citation.replied:
            self._replied(list(citation.replied), named, line)
        for each in citation.unplaced:
            self.warnings.append(
                ReadingWarning(line, f"{each.printed}: it is not clear which letter it dates")
            )
        self.in_paragraph |= {series_key(each.reference): each for each in named}
        self.last_named = named or self.last_named

    def _entered(self, reference: Reference) -> _Letter:
        letter = self.letters.setdefault(series_key(reference), _Letter(reference))
        if letter.reference.type is None:
            letter.reference = reference
        return letter

    def _sent(self, letter: _Letter, day: date, citation: Citation, line: int) -> None:
        self.days.add(day)
        if letter.sent_on is None:
            letter.sent_on = day
        elif letter.sent_on != day and citation.replies and day > letter.sent_on:
            letter.replied_on = letter.replied_on or day
        elif letter.sent_on != day:
            message = f"{letter.reference} is dated both {letter.sent_on} and {day}"
            self.warnings.append(ReadingWarning(line, message))

    def _replied(self, dates: list[FoundDate], named: list[_Letter], line: int) -> None:
        """Replies in the order of the letters they answer; not assigned where numbers differ."""
        candidates = (
            named,
            self.last_named,
            list(self.in_paragraph.values()),
            list(self.letters.values()),
        )
        answered = next((each for each in candidates if len(each) == len(dates)), None)
        for index, found in enumerate(dates):
            if found.day:
                self.days.add(found.day)
            if answered is None or found.day is None:
                message = f"{found.printed}: it is not clear which letter was answered then"
                self.warnings.append(ReadingWarning(line, message))
            elif found.day < (answered[index].sent_on or found.day):
                message = f"{found.printed}: a reply before the letter {answered[index].reference}"
                self.warnings.append(ReadingWarning(line, message))
            else:
                answered[index].replied_on = answered[index].replied_on or found.day


@dataclass(frozen=True, slots=True)
class Earlier:
    """The letters cited, in order of first mention; `days` are those named as theirs."""

    communications: tuple[EarlierCommunication, ...]
    days: frozenset[date]
    warnings: tuple[ReadingWarning, ...]


def read_earlier(
    pieces: list[Piece], own: Reference | None, copies: frozenset[str], language: Language
) -> Earlier:
    """The earlier letters. `copies`: sentences that speak of letters sent beside this one."""
    reader = _Reader()
    before_facts = True
    for each in pieces:
        before_facts = before_facts and each.part not in {Part.FACT, Part.CONCERN}
        if each.part not in _CITING:
            continue
        reader.in_paragraph, reader.last_named = {}, []
        for sentence in sentences_of(each.text, language):
            if sentence.text in copies:
                continue
            citation = read_citation(sentence, own, language)
            known = reader.letters if before_facts else reader.in_paragraph
            if citation.references or (citation.replied and known):
                reader.take(citation, each.line)
    found = tuple(
        EarlierCommunication(letter.reference, letter.sent_on, letter.replied_on)
        for letter in reader.letters.values()
    )
    return Earlier(found, frozenset(reader.days), tuple(reader.warnings))
