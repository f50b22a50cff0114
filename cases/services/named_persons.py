"""Persons that submissions name. The only module that writes these names and their digests."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction

from cases.models import NamedPerson, Submission
from cases.rules.names import forms_to_keep

from .names import digest_of


def digests_of(names: Iterable[str]) -> set[str]:
    """The keyed digests of all forms of `names`."""
    return {digest_of(form) for name in names for form in forms_to_keep(name)}


def save_named_persons(submission: Submission, names: Sequence[str]) -> None:
    """Write the names that `submission` holds in the place of those it had; in the caller's
    transaction, which holds the submission and records the act.
    """
    submission.persons.all().delete()
    NamedPerson.objects.bulk_create(
        NamedPerson(
            submission=submission, position=position, name=name, digests=sorted(digests_of([name]))
        )
        for position, name in enumerate(names, start=1)
    )


def write_all_named_digests(*, batch: int = 500) -> int:
    """Write the digests of every name anew, in transactions of `batch`; returns how many."""
    keys = list(NamedPerson.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), batch):
        with transaction.atomic():
            rows = NamedPerson.objects.select_for_update().filter(
                pk__in=keys[start : start + batch]
            )
            persons = list(rows.order_by("pk"))
            for person in persons:
                person.digests = sorted(digests_of([person.name]))
            NamedPerson.objects.bulk_update(persons, ["digests"])
    return len(keys)
