"""Joint sign-off in a browser: an office's work by keyboard alone, and every page by axe-core."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from communications.models import Communication, ParagraphComment, SignOff
from communications.services.sign_off_rows import current_version
from parties.office_day import office_today
from tests.factories.sign_off import make_circulated

from .sign_off import fill_sign_offs
from .test_accessibility import LOOKS, assert_accessible, open_everything

DESK_PAGES = (
    "/sign-offs/",
    "/sign-offs/sets/{set}/",
    "/sign-offs/sets/{set}/take-back/",
    "/sign-offs/sets/{draft_set}/circulate/",
    "/communications/{first}/sign-off/",
    "/notices/",
)
OFFICE_PAGES = (
    "/sign-offs/",
    "/sign-offs/delegations/",
    "/communications/{first}/sign-off/",
    "/communications/{first}/sign-off/comments/?block=3",
    "/communications/{first}/sign-off/answer/?answer=signed&all=1",
    "/communications/{first}/sign-off/answer/?answer=changes_asked",
    "/communications/{first}/sign-off/answer/?answer=declined",
    "/notices/",
)


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the element with this accessible name has the focus."""
    for _press in range(120):
        page.keyboard.press("Tab")
        words = page.evaluate(
            "(document.activeElement.labels?.[0] ?? document.activeElement).textContent"
        )
        if name in " ".join(words.split()):
            return
    raise AssertionError(f"{name} cannot be reached by Tab")


@pytest.mark.parametrize("look", LOOKS)
def test_pages_of_sign_off(sign_in, officer_africa, office_user, other_office_user, look):
    letters = fill_sign_offs(officer_africa, office_user, other_office_user)
    keys = {
        "first": letters.first.pk,
        "set": letters.first.draft.letter_set_id,
        "draft_set": letters.draft.draft.letter_set_id,
    }
    for user, addresses in ((officer_africa, DESK_PAGES), (office_user, OFFICE_PAGES)):
        page = sign_in(user, **LOOKS[look])
        for address in addresses:
            page.goto(address.format(**keys))
            open_everything(page)
            assert_accessible(page)


@pytest.fixture
def letter(officer_africa, office_user, other_office_user) -> Communication:
    """A letter that goes round since yesterday, to be answered the day after tomorrow."""
    today = office_today()
    letter = make_circulated(by=officer_africa)
    letter.draft.letter_set.rounds.update(
        opened_on=today - timedelta(days=1), answer_by=today + timedelta(days=2)
    )
    return letter


def test_an_office_comments_and_signs_off_by_keyboard_alone(sign_in, office_user, letter):
    page = sign_in(office_user)
    page.goto("/sign-offs/")
    tab_to(page, "Allegation letter to Botswana")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Allegation letter to Botswana")

    tab_to(page, "Comment at paragraph 3")
    page.keyboard.press("Enter")
    page.keyboard.type("Our resolution has another number.")
    page.keyboard.press("Escape")
    focused = page.evaluate("document.activeElement.dataset.comment")
    assert focused == "2"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sign-off/#paragraph-3")
    comment = ParagraphComment.objects.get()
    assert (comment.block, comment.text) == (2, "Our resolution has another number.")
    expect(page.locator("#paragraph-3 .comment")).to_contain_text(comment.text)

    page.goto(f"/communications/{letter.pk}/sign-off/")
    tab_to(page, "Sign off this version")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sign-offs/")
    expect(page.get_by_text("Signed off: Allegation letter to Botswana.")).to_be_visible()
    assert SignOff.objects.get(answer="signed").answered_by == office_user


def test_an_office_declines_only_after_a_page_that_says_what_follows(sign_in, office_user, letter):
    page = sign_in(office_user)
    page.goto(f"/communications/{letter.pk}/sign-off/")
    page.get_by_role("link", name="Decline to sign").click()
    expect(page.get_by_text("The mandate leaves the letter")).to_be_visible()
    assert not SignOff.objects.filter(answer="declined").exists()

    page.get_by_role("button", name="Decline to sign").click()

    page.wait_for_url("**/sign-offs/")
    assert SignOff.objects.get(answer="declined").answered_by == office_user


def test_the_first_error_takes_the_focus(sign_in, office_user, letter):
    page = sign_in(office_user)
    page.goto(f"/communications/{letter.pk}/sign-off/answer/?answer=changes_asked")
    page.get_by_role("button", name="Ask for changes").click()
    page.wait_for_selector(".error-summary")
    assert page.evaluate("document.activeElement.className") == "error-summary"
    assert_accessible(page)
    page.get_by_role("link", name="Say what is to be changed.").click()
    assert page.evaluate("document.activeElement.name") == "reason"


def test_without_scripts_a_comment_has_a_page_of_its_own(sign_in, office_user, letter):
    page = sign_in(office_user, java_script_enabled=False)
    page.goto(f"/communications/{letter.pk}/sign-off/")
    page.get_by_role("link", name="Comment at paragraph 3", exact=True).click()
    page.get_by_label("Comment").fill("Our resolution has another number.")
    page.get_by_role("button", name="Save the comment").click()

    expect(page.locator("#paragraph-3 .comment")).to_contain_text("Our resolution")
    assert ParagraphComment.objects.get().version == current_version(letter)
