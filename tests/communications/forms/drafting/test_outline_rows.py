from __future__ import annotations

import pytest
from django.http import QueryDict

from communications.forms.drafting.outline_rows import (
    Row,
    labelled,
    moved,
    outline_of,
    rows_of,
    rows_sent,
    taken_out,
    without_blanks,
)
from communications.rules.letter_facts import AskedQuestion

OUTLINE = (AskedQuestion("A", ("x", "y")), AskedQuestion("B"))
ROWS = [Row("A", 0, "1"), Row("x", 1, "a"), Row("y", 1, "b"), Row("B", 0, "2")]


def sent(texts: list[str], levels: str) -> list[Row]:
    data = QueryDict(mutable=True)
    data.setlist("question", texts)
    data["levels"] = levels
    return rows_sent(data)


def test_rows_stand_for_the_outline() -> None:
    assert rows_of(OUTLINE) == ROWS
    assert outline_of(ROWS) == OUTLINE
    assert sent(["A", "x", "y", "B"], "0,1,1,0") == ROWS


@pytest.mark.parametrize("levels", ["1,0", "", "9,9", "x"])
def test_levels_that_say_nothing_make_questions(levels: str) -> None:
    assert [row.level for row in sent(["A", "B"], levels)] == [0, 0]


def test_blank_parts_and_questions_are_left_out_but_no_part_is_lost() -> None:
    rows = labelled([Row(" ", 0), Row("x", 1), Row("A", 0), Row(" ", 1), Row("", 0)])
    assert without_blanks(outline_of(rows)) == (AskedQuestion(" ", ("x",)), AskedQuestion("A"))


@pytest.mark.parametrize(
    ("act", "index", "texts", "place"),
    [
        ("up", 3, ["B", "A", "x", "y"], 0),
        ("down", 0, ["B", "A", "x", "y"], 1),
        ("down", 1, ["A", "y", "x", "B"], 2),
        ("nest", 3, ["A", "x", "y", "B"], 3),
        ("lift", 1, ["A", "x", "y", "B"], 1),
    ],
)
def test_a_moved_row_is_told_with_its_new_place(
    act: str, index: int, texts: list[str], place: int
) -> None:
    rows, found = moved(ROWS, act, index)
    assert ([row.text for row in rows], found) == (texts, place)


@pytest.mark.parametrize("index", [-1, 4])
def test_a_row_that_is_not_there_is_not_moved(index: int) -> None:
    with pytest.raises(IndexError):
        moved(ROWS, "up", index)


def test_a_question_is_taken_out_with_its_parts() -> None:
    left, gone = taken_out(ROWS, 0)
    assert (left, gone) == ([Row("B", 0, "1")], ROWS[:3])
    left, gone = taken_out(ROWS, 1)
    assert left == [Row("A", 0, "1"), Row("y", 1, "a"), Row("B", 0, "2")]
    assert gone == [ROWS[1]]
