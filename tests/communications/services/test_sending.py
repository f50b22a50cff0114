"""One act: numbers, texts, windows, links, deliveries and events of letters that are sent."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from cases.models import Event
from communications.enums import DispatchMethod
from communications.models import (
    Communication,
    CopiedTo,
    Dispatch,
    LetterVersion,
    Notice,
    NumberSeries,
    OutboxMessage,
    Question,
    Relation,
)
from communications.services.deliveries import Delivery
from communications.services.sending import send_letters
from tests.factories import make_actor, make_communication, make_state
from tests.factories.cleared import (
    SENT_AT,
    SENT_ON,
    make_cleared,
    make_cleared_set,
    make_contact,
    prepare_reference_data,
)

pytestmark = pytest.mark.django_db

BY_HAND = Delivery(DispatchMethod.BY_HAND)


@pytest.fixture(autouse=True)
def _reference_data(db) -> None:
    prepare_reference_data()


def send(letters, by, **options):
    options.setdefault("deliveries", {letter.pk: [BY_HAND] for letter in letters})
    options.setdefault("on", SENT_ON)
    return send_letters(letters=letters, by=by, at=SENT_AT, **options)


def refused(letters, by, **options) -> list[str]:
    """The codes of all that keeps the letters from being sent; nothing has happened."""
    with pytest.raises(ValidationError) as refusal:
        send(letters, by, **options)
    assert not NumberSeries.objects.exists()
    assert not OutboxMessage.objects.exists()
    assert not LetterVersion.objects.filter(purpose="sent").exists()
    problems = refusal.value.error_dict.values()
    return [problem.code for each in problems for problem in each]


def test_a_letter_gets_number_date_and_windows(officer_africa, supervisor):
    letter = make_cleared(by=officer_africa)
    result = send([letter], supervisor)
    letter.refresh_from_db()
    assert result.sent == (letter,)
    assert str(letter) == letter.reference_as_printed == "AL BWA 1/2024"
    assert (letter.stage, letter.letter_date) == ("sent", date(2024, 3, 18))
    assert letter.dispatched_on == date(2024, 3, 18)
    # 13 days of March, 30 of April, 17 of May.
    assert letter.due_on == date(2024, 5, 17)
    assert letter.publishable_from == date(2024, 5, 18)
    assert letter.window_source == "rule"


def test_the_sent_text_is_the_cleared_one_with_reference_and_date(officer_africa, supervisor):
    letter = make_cleared(by=officer_africa)
    cleared = letter.versions.get(purpose="circulated").text.paragraphs()
    send([letter], supervisor)
    sent = letter.versions.get(purpose="sent").text.paragraphs()
    added = [each for each in sent if each not in cleared]
    assert added == [
        "Ref.: AL BWA 1/2024",
        "(Please use this reference in your reply)",
        "18 March 2024",
    ]
    assert [each for each in sent if each not in added] == list(cleared)


def test_questions_become_rows_with_their_labels(officer_africa, supervisor):
    asked = [
        {"text": "Please explain the marks.", "parts": ["Who set them?", "On what ground?"]},
        {"text": "Please say what is planned.", "parts": []},
    ]
    letter = make_cleared(by=officer_africa, questions=asked)
    send([letter], supervisor)
    rows = Question.objects.filter(communication=letter).order_by("position")
    assert [(row.label, row.text, row.parent and row.parent.label) for row in rows] == [
        ("1", "Please explain the marks.", None),
        ("a", "Who set them?", "1"),
        ("b", "On what ground?", "1"),
        ("2", "Please say what is planned.", None),
    ]


def test_parallel_letters_have_their_own_numbers_and_know_each_other(officer_africa, supervisor):
    letters = make_cleared_set(
        by=officer_africa, to=[make_state("BWA"), make_actor(), make_state("NZL")]
    )
    send(letters, supervisor)
    for letter in letters:
        letter.refresh_from_db()
    assert [str(each) for each in letters] == ["AL BWA 1/2024", "AL OTH 1/2024", "AL NZL 1/2024"]
    links = Relation.objects.filter(kind="parallel_to").order_by("pk")
    assert [(str(each.communication), each.reference_as_printed) for each in links] == [
        ("AL BWA 1/2024", "AL OTH 1/2024"),
        ("AL BWA 1/2024", "AL NZL 1/2024"),
        ("AL OTH 1/2024", "AL BWA 1/2024"),
        ("AL OTH 1/2024", "AL NZL 1/2024"),
        ("AL NZL 1/2024", "AL BWA 1/2024"),
        ("AL NZL 1/2024", "AL OTH 1/2024"),
    ]
    assert all(each.target and str(each.target) == each.reference_as_printed for each in links)
    copies = CopiedTo.objects.order_by("pk")
    assert [(str(each.communication), each.state_id) for each in copies] == [
        ("AL BWA 1/2024", "NZL"),
        ("AL OTH 1/2024", "BWA"),
        ("AL OTH 1/2024", "NZL"),
        ("AL NZL 1/2024", "BWA"),
    ]


def test_a_letter_sent_later_is_linked_with_those_sent_before(officer_africa, supervisor):
    first, second = make_cleared_set(by=officer_africa, to=[make_state("BWA"), make_state("NZL")])
    send([first], supervisor)
    assert not Relation.objects.exists()
    send([second], supervisor)
    links = Relation.objects.filter(kind="parallel_to").order_by("pk")
    assert {(str(each.communication), str(each.target)) for each in links} == {
        ("AL BWA 1/2024", "AL NZL 1/2024"),
        ("AL NZL 1/2024", "AL BWA 1/2024"),
    }


def test_two_letters_of_one_series_are_numbered_one_after_the_other(officer_africa, supervisor):
    letters = make_cleared_set(
        by=officer_africa, to=[make_actor("Quarry Sands Ltd."), make_actor("Tidewater Bank")]
    )
    send(letters, supervisor)
    numbers = Communication.objects.order_by("pk").values_list("code", "number", "year")
    assert list(numbers) == [("OTH", 1, 2024), ("OTH", 2, 2024)]


def test_the_year_of_the_number_is_that_of_the_letters_date(officer_africa, supervisor):
    send([make_cleared(by=officer_africa)], supervisor, on=date(2024, 12, 31))
    send([make_cleared(by=officer_africa)], supervisor, on=date(2025, 1, 1))
    send([make_cleared(by=officer_africa)], supervisor, on=date(2024, 12, 31))
    rows = Communication.objects.order_by("pk").values_list("number", "year")
    assert list(rows) == [(1, 2024), (1, 2025), (2, 2024)]


def test_a_series_goes_on_above_letters_that_were_there_before_it(officer_africa, supervisor):
    make_communication(number=41, year=2024, letter_date=date(2024, 2, 1))
    send([make_cleared(by=officer_africa)], supervisor)
    assert Communication.objects.filter(year=2024, number=42).exists()


def test_what_is_sent_is_handed_over_and_told(officer_africa, supervisor, office_user):
    botswana = make_state("BWA")
    contact = make_contact(botswana, email="mission@bwa.example")
    letter = make_cleared(by=officer_africa, to=botswana)
    deliveries = {letter.pk: [Delivery(DispatchMethod.EMAIL, contact), BY_HAND]}
    send([letter], supervisor, deliveries=deliveries)
    rows = Dispatch.objects.order_by("pk").values_list("method", "recipient", "email", "state")
    assert list(rows) == [
        (
            "email",
            "Permanent Mission of Botswana to the United Nations Office at Geneva",
            "mission@bwa.example",
            "waiting",
        ),
        ("by_hand", "Botswana", "", "waiting"),
    ]
    version = letter.versions.get(purpose="sent")
    (message,) = OutboxMessage.objects.values_list("key", "payload")
    assert message == (
        f"letter-files:{version.pk}:1",
        {"version": version.pk, "round": 1},
    )
    (event,) = Event.objects.filter(kind="letter_sent")
    assert event.actor == supervisor
    assert event.after["reference"] == "AL BWA 1/2024"
    (notice,) = Notice.objects.visible_to(office_user)
    assert (notice.kind, notice.communication) == ("letter_sent", letter)


def test_sent_again_it_keeps_its_number_and_is_told_apart(officer_africa, supervisor):
    letter = make_cleared(by=officer_africa)
    send([letter], supervisor)
    result = send([letter], supervisor)
    assert result.sent == ()
    assert [str(each) for each in result.before] == ["AL BWA 1/2024"]
    assert NumberSeries.objects.get().last == 1
    assert Event.objects.filter(kind="letter_sent").count() == 1
    assert Dispatch.objects.count() == OutboxMessage.objects.count() == 1


def test_all_or_none_are_sent(officer_africa, supervisor):
    good, bad = make_cleared_set(by=officer_africa, to=[make_state("BWA"), make_state("NZL")])
    bad.signing_mandates.get().mandate.signed.filter(communication=bad).delete()
    assert "no_mandate" in refused([good, bad], supervisor)
    good.refresh_from_db()
    assert good.stage == "cleared"


@pytest.mark.parametrize(
    ("chosen", "code"),
    [
        ([], "no_delivery"),
        ([("email", "other")], "foreign_contact"),
        ([("email", "own")], "no_address"),
        ([("email", None)], "no_address"),
        ([("by_hand", "own"), ("by_hand", "own")], "twice"),
        ([("by_hand", None), ("by_hand", None)], "twice"),
    ],
)
def test_a_letter_needs_a_way_to_its_own_addressee(officer_africa, supervisor, chosen, code):
    letter = make_cleared(by=officer_africa)
    contacts = {
        None: None,
        "own": make_contact(make_state("BWA")),
        "other": make_contact(make_state("NZL"), email="mission@nzl.example"),
    }
    given = [Delivery(DispatchMethod(method), contacts[whose]) for method, whose in chosen]
    assert refused([letter], supervisor, deliveries={letter.pk: given}) == [code]


def test_a_contact_of_another_time_is_none(officer_africa, supervisor):
    letter = make_cleared(by=officer_africa)
    gone = make_contact(make_state("BWA"), email="old@bwa.example", valid_to=date(2024, 3, 17))
    given = {letter.pk: [Delivery(DispatchMethod.EMAIL, gone)]}
    assert refused([letter], supervisor, deliveries=given) == ["foreign_contact"]


def test_a_text_cleared_anew_since_it_was_reviewed_is_refused(officer_africa, supervisor):
    letter = make_cleared(by=officer_africa)
    other = make_cleared(by=officer_africa).versions.get()
    assert refused([letter], supervisor, reviewed={letter.pk: other.pk}) == ["cleared_anew"]


def test_only_a_supervisor_sends(officer_africa, office_user, auditor, administrator):
    letter = make_cleared(by=officer_africa)
    for user in (officer_africa, office_user, auditor, administrator):
        with pytest.raises(PermissionDenied):
            send([letter], user)
    letter.refresh_from_db()
    assert letter.stage == "cleared"


def test_letters_of_two_sets_are_not_sent_in_one_act(officer_africa, supervisor):
    letters = [make_cleared(by=officer_africa), make_cleared(by=officer_africa)]
    with pytest.raises(Communication.DoesNotExist):
        send(letters, supervisor)


@pytest.mark.parametrize("stage", ["draft", "in_sign_off", "dropped"])
def test_a_letter_that_is_not_cleared_is_not_sent(officer_africa, supervisor, stage):
    letter = make_cleared(by=officer_africa)
    steps = {"draft": ["draft"], "in_sign_off": ["draft", "in_sign_off"]}
    for step in steps.get(stage, ["draft", "dropped"]):
        Communication.objects.filter(pk=letter.pk).update(stage=step)
    assert refused([letter], supervisor) == ["wrong_stage"]
