"""The case, or what belongs to it, for whoever may read it; for all others it does not exist."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import Model
from django.shortcuts import get_object_or_404

from cases.models import Case, Person
from parties.models import User

Row = TypeVar("Row", bound=Model)


def case_seen_by(user: User, pk: int) -> Case:
    """The case; Http404 where there is none that `user` may read."""
    rows = Case.objects.visible_to(user).select_related("desk", "officer")
    case: Case = get_object_or_404(rows, pk=pk)
    return case


def row_of_case(model: type[Row], case: Case, pk: int) -> Row:
    """What belongs to `case`, which was found by `case_seen_by`; Http404 where it does not."""
    rows: Any = model._default_manager
    row: Row = get_object_or_404(rows.select_related("case"), case=case, pk=pk)
    return row


def person_of_case(case: Case, pk: int) -> Person:
    """The person; Http404 where `case` has none with this key."""
    return row_of_case(Person, case, pk)
