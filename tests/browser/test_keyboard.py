"""Every task by keyboard alone, with the focus in sight."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from communications.models import Reply
from tests.factories import PASSWORD

from .desk import fill_desk

SEEN = """(element) => {
  const box = element.getBoundingClientRect();
  const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return Boolean(hit) && (element.contains(hit) || hit.contains(element));
}"""


def tab_to(page: Page, target: Locator, *, most: int = 80) -> None:
    """Presses Tab until `target` has the focus, and makes sure that nothing covers it."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if target.evaluate("(element) => element === document.activeElement"):
            assert target.evaluate(SEEN), "something covers the focus"
            outline = target.evaluate("(element) => getComputedStyle(element).outlineStyle")
            assert outline != "none", "the focus cannot be seen"
            return
    pytest.fail(f"{target} cannot be reached with the Tab key")


def test_from_sign_in_to_a_recorded_reply(open_browser, officer_africa):
    letter = fill_desk(officer_africa)
    page = open_browser()
    page.goto("/accounts/login/")

    tab_to(page, page.get_by_label("Email"))
    page.keyboard.type(officer_africa.email)
    tab_to(page, page.get_by_label("Password", exact=True))
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("/")

    page.keyboard.press("/")
    page.keyboard.type("bwa 62 2023")
    page.keyboard.press("Enter")
    link = page.get_by_role("link", name="AL BWA 62/2023")
    expect(link).to_be_visible()
    tab_to(page, link)
    page.keyboard.press("Enter")
    page.wait_for_url(f"/communications/{letter.pk}/")

    tab_to(page, page.get_by_role("link", name="Record a reply"))
    page.keyboard.press("Enter")
    page.wait_for_url(f"/communications/{letter.pk}/replies/add/")

    tab_to(page, page.get_by_label("Acknowledgement"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Substantive reply")).to_be_checked()
    tab_to(page, page.get_by_label("Date on the reply"))
    day = letter.due_on
    page.keyboard.type(f"{day.day}.{day.month}.{day.year}")
    tab_to(page, page.get_by_role("button", name="Record the reply"))
    page.keyboard.press("Enter")
    page.wait_for_url(f"/communications/{letter.pk}/")

    expect(page.get_by_role("status").first).to_contain_text("is recorded")
    expect(page.get_by_text("Answered in time").first).to_be_visible()
    assert Reply.objects.filter(kind="substantive").get().dated_on == day


def test_the_first_stop_is_the_way_past_the_head(sign_in, officer_africa):
    page = sign_in(officer_africa)
    page.goto("/notices/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "content"


def test_the_error_summary_takes_the_focus_and_leads_to_the_fields(sign_in, officer_africa):
    letter = fill_desk(officer_africa)
    page = sign_in(officer_africa)
    page.goto(f"/communications/{letter.pk}/replies/add/")
    page.get_by_role("button", name="Record the reply").click()

    summary = page.locator(".error-summary")
    expect(summary).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Acknowledgement")).to_be_focused()


def test_the_slash_searches_but_not_while_somebody_types(sign_in, officer_africa):
    letter = fill_desk(officer_africa)
    page = sign_in(officer_africa)
    page.goto(f"/communications/{letter.pk}/replies/add/")
    search = page.get_by_label("Search by reference")

    page.keyboard.press("/")
    expect(search).to_be_focused()
    assert search.input_value() == ""

    note = page.get_by_label("Note")
    note.focus()
    page.keyboard.type("and/or")
    expect(note).to_be_focused()
    assert note.input_value() == "and/or"


def test_the_slash_can_be_switched_off(sign_in, officer_africa):
    page = sign_in(officer_africa)
    page.locator(".menu summary").click()
    switch = page.get_by_role("button", name="Shortcut / for the search")
    expect(switch).to_have_attribute("aria-pressed", "true")
    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "false")

    page.goto("/")
    page.keyboard.press("/")
    expect(page.get_by_label("Search by reference")).not_to_be_focused()


def test_the_menu_closes_with_escape_and_gives_the_focus_back(sign_in, officer_africa):
    page = sign_in(officer_africa)
    opener = page.locator(".menu summary")
    opener.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    page.keyboard.press("Tab")

    page.keyboard.press("Escape")

    expect(page.get_by_role("button", name="Sign out")).to_be_hidden()
    expect(opener).to_be_focused()
