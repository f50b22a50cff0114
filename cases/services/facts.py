"""What is said to have happened: incidents, allegations, and who is alleged to have done it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, Model
from django.utils.translation import gettext_lazy as _

from cases.enums import DatePrecision, EventKind, PerpetratorKind, Right
from cases.models import Allegation, Case, Incident, Perpetrator
from parties.models import State, User

from .case_events import locked_case, record_case_event
from .events import Fact
from .refusals import Problem, refuse
from .texts import problems_of_day, problems_of_text

LONGEST_LINE = 200
# A date means nothing without how exact it is.
WHEN = frozenset({"occurred_on", "precision"})
# What an event may tell before and after: days and words of a vocabulary. Of anything else it
# tells that it changed; free text may name a person.
TOLD = frozenset({"occurred_on", "precision", "state", "kind", "rights"})


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentDetails:
    """A day, or any day of the month or year that `precision` stands for; and where."""

    occurred_on: date
    precision: str
    state: State | None = None
    place: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AllegationDetails:
    """A paragraph of what is alleged, and the rights that it concerns."""

    text: str
    rights: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PerpetratorDetails:
    """Who is alleged to have done it. Without a representation, so that no log prints a name."""

    kind: str
    organisation: str = ""
    name: str = ""
    note: str = ""


def record_incident(*, case: Case, details: IncidentDetails, by: User, on: date) -> Incident:
    """Put an incident to a case; only the first day of its month or year is kept, with precision.

    Raises Case.DoesNotExist where `by` may not read the case, and ValidationError, by the name of
    the detail, for a time that has not come or a text that is too long.
    """
    refuse(_problems_of_incident(details, on))
    values = _incident_values(details)
    with transaction.atomic():
        locked = locked_case(case, by)
        incident = Incident.objects.create(case=locked, **values)
        _record(locked, EventKind.INCIDENT_RECORDED, incident, {}, values, by=by, on=on)
    return incident


def correct_incident(*, incident: Incident, details: IncidentDetails, by: User, on: date) -> None:
    """Replace what is known of an incident. Raises as `record_incident`."""
    refuse(_problems_of_incident(details, on))
    _correct(incident, _incident_values(details), EventKind.INCIDENT_CORRECTED, by=by, on=on)


def record_allegation(*, case: Case, details: AllegationDetails, by: User, on: date) -> Allegation:
    """Put a paragraph of what is alleged to a case, after those that it has.

    Raises Case.DoesNotExist where `by` may not read the case, and ValidationError without a text
    or for an unknown right.
    """
    refuse(_problems_of_allegation(details))
    values = _allegation_values(details)
    with transaction.atomic():
        locked = locked_case(case, by)
        last = locked.allegations.aggregate(last=Max("position"))["last"] or 0
        allegation = Allegation.objects.create(case=locked, position=last + 1, **values)
        _record(locked, EventKind.ALLEGATION_RECORDED, allegation, {}, values, by=by, on=on)
    return allegation


def correct_allegation(
    *, allegation: Allegation, details: AllegationDetails, by: User, on: date
) -> None:
    """Replace the text and rights of an allegation. Raises as `record_allegation`."""
    refuse(_problems_of_allegation(details))
    _correct(allegation, _allegation_values(details), EventKind.ALLEGATION_CORRECTED, by=by, on=on)


def record_perpetrator(
    *, case: Case, details: PerpetratorDetails, by: User, on: date
) -> Perpetrator:
    """Put to a case who is alleged to have done it.

    Raises Case.DoesNotExist where `by` may not read the case, and ValidationError for an unknown
    kind, or where neither a body nor a name nor a note is given.
    """
    refuse(_problems_of_perpetrator(details))
    values = _stripped(asdict(details))
    with transaction.atomic():
        locked = locked_case(case, by)
        perpetrator = Perpetrator.objects.create(case=locked, **values)
        _record(locked, EventKind.PERPETRATOR_RECORDED, perpetrator, {}, values, by=by, on=on)
    return perpetrator


def correct_perpetrator(
    *, perpetrator: Perpetrator, details: PerpetratorDetails, by: User, on: date
) -> None:
    """Replace what is known of an alleged perpetrator. Raises as `record_perpetrator`."""
    refuse(_problems_of_perpetrator(details))
    values = _stripped(asdict(details))
    _correct(perpetrator, values, EventKind.PERPETRATOR_CORRECTED, by=by, on=on)


def _correct(
    row: Incident | Allegation | Perpetrator,
    values: Mapping[str, Any],
    kind: EventKind,
    *,
    by: User,
    on: date,
) -> None:
    with transaction.atomic():
        locked = locked_case(row.case, by)
        kept = type(row).objects.select_for_update(of=("self",)).get(pk=row.pk, case=locked)
        before = {name: getattr(kept, name) for name in values}
        changed = {name: value for name, value in values.items() if value != before[name]}
        if not changed:
            return
        for name, value in changed.items():
            setattr(kept, name, value)
        kept.save(update_fields=list(changed))
        if changed.keys() & WHEN:
            changed |= {name: values[name] for name in WHEN}
        _record(locked, kind, kept, {name: before[name] for name in changed}, changed, by=by, on=on)


def _record(
    case: Case,
    kind: EventKind,
    row: Incident | Allegation | Perpetrator,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    *,
    by: User,
    on: date,
) -> None:
    facts: dict[str, Fact] = {str(row._meta.model_name): row.pk, **_told(after)}
    free = sorted(name for name in after if name not in TOLD)
    if before and free:
        facts["changed"] = ", ".join(free)
    record_case_event(case, kind, by=by, on=on, before=_told(before), after=facts)


def _told(values: Mapping[str, Any]) -> dict[str, Fact]:
    return {name: _fact(value) for name, value in values.items() if name in TOLD}


def _fact(value: Any) -> Fact:
    if isinstance(value, Model):
        return str(value.pk)
    return ", ".join(value) if isinstance(value, list) else value


def _incident_values(details: IncidentDetails) -> dict[str, Any]:
    day = details.occurred_on
    if details.precision != DatePrecision.DAY:
        day = day.replace(day=1)
    if details.precision == DatePrecision.YEAR:
        day = day.replace(month=1)
    return {
        "occurred_on": day,
        "precision": details.precision,
        "state": details.state,
        "place": details.place.strip(),
        "description": details.description.strip(),
    }


def _allegation_values(details: AllegationDetails) -> dict[str, Any]:
    rights = [right.value for right in Right if right.value in details.rights]
    return {"text": details.text.strip(), "rights": rights}


def _stripped(values: Mapping[str, str]) -> dict[str, str]:
    return {name: value.strip() for name, value in values.items()}


def _problems_of_incident(details: IncidentDetails, today: date) -> Iterator[Problem]:
    if details.precision not in DatePrecision.values:
        yield "occurred_on", ValidationError(_("Choose one of the words."), "unknown_word")
    yield from problems_of_day("occurred_on", details.occurred_on, today)
    yield from problems_of_text("place", details.place, required=False, longest=LONGEST_LINE)
    yield from problems_of_text("description", details.description, required=False)


def _problems_of_allegation(details: AllegationDetails) -> Iterator[Problem]:
    yield from problems_of_text("text", details.text)
    if not set(details.rights) <= set(Right.values):
        yield "rights", ValidationError(_("Choose rights of the list."), "unknown_word")


def _problems_of_perpetrator(details: PerpetratorDetails) -> Iterator[Problem]:
    if details.kind not in PerpetratorKind.values:
        yield "kind", ValidationError(_("Choose one of the words."), "unknown_word")
    if not any(map(str.strip, (details.organisation, details.name, details.note))):
        message = _("Say at least one of these: the body, the name, or what else is known.")
        yield "organisation", ValidationError(message, "empty")
    for field in ("organisation", "name"):
        text = getattr(details, field)
        yield from problems_of_text(field, text, required=False, longest=LONGEST_LINE)
    yield from problems_of_text("note", details.note, required=False)
