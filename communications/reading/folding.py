"""Folding: the form in which formulas are looked for in a text."""

from __future__ import annotations

import unicodedata


class _Folds(dict[int, str]):
    """One character for one: small letter without accent, straight quotes, plain dashes."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        base = unicodedata.normalize("NFKD", character)[:1].lower()
        folded = base if len(base) == 1 and base.isalnum() else character
        self[code] = folded
        return folded


_FOLDS = _Folds({ord(c): "'" for c in "‘’‚‛`´ʼ′"})
_FOLDS |= {ord(c): '"' for c in "“”„‟«»″"} | {ord(c): "-" for c in "‐‑‒–—―−"}
_FOLDS |= {ord("ß"): "s", ord("æ"): "a", ord("œ"): "o", ord("ø"): "o", ord("ł"): "l"}


def fold(text: str) -> str:
    """`text` in small letters without accents, quotes and dashes plain; of the same length.

    Since the length stays, a place found in the folded text is the same place in the text.
    """
    return text.translate(_FOLDS)
