"""Lines become paragraphs: page marks go, soft line ends and page breaks heal."""

from __future__ import annotations

import pytest

from communications.reading.folding import fold
from communications.reading.marks import Plain, marker_at, plain, split_marker
from communications.reading.paragraphs import paragraphs_of


def printed(text: str) -> list[str]:
    return [f"{each.marker} {each.text}".strip() for each in paragraphs_of(text)]


LONG = "The pump of the well in the invented village was locked by two workers of the office"


@pytest.mark.parametrize(
    "mark",
    [
        "Page 3",
        "PAGE 2",
        "- 3 -",
        "– 3 –",
        "3",
        "2/7",
        "Page 2 of 7",
        "Página 2",
        "\x0c",
        "---",
        "[4]",
        "\x0c\n\n5",
        "{3}----------------------------",
    ],
)
def test_a_page_break_inside_a_paragraph_is_healed(mark: str) -> None:
    assert printed(f"{LONG}\n\n{mark}\n\nand the key was lost.") == [
        f"{LONG} and the key was lost."
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (LONG + " on 13 July", "2022, and on 24 July 2022."),
        (LONG + " of the", "Ministry of Wells."),
        (LONG + ", according to Mr.", "Vunipola."),
        (LONG + " (see the", "“Report on Wells”)."),
    ],
)
def test_a_gap_inside_a_sentence_is_healed_without_a_page_mark(first: str, second: str) -> None:
    assert printed(f"{first}\n\n{second}") == [f"{first} {second}"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (LONG + ".", "the next began small."),
        ("Excellence,", "nous avons l’honneur"),
        (LONG + ":", "the list follows"),
        ("Special Rapporteur on the right to privacy", "Annex"),
        (
            "Mandates of the Special Rapporteur on the human right to safe water and sanitation",
            "3 July 2023",
        ),
        (LONG, "1. Please answer."),
    ],
)
def test_paragraphs_that_are_complete_stay_apart(first: str, second: str) -> None:
    assert len(printed(f"{first}\n\n{second}")) == 2


def test_soft_line_ends_are_joined_and_list_items_kept_apart() -> None:
    text = (
        "The well in the invented village was locked by two workers of the office, as many\n"
        "residents say, and the key was lost. The residents have asked for it at the office of\n"
        "wells.\n"
        "\n"
        "1. Please say where the key is, and who looks after the well in the village, which was\n"
        "closed.\n"
        "2. Please open it.\n"
    )
    assert printed(text) == [
        "The well in the invented village was locked by two workers of the office, as many "
        "residents say, and the key was lost. The residents have asked for it at the office of "
        "wells.",
        "1. Please say where the key is, and who looks after the well in the village, which was "
        "closed.",
        "2. Please open it.",
    ]


def test_hyphens_at_line_ends_are_judged_by_the_rest_of_the_text() -> None:
    text = (
        "The above-\nmentioned infor-\nmation and the mandate-\nholders.\n\n"
        "This information is above all for each mandate."
    )
    assert printed(text)[0] == "The above-mentioned information and the mandate-holders."


def test_running_headers_are_dropped_but_the_first_reference_stays() -> None:
    text = (
        "REFERENCE: AL FJI 3/2024\n\nAL FJI 3/2024\n\n"
        f"{LONG}\n\n1\n\fAL FJI 3/2024\nOffice of Wells\n\nand closed. More was said.\n\n"
        "2\n\fAL FJI 3/2024\nOffice of Wells\n\nThe end."
    )
    assert printed(text) == [
        "REFERENCE: AL FJI 3/2024",
        f"{LONG} and closed. More was said.",
        "The end.",
    ]


