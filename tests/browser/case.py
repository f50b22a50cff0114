"""A case with something in every part, dated relative to the day on which the test runs."""

from __future__ import annotations

from datetime import timedelta

from cases.models import Case
from cases.services.case_standing import link_cases
from cases.services.case_work import add_to_do, finish_to_do, note_risk
from cases.services.consents import record_consent
from cases.services.facts import (
    AllegationDetails,
    IncidentDetails,
    PerpetratorDetails,
    record_allegation,
    record_incident,
    record_perpetrator,
)
from cases.services.persons import PersonDetails, add_person, record_follow_up
from parties.models import User
from parties.office_day import office_today
from tests.factories import make_case, make_communication, make_state

NAMES = ("Kagiso Inventado", "Oriana Veldt-Mbeki", "Tau O’Fictive")


def fill_case(officer: User) -> Case:
    """A case of the officer's desk with people, facts, risk, to-dos, letters and a linked case."""
    today = office_today()
    who_and_when = {"by": officer, "on": today}
    case = make_case(desk=officer.desk)
    for number, name in enumerate(NAMES):
        details = PersonDetails(
            name=name,
            aliases=["Mama Inventado"] if number == 0 else [],
            role=("victim", "defender", "")[number],
            gender=("woman", "man", "")[number],
            age_group=("adolescent", "adult", "")[number],
            nationality=make_state("BWA") if number < 2 else None,
        )
        person = add_person(case=case, details=details, **who_and_when)
        if number == 0:
            for purpose in ("addressee", "public"):
                record_consent(
                    person=person,
                    purpose=purpose,
                    given=purpose == "addressee",
                    answered_on=today - timedelta(days=4),
                    note="Told by the mother, by telephone",
                    **who_and_when,
                )
            text = "Kagiso Inventado was set free after a hearing."
            record_follow_up(person=person, happened_on=today, text=text, **who_and_when)
    _tell_facts(case, officer)
    note_risk(case=case, level="moderate", text="Neighbours are watched.", **who_and_when)
    note_risk(case=case, level="high", text="Threats reached the family.", **who_and_when)
    ask = "Ask the source whether the family may be named"
    days = {"due_on": today - timedelta(days=2), "assignee": officer}
    add_to_do(case=case, text=ask, **days, **who_and_when)
    done = add_to_do(
        case=case, text="Write to the source", due_on=None, assignee=None, **who_and_when
    )
    finish_to_do(to_do=done, **who_and_when)
    make_communication(case=case, number=62, year=2023, letter_date=today - timedelta(days=70))
    make_communication(case=case, state="NAM", letter_date=today - timedelta(days=10))
    other = make_case(title="Logging along the Upper Sedge", desk=officer.desk)
    link_cases(case=case, other=other, **who_and_when)
    return case


def _tell_facts(case: Case, officer: User) -> None:
    today = office_today()
    who_and_when = {"by": officer, "on": today}
    day = IncidentDetails(
        occurred_on=today - timedelta(days=90),
        precision="day",
        state=make_state("BWA"),
        place="Lower Sedge",
        description="Surveyors set out marks. Ms. Inventado asked for the order in writing.",
    )
    record_incident(case=case, details=day, **who_and_when)
    month = IncidentDetails(occurred_on=today - timedelta(days=60), precision="month")
    record_incident(case=case, details=month, **who_and_when)
    allegation = AllegationDetails(
        text="The homes of Oriana Veldt-Mbeki and her neighbours were cleared without notice.",
        rights=["housing", "participation"],
    )
    record_allegation(case=case, details=allegation, **who_and_when)
    police = PerpetratorDetails(
        kind="state_agent",
        organisation="River police",
        name="Sergeant Nobody",
        note="Three men in uniform.",
    )
    record_perpetrator(case=case, details=police, **who_and_when)
