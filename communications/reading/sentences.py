"""Cutting a paragraph into sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from communications.reading.company_forms import COMPANY_FORMS
from communications.reading.folding import fold
from communications.reading.languages import Language

_END = re.compile(r"[.!?][\"'”’»)\]]*\s+(?=[^\W\d_a-z]|[\"'“‘«(\d])")
_COMPANY_FORM_AT_END = re.compile(rf"(?<![\w.]){COMPANY_FORMS.pattern}$")
_INITIAL = re.compile(r"(?:^|[\s.(])[A-Z]\.$")


@dataclass(frozen=True)
class Sentence:
    """A sentence and its place in its paragraph."""

    text: str
    start: int

    @cached_property
    def folded(self) -> str:
        """The sentence as formulas are looked for in it."""
        return fold(self.text)


def sentences_of(text: str, language: Language) -> list[Sentence]:
    """The sentences of a paragraph; "Ms.", "art.", initials and "Pte." before "Ltd." end none."""
    sentences: list[Sentence] = []
    start = 0
    for match in _END.finditer(text):
        last = text[max(start, match.start() - 20) : match.start() + 1]
        word = fold(last.rsplit(maxsplit=1)[-1]) if last.split() else ""
        if word.lstrip("(") in language.abbreviations or _INITIAL.search(last):
            continue
        if COMPANY_FORMS.match(text, match.end()) and _COMPANY_FORM_AT_END.search(last):
            continue
        sentences.append(Sentence(text[start : match.end()].rstrip(), start))
        start = match.end()
    if text[start:].strip():
        sentences.append(Sentence(text[start:], start))
    return sentences