def test_letterhead_is_dropped_and_a_sentence_on_the_office_is_not() -> None:
    text = (
        "HAUT-COMMISSARIAT AUX DROITS DE L’HOMME • OFFICE OF THE HIGH COMMISSIONER FOR HUMAN RIGHTS\n"
        "PALAIS DES NATIONS • 1211 GENEVA 10, SWITZERLAND\n"
        "www.ohchr.org • TEL: +41 22 000 00 00 • FAX: +41 22 000 00 00 • E-MAIL: x@ohchr.org\n\n"
        "The Office of the High Commissioner for Human Rights was told of it."
    )
    assert printed(text) == ["The Office of the High Commissioner for Human Rights was told of it."]


def test_line_numbers_are_those_of_the_source() -> None:
    assert [each.line for each in paragraphs_of("One.\r\n\r\n\fTwo.\r\n3.\r\nThree.")] == [1, 3, 4]


def test_invisible_signs_and_odd_spaces_do_not_remain() -> None:
    assert printed("\ufeffThe\u00a0well\u200b was\tﬁne\u00ad.") == ["The well was fine."]


def test_marks_become_ranges_and_links_their_words() -> None:
    assert plain("**Mr. A B** and *x* _y_ [site](#) **C**") == Plain(
        "Mr. A B and x y site C", ((0, 7), (21, 22))
    )
    assert plain("left **open") == Plain("left open", ())
    assert plain("file_name_x and 3 * 4 * 5") == Plain("file_name_x and 3 * 4 * 5", ())
    assert plain("occur; [and] (b) Seek") == Plain("occur; [and] (b) Seek", ())


@pytest.mark.parametrize(
    ("line", "marker", "rest"),
    [
        ("1. Please", "1.", "Please"),
        ("1.Please", "1.", "Please"),
        ("1) Please", "1)", "Please"),
        ("(1) Please", "(1)", "Please"),
        ("Q1. Please", "Q1.", "Please"),
        ("Question 1: Please", "Question 1:", "Please"),
        ("Pregunta n.º 2: Indique", "Pregunta n.º 2:", "Indique"),
        ("1 - Please", "1 -", "Please"),
        ("1.- Indique", "1.-", "Indique"),
        ("a. the", "a.", "the"),
        ("a) the", "a)", "the"),
        ("(a) the", "(a)", "the"),
        ("ii) the", "ii)", "the"),
        ("- a. the", "a.", "the"),
        ("- the", "-", "the"),
        ("• the", "•", "the"),
        ("2022, and on", "", "2022, and on"),
        ("10:30 in the morning", "", "10:30 in the morning"),
        ("3 July 2023", "", "3 July 2023"),
        ("M. Dupré", "", "M. Dupré"),
        ("A. Nowhere", "", "A. Nowhere"),
        ("e.g. the", "", "e.g. the"),
        ("52/4, and", "", "52/4, and"),
        ("a village", "", "a village"),
    ],
)
def test_list_marks_are_told_from_words(line: str, marker: str, rest: str) -> None:
    assert split_marker(plain(line)) == (marker, Plain(rest, ()))
    assert marker_at(f"  {line}") == marker


def test_folding_keeps_the_length_of_a_text() -> None:
    text = "ÉÀß æœŁø ﬁ ’“–İ ½ Ⅳ 한"
    assert len(fold(text)) == len(text)
    assert fold("Réf. l’État – «»") == 'ref. l\'etat - ""'


def test_lines_that_only_look_like_headings_and_titles_are_joined() -> None:
    text = (
        "Mandates of the Special Rapporteur on the right to food and the Working Group on Arbitrary\n"
        "Detention\n"
        "Ref.: AL FJI 3/2024\n"
        "\n"
        "Mandate holders have written before about the well, which was locked by the Office of Wells\n"
        "Tavulomo, as they say, and about the key, which was lost by two workers of the office, who\n"
        "Ms. Nobody knows."
    )
    assert printed(text) == [
        "Mandates of the Special Rapporteur on the right to food and the Working Group on Arbitrary "
        "Detention",
        "Ref.: AL FJI 3/2024",
        "Mandate holders have written before about the well, which was locked by the Office of Wells "
        "Tavulomo, as they say, and about the key, which was lost by two workers of the office, who "
        "Ms. Nobody knows.",
    ]
