"""A letter is set in the bundled faces, on every machine the same."""

from __future__ import annotations

import os
from io import BytesIO

import pypdf
import pytest

from communications.letter_text import Block, Part
from reporting.pdf import CharactersWithoutGlyph, render_letter
from reporting.pdf.faces import FAMILIES, BundledFonts, MissingFace, missing_characters
from tests.reporting.pdf import letters, letters_in_languages


def fonts_of(data: bytes) -> set[str]:
    reader = pypdf.PdfReader(BytesIO(data))
    return {
        font.get_object()["/BaseFont"].partition("+")[2]
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()
    }


def test_letter_is_set_in_two_weights_of_one_family() -> None:
    assert fonts_of(render_letter(letters.sheet_of(letters.ENGLISH))) == {
        "Noto-Serif-Semi-Condensed",
        "Noto-Serif-Bold-Semi-Condensed",
    }


def test_arabic_words_in_an_english_letter_are_set_in_amiri_in_both_weights() -> None:
    text = letters.letter_of(
        Block(Part.PARAGRAPH, "known as سلافة المنذري and as سلافة", bold=((9, 22),))
    )

    fonts = fonts_of(render_letter(letters.sheet_of(text)))

    assert {"Amiri", "Amiri-Bold"} <= fonts


@pytest.mark.parametrize(
    "names",
    [
        "Ærø Łódź Þórr Ħaż-Żebbuġ Çağrı Ştefan Țara Ņikita Ģirts Őze Űr Ĉu Ŵyn Ŷ",
        "Nguyễn Thị Ánh Hồng Đặng",
        "Ɓala Ɗan Ƙano Ŋgozi Ɛkow Ɔkɔ Ẹniọlá Ṣọlá",
        "ʿAbd al-Ḥamīd ʾIbrāhīm aṭ-Ṭāhir Ẓāhir",
        "Əliyev Ǝ Dž ǅ Ǧ",
        "Ёжиков Ґалаган Їжак Єва Ўладзімір Қасым Ңү Һәм Ҷамшед Ӯ",
        "Αθηνά Ελευθερία",
        "“double” ‘single’ «guillemets» — – ‑ … § ¶ † ‡ № ‰ € £ ₽ ½ ² °",
        "e\u0301te\u0301 s\u0323 o\u0328\u0304",
        "سلافة المنذري ١٢٣ ؟ ، پچژگ",
    ],
)
def test_names_of_the_world_have_glyphs_in_both_weights(names: str) -> None:
    assert missing_characters(names) == ""


def test_character_without_a_glyph_is_named_instead_of_printed_as_a_box() -> None:
    text = letters.letter_of(Block(Part.PARAGRAPH, "known as 张三 (\N{SNOWMAN})"))

    with pytest.raises(CharactersWithoutGlyph) as refusal:
        render_letter(letters.sheet_of(text))

    assert refusal.value.characters == "\N{SNOWMAN}三张"
    assert str(refusal.value) == (
        "no bundled font has these characters: ☃ (U+2603), 三 (U+4E09), 张 (U+5F20)"
    )


@pytest.mark.parametrize("place", ["reference", "classification"])
def test_characters_around_the_letter_are_checked_too(place: str) -> None:
    sheet = letters.sheet_of(letters_in_languages.SPANISH)
    values = {"reference": sheet.reference, "classification": "", place: "张"}

    with pytest.raises(CharactersWithoutGlyph):
        render_letter(type(sheet)(text=sheet.text, title=sheet.title, **values))


def test_marker_of_a_question_is_checked_too() -> None:
    text = letters.letter_of(Block(Part.QUESTION, "Please explain.", "☃"))

    with pytest.raises(CharactersWithoutGlyph):
        render_letter(letters.sheet_of(text))


def test_many_missing_characters_make_a_short_message() -> None:
    refusal = CharactersWithoutGlyph("".join(map(chr, range(0x4E00, 0x5000))))

    assert str(refusal).endswith(", 丁 (U+4E01), ...") is False
    assert str(refusal).endswith("(U+4E13), ...")


def test_environment_of_the_process_is_left_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", "/somewhere/fonts.conf")
    BundledFonts()
    assert os.environ["FONTCONFIG_FILE"] == "/somewhere/fonts.conf"

    monkeypatch.delenv("FONTCONFIG_FILE")
    BundledFonts()
    assert "FONTCONFIG_FILE" not in os.environ


def test_missing_font_file_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    regular, bold = FAMILIES["Amiri"]
    monkeypatch.setitem(FAMILIES, "Amiri", (regular.with_name("Gone.ttf"), bold))

    with pytest.raises(MissingFace, match=r"Gone\.ttf cannot be read"):
        BundledFonts()
