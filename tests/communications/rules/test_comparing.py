"""What changed from one text of a letter to another."""

from __future__ import annotations

import random
import time
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communications.letter_text import Block, LetterText, Part
from communications.rules.comparing import Change, ChangeKind, compare
from communications.rules.word_changes import Span, SpanKind

HOMES = "Ninety homes were cleared in one night."
RIVER = "The river was diverted to the mill."
SCHOOL = "Pupils of the upper village lost their school."
MAYOR = "No mayor had been told."


def letter(*texts: str | Block) -> LetterText:
    blocks = (each if isinstance(each, Block) else Block(Part.FACT, each) for each in texts)
    return LetterText("en", tuple(blocks))


def told(old: LetterText, new: LetterText) -> list[tuple[str, int | None, int | None]]:
    return [(each.kind.value, each.old_index, each.new_index) for each in compare(old, new)]


def test_two_empty_letters_have_no_change() -> None:
    assert compare(letter(), letter()) == ()


def test_a_letter_is_the_same_as_itself() -> None:
    text = letter(HOMES, RIVER, HOMES)
    assert told(text, text) == [("same", 0, 0), ("same", 1, 1), ("same", 2, 2)]


def test_a_changed_block_gives_its_words() -> None:
    was, now = Block(Part.FACT, HOMES), Block(Part.FACT, HOMES.replace("Ninety", "Eighty"))
    assert compare(letter(was), letter(now)) == (
        Change(
            ChangeKind.CHANGED,
            was,
            now,
            (
                Span(SpanKind.REMOVED, "Ninety"),
                Span(SpanKind.ADDED, "Eighty"),
                Span(SpanKind.KEPT, " homes were cleared in one night."),
            ),
            0,
            0,
        ),
    )


def test_blocks_are_added_and_removed_where_they_stand() -> None:
    assert told(letter(HOMES, RIVER, SCHOOL), letter(HOMES, SCHOOL, MAYOR)) == [
        ("same", 0, 0),
        ("removed", 1, None),
        ("same", 2, 1),
        ("added", None, 2),
    ]


def test_what_was_removed_stands_before_what_took_its_place() -> None:
    assert told(letter(RIVER), letter(MAYOR)) == [("removed", 0, None), ("added", None, 0)]


def test_a_paragraph_put_before_a_changed_one_does_not_hide_the_change() -> None:
    old = letter(HOMES, RIVER)
    new = letter(HOMES, MAYOR, "The river was diverted to the quarry.")
    assert told(old, new) == [("same", 0, 0), ("added", None, 1), ("changed", 1, 2)]


def test_a_block_that_moved_is_told_once_in_its_new_place() -> None:
    assert told(letter(HOMES, RIVER, SCHOOL, MAYOR), letter(RIVER, SCHOOL, MAYOR, HOMES)) == [
        ("same", 1, 0),
        ("same", 2, 1),
        ("same", 3, 2),
        ("moved", 0, 3),
    ]


def test_equal_blocks_move_in_their_order() -> None:
    old = letter(HOMES, HOMES, RIVER, SCHOOL, MAYOR)
    new = letter(RIVER, SCHOOL, MAYOR, HOMES, HOMES)
    assert told(old, new)[3:] == [("moved", 0, 3), ("moved", 1, 4)]


def test_the_number_of_a_question_is_no_change_of_it() -> None:
    old = letter(Block(Part.QUESTION, "Why?", "1."), Block(Part.QUESTION, "When?", "2."))
    new = letter(Block(Part.QUESTION, "When?", "1."))
    assert told(old, new) == [("removed", 0, None), ("same", 1, 0)]


def test_bold_is_no_change() -> None:
    assert told(letter(HOMES), letter(Block(Part.FACT, HOMES, bold=((0, 6),)))) == [("same", 0, 0)]


def test_a_question_that_became_a_part_has_changed_with_every_word_kept() -> None:
    old = letter(HOMES, Block(Part.QUESTION, "When was it?", "2."))
    new = letter(HOMES, Block(Part.QUESTION_PART, "When was it?", "a."))
    change = compare(old, new)[1]
    assert (change.kind, change.spans) == (
        ChangeKind.CHANGED,
        (Span(SpanKind.KEPT, "When was it?"),),
    )


TEXTS = st.sampled_from(
    [HOMES, RIVER, SCHOOL, MAYOR, HOMES + " Then.", RIVER + " Then.", "The end.", ""]
)
LETTERS = st.lists(TEXTS, max_size=10).map(lambda texts: letter(*texts))


@settings(max_examples=300, derandomize=True)
@given(LETTERS, LETTERS)
def test_every_block_of_both_letters_is_told_once(old: LetterText, new: LetterText) -> None:
    changes = compare(old, new)
    taken = sorted(each.old_index for each in changes if each.old_index is not None)
    assert taken == list(range(len(old.blocks)))
    in_order = [each.new_index for each in changes if each.new_index is not None]
    assert in_order == list(range(len(new.blocks)))
    for each in changes:
        assert each.old == (None if each.old_index is None else old.blocks[each.old_index])
        assert each.new == (None if each.new_index is None else new.blocks[each.new_index])
        assert bool(each.spans) == (each.kind == ChangeKind.CHANGED)


WORDS = ["the", "of", "to", "in", "and", "that"] * 60 + [f"word{number}" for number in range(900)]


def paragraph(chance: random.Random) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(60)) + "."


def rewritten(text: str, chance: random.Random) -> str:
    words = text.split()
    words[chance.randrange(len(words))] = "elsewhere"
    return " ".join(words)


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("one word in every paragraph", {"changed": 400}),
        ("every paragraph", {"removed": 400, "added": 400}),
        ("every tenth paragraph", {"same": 360, "changed": 40}),
    ],
)
def test_four_hundred_blocks_are_compared_in_a_fifth_of_a_second(
    what: str, expected: dict[str, int]
) -> None:
    chance = random.Random(7)  # noqa: S311
    old = [paragraph(chance) for _ in range(400)]
    if what == "every paragraph":
        new = [paragraph(chance) for _ in range(400)]
    else:
        step = 10 if "tenth" in what else 1
        new = [rewritten(t, chance) if i % step == 0 else t for i, t in enumerate(old)]
    took: list[float] = []
    for _ in range(3):
        began = time.process_time()
        changes = compare(letter(*old), letter(*new))
        took.append(time.process_time() - began)
    assert Counter(each.kind.value for each in changes) == expected
    assert min(took) < 0.2
