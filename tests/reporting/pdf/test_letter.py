from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pypdf
import pytest

from communications.letter_text import Block, LetterText, Part
from reporting.pdf import LetterTooLong, render_letter
from reporting.pdf.text_layer import body_of_letter, first_difference, text_of_pdf
from tests.reporting.pdf import letters, letters_in_languages


def pages_of(data: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages]


@pytest.mark.parametrize(
    "text",
    [
        letters.ENGLISH,
        letters_in_languages.FRENCH,
        letters_in_languages.SPANISH,
        letters_in_languages.RUSSIAN,
        letters.long_letter(),
    ],
    ids=["en", "fr", "es", "ru", "long"],
)
def test_printed_text_is_the_stored_text_paragraph_by_paragraph(text: LetterText) -> None:
    printed = body_of_letter(render_letter(letters.sheet_of(text)))

    assert first_difference(text.paragraphs(), printed) is None


def test_words_stay_apart_in_the_text_layer() -> None:
    printed = body_of_letter(render_letter(letters.sheet_of(letters.ENGLISH)))
    words = printed.replace("-\n", "-").split()

    stored = " ".join(letters.ENGLISH.paragraphs()).split()
    assert words == stored


def test_arabic_can_be_searched_and_copied() -> None:
    printed = body_of_letter(render_letter(letters.sheet_of(letters_in_languages.ARABIC)))

    squeezed = "".join(printed.split())
    for block in letters_in_languages.ARABIC.blocks:
        assert "".join(block.text.split()) in squeezed


def test_reference_and_page_number_run_from_the_second_page_on() -> None:
    first, second, third = pages_of(render_letter(letters.sheet_of(letters.ENGLISH)))

    assert "AL QQQ 1/2025" not in first
    assert "1 / 3" not in first
    assert "AL QQQ 1/2025" in second
    assert "2 / 3" in second
    assert "3 / 3" in third


def test_classification_stands_on_every_page_and_goes_with_publication() -> None:
    confidential = pages_of(render_letter(letters.sheet_of(letters.ENGLISH)))
    public = pages_of(render_letter(letters.sheet_of(letters.ENGLISH, classification="")))

    assert ["Confidential" in page for page in confidential] == [True, True, True]
    assert ["Confidential" in page for page in public] == [False, False, False]


def test_annex_begins_on_a_new_page() -> None:
    pages = pages_of(render_letter(letters.sheet_of(letters.ENGLISH)))

    assert "Sefrona Úlvað" in pages[1]
    assert "the duty of States to protect" not in pages[1]
    assert "the duty of States to protect" in pages[2]


@pytest.mark.parametrize("lines", range(18, 36))
def test_signatures_are_neither_split_nor_left_alone(lines: int) -> None:
    filler = [Block(Part.PARAGRAPH, f"Line {number} of the letter.") for number in range(lines)]
    text = letters.letter_of(
        *filler,
        Block(Part.CLOSING, "The closing paragraph."),
        Block(Part.COMPLIMENT, "The compliment."),
        Block(Part.SIGNATORY_NAME, "Ilvane Tressory"),
        Block(Part.SIGNATORY_TITLE, "First Rapporteur " + "with a long title " * 8),
        Block(Part.SIGNATORY_NAME, "Quorin Maddelbeek"),
        Block(Part.SIGNATORY_TITLE, "Second Rapporteur " + "with a long title " * 8 + "ends here"),
        Block(Part.SIGNATORY_NAME, "Sefrona Úlvað"),
        Block(Part.SIGNATORY_TITLE, "Third Rapporteur"),
    )

    pages = pages_of(render_letter(letters.sheet_of(text)))

    with_first = next(page for page in pages if "Ilvane" in page)
    assert "The closing paragraph." in with_first
    assert "The compliment." in with_first
    assert "First Rapporteur" in with_first
    with_second = next(page for page in pages if "Quorin" in page)
    assert "ends here" in with_second
    assert "Sefrona" in with_second


