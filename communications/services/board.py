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
class Cell:
    """A mandate's answer to a letter; where it has none yet, its sign-off that became void."""

    row: SignOff
    void: SignOff | None


@dataclass(frozen=True, slots=True)
class Line:
    """A mandate, and for each letter its answer; None where it is not on that letter.

    `late` and `waits` tell of answers that are missing in letters that are in sign-off.
    """

    mandate: Mandate
    columns: tuple[Column, ...]
    cells: tuple[Cell | None, ...]
    waits: bool
    late: bool

    @property
    def with_columns(self) -> list[tuple[Cell | None, Column]]:
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


def board_of(
    letter_set: LetterSet, letters: CommunicationQuerySet | None = None, *, on: date
) -> Board:
    """The board of a set on the day `on`; `letters` are those of the set, annotated as needed."""
    found = list(letters if letters is not None else letters_of(letter_set))
    rows = _rows(found)
    versions = {row.version.communication_id: row.version for row in rows if not _left(row)}
    columns = tuple(Column(letter, versions.get(letter.pk)) for letter in found)
    cells: dict[Mandate, dict[int, Cell]] = defaultdict(dict)
    void = _void(found)
    for row in rows:
        key = row.version.communication_id
        earlier = void.get((key, row.mandate_id)) if _waits(row) else None
        cells[row.mandate][key] = Cell(row, earlier)
    lines = [
        _line(mandate, columns, tuple(of_mandate.get(letter.pk) for letter in found), on)
        for mandate, of_mandate in cells.items()
    ]
    return Board(columns, tuple(sorted(lines, key=lambda line: line.mandate.short_name)))


def _rows(letters: list[Communication]) -> list[SignOff]:
    """Declined answers of any version first, so that a newer answer takes their place."""
    declined = SignOff.objects.filter(
        version__communication__in=letters, answer=SignOffAnswer.DECLINED
    )
    present = standing().filter(version__communication__in=letters)
    related = ("mandate", "round", "office", "answered_by", "version__communication")
    return [
        *declined.select_related(*related).order_by("pk"),
        *present.select_related(*related).order_by("pk"),
    ]


def _void(letters: list[Communication]) -> dict[tuple[int, int], SignOff]:
    """The latest void sign-off, by the keys of letter and mandate."""
    rows = SignOff.objects.filter(
        version__communication__in=letters, answer=SignOffAnswer.SIGNED, voided_on__isnull=False
    )
    ordered = rows.select_related("version").order_by("version__number")
    return {(row.version.communication_id, row.mandate_id): row for row in ordered}


def _left(row: SignOff) -> bool:
    return row.answer == SignOffAnswer.DECLINED


def _waits(row: SignOff) -> bool:
    return row.answer == SignOffAnswer.PENDING


def _line(
    mandate: Mandate, columns: tuple[Column, ...], cells: tuple[Cell | None, ...], on: date
) -> Line:
    waiting = [
        cell.row
        for cell in cells
        if cell and _waits(cell.row) and cell.row.version.communication.stage == Stage.IN_SIGN_OFF
    ]
    return Line(
        mandate,
        columns,
        cells,
        waits=bool(waiting),
        late=any(row.round.answer_by < on for row in waiting),
    )
