from __future__ import annotations

from communications.rules.typed_pieces import (
    Piece,
    Take,
    differences,
    digest_of_text,
    digests_of,
)

READ = [Piece("facts", "Facts", "Old."), Piece("concerns", "Concerns", "Old."), Piece("x", "X", "")]


def pieces(facts: str, concerns: str, x: str = "") -> list[Piece]:
    return [
        Piece("facts", "Facts", facts),
        Piece("concerns", "Concerns", concerns),
        Piece("x", "X", x),
    ]


def test_who_changed_a_field_is_known_from_what_was_read() -> None:
    found = differences(pieces("Mine.", "Old.", "new"), pieces("Theirs.", "New."), digests_of(READ))

    assert [(each.mine.name, each.take) for each in found] == [
        ("facts", None),
        ("concerns", Take.THEIRS),
        ("x", Take.MINE),
    ]


def test_what_a_person_has_to_choose_comes_first() -> None:
    found = differences(pieces("Old.", "Mine."), pieces("New.", "Theirs."), digests_of(READ))
    assert [(each.mine.name, each.take) for each in found] == [
        ("concerns", None),
        ("facts", Take.THEIRS),
    ]


def test_without_digests_everything_is_asked() -> None:
    found = differences(pieces("Mine.", "Old."), pieces("Theirs.", "Old."), {})
    assert [(each.mine.name, each.take) for each in found] == [("facts", None)]


def test_spans_lead_from_theirs_to_mine() -> None:
    (found,) = differences(pieces("The visit of April.", ""), pieces("The visit of March.", ""), {})
    assert [(span.kind, span.text) for span in found.spans] == [
        ("kept", "The visit of "),
        ("removed", "March"),
        ("added", "April"),
        ("kept", "."),
    ]


def test_line_ends_and_spaces_around_a_text_make_no_difference() -> None:
    assert digest_of_text(" One.\r\n\r\nTwo. ") == digest_of_text("One.\n\nTwo.")
    assert digest_of_text("One.") != digest_of_text("Two.")
    assert differences(pieces("Same.\r\n", ""), pieces("Same.", ""), {}) == ()
