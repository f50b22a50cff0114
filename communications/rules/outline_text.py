"""Questions as one text that people can edit: a blank line between questions, a dash at parts.

Please explain what has been done
- to consult the families;
- to give them other homes.
"""

from __future__ import annotations

import re

from .letter_facts import AskedQuestion
from .plain_text import clean_text, on_one_line
from .question_outline import Outline

_DASH = re.compile(r"^\s*[-–—•]\s+")


def outline_as_text(outline: Outline) -> str:
    """The outline as text; `outline_from_text` reads it back."""
    return "\n\n".join(
        "\n".join([on_one_line(each.text), *(f"- {on_one_line(part)}" for part in each.parts)])
        for each in outline
    )


def outline_from_text(text: str) -> Outline:
    """The outline that a text stands for. A dash at the very beginning is a question's own."""
    questions: list[AskedQuestion] = []
    new = True
    for line in clean_text(text).split("\n"):
        words = on_one_line(line)
        if not words:
            new = True
        elif _DASH.match(line) and questions:
            last = questions[-1]
            part = on_one_line(_DASH.sub("", line))
            questions[-1] = AskedQuestion(last.text, (*last.parts, part))
            new = False
        elif new:
            questions.append(AskedQuestion(words))
            new = False
        else:
            questions[-1] = _with_line(questions[-1], words)
    return tuple(questions)


def _with_line(question: AskedQuestion, words: str) -> AskedQuestion:
    """The question with a line that goes on where the one before it ended."""
    if not question.parts:
        return AskedQuestion(f"{question.text} {words}")
    return AskedQuestion(question.text, (*question.parts[:-1], f"{question.parts[-1]} {words}"))
