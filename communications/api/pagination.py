"""Walking through a long list, page by page, without losing or repeating anything.

A page begins after a place, not at a number: letters that come in meanwhile move nothing. The
place travels in a signed cursor, so that nobody can build one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.signing import BadSignature, Signer
from django.db.models import F, Q

from communications.models.communication import CommunicationQuerySet

from .parameters import Parameter, Refused, once, whole_number

DEFAULT_LIMIT, GREATEST_LIMIT = 50, 200
_SALT = "communications.api.cursor"
# The order of the index `communications_queue`.
ORDER = (F("letter_date").desc(nulls_last=True), F("pk").desc())

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """The last letter of a page, by which the next page is found."""

    letter_date: date
    id: int

    def as_cursor(self) -> str:
        """The place, signed. The same place gives the same cursor at any time."""
        return Signer(salt=_SALT).sign_object([self.letter_date.isoformat(), self.id])

    @classmethod
    def from_cursor(cls, cursor: str) -> Place:
        """Inverse of `as_cursor`. Raises Refused where we did not sign `cursor` ourselves."""
        try:
            day, pk = Signer(salt=_SALT).unsign_object(cursor)
            return cls(date.fromisoformat(day), int(pk))
        except (BadSignature, TypeError, ValueError) as problem:
            detail = "Use the `next` of the page before as it is, or begin anew without a cursor."
            raise Refused("unusable_cursor", detail) from problem


PAGING = (
    Parameter(
        "limit",
        f"How many communications a page has at most; {DEFAULT_LIMIT} where it is left out.",
        once(whole_number(1, GREATEST_LIMIT)),
        {
            "type": "integer",
            "minimum": 1,
            "maximum": GREATEST_LIMIT,
            "default": DEFAULT_LIMIT,
        },
    ),
    Parameter(
        "cursor",
        "Where the page begins; taken from `next` of the page before, never made up.",
        once(Place.from_cursor),
        {"type": "string"},
    ),
)


def page_of(
    letters: CommunicationQuerySet, *fields: str, after: Place | None, limit: int
) -> tuple[list[Row], Place | None]:
    """At most `limit` rows with `fields` after the place `after`, and the next page's place.

    `letters` all have a date; `fields` include letter_date and pk.
    """
    rest = letters.filter(_comes_after(after)) if after else letters
    rows: list[Row] = list(rest.order_by(*ORDER).values(*fields)[: limit + 1])
    if len(rows) <= limit:
        return rows, None
    last = rows[limit - 1]
    return rows[:limit], Place(last["letter_date"], last["pk"])


def _comes_after(place: Place) -> Q:
    earlier = Q(letter_date__lt=place.letter_date) | Q(pk__lt=place.id)
    return Q(letter_date__lte=place.letter_date) & earlier
