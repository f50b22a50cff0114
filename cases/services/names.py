"""Names of persons as keyed digests: written beside each name, compared, never read back."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cases.enums import EventKind, EventSubject
from cases.models import Case, NameDigest, Person, PersonSearch
from cases.rules.masking import mask, parts_to_mask
from cases.rules.names import forms_of, forms_to_keep
from parties.models import User

from .case_events import locked_case, record_case_event
from .events import record_event
from .refusals import Problem, refuse

# A reason that somebody else can judge needs a few words.
SHORTEST_REASON = 10
# More than these are no answer to the question who somebody is.
MOST_FOUND = 50


def digest_of(form: str) -> str:
    """HMAC-SHA256 of one form of a name under `settings.NAME_DIGEST_KEY`, as 64 hex digits."""
    return hmac.new(settings.NAME_DIGEST_KEY.encode(), form.encode(), hashlib.sha256).hexdigest()


def write_digests(persons: Iterable[Person]) -> None:
    """Write the digests of all names of saved `persons` anew, in the caller's transaction."""
    persons = list(persons)
    NameDigest.objects.filter(person__in=persons).delete()
    NameDigest.objects.bulk_create(
        NameDigest(person=person, digest=digest)
        for person in persons
        for digest in sorted(_digests_to_keep(person))
    )


def write_all_digests(*, batch: int = 500) -> int:
    """Write the digests of every person anew, in transactions of `batch`; returns how many."""
    written = 0
    keys = list(Person.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), batch):
        with transaction.atomic():
            rows = Person.objects.select_for_update().filter(pk__in=keys[start : start + batch])
            persons = list(rows.order_by("pk"))
            write_digests(persons)
        written += len(persons)
    return written


def search_persons(*, name: str, reason: str, by: User, on: date) -> list[Person]:
    """Those with this name, in any of its forms, in the cases that `by` may read.

    The search is on record before anything is found: by whom, when and why, never for whom. Raises
    PermissionDenied outside the secretariat, and ValidationError, by argument, without a name, or
    without a reason of a few words that does not hold the name.
    """
    if not (by.is_active and by.is_secretariat):
        raise PermissionDenied(_("Persons are looked up by the secretariat."))
    reason = reason.strip()
    refuse(_problems_of_search(name, reason))
    with transaction.atomic():
        found = list(_with_name(name, by)[:MOST_FOUND])
        search = PersonSearch.objects.create(searched_by=by, reason=reason)
        record_event(
            subject=EventSubject.PERSON_SEARCH,
            subject_id=search.pk,
            case=None,
            kind=EventKind.PERSON_SEARCHED,
            happened_on=on,
            by=by,
            after={"found": len(found)},
        )
    return found


def show_names(*, case: Case, what: Mapping[str, int] | None = None, by: User, on: date) -> None:
    """Put on record that `by` looks at the names of a case; the page shows them once after it.

    `what` is the one person or fact that is opened; None for all. Raises Case.DoesNotExist where
    `by` may not read the case.
    """
    with transaction.atomic():
        locked = locked_case(case, by)
        record_case_event(locked, EventKind.NAMES_SHOWN, by=by, on=on, after=what)


def _digests_to_keep(person: Person) -> set[str]:
    return {digest_of(form) for name in person.all_names for form in forms_to_keep(name)}


def _with_name(name: str, user: User) -> QuerySet[Any]:
    asked = [digest_of(form) for form in forms_of(name)]
    keys = NameDigest.objects.filter(digest__in=asked).values("person")
    visible = Person.objects.visible_to(user).filter(pk__in=keys)
    return visible.select_related("case__desk").order_by("-case__opened_on", "case", "position")


def _problems_of_search(name: str, reason: str) -> Iterator[Problem]:
    if not forms_of(name):
        yield "name", ValidationError(_("Enter a name."), "no_name")
    if len(reason) < SHORTEST_REASON or "\x00" in reason:
        message = _("Say in a few words why you look this person up.")
        yield "reason", ValidationError(message, "no_reason")
    elif mask(reason, parts_to_mask([name.title(), name]), token="") != reason:
        message = _("Leave the name out of the reason: the reason is kept, the name is not.")
        yield "reason", ValidationError(message, "name_in_reason")
