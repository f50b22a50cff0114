"""The letters of the demonstration in the database."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from itertools import groupby

import pytest

from cases.enums import EventKind
from cases.models import Case, Event, Person
from communications.enums import LetterType, Phase, RelationKind, Stage
from communications.models import (
    Communication,
    LetterVersion,
    Notice,
    Relation,
    Reply,
    SigningMandate,
)
from parties.enums import ActorKind, Role
from parties.models import Mandate, MandateHolder, OtherActor, User
from reporting.demo.loading import load_demo_data
from reporting.demo.planning import FEWEST_LETTERS

TODAY = date(2026, 11, 23)
DRAFTED = 38
COUNT = FEWEST_LETTERS + DRAFTED

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def _load(count: int = FEWEST_LETTERS, seed: int = 1) -> bool:
    return load_demo_data(today=TODAY, count=count, seed=seed, tell=lambda _line: None)


def test_every_letter_of_the_plan_is_there() -> None:
    assert Communication.objects.count() == COUNT


def test_letters_are_in_every_phase() -> None:
    phases = set(Communication.objects.with_phase(TODAY).values_list("phase", flat=True))
    assert phases == set(Phase.values)


def test_letters_are_of_every_type_and_language() -> None:
    assert set(Communication.objects.values_list("type", flat=True)) == set(LetterType.values)
    assert set(Communication.objects.values_list("language", flat=True)) == {"en", "fr", "es"}


def test_each_series_of_the_demonstration_runs_from_1_without_a_gap() -> None:
    numbered = Communication.objects.filter(year__gte=2020).order_by("code", "year", "number")
    rows = list(numbered.values_list("code", "year", "number", "letter_date"))
    assert rows
    for _, series in groupby(rows, key=lambda row: row[:2]):
        numbers, days = zip(*[row[2:] for row in series], strict=True)
        assert numbers == tuple(range(1, len(numbers) + 1))
        assert list(days) == sorted(days)


def test_a_voided_letter_keeps_its_number_and_an_event_says_so() -> None:
    voided = Communication.objects.filter(stage=Stage.VOIDED)
    assert voided.count() == 6
    assert voided.filter(imported_on=None).count() == 4
    assert not voided.filter(number=None).exists()
    told = Event.objects.filter(kind=EventKind.LETTER_VOIDED)
    assert set(told.values_list("subject_id", flat=True)) == {each.pk for each in voided}


def test_every_printed_title_was_matched_to_its_mandate() -> None:
    assert SigningMandate.objects.exists()
    assert not SigningMandate.objects.filter(mandate=None).exists()
    assert not SigningMandate.objects.filter(holder_name="").exists()


def test_every_letter_that_went_out_has_a_text_and_questions() -> None:
    out = Communication.objects.with_reference()
    assert not out.exclude(versions__purpose__in=["imported", "sent"]).exists()
    assert not out.filter(questions=None).exists()
    assert LetterVersion.objects.filter(purpose="imported").count() == FEWEST_LETTERS


def test_old_letters_came_in_late_and_ask_for_nobodys_attention() -> None:
    old = Communication.objects.get(code="FJI", year=2011, number=5)
    assert old.imported_on == date(2025, 10, 19)
    assert old.reference_as_printed == "AL G/SO 214 (67-17) G/SO 214 (107-9) FJI 5/2011"
    assert Notice.objects.get(communication=old).historic


def test_every_overdue_letter_carries_its_flag_and_notice() -> None:
    overdue = Communication.objects.in_phase(Phase.OVERDUE, on=TODAY)
    assert overdue.exists()
    assert not overdue.filter(overdue_noticed_on=None).exists()
    assert overdue.count() == overdue.filter(notices__isnull=False).distinct().count()


def test_letters_were_flagged_on_the_day_they_fell_overdue() -> None:
    yesterday = Communication.objects.filter(due_on=date(2026, 11, 22), answered_on=None)
    assert yesterday.exists()
    assert set(yesterday.values_list("overdue_noticed_on", flat=True)) == {TODAY}


def test_a_letter_answered_on_its_last_day_was_never_flagged() -> None:
    last_day = Communication.objects.filter(answered_on__isnull=False, window_value=60)
    in_time = [each for each in last_day if each.answered_on == each.due_on]
    assert in_time
    same_day = [each for each in in_time if each.replies.last().received_on == each.due_on]
    assert all(each.overdue_noticed_on is None for each in same_day)


def test_desks_have_read_old_notices_and_not_the_newest() -> None:
    supervisor = User.objects.get(role=Role.SUPERVISOR)
    unread = Notice.objects.visible_to(supervisor).unread_by(supervisor)
    assert unread.exists()
    assert min(unread.values_list("noticed_on", flat=True)) >= date(2026, 11, 2)


def test_replies_are_in_six_languages() -> None:
    assert set(Reply.objects.values_list("language", flat=True)) == {
        "ar",
        "en",
        "es",
        "fr",
        "ru",
        "zh",
    }


def test_follow_ups_and_parallel_letters_are_linked_to_their_letters() -> None:
    links = Relation.objects.all()
    assert links.filter(kind=RelationKind.FOLLOW_UP_OF).exists()
    assert links.filter(kind=RelationKind.PARALLEL_TO).count() == 12
    assert not links.filter(target=None).exists()


def test_parallel_letters_are_about_one_case() -> None:
    link = Relation.objects.filter(kind=RelationKind.PARALLEL_TO).first()
    assert link is not None
    assert link.target is not None
    assert link.communication.case == link.target.case


def test_companies_have_the_names_and_home_states_of_the_plan() -> None:
    assert OtherActor.objects.count() == 12
    assert OtherActor.objects.get(name__startswith="Kestrel").home_state_id == "GBR"
    assert OtherActor.objects.filter(kind=ActorKind.INTERGOVERNMENTAL).count() == 2


def test_no_person_is_named_in_the_title_of_a_case() -> None:
    for case in Case.objects.prefetch_related("persons"):
        for person in case.persons.all():
            assert person.name not in case.title


def test_whoever_a_letter_names_agreed_to_it_but_for_one_who_agrees_no_more() -> None:
    texts: dict[int, str] = defaultdict(str)
    for version in LetterVersion.objects.select_related("communication"):
        texts[version.communication.case_id] += json.dumps(version.content, ensure_ascii=False)
    named = [each for each in Person.objects.all() if each.name in texts[each.case_id]]
    assert len(named) > 20
    without = [each for each in named if not each.may_be_named_to_addressee]
    assert [list(each.consents.values_list("given", flat=True)) for each in without] == [
        [True, False]
    ]
    assert {each.may_be_named_in_public for each in named} == {True, False}


def test_every_desk_officer_sees_letters_of_the_own_desk_only() -> None:
    officers = User.objects.filter(role=Role.DESK_OFFICER)
    assert officers.count() == 8
    for officer in officers:
        letters = Communication.objects.visible_to(officer)
        assert set(letters.values_list("case__desk", flat=True)) == {officer.desk_id}


def test_every_office_has_two_users_who_see_some_letters_and_not_all() -> None:
    members = User.objects.filter(role=Role.MANDATE_OFFICE)
    assert members.count() == 10
    for member in members:
        assert 0 < Communication.objects.visible_to(member).count() < COUNT


def test_the_supervisor_sees_all_and_auditor_and_administrator_none() -> None:
    seen = {
        user.role: Communication.objects.visible_to(user).count()
        for user in User.objects.filter(
            role__in=[Role.SUPERVISOR, Role.AUDITOR, Role.ADMINISTRATOR]
        )
    }
    assert seen == {Role.SUPERVISOR: COUNT, Role.AUDITOR: 0, Role.ADMINISTRATOR: 0}


def test_a_second_loading_changes_nothing() -> None:
    assert _load() is False
    assert Communication.objects.count() == COUNT


def test_every_signing_mandate_has_an_invented_holder_today() -> None:
    signing = Mandate.objects.filter(signed__isnull=False).distinct()
    held = MandateHolder.objects.on(TODAY).values_list("mandate", flat=True)
    assert set(signing.values_list("pk", flat=True)) <= set(held)
    assert len(held) == len(set(held))
