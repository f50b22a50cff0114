"""Names of States: which State a name means, which States a text names, what a State is called.

Names are compared by their words, without accents, capitals and punctuation, so that
"République islamique d'Iran", "Iran (Islamic Republic of)" and "the Islamic Republic of Iran"
all lead to IRN. In running text the longest name wins: "Democratic Republic of the Congo" is never
read as "Congo". A name right after a form of address ("Mr. Jordan") is a person's.

Known limits: Russian names are found in the nominative only; an Arabic name is found with the
one-letter words that are written on to it, but no other change.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise

from .reference_data import StateRecord, state_records

STATE_CODES: frozenset[str] = frozenset(state.code for state in state_records().states)

# One Chinese character is one word: Chinese does not separate words.
_WORD = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+")
_SAME_WORD = {"du": "de", "del": "de", "des": "de", "d": "de", "saint": "st", "sainte": "ste"}
_SAME_WORD |= {"et": "and", "y": "and", "e": "and"}
_ARTICLES = frozenset({"the", "la", "le", "les", "l", "el", "los", "las"})
_AFTER_WHICH_ARTICLES_DROP = frozenset({"of", "de", "and"})
_FORMS_OF_ADDRESS = (
    frozenset({"mr", "mrs", "ms", "miss", "dr"})
    | {"m", "mm", "mme", "mmes", "mlle"}
    | {"sr", "sra", "srta", "don", "dona", "senor", "senora"}
)
_ARABIC_PREFIXES = "وفبكل"
_ARABIC_TATWEEL = "\u0640"

Words = tuple[str, ...]


@dataclass(frozen=True)
class _Word:
    """A word of a text: in the form that is compared, and as it was written."""

    compared: str
    written: str


def _bare(text: str) -> str:
    """The text without accents, Arabic vowels and the stroke that widens Arabic words."""
    marks_apart = unicodedata.normalize("NFKD", text.replace("&", " and "))
    return "".join(c for c in marks_apart if c != _ARABIC_TATWEEL and not unicodedata.combining(c))


def _words(text: str) -> list[_Word]:
    """The words of a text; an article after "of" or "and" is left out, as usage varies there."""
    words: list[_Word] = []
    written = _WORD.findall(_bare(text))
    for word, following in pairwise([*written, ""]):
        compared = _SAME_WORD.get(word.casefold(), word.casefold())
        of_the = bool(words) and words[-1].compared in _AFTER_WHICH_ARTICLES_DROP
        el_salvador = following.casefold() == "salvador"
        if not (of_the and compared in _ARTICLES and not el_salvador):
            words.append(_Word(compared, word))
    return words


def _compared(text: str) -> Words:
    return tuple(word.compared for word in _words(text))


def _written(text: str) -> Words:
    return tuple(word.written for word in _words(text))


@dataclass(frozen=True)
class _Index:
    """Every known name by its words.

    `in_text` holds "" for a phrase that names no State. `lengths`: for a first word, how many
    words the names have that begin with it, most first. `acronyms` are compared as written.
    """

    alone: dict[Words, str]
    in_text: dict[Words, str]
    lengths: dict[str, list[int]]
    acronyms: dict[Words, str]


@cache
def _index() -> _Index:
    records = state_records()
    names = {
        _compared(name): state.code
        for state in records.states
        for name in (*(dated.name for dated in state.names), *state.other_names)
    }
    acronyms = {
        _written(acronym): state.code for state in records.states for acronym in state.acronyms
    }
    ambiguous = {_compared(name) for name in records.only_when_alone}
    in_text = {words: code for words, code in names.items() if words not in ambiguous}
    in_text |= {_compared(phrase): "" for phrase in records.not_a_state}
    lengths: dict[str, list[int]] = {}
    for words in sorted(in_text, key=len, reverse=True):
        known = lengths.setdefault(words[0], [])
        if len(words) not in known:
            known.append(len(words))
    alone = names | {_compared(" ".join(words)): code for words, code in acronyms.items()}
    return _Index(alone, in_text, lengths, acronyms)


def code_of_state(name: str) -> str | None:
    """The alpha-3 code of the State that `name` means, or None.

    `name` is the name and nothing else but a leading article or "of": present, former, formal or
    everyday, in any of the six languages, or an acronym such as "DRC".
    """
    words = _compared(name)
    known = _index().alone
    while words:
        if words in known:
            return known[words]
        if words[0] not in _ARTICLES | _AFTER_WHICH_ARTICLES_DROP:
            return None
        words = words[1:]
    return None


def states_named_in(text: str) -> list[str]:
    """The alpha-3 codes of the States named in `text`, in order of first mention, each once.

    Adjectives ("Mexican") and places that carry a State's name ("Gulf of Mexico") do not count.
    """
    return list(dict.fromkeys(_mentions(_words(text))))


def _mentions(words: list[_Word]) -> Iterator[str]:
    place = 0
    while place < len(words):
        code, length = _longest_name_at(words, place)
        after_address = place > 0 and words[place - 1].compared in _FORMS_OF_ADDRESS
        if code and not after_address:
            yield code
        place += length


def _longest_name_at(words: list[_Word], place: int) -> tuple[str, int]:
    """The code ("" for none) of the longest name that begins at `place`, and its word count."""
    index = _index()
    for first in _spellings(words[place].compared):
        for length in index.lengths.get(first, ()):
            found = (first, *(word.compared for word in words[place + 1 : place + length]))
            if found in index.in_text:
                return index.in_text[found], length
    for length in (3, 2, 1):
        written = tuple(word.written for word in words[place : place + length])
        if written in index.acronyms:
            return index.acronyms[written], length
    return "", 1


def _spellings(word: str) -> Iterator[str]:
    """A word as it is; in Arabic also without the one-letter words written on to it."""
    yield word
    if word[0] in _ARABIC_PREFIXES and len(word) > 3:
        yield from _spellings(word[1:])
        if word.startswith("لل"):
            yield "ال" + word[2:]


def state_name(code: str, language: str, on: date | None = None) -> str:
    """The short name that the United Nations used for a State on the day `on`.

    `language`: one of ar, en, es, fr, ru, zh. `on` None: the present name.
    Raises KeyError for an unknown code or language.
    """
    state = _states_by_code()[code]
    names = [name for name in state.names if name.language == language]
    if not names:
        raise KeyError(language)
    if on is None:
        return names[-1].name
    return next(name.name for name in names if name.holds_on(on))


@cache
def _states_by_code() -> dict[str, StateRecord]:
    return {state.code: state for state in state_records().states}
