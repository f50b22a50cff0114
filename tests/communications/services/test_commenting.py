"""Remarks at paragraphs: who writes them, at which version, and who settles them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from communications.models import Communication, LetterSet, LetterVersion, ParagraphComment
from communications.services.circulating import take_back
from communications.services.commenting import comment, reopen_comment, settle_comment
from communications.services.sign_off_rows import current_version
from tests.factories.sign_off import make_circulated, make_round

DAY = {"on": date(2024, 3, 12), "at": datetime(2024, 3, 12, 9, 0, tzinfo=UTC)}
WEDNESDAY = date(2024, 3, 13)
SECRET = "Kagiso Inventado lives there."


@pytest.fixture
def letter(officer_africa, office_user, other_office_user) -> Communication:
    return make_circulated(by=officer_africa)


@pytest.fixture
def version(letter) -> LetterVersion:
    return current_version(letter)


@pytest.fixture
def remark(version, office_user) -> ParagraphComment:
    return comment(version=version, block=3, text=f" {SECRET} ", by=office_user, **DAY)


def test_a_comment_stands_at_a_paragraph_of_a_version(remark, version, office_user):
    assert (remark.version, remark.block, remark.text) == (version, 3, SECRET)
    assert (remark.author, remark.office, remark.settled_at) == (
        office_user,
        office_user.office,
        None,
    )


def test_the_event_of_a_comment_does_not_repeat_it(remark, letter):
    event = letter.events.get(kind="commented")
    assert event.after == {"version": 1, "paragraph": 4, "comment": remark.pk}


@pytest.mark.parametrize("user", ["officer_africa", "supervisor", "other_office_user"])
def test_whoever_works_on_the_letter_comments(version, request, user):
    by = request.getfixturevalue(user)
    assert comment(version=version, block=0, text="Agreed.", by=by, **DAY).office == by.office


def test_whoever_does_not_see_the_letter_does_not_comment(version, officer_other_desk):
    with pytest.raises(Communication.DoesNotExist):
        comment(version=version, block=0, text="Agreed.", by=officer_other_desk, **DAY)
    assert not ParagraphComment.objects.exists()


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"text": "  "}, "empty"),
        ({"text": "x" * 5001}, "too_long"),
        ({"block": 9999}, "no_paragraph"),
        ({"block": -1}, "no_paragraph"),
    ],
)
def test_a_comment_has_a_text_and_a_paragraph(version, office_user, given, code):
    with pytest.raises(ValidationError) as refused:
        comment(
            **{"version": version, "block": 0, "text": "Why?", "by": office_user, **DAY, **given}
        )
    [[problem]] = refused.value.error_dict.values()
    assert problem.code == code


def test_a_version_that_is_no_longer_shown_takes_no_comment(
    letter, version, officer_africa, office_user
):
    take_back(letters=[letter], by=officer_africa, on=WEDNESDAY)
    LetterSet.objects.update(facts="The homes were cleared.")
    make_round(letter, by=officer_africa, on=WEDNESDAY)

    with pytest.raises(ValidationError) as refused:
        comment(version=version, block=3, text="Why?", by=office_user, **DAY)

    [[problem]] = refused.value.error_dict.values()
    assert problem.code == "stale_version"


def test_a_letter_that_was_taken_back_takes_no_comment(letter, version, officer_africa):
    take_back(letters=[letter], by=officer_africa, on=WEDNESDAY)

    with pytest.raises(ValidationError):
        comment(version=version, block=3, text="Why?", by=officer_africa, **DAY)


def test_a_comment_stays_with_its_version(remark, letter, officer_africa, office_user):
    take_back(letters=[letter], by=officer_africa, on=WEDNESDAY)
    LetterSet.objects.update(facts="The homes were cleared.")
    make_round(letter, by=officer_africa, on=WEDNESDAY)

    found = ParagraphComment.objects.visible_to(office_user).get()
    assert (found.version.number, found.text) == (1, SECRET)


@pytest.mark.parametrize("user", ["office_user", "officer_africa", "supervisor"])
def test_the_author_or_the_desk_settles_a_comment_and_takes_it_up_again(
    remark, letter, request, user
):
    by = request.getfixturevalue(user)

    settle_comment(comment=remark, by=by, **DAY)
    settle_comment(comment=remark, by=by, **DAY)
    remark.refresh_from_db()
    assert (remark.settled_by, remark.settled_at) == (by, DAY["at"])
    assert letter.events.filter(kind="comment_resolved").count() == 1

    reopen_comment(comment=remark, by=by, on=DAY["on"])
    remark.refresh_from_db()
    assert (remark.settled_by, remark.settled_at) == (None, None)


def test_another_office_does_not_settle_a_comment(remark, other_office_user):
    with pytest.raises(PermissionDenied):
        settle_comment(comment=remark, by=other_office_user, **DAY)
    remark.refresh_from_db()
    assert remark.settled_at is None


def test_whoever_does_not_see_the_comment_does_not_settle_it(remark, officer_other_desk):
    with pytest.raises(ParagraphComment.DoesNotExist):
        settle_comment(comment=remark, by=officer_other_desk, **DAY)


def test_an_author_who_lost_the_letter_does_not_settle_the_comment(remark, office_user):
    office_user.office.mandates.clear()

    with pytest.raises(ParagraphComment.DoesNotExist):
        settle_comment(comment=remark, by=office_user, **DAY)
