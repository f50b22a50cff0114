"""From a case to letters that are sent, and one of them voided: what the log of events then says.

Two parallel letters, three mandates: one asks for a change, one declines the letter to the State.
A person of the case is named in the letters, with consent, and in no event, notice or message.
"""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection

from cases.models import Event
from cases.services.event_chain import verify_events
from communications.enums import Stage
from communications.models import Communication, Notice, OutboxMessage, SignOff
from communications.services.circulating import take_back
from communications.services.commenting import comment, settle_comment
from communications.services.sign_off_rows import current_version
from communications.services.signing import ask_for_changes, decline, sign_off
from communications.services.versions import keep_draft
from communications.services.voiding import void_letter
from tests.communications.story import CANARY, FACTS, FIRST_FACTS, MARCH, NAME, Story, at, send


@pytest.fixture
def story(officer_africa, supervisor) -> Story:
    """All that happens, from the first word to the voiding of the second letter."""
    story = Story(officer_africa, supervisor)
    story.write(FIRST_FACTS, 4)
    story.ask(story.letters[0], 5)
    keep_draft(
        communication=story.letters[0], note=f"As {NAME} told", by=officer_africa, on=MARCH[5]
    )
    story.circulate(6, 12)
    version = current_version(story.letters[0])
    assert version is not None
    remark = comment(
        version=version, block=0, text=f"Is {NAME} safe?", by=story.offices["health"], **at(7)
    )
    story.answer(sign_off, "housing", 7, 0, 1)
    story.answer(ask_for_changes, "health", 8, 0, reason=f"Say when {NAME} was told.")
    take_back(letters=story.letters, by=officer_africa, on=MARCH[8])
    settle_comment(comment=remark, by=officer_africa, **at(8))
    story.write(FACTS, 9)
    story.circulate(10, 14)
    story.answer(sign_off, "housing", 11, 0, 1)
    story.answer(decline, "detention", 11, 0, reason=f"{NAME} is not detained.")
    story.answer(sign_off, "health", 12, 0, 1)
    story.answer(sign_off, "detention", 12, 1, remark=f"For {NAME}.")
    send(story)
    void_letter(
        letter=story.letters[1], reason="To the wrong company.", by=supervisor, on=MARCH[20]
    )
    return story


def told(letter: Communication) -> list[tuple[str, date, str]]:
    """The events of a letter from the first one: kind, day, whose act it was."""
    return [
        (event.kind, event.happened_on, event.actor.role if event.actor else "system")
        for event in letter.events.select_related("actor").order_by("position")
    ]


def test_the_letters_are_sent_and_one_is_voided(story):
    state, company = story.letters
    assert [str(state), str(company)] == ["AL BWA 1/2024", "AL OTH 1/2024"]
    assert (state.stage, state.letter_date, state.due_on) == (
        Stage.SENT,
        MARCH[18],
        date(2024, 5, 17),
    )
    assert (company.stage, company.voided_on) == (Stage.VOIDED, MARCH[20])
    assert [each.mandate.code for each in state.signing_mandates.order_by("position")] == [
        "housing",
        "health",
    ]
    texts = [
        " ".join(block.text for block in each.versions.latest("number").text.blocks)
        for each in (state, company)
    ]
    assert all(FACTS in text and FIRST_FACTS not in text for text in texts)
    assert [f"We met {NAME}." in text for text in texts] == [True, False]


def test_every_act_on_the_letter_to_the_state_is_an_event(story):
    officer, supervisor, office = "desk_officer", "supervisor", "mandate_office"
    assert told(story.letters[0]) == [
        ("letter_drafted", MARCH[4], officer),
        ("letter_edited", MARCH[4], officer),
        ("letter_edited", MARCH[5], officer),
        ("version_kept", MARCH[5], officer),
        ("sign_off_asked", MARCH[6], officer),
        ("commented", MARCH[7], office),
        ("signed_off", MARCH[7], office),
        ("changes_asked", MARCH[8], office),
        ("letter_taken_back", MARCH[8], officer),
        ("comment_resolved", MARCH[8], officer),
        ("letter_edited", MARCH[9], officer),
        ("sign_off_voided", MARCH[10], officer),
        ("sign_off_asked", MARCH[10], officer),
        ("signed_off", MARCH[11], office),
        ("mandate_declined", MARCH[11], office),
        ("signed_off", MARCH[12], office),
        ("letter_cleared", MARCH[12], "system"),
        ("letter_sent", MARCH[18], supervisor),
    ]


def test_every_act_on_the_letter_to_the_company_is_an_event(story):
    officer, supervisor, office = "desk_officer", "supervisor", "mandate_office"
    assert told(story.letters[1]) == [
        ("letter_drafted", MARCH[4], officer),
        ("letter_edited", MARCH[4], officer),
        ("sign_off_asked", MARCH[6], officer),
        ("signed_off", MARCH[7], office),
        ("letter_taken_back", MARCH[8], officer),
        ("letter_edited", MARCH[9], officer),
        ("sign_off_voided", MARCH[10], officer),
        ("sign_off_asked", MARCH[10], officer),
        ("signed_off", MARCH[11], office),
        ("signed_off", MARCH[12], office),
        ("signed_off", MARCH[12], office),
        ("letter_cleared", MARCH[12], "system"),
        ("letter_sent", MARCH[18], supervisor),
        ("letter_voided", MARCH[20], supervisor),
    ]


def test_what_was_signed_is_kept_for_the_version_that_was_signed(story):
    rows = SignOff.objects.filter(version__communication=story.letters[0])
    answers = sorted(
        (row.version.number, row.mandate.code, row.answer, row.voided_on is not None)
        for row in rows.select_related("version", "mandate")
    )
    # Version 1 was kept; 2 circulated first, 3 after the change, 4 without the one that declined.
    # Whoever had not answered to a text that is no more is not asked about it any more.
    assert answers == [
        (2, "health", "changes_asked", True),
        (2, "housing", "signed", True),
        (3, "detention", "declined", False),
        (3, "housing", "signed", False),
        (4, "health", "signed", False),
        (4, "housing", "signed", False),
    ]


def test_sending_says_what_it_froze(story):
    state = story.letters[0]
    event = state.events.get(kind="letter_sent")
    assert event.before == {"stage": "cleared"}
    assert event.after == {
        "reference": "AL BWA 1/2024",
        "letter_date": "2024-03-18",
        "due_on": "2024-05-17",
        "publishable_from": "2024-05-18",
        "version": 5,
        "sha256": state.versions.get(purpose="sent").sha256,
        "deliveries": 1,
    }


def test_the_chain_of_events_is_whole_from_the_first_to_the_last(story):
    head = verify_events()
    assert head.position == Event.objects.count() == 34


def test_no_name_is_in_an_event_a_notice_or_a_message(story):
    assert Notice.objects.exists()
    assert OutboxMessage.objects.exists()
    with connection.cursor() as cursor:
        for table in (
            "cases_event",
            "communications_notice",
            "communications_noticereceipt",
            "communications_outboxmessage",
        ):
            cursor.execute(f"SELECT t::text FROM {table} t")  # noqa: S608
            rows = [row for (row,) in cursor.fetchall()]
            assert [row for row in rows if CANARY.lower() in row.lower()] == [], table
