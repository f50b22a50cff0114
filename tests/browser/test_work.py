"""The desk's work in the browser: finding letters, importing one, with and without JavaScript."""

from __future__ import annotations

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from communications.models import Communication
from tests.communications.letters import letter as letter_text
from tests.factories import PASSWORD, make_communication, make_state

from .desk import fill_desk


def listed(page: Page) -> list[str]:
    return page.locator("tbody th a").all_inner_texts()


SPELLINGS = [
    "AL BWA 62/2023",
    "al bwa 62/2023",
    "ALBWA62/2023",
    "BWA 62/2023",
    "bwa62/2023",
    "BWA 62 2023",
    "bwa-62-2023",
    "BWA 62.2023",
    "62/2023",
    "62 / 2023",
    "JAL BWA 62/2023",
    "Ref.: AL BWA 62/2023",
    "Case no. BWA 62/2023",
    "AL%20BWA%2062%2F2023",
    "AL Botswana 62/2023",
    "Botswana 62/2023",
    "BWA ٦٢/٢٠٢٣",
    "BWA 62/23",
    "  AL  BWA  62/2023  ",
    "AL BWA 62⁄2023",
]


def test_twenty_spellings_find_the_same_letter(sign_in, officer_africa):
    make_communication(number=62)
    make_communication(number=63)
    page = sign_in(officer_africa)

    assert len(set(SPELLINGS)) == 20
    for spelling in SPELLINGS:
        page.get_by_label("Search by reference").fill(spelling)
        page.get_by_label("Search by reference").press("Enter")
        page.wait_for_load_state()
        assert listed(page) == ["AL BWA 62/2023"], spelling


def test_a_chip_takes_its_filter_out_of_the_address_and_back_brings_it_back(
    sign_in, officer_africa
):
    fill_desk(officer_africa)
    page = sign_in(officer_africa)
    page.get_by_role("link", name=re.compile(r"^\d+\s+Overdue")).click()
    page.get_by_text("Filter", exact=True).click()
    page.get_by_label("Type").select_option("AL")
    page.get_by_role("button", name="Show these").click()
    page.wait_for_url("**/?phase=overdue&type=AL**")
    assert listed(page) == ["AL BWA 62/2023"]

    page.get_by_role("link", name="Remove the filter Type: Allegation letter").click()
    page.wait_for_url(lambda address: "type=AL" not in address)
    assert "phase=overdue" in page.url

    page.go_back()
    assert "type=AL" in page.url
    page.get_by_role("link", name="Clear all").click()
    page.wait_for_url("/")
    assert len(listed(page)) == 8


def test_the_same_address_shows_another_person_their_own_letters(
    sign_in, officer_africa, other_office_user
):
    fill_desk(officer_africa)

    officers = sign_in(officer_africa)
    officers.goto("/?phase=overdue")
    offices = sign_in(other_office_user)
    offices.goto("/?phase=overdue")

    assert listed(officers) == ["AL BWA 62/2023"]
    assert listed(offices) == ["AL BWA 62/2023"]
    officers.goto("/")
    offices.goto("/")
    assert len(listed(officers)) == 8
    assert len(listed(offices)) == 2


STICKS_OUT = """cells => cells.filter(cell => {
  const edge = cell.getBoundingClientRect().right + 0.5;
  return [...cell.querySelectorAll("*")].some(part => part.getBoundingClientRect().right > edge);
}).map(cell => cell.innerText.trim())"""


def test_no_badge_leaves_its_card_on_the_narrowest_screen(sign_in, officer_africa):
    make_communication(answered_on=date(2023, 8, 30))
    page = sign_in(officer_africa, viewport={"width": 320, "height": 700})

    expect(page.locator("td .badge")).to_have_text("Answered in time")
    assert page.locator("td").evaluate_all(STICKS_OUT) == []


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/Los_Angeles"])
def test_the_due_date_is_the_same_everywhere(sign_in, officer_africa, zone):
    letter = make_communication()
    page = sign_in(officer_africa, timezone_id=zone)
    page.goto(f"/communications/{letter.pk}/")

    expect(page.get_by_text("Reply due on 1 September 2023")).to_be_visible()


def test_a_letter_is_imported_with_a_correction(sign_in, officer_africa):
    make_state("BWA")
    page = sign_in(officer_africa)
    page.get_by_role("link", name="Import a letter").first.click()
    page.get_by_label("Or paste the text").fill(letter_text(date="3 Julember 2023"))
    page.get_by_role("button", name="Read the letter").click()

    warning = page.get_by_role("link", name=re.compile(r"^Line \d+$")).first
    line = page.locator(warning.get_attribute("href") or "no line")
    warning.click()
    expect(line).to_be_in_viewport()
    page.get_by_label("Date of the letter").fill("3 July 2023")
    page.get_by_role("button", name="Save the letter").first.click()

    expect(page.get_by_role("heading", level=1)).to_have_text("AL BWA 7/2023")
    expect(page.get_by_text("Reply due on 1 September 2023")).to_be_visible()
    assert Communication.objects.get().letter_date.isoformat() == "2023-07-03"


def test_reading_searching_and_recording_work_without_javascript(open_browser, officer_africa):
    letter = fill_desk(officer_africa)
    page = open_browser(java_script_enabled=False)
    page.goto("/accounts/login/")
    page.get_by_label("Email").fill(officer_africa.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()

    page.get_by_label("Search by reference").fill("62/2023")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="AL BWA 62/2023").click()
    page.get_by_text("How this date was reached").first.click()
    expect(page.get_by_text("The letter itself asks for a reply within 60 days.")).to_be_visible()

    page.get_by_role("link", name="Record a reply").click()
    page.get_by_label("Interim reply").check()
    page.get_by_label("Date on the reply").fill(letter.due_on.isoformat())
    page.get_by_role("button", name="Record the reply").click()
    expect(page.get_by_text("is recorded")).to_be_visible()

    page.locator(".menu summary").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_a_file_is_saved_under_its_own_name(sign_in, officer_africa):
    letter = fill_desk(officer_africa)
    page = sign_in(officer_africa)
    page.goto(f"/communications/{letter.pk}/")

    with page.expect_download() as download:
        page.get_by_role("link", name="Note verbale.pdf").click()

    assert download.value.suggested_filename == "Note verbale.pdf"


def test_a_notice_is_marked_as_read(sign_in, officer_africa):
    fill_desk(officer_africa)
    page = sign_in(officer_africa)
    expect(page.locator(".count")).to_have_text("1 unread")

    page.get_by_role("link", name="Notices").click()
    page.get_by_role("button", name=re.compile("^Mark as read")).click()

    expect(page.locator(".count")).to_have_count(0)
    expect(page.get_by_role("link", name="AL BWA 62/2023")).to_be_visible()
