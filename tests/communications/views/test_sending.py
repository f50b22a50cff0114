"""The pages of sending, on 18 March 2024."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
import time_machine
from django.db import connections, transaction
from django.urls import reverse

from cases.models import Person
from communications.enums import VersionPurpose
from communications.letter_text import Block, LetterText, Part
from communications.models import Communication, Dispatch, LetterSet, NumberSeries
from communications.services.numbering import next_number
from communications.services.versions import keep_version
from communications.services.voiding import void_letter
from tests.communications.views.listed import words
from tests.factories import make_actor, make_state
from tests.factories.cleared import (
    make_cleared,
    make_cleared_set,
    make_contact,
    prepare_reference_data,
)
from tests.page_forms import Fields

pytestmark = pytest.mark.django_db

SECRET = "Zqxqzvvictim Oradell"


@pytest.fixture(autouse=True)
def _the_day() -> Iterator[None]:
    with time_machine.travel("2024-03-18T09:00:00Z", tick=True):
        yield


@pytest.fixture(autouse=True)
def _reference_data(db) -> None:
    prepare_reference_data()


@pytest.fixture
def letters(officer_africa) -> list[Communication]:
    """To Botswana, whose Mission has an address, and to a company without contacts; cleared."""
    botswana = make_state("BWA")
    make_contact(botswana, email="mission@bwa.example")
    letters = make_cleared_set(by=officer_africa, to=[botswana, make_actor()])
    Person.objects.create(case=letters[0].case, position=1, name=SECRET)
    return letters


def review_address(letter: Communication) -> str:
    return reverse("send-review", args=[letter.draft.letter_set_id])


def sent_form(letters, **changes):
    """What a browser sends where the person ticks all letters and leaves the rest as it is."""
    fields = {"count": str(len(letters))}
    for letter in letters:
        contact = letter.addressee.contacts.first()
        fields[f"send_{letter.pk}"] = "on"
        fields[f"to_{letter.pk}"] = [f"email-{contact.pk}" if contact else "by_hand-0"]
        fields[f"version_{letter.pk}"] = str(letter.versions.latest("number").pk)
    return {**fields, **changes}


def test_the_review_shows_every_letter_recipient_day_and_file(letters, signed_in, supervisor):
    page = signed_in(supervisor).get(review_address(letters[0])).content.decode()
    assert "Allegation letter to Botswana" in page
    assert "Allegation letter to Sandgrouse Ferries Ltd." in page
    assert "E-mail to Permanent Mission of Botswana" in page
    assert "mission@bwa.example" in page
    assert "By hand; no contact is registered" in page
    assert "The next of BWA in 2024" in page
    assert "The next of OTH in 2024" in page
    assert "BWA 1/2024" not in page
    assert "17 May 2024" in page
    assert "18 May 2024" in page
    assert reverse("letter-pdf", args=[letters[0].pk]) in page
    contact = letters[0].addressee.contacts.get()
    assert reverse("cover-note-preview", args=[letters[0].pk, contact.pk]) in page
    assert SECRET not in page


def test_the_page_comes_as_a_browser_would_send_it_back(letters, signed_in, supervisor):
    page = signed_in(supervisor).get(review_address(letters[0])).content.decode()
    values = Fields(page).values
    for letter in letters:
        assert values[f"send_{letter.pk}"] == "on"
        assert values[f"version_{letter.pk}"] == str(letter.versions.get().pk)


def test_the_ticked_letters_are_sent_and_the_result_tells_their_numbers(
    letters, signed_in, supervisor
):
    browser = signed_in(supervisor)
    answer = browser.post(review_address(letters[0]), sent_form(letters), follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain == [
        (reverse("letters-sent", args=[letters[0].draft.letter_set_id]), 302)
    ]
    assert "2 letters are sent" in page
    assert "AL BWA 1/2024" in page
    assert "AL OTH 1/2024" in page
    assert "E-mail on its way" in page
    assert list(Dispatch.objects.order_by("pk").values_list("method", flat=True)) == [
        "email",
        "by_hand",
    ]


def test_one_letter_may_stay_behind(letters, signed_in, supervisor):
    chosen = sent_form(letters, count="1")
    del chosen[f"send_{letters[1].pk}"]
    page = signed_in(supervisor).post(review_address(letters[0]), chosen, follow=True)
    assert "1 letter is sent" in page.content.decode()
    letters[1].refresh_from_db()
    assert letters[1].stage == "cleared"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"count": ""}, "Type how many letters you send."),
        ({"count": "3"}, "2 letters are ticked."),
        ({"count": "many"}, "Enter a whole number."),
    ],
)
def test_a_number_that_is_not_that_of_the_ticked_letters_sends_nothing(
    letters, signed_in, supervisor, changes, said
):
    answer = signed_in(supervisor).post(review_address(letters[0]), sent_form(letters, **changes))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not NumberSeries.objects.exists()


def test_what_was_chosen_is_kept_where_something_is_wrong(letters, signed_in, supervisor):
    contact = letters[0].addressee.contacts.get()
    wanted = {f"to_{letters[0].pk}": [f"by_hand-{contact.pk}"], "count": "7"}
    answer = signed_in(supervisor).post(review_address(letters[0]), sent_form(letters, **wanted))
    page = answer.content.decode()
    ticked = page.index(f'value="by_hand-{contact.pk}"')
    assert "checked" in page[ticked : ticked + 200]
    assert "checked" not in page[page.index(f'value="email-{contact.pk}"') : ticked]
    assert Fields(page).values["count"] == "7"


def test_a_letter_without_a_way_of_delivery_is_not_sent(letters, signed_in, supervisor):
    form = sent_form(letters)
    del form[f"to_{letters[1].pk}"]
    answer = signed_in(supervisor).post(review_address(letters[0]), form)
    assert "Choose how this letter is delivered." in answer.content.decode()
    assert not NumberSeries.objects.exists()


def test_a_form_sent_twice_sends_once_and_ends_at_the_same_page(letters, signed_in, supervisor):
    browser, form = signed_in(supervisor), sent_form(letters)
    first = browser.post(review_address(letters[0]), form)
    second = browser.post(review_address(letters[0]), form)
    assert first["Location"] == second["Location"]
    assert Dispatch.objects.count() == 2
    assert sorted(NumberSeries.objects.values_list("code", "last")) == [("BWA", 1), ("OTH", 1)]


def test_a_form_for_one_of_two_letters_sent_twice_ends_at_the_same_page(
    letters, signed_in, supervisor
):
    browser, form = signed_in(supervisor), sent_form(letters, count="1")
    del form[f"send_{letters[1].pk}"]
    first = browser.post(review_address(letters[0]), form)
    second = browser.post(review_address(letters[0]), form)
    assert (first.status_code, first["Location"]) == (second.status_code, second["Location"])
    assert Dispatch.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_series_that_somebody_holds_is_told_and_nothing_is_sent(
    letters, signed_in, supervisor, monkeypatch
):
    monkeypatch.setattr("communications.services.sending.LONGEST_WAIT", "100ms")
    letter, browser = letters[0], signed_in(supervisor)

    def hold_and_post():
        try:
            return browser.post(review_address(letter), sent_form(letters))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool, transaction.atomic():
        next_number("BWA", 2024)
        answer = pool.submit(hold_and_post).result(timeout=30)
        transaction.set_rollback(True)
    assert answer.status_code == 422
    assert "Other letters are being sent just now." in answer.content.decode()
    assert not Dispatch.objects.exists()
    assert browser.post(review_address(letter), sent_form(letters)).status_code == 302


def test_blockers_are_shown_with_where_to_mend_them(officer_africa, signed_in, supervisor):
    letter = make_cleared(by=officer_africa)
    name = "Surveyors Sedge"
    person = Person.objects.create(case=letter.case, position=1, name=name)
    LetterSet.objects.update(facts=f"{name} was seen at the marks.")
    browser = signed_in(supervisor)
    page = browser.get(review_address(letter)).content.decode()
    assert "Person 1 of the case is named in paragraph" in page
    assert reverse("person-consent", args=[letter.case_id, person.pk]) in page
    assert "The text would differ from version 1, which was cleared." in page
    assert "Send the letter" not in page
    answer = browser.post(review_address(letter), sent_form([letter]))
    assert answer.status_code == 422
    assert not NumberSeries.objects.exists()


def test_a_desk_officer_reviews_and_does_not_send(letters, signed_in, officer_africa):
    browser = signed_in(officer_africa)
    page = browser.get(review_address(letters[0])).content.decode()
    assert "A supervisor sends these letters." in page
    assert "Send the ticked letters" not in page
    assert "mission@bwa.example" in page
    answer = browser.post(review_address(letters[0]), sent_form(letters))
    assert answer.status_code == 403
    assert not NumberSeries.objects.exists()


@pytest.mark.parametrize(
    "user",
    ["officer_other_desk", "officer_without_desk", "office_user", "auditor", "administrator"],
)
def test_nobody_else_sees_that_there_is_something_to_send(letters, signed_in, request, user):
    letter_set = letters[0].draft.letter_set_id
    for browser_method in ("get", "post"):
        browser = signed_in(request.getfixturevalue(user))
        for name in ("send-review", "letters-sent"):
            address = reverse(name, args=[letter_set])
            answer = getattr(browser, browser_method)(address)
            assert answer.status_code in ({404} if name == "send-review" else {404, 405})
            assert b"mission@bwa.example" not in answer.content


@pytest.fixture
def sent(letters, signed_in, supervisor) -> list[Communication]:
    signed_in(supervisor).post(review_address(letters[0]), sent_form(letters))
    for letter in letters:
        letter.refresh_from_db()
    return letters


def test_a_delivery_by_hand_is_recorded_with_its_day(sent, signed_in, officer_africa):
    row = Dispatch.objects.get(method="by_hand")
    address = reverse("delivery-record", args=[row.pk])
    browser = signed_in(officer_africa)
    assert "Sandgrouse Ferries Ltd." in browser.get(address).content.decode()
    browser.post(address, {"delivered_on": "18 March 2024", "note": "Receipt 12"})
    row.refresh_from_db()
    assert (row.state, row.note, row.recorded_by) == ("delivered", "Receipt 12", officer_africa)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("17 March 2024", "before its own date"),
        ("19 March 2024", "has not come yet"),
        ("", "Enter the day"),
    ],
)
def test_a_day_that_cannot_be_is_refused(sent, signed_in, officer_africa, day, said):
    row = Dispatch.objects.get(method="by_hand")
    address = reverse("delivery-record", args=[row.pk])
    answer = signed_in(officer_africa).post(address, {"delivered_on": day, "note": "Receipt 12"})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "Receipt 12" in answer.content.decode()
    row.refresh_from_db()
    assert row.state == "waiting"


def test_a_supervisor_voids_with_a_reason_and_the_number_stays(sent, signed_in, supervisor):
    address = reverse("letter-void", args=[sent[0].pk])
    browser = signed_in(supervisor)
    assert (
        "1 delivery that has not gone out yet is stopped." in browser.get(address).content.decode()
    )
    assert browser.post(address, {"reason": " "}).status_code == 422
    browser.post(address, {"reason": "Sent to the wrong State."})
    sent[0].refresh_from_db()
    assert (sent[0].stage, str(sent[0])) == ("voided", "AL BWA 1/2024")
    assert sent[0].void_reason == "Sent to the wrong State."
    assert Dispatch.objects.get(communication=sent[0]).state == "stopped"


def test_no_day_counts_any_more_for_a_letter_that_is_void(
    sent, signed_in, supervisor, officer_africa
):
    void_letter(
        letter=sent[0], reason="Sent to the wrong State.", by=supervisor, on=date(2024, 3, 18)
    )
    browser = signed_in(officer_africa)
    result = reverse("letters-sent", args=[sent[0].draft.letter_set_id])
    for address in (f"/communications/{sent[0].pk}/", "/?q=AL+BWA+1/2024"):
        page = words(browser.get(address))
        assert "Voided on 18 March 2024" in page
        assert "17 May 2024" not in page
        assert "May be public from" not in page
    page = words(browser.get(result))
    assert "Voided on 18 March 2024" in page
    assert page.count("17 May 2024") == 1  # the other letter's


def test_an_annex_stands_with_the_letter_that_was_sent_with_it(sent, signed_in, supervisor):
    keep_version(
        communication=sent[0],
        text=LetterText("en", (Block(Part.ANNEX_LABEL, "Annex"),)),
        purpose=VersionPurpose.SENT,
        by=supervisor,
    )
    address = reverse("letters-sent", args=[sent[0].draft.letter_set_id])
    page = signed_in(supervisor).get(address).content.decode()
    assert f'href="/communications/{sent[0].pk}/annex.pdf"' in page
    assert f'href="/communications/{sent[1].pk}/annex.pdf"' not in page


def test_a_desk_officer_does_not_void(sent, signed_in, officer_africa):
    answer = signed_in(officer_africa).post(
        reverse("letter-void", args=[sent[0].pk]), {"reason": "Sent to the wrong State."}
    )
    assert answer.status_code == 403
    sent[0].refresh_from_db()
    assert sent[0].stage == "sent"


@pytest.mark.parametrize(
    "user",
    ["officer_other_desk", "office_user", "other_office_user", "auditor", "administrator"],
)
def test_deliveries_do_not_exist_outside_the_desk(sent, signed_in, request, user):
    row = Dispatch.objects.get(method="email")
    browser = signed_in(request.getfixturevalue(user))
    for name in ("delivery-record", "cover-note-pdf"):
        answer = browser.get(reverse(name, args=[row.pk]))
        assert answer.status_code == 404
        assert b"mission@bwa.example" not in answer.content
    assert browser.post(reverse("delivery-again", args=[row.pk])).status_code == 404
    preview = reverse("cover-note-preview", args=[sent[0].pk, row.contact_id])
    assert browser.get(preview).status_code == 404


def test_cover_notes_are_shown_before_and_after_sending(letters, signed_in, supervisor):
    browser = signed_in(supervisor)
    contact = letters[0].addressee.contacts.get()
    before = browser.get(reverse("cover-note-preview", args=[letters[0].pk, contact.pk]))
    assert before["Content-Type"] == "application/pdf"
    by_hand = browser.get(reverse("cover-note-preview-by-hand", args=[letters[1].pk]))
    assert by_hand["Content-Type"] == "application/pdf"
    browser.post(review_address(letters[0]), sent_form(letters))
    for row in Dispatch.objects.all():
        after = browser.get(reverse("cover-note-pdf", args=[row.pk]))
        assert after["Content-Type"] == "application/pdf"
    strange = reverse("cover-note-preview", args=[letters[1].pk, contact.pk])
    assert browser.get(strange).status_code == 404


def test_queries_of_the_result_do_not_grow_with_the_letters(
    officer_africa, supervisor, signed_in, django_assert_num_queries
):
    addresses = []
    for states in (["BWA"], ["BWA", "NZL", "NAM"]):
        letters = make_cleared_set(by=officer_africa, to=[make_state(code) for code in states])
        browser = signed_in(supervisor)
        browser.post(review_address(letters[0]), sent_form(letters))
        addresses.append(reverse("letters-sent", args=[letters[0].draft.letter_set_id]))
    for address in addresses:
        with django_assert_num_queries(8):
            browser.get(address)
