"""Whom a letter addresses."""

from __future__ import annotations

import re

from communications.letter_text import Part
from communications.reading.company_names import LONGEST_NAME, name_at
from communications.reading.languages import Language
from communications.reading.pieces import Piece
from communications.reading.structure import Addressee, ReadingWarning
from communications.references import OTHER_ADDRESSEE, Reference
from parties.state_names import code_of_state

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
        name, doubts = _other_name(pieces, line, language)
        warnings += doubts
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


def _other_name(
    pieces: list[Piece], line: int, language: Language
) -> tuple[str | None, list[ReadingWarning]]:
    """The first name of which the end can be told, or None with a warning."""
    open_names: list[ReadingWarning] = []
    for each in pieces:
        if each.part not in _WHERE_NAMED:
            continue
        for match in language.your_company.finditer(each.folded):
            found = name_at(each.text[match.end() : match.end() + 3 * LONGEST_NAME], language)
            if found and found.name:
                return found.name, []
            if found:
                message = f"it cannot be told where the addressee's name ends: “{found.begins} …”"
                open_names.append(ReadingWarning(each.line, message))
    return None, open_names[:1] or [ReadingWarning(line, "the addressee's name is not printed")]
