"""To which States a letter on the same subject went."""

from __future__ import annotations

import re

from communications.letter_text import Part
from communications.reading.company_forms import COMPANY_FORMS
from communications.reading.folding import fold
from communications.reading.languages import Language
from communications.reading.pieces import Piece
from communications.reading.sentences import sentences_of
from communications.references import Reference
from parties.state_names import states_named_in

# A company's name up to its legal form: "Bank of Georgia plc", "Samoa Bread Pte. Ltd.".
_COMPANY = re.compile(
    rf"(?<![^\s(\"“])[A-Z][^\s,;:()]{{0,40}}(?: (?:of |de |du |del )?[A-Z&][^\s,;:()]{{0,40}}){{0,6}}?"
    rf" {COMPANY_FORMS.pattern}"
)
_WHERE_SAID = (Part.CLOSING, Part.PARAGRAPH)


def read_copied_to(
    pieces: list[Piece], own: Reference | None, language: Language
) -> tuple[str, ...]:
    """Alpha-3 codes in the order of the text, without the addressee's own.

    A State named only as a company's seat ("based in ...") or in a company's name did not get a
    letter.
    """
    codes: dict[str, None] = {}
    for sentence in sentences_on_copies(pieces, language):
        seats = language.seat_phrase.sub(lambda match: " " * len(match[0]), fold(sentence))
        visible = "".join(c if f != " " else " " for c, f in zip(sentence, seats, strict=True))
        visible = _COMPANY.sub(lambda match: "-" * len(match[0]), visible)
        codes |= dict.fromkeys(states_named_in(visible))
    return tuple(code for code in codes if own is None or code != own.code)


def sentences_on_copies(pieces: list[Piece], language: Language) -> tuple[str, ...]:
    """The sentences after the facts that say where else a letter on the subject went."""
    started = [i for i, each in enumerate(pieces) if each.part in {Part.FACT, Part.CONCERN}]
    after = pieces[started[-1] + 1 :] if started else pieces
    found: list[str] = []
    for each in after:
        if each.part in _WHERE_SAID:
            for sentence in sentences_of(each.text, language):
                folded = sentence.folded
                if language.letter_went.search(folded) and language.same_subject.search(folded):
                    found.append(sentence.text)
    return tuple(found)
