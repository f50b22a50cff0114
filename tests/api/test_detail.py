"""One communication, with all that belongs to it, and nothing that does not."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.enums import EventKind, EventSubject
from cases.services import events
from communications.enums import RelationKind, ReplyKind, Stage
from communications.letter_text import Block, LetterText, Part
from communications.models import LetterVersion, Question, Relation, Reply, ReplyFile
from communications.services.events import record_event
from tests.api.asker import letter_path


def detail(office, letter, **headers) -> dict:
    response = office.get(letter_path(letter.pk), **headers)
    assert response.status_code == 200, response.content
    return response.json()


def test_the_detail_begins_with_what_the_list_says(office, make_communication):
    letter = make_communication()

    (item,) = office.get().json()["items"]
    whole = detail(office, letter)

    assert {name: whole["window"][name] for name in item["window"]} == item["window"]
    assert {name: whole[name] for name in item if name != "window"} == {
        name: item[name] for name in item if name != "window"
    }


def test_the_window_says_step_by_step_how_the_due_day_was_reached(office, make_communication):
    window = detail(office, make_communication())["window"]

    assert (window["value"], window["unit"]) == (60, "days")
    assert [step["key"] for step in window["steps"]] == [
        "started_on_letter_date",
        "window_printed",
        "due_on",
        "overdue_from",
    ]
    assert window["steps"][0]["values"] == {"started_on": "2023-07-03"}
    assert window["steps"][1]["values"] == {"window": {"value": 60, "unit": "days"}}
    assert window["steps"][3]["values"] == {"overdue_from": "2023-09-02"}
    assert "3 July 2023" in window["steps"][0]["sentence"]


def test_the_publication_says_step_by_step_from_when_the_letter_may_be_public(
    office, make_communication
):
    publication = detail(office, make_communication())["publication"]

    assert publication["delay"] == {"value": 60, "unit": "days"}
    assert publication["publishable_from"] == "2023-09-02"
    assert publication["steps"][-1]["values"] == {"publishable_from": "2023-09-02"}


def test_without_window_and_delay_one_step_says_why(office, make_communication):
    whole = detail(office, make_communication(window=None, publication_delay=None))

    assert [step["key"] for step in whole["window"]["steps"]] == ["no_window"]
    assert whole["publication"]["delay"] is None
    assert [step["key"] for step in whole["publication"]["steps"]] == ["no_publication_delay"]


def test_a_draft_without_a_date_explains_nothing(office, make_communication):
    draft = make_communication(
        stage=Stage.DRAFT, letter_date=None, year=2023, window=None, publication_delay=None
    )

    whole = detail(office, draft)

    assert (whole["window"]["steps"], whole["publication"]["steps"]) == ([], [])


def test_the_letter_is_its_latest_version_block_by_block(office, make_communication):
    letter = make_communication()
    text = LetterText(
        "en",
        (
            Block(Part.SALUTATION, "Excellency,"),
            Block(Part.QUESTION, "What was done on 5 June?", marker="1.", bold=((17, 23),)),
        ),
    )
    LetterVersion.objects.create(
        communication=letter, number=2, content=text.as_json(), sha256="0" * 64
    )

    assert detail(office, letter)["letter"] == {
        "version": 2,
        "language": "en",
        "blocks": [
            {"part": "salutation", "marker": "", "text": "Excellency,", "bold": []},
            {
                "part": "question",
                "marker": "1.",
                "text": "What was done on 5 June?",
                "bold": [[17, 23]],
            },
        ],
    }


def test_a_letter_without_text_says_null(office, make_communication):
    letter = make_communication(questions=())
    LetterVersion.objects.filter(communication=letter).delete()

    assert detail(office, letter)["letter"] is None


def test_questions_hold_their_parts_at_any_depth(office, make_communication):
    letter = make_communication(questions=[("What was done", ("before;", "after."))])
    first, before, after = Question.objects.filter(communication=letter).order_by("position")
    deep = Question.objects.create(
        communication=letter, parent=before, position=9, label="i", text="and by whom."
    )

    assert detail(office, letter)["questions"] == [
        {
            "id": first.pk,
            "label": "1",
            "text": "What was done",
            "parts": [
                {
                    "id": before.pk,
                    "label": "a",
                    "text": "before;",
                    "parts": [{"id": deep.pk, "label": "i", "text": "and by whom.", "parts": []}],
                },
                {"id": after.pk, "label": "b", "text": "after.", "parts": []},
            ],
        }
    ]


@pytest.fixture
def replied(make_communication):
    letter = make_communication()
    reply = Reply.objects.create(
        communication=letter,
        kind=ReplyKind.ACKNOWLEDGEMENT,
        dated_on=date(2023, 7, 20),
        received_on=date(2023, 7, 25),
        language="en",
        note="ZQXNOTE rang to ask for more time",
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
        original_name="Reply about ZQXVICTIM.pdf",
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
    for target, printed in [(known, "AL NAM 8/2023"), (hidden, "AL URY 9/2023"), (None, "x 1")]:
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
    assert [each["target"] for each in relations[1:]] == [None, None]


def test_names_notes_and_the_secretariats_own_fields_stay_inside(
    office, replied, make_communication, supervisor
):
    replied.case.title = "ZQXCASE"
    replied.case.save()
    replied.signing_mandates.update(holder_name="ZQXHOLDER")
    replied.versions.update(source_text="ZQXSOURCE")
    record_event(
        communication=replied,
        kind=EventKind.IMPORTED,
        happened_on=date(2023, 7, 4),
        by=supervisor,
        after={"note": "ZQXAFTER"},
    )

    answer = office.get(letter_path(replied.pk)).content.decode() + office.get().content.decode()

    assert "ZQX" not in answer
    for internal in ["Africa", "africa", "desk", "case", supervisor.email, supervisor.name]:
        assert internal not in answer


def test_the_sentences_are_in_the_language_that_was_asked_for(office, make_communication):
    letter = make_communication()

    response = office.get(letter_path(letter.pk), accept_language="fr")

    assert "3 juillet 2023" in response.json()["window"]["steps"][0]["sentence"]
    assert response["Content-Language"] == "fr"
    assert "Accept-Language" in response["Vary"]


def test_a_full_letter_costs_as_many_queries_as_a_bare_one(office, make_communication, replied):
    bare = make_communication(questions=())
    with CaptureQueriesContext(connection) as few:
        detail(office, bare)
    with CaptureQueriesContext(connection) as many:
        detail(office, replied)

    # The token, the letter, its mandates, text, questions, replies, files, relations and events.
    assert (len(few), len(many)) == (9, 9)
