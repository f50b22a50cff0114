"""Every page by axe-core at WCAG 2.2 AA, light, dark and mirrored, and at 320 pixels."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from communications.models import Commitment, Notice, Reply
from parties.models import ApiToken
from tests.communications.letters import letter as letter_text

from .desk import fill_desk

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
LOOKS = {"light": {"color_scheme": "light"}, "dark": {"color_scheme": "dark"}}
PAGES = {
    "work queue": "/",
    "work queue, filters open": "/?phase=overdue&type=AL",
    "work queue, no match": "/?type=UA&year=2023&phase=overdue",
    "work queue, no reference": "/?q=something+else",
    "letter": "/communications/{letter}/",
    "record a reply": "/communications/{letter}/replies/add/",
    "record an extension": "/communications/{letter}/extensions/add/",
    "close a letter": "/communications/{letter}/close/",
    "answers of a reply": "/communications/{letter}/replies/{reply}/answers/",
    "record a commitment": "/communications/{letter}/replies/{reply}/commitments/add/",
    "correct a commitment": "/communications/{letter}/commitments/{commitment}/",
    "what came of a commitment": "/communications/{letter}/commitments/{commitment}/outcome/",
    "commitments": "/commitments/",
    "no commitment fits": "/commitments/?state=kept",
    "import a letter": "/communications/import/",
    "notices": "/notices/",
    "historic notices": "/notices/?historic=1",
    "API tokens": "/account/tokens/",
    "revoke a token": "/account/tokens/{token}/revoke/",
    "change password": "/accounts/password/change/",
    "two-factor authentication": "/accounts/2fa/",
    "sign out": "/accounts/logout/",
    "not found": "/communications/987654321/",
}


def assert_accessible(page: Page) -> None:
    """No violation by axe-core, and nothing to scroll sideways at 320 pixels."""
    results = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    assert results.violations_count == 0, results.generate_report()
    page.set_viewport_size({"width": 320, "height": 568})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size({"width": 1280, "height": 800})


def open_everything(page: Page) -> None:
    """Opens all that is folded, so that it is looked at as well."""
    page.evaluate("document.querySelectorAll('main details').forEach((it) => { it.open = true })")


@pytest.mark.parametrize("look", LOOKS)
def test_pages_of_an_officer(sign_in, officer_africa, look):
    letter = fill_desk(officer_africa)
    keys = {
        "letter": letter.pk,
        "reply": Reply.objects.get().pk,
        "commitment": Commitment.objects.get().pk,
        "token": ApiToken.objects.get().token_key,
    }
    assert Notice.objects.filter(historic=False).exists()
    page = sign_in(officer_africa, **LOOKS[look])

    for path in PAGES.values():
        page.goto(path.format(**keys))
        open_everything(page)
        assert_accessible(page)


@pytest.mark.parametrize("look", LOOKS)
def test_nightly_jobs(sign_in, supervisor, look):
    page = sign_in(supervisor, **LOOKS[look])
    page.goto("/jobs/")
    assert_accessible(page)


def test_pages_in_high_contrast(sign_in, officer_africa):
    letter = fill_desk(officer_africa)
    page = sign_in(officer_africa, forced_colors="active")

    for path in ("/?phase=overdue", f"/communications/{letter.pk}/", "/notices/"):
        page.goto(path)
        assert_accessible(page)


def test_mirrored_pages_run_from_right_to_left(sign_in, officer_africa, settings):
    settings.LANGUAGES = [("en", "English"), ("ar", "عربي")]
    letter = fill_desk(officer_africa)
    page = sign_in(officer_africa, locale="ar")

    for path in ("/?phase=overdue", f"/communications/{letter.pk}/", "/notices/"):
        page.goto(path)
        assert page.evaluate("document.documentElement.dir") == "rtl"
        brand, menu = page.locator(".brand").bounding_box(), page.locator(".menu").bounding_box()
        assert brand["x"] > menu["x"]
        assert_accessible(page)


@pytest.mark.parametrize("look", ["light", "dark"])
def test_pages_after_sending_a_form(sign_in, officer_africa, look):
    letter = fill_desk(officer_africa)
    page = sign_in(officer_africa, **LOOKS[look])

    page.goto(f"/communications/{letter.pk}/replies/add/")
    page.get_by_role("button", name="Record the reply").click()
    assert_accessible(page)

    page.goto("/communications/import/")
    page.get_by_label("Or paste the text").fill(letter_text(date="3 Julember 2023"))
    page.get_by_role("button", name="Read the letter").click()
    page.wait_for_selector("text=Check the reading")
    open_everything(page)
    assert_accessible(page)
    page.get_by_role("button", name="Save the letter").first.click()
    page.wait_for_selector(".error-summary")
    assert_accessible(page)

    page.goto("/account/tokens/")
    page.get_by_label("What is it for?").fill("Mirror")
    page.get_by_role("button", name="Make the token").click()
    page.wait_for_selector("#secret")
    assert_accessible(page)


@pytest.mark.parametrize("look", ["light", "dark"])
def test_pages_before_signing_in(db, open_browser, look):
    page = open_browser(**LOOKS[look])

    for path in (
        "/accounts/login/",
        "/accounts/password/reset/",
        "/accounts/password/reset/done/",
        "/accounts/password/reset/key/1-set-password/",
        "/accounts/signup/",
        "/accounts/inactive/",
        "/nothing-here/",
    ):
        page.goto(path)
        assert_accessible(page)


@pytest.mark.parametrize("user", ["supervisor", "office_user", "auditor", "administrator"])
def test_home_of_each_role(sign_in, officer_africa, request, user):
    fill_desk(officer_africa)
    page = sign_in(request.getfixturevalue(user))

    assert_accessible(page)
    page.locator(".menu summary").click()
    assert_accessible(page)
