"""From cleared letters to numbers and deliveries, in the browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from communications.models import Communication, Dispatch, LetterSet
from communications.services.outbox import deliver_next
from parties.models import User
from tests.factories import make_actor, make_state
from tests.factories.cleared import (
    make_cleared,
    make_cleared_set,
    make_contact,
    prepare_reference_data,
)

from .test_accessibility import LOOKS, assert_accessible

pytestmark = pytest.mark.browser


@pytest.fixture
def letters(transactional_db: None, officer_africa: User) -> list[Communication]:
    """Three parallel letters, cleared: to two States and a company, with contacts of all kinds."""
    prepare_reference_data()
    botswana, namibia, company = make_state("BWA"), make_state("NAM"), make_actor()
    make_contact(botswana, email="mission@bwa.example", address="Rue des Pins 1\n1202 Geneva")
    make_contact(botswana, name="Ministry of Foreign Affairs of Botswana")
    make_contact(company, name="Head of Legal Affairs", email="legal@ferries.example")
    return make_cleared_set(by=officer_africa, to=[botswana, namibia, company])


def review(page: Page, letters: list[Communication]) -> None:
    page.goto(f"/sets/{letters[0].draft.letter_set_id}/send/")


def deliver_all() -> None:
    from django.utils import timezone

    while deliver_next(at=timezone.now()):
        pass


def test_a_supervisor_reviews_sends_and_sees_the_deliveries_arrive(
    letters: list[Communication], sign_in: Callable[..., Page], supervisor: User
) -> None:
    page = sign_in(supervisor)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    review(page, letters)
    expect(page.get_by_label("E-mail to Permanent Mission of Botswana")).to_be_checked()
    expect(page.get_by_label("By hand; no contact is registered")).to_be_checked()
    page.get_by_role("button", name="Send the ticked letters").click()
    expect(page.locator(".error-summary")).to_contain_text("Type how many letters you send.")
    page.get_by_label("How many letters do you send?").fill("3")
    page.get_by_role("button", name="Send the ticked letters").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("3 letters are sent")
    year = letters[0].draft.letter_set.drafts.first().communication.year
    expect(page.get_by_role("link", name=f"AL BWA 1/{year}", exact=True)).to_be_visible()
    expect(page.get_by_text("E-mail on its way")).to_have_count(2)
    page.get_by_role("button", name=f"Copy the reference AL NAM 1/{year}").click()
    assert page.evaluate("navigator.clipboard.readText()") == f"AL NAM 1/{year}"

    deliver_all()
    expect(page.get_by_text("E-mail on its way")).to_have_count(0, timeout=15_000)
    expect(page.get_by_text("The mail server took it")).to_have_count(2)


def test_letters_are_sent_by_keyboard_alone(
    letters: list[Communication], sign_in: Callable[..., Page], supervisor: User
) -> None:
    page = sign_in(supervisor)
    review(page, letters)
    page.get_by_label("Send this letter to Botswana").focus()
    page.keyboard.press("Space")
    page.get_by_label("How many letters do you send?").focus()
    page.keyboard.type("2")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("2 letters are sent")
    assert Communication.objects.get(code="BWA").stage == "cleared"


def test_without_scripts_it_works_as_well(
    letters: list[Communication], sign_in: Callable[..., Page], supervisor: User
) -> None:
    page = sign_in(supervisor, java_script_enabled=False)
    review(page, letters)
    page.get_by_label("How many letters do you send?").fill("3")
    page.get_by_role("button", name="Send the ticked letters").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("3 letters are sent")


@pytest.mark.parametrize("look", LOOKS)
def test_pages_of_sending_are_accessible(
    letters: list[Communication],
    sign_in: Callable[..., Page],
    officer_africa: User,
    supervisor: User,
    look: str,
) -> None:
    blocked = make_cleared(by=officer_africa)
    LetterSet.objects.filter(drafts=blocked.draft).update(facts="It was on […] June.")
    page = sign_in(supervisor, **LOOKS[look])

    review(page, letters)
    assert_accessible(page)
    page.get_by_role("button", name="Send the ticked letters").click()
    assert_accessible(page)
    review(page, [blocked])
    expect(page.get_by_role("heading", name="What stands in the way")).to_be_visible()
    assert_accessible(page)

    review(page, letters)
    page.get_by_label("How many letters do you send?").fill("3")
    page.get_by_role("button", name="Send the ticked letters").click()
    Dispatch.objects.filter(email="mission@bwa.example").update(
        state="failed", error="the mail server refused it: 550"
    )
    page.reload()
    assert_accessible(page)
    page.goto(f"/deliveries/{Dispatch.objects.filter(method='by_hand').earliest('pk').pk}/")
    assert_accessible(page)
    page.goto(f"/communications/{letters[0].pk}/void/")
    assert_accessible(page)
