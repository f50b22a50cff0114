from __future__ import annotations

import pytest

from communications.enums import WindowUnit
from communications.rules.windows import Window
from reporting.demo.printed_windows import printed_window

SIXTY_DAYS = Window(60, WindowUnit.DAYS)


@pytest.mark.parametrize(
    ("window", "language", "in_words", "written"),
    [
        (SIXTY_DAYS, "en", False, "60 days"),
        (SIXTY_DAYS, "fr", True, "soixante jours"),
        (SIXTY_DAYS, "es", True, "sesenta días"),
        (Window(2, WindowUnit.MONTHS), "en", False, "two months"),
    ],
)
def test_a_window_is_printed_in_digits_or_in_words(
    window: Window, language: str, in_words: bool, written: str
) -> None:
    assert printed_window(window, language, in_words=in_words) == written
