"""The persons whom a letter concerns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from communications.letter_text import Part
from communications.reading.folding import fold
from communications.reading.languages import Language
from communications.reading.names import Mention, find_mentions
from communications.reading.pieces import Piece
from communications.reading.structure import ReadingWarning

_BEFORE_FACTS = (Part.PARAGRAPH, Part.SUBHEADING)
_IN_FACTS = (Part.FACT, Part.SUBHEADING)
_CLOSE = 60
_MOST_MENTIONS = 2000
_BOLD_NAME = re.compile(
    r"[^\W\d_a-z][\w'’.-]*(?: (?:(?:de|da|do|dos|del|la|van|von|bin|al|el|y) )?[^\W\d_a-z][\w'’.-]*){1,5}"
)
_LONGEST_AFTER_NAME = 90


@dataclass(frozen=True, slots=True)
class _Seen:
    mention: Mention
    piece: Piece
    presented: bool


def read_persons(
    pieces: list[Piece], signatories: frozenset[str], language: Language
) -> tuple[tuple[str, ...], list[ReadingWarning]]:
    """Full names as printed, without titles, in order of first mention.

    Persons named with a form of address between the subject and the facts, and in the facts; in
    the facts, and in a letter that states none (comments on a law), officials ("Mr. X, Minister of
    ...") are left out with a warning. A shorter mention
    or an alias of a person is the same person. `signatories` are never persons concerned.
    """
    warnings: list[ReadingWarning] = []
    seen: list[_Seen] = []
    aliases: set[tuple[str, ...]] = set()
    states_facts = any(each.part is Part.FACT for each in pieces)
    for each, presented in _where_persons_are(pieces):
        for mention in sorted(_mentions(each, presented, language), key=lambda m: m.start):
            if mention.name in signatories or len(seen) >= _MOST_MENTIONS:
                continue
            if not (presented and states_facts) and _is_official(each, mention, language):
                message = f"{mention.name} was read as an official, not as a person concerned"
                warnings.append(ReadingWarning(each.line, message))
                continue
            seen.append(_Seen(mention, each, presented))
            aliases |= _aliases_after(each, mention, language)
    if len(seen) == _MOST_MENTIONS:
        message = f"more than {_MOST_MENTIONS} persons are named: the others were not read"
        warnings.append(ReadingWarning(seen[-1].piece.line, message))
    names, doubts = _distinct(seen, aliases)
    return names, warnings + doubts


def _where_persons_are(pieces: list[Piece]) -> Iterator[tuple[Piece, bool]]:
    """The pieces that may name persons concerned, and whether they stand before the facts."""
    before_facts = opened = False
    for each in pieces:
        if each.part is Part.OPENING:
            before_facts = opened = True
        elif each.part in {Part.FACTS_LEAD, Part.FACT, Part.CONCERN}:
            before_facts = False
        elif each.part in {Part.QUESTIONS_LEAD, Part.COMPLIMENT}:
            return
        if before_facts and each.part in _BEFORE_FACTS:
            yield each, True
        elif opened and not before_facts and each.part in _IN_FACTS:
            yield each, False


def _mentions(each: Piece, presented: bool, language: Language) -> list[Mention]:
    mentions = list(find_mentions(each.text, language))
    return mentions + (_bold_names(each, mentions, language) if presented else [])


def _bold_names(each: Piece, mentions: list[Mention], language: Language) -> list[Mention]:
    """Bold names without a form of address, where the words after them tell of no organisation."""
    found: list[Mention] = []
    for start, end in each.bold:
        name = each.text[start:end].strip(" ,.")
        after = re.findall(r"\w+", fold(each.text[end : end + _LONGEST_AFTER_NAME]))
        before = re.findall(r"\w+", fold(each.text[max(0, start - _CLOSE // 2) : start]))
        words = {*before, *after, *re.findall(r"\w+", fold(name))}
        covered = any(m.title_start < end and start < m.end for m in mentions)
        if each.part is Part.SUBHEADING or covered or "." in name or words & language.no_person:
            continue
        if _BOLD_NAME.fullmatch(name):
            found.append(Mention(name, start, start + len(name), start))
    return found


def _is_official(each: Piece, mention: Mention, language: Language) -> bool:
    """Whether an office stands right before or right after the name."""
    after = fold(each.text[mention.end : mention.end + _CLOSE])
    apposition = re.match(r"\s*[,(]\s*", after)
    if apposition and language.official.match(after[apposition.end() :]):
        return True
    before = fold(each.text[max(0, mention.title_start - _CLOSE) : mention.title_start]).rstrip(
        " ,"
    )
    return any(
        not re.search(r"[.;:,]", before[found.end() :]) and len(before) - found.end() <= _CLOSE // 2
        for found in language.official.finditer(before)
    )


def _aliases_after(each: Piece, mention: Mention, language: Language) -> set[tuple[str, ...]]:
    after = each.text[mention.end : mention.end + 2 * _CLOSE]
    match = language.alias.search(fold(after)[:_CLOSE])
    if not match:
        return set()
    name = re.match(r"[\s“”\"'‘«:]*((?:[^\W\d_a-z][\w'’-]*\s?){1,4})", after[match.end() :])
    return {tuple(fold(name[1]).split())} if name else set()


def _distinct(
    seen: list[_Seen], aliases: set[tuple[str, ...]]
) -> tuple[tuple[str, ...], list[ReadingWarning]]:
    """Each person once, by the longest name, at the place of the first mention."""
    full = _full_names(seen, aliases)
    warnings: list[ReadingWarning] = []
    order: dict[str, None] = {}
    for each in seen:
        words = each.mention.words
        owners = full.owners(words)
        if len(owners) == 1:
            order[owners[0]] = None
        elif len(owners) > 1:
            message = f"“{each.mention.name}” may be one of several persons"
            warnings.append(ReadingWarning(each.piece.line, message))
        elif words not in aliases and each.presented:
            order[each.mention.name] = None
        elif words not in aliases:
            message = f"“{each.mention.name}” is not named in full: not read as a person"
            warnings.append(ReadingWarning(each.piece.line, message))
    return tuple(order), warnings


@dataclass(slots=True)
class _FullNames:
    """Names of two words or more that are no shorter form of another, by each of their words."""

    names: dict[tuple[str, ...], str]
    by_word: dict[str, list[tuple[str, ...]]]

    def owners(self, words: tuple[str, ...]) -> list[str]:
        """The full names of which `words` is the whole or a shorter form."""
        if words in self.names:
            return [self.names[words]]
        candidates = self.by_word.get(words[0] if words else "", [])[:200]
        return [self.names[full] for full in candidates if _is_short_form(words, full)]


def _full_names(seen: list[_Seen], aliases: set[tuple[str, ...]]) -> _FullNames:
    longest_first = sorted({each.mention.words for each in seen}, key=len, reverse=True)
    printed: dict[tuple[str, ...], str] = {}
    for each in seen:
        printed.setdefault(each.mention.words, each.mention.name)
    full = _FullNames({}, {})
    for words in longest_first:
        if len(words) > 1 and words not in aliases and not full.owners(words):
            full.names[words] = printed[words]
            for word in dict.fromkeys(words):
                full.by_word.setdefault(word, []).append(words)
    return full


def _is_short_form(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether the words of `short` stand in `full`, in the same order."""
    rest = iter(full)
    return 0 < len(short) < len(full) and all(word in rest for word in short)
