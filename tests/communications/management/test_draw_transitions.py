"""`manage.py draw_transitions`: the page of the documentation follows the table of acts."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from communications.management.commands import draw_transitions

COMMITTED = Path(__file__).parents[3] / "docs" / "transitions.md"


@pytest.fixture
def page(tmp_path, monkeypatch) -> Path:
    """The page at another place, so that the committed one stays as it is."""
    page = tmp_path / "transitions.md"
    monkeypatch.setattr(draw_transitions, "PAGE", page)
    return page


def test_the_committed_page_is_the_one_that_the_table_gives():
    assert COMMITTED == draw_transitions.PAGE
    call_command("draw_transitions", "--check")


def test_drawing_writes_the_page_and_the_check_is_content(page, capsys):
    call_command("draw_transitions")
    assert page.read_bytes() == COMMITTED.read_bytes()
    call_command("draw_transitions", "--check")
    assert "in step" in capsys.readouterr().out


@pytest.mark.parametrize("text", [None, "", "# Something else\n"])
def test_a_page_that_is_missing_or_old_fails_the_check_and_is_left_alone(page, text):
    if text is not None:
        page.write_text(text)
    with pytest.raises(CommandError, match="not in step"):
        call_command("draw_transitions", "--check")
    assert (page.read_text() if page.is_file() else None) == text
