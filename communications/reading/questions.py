"""From labelled pieces to numbered questions with their lettered parts."""

from __future__ import annotations

from dataclasses import dataclass, field

from communications.letter_text import Part
from communications.reading.pieces import Piece
from communications.reading.question_list import kind_in_list, kind_of_marker, number_of
from communications.reading.structure import Question, QuestionPart, ReadingWarning


@dataclass(slots=True)
class _Open:
    """A question in the making."""

    number: int
    text: str
    level: str = ""
    letters: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)

    def add_part(self, each: Piece) -> None:
        """A part, or what stands deeper than a part and is joined to it."""
        kind = kind_in_list(each.marker, self.level, len(self.letters))
        label = "".join(filter(str.isalnum, each.marker))
        if kind == "decimal":
            label = each.marker.rstrip(".")
        if not self.parts:
            self.level = kind
        if kind == self.level or not self.parts:
            self.letters.append(label or self._next_letter())
            self.parts.append(each.text)
        else:
            marked = f"{each.marker} {each.text}" if label else each.text
            self.parts[-1] = f"{self.parts[-1]} {marked}"

    def _next_letter(self) -> str:
        if len(self.letters) >= 26:
            return str(len(self.letters) + 1)
        return chr(ord("a") + len(self.letters))

    def closed(self) -> Question:
        """The question as it is given."""
        parts = zip(self.letters, self.parts, strict=True)
        return Question(
            self.number, self.text, tuple(QuestionPart(letter, text) for letter, text in parts)
        )


def read_questions(pieces: list[Piece]) -> tuple[tuple[Question, ...], list[ReadingWarning]]:
    """The questions in order, numbered as printed.

    Questions without printed numbers are counted from 1, parts without printed letters lettered
    from a, each with a warning; so is a number out of order, which stays as printed.
    """
    questions: list[_Open] = []
    warnings: list[ReadingWarning] = []
    for each in pieces:
        if each.part is Part.QUESTION and (each.marker or not questions or not _counted(pieces)):
            number = _number(each, questions, warnings)
            questions.append(_Open(number, each.text))
        elif each.part is Part.QUESTION:
            questions[-1].text = f"{questions[-1].text} {each.text}"
        elif each.part is Part.QUESTION_PART and questions:
            if not questions[-1].parts and kind_of_marker(each.marker).startswith("bullet"):
                message = f"the parts of question {questions[-1].number} are not lettered"
                warnings.append(ReadingWarning(each.line, message))
            questions[-1].add_part(each)
    return tuple(each.closed() for each in questions), warnings


def _counted(pieces: list[Piece]) -> bool:
    """Whether the questions carry marks at all."""
    return any(each.part is Part.QUESTION and each.marker for each in pieces)


def _number(each: Piece, before: list[_Open], warnings: list[ReadingWarning]) -> int:
    expected = before[-1].number + 1 if before else 1
    printed = number_of(each.marker)
    if printed is None:
        if not before:
            warnings.append(ReadingWarning(each.line, "the questions are not numbered"))
        return expected
    if printed != expected:
        message = f"question {printed} stands where question {expected} was expected"
        warnings.append(ReadingWarning(each.line, message))
    return printed
