"""What one sentence says of other letters: which it cites, which dates are of what."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

from communications.reading.dates import FoundDate, find_dates
from communications.reading.languages import Language
from communications.reading.sentences import Sentence
from communications.references import FoundReference, Reference, find_references

_NEAR = 60
_JUST_BEFORE = 40
_BETWEEN_DATE_AND_REFERENCE = re.compile(
    r"[ ,(]*(?:(?:ref(?:erence)?s?|case|no|n°|our|see|under|dated?|of|sent|transmitted|issued|on|du|de|le|la"
    r"|datee?s?|en date|envoyee?s?|fecha|del|el|enviada|fechada|numero)\b[ ,.:(]*)*"
)


@dataclass(frozen=True, slots=True)
class Citation:
    """A sentence's references to other letters, and its dates by what they are dates of.

    `sent` pairs references with the days on which they went out; `replied` are days of replies,
    not yet assigned; `unplaced` are days of letters that no order of words assigns.
    """

    references: tuple[FoundReference, ...]
    sent: tuple[tuple[Reference, date], ...]
    replied: tuple[FoundDate, ...]
    unplaced: tuple[FoundDate, ...]
    replies: bool


@dataclass(frozen=True, slots=True)
class _Cue:
    start: int
    end: int
    kind: str


def read_citation(sentence: Sentence, own: Reference | None, language: Language) -> Citation:
    """The citation that a sentence makes; empty for a sentence without one."""
    references = [
        each for each in find_references(sentence.text) if not same_letter(each.reference, own)
    ]
    folded = sentence.folded
    replies = language.reply.search(folded) is not None
    if not references and not replies:
        return Citation((), (), (), (), replies=False)
    dates = [each for each in find_dates(sentence.text) if each.day]
    cues = _cues(folded, language)
    answered = not language.no_reply.search(folded)
    replied: list[FoundDate] = []
    out: list[FoundDate] = []
    for each in dates:
        (replied if answered and _is_reply(each, cues, folded) else out).append(each)
    sent, unplaced = _paired(references, out, folded)
    return Citation(tuple(references), tuple(sent), tuple(replied), tuple(unplaced), replies)


def same_letter(one: Reference, other: Reference | None) -> bool:
    """Whether two references name one letter: the type may be left out."""
    return other is not None and series_key(one) == series_key(other)


def series_key(reference: Reference) -> tuple[str, int, int]:
    """What names a letter whatever its type: code, number and year."""
    return (reference.code, reference.number, reference.year)


def _cues(folded: str, language: Language) -> list[_Cue]:
    kinds = (
        ("reply", language.reply),
        ("noun", language.letter_noun),
        ("verb", language.sent_verb),
    )
    cues = [_Cue(m.start(), m.end(), kind) for kind, shape in kinds for m in shape.finditer(folded)]
    return sorted(cues, key=lambda cue: cue.start)


def _is_reply(each: FoundDate, cues: list[_Cue], folded: str) -> bool:
    """Whether a date is a reply's: the nearest word before it that tells, tells it."""
    before = bisect_right(cues, each.start, key=lambda cue: cue.end)
    if not before:
        return bool(cues) and cues[0].kind == "reply"
    last = cues[before - 1]
    if last.kind == "reply" or before == 1 or cues[before - 2].kind != "reply":
        return last.kind == "reply"
    gap = last.start - cues[before - 2].end
    if last.kind == "verb":
        return gap <= _JUST_BEFORE
    return gap <= _NEAR and folded[last.end :].lstrip().startswith(",")


def _paired(
    references: list[FoundReference], dates: list[FoundDate], folded: str
) -> tuple[list[tuple[Reference, date]], list[FoundDate]]:
    """Which letter went out on which day: in equal numbers by their order, else by nearness."""
    if len(references) == len(dates):
        pairs = zip(references, dates, strict=True)
        return [(ref.reference, each.day) for ref, each in pairs if each.day], []
    found: list[tuple[Reference, date]] = []
    unplaced: list[FoundDate] = []
    for each in dates:
        place = bisect_right(references, each.start, key=lambda ref: ref.start)
        beside = references[max(0, place - 1) : place + 1]
        near = [ref for ref in beside if _adjoin(ref, each, folded)]
        if len(near) == 1 and each.day:
            found.append((near[0].reference, each.day))
        else:
            unplaced.append(each)
    return found, unplaced if references else []


def _adjoin(reference: FoundReference, each: FoundDate, folded: str) -> bool:
    if each.end <= reference.start:
        gap = folded[each.end : reference.start]
    else:
        gap = re.sub(r"^\),?", "", folded[reference.end : each.start])
        if gap.strip() in {"and", "et", "y", ""} and folded[reference.end : each.start].startswith(
            ")"
        ):
            return False
    return len(gap) <= _NEAR and _BETWEEN_DATE_AND_REFERENCE.fullmatch(gap) is not None
