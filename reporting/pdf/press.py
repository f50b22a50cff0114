"""HTML of our own templates in, PDF bytes out: WeasyPrint with the bundled faces and files only."""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass
from functools import cache

import pydyf
import weasyprint
from weasyprint.document import Document
from weasyprint.text.ffi import pango
from weasyprint.urls import FatalURLFetchingError

from reporting.pdf.bundle import SCHEME, BundleFetcher, ForbiddenResource
from reporting.pdf.faces import BundledFonts
from reporting.pdf.sheet import MAX_PAGES, LetterTooLong

PRODUCER = "Communications tracker"
VARIANT = "pdf/ua-1"
RENDERER = f"WeasyPrint {weasyprint.__version__}, Pango {pango.pango_version()}"

# Pango's font maps and WeasyPrint's caches are not made for two threads at once.
_one_at_a_time = threading.Lock()


@dataclass(frozen=True, slots=True)
class Press:
    """What is costly to prepare and the same for every letter: faces and style sheet."""

    fonts: BundledFonts
    styles: weasyprint.CSS


@cache
def _press_of_process(_pid: int) -> Press:
    fonts = BundledFonts()
    styles = weasyprint.CSS(
        url=f"{SCHEME}letter.css", url_fetcher=BundleFetcher(), font_config=fonts
    )
    return Press(fonts, styles)


def print_html(html: str) -> bytes:
    """Lay out HTML made by one of our templates and give the bytes of a tagged PDF.

    The same HTML gives the same bytes. Raises ForbiddenResource where the page asks for anything
    outside the bundle, LetterTooLong where it has more than `MAX_PAGES` pages.
    """
    fetcher = BundleFetcher()
    try:
        with _one_at_a_time:
            pdf = _print(html, fetcher, _press_of_process(os.getpid()))
    except FatalURLFetchingError as refusal:
        raise ForbiddenResource(str(refusal)) from refusal
    if fetcher.refused:
        raise ForbiddenResource(fetcher.refused)
    return pdf


def _print(html: str, fetcher: BundleFetcher, press: Press) -> bytes:
    document = weasyprint.HTML(string=html, url_fetcher=fetcher).render(
        font_config=press.fonts, stylesheets=[press.styles], pdf_variant=VARIANT
    )
    pages = len(document.pages)
    if pages > MAX_PAGES:
        raise LetterTooLong(f"{pages:,} pages; at most {MAX_PAGES:,} can be printed")
    pdf: bytes = document.write_pdf(finisher=_name_producer, pdf_variant=VARIANT)
    return pdf


def _name_producer(_document: Document, pdf: pydyf.PDF) -> None:
    """Put a fixed name where the renderer writes its own with its version."""
    pdf.info["Producer"] = pydyf.String(PRODUCER)
    number = int(pdf.catalog["Metadata"].split()[0])
    stream = pdf.objects[number].stream
    renderer = f"WeasyPrint {weasyprint.__version__}".encode()
    stream[:] = [part.replace(renderer, PRODUCER.encode()) for part in stream]
