"""Whom a text names. All names are invented."""

from __future__ import annotations

import pytest

from cases.rules.names_in_text import Certainty, SoughtNames

NAMES = {
    1: ["Oriana Veldt-Mbeki", "La Tigresa"],
    2: ["محمد حسنين"],
    3: ["Li Wei"],
    4: ["Hope Okafor"],
    5: ["Ana Lucía Ibarra Quispe"],
    6: ["Abdul-Rahman al-Sayed"],
    7: ["Zoé d'Arcy"],
}
WHOLE, PART = Certainty.WHOLE, Certainty.PART


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 5 June Ms. Oriana Veldt-Mbeki was at home.", {1: WHOLE}),
        ("Oriana Maria Veldt Mbeki", {1: WHOLE}),
        ("VELDT-MBEKI, Oriana’s house", {1: WHOLE}),
        ("known as La Tigresa", {1: WHOLE}),
        ("Hope Okafor-Lindqvist", {4: WHOLE}),
        ("Mr. Mohamed Hassanein", {2: WHOLE}),
        ("Li Wei spoke", {3: WHOLE}),
        ("Ana Lucia Ibarra was taken away", {5: WHOLE}),
        ("Ana Ibarra and Hope Okafor", {5: WHOLE, 4: WHOLE}),
        ("Abdulrahman Al Sayed", {6: WHOLE}),
        ("Zoe d’Arcy", {7: WHOLE}),
    ],
)
def test_a_whole_name_is_found_however_it_is_written(text, expected):
    assert SoughtNames.of(NAMES).named_in(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ms. Veldt said", {1: PART}),
        ("President Ibarra", {5: PART}),
        ("We hope that Hope is there", {4: PART}),
        ("Oriana went. Quispe followed", {1: PART, 5: PART}),
    ],
)
def test_a_part_alone_is_told_apart(text, expected):
    assert SoughtNames.of(NAMES).named_in(text) == expected


@pytest.mark.parametrize(
    "text", ["", "We hope so.", "Li spoke", "The Government of Mexico", "the tigresa of the valley"]
)
def test_other_words_name_nobody(text):
    assert SoughtNames.of(NAMES).named_in(text) == {}


def test_a_part_that_somebody_who_may_be_named_has_too_tells_nothing():
    sought = SoughtNames.of({1: ["Rosa Okafor"]}, known=["Hope Okafor"])
    assert sought.named_in("Ms. Okafor said") == {}
    assert sought.named_in("Ms. Rosa said") == {1: PART}
    assert sought.named_in("Rosa Okafor said") == {1: WHOLE}
