"""Reference, date, salutation, mandates and resolutions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from communications.letter_text import Part
from communications.reading import Reading, read_letter
from communications.reading.languages import ALL_LANGUAGES
from communications.reading.opening import titles_in

ENGLISH, FRENCH, SPANISH = ALL_LANGUAGES
Letter = Callable[..., str]


def messages(reading: Reading) -> list[str]:
    return [str(each) for each in reading.warnings]


@pytest.mark.parametrize(
    ("printed", "as_printed"),
    [
        ("Ref.: AL FJI 3/2024", "AL FJI 3/2024"),
        ("REFERENCE: AL FJI 3/2024", "AL FJI 3/2024"),
        ("REFERENCE:\nAL FJI 3/2024", "AL FJI 3/2024"),
        ("**REFERENCE:**\n\nAL FJI 3/2024", "AL FJI 3/2024"),
        ("AL FJI 3/2024", "AL FJI 3/2024"),
        ("ALFJI 3/2024", "ALFJI 3/2024"),
        ("Ref: JAL FJI 3.2024 (Please use this reference in your reply)", "JAL FJI 3.2024"),
        (
            "REFERENCE: AL G/SO 214 (53-24) Food (2000-9)\nFJI 3/2024",
            "AL G/SO 214 (53-24) Food (2000-9) FJI 3/2024",
        ),
        ("Ref.: AL Fiji 3/2024", "AL Fiji 3/2024"),
    ],
)
def test_reference_is_read_and_kept_as_printed(
    letter: Letter, printed: str, as_printed: str
) -> None:
    reading = read_letter(letter(reference=printed))
    assert reading.reference is not None
    assert str(reading.reference.reference) == "AL FJI 3/2024"
    assert reading.reference.as_printed == as_printed
    assert messages(reading) == []


def test_an_unreadable_reference_is_left_empty_with_a_warning(letter: Letter) -> None:
    reading = read_letter(letter(reference="Ref.: AL FJI l3/2024"))
    assert reading.reference is None
    assert "line 3: the reference cannot be read; it was left empty" in messages(reading)
    assert reading.as_json()["reference"] is None


def test_a_letter_without_its_type_keeps_the_type_open(letter: Letter) -> None:
    reading = read_letter(letter(reference="Case no. FJI 3/2024"))
    assert reading.as_json()["reference"]["type"] is None
    assert "line 3: the type of letter cannot be read (printed: none)" in messages(reading)


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("14 February 2024", date(2024, 2, 14)),
        ("Geneva, 14 February 2024", date(2024, 2, 14)),
        ("February 14, 2024", date(2024, 2, 14)),
        ("", None),
        ("04/05/2024", None),
        ("31 June 2024", None),
    ],
)
def test_letter_date_is_read_or_left_empty(letter: Letter, printed: str, day: date | None) -> None:
    reading = read_letter(letter(date=printed))
    assert reading.letter_date == day
    assert bool(reading.warnings) == (day is None)
    assert (reading.reply_due_on is None) == (day is None)


@pytest.mark.parametrize(
    ("printed", "warnings"),
    [
        ("2 January 2025", []),
        ("31 December 2023", ["line 5: the letter is dated 2023, its reference 2024"]),
        ("1 January 2026", ["line 5: the letter is dated 2026, its reference 2024"]),
    ],
)
def test_a_date_far_from_the_year_of_the_reference_is_warned_of(
    letter: Letter, printed: str, warnings: list[str]
) -> None:
    assert messages(read_letter(letter(date=printed))) == warnings


def test_reference_note_and_date_on_one_line_become_three_blocks(letter: Letter) -> None:
    line = "REFERENCE: AL FJI 3/2024 (Please use this reference in your reply) 14 February 2024"
    reading = read_letter(letter(reference=line, date=""))
    assert reading.letter_date == date(2024, 2, 14)
    blocks = reading.text.of(Part.REFERENCE, Part.REFERENCE_NOTE, Part.DATE)
    assert [each.text for each in blocks] == [
        "REFERENCE: AL FJI 3/2024",
        "(Please use this reference in your reply)",
        "14 February 2024",
    ]


@pytest.mark.parametrize(
    ("printed", "salutation"),
    [
        ("Excellency,", "Excellency"),
        ("Dear Ms. Nowhere,", "Dear Ms. Nowhere"),
        ("Mr. Nowhere,", "Mr. Nowhere"),
        ("Madam,", "Madam"),
        ("Your Excellency:", "Your Excellency"),
    ],
)
def test_salutation_is_kept_without_its_comma(
    letter: Letter, printed: str, salutation: str
) -> None:
    assert read_letter(letter(salutation=printed)).addressee.salutation == salutation


def test_salutation_and_opening_in_one_paragraph_are_two_blocks(letter: Letter) -> None:
    opening = (
        "Excellency, I have the honour to address you in my capacity as Special Rapporteur on the "
        "right to food, pursuant to Human Rights Council resolution 49/13."
    )
    heading = "Mandate of the Special Rapporteur on the right to food"
    reading = read_letter(letter(heading=heading, salutation="", opening=opening))
    assert reading.addressee.salutation == "Excellency"
    assert [str(each.text)[:10] for each in reading.text.of(Part.OPENING)] == ["I have the"]
    assert [(each.title, each.resolution) for each in reading.mandates] == [
        ("Special Rapporteur on the right to food", "49/13")
    ]


@pytest.mark.parametrize(
    ("language", "text", "titles"),
    [
        (
            ENGLISH,
            "the Special Rapporteur on extrajudicial, summary or arbitrary executions; the Special "
            "Rapporteur on the rights to freedom of peaceful assembly and of association, and the "
            "Working Group on Arbitrary Detention",
            [
                "Special Rapporteur on extrajudicial, summary or arbitrary executions",
                "Special Rapporteur on the rights to freedom of peaceful assembly and of association",
                "Working Group on Arbitrary Detention",
            ],
        ),
        (
            ENGLISH,
            "Chair-Rapporteur of the Working Group on Arbitrary Detention and Independent Expert on "
            "human rights and international solidarity",
            [
                "Chair-Rapporteur of the Working Group on Arbitrary Detention",
                "Independent Expert on human rights and international solidarity",
            ],
        ),
        (
            FRENCH,
            "de la Rapporteuse spéciale sur la traite des personnes, en particulier les femmes et les "
            "enfants; de l’Expert indépendant sur les droits de l’homme et la solidarité "
            "internationale et du Groupe de travail sur la détention arbitraire",
            [
                "Rapporteuse spéciale sur la traite des personnes, en particulier les femmes et les enfants",
                "Expert indépendant sur les droits de l’homme et la solidarité internationale",
                "Groupe de travail sur la détention arbitraire",
            ],
        ),
        (
            SPANISH,
            "la Relatora Especial sobre la independencia de los magistrados y abogados; el Grupo de "
            "Trabajo sobre la Detención Arbitraria y de la Experta independiente sobre el disfrute de "
            "todos los derechos humanos por las personas de edad",
            [
                "Relatora Especial sobre la independencia de los magistrados y abogados",
                "Grupo de Trabajo sobre la Detención Arbitraria",
                "Experta independiente sobre el disfrute de todos los derechos humanos por las personas de edad",
            ],
        ),
    ],
)
def test_titles_are_split_where_titles_begin(language, text: str, titles: list[str]) -> None:  # type: ignore[no-untyped-def]
    assert titles_in(text, language) == titles


@pytest.mark.parametrize(
    ("resolutions", "expected"),
    [
        ("Human Rights Council resolutions 49/13 and 51/8", ["49/13", "51/8"]),
        (
            "General Assembly resolution 60/251 and to Human Rights Council resolutions 16/4, and 15/21",
            ["16/4", "15/21"],
        ),
        ("Human Rights Council resolutions S-18/1 and 1993/2 A", ["S-18/1", "1993/2A"]),
        ("Human Rights Council resolutions 49/13", [None, None]),
        ("Human Rights Council resolutions 49/13, 51/8 and 52/4", [None, None]),
        ("the relevant Human Rights Council resolutions", [None, None]),
    ],
)
def test_resolutions_go_to_mandates_in_order_and_never_shifted(
    letter: Letter, resolutions: str, expected: list[str | None]
) -> None:
    opening = (
        "We have the honour to address you in our capacities as Special Rapporteur on the right to "
        f"food and Working Group on Arbitrary Detention, pursuant to {resolutions}. We met on 1/2."
    )
    reading = read_letter(letter(opening=opening))
    assert [each.resolution for each in reading.mandates] == expected
    assert any("none was assigned" in each for each in messages(reading)) == (expected[0] is None)


def test_titles_on_lines_of_their_own_are_one_opening(letter: Letter) -> None:
    opening = (
        "We have the honour to address you in our capacities as\n\n"
        "Special Rapporteur on the right to food;\n\n"
        "and Working Group on Arbitrary Detention,\n\n"
        "pursuant to Human Rights Council resolutions 49/13 and 51/8."
    )
    reading = read_letter(letter(opening=opening))
    assert [(each.title, each.resolution) for each in reading.mandates] == [
        ("Special Rapporteur on the right to food", "49/13"),
        ("Working Group on Arbitrary Detention", "51/8"),
    ]


def test_a_heading_with_other_mandates_than_the_opening_is_warned_of(letter: Letter) -> None:
    reading = read_letter(letter(heading="Mandate of the Special Rapporteur on the right to food"))
    assert messages(reading) == ["line 9: the heading names 1 mandates, the opening 2"]
