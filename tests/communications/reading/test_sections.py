"""Facts, concerns, questions, signatures and annex."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communications.letter_text import Part
from communications.reading import read_letter

Letter = Callable[..., str]
LEAD = (
    "As it is our responsibility to seek to clarify all cases brought to our attention, we would be "
    "grateful for your observations on the following matters:"
)


def test_facts_end_where_concern_begins_and_concerns_where_the_law_begins(letter: Letter) -> None:
    reading = read_letter(
        letter(
            facts="According to the information received:\n\nThe oven broke.\n\nIn this regard, it smoked.",
            concerns="We express our concern at the oven.\n\nIn this regard, the smoke is worrying.\n\n"
            "We would like to recall article 11 of the Covenant.\n\nThe article is clear.",
        )
    )
    assert reading.facts == ("The oven broke.", "In this regard, it smoked.")
    assert reading.concerns == (
        "We express our concern at the oven.",
        "In this regard, the smoke is worrying.",
    )


def test_an_old_appeal_without_prejudgment_is_no_concern(letter: Letter) -> None:
    appeal = (
        "While we do not wish to prejudge the accuracy of these allegations, we would like to "
        "appeal to your Excellency's Government to seek clarification."
    )
    reading = read_letter(letter(concerns=appeal))
    assert reading.facts == ("The bakery was closed.",)
    assert reading.concerns == ()


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ("According to the information received: the oven broke.", ("the oven broke.",)),
        ("According to the new information received:\n\nIt broke.", ("It broke.",)),
        ("**According to information received**:\n\nIt broke.", ("It broke.",)),
        (
            "According to the information received, it broke.",
            ("According to the information received, it broke.",),
        ),
        (
            "The information received indicates that:\n\n- it broke;\n- it smoked.",
            ("it broke;", "it smoked."),
        ),
    ],
)
def test_facts_stand_under_their_lead(
    letter: Letter, facts: str, expected: tuple[str, ...]
) -> None:
    assert read_letter(letter(facts=facts)).facts == expected


def test_headings_among_the_facts_are_headings_and_each_case_may_have_its_own(
    letter: Letter,
) -> None:
    facts = (
        "According to the information received:\n\n**The case of Ms. Ann Nobody**\n\nIt broke.\n\n"
        "The case of Mr. Bo Nobody\n\nIt smoked."
    )
    reading = read_letter(letter(facts=facts))
    assert reading.facts == ("It broke.", "It smoked.")
    headings = [each.text for each in reading.text.of(Part.SUBHEADING)]
    assert headings == ["The case of Ms. Ann Nobody", "The case of Mr. Bo Nobody"]


@pytest.mark.parametrize(
    ("items", "marks"),
    [
        ("1. Please say a.\n2. Please say b.\na. one;\nb. two.", ["1.", "2."]),
        ("1) Please say a.\n\n2) Please say b.\n(a) one;\n(b) two.", ["1)", "2)"]),
        ("(1) Please say a.\n\n(2) Please say b.\n\n- a. one;\n- b. two.", ["(1)", "(2)"]),
        ("Q1. Please say a.\nQ2. Please say b.\na) one;\n\nb) two.", ["Q1.", "Q2."]),
        (
            "Question 1: Please say a.\nQuestion 2: Please say b.\na) one;\nb) two.",
            ["Question 1:", "Question 2:"],
        ),
        ("1 - Please say a.\n2 - Please say b.\na. one;\n\n\n- 3 -\n\nb. two.", ["1 -", "2 -"]),
        ("**1.** Please say a.\n**2.** Please say b.\n  - one;\n  - two.", ["1.", "2."]),
        ("1.\nPlease say a.\n2.\nPlease say b.\na)\none;\nb)\ntwo.", ["1.", "2."]),
    ],
)
def test_questions_and_their_parts_are_read_in_every_way_of_counting(
    letter: Letter, items: str, marks: list[str]
) -> None:
    reading = read_letter(letter(questions=f"{LEAD}\n\n{items}"))
    assert [each.as_json() for each in reading.questions] == [
        {"number": 1, "text": "Please say a.", "parts": []},
        {
            "number": 2,
            "text": "Please say b.",
            "parts": [{"letter": "a", "text": "one;"}, {"letter": "b", "text": "two."}],
        },
    ]
    assert [each.marker for each in reading.text.of(Part.QUESTION)] == marks


def test_paragraphs_of_a_question_are_joined_to_it(letter: Letter) -> None:
    items = (
        "1. Please say a.\n\nThis is about the oven.\n\n2. Please say b.\n\n"
        "If it is not known, please say why."
    )
    reading = read_letter(letter(questions=f"{LEAD}\n\n{items}"))
    assert [each.text for each in reading.questions] == [
        "Please say a. This is about the oven.",
        "Please say b. If it is not known, please say why.",
    ]
    assert reading.reply_window is not None


def test_roman_parts_are_told_from_the_letter_i(letter: Letter) -> None:
    letters = "\n".join(f"{each}. part {each};" for each in "abcdefghij")
    nested = "1. Please say:\na. one:\ni. deeper;\nii. deepest;\nb. two."
    reading = read_letter(letter(questions=f"{LEAD}\n\n1. Please say:\n{letters}"))
    assert [each.letter for each in reading.questions[0].parts] == list("abcdefghij")
    reading = read_letter(letter(questions=f"{LEAD}\n\n{nested}"))
    assert [(each.letter, each.text) for each in reading.questions[0].parts] == [
        ("a", "one: i. deeper; ii. deepest;"),
        ("b", "two."),
    ]


@pytest.mark.parametrize("marks", ["i. ii. iii. iv. v. vi.", "a) b) c) d) e) f) g) h) i) j)"])
def test_questions_without_numbers_are_counted_with_a_warning(letter: Letter, marks: str) -> None:
    items = "\n".join(f"{mark} Please answer." for mark in marks.split())
    reading = read_letter(letter(questions=f"{LEAD}\n\n{items}"))
    assert [each.number for each in reading.questions] == list(range(1, len(marks.split()) + 1))
    assert [each.message for each in reading.warnings] == ["the questions are not numbered"]


def test_roman_parts_go_on_after_four(letter: Letter) -> None:
    items = "1. Please say:\n" + "\n".join(
        f"{mark}) x;" for mark in ["i", "ii", "iii", "iv", "v", "vi"]
    )
    reading = read_letter(letter(questions=f"{LEAD}\n\n{items}"))
    letters = [each.letter for each in reading.questions[0].parts]
    assert letters == ["i", "ii", "iii", "iv", "v", "vi"]


@pytest.mark.parametrize(
    ("numbers", "warning"),
    [
        ("1 2 4", "line 23: question 4 stands where question 3 was expected"),
        ("1 2 1", "line 23: question 1 stands where question 3 was expected"),
        ("2 3 4", "line 21: question 2 stands where question 1 was expected"),
    ],
)
def test_numbers_out_of_order_stay_as_printed_with_a_warning(
    letter: Letter, numbers: str, warning: str
) -> None:
    items = "\n".join(f"{number}. Please answer {number}." for number in numbers.split())
    reading = read_letter(letter(questions=f"{LEAD}\n\n{items}"))
    assert [str(each.number) for each in reading.questions] == numbers.split()
    assert warning in map(str, reading.warnings)


def test_a_letter_without_questions_says_so(letter: Letter) -> None:
    reading = read_letter(letter(questions=""))
    assert reading.questions == ()
    assert "line 29: no questions were found" in map(str, reading.warnings)
    assert reading.reply_window is not None


def test_signatures_are_names_with_titles(letter: Letter) -> None:
    signatures = (
        "Ann de la Nowhere\nSpecial Rapporteur on the situation of human rights in the\n"
        "Islamic Republic of Iran\n"
        "Ben al-Nowhere, Chair-Rapporteur of the Working Group on Arbitrary Detention\n\n"
        "Cleo Nowhere\nSpecial Rapporteur on extrajudicial, summary or\narbitrary executions\n\n"
        "Dag Nowhere"
    )
    reading = read_letter(letter(signatures=signatures))
    assert [(each.name, each.title) for each in reading.signatories] == [
        (
            "Ann de la Nowhere",
            "Special Rapporteur on the situation of human rights in the Islamic Republic of Iran",
        ),
        ("Ben al-Nowhere", "Chair-Rapporteur of the Working Group on Arbitrary Detention"),
        ("Cleo Nowhere", "Special Rapporteur on extrajudicial, summary or arbitrary executions"),
        ("Dag Nowhere", ""),
    ]
    assert [each.message for each in reading.warnings] == ["Dag Nowhere signs without a title"]


def test_signatures_are_found_without_a_compliment(letter: Letter) -> None:
    reading = read_letter(letter(compliment=""))
    assert [each.name for each in reading.signatories] == ["Ann Nowhere", "Ben Nowhere"]
    assert [each.message for each in reading.warnings] == ["no closing compliment was found"]


@pytest.mark.parametrize(
    ("printed", "title", "paragraphs"),
    [
        (
            "Annex\n\nReference to law\n\nOne.\n\n(a) Two;\n\n2. Three.",
            "Reference to law",
            ["One.", "Two;", "Three."],
        ),
        ("ANNEX: Reference to law\n\nOne.", "Reference to law", ["One."]),
        ("**Annex**\n\n**Reference to law**\n\nOne.", "Reference to law", ["One."]),
        ("Annex\n\nThis is one paragraph of law.", "", ["This is one paragraph of law."]),
        ("Annex I\n\nReference to law", "Reference to law", []),
    ],
)
def test_annex_is_read(letter: Letter, printed: str, title: str, paragraphs: list[str]) -> None:
    annex = read_letter(letter(annex=printed)).annex
    assert annex is not None
    assert annex.as_json() == {"title": title, "paragraphs": paragraphs}


def test_a_list_item_under_a_signature_is_no_rest_of_its_title(letter: Letter) -> None:
    reading = read_letter(letter(annex="").rstrip() + "\n1. one enclosure\n")
    assert reading.signatories[-1].title == (
        "Chair-Rapporteur of the Working Group on Arbitrary Detention"
    )
    assert reading.text.blocks[-1].marker == "1."


def test_a_letter_without_annex_has_none(letter: Letter) -> None:
    assert read_letter(letter()).annex is None
    assert read_letter(letter(concerns="Please refer to the Annex attached.")).annex is None


def test_a_second_letter_in_the_same_text_is_told_with_its_line(letter: Letter) -> None:
    first = letter()
    lines = first.count("\n") + 1
    opening = next(
        number
        for number, line in enumerate(first.split("\n"), start=1)
        if line.startswith("We have the honour to address you")
    )

    warnings = read_letter(f"{first}\n{first}").warnings

    told = [each.line for each in warnings if "another letter opens here" in each.message]
    assert told == [lines + opening]
    assert not [each for each in read_letter(first).warnings if "another letter" in each.message]
