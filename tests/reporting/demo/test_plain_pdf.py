from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader

from cases.rules.file_types import content_type_of
from reporting.demo.plain_pdf import plain_pdf


def _text(pdf: bytes) -> str:
    (page,) = PdfReader(BytesIO(pdf), strict=True).pages
    return " ".join(page.extract_text().split())


def test_the_text_of_the_page_is_the_text_that_was_given() -> None:
    pdf = plain_pdf("Réponse", ["Été à Genève (1er juillet) : l’avis \\ l’eau.", "Second."])
    assert _text(pdf) == "Réponse Été à Genève (1er juillet) : l’avis \\ l’eau. Second."


def test_the_page_is_a4() -> None:
    (page,) = PdfReader(BytesIO(plain_pdf("Title", ["Text."]))).pages
    assert (page.mediabox.width, page.mediabox.height) == (595, 842)


def test_it_is_taken_for_a_pdf_by_its_content() -> None:
    assert content_type_of(plain_pdf("Title", ["Text."])) == "application/pdf"


def test_the_same_text_gives_the_same_bytes() -> None:
    assert plain_pdf("Title", ["Text."]) == plain_pdf("Title", ["Text."])


def test_long_paragraphs_are_broken_into_lines() -> None:
    words = "word " * 60
    (page,) = PdfReader(BytesIO(plain_pdf("Title", [words]))).pages
    assert max(map(len, page.extract_text().splitlines())) <= 90
