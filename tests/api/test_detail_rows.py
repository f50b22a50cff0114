"""Replies, events and relations of a communication, and what of them stays inside."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.enums import EventKind, EventSubject
from cases.services import events
from communications.enums import RelationKind, ReplyKind
from communications.models import Relation, Reply, ReplyFile
from communications.services.events import record_event
from tests.api.asker import letter_path


def detail(office, letter, **headers) -> dict:
    response = office.get(letter_path(letter.pk), **headers)
    assert response.status_code == 200, response.content
    return response.json()


@pytest.fixture
def replied(make_communication):
    letter = make_communication()
    reply = Reply.objects.create(
        communication=letter,
        kind=ReplyKind.ACKNOWLEDGEMENT,
        dated_on=date(2023, 7, 20),
        received_on=date(2023, 7, 25),
        language="en",
        note="ZQXQZVNOTE rang to ask for more time",
    )
    Reply.objects.create(
        communication=letter,
        kind=ReplyKind.INTERIM,
        dated_on=date(2023, 7, 19),
        received_on=date(2023, 7, 26),
        language="fr",
    )
    ReplyFile.objects.create(
        reply=reply,
        file=ContentFile(b"%PDF-1.7", name="x"),
        original_name="Reply about ZQXQZVVICTIM.pdf",
        content_type="application/pdf",
        size=8,
        sha256="ab" * 32,
    )
    return letter


def test_replies_come_in_the_order_of_their_dates_with_their_files(office, replied):
    interim, acknowledgement = detail(office, replied)["replies"]

    file = ReplyFile.objects.get()
    assert acknowledgement == {
        "id": file.reply_id,
        "kind": "acknowledgement",
        "dated_on": "2023-07-20",
        "received_on": "2023-07-25",
        "language": "en",
        "files": [
            {"id": file.pk, "content_type": "application/pdf", "size": 8, "sha256": "ab" * 32}
        ],
    }
    assert (interim["kind"], interim["language"], interim["files"]) == ("interim", "fr", [])


def test_events_come_oldest_first_with_day_and_moment(office, make_communication, supervisor):
    letter = make_communication()
    for kind, day in [
        (EventKind.IMPORTED, date(2023, 7, 4)),
        (EventKind.REPLY_REGISTERED, date(2023, 7, 1)),
    ]:
        record_event(communication=letter, kind=kind, happened_on=day, by=supervisor)

    told = detail(office, letter)["events"]

    assert [(each["kind"], each["happened_on"]) for each in told] == [
        ("imported", "2023-07-04"),
        ("reply_registered", "2023-07-01"),
    ]
    assert told[0].keys() == {"kind", "happened_on", "recorded_at"}
    assert told[0]["recorded_at"].endswith("Z")


def test_events_of_the_secretariats_own_work_stay_inside(office, make_communication, supervisor):
    letter = make_communication()
    for subject, kind in [
        (EventSubject.COMMUNICATION, EventKind.SOURCE_OPENED),
        (EventSubject.SUBMISSION, EventKind.IMPORTED),
    ]:
        events.record_event(
            subject=subject,
            subject_id=letter.pk,
            case=letter.case,
            kind=kind,
            happened_on=date(2023, 7, 4),
            by=supervisor,
        )

    assert detail(office, letter)["events"] == []


def test_a_relation_leads_to_letters_that_the_office_may_read_only(
    office, make_communication, mandate_health
):
    letter = make_communication()
    known = make_communication(state="NAM", number=8)
    hidden = make_communication(state="URY", number=9, mandates=[mandate_health])
    unsent = make_communication(stage="in_sign_off")
    for target, printed in [
        (known, "AL NAM 8/2023"),
        (hidden, "AL URY 9/2023"),
        (unsent, "a letter to Botswana"),
        (None, "x 1"),
    ]:
        Relation.objects.create(
            communication=letter,
            kind=RelationKind.REFERS_TO,
            target=target,
            reference_as_printed=printed,
            sent_on=date(2023, 1, 2),
        )

    relations = detail(office, letter)["relations"]

    assert relations[0] == {
        "kind": "refers_to",
        "reference_as_printed": "AL NAM 8/2023",
        "sent_on": "2023-01-02",
        "replied_on": None,
        "target": {
            "id": known.pk,
            "url": f"http://testserver/api/v1/communications/{known.pk}/",
        },
    }
    assert [each["target"] for each in relations[1:]] == [None, None, None]


def test_names_notes_and_the_secretariats_own_fields_stay_inside(
    office, replied, make_communication, supervisor
):
    replied.case.title = "ZQXQZVCASE"
    replied.case.save()
    replied.signing_mandates.update(holder_name="ZQXQZVHOLDER")
    replied.versions.update(source_text="ZQXQZVSOURCE")
    record_event(
        communication=replied,
        kind=EventKind.IMPORTED,
        happened_on=date(2023, 7, 4),
        by=supervisor,
        after={"note": "ZQXQZVAFTER"},
    )

    answer = office.get(letter_path(replied.pk)).content.decode() + office.get().content.decode()

    assert "ZQXQZV" not in answer
    for internal in ["Africa", "africa", "desk", "case", supervisor.email, supervisor.name]:
        assert internal not in answer


def test_a_full_letter_costs_as_many_queries_as_a_bare_one(office, make_communication, replied):
    bare = make_communication(questions=())
    with CaptureQueriesContext(connection) as few:
        detail(office, bare)
    with CaptureQueriesContext(connection) as many:
        detail(office, replied)

    # The token, the letter, its mandates, text, questions, replies, files, extensions,
    # relations and events.
    assert (len(few), len(many)) == (10, 10)
