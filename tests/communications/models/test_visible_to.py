"""The one gate: who reads which letters, and what follows from losing a role."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from cases.models import Case
from communications.models import Communication, Notice
from parties.models import User


@pytest.fixture
def letters(make_communication, desk_africa, desk_americas, mandate_housing, mandate_health):
    """Four letters: each desk has one of housing; Africa one of both; one case has no desk."""
    orphan = make_communication(state="MNG", mandates=[mandate_health])
    orphan.case.desk = None
    orphan.case.save()
    make_communication(state="BWA", desk=desk_africa, mandates=[mandate_housing])
    make_communication(state="URY", desk=desk_americas, mandates=[mandate_housing])
    make_communication(state="NAM", desk=desk_africa, mandates=[mandate_housing, mandate_health])


def read_by(user) -> list[str]:
    return sorted(letter.code for letter in Communication.objects.visible_to(user))


@pytest.mark.parametrize(
    ("member", "expected"),
    [
        ("officer_africa", ["BWA", "NAM"]),
        ("officer_other_desk", ["URY"]),
        ("officer_without_desk", []),
        ("supervisor", ["BWA", "MNG", "NAM", "URY"]),
        ("office_user", ["BWA", "NAM", "URY"]),
        ("other_office_user", ["MNG", "NAM"]),
        ("auditor", []),
        ("administrator", []),
        ("gone", []),
    ],
)
def test_who_reads_which_letters(letters, request, member, expected):
    assert read_by(request.getfixturevalue(member)) == expected


def test_nobody_reads_without_signing_in(letters):
    assert read_by(AnonymousUser()) == []


def test_letter_with_two_mandates_of_one_office_is_listed_once(
    letters, office_housing, office_user, mandate_health
):
    office_housing.mandates.add(mandate_health)
    assert read_by(office_user) == ["BWA", "MNG", "NAM", "URY"]


def test_office_that_no_longer_carries_a_mandate_reads_its_letters_no_more(
    letters, office_housing, office_user, mandate_housing
):
    office_housing.mandates.remove(mandate_housing)
    assert read_by(office_user) == []


def test_title_that_could_not_be_told_shows_the_letter_to_no_office(
    make_communication, office_user, supervisor
):
    letter = make_communication()
    letter.signing_mandates.update(mandate=None)
    assert read_by(office_user) == []
    assert read_by(supervisor) == ["BWA"]


def test_changed_role_takes_effect_with_the_next_question(letters, office_user):
    User.objects.filter(pk=office_user.pk).update(role="auditor", office=None)
    assert read_by(User.objects.get(pk=office_user.pk)) == []


def test_role_of_an_office_without_one_reads_nothing(letters, office_user):
    office_user.office = None
    assert read_by(office_user) == []


def test_case_that_moves_to_another_desk_moves_its_letters(
    letters, desk_americas, officer_africa, officer_other_desk
):
    Case.objects.filter(communications__code="BWA").update(desk=desk_americas)
    assert read_by(officer_africa) == ["NAM"]
    assert read_by(officer_other_desk) == ["BWA", "URY"]


@pytest.fixture
def notice(make_communication):
    return Notice.objects.create(
        communication=make_communication(),
        kind="overdue",
        due_on=date(2023, 9, 1),
        fell_on=date(2023, 9, 2),
        noticed_on=date(2023, 9, 2),
    )


@pytest.mark.parametrize(
    ("member", "sees"),
    [
        ("officer_africa", True),
        ("officer_other_desk", False),
        ("supervisor", True),
        ("office_user", False),
        ("auditor", False),
        ("administrator", False),
        ("gone", False),
    ],
)
def test_notices_are_for_the_desk_and_its_supervisor(notice, request, member, sees):
    user = request.getfixturevalue(member)
    assert Notice.objects.visible_to(user).exists() is sees
