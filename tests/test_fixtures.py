"""The cast means what it says, and the test runner leaves the database as it found it."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from cases.models import Event
from communications.models import Communication


def test_default_letter_is_the_worked_example(make_communication):
    letter = make_communication()
    assert str(letter) == "AL BWA 1/2023"
    assert letter.due_on == date(2023, 9, 1)
    assert letter.publishable_from == date(2023, 9, 2)
    assert [q.label for q in letter.questions.all()] == ["1", "2", "a", "b"]
    assert len(letter.versions.get().text.blocks) == 21


def test_letters_of_one_series_are_numbered_on(make_communication, company):
    assert str(make_communication()) == "AL BWA 1/2023"
    assert str(make_communication(type="UA")) == "UA BWA 2/2023"
    assert str(make_communication(actor=company)) == "AL OTH 1/2023"


@pytest.mark.parametrize(
    ("member", "reads"),
    [
        ("officer_africa", True),
        ("officer_other_desk", False),
        ("officer_without_desk", False),
        ("supervisor", True),
        ("office_user", True),
        ("other_office_user", False),
        ("auditor", False),
        ("administrator", False),
        ("gone", False),
    ],
)
def test_cast_reads_the_default_letter_as_described(request, make_communication, member, reads):
    make_communication()
    user = request.getfixturevalue(member)
    assert Communication.objects.visible_to(user).exists() is reads


@pytest.mark.django_db(transaction=True)
def test_tests_that_commit_may_leave_events(make_communication):
    Event.objects.create(
        subject="communication",
        subject_id=make_communication().pk,
        kind="imported",
        happened_on=date(2023, 7, 3),
    )


@pytest.mark.django_db(transaction=True)
def test_events_of_the_test_before_are_gone_and_the_trigger_is_back(make_communication):
    assert Event.objects.count() == 0
    Event.objects.create(
        subject="communication",
        subject_id=make_communication().pk,
        kind="imported",
        happened_on=date(2023, 7, 3),
    )
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        connection.cursor().execute("TRUNCATE cases_event")
