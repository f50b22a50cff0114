from __future__ import annotations

import pytest

from communications.letter_text import Block, LetterText, Part
from reporting.pdf.composition import Composition, Node, Run, compose, runs_of
from tests.reporting.pdf import letters


def outline(composition: Composition) -> list[list[str]]:
    """Each section as one word a node; a list as its markers."""
    return [[_word(node) for node in section.nodes] for section in composition.sections]


def _word(node: Node) -> str:
    if node.kind == "list":
        marks = [
            item.line.marker + "".join(part.marker for part in item.parts) for item in node.items
        ]
        return f"[{' '.join(marks)}]"
    return "+".join("".join(run.text for run in line.runs) for line in node.lines)


def paragraph(text: str) -> Block:
    return Block(Part.PARAGRAPH, text)


def question(marker: str) -> Block:
    return Block(Part.QUESTION, "Please explain.", marker)


def part(marker: str) -> Block:
    return Block(Part.QUESTION_PART, "this", marker)


def test_questions_in_a_row_are_one_list_with_their_parts_below_them() -> None:
    text = letters.letter_of(
        paragraph("lead"), question("1."), question("2."), part("a."), part("b."), question("3.")
    )

    assert outline(compose(text)) == [["lead", "[1. 2.a.b. 3.]"]]


def test_paragraph_between_questions_begins_a_new_list() -> None:
    text = letters.letter_of(question("1."), paragraph("between"), question("2."))

    assert outline(compose(text)) == [["[1.]", "between", "[2.]"]]


def test_part_without_a_question_before_it_is_an_item() -> None:
    text = letters.letter_of(part("a."), part("b."))

    assert outline(compose(text)) == [["[a. b.]"]]


def test_question_without_a_mark_is_a_paragraph() -> None:
    text = letters.letter_of(Block(Part.QUESTION, "Why?"))

    assert outline(compose(text)) == [["Why?"]]


def test_name_and_titles_make_one_signature() -> None:
    text = letters.letter_of(
        Block(Part.SIGNATORY_NAME, "A"),
        Block(Part.SIGNATORY_TITLE, "first"),
        Block(Part.SIGNATORY_TITLE, "second"),
        Block(Part.SIGNATORY_NAME, "B"),
        Block(Part.SIGNATORY_TITLE, "third"),
    )

    assert outline(compose(text)) == [["A+first+second", "B+third"]]


def test_title_without_a_name_is_a_signature_of_its_own() -> None:
    text = letters.letter_of(paragraph("x"), Block(Part.SIGNATORY_TITLE, "Working Group"))

    assert outline(compose(text)) == [["x", "Working Group"]]


@pytest.mark.parametrize(
    ("signatures", "kept"),
    [
        (1, [False, True, True, False]),
        (2, [False, True, True, True, False]),
        (4, [False, True, True, False, False, True, False]),
    ],
)
def test_no_signature_is_left_alone(signatures: int, kept: list[bool]) -> None:
    text = letters.letter_of(
        paragraph("a"),
        paragraph("b"),
        Block(Part.COMPLIMENT, "c"),
        *[Block(Part.SIGNATORY_NAME, "N")] * signatures,
    )

    nodes = compose(text).sections[0].nodes

    assert [node.kept for node in nodes] == kept


def test_letter_of_signatures_alone_is_kept_as_far_as_it_goes() -> None:
    text = letters.letter_of(*[Block(Part.SIGNATORY_NAME, "N")] * 3)

    nodes = compose(text).sections[0].nodes

    assert [node.kept for node in nodes] == [False, True, False]


def test_nothing_is_kept_where_nobody_signs() -> None:
    nodes = compose(letters.letter_of(paragraph("a"), paragraph("b"))).sections[0].nodes

    assert [node.kept for node in nodes] == [False, False]


def test_annex_is_a_section_of_its_own() -> None:
    text = letters.letter_of(
        paragraph("letter"),
        Block(Part.ANNEX_LABEL, "Annex"),
        Block(Part.ANNEX_TITLE, "Law"),
        Block(Part.ANNEX_PARAGRAPH, "text"),
        Block(Part.ANNEX_ITEM, "item", "a)"),
    )

    composition = compose(text)

    assert outline(composition) == [["letter"], ["Annex", "Law", "text", "[a)]"]]
    assert [section.kind for section in composition.sections] == ["letter", "annex"]


def test_each_label_begins_another_annex() -> None:
    text = letters.letter_of(
        Block(Part.ANNEX_LABEL, "Annex I"),
        Block(Part.ANNEX_PARAGRAPH, "one"),
        Block(Part.ANNEX_LABEL, "Annex II"),
        Block(Part.ANNEX_PARAGRAPH, "two"),
    )

    assert outline(compose(text)) == [["Annex I", "one"], ["Annex II", "two"]]


def test_annex_without_a_label_begins_at_its_title_or_first_paragraph() -> None:
    titled = letters.letter_of(
        paragraph("x"), Block(Part.ANNEX_TITLE, "Law"), Block(Part.ANNEX_PARAGRAPH, "text")
    )
    bare = letters.letter_of(paragraph("x"), Block(Part.ANNEX_PARAGRAPH, "text"))

    assert outline(compose(titled)) == [["x"], ["Law", "text"]]
    assert outline(compose(bare)) == [["x"], ["text"]]


def test_title_of_two_lines_stays_in_one_annex() -> None:
    text = letters.letter_of(
        Block(Part.ANNEX_TITLE, "Law"), Block(Part.ANNEX_TITLE, "and standards")
    )

    assert outline(compose(text)) == [["Law", "and standards"]]


def test_blocks_without_text_are_left_out() -> None:
    text = letters.letter_of(paragraph("a"), paragraph(" \n"), question("1."), paragraph(""))

    assert outline(compose(text)) == [["a", "[1.]"]]


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl"), ("zh", "ltr")])
def test_direction_follows_the_language(language: str, direction: str) -> None:
    assert compose(LetterText(language, (paragraph("a"),))).direction == direction


@pytest.mark.parametrize(
    ("bold", "expected"),
    [
        ((), [("abcdef", False)]),
        (((0, 6),), [("abcdef", True)]),
        (((2, 4),), [("ab", False), ("cd", True), ("ef", False)]),
        (((4, 6), (0, 2)), [("ab", True), ("cd", False), ("ef", True)]),
        (((0, 3), (2, 4)), [("abc", True), ("d", True), ("ef", False)]),
        (((-3, 2), (5, 99)), [("ab", True), ("cde", False), ("f", True)]),
        (((3, 3), (4, 2)), [("abcdef", False)]),
    ],
)
def test_text_is_cut_at_its_bold_ranges(
    bold: tuple[tuple[int, int], ...], expected: list[tuple[str, bool]]
) -> None:
    assert runs_of("abcdef", bold) == tuple(Run(text, weight) for text, weight in expected)
