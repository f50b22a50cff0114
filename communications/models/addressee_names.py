"""Whom a letter addresses, by the name of its own day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from parties.enums import Language
from parties.models import StateName

from .communication import CommunicationQuerySet


def with_addressee_name(
    letters: CommunicationQuerySet, *, language: str, on: date
) -> CommunicationQuerySet:
    """Annotates `addressee_name`: the State's name on the letter's date, or the other actor's.

    In `language` ("en", "zh-hans"), else in English. A letter without a date takes the day `on`.
    """
    names = StateName.objects.filter(state=OuterRef("addressee_state"))
    letters_day: Any = Coalesce(OuterRef("letter_date"), Value(on))

    def name_in(code: str) -> Subquery:
        return Subquery(names.on(letters_day).filter(language=code).values("name")[:1])

    named: CommunicationQuerySet = letters.annotate(
        addressee_name=Coalesce(
            "addressee_actor__name",
            name_in(language[:2]),
            name_in(Language.ENGLISH),
            "addressee_state__name_en",
        )
    )
    return named
