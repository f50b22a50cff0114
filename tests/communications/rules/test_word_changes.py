"""Which words of a paragraph were kept, removed and added."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communications.rules.word_changes import Span, SpanKind, spans_between, words_in


def marked(old: str, new: str) -> str:
    """The spans as one line: [-removed-] {+added+}."""
    shapes = {SpanKind.KEPT: "{}", SpanKind.REMOVED: "[-{}-]", SpanKind.ADDED: "{{+{}+}}"}
    return "".join(shapes[span.kind].format(span.text) for span in spans_between(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", ""),
        ("The same.", "The same.", "The same."),
        ("", "All new.", "{+All new.+}"),
        ("All gone.", "", "[-All gone.-]"),
        ("within 60 days", "within 90 days", "within [-60-]{+90+} days"),
        (
            "resolutions 52/4 and 44/15",
            "resolutions 52/9 and 44/15",
            "resolutions [-52/4-]{+52/9+} and 44/15",
        ),
        ("marks along the Sedge", "marks, along the Sedge", "marks{+,+} along the Sedge"),
        (
            "Nobody had been asked.",
            "Nobody living there had been asked.",
            "Nobody {+living there +}had been asked.",
        ),
        ("Où est-elle ?", "Où est-il ?", "Où est-[-elle-]{+il+} ?"),
        ("60 jours", "60\u00a0jours", "60[- -]{+\u00a0+}jours"),
    ],
)
def test_changes_are_told_by_words_and_signs(old: str, new: str, expected: str) -> None:
    assert marked(old, new) == expected


def test_small_words_between_changes_count_as_changed() -> None:
    old = "The families of the valley were warned late."
    new = "The people of the coast were warned late."
    assert marked(old, new) == (
        "The [-families of the valley-]{+people of the coast+} were warned late."
    )


def test_longer_words_between_changes_are_kept() -> None:
    old = "Five families were warned."
    new = "Nine families were heard."
    assert marked(old, new) == "[-Five-]{+Nine+} families were [-warned-]{+heard+}."


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("该家庭于六月被驱逐。", "该家庭于七月被驱逐。", "该家庭于[-六-]{+七+}月被驱逐。"),
        ("住民は六月に", "住民は七月に", "住民は[-六-]{+七+}月に"),
    ],
)
def test_scripts_without_spaces_are_compared_by_characters(
    old: str, new: str, expected: str
) -> None:
    assert marked(old, new) == expected


TEXT = st.text(st.sampled_from("ab c,.é\u00a0第条\n’"), max_size=60)


@settings(max_examples=300, derandomize=True)
@given(TEXT, TEXT)
def test_spans_give_back_both_texts_to_the_character(old: str, new: str) -> None:
    spans = spans_between(old, new)
    assert "".join(each.text for each in spans if each.kind != SpanKind.ADDED) == old
    assert "".join(each.text for each in spans if each.kind != SpanKind.REMOVED) == new
    assert all(span.text for span in spans)


def test_texts_too_long_to_compare_are_replaced_between_what_both_begin_and_end_with() -> None:
    old = "First. " + " ".join(f"old{number}" for number in range(2000)) + " Last."
    new = "First. " + " ".join(f"new{number}" for number in range(2000)) + " Last."
    began = time.process_time()
    spans = spans_between(old, new)
    assert time.process_time() - began < 0.5
    assert spans[0] == Span(SpanKind.KEPT, "First. ")
    assert [span.kind for span in spans] == ["kept", "removed", "added", "kept"]
    assert spans[-1] == Span(SpanKind.KEPT, " Last.")


def test_words_of_a_text_are_taken_once_without_signs() -> None:
    assert words_in("On 5 June, on 5.5 of 52/9: «oui», 第五") == {
        "On",
        "5",
        "June",
        "on",
        "5.5",
        "of",
        "52/9",
        "oui",
        "第",
        "五",
    }