def test_properties_tell_the_title_and_nothing_else() -> None:
    reader = pypdf.PdfReader(BytesIO(render_letter(letters.sheet_of(letters.ENGLISH))))

    assert reader.metadata == {"/Title": "AL QQQ 1/2025", "/Producer": "Communications tracker"}
    assert dict(reader.attachments) == {}
    assert reader.outline == []
    assert reader.xmp_metadata is not None
    xmp = reader.xmp_metadata.stream.get_data()
    assert b"WeasyPrint" not in xmp
    assert b"Date" not in xmp


def test_renderer_is_not_named_anywhere_and_file_has_one_revision() -> None:
    data = render_letter(letters.sheet_of(letters.ENGLISH))

    assert data.count(b"%%EOF") == 1
    assert b"WeasyPrint" not in data


def test_pdf_is_tagged_in_the_letters_language() -> None:
    reader = pypdf.PdfReader(BytesIO(render_letter(letters.sheet_of(letters_in_languages.FRENCH))))

    root = reader.trailer["/Root"]
    assert root["/Lang"] == "fr"
    assert root["/MarkInfo"]["/Marked"]
    assert b"pdfuaid" in reader.xmp_metadata.stream.get_data()
    document = root["/StructTreeRoot"]["/K"][0].get_object()
    section = document["/K"][0].get_object()
    tags = [kid.get_object()["/S"] for kid in section["/K"]]
    assert tags[:3] == ["/H1", "/P", "/P"]
    assert "/L" in tags


def test_text_with_marks_of_other_languages_is_printed_as_it_is() -> None:
    text = letters.letter_of(
        Block(Part.PARAGRAPH, "{{ 7|add:7 }} {% include 'x' %} {# gone? #} ${HOME} %s"),
        Block(
            Part.PARAGRAPH, "</p></section><script>alert(1)</script><!-- gone? --> &amp; &lt;b&gt;"
        ),
        Block(Part.PARAGRAPH, "<img src=file:///etc/hostname> <style>p { display: none }</style>"),
        Block(Part.QUESTION, "<b>not bold</b>", "<i>1.</i>"),
    )
    sheet = replace(letters.sheet_of(text), reference='"><u>', classification="{{ title }}&lt;")

    data = render_letter(sheet)

    assert first_difference(text.paragraphs(), body_of_letter(data)) is None
    assert "{{ title }}&lt;" in text_of_pdf(data)


def test_control_characters_are_shown_and_hide_nothing() -> None:
    text = letters.letter_of(
        Block(Part.PARAGRAPH, "paid\x00 by\x1b[8m \u202ekcab\u202c the\ud800 bank\tand\u2028gone"),
        Block(Part.PARAGRAPH, "\u200fleft\u200e to \u2067itself\u2069"),
    )

    printed = body_of_letter(render_letter(letters.sheet_of(text)))

    assert printed.split() == [
        "paid�", "by�[8m", "�kcab", "the�", "bank", "and", "gone", "left", "to", "itself",
    ]  # fmt: skip


def test_letter_without_a_page_is_still_a_page() -> None:
    data = render_letter(letters.sheet_of(letters.letter_of()))

    assert len(pages_of(data)) == 1
    assert body_of_letter(data).strip() == ""


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reporting.pdf.press.MAX_PAGES", 2)

    with pytest.raises(LetterTooLong, match="3 pages; at most 2"):
        render_letter(letters.sheet_of(letters.ENGLISH))


def test_file_pasted_into_a_letter_does_not_stop_the_press() -> None:
    pasted = ("QUJDREVG" * 250 + " ") * 20
    text = letters.letter_of(Block(Part.PARAGRAPH, pasted, bold=((3, 5_000),)))

    data = render_letter(letters.sheet_of(text))

    assert first_difference(text.paragraphs(), body_of_letter(data)) is None
