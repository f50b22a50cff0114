"""Drafted letters of the demonstration in the database: every state, every desk, every office."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.core.management import call_command
from django.db.models import Count, F

from cases.enums import EventKind
from cases.models import Event
from cases.templatetags.event_facts import changes
from communications.enums import DispatchMethod, DispatchState, SignOffAnswer, Slot, Stage
from communications.models import (
    Communication,
    Dispatch,
    Draft,
    LetterSet,
    LetterVersion,
    Notice,
    OutboxMessage,
    ParagraphComment,
    SignOff,
    SignOffRound,
    StandardParagraphVersion,
)
from communications.models.communication import CommunicationQuerySet
from communications.rules.comparing import ChangeKind, compare
from communications.services.send_checks import blockers
from communications.services.sign_off_rows import standing
from communications.services.wholeness import missing_in
from parties.models import Contact, Delegation, Desk, Office
from reporting.demo.folder import OFFICE_OF
from reporting.models import Document

TODAY = date(2026, 11, 23)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def _letters(key: str) -> list[Communication]:
    """The letters of the set that has the one letter to this State in this stage."""
    code, stage = key.split()
    last = Communication.objects.filter(code=code, stage=stage).exclude(draft=None).get()
    rows = Communication.objects.filter(draft__letter_set=last.draft.letter_set)
    return list(rows.order_by("draft__position"))


def _drafted() -> CommunicationQuerySet:
    return Communication.objects.exclude(draft=None)


def test_each_desk_has_something_in_each_stage() -> None:
    for desk in Desk.objects.all():
        stages = Communication.objects.filter(case__desk=desk).values_list("stage", flat=True)
        assert set(stages) == set(Stage.values), desk


def test_something_waits_for_each_office() -> None:
    waiting = standing().filter(
        answer=SignOffAnswer.PENDING, version__communication__stage=Stage.IN_SIGN_OFF
    )
    codes = waiting.values_list("mandate__code", flat=True)
    assert {OFFICE_OF[code] for code in codes} == set(Office.objects.values_list("code", flat=True))


def test_one_round_is_late_and_was_reminded_and_one_is_fresh() -> None:
    rounds = SignOffRound.objects.filter(closed_on=None)
    late = rounds.get(answer_by__lt=TODAY)
    assert late.sign_offs.filter(answer=SignOffAnswer.PENDING, reminded_on=date(2026, 11, 19))
    assert late.sign_offs.filter(answer=SignOffAnswer.SIGNED).exists()
    assert rounds.filter(opened_on=date(2026, 11, 20), answer_by__gt=TODAY).exists()


def test_a_draft_is_just_begun_one_half_written_and_others_lack_nothing() -> None:
    begun = LetterSet.objects.get(created_on=date(2026, 11, 20)).drafts.get().communication
    assert (begun.draft.revision, begun.draft.letter_set.facts) == (1, "")
    half = _letters("CHL draft")
    assert all(len(missing_in(letter, on=TODAY)) == 1 for letter in half)
    assert half[0].draft.letter_set.concerns == ""
    for letter in _letters("SGP draft"):
        assert missing_in(letter, on=TODAY) == ()


def test_newer_wording_is_available_in_a_draft() -> None:
    newest = StandardParagraphVersion.objects.in_force()
    older = Draft.objects.filter(
        communication__stage=Stage.DRAFT,
        chosen_paragraphs__slot=Slot.PENDING_REPLY,
        chosen_paragraphs__version__number=1,
        chosen_paragraphs__version__paragraph__in=newest.filter(number=2).values("paragraph"),
    )
    assert older.exists()


def test_annexes_rest_on_what_the_letters_are_about() -> None:
    cited = [
        item.provision.label_in("en") for item in _letters("FJI draft")[2].draft.annex_items.all()
    ]
    assert cited[:3] == ["UDHR, Article 25", "ICESCR, Article 7", "ICESCR, Article 11"]
    for draft in Draft.objects.exclude(letter_set__concerns=""):
        assert draft.annex_items.count() >= 3


def test_letters_that_were_taken_back_have_versions_that_differ() -> None:
    for letter in _letters("CHE draft"):
        first, second = letter.versions.order_by("number")
        kinds = {change.kind for change in compare(first.text, second.text)}
        assert {ChangeKind.SAME, ChangeKind.CHANGED, ChangeKind.ADDED} <= kinds


def test_a_text_that_changed_voided_what_was_signed_and_a_delegate_signed_anew() -> None:
    first, second = _letters("IRL in_sign_off")[0].versions.order_by("number")
    assert first.sign_offs.get(answer=SignOffAnswer.SIGNED).voided_on == date(2026, 11, 17)
    signed = second.sign_offs.get(answer=SignOffAnswer.SIGNED)
    assert (signed.mandate.code, signed.office and signed.office.code) == ("SRFOE", "defenders")


def test_changes_are_asked_for_with_comments_at_paragraphs() -> None:
    version = _letters("ECU in_sign_off")[0].versions.order_by("-number")[0]
    answers = Counter(version.sign_offs.values_list("answer", flat=True))
    assert answers == {"signed": 1, "pending": 1, "changes_asked": 1}
    assert ParagraphComment.objects.filter(version=version, settled_at=None).count() == 2
    assert ParagraphComment.objects.exclude(settled_at=None).exists()


def test_a_mandate_that_declined_is_off_the_letter_and_the_others_answers_stand() -> None:
    (letter,) = _letters("LKA in_sign_off")
    mandates = list(letter.mandates.values_list("code", flat=True))
    assert sorted(mandates) == ["SRFOE", "SRHRD"]
    carried = standing().filter(version__communication=letter, answer=SignOffAnswer.SIGNED)
    remark = "Carried over: freedom of peaceful assembly and of association declined."
    assert carried.get().remark == remark


def test_cleared_letters_wait_for_a_supervisor_and_one_has_blockers() -> None:
    cleared = Communication.objects.filter(stage=Stage.CLEARED)
    found = {letter: [each.code for each in blockers(letter, on=TODAY)] for letter in cleared}
    assert len(found) == 6
    assert [codes for codes in found.values() if codes] == [["named_without_consent", "citation"]]


def test_every_mandate_of_a_cleared_or_sent_letter_has_signed_what_was_cleared() -> None:
    done = _drafted().filter(stage__in=[Stage.CLEARED, Stage.SENT, Stage.VOIDED])
    assert done.count() == 15
    for letter in done:
        rows = standing().filter(version__communication=letter)
        signed = rows.filter(answer=SignOffAnswer.SIGNED, voided_on=None)
        assert set(signed.values_list("mandate", flat=True)) == set(
            letter.signing_mandates.values_list("mandate", flat=True)
        )


def test_parallel_letters_were_sent_together_with_numbers_of_their_own() -> None:
    sent = _letters("GUY sent")
    assert {letter.letter_date for letter in sent} == {date(2026, 11, 16)}
    assert [letter.code for letter in sent] == ["OTH", "CAN", "GUY"]
    assert all(letter.due_on == date(2027, 1, 15) for letter in sent)
    assert sent[0].relations.filter(kind="parallel_to").count() == 2


def test_deliveries_are_in_every_state() -> None:
    found = set(Dispatch.objects.values_list("method", "state"))
    email, by_hand = DispatchMethod.EMAIL, DispatchMethod.BY_HAND
    assert found == {
        (email, DispatchState.DELIVERED),
        (email, DispatchState.FAILED),
        (email, DispatchState.STOPPED),
        (by_hand, DispatchState.WAITING),
        (by_hand, DispatchState.DELIVERED),
        (by_hand, DispatchState.STOPPED),
    }
    assert Dispatch.objects.get(state=DispatchState.FAILED).error.endswith(": 550")
    assert Notice.objects.filter(kind="dispatch_failed").exists()


def test_nothing_is_left_for_a_worker_to_do() -> None:
    assert not OutboxMessage.objects.waiting().exists()
    sent = _drafted().filter(stage=Stage.SENT)
    made = Document.objects.filter(version__communication__in=sent)
    assert set(made.values_list("kind", flat=True)) == {"letter", "annex", "cover_note"}


def test_everybody_who_is_written_to_has_a_contact_at_an_invented_address() -> None:
    for letter in Communication.objects.select_related("addressee_state", "addressee_actor"):
        assert letter.addressee.contacts.exclude(email="").exists(), letter
    emails = Contact.objects.exclude(email="").values_list("email", flat=True)
    assert all(email.endswith(".example") for email in emails)
    assert Contact.objects.filter(email="").exists()


def test_one_delegation_holds_one_is_over_and_one_was_withdrawn() -> None:
    assert Delegation.objects.count() == 3
    on_the_day = Delegation.objects.on(TODAY)
    assert on_the_day.get(withdrawn_at=None).mandate.code == "SRFOE"
    assert on_the_day.exclude(withdrawn_at=None).get().mandate.code == "SREnv"
    assert Delegation.objects.get(valid_to__lt=TODAY).mandate.code == "WGAD"


def test_people_work_on_weekdays_and_versions_have_the_day_of_their_act() -> None:
    kinds = [EventKind.LETTER_DRAFTED, EventKind.SIGNED_OFF, EventKind.LETTER_SENT]
    days = Event.objects.filter(kind__in=kinds).values_list("happened_on", flat=True).distinct()
    assert all(day.weekday() < 5 and day < TODAY for day in days)
    versions = LetterVersion.objects.filter(communication__in=_drafted())
    assert not versions.filter(created_at__date__gte=TODAY).exists()


def test_the_log_is_whole_and_tells_of_drafted_letters_day_by_day() -> None:
    call_command("verify_events")
    drafted = _drafted().values_list("pk", flat=True)
    events = Event.objects.filter(subject="communication", subject_id__in=drafted)
    for before, after in pairwise(events.order_by("position")):
        assert before.happened_on <= after.happened_on
    assert all(changes(event) is not None for event in Event.objects.all())


def test_no_answer_is_older_than_what_it_answers() -> None:
    answers = SignOff.objects.exclude(answered_on=None)
    assert answers.exists()
    late = answers.filter(answered_on__gt=F("round__answer_by") + timedelta(days=10))
    assert not late.exists()
    assert not answers.filter(answered_on__lt=F("round__opened_on"), voided_on=None).exists()
    rounds = LetterSet.objects.annotate(times=Count("rounds")).values_list("times", flat=True)
    assert set(rounds) == {0, 1, 2}
