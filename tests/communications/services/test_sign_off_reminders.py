"""Reminders: the day before, once when late, never twice, whenever the job runs."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from cases.models import Event
from communications.models import Communication, Notice, SignOff
from communications.services.circulating import take_back
from communications.services.sign_off_reminders import remind, remind_of_sign_offs
from communications.services.signing import sign_off
from parties.enums import Role
from tests.factories import make_desk, make_office, make_user
from tests.factories.sign_off import make_circulated, make_signing_mandate, reply_to
from tests.in_threads import in_threads

# Circulated on Monday 11 March, to be answered by Friday 15 March.
TUESDAY, THURSDAY, FRIDAY = date(2024, 3, 12), date(2024, 3, 14), date(2024, 3, 15)
SATURDAY, SUNDAY = date(2024, 3, 16), date(2024, 3, 17)


@pytest.fixture
def letter(officer_africa, office_user, other_office_user) -> Communication:
    return make_circulated(by=officer_africa)


def reminded() -> list[tuple[str, date, date | None]]:
    rows = Notice.objects.filter(kind="sign_off_reminder").order_by("noticed_on", "office__code")
    return [(row.office.code, row.noticed_on, row.due_on) for row in rows]


def run(*days: date) -> list[int]:
    return [remind_of_sign_offs(on=day).count for day in days]


def test_the_job_reminds_on_the_day_before_and_once_when_late(letter):
    assert run(TUESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY) == [0, 2, 0, 2, 0]
    assert reminded() == [
        ("health", THURSDAY, FRIDAY),
        ("housing", THURSDAY, FRIDAY),
        ("health", SATURDAY, FRIDAY),
        ("housing", SATURDAY, FRIDAY),
    ]


def test_a_second_run_on_one_day_finds_nothing(letter):
    assert run(THURSDAY, THURSDAY) == [2, 0]


def test_a_late_run_makes_up_for_a_missed_one(letter):
    assert run(FRIDAY, FRIDAY) == [2, 0]


def test_nights_missed_altogether_end_in_one_reminder(letter):
    assert run(SUNDAY, SUNDAY) == [2, 0]


def test_nobody_is_reminded_on_the_day_of_being_asked(officer_africa, office_user):
    make_circulated(by=officer_africa, mandates=[make_signing_mandate("housing")])
    SignOff.objects.get().round.__class__.objects.update(opened_on=THURSDAY)

    assert run(THURSDAY, FRIDAY) == [0, 1]


def test_whoever_has_answered_is_not_reminded(letter, office_user, mandate_housing):
    sign_off(**reply_to(letter, by=office_user, mandates=[mandate_housing]))

    assert run(THURSDAY) == [1]
    assert reminded() == [("health", THURSDAY, FRIDAY)]


def test_a_letter_that_was_taken_back_reminds_nobody(letter, officer_africa):
    take_back(letters=[letter], by=officer_africa, on=TUESDAY)

    assert run(THURSDAY, SATURDAY) == [0, 0]


def test_a_reminder_is_an_event_of_the_letter(letter):
    run(THURSDAY)

    event = letter.events.get(kind="sign_off_reminded")
    assert (event.actor, event.happened_on) == (None, THURSDAY)
    assert event.after == {"mandates": "housing, health"}


def test_the_desk_reminds_one_mandate(letter, officer_africa, mandate_housing):
    assert remind(letters=[letter], mandates=[mandate_housing], by=officer_africa, on=TUESDAY) == 1

    assert reminded() == [("housing", TUESDAY, FRIDAY)]
    assert letter.events.get(kind="sign_off_reminded").actor == officer_africa


def test_the_desk_reminds_all_that_are_late(letter, officer_africa, office_user, mandate_housing):
    sign_off(**reply_to(letter, by=office_user, mandates=[mandate_housing]))

    assert remind(letters=[letter], by=officer_africa, on=SATURDAY) == 1
    assert reminded() == [("health", SATURDAY, FRIDAY)]


def test_on_the_last_day_nobody_is_late(letter, officer_africa):
    with pytest.raises(ValidationError):
        remind(letters=[letter], by=officer_africa, on=FRIDAY)


def test_a_mandate_is_reminded_once_a_day(letter, officer_africa, mandate_housing):
    remind(letters=[letter], mandates=[mandate_housing], by=officer_africa, on=TUESDAY)

    with pytest.raises(ValidationError) as refused:
        remind(letters=[letter], mandates=[mandate_housing], by=officer_africa, on=TUESDAY)
    assert refused.value.error_dict["__all__"][0].code == "nobody"
    assert len(reminded()) == 1


def test_a_reminder_by_the_desk_counts_for_the_job(letter, officer_africa, mandate_housing):
    remind(letters=[letter], mandates=[mandate_housing], by=officer_africa, on=THURSDAY)

    assert run(THURSDAY) == [1]


def test_an_office_reminds_nobody(letter, office_user, mandate_health):
    with pytest.raises(PermissionDenied):
        remind(letters=[letter], mandates=[mandate_health], by=office_user, on=TUESDAY)


@pytest.mark.django_db(transaction=True)
def test_of_two_runs_at_once_one_reminds() -> None:
    officer = make_user("awa.moreau@desk.example", Role.DESK_OFFICER, desk=make_desk())
    housing = make_signing_mandate("housing")
    make_office("housing", housing)
    make_circulated(by=officer, mandates=[housing])

    def running() -> int:
        try:
            return remind_of_sign_offs(on=THURSDAY).count
        finally:
            connection.close()

    assert sorted(in_threads(running, 3)) == [0, 0, 1]
    assert Notice.objects.filter(kind="sign_off_reminder").count() == 1
    assert Event.objects.filter(kind="sign_off_reminded").count() == 1
