"""The filters of the list of communications.

Each is a column of the list itself: nothing can be filtered by what the list does not show.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.db.models.lookups import GreaterThanOrEqual, LessThanOrEqual

from communications.enums import LetterType, Phase
from communications.filters.queue_criteria import QueueCriteria, matching
from communications.models import SigningMandate
from communications.models.communication import CommunicationQuerySet
from communications.models.phase_sql import reply_due_on
from communications.references import OTHER_ADDRESSEE, SearchCriteria, parse_search
from parties.enums import Language
from parties.models import Mandate
from parties.state_names import STATE_CODES

from .parameters import Parameter, Refused, any_of, day, each, once, whole_number

ADDRESSEES = frozenset({*STATE_CODES, OTHER_ADDRESSEE})


def _reference(value: str) -> SearchCriteria:
    criteria = parse_search(value)
    if criteria is None:
        raise Refused("not_a_reference", "A reference is written as in AL OTH 62/2023, or a part.")
    return criteria


def _mandate_codes() -> set[str]:
    return set(Mandate.objects.values_list("code", flat=True))


def _list_of(**item: Any) -> dict[str, Any]:
    return {"type": "array", "items": item}


def _among(name: str, description: str, values: list[str]) -> Parameter:
    schema = _list_of(type="string", enum=values)
    return Parameter(name, description, any_of(lambda: values), schema)


def _bound(name: str, description: str) -> Parameter:
    return Parameter(name, description, once(day), {"type": "string", "format": "date"})


FILTERS = (
    _among("phase", "In one of these phases today.", Phase.values),
    _among("type", "Of one of these types. Joint letters have the same types.", LetterType.values),
    _among("language", "Written in one of these languages.", Language.values),
    Parameter(
        "addressee",
        "To one of these addressees: a State's alpha-3 code, or OTH for all others.",
        any_of(lambda: ADDRESSEES),
        _list_of(type="string", pattern="^[A-Z]{3}$"),
    ),
    Parameter(
        "mandate",
        "Carrying one of these mandates, by code.",
        any_of(_mandate_codes),
        _list_of(type="string"),
    ),
    Parameter(
        "year",
        "Dated in one of these years.",
        each(whole_number(1946, 9999)),
        _list_of(type="integer", minimum=1946, maximum=9999),
    ),
    Parameter(
        "reference",
        "With this reference, in any spelling, whole or in part: `AL OTH 62/2023`, `oth 62 2023`,"
        " `62/2023`.",
        once(_reference),
        {"type": "string", "maxLength": 500},
    ),
    _bound("letter_date_from", "Dated on this day or later."),
    _bound("letter_date_to", "Dated on this day or earlier."),
    _bound("due_from", "Due on this day or later."),
    _bound("due_to", "Due on this day or earlier."),
)

_LOOKUPS = {
    "phase": "phase__in",
    "type": "type__in",
    "addressee": "code__in",
    "language": "language__in",
    "letter_date_from": "letter_date__gte",
    "letter_date_to": "letter_date__lte",
}


def narrow(letters: CommunicationQuerySet, wanted: Mapping[str, Any]) -> CommunicationQuerySet:
    """Those of `letters` that match everything in `wanted`, which `read_query` has read.

    `letters` come from `with_phase`.
    """
    plain = {_LOOKUPS[name]: value for name, value in wanted.items() if name in _LOOKUPS}
    letters = letters.filter(**plain)
    if "due_from" in wanted:
        letters = letters.filter(GreaterThanOrEqual(reply_due_on(), wanted["due_from"]))
    if "due_to" in wanted:
        letters = letters.filter(LessThanOrEqual(reply_due_on(), wanted["due_to"]))
    if "year" in wanted:
        years = (Q(letter_date__year=year) for year in wanted["year"])
        letters = letters.filter(reduce(or_, years))
    if "reference" in wanted:
        letters = matching(letters, QueueCriteria(search=wanted["reference"]))
    if "mandate" in wanted:
        carried = SigningMandate.objects.filter(
            communication=OuterRef("pk"), mandate__code__in=wanted["mandate"]
        )
        letters = letters.filter(Exists(carried))
    return letters
