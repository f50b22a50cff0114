"""Where the name of a company, bank or other body ends in running text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from communications.reading.company_forms import COMPANY_FORMS
from communications.reading.folding import fold
from communications.reading.languages import Language, words
from parties.state_names import code_of_state

LONGEST_NAME = 120
_WORD = re.compile(r" ?([^\s,;:()\"“”«»]+)")
_QUOTED = re.compile(r"[\"“«]\s?([^\"“”«»]{2,100}?)\s?[\"”»]")
_BRACKETED = re.compile(r" ?\([A-Z][^\s()]*(?: [A-Z&][^\s()]*){0,3}\)(?= [A-Z&])")
_CAPITALS = r"[^\W\d_a-z][^\s,;:()]*(?: [^\W\d_a-z][^\s,;:()]*){0,3}"
_SEVERAL = re.compile(rf"(?:, {_CAPITALS}){{1,6}},? (?:(?P<sign>&)|and|et|y|e) (?={_CAPITALS})")
_NAMES_THEN_FORM = re.compile(rf" ?(?:[A-Z&][^\s,;:()]* ){{1,4}}?(?={COMPANY_FORMS.pattern})")
_ABBREVIATION = re.compile(r"(?:[A-Z]|St|Sta|Sto|Ste|Mt|Bros|Gebr|C[íi]a|Cie|Ets|No)\.")
_DOTTED = re.compile(r"(?:[A-Z]\.){2,}")
_SMALL_AND_CAPITAL = re.compile(r"[dl]['’][^\W\d_a-z]")

_ARTICLES_AND_CAPITAL = re.compile(
    r"(?: (?:de|del|la|las|los|el|du|des|the|le|les)){0,2}(?= (?:[dl]['’])?[A-Z0-9À-Ý])"
)

_AND = words("and y e et")
_PURPOSE = words("for para pour")
_OF = words("of de del la las los el du des le les di da do dos das della von van der den the")
_NEVER_IN_A_NAME = words(
    "which that who whose is are has have had was were will would may in at to on by as with from",
    "qui que dont est sont a ont avait etait sera dans par avec en au aux depuis",
    "es son ha han fue fueron era con por cuyo cuya desde sobre al se",
)
_MOST_WORDS_OF_A_STATE = 6


@dataclass(frozen=True, slots=True)
class PrintedName:
    """A name that stands at a place; `name` is None where its end cannot be told."""

    name: str | None
    begins: str


def name_at(text: str, language: Language) -> PrintedName | None:
    """The proper name right after "your company," (the comma may be missing); None where none is.

    A name ends with its legal form; without one, with the comma, bracket or full stop that closes
    it, or with a word that no name holds. Where the text allows two ends the name is left open.
    """
    opened = re.match(r"\s*[,(]\s*", text)
    rest = _without_article(text[opened.end() :] if opened else text.lstrip(), language)
    quoted = _QUOTED.match(rest)
    if quoted:
        return PrintedName(quoted[1].rstrip(","), quoted[1])
    if not (rest[:1].isupper() or rest[:1].isdigit() or _SMALL_AND_CAPITAL.match(rest)):
        return None
    end = _end(rest[: 2 * LONGEST_NAME], opened is not None, language)
    name = rest[:end] if end and end <= LONGEST_NAME else None
    return PrintedName(name, " ".join(rest.split()[:4]))


def _without_article(text: str, language: Language) -> str:
    if text[:2].lower() in {"l'", "l’"}:
        return text[2:]
    first, _, rest = text.partition(" ")
    return rest if first.lower() in language.articles else text


class _Kind(Enum):
    GOES_ON = auto()
    IN_DOUBT = auto()  # goes on only if a comma, bracket or legal form closes it
    ENDS = auto()
    OPEN = auto()  # the end cannot be told


_Step = tuple[_Kind, int]


def _end(text: str, opened: bool, language: Language) -> int | None:
    """The place where the name with which `text` begins ends; None where it cannot be told."""
    place, doubt = 0, False
    while True:
        form = (
            COMPANY_FORMS.match(text, place + 1)
            if place and text[place : place + 1] == " "
            else None
        )
        if form:
            kind, place = _after_form(text, form.end(), language)
            doubt = doubt and kind is not _Kind.ENDS
        else:
            kind, place = _step(text, place, opened, language)
        doubt = doubt or kind is _Kind.IN_DOUBT
        if kind is _Kind.OPEN:
            return None
        if kind is _Kind.ENDS:
            closed = opened and text[place : place + 1] in {",", ")"}
            return None if doubt and not closed else place


def _after_form(text: str, place: int, language: Language) -> _Step:
    """A form ends the name, unless more capitals and another form follow: "Bread Co. Asia Ltd."."""
    following = _WORD.match(text, place)
    if following is None or _is_foreign(text, place, language):
        return _Kind.ENDS, place
    if _NAMES_THEN_FORM.match(text, place):
        return _Kind.GOES_ON, place
    if following[1][:1].isupper() and text[place - 1] != ".":
        return _Kind.OPEN, place
    return _Kind.ENDS, place


def _step(text: str, place: int, opened: bool, language: Language) -> _Step:
    match = _WORD.match(text, place)
    if match is None:
        return _at_punctuation(text, place, language)
    word = match[1]
    if place and _is_foreign(text, place, language):
        return _Kind.ENDS, place
    if word[:1].islower() and not _SMALL_AND_CAPITAL.match(word):
        return _at_small_word(text, match, opened, language)
    return _at_capital(text, match)


def _is_foreign(text: str, place: int, language: Language) -> bool:
    """Whether a form of address begins at `place`: a person is no part of a company's name."""
    word = _WORD.match(text, place)
    return word is not None and (
        word[1][:1].isupper() and fold(word[1]).rstrip(".") in language.person_titles
    )


