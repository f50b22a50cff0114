"""A title tells what happened, not to whom."""

from __future__ import annotations

import pytest

from cases.rules.titles import names_in_title


@pytest.mark.parametrize(
    "title",
    [
        "Arrest of Amina Okonkwo-Reyes",
        "Arrest of OKONKWO REYES, a teacher",
        "Detention of Ms. Reyes",
        "Reyes, Amina: arrest",
        "Arrest of Amína Okónkwo",
    ],
)
def test_a_name_is_found_in_other_spellings_and_orders(title: str) -> None:
    assert names_in_title(title, ["Amina Okonkwo Reyes"]) == ["Amina Okonkwo Reyes"]


@pytest.mark.parametrize(
    "title",
    [
        "Clearing of the Lower Sedge valley",
        "Arrest of a teacher in Reyesville",
        "Amina clinic closed",
    ],
)
def test_other_words_are_no_names(title: str) -> None:
    assert names_in_title(title, ["Amina Okonkwo Reyes"]) == []


def test_a_short_last_word_alone_is_no_name() -> None:
    assert names_in_title("Raid on the Li bookshop", ["Wen Li"]) == []
    assert names_in_title("Raid on Li Wen's bookshop", ["Wen Li"]) == ["Wen Li"]


def test_a_name_of_one_word_counts_whole() -> None:
    assert names_in_title("Arrest of Suma", ["Suma"]) == ["Suma"]


def test_other_scripts_are_read() -> None:
    assert names_in_title("اعتقال أمينة الزهراني", ["أمينة الزهراني"]) == ["أمينة الزهراني"]


def test_empty_names_are_found_nowhere() -> None:
    assert names_in_title("Arrest of a teacher", ["", "  ", "-"]) == []


def test_only_those_that_are_given_away_are_told() -> None:
    assert names_in_title("Arrest of Suma Tane", ["Ana Iglesias", "Suma Tane"]) == ["Suma Tane"]
