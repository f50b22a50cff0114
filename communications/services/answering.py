"""Who answers for a mandate: the office that carries it, and those it is delegated to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from parties.enums import Role
from parties.models import Delegation, Mandate, User


def mandates_carried_by(user: User) -> QuerySet[Mandate]:
    """The mandates of the user's own office; none outside of the offices."""
    if not (user.is_active and user.role == Role.MANDATE_OFFICE and user.office_id):
        return Mandate.objects.none()
    carried: QuerySet[Mandate] = Mandate.objects.filter(offices=user.office_id)
    return carried


def mandates_answered_by(user: User, *, on: date) -> QuerySet[Mandate]:
    """The mandates that `user` may answer for on the day `on`: carried, or delegated to the office.

    A delegation that was withdrawn holds on no day.
    """
    if not (user.is_active and user.role == Role.MANDATE_OFFICE and user.office_id):
        return Mandate.objects.none()
    delegated = _delegations(on).filter(to_office=user.office_id).values("mandate")
    carried = Mandate.offices.through.objects.filter(office=user.office_id).values("mandate")
    answered: QuerySet[Mandate] = Mandate.objects.filter(Q(pk__in=carried) | Q(pk__in=delegated))
    return answered


def offices_answering_for(mandates: Iterable[int], *, on: date) -> dict[int, list[int]]:
    """The keys of the mandates that each office answers for on the day `on`, by the office's key.

    Of the mandates with the keys `mandates`; an office without any of them is left out.
    """
    keys = list(mandates)
    carried = Mandate.offices.through.objects.filter(mandate__in=keys)
    delegated = _delegations(on).filter(mandate__in=keys)
    pairs = {
        *carried.values_list("office_id", "mandate_id"),
        *delegated.values_list("to_office_id", "mandate_id"),
    }
    answering: dict[int, list[int]] = defaultdict(list)
    for office, mandate in sorted(pairs):
        answering[office].append(mandate)
    return dict(answering)


def _delegations(on: date) -> QuerySet[Delegation]:
    rows: QuerySet[Delegation] = Delegation.objects.on(on).filter(withdrawn_at=None)
    return rows
