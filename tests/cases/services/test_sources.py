"""Sources are opened for a reason, and each look is on record before anything is shown."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DataError

from cases.models import Event, Source, SourceLook, Submission
from cases.services import sources
from cases.services.sources import (
    SourceDetails,
    correct_source,
    has_source,
    open_source,
    record_source,
)
from parties.models import User
from tests.cases.submissions import SOURCE, TODAY, make_submission

pytestmark = pytest.mark.django_db

REASON = "To ask on which day it was."


def code_of(refusal: pytest.ExceptionInfo[ValidationError]) -> dict[str, list[str]]:
    found = refusal.value.error_dict
    return {name: [str(error.code) for error in errors] for name, errors in found.items()}


def look(submission: Submission, by: User, reason: str = REASON) -> SourceDetails:
    return open_source(submission=submission, reason=reason, by=by, on=TODAY)


@pytest.mark.parametrize("name", ["officer_africa", "supervisor"])
def test_who_reads_the_submission_may_open_its_source(
    name: str, request: pytest.FixtureRequest
) -> None:
    user = request.getfixturevalue(name)
    submission = make_submission()
    assert look(submission, user) == SOURCE
    seen = SourceLook.objects.get()
    assert (seen.submission, seen.looked_by, seen.reason) == (submission, user, REASON)


def test_each_look_is_a_row_and_an_event_that_says_nothing_of_the_source(
    officer_africa: User,
) -> None:
    submission = make_submission()
    look(submission, officer_africa)
    look(submission, officer_africa, "To warn of a search of homes.")
    reasons = SourceLook.objects.order_by("pk").values_list("reason", flat=True)
    assert list(reasons) == [REASON, "To warn of a search of homes."]
    opened = [event for event in Event.objects.all() if event.kind == "source_opened"]
    keys = SourceLook.objects.order_by("-pk").values_list("pk", flat=True)
    assert [event.after for event in opened] == [{"look": key} for key in keys]
    assert "Zqxqzv" not in str([event.after for event in Event.objects.all()])


@pytest.mark.parametrize("reason", ["", "   ", "curious", "because\x00 of the date"])
def test_without_a_reason_of_a_few_words_nothing_is_opened(
    officer_africa: User, reason: str
) -> None:
    with pytest.raises(ValidationError) as refusal:
        look(make_submission(), officer_africa, reason)
    assert code_of(refusal) == {"reason": ["no_reason"]}
    assert not SourceLook.objects.exists()


@pytest.mark.parametrize(
    "name",
    [
        "officer_other_desk",
        "officer_without_desk",
        "office_user",
        "auditor",
        "administrator",
        "gone",
    ],
)
def test_nobody_else_opens_a_source(name: str, request: pytest.FixtureRequest) -> None:
    with pytest.raises(Submission.DoesNotExist):
        look(make_submission(), request.getfixturevalue(name))
    assert not SourceLook.objects.exists()


def test_without_the_record_nothing_is_opened(
    officer_africa: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: Any, **_kwargs: Any) -> None:
        raise DataError("refused by the database")

    submission = make_submission()
    monkeypatch.setattr(sources, "record_submission_event", fail)
    with pytest.raises(DataError):
        look(submission, officer_africa)
    assert not SourceLook.objects.exists()


def test_what_is_not_written_down_cannot_be_opened(officer_africa: User) -> None:
    with pytest.raises(ValidationError) as refusal:
        look(make_submission(source=False), officer_africa)
    assert code_of(refusal) == {"__all__": ["no_source"]}
    assert not SourceLook.objects.exists()


def test_a_source_is_written_down_later(officer_africa: User) -> None:
    submission = make_submission(source=False)
    assert not has_source(submission)
    record_source(submission=submission, details=SOURCE, by=officer_africa, on=TODAY)
    assert has_source(submission)
    assert Event.objects.first().after == {
        "fields": "name, organisation, relation, contact, to_be_kept_secret"
    }


def test_a_source_is_never_written_over_unseen(officer_africa: User) -> None:
    submission = make_submission()
    with pytest.raises(ValidationError) as refusal:
        record_source(
            submission=submission,
            details=SourceDetails(name="Somebody else"),
            by=officer_africa,
            on=TODAY,
        )
    assert code_of(refusal) == {"__all__": ["has_source"]}
    assert Source.objects.get().name == "Zqxqzv Source-Name"


def test_an_empty_source_is_not_kept(officer_africa: User) -> None:
    submission = make_submission(source=False)
    with pytest.raises(ValidationError) as refusal:
        record_source(submission=submission, details=SourceDetails(), by=officer_africa, on=TODAY)
    assert code_of(refusal) == {"__all__": ["empty"]}
    assert not has_source(submission)


def test_who_opened_a_source_may_correct_it(officer_africa: User) -> None:
    submission = make_submission()
    look(submission, officer_africa)
    corrected = SourceDetails(name="Zqxqzv Source-Name", contact="by a cousin only")
    correct_source(submission=submission, details=corrected, by=officer_africa, on=TODAY)
    assert look(submission, officer_africa) == corrected
    kinds = [event.kind for event in Event.objects.about("submission", submission.pk)]
    assert kinds == ["source_opened", "source_recorded", "source_opened", "source_recorded"]
    assert Event.objects.all()[1].after == {
        "fields": "organisation, relation, contact, to_be_kept_secret"
    }


def test_who_never_opened_a_source_cannot_correct_it(
    officer_africa: User, supervisor: User
) -> None:
    submission = make_submission()
    look(submission, supervisor)
    with pytest.raises(ValidationError) as refusal:
        correct_source(
            submission=submission,
            details=SourceDetails(name="Somebody else"),
            by=officer_africa,
            on=TODAY,
        )
    assert code_of(refusal) == {"__all__": ["not_opened"]}
    assert Source.objects.get().name == "Zqxqzv Source-Name"


def test_another_desk_writes_nothing_down(officer_other_desk: User) -> None:
    submission = make_submission(source=False)
    with pytest.raises(Submission.DoesNotExist):
        record_source(submission=submission, details=SOURCE, by=officer_other_desk, on=TODAY)
    assert not has_source(submission)


def test_details_do_not_print_themselves() -> None:
    assert "Zqxqzv" not in repr(SOURCE)
    assert "Zqxqzv" not in str(SOURCE)
