"""Facts that hold from one day to another."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import Deferrable, F, Func, Q


def share_a_day(
    one: tuple[date | None, date | None], other: tuple[date | None, date | None]
) -> bool:
    """Whether two spans have a day in common. A span is first and last day; None is open."""
    return (one[0] or date.min) <= (other[1] or date.max) and (other[0] or date.min) <= (
        one[1] or date.max
    )


class DatedQuerySet(models.QuerySet[Any]):
    def on(self, day: date) -> Self:
        """The rows that hold on `day`; both bounds are inclusive, an empty bound is open."""
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=day),
            Q(valid_to__isnull=True) | Q(valid_to__gte=day),
        )


class Dated(models.Model):
    """Valid on every day from `valid_from` to `valid_to`, both included; empty means open."""

    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_to__isnull=True)
                | Q(valid_to__gte=F("valid_from")),
                name="%(app_label)s_%(class)s_dates_in_order",
            )
        ]


def no_overlap(name: str, *same: str) -> ExclusionConstraint:
    """A constraint: rows that agree in the fields `same` never hold on the same day.

    Checked at each statement; a transaction that moves several rows may put the check off to its
    end with SET CONSTRAINTS.
    """
    days = Func(
        F("valid_from"),
        F("valid_to"),
        RangeBoundary(inclusive_lower=True, inclusive_upper=True),
        function="DATERANGE",
        output_field=DateRangeField(),
    )
    return ExclusionConstraint(
        name=name,
        deferrable=Deferrable.IMMEDIATE,
        expressions=[
            (days, RangeOperators.OVERLAPS),
            *((field, RangeOperators.EQUAL) for field in same),
        ],
    )
