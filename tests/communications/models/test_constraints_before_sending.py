"""What the database lets in and what it refuses of drafts, rounds, answers, versions, deliveries."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import connection, transaction
from django.db.models import ProtectedError

from communications.models import (
    AnnexItem,
    ChosenParagraph,
    Communication,
    Dispatch,
    Draft,
    Instrument,
    LetterSet,
    LetterVersion,
    Notice,
    NumberSeries,
    OutboxMessage,
    ParagraphComment,
    Provision,
    SignOff,
    SignOffRound,
    StandardParagraph,
    StandardParagraphVersion,
)
from parties.models import Contact
from tests.factories.drafts import make_draft, make_letter_set
from tests.refused import refused

MARCH_11, MARCH_15, MARCH_16 = date(2024, 3, 11), date(2024, 3, 15), date(2024, 3, 16)
NOON = datetime(2024, 3, 12, 11, tzinfo=UTC)


@pytest.fixture
def letter(officer_africa) -> Communication:
    return make_draft(by=officer_africa)


@pytest.fixture
def draft(letter) -> Draft:
    return letter.draft


@pytest.fixture
def letter_set(draft) -> LetterSet:
    return draft.letter_set


@pytest.fixture
def version(letter) -> LetterVersion:
    return make_version(letter, 1, "circulated")


@pytest.fixture
def sign_off(letter_set, version, mandate_housing, officer_africa) -> SignOff:
    """A mandate that is asked and has not answered."""
    opened = open_round(letter_set, officer_africa, 1)
    return SignOff.objects.create(round=opened, version=version, mandate=mandate_housing)


@pytest.fixture
def answer(office_user, office_housing):
    """The fields of an answer, whole."""
    return {
        "answer": "signed",
        "answered_on": MARCH_11,
        "answered_at": NOON,
        "answered_by": office_user,
        "office": office_housing,
    }


def make_version(letter, number, purpose) -> LetterVersion:
    content = {"language": "en", "blocks": []}
    return LetterVersion.objects.create(
        communication=letter, number=number, purpose=purpose, content=content, sha256="0" * 64
    )


def open_round(letter_set, by, number, **fields) -> SignOffRound:
    days = {"opened_on": MARCH_11, "answer_by": MARCH_15}
    return SignOffRound.objects.create(
        letter_set=letter_set, number=number, opened_by=by, **{**days, **fields}
    )


# Drafts


def test_savings_are_counted_from_one(letter_set, draft):
    refused("set_revision_counts", LetterSet.objects.update, revision=0)
    refused("draft_revision_counts", Draft.objects.update, revision=0)


def test_each_letter_has_one_draft_and_a_place_of_its_own(letter_set, letter, officer_africa):
    facts = {"letter_set": letter_set, "saved_at": NOON, "saved_by": officer_africa}
    create = Draft.objects.create
    refused("communication_id", create, communication=letter, position=2, **facts)
    other = make_draft(by=officer_africa, letter_set=letter_set)
    refused("draft_position_once", Draft.objects.filter(pk=other.draft.pk).update, position=1)


def test_a_letter_with_a_draft_is_dropped_and_not_deleted(letter):
    with pytest.raises(ProtectedError):
        letter.delete()


def test_a_slot_holds_one_paragraph(draft):
    paragraph = StandardParagraph.objects.create(
        slot="deadline", letter_type="AL", addressee_kind="state", language="en"
    )
    words = StandardParagraphVersion.objects.create(
        paragraph=paragraph, number=1, text="Within {window}.", note="First."
    )
    choose = ChosenParagraph.objects.create
    choose(draft=draft, slot="deadline", version=words)
    refused("slot_once", choose, draft=draft, slot="deadline", version=words)
    choose(draft=draft, slot="compliment", version=words)


def test_a_provision_stands_once_in_an_annex_and_in_its_own_place(draft):
    instrument = Instrument.objects.create(
        code="iccpr", kind="treaty", year=1966, title_en="Covenant", position=1
    )
    words = {"summary_en": "No torture.", "summary_fr": "Pas de.", "summary_es": "Sin."}
    first, second = (
        Provision.objects.create(instrument=instrument, article=article, position=place, **words)
        for place, article in enumerate(["7", "19"], start=1)
    )
    put = AnnexItem.objects.create
    put(draft=draft, provision=first, position=1)
    refused("annex_item_once", put, draft=draft, provision=first, position=2)

    def in_the_same_place():
        put(draft=draft, provision=second, position=1)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    refused("annex_position_once", in_the_same_place)


# Versions


def test_versions_are_numbered_once_and_say_what_they_are_kept_as(letter, version):
    refused("version_once", make_version, letter, 1, "kept")
    refused("version_purpose_known", make_version, letter, 2, "found")
    refused("version_purpose_known", LetterVersion.objects.update, purpose="")


@pytest.mark.parametrize("purpose", ["imported", "kept", "circulated", "sent"])
def test_a_version_of_every_purpose_keeps_its_text(letter, purpose):
    make_version(letter, 1, purpose)
    refused("a change of a letter is a new version", LetterVersion.objects.update, sha256="1" * 64)


# Rounds and answers


def test_a_set_has_one_open_round(letter_set, officer_africa):
    first = open_round(letter_set, officer_africa, 1)
    refused("one_open_round", open_round, letter_set, officer_africa, 2)
    SignOffRound.objects.filter(pk=first.pk).update(closed_on=MARCH_15)
    open_round(letter_set, officer_africa, 2)


def test_two_sets_may_go_round_at_once(letter_set, officer_africa):
    open_round(letter_set, officer_africa, 1)
    open_round(make_letter_set(by=officer_africa), officer_africa, 1)


def test_rounds_of_a_set_are_numbered_once(letter_set, officer_africa):
    open_round(letter_set, officer_africa, 1, closed_on=MARCH_15)
    refused("round_number_once", open_round, letter_set, officer_africa, 1, closed_on=MARCH_15)


def test_days_of_a_round_are_in_order(letter_set, officer_africa):
    late = {"opened_on": MARCH_16}
    refused("answer_after_opening", open_round, letter_set, officer_africa, 1, **late)
    closed = {"closed_on": date(2024, 3, 10)}
    refused("closed_after_opening", open_round, letter_set, officer_africa, 1, **closed)
    same_day = {"answer_by": MARCH_11, "closed_on": MARCH_11}
    open_round(letter_set, officer_africa, 1, **same_day)


def test_a_mandate_answers_once_to_a_version(sign_off, letter, mandate_housing):
    facts = {"round": sign_off.round, "mandate": mandate_housing}
    create = SignOff.objects.create
    refused("sign_off_once", create, version=sign_off.version, **facts)
    create(version=make_version(letter, 2, "circulated"), **facts)


@pytest.mark.parametrize("missing", ["answered_on", "answered_at", "answered_by", "office"])
@pytest.mark.parametrize("given", ["signed", "changes_asked", "declined"])
def test_an_answer_is_whole(sign_off, answer, given, missing):
    row = SignOff.objects.filter(pk=sign_off.pk)
    whole = {**answer, "answer": given}
    refused("sign_off_answer_whole", row.update, **{**whole, missing: None})
    assert row.update(**whole) == 1


@pytest.mark.parametrize("part", ["answered_on", "answered_at", "answered_by", "office"])
def test_who_has_not_answered_has_no_part_of_an_answer(sign_off, answer, part):
    row = SignOff.objects.filter(pk=sign_off.pk)
    refused("sign_off_answer_whole", row.update, **{part: answer[part]})


def test_an_answer_that_is_not_known_is_refused(sign_off, answer):
    row = SignOff.objects.filter(pk=sign_off.pk)
    refused("sign_off_answer_whole", row.update, **{**answer, "answer": "perhaps"})


@pytest.mark.parametrize("given", ["pending", "signed"])
def test_a_sign_off_stays_with_its_version_and_mandate(
    sign_off, answer, letter, mandate_health, given
):
    row = SignOff.objects.filter(pk=sign_off.pk)
    if given != "pending":
        row.update(**{**answer, "answer": given})
    other = make_version(letter, 2, "circulated")
    refused("of one mandate for one version", row.update, version=other)
    refused("of one mandate for one version", row.update, mandate=mandate_health)
    assert row.update(version=sign_off.version, voided_on=MARCH_15) == 1


@pytest.mark.parametrize("given", ["signed", "changes_asked", "declined"])
def test_an_answer_cannot_be_deleted(sign_off, answer, given):
    SignOff.objects.update(**{**answer, "answer": given})
    refused("the answer of a mandate is kept", SignOff.objects.all().delete)
    assert SignOff.objects.count() == 1


def test_a_question_that_nobody_has_answered_may_be_taken_away(sign_off):
    sign_off.delete()
    assert SignOff.objects.count() == 0


# Comments


def test_a_comment_has_words_and_is_settled_by_somebody(version, officer_africa):
    write = ParagraphComment.objects.create
    facts = {"version": version, "block": 0, "author": officer_africa, "written_at": NOON}
    refused("comment_has_text", write, text="", **facts)
    refused("comment_settled_whole", write, text="Why?", settled_at=NOON, **facts)
    refused("comment_settled_whole", write, text="Why?", settled_by=officer_africa, **facts)
    write(text="Why?", settled_at=NOON, settled_by=officer_africa, **facts)


# Deliveries, numbers, the outbox


@pytest.fixture
def contact(states) -> Contact:
    return Contact.objects.create(
        state=states["BWA"], name="Permanent Mission", email="mission@botswana.example"
    )


@pytest.fixture
def sent(make_communication) -> Communication:
    return make_communication()


def test_an_e_mail_goes_to_a_contact_with_an_address(sent, contact):
    create = Dispatch.objects.create
    facts = {"communication": sent, "recipient": "Permanent Mission"}
    refused("dispatch_has_address", create, method="email", contact=contact, **facts)
    without = {"method": "email", "email": "mission@botswana.example"}
    refused("dispatch_has_address", create, **without, **facts)
    refused("dispatch_has_address", create, method="pigeon", **facts)
    create(**without, contact=contact, **facts)
    create(method="by_hand", **facts)


def test_what_was_handed_over_has_its_day(sent):
    facts = {"communication": sent, "recipient": "Permanent Mission", "method": "by_hand"}
    create = Dispatch.objects.create
    refused("dispatch_delivered_on_a_day", create, state="delivered", **facts)
    create(state="delivered", delivered_on=MARCH_11, **facts)


def test_a_letter_goes_once_to_a_contact(sent, contact, make_communication):
    facts = {
        "method": "email",
        "recipient": "Permanent Mission",
        "email": "mission@botswana.example",
        "contact": contact,
    }
    create = Dispatch.objects.create
    create(communication=sent, **facts)
    refused("dispatch_once_a_contact", create, communication=sent, **facts)
    create(communication=make_communication(), **facts)


@pytest.mark.django_db
def test_a_series_of_numbers_has_one_row():
    NumberSeries.objects.create(code="BWA", year=2024, last=3)
    refused("series_once", NumberSeries.objects.create, code="BWA", year=2024, last=4)
    refused("last", NumberSeries.objects.create, code="NAM", year=2024, last=-1)
    NumberSeries.objects.create(code="BWA", year=2025, last=0)


@pytest.mark.django_db
def test_work_is_put_down_once():
    OutboxMessage.objects.create(key="render/1", kind="render")
    refused("key", OutboxMessage.objects.create, key="render/1", kind="render")


@pytest.mark.django_db
def test_waiting_work_comes_in_the_order_in_which_it_is_due():
    last, first, done, given_up = (
        OutboxMessage.objects.create(key=key, kind="render", not_before=day, **fields)
        for key, day, fields in [
            ("a", datetime(2024, 3, 13, tzinfo=UTC), {}),
            ("b", datetime(2024, 3, 12, tzinfo=UTC), {}),
            ("c", datetime(2024, 3, 11, tzinfo=UTC), {"delivered_at": NOON}),
            ("d", datetime(2024, 3, 11, tzinfo=UTC), {"given_up_at": NOON}),
        ]
    )
    assert list(OutboxMessage.objects.waiting()) == [first, last]
    assert {done, given_up}.isdisjoint(OutboxMessage.objects.waiting())


# Notices


def test_a_notice_of_lateness_has_its_due_day_and_is_the_desks(sent, office_housing):
    facts = {"communication": sent, "kind": "overdue", "fell_on": MARCH_16, "noticed_on": MARCH_16}
    create = Notice.objects.create
    refused("due_day_is_the_desks", create, **facts)
    refused("due_day_is_the_desks", create, due_on=MARCH_15, office=office_housing, **facts)
    create(due_on=MARCH_15, **facts)


def test_other_notices_may_come_again(letter, office_housing, mandate_housing):
    facts = {
        "communication": letter,
        "kind": "sign_off_reminder",
        "office": office_housing,
        "mandate": mandate_housing,
        "due_on": MARCH_15,
        "fell_on": MARCH_11,
        "noticed_on": MARCH_11,
    }
    with transaction.atomic():
        Notice.objects.create(**facts)
        Notice.objects.create(**facts)
    assert Notice.objects.count() == 2
