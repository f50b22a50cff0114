"""A letter as PDF. Pure: the same sheet gives the same bytes, and nothing but the bundle is read."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from django.template import Context, Engine

from communications.letter_text import LetterText
from reporting.pdf.composition import Composition, compose
from reporting.pdf.printable import printable
from reporting.pdf.sheet import (
    CharactersWithoutGlyph,
    LetterSheet,
    LetterTooLong,
    require_moderate_length,
)

_TEMPLATES = Path(__file__).parents[2] / "templates"
_TEMPLATE_NAMES = ("reporting/letter.html", "reporting/letter_runs.html")

# Raised by one when Python code of this package changes how a letter looks; changes of template,
# style sheet, faces and WeasyPrint are noticed by themselves.
LAYOUT = 1


def render_letter(sheet: LetterSheet) -> bytes:
    """The letter as a tagged A4 PDF (written as PDF/UA-1).

    Raises LetterTooLong where the sheet is beyond the limits of `reporting.pdf.sheet`, and
    CharactersWithoutGlyph where no bundled face has a character of it.
    """
    from reporting.pdf import faces, press  # noqa: PLC0415  (see `_edition`)

    require_moderate_length(sheet)
    if missing := faces.missing_characters(_all_printed(sheet)):
        raise CharactersWithoutGlyph(missing)
    return press.print_html(letter_html(sheet, compose(sheet.text)))


def problem_of_printing(text: LetterText) -> str:
    """What keeps a letter of this text from being printed, in words; "" where nothing does.

    Nothing is laid out: too many pages are found only then.
    """
    from reporting.pdf import faces  # noqa: PLC0415  (see `_edition`)

    sheet = LetterSheet(text=text, reference="", title="")
    try:
        require_moderate_length(sheet)
    except LetterTooLong as reason:
        return str(reason)
    missing = faces.missing_characters(_all_printed(sheet))
    return str(CharactersWithoutGlyph(missing)) if missing else ""


def letter_html(sheet: LetterSheet, composition: Composition) -> str:
    """The page that is laid out. Every text is escaped; none is ever compiled as a template."""
    values = {
        "composition": composition,
        "title": printable(sheet.title),
        "reference": printable(sheet.reference),
        "classification": printable(sheet.classification),
    }
    template = _engine().get_template(_TEMPLATE_NAMES[0])
    return template.render(Context(values, use_l10n=False, use_tz=False))


def fingerprint(sheet: LetterSheet) -> str:
    """SHA-256 in hex of all that the rendered bytes depend on.

    Equal fingerprints mean equal PDFs, so that a letter already rendered need not be laid out
    again. It changes with the text, the template, the style sheet, the faces and the renderer.
    """
    return hashlib.sha256(f"{_edition()} {sheet.digest()}".encode()).hexdigest()


def _all_printed(sheet: LetterSheet) -> str:
    texts = [sheet.reference, sheet.classification]
    texts += [text for block in sheet.text.blocks for text in (block.marker, block.text)]
    return "".join(map(printable, texts))


@cache
def _engine() -> Engine:
    return Engine(dirs=[str(_TEMPLATES)], autoescape=True)


@cache
def _edition() -> str:
    # Loading the renderer takes a second and thirty megabytes, and most processes (a migration,
    # the nightly job, a page of the work queue) never print a letter.
    from reporting.pdf import bundle, faces, press  # noqa: PLC0415

    paths = [_TEMPLATES / name for name in _TEMPLATE_NAMES]
    paths += [path for path, _ in bundle.BUNDLE.values()]
    paths += [path for pair in faces.FAMILIES.values() for path in pair]
    digest = hashlib.sha256(f"{LAYOUT} {press.RENDERER}".encode())
    for path in paths:
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
