"""The letters that a letter is linked with, for its page."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, QuerySet, Value, When

from communications.enums import RelationKind
from communications.models import Communication, Relation
from communications.models.communication import CommunicationQuerySet
from parties.models import User

MOST_OF_A_CASE = 50


def linked_letters(letter: Communication, user: User) -> dict[str, Any]:
    """Letters that `letter` cites or that cite it, its parallel letters, and those of its case.

    A parallel letter stands once, under its own heading, whichever of the two names the other. A
    link only to those that `user` may read. The letters of the case are for the secretariat.
    """
    visible = Communication.objects.visible_to(user)
    links: QuerySet[Relation] = Relation.objects.visible_to(user)
    relations = list(links.filter(communication=letter).order_by("pk"))
    targets = [relation.target_id for relation in relations if relation.target_id]
    readable = set(visible.filter(pk__in=targets).values_list("pk", flat=True))
    cited: list[tuple[Relation, bool]] = []
    parallel: list[tuple[Relation, bool]] = []
    for each in relations:
        rows = parallel if each.kind == RelationKind.PARALLEL_TO else cited
        rows.append((each, each.target_id in readable))
    named = {each.target_id for each, _readable in parallel if each.target_id}
    naming, later = [], []
    for each in _pointing_to(letter, visible, links):
        if each.points_as != RelationKind.PARALLEL_TO:
            later.append(each)
        elif each.pk not in named:
            naming.append(each)
    told = {letter.pk, *named, *(each.pk for each in naming)}
    same_case = visible.filter(case=letter.case_id).exclude(pk__in=told)
    return {
        "relations": cited,
        "parallel_letters": parallel,
        "parallel_naming": naming,
        "later_letters": later,
        "case_letters": list(same_case.order_by("letter_date", "pk")[:MOST_OF_A_CASE])
        if user.is_secretariat
        else [],
    }


def _pointing_to(
    letter: Communication, visible: CommunicationQuerySet, links: QuerySet[Relation]
) -> list[Any]:
    """The letters that name this one, each once for parallel and once for citing (`points_as`)."""
    rows = visible.filter(relations__in=links, relations__target=letter).annotate(
        points_as=Case(
            When(relations__kind=RelationKind.PARALLEL_TO, then=Value(RelationKind.PARALLEL_TO)),
            default=Value(RelationKind.REFERS_TO),
        )
    )
    return list(rows.distinct().order_by("letter_date", "pk"))
