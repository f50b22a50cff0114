"""Writing letters in a browser: saved by itself, by two people, without a connection, by keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from communications.models import Communication, Draft, LetterSet
from communications.services.provisions import instrument_records, load_instruments
from tests.factories import make_actor, make_mandate, make_state
from tests.factories.drafts import load_paragraphs, make_draft, make_letter_set

from .case import fill_case
from .test_accessibility import LOOKS, assert_accessible, open_everything

QUESTIONS = (
    {"text": "First?", "parts": ["one", "two"]},
    {"text": "Second?", "parts": []},
    {"text": "Third?", "parts": []},
)


@pytest.fixture
def letter(officer_africa) -> Communication:
    load_paragraphs()
    load_instruments(records=instrument_records())
    case = fill_case(officer_africa)
    letter_set = make_letter_set(
        by=officer_africa, case=case, facts="Ms. Oriana Veldt-Mbeki was not heard."
    )
    mandates = [make_mandate("housing"), make_mandate("health")]
    letter = make_draft(
        by=officer_africa, letter_set=letter_set, mandates=mandates, questions=QUESTIONS
    )
    make_draft(by=officer_africa, letter_set=letter_set, to=make_actor(), mandates=mandates)
    return letter


def outline(letter: Communication) -> list[tuple[str, list[str]]]:
    draft = Draft.objects.get(communication=letter)
    return [(each["text"], each["parts"]) for each in draft.questions]


def status(page: Page):
    return page.locator("[data-save-status]")


def own_paragraphs(page: Page):
    return page.get_by_label("Paragraphs of this letter alone")


def test_what_is_typed_is_saved_by_itself_and_shown(sign_in, officer_africa, letter):
    page = sign_in(officer_africa)
    page.goto(f"/drafts/{letter.pk}/")

    own_paragraphs(page).type("We recall the visit of March.")
    expect(status(page)).to_have_text("Not saved yet")
    expect(status(page)).to_contain_text("Saved ", timeout=10_000)

    expect(page.locator("[data-preview-pane]")).to_contain_text("We recall the visit of March.")
    assert Draft.objects.get(communication=letter).own_paragraphs == "We recall the visit of March."
    # A crash: nothing but the server has it.
    other = sign_in(officer_africa)
    other.goto(f"/drafts/{letter.pk}/")
    expect(own_paragraphs(other)).to_have_value("We recall the visit of March.")
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_two_windows_end_on_a_page_with_both_texts(sign_in, officer_africa, supervisor, letter):
    mine, theirs = sign_in(officer_africa), sign_in(supervisor)
    for page in (mine, theirs):
        page.goto(f"/drafts/{letter.pk}/")
    own_paragraphs(theirs).type("The visit of March.")
    expect(status(theirs)).to_contain_text("Saved ")

    own_paragraphs(mine).type("The visit of April.")

    mine.wait_for_selector("text=Which text is to stand?")
    assert_accessible(mine)
    open_everything(mine)
    assert_accessible(mine)
    mine.get_by_label("The text to use").fill("The visits of March and April.")
    mine.get_by_label("Use this text").check()
    mine.get_by_role("button", name="Save this choice").click()
    mine.wait_for_selector("text=As it will be")
    saved = Draft.objects.get(communication=letter)
    assert saved.own_paragraphs == "The visits of March and April."
    assert saved.saved_by == officer_africa


def test_without_a_connection_nothing_is_lost(sign_in, officer_africa, letter):
    page = sign_in(officer_africa)
    page.goto(f"/drafts/{letter.pk}/")
    page.context.set_offline(True)
    own_paragraphs(page).type("Typed in a tunnel.")
    expect(status(page)).to_have_text("Not saved: no connection, trying again", timeout=10_000)
    assert Draft.objects.get(communication=letter).own_paragraphs == ""

    page.context.set_offline(False)
    expect(status(page)).to_contain_text("Saved ", timeout=15_000)
    assert Draft.objects.get(communication=letter).own_paragraphs == "Typed in a tunnel."


def test_a_server_with_a_problem_is_asked_again(sign_in, officer_africa, letter):
    page = sign_in(officer_africa)
    page.goto(f"/drafts/{letter.pk}/")
    page.route("**/save/", lambda route: route.fulfill(status=503, body=""))
    own_paragraphs(page).type("Typed meanwhile.")
    expect(status(page)).to_have_text("Not saved: the server has a problem, trying again")
    page.unroute("**/save/")
    expect(status(page)).to_contain_text("Saved ", timeout=15_000)
    assert Draft.objects.get(communication=letter).own_paragraphs == "Typed meanwhile."


def test_a_session_that_ended_is_told_and_the_text_saved_after_signing_in(
    sign_in, officer_africa, letter
):
    page = sign_in(officer_africa)
    page.goto(f"/drafts/{letter.pk}/")
    kept = page.context.cookies()
    page.context.clear_cookies()
    own_paragraphs(page).type("Typed too late.")
    expect(status(page)).to_contain_text("you are signed out")
    link = page.get_by_role("link", name="Sign in in a new tab")
    expect(link).to_be_visible()
    expect(own_paragraphs(page)).to_have_value("Typed too late.")

    # Signed in again, with another token for forms than the page has.
    page.context.add_cookies([each for each in kept if each["name"] != "csrftoken"])
    expect(status(page)).to_contain_text("Saved ", timeout=20_000)
    expect(link).to_be_hidden()
    assert Draft.objects.get(communication=letter).own_paragraphs == "Typed too late."


def test_leaving_with_unsaved_words_is_asked_about(sign_in, officer_africa, letter):
    page = sign_in(officer_africa)
    page.goto(f"/drafts/{letter.pk}/")
    page.context.set_offline(True)
    own_paragraphs(page).type("Unsaved.")
    with page.expect_event("dialog") as asked:
        page.close(run_before_unload=True)
    assert asked.value.type == "beforeunload"
    asked.value.accept()


def test_questions_are_moved_by_keyboard(sign_in, officer_africa, letter):
    page = sign_in(officer_africa)
    page.goto(f"/drafts/{letter.pk}/")
    told = page.locator("[data-outline-status]")

    page.get_by_role("textbox", name="Question 3").press("Alt+ArrowUp")
    expect(told).to_have_text("Moved. It is now question 2")
    assert page.evaluate("document.activeElement.value") == "Third?"
    page.keyboard.press("Alt+ArrowRight")
    expect(told).to_have_text("Moved. It is now part c")
    page.keyboard.press("Alt+ArrowUp")
    expect(told).to_have_text("Moved. It is now part b")
    expect(status(page)).to_contain_text("Saved ", timeout=10_000)
    assert outline(letter) == [("First?", ["one", "Third?", "two"]), ("Second?", [])]

    page.keyboard.press("Alt+ArrowLeft")
    expect(told).to_have_text("Moved. It is now question 2")
    page.get_by_role("textbox", name="Question 1").press("Alt+ArrowUp")
    expect(told).to_have_text("It stays where it is: question 1")
    expect(status(page)).to_contain_text("Saved ", timeout=10_000)
    page.wait_for_timeout(500)
    assert outline(letter) == [("First?", ["one"]), ("Third?", ["two"]), ("Second?", [])]


def test_questions_are_moved_by_dragging(sign_in, officer_africa, letter):
    page = sign_in(officer_africa, viewport={"width": 1280, "height": 1500})
    page.goto(f"/drafts/{letter.pk}/")
    rows = page.locator("[data-outline] > li")

    rows.nth(4).locator("[data-grip]").drag_to(rows.nth(0), target_position={"x": 60, "y": 4})

    expect(page.locator("[data-outline-status]")).to_have_text("Moved. It is now question 1")
    expect(status(page)).to_contain_text("Saved ", timeout=10_000)
    assert outline(letter) == [("Third?", []), ("First?", ["one", "two"]), ("Second?", [])]


def test_a_question_is_added_deleted_and_put_back(sign_in, officer_africa, letter):
    page = sign_in(officer_africa)
    page.goto(f"/drafts/{letter.pk}/")
    page.get_by_role("button", name="Add a question").press("Enter")
    page.keyboard.type("Fourth?")
    page.locator("[data-outline] > li").nth(0).get_by_role("button", name="Delete").press("Enter")
    expect(page.locator("[data-toast]")).to_contain_text("Deleted.")
    expect(status(page)).to_contain_text("Saved ", timeout=10_000)
    assert outline(letter) == [("Second?", []), ("Third?", []), ("Fourth?", [])]

    page.get_by_role("button", name="Undo").press("Enter")
    expect(status(page)).to_have_text("Not saved yet")
    expect(status(page)).to_contain_text("Saved ", timeout=10_000)
    assert outline(letter) == [
        ("First?", ["one", "two"]),
        ("Second?", []),
        ("Third?", []),
        ("Fourth?", []),
    ]


def test_a_button_takes_along_what_was_just_typed(sign_in, officer_africa, letter):
    page = sign_in(officer_africa)
    page.goto(f"/drafts/{letter.pk}/")
    own_paragraphs(page).type("Just typed.")
    page.get_by_label("Look for a provision").fill("ICCPR 19")
    page.get_by_label("Look for a provision").press("Enter")
    page.get_by_role("button", name="Add ICCPR, Article 19").click()
    page.wait_for_selector(".annexed__item")
    draft = Draft.objects.get(communication=letter)
    assert draft.own_paragraphs == "Just typed."
    assert [str(item.provision) for item in draft.annex_items.all()] == ["ICCPR, Article 19"]
    assert_accessible(page)


def test_without_javascript_the_buttons_do_the_same(sign_in, officer_africa, letter):
    page = sign_in(officer_africa, java_script_enabled=False)
    page.goto(f"/drafts/{letter.pk}/")
    own_paragraphs(page).fill("Saved by the button.")
    row = page.locator("[data-outline] > li").nth(3)
    row.get_by_role("button", name="Make it a part of the question before").click()
    assert outline(letter) == [("First?", ["one", "two", "Second?"]), ("Third?", [])]
    page.get_by_role("button", name="Save", exact=True).click()
    assert Draft.objects.get(communication=letter).own_paragraphs == "Saved by the button."


@pytest.mark.parametrize("look", LOOKS)
def test_pages_of_drafting_are_accessible(sign_in, officer_africa, letter, look):
    page = sign_in(officer_africa, **LOOKS[look])
    page.request.get("/")
    letter_set = letter.draft.letter_set_id
    for address in (
        f"/cases/{letter.case_id}/",
        f"/cases/{letter.case_id}/letters/start/",
        f"/drafts/sets/{letter_set}/",
        f"/drafts/sets/{letter_set}/letters/add/",
        f"/drafts/{letter.pk}/",
        f"/drafts/{letter.pk}/?provision=housing",
        f"/drafts/{letter.pk}/mandates/",
        f"/drafts/{letter.pk}/drop/",
        f"/communications/{letter.pk}/versions/",
    ):
        page.goto(address)
        open_everything(page)
        assert_accessible(page)
    page.goto(f"/communications/{letter.pk}/versions/")
    page.get_by_role("button", name="Keep this version").click()
    page.goto(f"/drafts/{letter.pk}/")
    own_paragraphs(page).fill("We recall the visit.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(status(page)).to_contain_text("Saved ", timeout=10_000)
    for address in ("compare/", "1/"):
        page.goto(f"/communications/{letter.pk}/versions/{address}")
        assert_accessible(page)


def test_letters_are_begun_in_a_browser(sign_in, officer_africa, letter):
    page = sign_in(officer_africa)
    page.goto(f"/cases/{letter.case_id}/")
    page.get_by_role("link", name="Draft letters").click()
    page.get_by_role("button", name="Begin the letters").click()
    page.wait_for_selector(".error-summary")
    assert_accessible(page)
    page.get_by_label("What are the letters about?").fill("the works on the dam")
    make_state("NAM")
    page.locator("#id_to-1-state").select_option("NAM")
    page.get_by_label("Look for a mandate").fill("hous")
    expect(page.get_by_label("Physical and mental health")).to_be_hidden()
    page.get_by_label("Adequate housing").check()
    page.get_by_role("button", name="Begin the letters").click()
    page.wait_for_selector("text=1 letter is begun.")
    assert LetterSet.objects.filter(subject="the works on the dam").count() == 1
