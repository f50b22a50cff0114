"""Who reads a letter that has not gone out, its versions, answers, comments, drafts and notices.

An office reads from the first circulation on, and nothing that the desk is still writing. Each
right ends with the next question that is asked of the database.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection

from communications.enums import NoticeKind, Stage, VersionPurpose
from communications.models import (
    Communication,
    Dispatch,
    Draft,
    LetterSet,
    LetterVersion,
    Notice,
    ParagraphComment,
    Relation,
    SignOff,
    SignOffRound,
)
from parties.models import Delegation, User
from tests.factories.drafts import make_draft

NOON = datetime(2024, 3, 12, 11, tzinfo=UTC)
DAY = date(2024, 3, 12)
SECRETARIAT_HERE = {"officer_africa", "supervisor"}
EVERYBODY = (
    "officer_africa",
    "officer_other_desk",
    "officer_without_desk",
    "supervisor",
    "office_user",
    "other_office_user",
    "auditor",
    "administrator",
    "gone",
)
NOTHING: dict[str, list[Any]] = {name: [] for name in EVERYBODY}


def keep(letter: Communication, purpose: str) -> LetterVersion:
    return LetterVersion.objects.create(
        communication=letter,
        number=letter.versions.count() + 1,
        purpose=purpose,
        content={"language": "en", "blocks": []},
        sha256="0" * 64,
    )


def database_today() -> date:
    with connection.cursor() as cursor:
        cursor.execute("SELECT (now() AT TIME ZONE 'Europe/Zurich')::date")
        (today,) = cursor.fetchone()
    return today


@pytest.fixture
def make_letter(officer_africa):
    """A letter of the desk for Africa that the mandate on housing signs, kept as said."""

    def make_letter(stage: Stage, *purposes: str, **fields: Any) -> Communication:
        letter = make_draft(by=officer_africa, **fields)
        for purpose in purposes:
            keep(letter, purpose)
        ways = {
            Stage.DRAFT: [],
            Stage.DROPPED: [Stage.DROPPED],
            Stage.IN_SIGN_OFF: [Stage.IN_SIGN_OFF],
            Stage.CLEARED: [Stage.IN_SIGN_OFF, Stage.CLEARED],
        }
        for step in ways[stage]:
            letter.stage = step
            letter.save()
        return letter

    return make_letter


@pytest.fixture
def shown(make_letter) -> Communication:
    """In sign-off, with a version that was kept before and one that was circulated."""
    return make_letter(Stage.IN_SIGN_OFF, "kept", "circulated")


def reads(user: Any, letter: Communication) -> bool:
    return Communication.objects.visible_to(user).filter(pk=letter.pk).exists()


@pytest.mark.parametrize(
    ("stage", "purposes", "office"),
    [
        (Stage.DRAFT, [], False),
        (Stage.DRAFT, ["kept"], False),
        (Stage.DRAFT, ["kept", "circulated", "kept"], True),
        (Stage.IN_SIGN_OFF, ["circulated"], True),
        (Stage.CLEARED, ["circulated"], True),
        (Stage.DROPPED, [], False),
        (Stage.DROPPED, ["kept"], False),
        (Stage.DROPPED, ["circulated", "kept"], False),
    ],
    ids=[
        "begun",
        "being written",
        "taken back",
        "in sign-off",
        "cleared",
        "dropped when begun",
        "dropped before it went round",
        "dropped after it went round",
    ],
)
def test_an_office_reads_what_went_round_and_was_not_dropped(
    make_letter, request, stage, purposes, office
):
    letter = make_letter(stage, *purposes)
    readers = {name for name in EVERYBODY if reads(request.getfixturevalue(name), letter)}
    assert readers == SECRETARIAT_HERE | ({"office_user"} if office else set())
    assert not reads(AnonymousUser(), letter)


def test_a_draft_of_one_letter_hides_while_its_parallel_letter_goes_round(
    make_letter, office_user, states
):
    shown = make_letter(Stage.IN_SIGN_OFF, "circulated")
    other = make_letter(Stage.DRAFT, "kept", to=states["NAM"], letter_set=shown.draft.letter_set)
    assert reads(office_user, shown)
    assert not reads(office_user, other)


def test_a_mandate_that_declined_reads_the_letter_no_more(
    make_letter, mandate_housing, mandate_health, office_user, other_office_user
):
    letter = make_letter(
        Stage.IN_SIGN_OFF, "circulated", mandates=[mandate_housing, mandate_health]
    )
    assert reads(office_user, letter)
    letter.signing_mandates.filter(mandate=mandate_housing).delete()
    assert not reads(office_user, letter)
    assert reads(other_office_user, letter)


def test_an_office_that_loses_the_mandate_reads_the_letter_no_more(
    shown, office_housing, mandate_housing, office_user
):
    assert reads(office_user, shown)
    office_housing.mandates.remove(mandate_housing)
    assert not reads(office_user, shown)


@pytest.fixture
def delegate(mandate_housing, office_health, office_user):
    """Delegates housing to the office on health, from and to days counted from today."""

    def delegate(first: int, last: int | None, **fields: Any) -> Delegation:
        today = database_today()
        return Delegation.objects.create(
            mandate=mandate_housing,
            to_office=office_health,
            valid_from=today + timedelta(days=first),
            valid_to=None if last is None else today + timedelta(days=last),
            given_by=office_user,
            **fields,
        )

    return delegate


@pytest.mark.parametrize(
    ("days", "holds"),
    [
        ((0, 0), True),
        ((-5, None), True),
        ((-5, 0), True),
        ((0, None), True),
        ((-5, -1), False),
        ((1, None), False),
    ],
    ids=["today alone", "open", "ends today", "begins today", "ended yesterday", "tomorrow"],
)
def test_an_office_reads_what_is_delegated_to_it_while_it_is(
    shown, delegate, other_office_user, days, holds
):
    assert not reads(other_office_user, shown)
    delegation = delegate(*days)
    assert reads(other_office_user, shown) is holds
    assert reads(delegation.given_by, shown)


def test_a_delegation_shows_nothing_that_the_office_itself_does_not_read(
    make_letter, delegate, mandate_detention, other_office_user
):
    delegate(0, None)
    assert not reads(other_office_user, make_letter(Stage.DRAFT, "kept"))
    assert not reads(other_office_user, make_letter(Stage.DROPPED, "circulated"))
    other = make_letter(Stage.IN_SIGN_OFF, "circulated", mandates=[mandate_detention])
    assert not reads(other_office_user, other)


def test_a_delegation_that_is_withdrawn_ends_with_the_next_question(
    shown, delegate, office_user, other_office_user
):
    row = delegate(-1, None)
    assert reads(other_office_user, shown)
    row.withdrawn_at, row.withdrawn_by = NOON, office_user
    row.save()
    assert not reads(other_office_user, shown)


def test_a_delegation_of_a_mandate_that_declined_shows_nothing(shown, delegate, other_office_user):
    delegate(0, None)
    shown.signing_mandates.all().delete()
    assert not reads(other_office_user, shown)


def test_a_delegation_gives_nothing_to_other_roles(shown, delegate, office_health):
    delegate(0, None)
    for role in ("auditor", "administrator", "desk_officer"):
        # No such account can be made by the pages; the gate does not rest on that.
        user = User(pk=1, role=role, office=office_health, is_active=True)
        assert not reads(user, shown)


def test_a_letter_with_an_own_and_a_delegated_mandate_is_listed_once(
    make_letter, delegate, mandate_housing, mandate_health, other_office_user
):
    delegate(0, None)
    make_letter(Stage.CLEARED, "circulated", mandates=[mandate_housing, mandate_health])
    assert Communication.objects.visible_to(other_office_user).count() == 1


# Versions, and what hangs on them


def test_an_office_reads_the_versions_that_were_shown_and_never_one_that_is_kept(
    make_communication, request
):
    letter = make_communication()
    letter.versions.all().delete()
    for purpose in VersionPurpose.values:
        keep(letter, purpose)
    read = {
        name: sorted(
            LetterVersion.objects.visible_to(request.getfixturevalue(name)).values_list(
                "purpose", flat=True
            )
        )
        for name in EVERYBODY
    }
    everything = ["circulated", "imported", "kept", "sent"]
    assert read == {
        **NOTHING,
        "officer_africa": everything,
        "supervisor": everything,
        "office_user": ["circulated", "imported", "sent"],
    }
    assert not LetterVersion.objects.visible_to(AnonymousUser()).exists()


def test_a_letter_that_was_taken_back_shows_what_went_round_and_not_what_is_written_since(
    make_letter, office_user
):
    letter = make_letter(Stage.DRAFT, "circulated", "kept", "kept")
    seen = LetterVersion.objects.visible_to(office_user).filter(communication=letter)
    assert [(each.number, each.purpose) for each in seen] == [(1, "circulated")]


@pytest.fixture
def answered(shown, mandate_housing, officer_africa) -> Communication:
    """The letter in sign-off, with a question to a mandate and a comment at each version."""
    opened = SignOffRound.objects.create(
        letter_set=shown.draft.letter_set,
        number=1,
        opened_on=DAY,
        opened_by=officer_africa,
        answer_by=DAY,
    )
    for version in shown.versions.all():
        SignOff.objects.create(round=opened, version=version, mandate=mandate_housing)
        ParagraphComment.objects.create(
            version=version, block=0, text="Why?", author=officer_africa, written_at=NOON
        )
    return shown


@pytest.mark.parametrize("model", [SignOff, ParagraphComment])
def test_answers_and_comments_are_read_with_their_version(answered, request, model):
    read = {
        name: sorted(
            model.objects.visible_to(request.getfixturevalue(name)).values_list(
                "version__purpose", flat=True
            )
        )
        for name in EVERYBODY
    }
    assert read == {
        **NOTHING,
        "officer_africa": ["circulated", "kept"],
        "supervisor": ["circulated", "kept"],
        "office_user": ["circulated"],
    }
    assert not model.objects.visible_to(AnonymousUser()).exists()


@pytest.mark.parametrize("model", [SignOff, ParagraphComment])
def test_answers_and_comments_go_with_the_mandate(answered, office_user, model):
    answered.signing_mandates.all().delete()
    assert not model.objects.visible_to(office_user).exists()


@pytest.fixture
def delivered(shown) -> Dispatch:
    return Dispatch.objects.create(
        communication=shown, method="by_hand", recipient="Permanent Mission"
    )


@pytest.mark.parametrize("model", [Draft, LetterSet, Dispatch])
def test_drafts_sets_and_deliveries_are_the_secretariats(shown, delivered, request, model):
    readers = {
        name
        for name in EVERYBODY
        if model.objects.visible_to(request.getfixturevalue(name)).exists()
    }
    assert readers == SECRETARIAT_HERE
    assert not model.objects.visible_to(AnonymousUser()).exists()


# Notices


def test_a_notice_is_read_by_the_office_that_it_is_for_or_by_the_desk(
    shown, office_housing, office_health, request
):
    for office in (None, office_housing, office_health):
        Notice.objects.create(
            communication=shown,
            kind=NoticeKind.SIGN_OFF_ASKED,
            office=office,
            fell_on=DAY,
            noticed_on=DAY,
        )
    read = {
        name: [
            notice.office and notice.office.code
            for notice in Notice.objects.visible_to(request.getfixturevalue(name))
        ]
        for name in EVERYBODY
    }
    # The office on health has a notice, and does not read the letter.
    assert read == {
        **NOTHING,
        "officer_africa": [None],
        "supervisor": [None],
        "office_user": ["housing"],
    }
    assert not Notice.objects.visible_to(AnonymousUser()).exists()


def test_a_notice_goes_with_the_right_to_read_its_letter(
    shown, delegate, office_health, other_office_user, office_user
):
    Notice.objects.create(
        communication=shown,
        kind=NoticeKind.SIGN_OFF_ASKED,
        office=office_health,
        fell_on=DAY,
        noticed_on=DAY,
    )
    row = delegate(0, None)
    assert Notice.objects.visible_to(other_office_user).count() == 1
    row.withdrawn_at, row.withdrawn_by = NOON, office_user
    row.save()
    assert Notice.objects.visible_to(other_office_user).count() == 0


@pytest.mark.parametrize(
    ("stage", "office"), [(Stage.DRAFT, False), (Stage.IN_SIGN_OFF, True), (Stage.CLEARED, True)]
)
def test_what_is_cited_in_a_text_that_is_being_written_is_the_secretariats(
    make_letter, request, stage, office
):
    """Also where the letter was shown before and is a draft again."""
    letter = make_letter(stage, "circulated")
    Relation.objects.create(
        communication=letter, kind="refers_to", reference_as_printed="AL NAM 3/2022"
    )
    readers = {
        name
        for name in EVERYBODY
        if Relation.objects.visible_to(request.getfixturevalue(name)).exists()
    }
    assert readers == SECRETARIAT_HERE | ({"office_user"} if office else set())
    assert not Relation.objects.visible_to(AnonymousUser()).exists()
