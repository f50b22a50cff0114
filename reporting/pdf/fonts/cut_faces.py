"""Cut the two text faces out of the variable Noto Serif of `fontpkg-noto-serif`.

Run by hand when that package changes: `python -m reporting.pdf.fonts.cut_faces`. The faces are kept
in the repository because a variable font costs the renderer more than half a letter's time and
puts the time of day into every PDF.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

WIDTH = 87.5  # per cent: semi-condensed, near the economy of the face that UN letters use
WEIGHTS = {"Regular": 400, "Bold": 700}
VARIABLE_FONT = "files/NotoSerif[wdth,wght].ttf"


def cut_face(style: str, *, into: Path) -> Path:
    """Write the static, unhinted face of `style` ("Regular", "Bold") into a folder; its path."""
    source = files("fontpkg_noto_serif").joinpath(VARIABLE_FONT)
    with source.open("rb") as file:
        font = TTFont(file, recalcTimestamp=False)
        instantiateVariableFont(
            font, {"wght": WEIGHTS[style], "wdth": WIDTH}, inplace=True, updateFontNames=True
        )
        everything = Options(
            hinting=False, layout_features=["*"], name_IDs=["*"], notdef_outline=True
        )
        subsetter = Subsetter(everything)
        subsetter.populate(unicodes=font.getBestCmap())
        subsetter.subset(font)
        target = into / f"NotoSerif-SemiCondensed{style}.ttf"
        font.save(target)
    return target


if __name__ == "__main__":
    for name in WEIGHTS:
        cut_face(name, into=Path(__file__).parent)
