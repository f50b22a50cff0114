"""Names in braces: a fixed list, filled in one pass, never a template."""

from __future__ import annotations

import pytest

from communications.enums import Slot
from communications.rules.placeholders import (
    PLACEHOLDERS,
    fill,
    missing_placeholders,
    placeholders_in,
    unknown_placeholders,
)


def test_the_list_of_placeholders() -> None:
    assert list(PLACEHOLDERS) == [
        "capacities",
        "resolutions",
        "subject",
        "addressee",
        "others",
        "window",
        "delay",
        "salutation",
    ]


def test_each_placeholder_is_replaced_everywhere() -> None:
    text = "Within {window}. After {window}, or {delay}."
    values = {"window": "60 days", "delay": "48 hours"}
    assert fill(text, values) == "Within 60 days. After 60 days, or 48 hours."


def test_what_is_filled_in_is_not_looked_at_again() -> None:
    values = {"subject": "a bill on {window}", "window": "60 days"}
    assert fill("Concerning {subject}.", values) == "Concerning a bill on {window}."


@pytest.mark.parametrize(
    "text", ["{{ window }}", "{% if window %}", "{window!r}", "{0}", "%(window)s"]
)
def test_no_language_of_templates_is_understood(text: str) -> None:
    assert fill(text, {"window": "60 days", "0": "x"}) == text


@pytest.mark.parametrize("values", [{}, {"window": ""}])
def test_a_placeholder_without_a_value_stays_to_be_seen(values: dict[str, str]) -> None:
    assert fill("Within {window}.", values) == "Within {window}."
    assert fill("Dans un délai de {window}.", values, language="fr") == (
        "Dans un délai de {window}."
    )


def test_a_value_may_hold_what_a_pattern_would_take_for_a_sign() -> None:
    assert fill("{subject}", {"subject": r"C:\1 \g<0> $1"}) == r"C:\1 \g<0> $1"


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("Within {window}.", []),
        ("No braces at all.", []),
        ("Within {windw}, {delay}, {windw}.", ["windw"]),
        ("{Window} { window } {}", ["Window", " window ", ""]),
        ("Within {window, past this", ["{"]),
        ("Within window}", ["}"]),
        ("{{window}}", ["{", "}"]),
    ],
)
def test_what_is_no_placeholder_is_named(text: str, unknown: list[str]) -> None:
    assert unknown_placeholders(text) == unknown


def test_placeholders_of_a_text_each_once_in_order() -> None:
    assert placeholders_in("{window}, {delay}, {window}, {nothing}") == ["window", "delay"]


@pytest.mark.parametrize(
    ("slot", "text", "missing"),
    [
        (Slot.OPENING, "As {capacities}.", ["resolutions"]),
        (Slot.OPENING, "As {capacities}, by {resolutions}.", []),
        (Slot.SUBJECT, "Something.", ["subject"]),
        (Slot.OTHERS_WRITTEN_TO, "To {other}.", ["others"]),
        (Slot.COMPLIMENT, "Yours.", []),
    ],
)
def test_a_place_needs_its_placeholders(slot: Slot, text: str, missing: list[str]) -> None:
    assert missing_placeholders(text, slot) == missing


@pytest.mark.parametrize(
    ("text", "value", "filled"),
    [
        ("qualités de {capacities},", "Expert indépendant", "qualités d’Expert indépendant,"),
        ("qualités de {capacities},", "Experte; Relatrice", "qualités d’Experte; Relatrice,"),
        ("qualités de {capacities},", "Rapporteuse spéciale", "qualités de Rapporteuse spéciale,"),
        ("tant que {capacities}", "Expert", "tant qu’Expert"),
        ("le monde {capacities}", "Expert", "le monde Expert"),
        ("{capacities}", "Expert", "Expert"),
    ],
)
def test_french_elides_before_a_vowel(text: str, value: str, filled: str) -> None:
    assert fill(text, {"capacities": value}, language="fr") == filled


@pytest.mark.parametrize(
    ("text", "value", "filled"),
    [
        ("Sent to: {others}.", "Sandgrouse Ferries Ltd.", "Sent to: Sandgrouse Ferries Ltd."),
        ("Sent to: {others}.", "Fiji", "Sent to: Fiji."),
        ("{others}, and more.", "Sandgrouse Ltd.", "Sandgrouse Ltd., and more."),
        ("{others}", "Sandgrouse Ltd.", "Sandgrouse Ltd."),
    ],
)
@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_a_name_that_ends_in_a_full_stop_ends_a_sentence_with_one(
    text: str, value: str, filled: str, language: str
) -> None:
    assert fill(text, {"others": value}, language=language) == filled


def test_spanish_does_not_elide() -> None:
    text = "en nuestra calidad de {capacities}"
    assert fill(text, {"capacities": "Experta independiente"}, language="es") == (
        "en nuestra calidad de Experta independiente"
    )
