"""Persons concerned by a case. The only module that writes names and their digests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from cases.enums import AgeGroup, EventKind, PersonGender, PersonRole
from cases.models import Case, FollowUp, Person
from cases.rules.names import forms_of
from parties.models import State, User

from .case_events import locked_case, record_case_event
from .events import Fact
from .names import write_digests
from .refusals import Problem, refuse
from .texts import problems_of_day, problems_of_text

LONGEST_NAME = 200
MOST_ALIASES = 20


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PersonDetails:
    """What is known of a person. Without a representation, so that no log prints a name."""

    name: str
    aliases: Sequence[str] = ()
    role: str = ""
    gender: str = ""
    age_group: str = ""
    nationality: State | None = None


# What an event may tell before and after: words of a vocabulary, no names.
TOLD = ("role", "gender", "age_group", "nationality_id")


def put_persons(*, case: Case, names: Iterable[str]) -> int:
    """Put those of `names` to the locked `case` that it does not have; returns how many are new.

    In the caller's transaction, which records the act. Consent is never taken from what was read:
    it stays "no" until somebody records it.
    """
    known = {person.name for person in case.persons.all()}
    start = _last_position(case)
    new = [name for name in dict.fromkeys(names) if name not in known]
    persons = Person.objects.bulk_create(
        Person(case=case, position=position, name=name)
        for position, name in enumerate(new, start=start + 1)
    )
    write_digests(persons)
    return len(persons)


def add_person(*, case: Case, details: PersonDetails, by: User, on: date) -> Person:
    """Add a person to a case, without any consent.

    Raises Case.DoesNotExist where `by` may not read the case, and ValidationError with every
    problem, by the name of the detail.
    """
    refuse(_problems(details))
    with transaction.atomic():
        locked = locked_case(case, by)
        person = Person(case=locked, position=_last_position(locked) + 1)
        _set(person, details)
        person.save()
        write_digests([person])
        after = {"person": person.position, **_told(person)}
        record_case_event(locked, EventKind.PERSON_ADDED, by=by, on=on, after=after)
    return person


def correct_person(*, person: Person, details: PersonDetails, by: User, on: date) -> None:
    """Replace what is known of a person; that a name changed is recorded, the names are not.

    Raises as `add_person`, and Person.DoesNotExist.
    """
    refuse(_problems(details))
    with transaction.atomic():
        locked = locked_case(person.case, by)
        row: Person = locked.persons.select_for_update().get(pk=person.pk)
        before, names = _told(row), row.all_names
        _set(row, details)
        changed = {name: fact for name, fact in _told(row).items() if fact != before[name]}
        renamed = row.all_names != names
        if not changed and not renamed:
            return
        row.save()
        if renamed:
            write_digests([row])
            changed["names"] = "changed"
        record_case_event(
            locked,
            EventKind.PERSON_CORRECTED,
            by=by,
            on=on,
            before={name: before[name] for name in changed if name in before},
            after={"person": row.position, **changed},
        )


def record_follow_up(
    *, person: Person, happened_on: date, text: str, by: User, on: date
) -> FollowUp:
    """Record what happened to a person on a day.

    Raises Case.DoesNotExist where `by` may not read the case, and ValidationError without a text,
    or for a day that has not come.
    """
    text = text.strip()
    refuse([*problems_of_text("text", text), *problems_of_day("happened_on", happened_on, on)])
    with transaction.atomic():
        locked = locked_case(person.case, by)
        follow_up = FollowUp.objects.create(
            person=person, happened_on=happened_on, text=text, recorded_by=by
        )
        after: dict[str, Fact] = {"person": person.position, "happened_on": happened_on}
        record_case_event(locked, EventKind.FOLLOW_UP_RECORDED, by=by, on=on, after=after)
    return follow_up


def _last_position(case: Case) -> int:
    return case.persons.aggregate(last=Max("position"))["last"] or 0


def _set(person: Person, details: PersonDetails) -> None:
    person.name = details.name.strip()
    person.aliases = "\n".join(filter(None, (alias.strip() for alias in details.aliases)))
    person.role, person.gender = details.role, details.gender
    person.age_group, person.nationality = details.age_group, details.nationality


def _told(person: Person) -> dict[str, Fact]:
    return {name.removesuffix("_id"): getattr(person, name) or None for name in TOLD}


def _problems(details: PersonDetails) -> Iterator[Problem]:
    if not forms_of(details.name):
        yield "name", ValidationError(_("Enter the person's name."), "no_name")
    if len(details.aliases) > MOST_ALIASES:
        yield "aliases", ValidationError(_("These are too many other names."), "too_many")
    for field, names in (("name", [details.name]), ("aliases", details.aliases)):
        if any("\x00" in name or "\n" in name for name in names):
            yield field, ValidationError(_("This holds a control character."), "control_character")
        if any(len(name) > LONGEST_NAME for name in names):
            yield field, ValidationError(_("This name is too long."), "too_long")
    for field, given, known in (
        ("role", details.role, PersonRole.values),
        ("gender", details.gender, PersonGender.values),
        ("age_group", details.age_group, AgeGroup.values),
    ):
        if given and given not in known:
            yield field, ValidationError(_("Choose one of the words."), "unknown_word")
