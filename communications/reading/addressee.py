"""Whom a letter addresses."""

from __future__ import annotations

import re

from communications.letter_text import Part
from communications.reading.languages import Language
from communications.reading.pieces import Piece
from communications.reading.structure import Addressee, ReadingWarning
from communications.references import OTHER_ADDRESSEE, Reference
from parties.state_names import code_of_state

_NAME_END = re.compile(
    r"[,;:()\"“”]|(?<!\b[A-Z])\.(?=\s|$)|\s(?:and|which|is|has|was|et|qui|est|y|que|es)\s|['’]s\b|$"
)
_COMPANY_FORM = re.compile(
    r", (?:Inc|Ltd|LLC|L\.L\.C|PLC|Plc|plc|Corp|Co|GmbH|AG|SE|S\.A|SA|SAS|SARL|S\.A\.S|S\.L|N\.V|B\.V"
    r"|Pty|Limited)\b\.?(?: de C\.V\.)?(?:,? Ltd\b\.?)?"
)
_LONGEST_NAME = 120
_MOST_WORDS_OF_A_STATE = 8
_WHERE_NAMED = (
    Part.PARAGRAPH,
    Part.FACTS_LEAD,
    Part.FACT,
    Part.CONCERN,
    Part.QUESTION,
    Part.CLOSING,
)


def read_addressee(
    pieces: list[Piece], reference: Reference | None, language: Language
) -> tuple[Addressee, list[ReadingWarning]]:
    """Kind, salutation without its comma, and name where the letter prints one.

    A State is named by "Government of ..." before the facts, if the name fits the reference's
    code; another addressee by "your company, ...,". Nothing is taken from elsewhere.
    """
    salutations = [each for each in pieces if each.part is Part.SALUTATION]
    salutation = salutations[-1].text.rstrip(" ,:.") if salutations else ""
    line = salutations[-1].line if salutations else 1
    warnings: list[ReadingWarning] = []
    if not salutation:
        warnings.append(ReadingWarning(line, "no salutation was found"))
    kind = _kind(pieces, reference, salutation, language)
    if reference is None:
        message = f"without a reference the addressee was taken for {_WORDS[kind]}"
        warnings.append(ReadingWarning(line, message))
    if kind == "state":
        name = _state_name(pieces, reference, language)
    else:
        name = _other_name(pieces, language)
        if name is None:
            warnings.append(ReadingWarning(line, "the addressee's name is not printed"))
    return Addressee(kind, salutation, name), warnings


_WORDS = {"state": "a State", "other": "another body"}


def _kind(
    pieces: list[Piece], reference: Reference | None, salutation: str, language: Language
) -> str:
    if reference is not None:
        return "other" if reference.code == OTHER_ADDRESSEE else "state"
    excellency = salutation.casefold().startswith(("excel", "your exc", "votre exc", "su exc"))
    own = any(language.your_company.search(each.folded) for each in pieces)
    return "state" if excellency or not own else "other"


def _state_name(pieces: list[Piece], reference: Reference | None, language: Language) -> str | None:
    for each in pieces:
        if each.part in {Part.FACTS_LEAD, Part.FACT, Part.CONCERN, Part.QUESTIONS_LEAD}:
            return None
        for match in language.government_of.finditer(each.folded):
            name = _state_at(each.text[match.end() : match.end() + 120])
            if name and reference and code_of_state(name) == reference.code:
                return name
    return None


def _state_at(text: str) -> str | None:
    """The State's name with which `text` begins, without article, as printed."""
    words = re.split(r"[,;:.\n]", text.strip(), maxsplit=1)[0].split()
    for length in range(min(_MOST_WORDS_OF_A_STATE, len(words)), 0, -1):
        name = " ".join(words[:length])
        if code_of_state(name):
            return re.sub(r"^(?:the|la|le|les|l['’]|el|los|las)\s*", "", name, flags=re.IGNORECASE)
    return None


def _other_name(pieces: list[Piece], language: Language) -> str | None:
    for each in pieces:
        if each.part not in _WHERE_NAMED:
            continue
        for match in language.your_company.finditer(each.folded):
            name = _name_at(each.text[match.end() : match.end() + 2 * _LONGEST_NAME], language)
            if name:
                return name
    return None


def _name_at(text: str, language: Language) -> str | None:
    """The proper name right after "your company," (the comma may be missing), or None."""
    apposition = re.match(r"\s*[,(]\s*", text)
    rest = text[apposition.end() :] if apposition else text.lstrip()
    words = rest.split(" ", 1)
    article = words[0].lower() in language.articles or rest[:2].lower() in {"l'", "l’"}
    if article:
        rest = rest[2:] if rest[1:2] in {"'", "’"} else words[-1]
    if not rest[:1].isupper() and not rest[:1].isdigit():
        return None
    end = _NAME_END.search(rest)
    name = rest[: end.start()] if end else rest
    form = _COMPANY_FORM.match(rest[len(name) :])
    if form:
        name += form[0]
    return _without_lower_end(name.strip()) if apposition is None else name.strip() or None


def _without_lower_end(name: str) -> str | None:
    """The leading capitalised words: without a comma nothing else tells where a name ends."""
    words = name.split()
    length = next((i for i, word in enumerate(words) if word[:1].islower()), len(words))
    return " ".join(words[:length]) or None