def _names_a_state(text: str) -> bool:
    found = re.split(r"[,;:.()]", text.strip(), maxsplit=1)[0].split()[:_MOST_WORDS_OF_A_STATE]
    return any(code_of_state(" ".join(found[:length])) for length in range(1, len(found) + 1))


def _at_punctuation(text: str, place: int, language: Language) -> _Step:
    bracketed = _BRACKETED.match(text, place)
    if bracketed:
        return _Kind.GOES_ON, bracketed.end()
    if text[place : place + 1] != ",":
        return _Kind.ENDS, place
    form = COMPANY_FORMS.match(text, place + 2)
    if form:
        return _after_form(text, form.end(), language)
    following = _WORD.match(text, place + 1)
    capital = following is not None and following[1][:1].isupper()
    foreign = _is_foreign(text, place + 1, language) or _names_a_state(text[place + 1 :])
    if foreign or not capital:
        return _Kind.ENDS, place
    several = _SEVERAL.match(text, place)
    if several and (several["sign"] or _NAMES_THEN_FORM.match(text, several.end())):
        return _Kind.GOES_ON, several.end() - 1
    return _Kind.OPEN, place


def _at_small_word(text: str, match: re.Match[str], opened: bool, language: Language) -> _Step:
    word, start = fold(match[1]).rstrip("."), match.start()
    if word in _NEVER_IN_A_NAME:
        return _Kind.ENDS, start
    links = word in _AND | _PURPOSE | _OF
    rest = _ARTICLES_AND_CAPITAL.match(text, match.end()) if links else None
    if rest:
        return _at_link(text, match, rest, language)
    if word in _AND:
        return _Kind.ENDS, start
    if language.code == "en":
        return (_Kind.OPEN if opened or links else _Kind.ENDS), start
    if match[1].endswith("."):
        return _Kind.OPEN, start
    return (_Kind.IN_DOUBT if opened else _Kind.OPEN), match.end()


def _at_link(text: str, match: re.Match[str], rest: re.Match[str], language: Language) -> _Step:
    """At "of", "for" or "and" before a capital: "Bank of ...", "Salt and ...", "and Ms. ..."."""
    word, start = fold(match[1]), match.start()
    if _is_foreign(text, rest.end(), language):
        return _Kind.ENDS, start
    if word in _OF:
        return _Kind.GOES_ON, rest.end()
    if word in _AND and rest[0].strip() in language.articles:
        return _Kind.ENDS, start
    # "Bank of Fiji and Tonga" is one name, "Bread Group and Tonga" is not.
    if word in _AND and _names_a_state(text[match.end() :]):
        return _Kind.OPEN, start
    return _Kind.IN_DOUBT, rest.end()


def _at_capital(text: str, match: re.Match[str]) -> _Step:
    word, end = match[1], match.end()
    next_is_capital = text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()
    possessive = re.search(r"['’]s?$", word)
    if possessive and not next_is_capital and text[end : end + 1] not in {",", ")"}:
        return _Kind.ENDS, end - len(possessive[0])
    if not word.endswith("."):
        return _Kind.GOES_ON, end
    if _ABBREVIATION.fullmatch(word) and next_is_capital:
        return _Kind.GOES_ON, end
    if _DOTTED.fullmatch(word):
        more = match.start() == 0 or _NAMES_THEN_FORM.match(text, end)
        return (_Kind.OPEN if next_is_capital and not more else _Kind.GOES_ON), end
    return _Kind.ENDS, end - 1
