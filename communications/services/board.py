"""Who cleared what: the letters of a set against the mandates that sign them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from communications.enums import SignOffAnswer, Stage
from communications.models import Communication, LetterSet, LetterVersion, SignOff
from communications.models.communication import CommunicationQuerySet
from parties.models import Mandate

from .sign_off_rows import letters_of, standing


@dataclass(frozen=True, slots=True)
class Column:
    """A letter of the set, with the version that is shown; None where it never went round."""

    letter: Communication
    version: LetterVersion | None


@dataclass(frozen=True, slots=True)
class Line:
    """A mandate, and for each letter its answer; None where it is not on that letter.

    `late` and `waits` tell of answers that are missing in letters that are in sign-off.
    """

    mandate: Mandate
    columns: tuple[Column, ...]
    cells: tuple[SignOff | None, ...]
    waits: bool
    late: bool

    @property
    def with_columns(self) -> list[tuple[SignOff | None, Column]]:
        """Each answer with the letter that it is about."""
        return list(zip(self.cells, self.columns, strict=True))


@dataclass(frozen=True, slots=True)
class Board:
    """Letters as columns, mandates as lines."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]

    @property
    def any_late(self) -> bool:
        """Whether an answer is late."""
        return any(line.late for line in self.lines)

    @property
    def changes_asked(self) -> list[SignOff]:
        """The answers that ask for changes, letter by letter."""
        cells = [cell for line in self.lines for cell in line.cells if cell]
        return [cell for cell in cells if cell.answer == SignOffAnswer.CHANGES_ASKED]


def board_of(
    letter_set: LetterSet, letters: CommunicationQuerySet | None = None, *, on: date
) -> Board:
    """The board of a set on the day `on`; `letters` are those of the set, annotated as needed."""
    found = list(letters if letters is not None else letters_of(letter_set))
    rows = _rows(found)
    versions = {row.version.communication_id: row.version for row in rows if not _left(row)}
    columns = tuple(Column(letter, versions.get(letter.pk)) for letter in found)
    by_mandate: dict[Mandate, dict[int, SignOff]] = defaultdict(dict)
    for row in rows:
        by_mandate[row.mandate][row.version.communication_id] = row
    lines = [
        _line(mandate, columns, tuple(cells.get(letter.pk) for letter in found), on)
        for mandate, cells in by_mandate.items()
    ]
    return Board(columns, tuple(sorted(lines, key=lambda line: line.mandate.short_name)))


def _rows(letters: list[Communication]) -> list[SignOff]:
    """Declined answers of any version first, so that a newer answer takes their place."""
    of_letters = SignOff.objects.filter(version__communication__in=letters)
    declined = of_letters.filter(answer=SignOffAnswer.DECLINED)
    present = standing().filter(version__communication__in=letters)
    related = ("mandate", "round", "office", "answered_by", "version__communication")
    return [
        *declined.select_related(*related).order_by("pk"),
        *present.select_related(*related).order_by("pk"),
    ]


def _left(row: SignOff) -> bool:
    return row.answer == SignOffAnswer.DECLINED


def _line(
    mandate: Mandate, columns: tuple[Column, ...], cells: tuple[SignOff | None, ...], on: date
) -> Line:
    waiting = [
        cell
        for cell in cells
        if cell
        and cell.answer == SignOffAnswer.PENDING
        and cell.version.communication.stage == Stage.IN_SIGN_OFF
    ]
    return Line(
        mandate,
        columns,
        cells,
        waits=bool(waiting),
        late=any(cell.round.answer_by < on for cell in waiting),
    )
