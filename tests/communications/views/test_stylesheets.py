"""The rules of docs/design.md that a machine can hold the stylesheets and templates to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings

from communications.enums import Phase
from communications.templatetags.phases import phase_icon, tone
from parties.templatetags.icons import icon

CSS = Path(settings.BASE_DIR) / "static" / "css"
TEMPLATES = Path(settings.BASE_DIR) / "templates"
SHEETS = sorted(CSS.glob("*.css"))
PAGES = sorted(TEMPLATES.rglob("*.html"))
SPRITE = (Path(settings.BASE_DIR) / "static" / "icons" / "sprite.svg").read_text()

COMMENT = re.compile(r"/\*.*?\*/", re.S)
PHYSICAL = re.compile(
    r"(?:^|[\s;{])(?:(?:margin|padding|border|inset)-)?(?:left|right|top|bottom)(?:-[a-z]+)?\s*:"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)"
    r"|(?:^|[\s;{])(?:min-|max-)?(?:width|height)\s*:"
)
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(")


def rules(sheet: Path) -> str:
    return COMMENT.sub("", sheet.read_text())


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_directions_are_logical_so_that_pages_can_be_mirrored(sheet):
    assert PHYSICAL.findall(re.sub(r"@media[^{]*", "", rules(sheet))) == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_colours_come_from_the_tokens(sheet):
    if sheet.name not in {"tokens.css", "print.css"}:
        assert COLOUR.findall(rules(sheet)) == []


def test_every_value_that_is_used_is_defined():
    everything = "".join(map(rules, SHEETS))
    defined = set(re.findall(r"(--[\w-]+)\s*:", everything))
    used = set(re.findall(r"var\((--[\w-]+)", everything))

    assert used - defined == set()


def test_dark_knows_every_colour_of_light():
    light, dark = rules(CSS / "tokens.css").split("@media (prefers-color-scheme: dark)")
    same_in_both = {"--on-band"}
    colours = {name for name, value in re.findall(r"(--[\w-]+):\s*(#\w+)", light)}

    assert colours - set(re.findall(r"(--[\w-]+):", dark)) == same_in_both


def test_every_stylesheet_is_linked_and_nothing_else_is():
    head = (TEMPLATES / "components" / "head.html").read_text()

    assert set(re.findall(r"css/([\w-]+\.css)", head)) == {sheet.name for sheet in SHEETS}


def test_every_icon_that_is_named_is_in_the_sprite():
    named = {name for page in PAGES for name in re.findall(r'{% icon "([\w-]+)"', page.read_text())}

    assert len(named) > 20
    assert {name for name in named if f'<symbol id="{name}"' not in SPRITE} == set()


def test_every_phase_has_a_colour_and_an_icon_in_the_sprite():
    icons = {phase_icon(phase) for phase in Phase}
    assert {name for name in icons if f'<symbol id="{name}"' not in SPRITE} == set()
    assert {tone(phase) for phase in Phase} == {"late", "today", "soon", "waiting", "quiet", "done"}


def test_an_icon_is_hidden_from_screen_readers_and_turned_where_it_points():
    assert 'aria-hidden="true"' in icon("check")
    assert "icon--directed" not in icon("check")
    assert 'class="icon icon--directed"' in icon("arrow-left")
