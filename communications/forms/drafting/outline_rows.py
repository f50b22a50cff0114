"""The questions of a draft as a form has them: a row for each text, in the order of the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import QueryDict

from communications.rules.letter_facts import AskedQuestion
from communications.rules.question_outline import (
    Outline,
    Place,
    lift,
    move_down,
    move_up,
    nest,
    part_label,
    question_label,
)

QUESTION, PART = 0, 1
MOVES = {"up": move_up, "down": move_down, "nest": nest, "lift": lift}


@dataclass(frozen=True, slots=True)
class Row:
    """A question (level 0) or a part of the one before it (level 1), with its number or letter."""

    text: str
    level: int
    label: str = ""


def rows_sent(data: QueryDict) -> list[Row]:
    """What a form holds; a part with no question before it is a question."""
    texts, levels = data.getlist("question"), data.get("levels", "").split(",")
    rows: list[Row] = []
    for index, text in enumerate(texts):
        is_part = bool(rows) and index < len(levels) and levels[index] == str(PART)
        rows.append(Row(text, PART if is_part else QUESTION))
    return labelled(rows)


def rows_of(outline: Outline) -> list[Row]:
    """The rows that a form shows."""
    rows: list[Row] = []
    for question in outline:
        rows += [Row(question.text, QUESTION), *(Row(part, PART) for part in question.parts)]
    return labelled(rows)


def labelled(rows: Iterable[Row]) -> list[Row]:
    """The rows with their numbers and letters anew."""
    done: list[Row] = []
    questions = parts = 0
    for row in rows:
        if row.level == QUESTION:
            label, questions, parts = question_label(questions), questions + 1, 0
        else:
            label, parts = part_label(parts), parts + 1
        done.append(Row(row.text, row.level, label))
    return done


def outline_of(rows: Iterable[Row]) -> Outline:
    """The outline that the rows stand for, blank ones included."""
    questions: list[AskedQuestion] = []
    for row in rows:
        if row.level == QUESTION or not questions:
            questions.append(AskedQuestion(row.text))
        else:
            last = questions[-1]
            questions[-1] = AskedQuestion(last.text, (*last.parts, row.text))
    return tuple(questions)


def without_blanks(outline: Outline) -> Outline:
    """The outline without parts and questions in which nothing was written yet.

    A question without text stays where it has parts, so that it is told instead of lost.
    """
    filled = (
        AskedQuestion(each.text, tuple(part for part in each.parts if part.strip()))
        for each in outline
    )
    return tuple(each for each in filled if each.text.strip() or each.parts)


def moved(rows: Sequence[Row], act: str, index: int) -> tuple[list[Row], int]:
    """The rows after the move `act` of the row at `index`, and where that row stands then.

    Raises IndexError or KeyError for a row or move that there is not, OutlineError as moves do.
    """
    outline, place = MOVES[act](outline_of(rows), _place(rows, index))
    return rows_of(outline), _index(outline, place)


def taken_out(rows: Sequence[Row], index: int) -> tuple[list[Row], list[Row]]:
    """The rows without that at `index`, a question with its parts; and what was taken out."""
    end = index + 1
    if rows[index].level == QUESTION:
        while end < len(rows) and rows[end].level == PART:
            end += 1
    return labelled([*rows[:index], *rows[end:]]), list(rows[index:end])


def end_of_question(rows: Sequence[Row], index: int) -> int:
    """Where the next part of the question of the row at `index` would stand."""
    end = index + 1
    while end < len(rows) and rows[end].level == PART:
        end += 1
    return end


def _place(rows: Sequence[Row], index: int) -> Place:
    before = rows[: index + 1]
    if not 0 <= index < len(rows):
        raise IndexError(index)
    question = sum(row.level == QUESTION for row in before) - 1
    if rows[index].level == QUESTION:
        return Place(question)
    parts = 0
    for row in reversed(before):
        if row.level == QUESTION:
            break
        parts += 1
    return Place(question, parts - 1)


def _index(outline: Outline, place: Place) -> int:
    start = sum(1 + len(question.parts) for question in outline[: place.question])
    return start if place.part is None else start + 1 + place.part
