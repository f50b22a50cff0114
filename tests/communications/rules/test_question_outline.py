"""Questions as an outline: what is taken, what is refused and where, and the four moves."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st

from communications.rules.letter_facts import AskedQuestion
from communications.rules.question_outline import (
    Fault,
    Outline,
    OutlineError,
    Place,
    as_data,
    lift,
    move_down,
    move_up,
    nest,
    parse_outline,
    part_label,
    question_label,
)

Move = Callable[[Outline, Place], tuple[Outline, Place]]

WHY = AskedQuestion("Why?")
WHO = AskedQuestion("Who was told:", ("the families;", "the mayor;", "the press."))
WHEN = AskedQuestion("When?")
OUTLINE = (WHY, WHO, WHEN)


def test_data_and_outline_are_each_others_inverse() -> None:
    data = [
        {"text": "Why?", "parts": []},
        {"text": "Who was told:", "parts": ["the families;", "the mayor;", "the press."]},
        {"text": "When?", "parts": []},
    ]
    assert parse_outline(data) == OUTLINE
    assert as_data(OUTLINE) == data


def test_texts_are_cleaned_and_parts_may_be_left_out() -> None:
    assert parse_outline([{"text": "  Why\x00\r\nso?\n"}]) == (AskedQuestion("Why\nso?"),)


def test_no_question_at_all_is_an_outline() -> None:
    assert parse_outline([]) == ()


@pytest.mark.parametrize(
    ("data", "fault", "place", "message"),
    [
        ({"text": "Why?"}, Fault.NO_OUTLINE, None, "This is no list of questions."),
        (["Why?"], Fault.NO_OUTLINE, Place(0), "Question 1: This is no list of questions."),
        ([{"text": 5}], Fault.NO_OUTLINE, Place(0), "Question 1: This is no list of questions."),
        (
            [{"text": "Why?", "parts": "ab"}],
            Fault.NO_OUTLINE,
            Place(0),
            "Question 1: This is no list of questions.",
        ),
        (
            [{"text": "Why?", "parts": [None]}],
            Fault.NO_OUTLINE,
            Place(0, 0),
            "Question 1, part a: This is no list of questions.",
        ),
        (
            [{"text": "Why?"}, {"text": " \u200b\n"}],
            Fault.EMPTY,
            Place(1),
            "Question 2: The text is empty.",
        ),
        (
            [{"text": "Why?", "parts": ["who;", ""]}],
            Fault.EMPTY,
            Place(0, 1),
            "Question 1, part b: The text is empty.",
        ),
        (
            [{"text": "y" * 4001}],
            Fault.TOO_LONG,
            Place(0),
            "Question 1: The text has more than 4000 characters.",
        ),
        (
            [{"text": "Why?"}] * 41,
            Fault.TOO_MANY_QUESTIONS,
            None,
            "A letter has no more than 40 questions.",
        ),
        (
            [{"text": "Why?", "parts": ["who;"] * 27}],
            Fault.TOO_MANY_PARTS,
            Place(0),
            "Question 1: A question has no more than 26 parts.",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    data: object, fault: Fault, place: Place | None, message: str
) -> None:
    with override("en"), pytest.raises(OutlineError) as refused:
        parse_outline(data)
    assert (refused.value.fault, refused.value.place) == (fault, place)
    with override("en"):
        assert str(refused.value) == message


def test_the_greatest_outline_is_taken() -> None:
    data = [{"text": "y" * 4000, "parts": ["who;"] * 26}] * 40
    assert as_data(parse_outline(data)) == data


def test_questions_are_numbered_and_parts_lettered() -> None:
    assert [question_label(index) for index in (0, 9)] == ["1", "10"]
    assert [part_label(index) for index in (0, 25)] == ["a", "z"]


def test_a_question_moves_with_its_parts() -> None:
    assert move_up(OUTLINE, Place(1)) == ((WHO, WHY, WHEN), Place(0))
    assert move_down(OUTLINE, Place(1)) == ((WHY, WHEN, WHO), Place(2))


def test_a_part_moves_within_its_question() -> None:
    up = AskedQuestion("Who was told:", ("the mayor;", "the families;", "the press."))
    down = AskedQuestion("Who was told:", ("the families;", "the press.", "the mayor;"))
    assert move_up(OUTLINE, Place(1, 1)) == ((WHY, up, WHEN), Place(1, 0))
    assert move_down(OUTLINE, Place(1, 1)) == ((WHY, down, WHEN), Place(1, 2))


@pytest.mark.parametrize(
    ("move", "place"),
    [
        (move_up, Place(0)),
        (move_down, Place(2)),
        (move_up, Place(1, 0)),
        (move_down, Place(1, 2)),
        (nest, Place(0)),
        (nest, Place(1, 1)),
        (lift, Place(1)),
    ],
)
def test_what_cannot_go_further_stays(move: Move, place: Place) -> None:
    assert move(OUTLINE, place) == (OUTLINE, place)


def test_a_nested_question_becomes_the_last_part_and_its_parts_follow() -> None:
    nested = AskedQuestion("Why?", ("Who was told:", "the families;", "the mayor;", "the press."))
    assert nest(OUTLINE, Place(1)) == ((nested, WHEN), Place(0, 0))
    last = AskedQuestion("Who was told:", ("the families;", "the mayor;", "the press.", "When?"))
    assert nest(OUTLINE, Place(2)) == ((WHY, last), Place(1, 3))


def test_a_lifted_part_takes_the_parts_below_it_along() -> None:
    left = AskedQuestion("Who was told:", ("the families;",))
    lifted = AskedQuestion("the mayor;", ("the press.",))
    assert lift(OUTLINE, Place(1, 1)) == ((WHY, left, lifted, WHEN), Place(2))


def test_no_move_makes_a_question_of_more_than_26_parts() -> None:
    full = (AskedQuestion("Who:", ("they;",) * 25), AskedQuestion("Where:", ("here;",)))
    with pytest.raises(OutlineError) as refused:
        nest(full, Place(1))
    assert (refused.value.fault, refused.value.place) == (Fault.TOO_MANY_PARTS, Place(0))


def test_no_move_makes_more_than_40_questions() -> None:
    full = (WHO, *[WHY] * 39)
    with pytest.raises(OutlineError) as refused:
        lift(full, Place(0, 0))
    assert refused.value.fault == Fault.TOO_MANY_QUESTIONS


@pytest.mark.parametrize("place", [Place(3), Place(-1), Place(0, 0), Place(1, 3), Place(1, -1)])
@pytest.mark.parametrize("move", [move_up, move_down, nest, lift])
def test_a_place_that_is_not_there_is_refused(move: Move, place: Place) -> None:
    with pytest.raises(IndexError):
        move(OUTLINE, place)


TEXTS = st.text("abcde", min_size=1, max_size=3)
OUTLINES = st.lists(st.builds(AskedQuestion, TEXTS, st.lists(TEXTS, max_size=4).map(tuple)))
MOVES = st.sampled_from([move_up, move_down, nest, lift])


def texts_of(outline: Outline) -> list[str]:
    return [text for each in outline for text in (each.text, *each.parts)]


def text_at(outline: Outline, place: Place) -> str:
    question = outline[place.question]
    return question.text if place.part is None else question.parts[place.part]


def places_of(outline: Outline) -> list[Place]:
    return [
        Place(index, part)
        for index, each in enumerate(outline)
        for part in (None, *range(len(each.parts)))
    ]


@settings(max_examples=200, derandomize=True)
@given(outline=OUTLINES.filter(bool).map(tuple), data=st.data())
def test_no_moves_lose_or_double_a_text_and_each_tells_where_it_went(
    outline: Outline, data: st.DataObject
) -> None:
    before = sorted(texts_of(outline))
    for move in data.draw(st.lists(MOVES, min_size=1, max_size=12)):
        place = data.draw(st.sampled_from(places_of(outline)))
        text = text_at(outline, place)
        try:
            outline, place = move(outline, place)
        except OutlineError:
            continue
        assert text_at(outline, place) == text
        assert sorted(texts_of(outline)) == before


@settings(max_examples=200, derandomize=True)
@given(outline=OUTLINES.filter(lambda questions: len(questions) > 1).map(tuple), data=st.data())
def test_lifting_undoes_nesting_and_neither_changes_the_order_of_reading(
    outline: Outline, data: st.DataObject
) -> None:
    place = Place(data.draw(st.integers(1, len(outline) - 1)))
    nested, inside = nest(outline, place)
    assert texts_of(nested) == texts_of(outline)
    assert lift(nested, inside) == (outline, place)
