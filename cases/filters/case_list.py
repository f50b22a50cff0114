"""Which cases the list shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from cases.models import Case, Person, RiskNote, ToDo
from parties.models import User


class Standing(models.TextChoices):
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")
    ALL = "all", _("Open and closed")


@dataclass(frozen=True, slots=True)
class CaseCriteria:
    """What is asked for; `desk` is a desk's code, `words` stand in the title in any order."""

    standing: Standing = Standing.OPEN
    desk: str = ""
    mine: bool = False
    words: str = ""


def cases_matching(user: User, criteria: CaseCriteria) -> QuerySet[Any]:
    """The cases that `user` may read and that fit, the newest first."""
    rows: QuerySet[Any] = Case.objects.visible_to(user)
    if criteria.standing != Standing.ALL:
        rows = rows.filter(closed_on__isnull=criteria.standing == Standing.OPEN)
    if criteria.desk:
        rows = rows.filter(desk__code=criteria.desk)
    if criteria.mine:
        rows = rows.filter(officer=user)
    for word in criteria.words.split():
        rows = rows.filter(title__icontains=word)
    return rows.order_by("-opened_on", "-pk")


def as_listed(rows: QuerySet[Any]) -> QuerySet[Any]:
    """The rows with what the list tells: how many persons and open to-dos, the present risk."""
    open_to_dos = ToDo.objects.filter(done_on__isnull=True)
    risk = RiskNote.objects.filter(case=OuterRef("pk")).order_by("-pk").values("level")[:1]
    listed: QuerySet[Any] = rows.select_related("desk", "officer").annotate(
        person_count=_count_of(Person.objects.all()),
        to_do_count=_count_of(open_to_dos),
        risk_level=Coalesce(Subquery(risk), models.Value("")),
    )
    return listed


def _count_of(rows: QuerySet[Any]) -> Coalesce:
    """How many of `rows` a case has, without joining them to each other."""
    counted = rows.filter(case=OuterRef("pk")).order_by().values("case").annotate(n=Count("pk"))
    return Coalesce(Subquery(counted.values("n"), output_field=IntegerField()), 0)
