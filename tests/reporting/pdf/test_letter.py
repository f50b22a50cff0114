from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
import time_machine

from communications.letter_text import Block, LetterText, Part
from reporting.pdf import LetterTooLong, fingerprint, render_letter
from reporting.pdf.text_layer import body_of_letter, first_difference, text_of_pdf
from tests.reporting.pdf import letters

ROOT = Path(__file__).resolve().parents[3]


def pages_of(data: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages]


@pytest.mark.parametrize(
    "text",
    [letters.ENGLISH, letters.FRENCH, letters.SPANISH, letters.RUSSIAN, letters.long_letter()],
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
    printed = body_of_letter(render_letter(letters.sheet_of(letters.ARABIC)))

    squeezed = "".join(printed.split())
    for block in letters.ARABIC.blocks:
        assert "".join(block.text.split()) in squeezed


def test_same_sheet_gives_same_bytes_on_another_day() -> None:
    sheet = letters.sheet_of(letters.ENGLISH)
    with time_machine.travel(datetime(2025, 3, 14, 9, 0)):  # noqa: DTZ001
        first = render_letter(sheet)
    with time_machine.travel(datetime(2031, 12, 31, 23, 59)):  # noqa: DTZ001
        second = render_letter(sheet)

    assert first == second


def test_same_sheet_gives_same_bytes_in_another_process_and_environment(tmp_path: Path) -> None:
    program = (
        "import hashlib, sys\n"
        "from reporting.pdf import render_letter\n"
        "from tests.reporting.pdf import letters\n"
        "pdf = render_letter(letters.sheet_of(letters.FRENCH))\n"
        "sys.stdout.write(hashlib.sha256(pdf).hexdigest())\n"
    )
    environment = os.environ | {
        "TZ": "Pacific/Apia",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "4711",
        "HOME": str(tmp_path),
        "FONTCONFIG_FILE": str(tmp_path / "none.conf"),
        "PYTHONPATH": str(ROOT),
    }

    other = subprocess.run(  # noqa: S603
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )

    here = render_letter(letters.sheet_of(letters.FRENCH))
    assert other.stdout == hashlib.sha256(here).hexdigest()


def test_another_letter_leaves_nothing_behind_in_the_next() -> None:
    alone = render_letter(letters.sheet_of(letters.SPANISH))
    render_letter(letters.sheet_of(letters.ARABIC))

    assert render_letter(letters.sheet_of(letters.SPANISH)) == alone


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
    )

    pages = pages_of(render_letter(letters.sheet_of(text)))

    with_first = next(page for page in pages if "Ilvane" in page)
    assert "The closing paragraph." in with_first
    assert "The compliment." in with_first
    assert "First Rapporteur" in with_first
    with_second = next(page for page in pages if "Quorin" in page)
    assert "ends here" in with_second


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
    reader = pypdf.PdfReader(BytesIO(render_letter(letters.sheet_of(letters.FRENCH))))

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


def test_fingerprint_follows_what_is_printed() -> None:
    sheet = letters.sheet_of(letters.ENGLISH)
    same = letters.sheet_of(LetterText.from_json(letters.ENGLISH.as_json()))
    shorter = letters.sheet_of(LetterText("en", letters.ENGLISH.blocks[:-1]))

    assert fingerprint(same) == fingerprint(sheet)
    others = {
        fingerprint(shorter),
        fingerprint(replace(sheet, reference="AL QQQ 2/2025")),
        fingerprint(replace(sheet, classification="")),
        fingerprint(replace(sheet, title="Draft")),
    }
    assert len(others | {fingerprint(sheet)}) == 5


def test_fingerprint_follows_the_layout(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = letters.sheet_of(letters.ENGLISH)
    before = fingerprint(sheet)

    monkeypatch.setattr("reporting.pdf.letter._edition", lambda: "another style sheet")

    assert fingerprint(sheet) != before


def test_file_pasted_into_a_letter_does_not_stop_the_press() -> None:
    pasted = ("QUJDREVG" * 250 + " ") * 20
    text = letters.letter_of(Block(Part.PARAGRAPH, pasted, bold=((3, 5_000),)))

    data = render_letter(letters.sheet_of(text))

    assert first_difference(text.paragraphs(), body_of_letter(data)) is None


def test_renderer_is_not_loaded_before_a_letter_is_printed() -> None:
    program = (
        "import sys, reporting.pdf\n"
        "sys.exit(any(name in sys.modules for name in ('weasyprint', 'fontTools')))\n"
    )

    process = subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False)  # noqa: S603

    assert process.returncode == 0
