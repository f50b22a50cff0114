"""What the secretariat does on the whole way, page by page."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from .whole_way_cast import COMPANY, HOME, HOST, MANDATES, NAMED, SOURCE, UNNAMED, Story

FACTS = f"On 5 June 2023, surveyors told Ms. {NAMED} to leave her house before the rains."
CONCERNS = "We are concerned that homes may be cleared without consultation."
QUESTIONS = {
    HOST: "Please explain on what ground the families were told to leave.",
    HOME: "Please explain how companies are held to respect human rights abroad.",
    COMPANY: "Please describe the human rights due diligence of your company.",
}
CHANGED_QUESTION = "Please describe the human rights due diligence of your company since June 2023."
# What is looked for in the library, and the words that the annex then has.
PROVISIONS = {HOST: "ICESCR 11", HOME: "ICESCR 2", COMPANY: "ICCPR 17"}


def told(page: Page, words: str) -> None:
    """The page says at its top what was done."""
    expect(page.get_by_role("status").filter(has_text=words).first).to_be_visible()


def registers_what_came_in(story: Story) -> None:
    page = story.desk
    page.goto("/")
    page.get_by_role("link", name="Intake").click()
    page.get_by_role("link", name="Register information").first.click()
    page.get_by_label("Submission portal").check()
    page.get_by_label("Title").fill("Clearing of the Lower Sedge")
    page.get_by_label("What was received").fill(
        f"Surveyors told {NAMED} to leave. {UNNAMED} saw it and fears for her life."
    )
    page.locator("#id_persons").fill(f"{NAMED}\n{UNNAMED}")
    page.get_by_label("Country").select_option(label=HOST)
    page.get_by_label("When did it happen?").fill("5 June 2023")
    page.get_by_role("group", name="Source").get_by_label("Name").fill(SOURCE)
    page.get_by_role("button", name="Register", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Clearing of the Lower Sedge")


def judges_and_opens_a_case(story: Story) -> None:
    page = story.desk
    for criterion in ("not_unfounded", "factual", "not_abusive", "reliable", "not_media_only"):
        page.locator(f"#id_{criterion}_0").check()
    page.get_by_role("button", name="Save the answers").click()
    told(page, "The answers are saved.")
    page.get_by_role("link", name="Open a case").click()
    page.get_by_role("button", name="Open the case").click()
    told(page, "The case is open.")


def writes_down_people_and_consent(story: Story) -> None:
    """Both persons came along; a third is added, and two of the three are asked."""
    page = story.desk
    page.get_by_role("link", name="Add a person").click()
    page.get_by_label("Name", exact=True).fill("Tau Fictive")
    page.get_by_label("Role").select_option(label="Victim")
    page.get_by_role("button", name="Add the person").click()
    told(page, "The person is added.")
    _answers(page, 1, "Yes")
    _answers(page, 2, "No")
    page.goto(f"/cases/{story.case.pk}/risk/")
    page.get_by_label("High").check()
    page.get_by_label("Why, and what follows from it").fill(f"{UNNAMED} was followed home.")
    page.locator("main form button[type=submit]").click()
    expect(page.locator("#risk")).to_be_visible()


def _answers(page: Page, person: int, answer: str) -> None:
    page.get_by_role("link", name=f"Consent person {person}").click()
    page.get_by_label("May you be named to the addressee of a letter?").check()
    page.get_by_label(answer, exact=True).check()
    page.get_by_role("button", name="Record the answer").click()
    told(page, "The answer is recorded.")


def begins_three_letters(story: Story) -> None:
    page = story.desk
    page.goto(f"/cases/{story.case.pk}/")
    page.get_by_role("link", name="Draft letters").click()
    if not page.locator("#id_to-3-state").count():
        page.get_by_role("button", name="One more letter").click()
    page.get_by_label("What are the letters about?").fill("the clearing of homes")
    page.locator("#id_to-1-state").select_option("BWA")
    page.locator("#id_to-2-state").select_option("NZL")
    page.locator("#id_to-3-actor").fill(COMPANY)
    for name, *_words in MANDATES.values():
        page.get_by_role("checkbox", name=name, exact=True).check()
    page.get_by_role("button", name="Begin the letters").click()
    told(page, "3 letters are begun.")


def writes_what_they_share(story: Story) -> None:
    page = story.desk
    page.get_by_label("Facts alleged").fill(FACTS)
    page.get_by_label("Concerns").fill(CONCERNS)
    _saves(page)


def writes_what_each_says_alone(story: Story) -> None:
    for addressee, question in QUESTIONS.items():
        page = story.desk
        page.goto(f"/drafts/{story.letter(addressee).pk}/")
        page.get_by_role("button", name="Add a question").press("Enter")
        page.keyboard.type(question)
        _saves(page)
        page.get_by_label("Look for a provision").fill(PROVISIONS[addressee])
        page.get_by_label("Look for a provision").press("Enter")
        covenant, article = PROVISIONS[addressee].split()
        page.get_by_role("button", name=f"Add {covenant}, Article {article}", exact=True).click()
        expect(page.locator(".annexed__item")).to_have_count(1)


def _saves(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("[data-save-status][data-tone=done]")).to_contain_text("Saved ")


def asks_for_sign_off(story: Story, answer_by: str, letters: int) -> None:
    page = story.desk
    page.goto(f"/drafts/sets/{story.letter(HOST).draft.letter_set_id}/")
    page.get_by_role("link", name="Ask for sign-off").click()
    expect(page.get_by_text("Nothing that it needs is missing.")).to_have_count(letters)
    page.get_by_label("Answer by").fill(answer_by)
    page.get_by_role("button", name="Ask for sign-off").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sign-off board")


def takes_back_and_changes_the_letter_to_the_company(story: Story) -> None:
    page, letter = story.desk, story.letter(COMPANY)
    page.goto(f"/sign-offs/sets/{letter.draft.letter_set_id}/")
    page.get_by_role("link", name="Take back to change").click()
    for addressee in (HOST, HOME):
        page.get_by_role("checkbox", name=f"Allegation letter to {addressee}").uncheck()
    page.get_by_role("button", name="Take back").click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Take back to change")
    page.goto(f"/drafts/{letter.pk}/")
    page.get_by_role("textbox", name="Question 2").fill(CHANGED_QUESTION)
    _saves(page)


def reviews_and_sends(story: Story) -> None:
    page = story.head
    page.goto(f"/drafts/sets/{story.letter(HOST).draft.letter_set_id}/")
    page.get_by_role("link", name="Review and send").click()
    expect(page.get_by_text("4 mandates")).to_have_count(3)
    expect(page.get_by_text("Not ready")).to_have_count(0)
    page.get_by_label("How many letters do you send?").fill("3")
    page.get_by_role("button", name="Send the ticked letters").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("3 letters are sent")
