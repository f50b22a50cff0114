"""Whether a letter can be printed; the app that prints says so, and registers how it judges."""

from __future__ import annotations

from collections.abc import Callable

from .letter_text import LetterText

# What keeps a text from being printed, in words for the person at work; "" where nothing does.
Judge = Callable[[LetterText], str]

_JUDGES: list[Judge] = []


def register(judge: Judge) -> None:
    """Have `judge` asked about each letter before it is sent."""
    if judge not in _JUDGES:
        _JUDGES.append(judge)


def problems_of_printing(text: LetterText) -> list[str]:
    """Everything that keeps `text` from being printed; empty where it can be."""
    return [problem for judge in _JUDGES if (problem := judge(text))]
