"""The pages of cases in a browser: by axe-core, by keyboard, and with names that stay masked."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from cases.models import Event, Person, ToDo

from .case import NAMES, fill_case
from .test_accessibility import LOOKS, assert_accessible, open_everything

FORMS = (
    "persons/add",
    "persons/{person}",
    "persons/{person}/consent",
    "persons/{person}/follow-up",
    "incidents/add",
    "allegations/add",
    "perpetrators/add",
    "risk",
    "to-dos/add",
    "links/add",
)


@pytest.mark.parametrize("look", LOOKS)
def test_list_and_page_of_a_case(sign_in, officer_africa, look):
    case = fill_case(officer_africa)
    page = sign_in(officer_africa, **LOOKS[look])

    for address in ("/cases/", "/cases/?standing=closed", f"/cases/{case.pk}/"):
        page.goto(address)
        open_everything(page)
        assert_accessible(page)
    page.get_by_role("button", name="Show the names").click()
    page.wait_for_selector(f"text={NAMES[1]}")
    assert_accessible(page)


def test_forms_of_a_case(sign_in, officer_africa):
    case = fill_case(officer_africa)
    person = Person.objects.filter(case=case)[0]
    page = sign_in(officer_africa)

    for form in FORMS:
        page.goto(f"/cases/{case.pk}/{form.format(person=person.pk)}/")
        assert_accessible(page)
        if form != "persons/{person}":
            page.locator("main form button[type=submit]").click()
            page.wait_for_selector(".error-summary")
            assert page.evaluate("document.activeElement.className") == "error-summary"
            assert_accessible(page)


def test_forms_of_a_supervisor(sign_in, officer_africa, supervisor):
    case = fill_case(officer_africa)
    page = sign_in(supervisor)

    for form in ("assign", "desk"):
        page.goto(f"/cases/{case.pk}/{form}/")
        assert_accessible(page)
    page.goto(f"/cases/{case.pk}/assign/")
    page.get_by_label("Who answers for it?").select_option(label=officer_africa.name)
    page.get_by_role("button", name="Assign").click()
    page.wait_for_selector(f"text={officer_africa.name} answers for it")


def test_names_are_masked_until_they_are_shown_and_again_after(sign_in, officer_africa):
    case = fill_case(officer_africa)
    page = sign_in(officer_africa)
    page.goto(f"/cases/{case.pk}/")

    def told(page: Page) -> bool:
        return any(part in page.content() for name in NAMES for part in name.split())

    assert not told(page)
    page.get_by_role("button", name="Show the names").press("Enter")
    page.wait_for_selector(f"text={NAMES[0]}")
    page.get_by_role("link", name="Hide the names").press("Enter")
    page.wait_for_selector("text=Names are masked")
    assert not told(page)
    assert Event.objects.filter(case=case, kind="names_shown").count() == 1


def test_a_person_is_looked_up_without_leaving_the_name(sign_in, officer_africa):
    case = fill_case(officer_africa)
    page = sign_in(officer_africa)
    page.goto("/cases/")
    page.get_by_role("link", name="Look a person up").first.click()
    assert_accessible(page)

    page.get_by_label("Name", exact=True).fill("VELDT MBEKI, Oriana")
    page.get_by_label("Why do you look this person up?").fill("A relative asks for news")
    page.get_by_role("button", name="Look up").click()

    page.wait_for_selector("text=1 person found")
    assert_accessible(page)
    assert "veldt" not in page.url.casefold()
    page.get_by_role("link", name=case.title).click()
    page.wait_for_selector("h1")
    assert page.url.endswith(f"#person-{Person.objects.get(position=2).pk}")


def test_a_to_do_is_done_by_keyboard(sign_in, officer_africa):
    case = fill_case(officer_africa)
    page = sign_in(officer_africa)
    page.goto(f"/cases/{case.pk}/")

    page.get_by_role("button", name="Done", exact=True).press("Enter")

    page.wait_for_selector("text=Nothing is to be done.")
    assert not ToDo.objects.filter(done_on=None).exists()
