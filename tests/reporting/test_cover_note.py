"""The note with which a letter reaches its addressee."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reporting.cover_note import CoverNote, compose_cover_note, note_language
from reporting.pdf import LetterSheet, problem_of_printing, render_letter
from reporting.pdf.text_layer import body_of_letter, first_difference

NOTE = CoverNote(
    language="en",
    to_state=True,
    addressee="Botswana",
    recipient="Permanent Mission of Botswana to the United Nations Office at Geneva",
    address="Rue des Pins 1\n\n 1202 Geneva ",
    reference="AL BWA 3/2026",
    letter_date=date(2026, 5, 4),
    signing=3,
    due_on=date(2026, 7, 3),
    public_from=date(2026, 7, 4),
    reply_to="registry@office.example",
)


def said(**changes) -> list[str]:
    return list(compose_cover_note(replace(NOTE, **changes)).paragraphs())


def test_a_state_gets_a_note_verbale_that_nobody_signs():
    assert said() == [
        "Special procedures of the Human Rights Council",
        "Ref.: AL BWA 3/2026",
        "The secretariat of the special procedures of the Human Rights Council presents its "
        "compliments to the Permanent Mission and has the honour to transmit letter "
        "AL BWA 3/2026 of 4 May 2026, which 3 mandate-holders of the Council address jointly to "
        "the Government.",
        "A reply is awaited by 3 July 2026. It may be sent to registry@office.example; please "
        "quote the reference.",
        "The letter is confidential. It may be made public from 4 July 2026 on.",
        "The secretariat of the special procedures takes this opportunity to renew to the "
        "Permanent Mission the assurances of its highest consideration.",
        "Geneva, 4 May 2026",
        "Permanent Mission of Botswana to the United Nations Office at Geneva",
        "Rue des Pins 1",
        "1202 Geneva",
    ]


def test_another_addressee_gets_a_covering_letter():
    text = said(to_state=False, addressee="Quarry Sands Ltd.", recipient="Head of Legal Affairs")
    assert text[1:4] == ["Head of Legal Affairs", "Rue des Pins 1", "1202 Geneva"]
    assert text[6] == "Dear Sir or Madam,"
    assert text[7].startswith("Please find enclosed letter AL BWA 3/2026 of 4 May 2026")
    assert "address jointly to Quarry Sands Ltd., and bring it" in text[7]
    assert text[-3:] == [
        "Yours faithfully,",
        "Secretariat of the special procedures",
        "United Nations Office at Geneva",
    ]


def test_a_letter_of_one_mandate_says_so():
    assert (
        "which a mandate-holder of the Council addresses to the Government." in said(signing=1)[2]
    )


def test_without_window_and_delay_no_day_is_named():
    text = said(due_on=None, public_from=None)
    assert text[3] == "A reply may be sent to registry@office.example; please quote the reference."
    assert text[4] == "The letter is confidential."


@pytest.mark.parametrize(
    ("language", "expected"),
    [("fr", "Genève, le 4 mai 2026"), ("es", "Ginebra, 4 de mayo de 2026")],
)
def test_the_note_is_in_the_language_of_the_contact(language, expected):
    assert expected in said(language=language)


@pytest.mark.parametrize(
    ("reads", "expected"), [("es", "es"), ("fr", "fr"), ("ar", "en"), ("zh", "en"), ("", "en")]
)
def test_who_reads_another_language_gets_english(reads, expected):
    assert note_language(reads) == expected


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("to_state", [True, False])
@pytest.mark.parametrize("signing", [1, 2])
def test_every_note_is_whole_and_is_printed_as_it_reads(language, to_state, signing):
    text = compose_cover_note(replace(NOTE, language=language, to_state=to_state, signing=signing))
    assert not any(brace in "".join(text.paragraphs()) for brace in "{}")
    assert problem_of_printing(text) == ""
    sheet = LetterSheet(text=text, reference="", title="AL BWA 3/2026")
    assert first_difference(text.paragraphs(), body_of_letter(render_letter(sheet))) is None
