"""Reply windows and publication delays as letters print them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communications.letter_text import Part
from communications.reading import read_letter
from communications.reading.delays import read_delays
from communications.reading.languages import ALL_LANGUAGES
from communications.reading.pieces import Piece
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
        ("We would appreciate a reply no later than 60 days.", "60 days", None, "2024-04-14"),
        (
            "We would appreciate a reply, at the latest within 60 days.",
            "60 days",
            None,
            "2024-04-14",
        ),
        (
            "We would appreciate information on why the works were stopped for 30 days.",
            None,
            None,
            None,
        ),
        (
            "We would be grateful for a response on those detained for 60 days, within 30 days.",
            "30 days",
            None,
            "2024-03-15",
        ),
        ("We would appreciate a response. She was detained for 60 days.", None, None, None),
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


def test_days_in_concerns_are_no_window_and_do_not_end_the_concerns(letter: Letter) -> None:
    concerns = (
        "We express our concern at the bakery.\n\nWe fear that the letter was published and that she "
        "was detained for 60 days.\n\nThe reply was published after 30 days of detention."
    )
    reading = read_letter(letter(concerns=concerns, closing="We look forward to your cooperation."))
    assert reading.concerns[1].endswith("for 60 days.")
    assert reading.reply_window is None
    assert reading.publication_delay is None


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("fr", "Je vous saurais gré de me faire parvenir une réponse dans un délai de 60 jours."),
        ("fr", "Nous vous saurions gré de nous répondre dans les 60 jours."),
        (
            "fr",
            "Nous vous serions reconnaissants de votre réponse dans un délai de soixante (60) jours.",
        ),
        ("fr", "Je vous prie de bien vouloir me faire parvenir vos observations sous 60 jours."),
        ("fr", "Une réponse est attendue dans les soixante (60) jours."),
        ("fr", "Nous apprécierions une réponse, au plus tard dans les soixante jours."),
        ("es", "Agradeceríamos recibir una respuesta en un plazo de sesenta (60) días."),
        ("es", "Agradeceríamos una respuesta dentro de los próximos 60 días."),
        ("es", "Agradecería una respuesta en el plazo máximo de 60 días."),
        ("en", "Your response is requested within 60 calendar days."),
        ("en", "A reply would be most welcome within sixty days."),
        ("en", "We would be grateful for a reply within a period of sixty (60) days."),
        ("en", "We would appreciate a reply not later than sixty (60) days."),
    ],
)
def test_a_reply_window_of_sixty_days_in_every_wording(code: str, sentence: str) -> None:
    assert reply_window(code, sentence) == "60 days"


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (
            "fr",
            "Nous souhaiterions recevoir des informations sur l'arrêt des travaux pendant 30 jours.",
        ),
        ("fr", "Veuillez noter la réponse du Gouvernement, détenue 60 jours."),
        ("es", "Agradeceríamos recibir información sobre las obras, detenidas durante 30 días."),
        ("en", "We would appreciate a response within 60 working days."),
        ("fr", "Nous souhaiterions une réponse dans un délai de 60 jours ouvrables."),
        ("es", "Agradeceríamos una respuesta en un plazo de sesenta días hábiles."),
        ("en", "We would welcome a response about the 60 days of detention."),
        ("en", "We request information on a detention that lasted 60 days."),
    ],
)
def test_days_that_set_no_limit_are_no_reply_window(code: str, sentence: str) -> None:
    assert reply_window(code, sentence) is None


def reply_window(code: str, sentence: str) -> str | None:
    table = next(each for each in ALL_LANGUAGES if each.code == code)
    delays = read_delays([Piece(Part.CLOSING, sentence, 1)], table, expects_window=True)
    return str(delays.reply) if delays.reply else None


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
    assert [str(each.window) for each in windows_in(text, table)] == expected
