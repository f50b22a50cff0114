"""Registering information received: what is kept, what is refused, what is written down."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DataError

from cases.models import Event, NamedPerson, Submission, SubmissionFile
from cases.services import intake
from cases.services.intake import correct_submission, register_submission
from cases.services.sources import has_source
from cases.services.triage import decline
from parties.models import Desk, User
from tests.cases.submissions import SOURCE, TODAY, information, make_submission

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7\n" + b"What we were told. " * 100


def register(by: User, **values: Any) -> Submission:
    source, files = values.pop("source", None), values.pop("files", ())
    return register_submission(
        information=information(**values), source=source, files=files, by=by, on=TODAY
    )


def correct(submission: Submission, by: User, **values: Any) -> Submission:
    files = values.pop("files", ())
    return correct_submission(
        submission=submission, information=information(**values), files=files, by=by, on=TODAY
    )


def problems(refusal: pytest.ExceptionInfo[ValidationError]) -> dict[str, list[str]]:
    found = refusal.value.error_dict
    return {name: [str(error.code) for error in errors] for name, errors in found.items()}


def test_what_is_known_is_kept(officer_africa: User) -> None:
    submission = register(officer_africa, persons=["Amina Okonkwo", "Suma Tane"])
    submission.refresh_from_db()
    assert submission.title == "Clearing of the Lower Sedge valley"
    assert (submission.channel, submission.language, submission.urgency) == (
        "mail",
        "en",
        "ordinary",
    )
    assert (submission.state_id, submission.place) == ("BWA", "Lower Sedge")
    assert (submission.received_on, submission.occurred_on) == (
        date(2023, 6, 12),
        date(2023, 6, 5),
    )
    assert submission.registered_by == officer_africa
    assert [(p.position, p.name) for p in submission.persons.all()] == [
        (1, "Amina Okonkwo"),
        (2, "Suma Tane"),
    ]
    assert not has_source(submission)


def test_the_event_tells_when_and_where_and_how_many_but_no_words(officer_africa: User) -> None:
    submission = register(officer_africa, source=SOURCE)
    source, registered = Event.objects.about("submission", submission.pk)
    assert (registered.kind, source.kind) == ("submission_registered", "source_recorded")
    assert registered.happened_on == date(2023, 6, 12)
    assert registered.actor == officer_africa
    assert registered.after == {
        "channel": "mail",
        "language": "en",
        "received_on": "2023-06-12",
        "urgency": "ordinary",
        "state": "BWA",
        "occurred_on": "2023-06-05",
        "precision": "day",
        "desk": "africa",
        "persons": 1,
        "files": 0,
    }
    everything = str([(event.before, event.after) for event in Event.objects.all()])
    for word in ("Zqxqzv", "Sedge", "surveyors", "mail.example"):
        assert word not in everything


@pytest.mark.parametrize(
    ("precision", "kept"),
    [("day", date(2023, 6, 5)), ("month", date(2023, 6, 1)), ("year", date(2023, 1, 1))],
)
def test_any_day_of_a_month_or_year_stands_for_it(
    officer_africa: User, precision: str, kept: date
) -> None:
    assert register(officer_africa, precision=precision).occurred_on == kept


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"received_on": date(2023, 6, 15)}, {"received_on": ["future"]}),
        ({"occurred_on": date(2023, 6, 13)}, {"occurred_on": ["after_receipt"]}),
        ({"title": "  "}, {"title": ["empty"]}),
        ({"text": "\n"}, {"text": ["empty"]}),
        ({"place": "Sedge\x00"}, {"place": ["null_character"]}),
        ({"channel": "rumour"}, {"channel": ["unknown"]}),
        ({"urgency": "soon"}, {"urgency": ["unknown"]}),
        ({"language": "xx"}, {"language": ["unknown"]}),
        ({"precision": "hour"}, {"precision": ["unknown"]}),
        ({"persons": ["Lower Sedge"]}, {"title": ["names_a_person"]}),
        ({"desk": None}, {"desk": ["other_desk"]}),
        (
            {"title": "", "received_on": date(2023, 6, 15)},
            {"title": ["empty"], "received_on": ["future"]},
        ),
    ],
)
def test_what_makes_no_sense_is_refused_at_its_field(
    officer_africa: User, values: dict[str, Any], expected: dict[str, list[str]]
) -> None:
    with pytest.raises(ValidationError) as refusal:
        register(officer_africa, **values)
    assert problems(refusal) == expected
    assert not Submission.objects.exists()


def test_what_was_received_today_about_today_is_taken(officer_africa: User) -> None:
    submission = register(officer_africa, received_on=TODAY, occurred_on=TODAY)
    assert submission.occurred_on == date(2023, 6, 14)


def test_an_officer_registers_for_the_own_desk_only(
    officer_africa: User, desk_americas: Desk
) -> None:
    with pytest.raises(ValidationError) as refusal:
        register(officer_africa, desk=desk_americas)
    assert problems(refusal) == {"desk": ["other_desk"]}


def test_a_supervisor_registers_for_any_desk_and_for_none(
    supervisor: User, desk_americas: Desk
) -> None:
    assert register(supervisor, desk=desk_americas).desk == desk_americas
    assert register(supervisor, desk=None).desk is None


@pytest.mark.parametrize(
    "name", ["officer_without_desk", "office_user", "auditor", "administrator"]
)
def test_nobody_else_registers(name: str, request: pytest.FixtureRequest) -> None:
    with pytest.raises(PermissionDenied):
        register(request.getfixturevalue(name))
    assert not Submission.objects.exists()


def test_files_are_kept_with_type_size_and_hash(officer_africa: User) -> None:
    upload = SimpleUploadedFile("../Zqxqzv list.exe", PDF, content_type="text/html")
    submission = register(officer_africa, files=[upload])
    row = submission.files.get()
    assert (row.original_name, row.content_type, row.size) == (
        "Zqxqzv list.exe.pdf",
        "application/pdf",
        1909,
    )
    assert row.file.name.startswith("submissions/")
    assert "Zqxqzv" not in row.file.name
    assert row.file.read() == PDF


def test_a_file_that_is_not_accepted_is_named_with_the_other_problems(
    officer_africa: User, settings: Any
) -> None:
    page = SimpleUploadedFile("page.pdf", b"<html><script>alert(1)</script>")
    with pytest.raises(ValidationError) as refusal:
        register(officer_africa, title="", files=[page, SimpleUploadedFile("list.pdf", PDF)])
    assert problems(refusal) == {"title": ["empty"], "files": ["type_not_accepted"]}
    assert not list(Path(settings.MEDIA_ROOT).rglob("*.*"))
    assert not SubmissionFile.objects.exists()


def test_no_file_and_no_row_is_left_when_the_transaction_fails(
    officer_africa: User, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: Any, **_kwargs: Any) -> None:
        raise DataError("refused by the database")

    monkeypatch.setattr(intake, "record_submission_event", fail)
    with pytest.raises(DataError):
        register(officer_africa, files=[SimpleUploadedFile("list.pdf", PDF)])
    assert not Submission.objects.exists()
    assert [each for each in Path(settings.MEDIA_ROOT).rglob("*") if each.is_file()] == []


def test_a_correction_replaces_what_was_registered(officer_africa: User) -> None:
    submission = register(officer_africa)
    correct(
        submission,
        officer_africa,
        title="Eviction in the Lower Sedge valley",
        urgency="urgent",
        precision="month",
        persons=["Suma Tane"],
        files=[SimpleUploadedFile("more.pdf", PDF)],
    )
    submission.refresh_from_db()
    assert (submission.title, submission.urgency) == (
        "Eviction in the Lower Sedge valley",
        "urgent",
    )
    assert [person.name for person in submission.persons.all()] == ["Suma Tane"]
    assert submission.files.get().original_name == "more.pdf"
    event = Event.objects.about("submission", submission.pk)[0]
    assert event.kind == "submission_corrected"
    assert event.before == {"urgency": "ordinary", "occurred_on": "2023-06-05", "precision": "day"}
    assert event.after == {
        "urgency": "urgent",
        "occurred_on": "2023-06-01",
        "precision": "month",
        "reworded": "title, persons",
        "files": 1,
    }


def test_a_correction_is_judged_like_the_first_registration(officer_africa: User) -> None:
    submission = register(officer_africa)
    with pytest.raises(ValidationError) as refusal:
        correct(submission, officer_africa, received_on=date(2023, 6, 15))
    assert problems(refusal) == {"received_on": ["future"]}


def test_what_is_decided_is_not_corrected(officer_africa: User) -> None:
    submission = register(officer_africa)
    decline(submission=submission, reason="Before a court.", by=officer_africa, on=TODAY)
    with pytest.raises(ValidationError) as refusal:
        correct(submission, officer_africa, title="Another title")
    assert problems(refusal) == {"__all__": ["decided"]}
    assert "Awa Moreau" in str(refusal.value)


def test_another_desks_submission_cannot_be_corrected(
    officer_other_desk: User, desk_americas: Desk
) -> None:
    submission = make_submission()
    with pytest.raises(Submission.DoesNotExist):
        correct(submission, officer_other_desk, desk=desk_americas)
    assert NamedPerson.objects.get().name == "Zqxqzv Victim-Name"
