"""The services of information and cases that act for a user: who may, and a call of each."""

from __future__ import annotations

from typing import Any

from cases.enums import Criterion
from cases.services import (
    case_standing,
    case_work,
    consents,
    facts,
    intake,
    judging,
    names,
    persons,
    sources,
    triage,
)
from parties.models import Desk, User
from tests.cases.submissions import SOURCE, information

from .roles import DESK, SECRETARIAT, SUPERVISOR, WITH_A_DESK
from .service import Service
from .world import TODAY, World

WHY = "A reason of several words."


def _person() -> persons.PersonDetails:
    return persons.PersonDetails(name="Marrowby Oradell", role="victim")


def _incident() -> facts.IncidentDetails:
    return facts.IncidentDetails(occurred_on=TODAY, precision="day", place="Marrowby")


def _allegation() -> facts.AllegationDetails:
    return facts.AllegationDetails(text="They were driven out.", rights=("housing",))


def _perpetrator() -> facts.PerpetratorDetails:
    return facts.PerpetratorDetails(kind="unknown", organisation="Marrowby Guard")


def _told(world: World, by: User) -> intake.Information:
    """Information for the desk of `by`; a supervisor puts it to the desk for Africa."""
    desk: Desk | None = by.desk or world.officer.desk
    return information(desk=desk)


def _about_case(service: Any, **facts: Any) -> Any:
    return lambda w, by: service(case=w.row("case"), **facts, by=by, on=TODAY)


def _about_submission(service: Any, kind: str = "new submission", **facts: Any) -> Any:
    return lambda w, by: service(submission=w.row(kind), **facts, by=by, on=TODAY)


CASE_SERVICES = {
    "cases.case_standing.assign_case": Service(
        SUPERVISOR, _about_case(case_standing.assign_case, officer=None)
    ),
    "cases.case_standing.move_case": Service(
        SUPERVISOR, _about_case(case_standing.move_case, desk=None)
    ),
    "cases.case_standing.close_case": Service(DESK, _about_case(case_standing.close_case)),
    "cases.case_standing.reopen_case": Service(
        DESK,
        lambda w, by: case_standing.reopen_case(case=w.row("linked case"), by=by, on=TODAY),
    ),
    "cases.case_standing.link_cases": Service(
        DESK,
        lambda w, by: case_standing.link_cases(
            case=w.row("case"), other=w.row("linked case"), by=by, on=TODAY
        ),
    ),
    "cases.case_standing.unlink_cases": Service(
        DESK,
        lambda w, by: case_standing.unlink_cases(
            case=w.row("case"), other=w.row("linked case"), by=by, on=TODAY
        ),
    ),
    "cases.case_work.note_risk": Service(
        DESK, _about_case(case_work.note_risk, level="low", text=WHY)
    ),
    "cases.case_work.add_to_do": Service(
        DESK, _about_case(case_work.add_to_do, text="Call.", due_on=None, assignee=None)
    ),
    "cases.case_work.finish_to_do": Service(
        DESK, lambda w, by: case_work.finish_to_do(to_do=w.row("to-do"), by=by, on=TODAY)
    ),
    "cases.case_work.take_up_to_do": Service(
        DESK, lambda w, by: case_work.take_up_to_do(to_do=w.row("to-do"), by=by, on=TODAY)
    ),
    "cases.consents.record_consent": Service(
        DESK,
        lambda w, by: consents.record_consent(
            person=w.row("person"),
            purpose="public",
            given=True,
            answered_on=TODAY,
            by=by,
            on=TODAY,
        ),
    ),
    "cases.facts.record_incident": Service(
        DESK, _about_case(facts.record_incident, details=_incident())
    ),
    "cases.facts.correct_incident": Service(
        DESK,
        lambda w, by: facts.correct_incident(
            incident=w.row("incident"), details=_incident(), by=by, on=TODAY
        ),
    ),
    "cases.facts.record_allegation": Service(
        DESK, _about_case(facts.record_allegation, details=_allegation())
    ),
    "cases.facts.correct_allegation": Service(
        DESK,
        lambda w, by: facts.correct_allegation(
            allegation=w.row("allegation"), details=_allegation(), by=by, on=TODAY
        ),
    ),
    "cases.facts.record_perpetrator": Service(
        DESK, _about_case(facts.record_perpetrator, details=_perpetrator())
    ),
    "cases.facts.correct_perpetrator": Service(
        DESK,
        lambda w, by: facts.correct_perpetrator(
            perpetrator=w.row("perpetrator"), details=_perpetrator(), by=by, on=TODAY
        ),
    ),
    "cases.intake.register_submission": Service(
        WITH_A_DESK,
        lambda w, by: intake.register_submission(
            information=_told(w, by), source=None, files=[], by=by, on=TODAY
        ),
    ),
    "cases.intake.correct_submission": Service(
        DESK,
        lambda w, by: intake.correct_submission(
            submission=w.row("new submission"),
            information=_told(w, by),
            files=[],
            by=by,
            on=TODAY,
        ),
    ),
    "cases.judging.judge_admissibility": Service(
        DESK,
        _about_submission(
            judging.judge_admissibility,
            judgements={Criterion.FACTUAL: judging.Judgement(met=False, note=WHY)},
        ),
    ),
    # Whoever looks somebody up finds persons of cases that are theirs to read; the look is kept.
    "cases.names.search_persons": Service(
        SECRETARIAT,
        lambda _w, by: names.search_persons(name="Zqxqzvdesk Oradell", reason=WHY, by=by, on=TODAY),
    ),
    "cases.names.show_names": Service(DESK, _about_case(names.show_names)),
    "cases.persons.add_person": Service(DESK, _about_case(persons.add_person, details=_person())),
    "cases.persons.correct_person": Service(
        DESK,
        lambda w, by: persons.correct_person(
            person=w.row("person"), details=_person(), by=by, on=TODAY
        ),
    ),
    "cases.persons.record_follow_up": Service(
        DESK,
        lambda w, by: persons.record_follow_up(
            person=w.row("person"), happened_on=TODAY, text="Released.", by=by, on=TODAY
        ),
    ),
    "cases.sources.record_source": Service(
        DESK, _about_submission(sources.record_source, details=SOURCE)
    ),
    "cases.sources.open_source": Service(
        DESK, _about_submission(sources.open_source, "submission", reason=WHY)
    ),
    "cases.sources.correct_source": Service(
        DESK, _about_submission(sources.correct_source, "submission", details=SOURCE)
    ),
    "cases.triage.open_case": Service(
        DESK,
        lambda w, by: triage.open_case(
            submission=w.row("new submission"),
            title="Clearing of the valley",
            desk=w.officer.desk,
            by=by,
            on=TODAY,
        ),
    ),
    "cases.triage.join_case": Service(
        DESK,
        lambda w, by: triage.join_case(
            submission=w.row("new submission"),
            case=w.row("case"),
            with_persons=True,
            with_incident=True,
            by=by,
            on=TODAY,
        ),
    ),
    "cases.triage.decline": Service(DESK, _about_submission(triage.decline, reason=WHY)),
    "cases.triage.reopen": Service(
        SUPERVISOR, _about_submission(triage.reopen, "submission", reason=WHY)
    ),
}
