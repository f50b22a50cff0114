"""Reply windows and publication delays as letters print them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communications.reading import read_letter
from communications.reading.languages import ALL_LANGUAGES
from communications.reading.printed_windows import windows_in

Letter = Callable[..., str]
PUBLIC = "this communication and any response received will be made public via the website"


@pytest.mark.parametrize(
    ("closing", "reply", "publication", "due"),
    [
        (
            f"We would appreciate receiving a response within 60 days. Past this delay, {PUBLIC}.",
            "60 days",
            "60 days",
            "2024-04-14",
        ),
        ("We would appreciate a response within sixty days.", "60 days", None, "2024-04-14"),
        ("We would be grateful for a reply within sixty (60) days.", "60 days", None, "2024-04-14"),
        ("We would be grateful for a reply within 60 (sixty) days.", "60 days", None, "2024-04-14"),
        ("We would appreciate a response within two months.", "2 months", None, "2024-04-14"),
        ("We would appreciate a reply within 30 days.", "30 days", None, "2024-03-15"),
        ("We would appreciate a reply within two weeks.", "14 days", None, "2024-02-28"),
        ("We would appreciate a reply within 48 hours.", "48 hours", None, "2024-02-16"),
        (
            f"We would appreciate a response within 60 days, after which {PUBLIC}.",
            "60 days",
            "60 days",
            "2024-04-14",
        ),
        (
            f"We would appreciate a response within 60 days. T{PUBLIC[1:]} after 48 hours.",
            "60 days",
            "48 hours",
            "2024-04-14",
        ),
        (f"T{PUBLIC[1:]} within 48 hours.", None, "48 hours", None),
        (f"We would appreciate a response. Thereafter, {PUBLIC}.", None, None, None),
        (
            "In view of the urgency of the matter, we would appreciate a response on the initial "
            f"steps taken.\n\nT{PUBLIC[1:]} after 60 days.",
            None,
            "60 days",
            None,
        ),
        (
            "We would appreciate a response within sixty days. The response will be made available "
            "in a report to the Human Rights Council.",
            "60 days",
            None,
            "2024-04-14",
        ),
    ],
)
def test_windows_of_a_letter(
    letter: Letter, closing: str, reply: str | None, publication: str | None, due: str | None
) -> None:
    reading = read_letter(letter(closing=closing))
    assert (str(reading.reply_window) if reading.reply_window else None) == reply
    assert (str(reading.publication_delay) if reading.publication_delay else None) == publication
    assert reading.as_json()["reply_due_on"] == due


def test_months_end_on_the_last_day_where_the_day_is_missing(letter: Letter) -> None:
    closing = "We would appreciate a response within two months."
    reading = read_letter(
        letter(reference="Ref.: AL FJI 3/2023", date="31 December 2023", closing=closing)
    )
    assert reading.as_json()["reply_due_on"] == "2024-02-29"


def test_days_in_facts_and_questions_are_no_window(letter: Letter) -> None:
    facts = "According to the information received:\n\nHe was asked to respond within 10 days."
    reading = read_letter(letter(facts=facts, closing="We look forward to your cooperation."))
    assert reading.reply_window is None
    assert "no reply window was found" in [each.message for each in reading.warnings]


def test_an_urgent_appeal_without_window_is_not_warned_of(letter: Letter) -> None:
    reading = read_letter(letter(reference="Ref.: UA FJI 3/2024", closing="We may speak publicly."))
    assert reading.reply_window is None
    assert reading.warnings == ()


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "dans un delai de soixante jours", ["60 days"]),
        ("fr", "apres 48 heures, puis dans les deux mois", ["48 hours", "2 months"]),
        ("fr", "un delai de soixante (60) jours", ["60 days"]),
        ("es", "en un plazo de sesenta dias", ["60 days"]),
        ("es", "despues de cuarenta y ocho horas", ["48 hours"]),
        ("es", "en dos meses", ["2 months"]),
        ("en", "a 60-day period of ninety days", ["60 days", "90 days"]),
        ("en", "some days, many months, 10 working days", []),
        ("en", "article 5/60 days", []),
    ],
)
def test_spans_of_time_are_found_in_each_language(
    language: str, text: str, expected: list[str]
) -> None:
    table = next(each for each in ALL_LANGUAGES if each.code == language)
    assert [str(window) for _, window in windows_in(text, table)] == expected
