"""Names of persons in a text: a form of address and the words of a name after it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from communications.reading.folding import fold
from communications.reading.languages import ALL_LANGUAGES, Language, words

_WORD = re.compile(r"[^\s,;:()\[\]“”\"«»!?/]+")
_TITLE_DOT = frozenset(
    {"mr", "mrs", "ms", "dr", "prof", "rev", "m", "mm", "sr", "sra", "srta", "sres", "d", "dra"}
)
_NEEDS_DOT = frozenset({"m", "mm", "d"})
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?){1,4}")
_PARTICLES = words(
    "de da do dos das del della di du la las los le van von der den ter ten bin bint ibn ben ould al",
    "el ul e zu af abu ag",
)
_JOINED_PARTICLE = re.compile(r"(?:al|el|ul|ur|as|ash|ad|az|an|at|d|l|o)[-'’][^\W\d_a-z].*")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_AND = frozenset({"and", "et", "y", "e"})
_PLURAL_TITLES = frozenset({"messrs", "mses", "mm", "mmes", "mlles", "sres", "sras"})
_PLURAL_TITLES |= {"messieurs", "mesdames", "senores", "senoras"}
_MOST_WORDS = 8
_ALL_TITLES = frozenset(title for each in ALL_LANGUAGES for title in each.person_titles)


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named in a text: the name as printed, without title, and its place."""

    name: str
    start: int
    end: int
    title_start: int

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words of the name, by which mentions are compared."""
        return tuple(fold(word).strip(".") for word in self.name.split())


def find_mentions(text: str, language: Language) -> Iterator[Mention]:
    """The persons named with a form of address in `text`, in order."""
    words = [(match.start(), match[0]) for match in _WORD.finditer(text)]
    index = 0
    while index < len(words):
        if not _is_title(words, index, text, language):
            index += 1
            continue
        title_start, plural = words[index][0], _bare(words[index][1]) in _PLURAL_TITLES
        while index < len(words) and _is_title(words, index, text, language):
            index += 1
            if index < len(words) and fold(words[index][1]) in _AND and _titled(words, index + 1):
                index += 1
        name = _name_from(words, index, text)
        while name:
            yield Mention(name.text, name.start, name.end, title_start)
            index = name.next_index
            name = _next_of_list(words, index, text) if plural else None


def _bare(word: str) -> str:
    return fold(word).rstrip(".")


def _titled(words: list[tuple[int, str]], index: int) -> bool:
    return index < len(words) and _bare(words[index][1]) in _ALL_TITLES


def _is_title(words: list[tuple[int, str]], index: int, text: str, language: Language) -> bool:
    word = words[index][1]
    bare = _bare(word)
    if bare not in language.person_titles or not (word.istitle() or bare == "mm"):
        return False
    if bare in _NEEDS_DOT and not word.endswith("."):
        return False
    if word.endswith(".") and bare not in _TITLE_DOT and bare not in _PLURAL_TITLES:
        return bare in {"lic", "ing", "dna", "pr", "me", "mme", "mlle"}
    following = words[index + 1] if index + 1 < len(words) else None
    gap = text[words[index][0] + len(word) : following[0]] if following else "x"
    return following is not None and not gap.strip()


@dataclass(frozen=True, slots=True)
class _Name:
    text: str
    start: int
    end: int
    next_index: int


def _name_from(words: list[tuple[int, str]], index: int, text: str) -> _Name | None:
    """The name that begins with the word at `index`, or None."""
    end = start = words[index][0] if index < len(words) else len(text)
    taken = 0
    while index + taken < len(words) and taken < _MOST_WORDS:
        place = words[index + taken][0]
        if text[end:place].strip() and taken:
            break
        bare, closes = _name_word(words, index + taken, first=taken == 0)
        if not bare:
            break
        taken, end = taken + 1, place + len(bare)
        if closes:
            break
    while taken and fold(text[start:end].rsplit(" ", 1)[-1]) in _PARTICLES:
        taken -= 1
        end = words[index + taken - 1][0] + len(words[index + taken - 1][1]) if taken else start
    if not taken:
        return None
    return _Name(text[start:end], start, end, index + taken)


def _name_word(words: list[tuple[int, str]], index: int, *, first: bool) -> tuple[str, bool]:
    """The word as part of a name ("" if it is none), and whether the name ends with it."""
    word = words[index][1]
    if _bare(word) in _ALL_TITLES and not first and word[:1].isupper() and len(_bare(word)) > 1:
        return "", True
    possessive = _POSSESSIVE.search(word.rstrip(".,"))
    bare = word[: possessive.start()] if possessive else word
    if _INITIALS.fullmatch(bare):
        return bare, False
    closes = possessive is not None or bare.endswith((".", "…"))
    bare = bare.rstrip(".…'’‘*")
    if not bare or any(c.isdigit() for c in bare):
        return "", True
    if bare[:1].isupper() or _JOINED_PARTICLE.fullmatch(bare):
        return bare, closes
    particle = fold(bare) in _PARTICLES and not closes and _name_follows(words, index)
    return (bare, False) if particle else ("", True)


def _name_follows(words: list[tuple[int, str]], index: int) -> bool:
    for _, word in words[index + 1 : index + 3]:
        if word[:1].isupper():
            return _bare(word) not in _ALL_TITLES
        if fold(word) not in _PARTICLES:
            return False
    return False


def _next_of_list(words: list[tuple[int, str]], index: int, text: str) -> _Name | None:
    """The next name after "Messrs. A B, C D and E F" reached a comma or "and"."""
    if index >= len(words):
        return None
    before = words[index - 1]
    gap = text[before[0] + len(before[1]) : words[index][0]]
    if fold(words[index][1]) in _AND:
        index += 1
    elif "," not in gap:
        return None
    name = _name_from(words, index, text)
    return name if name and len(name.text.split()) > 1 else None
