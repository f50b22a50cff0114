"""Names taken out of texts that are shown."""

from __future__ import annotations

import pytest

from cases.rules.masking import mask, parts_to_mask

NAMES = ["Oriana Veldt-Mbeki", "Tau O'Fictive", "محمد المثالي", "Hope Li"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("On 5 June Ms. Oriana Veldt-Mbeki was taken away.", "On 5 June Ms. [] was taken away."),
        ("ORIANA VELDT was seen.", "[] was seen."),
        ("Mbeki's house was searched.", "[] house was searched."),
        ("Veldt-Mbeki’s house was searched.", "[] house was searched."),
        ("Tau O’Fictive and Oriana left.", "[] and [] left."),
        ("Öriana was there.", "[] was there."),
        ("شوهد محمد المثالي هناك.", "شوهد [] هناك."),
        ("They hope that Hope will live.", "They hope that [] will live."),
        ("Nobody is named; Li is too short a part.", "Nobody is named; Li is too short a part."),
        ("Oriana", "[]"),
        ("", ""),
    ],
)
def test_names_are_taken_out(text, shown):
    assert mask(text, parts_to_mask(NAMES), token="[]") == shown


def test_without_names_a_text_stays_as_it_is():
    assert mask("Oriana Veldt", parts_to_mask([]), token="[]") == "Oriana Veldt"
