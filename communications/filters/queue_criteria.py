"""What a list of communications is asked for, and how that becomes a query."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import (
    Case,
    Count,
    Exists,
    Expression,
    F,
    IntegerField,
    OrderBy,
    OuterRef,
    Value,
    When,
)
from django.db.models.functions import Upper

from communications.enums import LetterType, Phase
from communications.models import SigningMandate
from communications.models.communication import CommunicationQuerySet
from communications.models.phase_sql import reply_due_on
from communications.references import SearchCriteria

# From what needs somebody now to what needs nobody; also the order of the strip above the list.
PHASES_BY_URGENCY = (
    Phase.OVERDUE,
    Phase.DUE_TODAY,
    Phase.DUE_SOON,
    Phase.AWAITING,
    Phase.NO_WINDOW,
    Phase.NOT_SENT,
    Phase.ANSWERED_LATE,
    Phase.ANSWERED_IN_TIME,
    Phase.CLOSED,
)
SORTS = ("reference", "addressee", "letter_date", "due", "phase", "desk")
_AWAITED = frozenset({Phase.DUE_TODAY, Phase.DUE_SOON, Phase.AWAITING})


def usual_sort(phases: tuple[Phase, ...]) -> str:
    """How a list is sorted where nobody says so: by what comes next among `phases`.

    What is awaited: the first due day first. What is overdue: the latest first, since the oldest
    ones have been known for long. Everything else: the newest letter first.
    """
    if phases and _AWAITED.issuperset(phases):
        return "due"
    return "-due" if phases == (Phase.OVERDUE,) else "-letter_date"


@dataclass(frozen=True, slots=True)
class Addressee:
    """The code of a State, or the key of another actor."""

    state: str | None = None
    actor: int | None = None


@dataclass(frozen=True, slots=True)
class QueueCriteria:
    """What somebody looks for; None or empty where it does not matter.

    `phases` are alternatives, everything else must hold at once. `year` is that of the letter's
    date; `mandate` and `desk` are codes. `sort` is one of `SORTS`, descending with "-" in front.
    """

    search: SearchCriteria | None = None
    phases: tuple[Phase, ...] = ()
    type: LetterType | None = None
    addressee: Addressee | None = None
    mandate: str | None = None
    year: int | None = None
    desk: str | None = None
    sort: str = "-letter_date"


def matching(letters: CommunicationQuerySet, criteria: QueueCriteria) -> CommunicationQuerySet:
    """Those of `letters` that fit, whatever their phase."""
    if criteria.search is not None:
        letters = _found_by_reference(letters, criteria.search)
    if criteria.type is not None:
        letters = letters.filter(type=criteria.type)
    if criteria.addressee is not None and criteria.addressee.state:
        letters = letters.filter(addressee_state=criteria.addressee.state)
    if criteria.addressee is not None and criteria.addressee.actor:
        letters = letters.filter(addressee_actor=criteria.addressee.actor)
    if criteria.mandate is not None:
        signed = SigningMandate.objects.filter(
            communication=OuterRef("pk"), mandate__code=criteria.mandate
        )
        letters = letters.filter(Exists(signed))
    if criteria.year is not None:
        first, last = date(criteria.year, 1, 1), date(criteria.year, 12, 31)
        letters = letters.filter(letter_date__range=(first, last))
    if criteria.desk is not None:
        letters = letters.filter(case__desk__code=criteria.desk)
    return letters


def _found_by_reference(
    letters: CommunicationQuerySet, search: SearchCriteria
) -> CommunicationQuerySet:
    parts = {
        "type": search.type,
        "code": search.code,
        "number": search.number,
        "year": search.year,
    }
    return letters.filter(**{name: part for name, part in parts.items() if part is not None})


def in_phases(letters: CommunicationQuerySet, phases: tuple[Phase, ...]) -> CommunicationQuerySet:
    """Those in one of `phases`, or all without any; `letters` come from `with_phase`."""
    return letters.filter(phase__in=[phase.value for phase in phases]) if phases else letters


def counts_by_phase(letters: CommunicationQuerySet) -> dict[Phase, int]:
    """How many of `letters`, which come from `with_phase`, are in each phase."""
    rows = letters.order_by().values("phase").annotate(letters=Count("pk"))
    counts = dict.fromkeys(PHASES_BY_URGENCY, 0)
    counts.update({Phase(row["phase"]): row["letters"] for row in rows})
    return counts


def in_order(letters: CommunicationQuerySet, sort: str) -> CommunicationQuerySet:
    """`letters`, which have `phase` and `addressee_name`, sorted; what lacks the value stands last.

    Equal ones keep the same order on every page: the newest letter first.
    """
    descending = sort.startswith("-")
    keys = _SORT_KEYS[sort.removeprefix("-")]
    order = [
        OrderBy(key, descending=descending, nulls_last=True)
        for key in (_expression(k) for k in keys)
    ]
    newest_first = OrderBy(F("letter_date"), descending=True, nulls_last=True)
    return letters.order_by(*order, newest_first, "-pk")


def _expression(key: str | Expression) -> F | Expression:
    return F(key) if isinstance(key, str) else key


_URGENCY = Case(
    *(When(phase=phase.value, then=Value(rank)) for rank, phase in enumerate(PHASES_BY_URGENCY)),
    output_field=IntegerField(),
)
_SORT_KEYS: dict[str, tuple[str | Expression, ...]] = {
    "reference": ("code", "year", "number"),
    "addressee": (Upper("addressee_name"),),
    "letter_date": ("letter_date",),
    "due": (reply_due_on(),),
    "phase": (_URGENCY, reply_due_on()),
    "desk": ("case__desk__name",),
}
