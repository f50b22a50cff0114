"""The cases of drafted letters: who is concerned, what happened, who agreed to be named."""

from __future__ import annotations

from cases.enums import ConsentPurpose, DatePrecision
from cases.services.case_standing import assign_case
from cases.services.consents import record_consent
from cases.services.facts import (
    AllegationDetails,
    IncidentDetails,
    PerpetratorDetails,
    record_allegation,
    record_incident,
    record_perpetrator,
)
from cases.services.persons import PersonDetails, add_person

from .case_work import GENDERS, known
from .drafted import Share, Withdraw
from .drafted_words import Writing
from .folder import Folder
from .texts import situations
from .working_days import Moment

ALLEGATIONS = 3


def work_on_case(folder: Folder, now: Moment) -> None:
    """Everything that is known before letters are begun; nothing where it is there already."""
    if folder.case.incidents.exists():
        return
    assign_case(case=folder.case, officer=folder.officer, by=folder.people.supervisor, on=now.on)
    _tell_persons(folder, now)
    _tell_facts(folder, now)


def withdraw(folder: Folder, step: Withdraw, now: Moment) -> None:
    """The first person takes the agreement back to be named to the addressee."""
    person = folder.case.persons.order_by("position")[0]
    record_consent(
        person=person,
        purpose=ConsentPurpose.ADDRESSEE,
        given=False,
        answered_on=now.on,
        note=step.note,
        by=folder.officer,
        on=now.on,
    )


def _tell_persons(folder: Folder, now: Moment) -> None:
    matter, by = folder.planned.matter, folder.officer
    described = known()[matter.situation]["persons"]
    forms = situations()[matter.situation].persons
    for name, form, (role, age_group) in zip(matter.persons, forms, described, strict=True):
        details = PersonDetails(
            name=name,
            role=role,
            gender=GENDERS[form],
            age_group=age_group,
            nationality=folder.home(),
        )
        person = add_person(case=folder.case, details=details, by=by, on=now.on)
        record_consent(
            person=person,
            purpose=ConsentPurpose.ADDRESSEE,
            given=True,
            answered_on=now.on,
            by=by,
            on=now.on,
        )


def _tell_facts(folder: Folder, now: Moment) -> None:
    matter, case, by = folder.planned.matter, folder.case, folder.officer
    about = known()[matter.situation]
    for day in matter.days:
        incident = IncidentDetails(
            occurred_on=day, precision=DatePrecision.DAY, state=folder.home(), place=matter.town
        )
        record_incident(case=case, details=incident, by=by, on=now.on)
    facts = Writing(folder.planned, Share.WHOLE, signing=2).shared().facts.split("\n\n")
    for text in facts[:ALLEGATIONS]:
        details = AllegationDetails(text=text, rights=about["rights"])
        record_allegation(case=case, details=details, by=by, on=now.on)
    if "perpetrator" in about:
        kind, organisation = about["perpetrator"]
        who = PerpetratorDetails(kind=kind, organisation=organisation)
        record_perpetrator(case=case, details=who, by=by, on=now.on)
