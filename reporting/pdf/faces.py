"""The faces that letters are set in: bundled files only, never a font of the machine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path

from fontTools.ttLib import TTFont
from weasyprint.text.ffi import ffi, fontconfig, pangoft2
from weasyprint.text.fonts import FontConfiguration

from reporting.pdf.printable import characters_without_glyph

_OWN = Path(__file__).parent / "fonts"
_AMIRI = Path(str(files("fontpkg_amiri"))) / "files"

# Family name as in the files -> (regular, bold). Latin, Greek and Cyrillic first, then Arabic.
FAMILIES: dict[str, tuple[Path, Path]] = {
    "Noto Serif SemiCondensed": (
        _OWN / "NotoSerif-SemiCondensedRegular.ttf",
        _OWN / "NotoSerif-SemiCondensedBold.ttf",
    ),
    "Amiri": (_AMIRI / "Amiri-Regular.ttf", _AMIRI / "Amiri-Bold.ttf"),
}


class MissingFace(RuntimeError):
    """A bundled font file is not there or cannot be read."""


class BundledFonts(FontConfiguration):  # type: ignore[misc]
    """A font configuration that knows the bundled faces and no other.

    The files are used where they lie: nothing is copied, so a forked process may go on using it.
    """

    def __init__(self) -> None:
        with _fontconfig_without_system_fonts():
            super().__init__()
        for path in (path for pair in FAMILIES.values() for path in pair):
            if not fontconfig.FcConfigAppFontAddFile(self._config, os.fsencode(path)):
                raise MissingFace(f"{path.name} cannot be read")
        pangoft2.pango_fc_font_map_config_changed(ffi.cast("PangoFcFontMap *", self.font_map))


@contextmanager
def _fontconfig_without_system_fonts() -> Iterator[None]:
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(_OWN / "no-system-fonts.conf")
    try:
        yield
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


@cache
def covered_code_points() -> frozenset[int]:
    """The code points that at least one family has both in regular and in bold."""
    covered: set[int] = set()
    for regular, bold in FAMILIES.values():
        covered |= _code_points(regular) & _code_points(bold)
    return frozenset(covered)


def _code_points(path: Path) -> set[int]:
    with TTFont(path, lazy=True) as font:
        return set(font.getBestCmap())


def missing_characters(text: str) -> str:
    """The characters of a printable text that no bundled family can show, each once, sorted."""
    return characters_without_glyph(text, covered_code_points())
