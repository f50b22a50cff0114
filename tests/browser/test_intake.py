"""Intake in a real browser: by axe-core, at 320 pixels, and by keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from cases.models import Submission

from .intake import fill_intake
from .test_accessibility import LOOKS, assert_accessible, open_everything
from .test_keyboard import tab_to

LIST = "/cases/submissions/"
PAGES = (
    "/cases/submissions/",
    "/cases/submissions/?show=urgent",
    "/cases/submissions/?show=decided",
    "/cases/submissions/add/",
    "/cases/submissions/{urgent}/",
    "/cases/submissions/{urgent}/change/",
    "/cases/submissions/{urgent}/decline/",
    "/cases/submissions/{admissible}/",
    "/cases/submissions/{admissible}/open-case/",
    "/cases/submissions/{admissible}/join/",
    "/cases/submissions/{declined}/",
    "/cases/submissions/{opened}/",
    "/cases/submissions/{opened}/reopen/",
    "/cases/source-looks/",
)


def keys() -> dict[str, int]:
    titles = {
        "admissible": "Visits refused to ferry workers",
        "declined": "A quarrel over a fence",
        "opened": "School closed in Port Aldous",
    }
    return {name: Submission.objects.get(title=title).pk for name, title in titles.items()}


@pytest.mark.parametrize("look", LOOKS)
def test_every_page_of_intake(sign_in, officer_africa, supervisor, look):
    urgent = fill_intake(officer_africa, supervisor)
    page = sign_in(supervisor, **LOOKS[look])
    for path in PAGES:
        page.goto(path.format(urgent=urgent.pk, **keys()))
        open_everything(page)
        assert_accessible(page)


def test_empty_lists(sign_in, officer_africa, officer_without_desk, auditor):
    for user in (officer_africa, officer_without_desk):
        page = sign_in(user)
        page.goto(LIST)
        assert_accessible(page)
    page = sign_in(auditor)
    page.goto("/cases/source-looks/")
    assert_accessible(page)


def test_mirrored_pages_run_from_right_to_left(sign_in, officer_africa, supervisor):
    urgent = fill_intake(officer_africa, supervisor)
    page = sign_in(supervisor)
    for path in (LIST, f"{LIST}{urgent.pk}/", f"{LIST}add/"):
        page.goto(path)
        page.evaluate("document.documentElement.dir = 'rtl'")
        heading = page.get_by_role("heading", level=1).bounding_box()
        back = page.locator(".page a, .page button").first.bounding_box()
        assert max(heading["x"] + heading["width"], back["x"] + back["width"]) > 1000
        assert_accessible(page)


@pytest.mark.parametrize("look", ["light", "dark"])
def test_pages_after_a_form_was_refused(sign_in, officer_africa, supervisor, look):
    urgent = fill_intake(officer_africa, supervisor)
    page = sign_in(officer_africa, **LOOKS[look])

    page.goto(f"{LIST}add/")
    page.get_by_role("button", name="Register", exact=True).click()
    assert_refused(page, "Enter a title.")
    page.goto(f"{LIST}{urgent.pk}/")
    page.locator("#id_factual_1").check()
    page.get_by_role("button", name="Save the answers").click()
    assert_refused(page, "Say why this is not met.")
    page.goto(f"{LIST}{urgent.pk}/")
    page.locator(".why summary").click()
    page.get_by_role("button", name="Open the source").click()
    assert_refused(page, "Say in a few words why the source has to be opened.")
    page.goto(f"{LIST}{urgent.pk}/decline/")
    page.get_by_role("button", name="Decline").click()
    assert_refused(page, "Give the reason.")
    page.goto(f"{LIST}{keys()['admissible']}/join/")
    page.get_by_role("button", name="Join the chosen case").click()
    assert_refused(page, "Choose the case.")


def assert_refused(page: Page, message: str) -> None:
    """The summary has the focus, its link leads to the field, and the page is accessible."""
    summary = page.locator(".error-summary")
    expect(summary).to_be_focused()
    link = summary.get_by_role("link", name=message)
    target = link.get_attribute("href") or ""
    link.click()
    assert page.evaluate("document.activeElement.id") == target.removeprefix("#")
    assert_accessible(page)


def test_an_opened_source_is_accessible(sign_in, officer_africa, supervisor):
    urgent = fill_intake(officer_africa, supervisor)
    page = sign_in(officer_africa)
    page.goto(f"{LIST}{urgent.pk}/")
    page.locator(".why summary").click()
    page.get_by_label("Why do you have to know").fill("To warn of a search of homes.")
    page.get_by_role("button", name="Open the source").click()
    expect(page.get_by_text("Zqxqzv Source-Name")).to_be_visible()
    open_everything(page)
    assert_accessible(page)


def test_by_keyboard_from_what_came_in_to_an_open_case(sign_in, officer_africa, states):
    page = sign_in(officer_africa)
    tab_to(page, page.get_by_role("link", name="Intake"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("link", name="Register information").first)
    page.keyboard.press("Enter")

    tab_to(page, page.get_by_label("Submission portal"))
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("E-mail")).to_be_checked()
    tab_to(page, page.get_by_label("Title"))
    page.keyboard.type("Clearing of the Lower Sedge valley")
    tab_to(page, page.get_by_label("What was received"))
    page.keyboard.type("Surveyors set out marks.")
    tab_to(page, page.get_by_label("When did it happen?"))
    page.keyboard.type("2023")
    tab_to(page, page.get_by_role("button", name="Register", exact=True))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Clearing of the Lower Sedge valley")).to_be_visible()

    for criterion in ("not_unfounded", "factual", "not_abusive", "reliable", "not_media_only"):
        tab_to(page, page.locator(f"#id_{criterion}_0"))
        page.keyboard.press("Space")
    tab_to(page, page.get_by_role("button", name="Save the answers"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("The answers are saved.")

    tab_to(page, page.get_by_role("link", name="Open a case"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("button", name="Open the case"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("The case is open.")
    expect(page.get_by_role("heading", name="Information received")).to_be_visible()
    decision = Submission.objects.get().decisions.get()
    assert decision.case.title == "Clearing of the Lower Sedge valley"
    assert decision.case.incidents.get().precision == "year"
