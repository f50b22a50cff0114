"""Who answers for a case, whether it is open, which cases belong together, what is to be done."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from cases.models import Case, CaseLink, Event, Person, RiskNote, ToDo
from cases.services.case_standing import (
    assign_case,
    close_case,
    link_cases,
    move_case,
    reopen_case,
    unlink_cases,
)
from cases.services.case_work import add_to_do, finish_to_do, note_risk, take_up_to_do
from cases.services.triage import open_case
from tests.cases.submissions import make_admissible, make_submission
from tests.factories import make_case

TODAY = date(2023, 6, 14)
TOMORROW = date(2023, 6, 15)


@pytest.fixture
def case(desk_africa):
    return make_case(desk=desk_africa)


def log() -> list[tuple[str, dict, dict]]:
    return [(each.kind, each.before, each.after) for each in Event.objects.order_by("position")]


def test_a_supervisor_gives_a_case_to_an_officer_of_its_desk(case, supervisor, officer_africa):
    assign_case(case=case, officer=officer_africa, by=supervisor, on=TODAY)
    assign_case(case=case, officer=officer_africa, by=supervisor, on=TODAY)

    assert Case.objects.get().officer == officer_africa
    assert log() == [("case_assigned", {"officer": None}, {"officer": officer_africa.pk})]


def test_nobody_answers_for_a_case_that_they_cannot_read(case, supervisor, officer_other_desk):
    with pytest.raises(ValidationError) as refused:
        assign_case(case=case, officer=officer_other_desk, by=supervisor, on=TODAY)

    assert list(refused.value.message_dict) == ["officer"]


def test_an_officer_neither_assigns_nor_moves(case, officer_africa, desk_americas):
    with pytest.raises(PermissionDenied):
        assign_case(case=case, officer=officer_africa, by=officer_africa, on=TODAY)
    with pytest.raises(PermissionDenied):
        move_case(case=case, desk=desk_americas, by=officer_africa, on=TODAY)


def test_a_case_moves_with_the_information_that_it_rests_on(
    supervisor, officer_africa, officer_other_desk, desk_africa, desk_americas
):
    submission = make_admissible(make_submission())
    case = open_case(
        submission=submission, title="Lower Sedge", desk=desk_africa, by=supervisor, on=TODAY
    )
    assign_case(case=case, officer=officer_africa, by=supervisor, on=TODAY)

    move_case(case=case, desk=desk_americas, by=supervisor, on=TODAY)

    case.refresh_from_db()
    submission.refresh_from_db()
    assert (case.desk, case.officer, submission.desk) == (desk_americas, None, desk_americas)
    assert log()[-1] == (
        "case_moved",
        {"desk": desk_africa.pk, "officer": officer_africa.pk},
        {"desk": desk_americas.pk, "officer": None},
    )
    assert not Case.objects.visible_to(officer_africa).exists()
    assert Case.objects.visible_to(officer_other_desk).get() == case


def test_a_case_is_closed_and_opened_again(case, officer_africa):
    with pytest.raises(ValidationError):
        reopen_case(case=case, by=officer_africa, on=TODAY)
    close_case(case=case, by=officer_africa, on=TODAY)
    assert Case.objects.get().closed_on == TODAY
    with pytest.raises(ValidationError):
        close_case(case=case, by=officer_africa, on=TOMORROW)
    reopen_case(case=case, by=officer_africa, on=TOMORROW)

    assert Case.objects.get().closed_on is None
    assert log() == [
        ("case_closed", {}, {}),
        ("case_reopened", {"closed_on": "2023-06-14"}, {}),
    ]


def test_two_cases_are_linked_once_whichever_is_named_first(case, officer_africa, desk_africa):
    other = make_case(title="Upper Sedge", desk=desk_africa)

    link_cases(case=other, other=case, by=officer_africa, on=TODAY)
    link_cases(case=case, other=other, by=officer_africa, on=TODAY)

    assert CaseLink.objects.count() == 1
    assert [after for _, _, after in log()] == [{"other_case": other.pk}, {"other_case": case.pk}]
    unlink_cases(case=other, other=case, by=officer_africa, on=TODAY)
    assert not CaseLink.objects.exists()


def test_a_case_is_linked_only_with_one_that_is_visible(case, officer_africa, desk_americas):
    hidden = make_case(title="Zqxqzvhidden", desk=desk_americas)

    with pytest.raises(Case.DoesNotExist):
        link_cases(case=case, other=hidden, by=officer_africa, on=TODAY)
    with pytest.raises(ValidationError):
        link_cases(case=case, other=case, by=officer_africa, on=TODAY)


def test_the_latest_judgement_of_risk_holds(case, officer_africa):
    note_risk(case=case, level="high", text="Zqxqzvthreats", by=officer_africa, on=TODAY)
    note_risk(case=case, level="low", text="They left.", by=officer_africa, on=TOMORROW)

    assert [note.level for note in RiskNote.objects.all()] == ["low", "high"]
    assert log() == [
        ("risk_noted", {"level": None}, {"level": "high"}),
        ("risk_noted", {"level": "high"}, {"level": "low"}),
    ]
    with pytest.raises(ValidationError) as refused:
        note_risk(case=case, level="dire", text="", by=officer_africa, on=TODAY)
    assert sorted(refused.value.message_dict) == ["level", "text"]


def test_a_to_do_is_done_once_and_may_be_taken_up_again(case, officer_africa):
    to_do = add_to_do(
        case=case, text="Ask", due_on=TOMORROW, assignee=officer_africa, by=officer_africa, on=TODAY
    )
    finish_to_do(to_do=to_do, by=officer_africa, on=TODAY)
    finish_to_do(to_do=to_do, by=officer_africa, on=TOMORROW)
    assert (ToDo.objects.get().done_on, ToDo.objects.get().done_by) == (TODAY, officer_africa)
    take_up_to_do(to_do=to_do, by=officer_africa, on=TOMORROW)

    assert ToDo.objects.get().done_on is None
    assert [kind for kind, _, _ in log()] == ["to_do_added", "to_do_done", "to_do_reopened"]


def test_a_to_do_names_no_person_and_goes_to_nobody_who_cannot_read_it(
    case, officer_africa, officer_other_desk
):
    Person.objects.create(case=case, position=1, name="Oriana Zqxqzvveldt")

    with pytest.raises(ValidationError) as refused:
        add_to_do(
            case=case,
            text="Call Ms. Zqxqzvveldt",
            due_on=None,
            assignee=officer_other_desk,
            by=officer_africa,
            on=TODAY,
        )

    assert sorted(refused.value.message_dict) == ["assignee", "text"]
    assert not ToDo.objects.exists()


def test_nobody_works_on_a_case_of_another_desk(case, officer_africa, officer_other_desk):
    to_do = add_to_do(
        case=case, text="Ask", due_on=None, assignee=None, by=officer_africa, on=TODAY
    )
    user = officer_other_desk
    for act in (
        lambda: close_case(case=case, by=user, on=TODAY),
        lambda: note_risk(case=case, level="low", text="None", by=user, on=TODAY),
        lambda: add_to_do(case=case, text="A", due_on=None, assignee=None, by=user, on=TODAY),
        lambda: finish_to_do(to_do=to_do, by=user, on=TODAY),
    ):
        with pytest.raises(Case.DoesNotExist):
            act()
