"""Autosave, and two writings of one text."""

from __future__ import annotations

import json

import pytest

from communications.enums import Stage
from communications.models import Communication, Draft, LetterSet
from tests.communications.views.drafting.conftest import Desk
from tests.page_forms import Fields


@pytest.fixture
def other_tab(signed_in, supervisor, letter):
    """Somebody else who opened the same letter before anybody saved."""
    return Desk(signed_in(supervisor), letter)


def fields_of(page: str) -> dict[str, str]:
    form = page[page.index('name="resolve"') - 400 :]
    return Fields(form[: form.index("</form>")]).values


def test_autosave_tells_time_and_revision(desk, letter):
    told = desk.autosave(own_paragraphs="Saved by itself.").json()

    assert (told["saved"], told["revision"]) == ("Saved 11:00", 2)
    assert Draft.objects.get(communication=letter).own_paragraphs == "Saved by itself."
    again = desk.autosave(own_paragraphs="And again.", revision=told["revision"], read=told["read"])
    assert again.json()["revision"] == 3


def test_autosave_on_a_stale_revision_changes_nothing(desk, other_tab, letter):
    desk.autosave(own_paragraphs="First.")
    answer = other_tab.autosave(own_paragraphs="Second.")
    assert (answer.status_code, answer.json()) == (409, {"revision": 2})
    assert Draft.objects.get(communication=letter).own_paragraphs == "First."


def test_autosave_tells_what_cannot_be_saved(desk, letter):
    answer = desk.autosave(question=[" ", "part"], levels="0,1")
    assert answer.status_code == 422
    assert answer.json() == {"problems": ["Question 1: The text is empty."]}
    answer = desk.autosave(salutation="x" * 201)
    assert answer.status_code == 422
    Communication.objects.filter(pk=letter.pk).update(stage=Stage.IN_SIGN_OFF)
    answer = desk.autosave(own_paragraphs="Too late.")
    assert "In sign-off" in answer.json()["problems"][0]


@pytest.mark.parametrize("sent", ["", "-1", "x", "99999999999999"])
def test_a_revision_that_is_none_is_stale(desk, sent):
    assert desk.autosave(own_paragraphs="Changed.", revision=sent).status_code == 409


def test_both_texts_are_shown_and_nothing_is_lost(desk, other_tab, officer_africa):
    desk.autosave(own_paragraphs="The visit of March.")

    answer = other_tab.send(own_paragraphs="The visit of April.", salutation="Dear Minister")

    page = answer.content.decode()
    assert answer.status_code == 409
    assert f"<strong>{officer_africa}</strong> saved this" in page
    assert "The visit of April." in page
    assert "The visit of March." in page
    assert "March" in page[page.index("<del>") : page.index("</del>")]
    assert "April" in page[page.index("<ins>") : page.index("</ins>")]
    # Only one of the two touched the salutation.
    assert page.count("Changed by you only.") == 1


@pytest.mark.parametrize(
    ("take", "expected"),
    [
        ("mine", "The visit of April."),
        ("theirs", "The visit of March."),
        ("merged", "Both visits."),
    ],
)
def test_a_choice_is_saved(desk, other_tab, letter, take, expected):
    desk.autosave(own_paragraphs="The visit of March.")
    page = other_tab.send(own_paragraphs="The visit of April.", salutation="Dear Minister")
    fields = fields_of(page.content.decode())

    answer = other_tab.browser.post(
        other_tab.address,
        {
            **fields,
            "take_own_paragraphs": take,
            "merged_own_paragraphs": "Both visits.",
            "take_salutation": "mine",
        },
    )

    assert answer.status_code == 302
    draft = Draft.objects.get(communication=letter)
    assert (draft.own_paragraphs, draft.communication.salutation) == (expected, "Dear Minister")
    assert [each["text"] for each in draft.questions] == ["First?", "Second?"]


def test_questions_are_merged_as_text(desk, other_tab, letter):
    desk.autosave(question=["First, please?"], levels="0")
    page = other_tab.send(question=["First?", "one"], levels="0,1").content.decode()
    assert "First?\n- one" in page

    other_tab.browser.post(
        other_tab.address,
        {
            **fields_of(page),
            "take_questions": "merged",
            "merged_questions": "First, please?\r\n- one\r\n- two\r\n\r\nThird?",
        },
    )

    assert Draft.objects.get(communication=letter).questions == [
        {"text": "First, please?", "parts": ["one", "two"]},
        {"text": "Third?", "parts": []},
    ]


def test_somebody_who_saves_while_one_chooses_is_not_overwritten(desk, other_tab, letter):
    told = desk.autosave(own_paragraphs="March.").json()
    page = other_tab.send(own_paragraphs="April.").content.decode()
    desk.autosave(own_paragraphs="May.", revision=told["revision"], read=told["read"])

    answer = other_tab.browser.post(
        other_tab.address, {**fields_of(page), "take_own_paragraphs": "mine"}
    )

    assert answer.status_code == 409
    assert "May." in answer.content.decode()
    assert "April." in answer.content.decode()
    assert Draft.objects.get(communication=letter).own_paragraphs == "May."


def test_the_shared_text_is_saved_and_asked_about_alike(
    signed_in, officer_africa, supervisor, letter
):
    address = f"/drafts/sets/{letter.draft.letter_set_id}/"
    first, second = signed_in(officer_africa), signed_in(supervisor)
    page = first.get(address).content.decode()
    fields = Fields(page[page.index("data-autosave") :]).values
    told = first.post(f"{address}save/", {**fields, "facts": "By one."}).json()
    assert told["revision"] == 2
    assert set(json.loads(told["read"])) == {"subject", "introduction", "facts", "concerns"}

    answer = second.post(address, {**fields, "facts": "By the other.", "subject": "homes"})
    assert answer.status_code == 409
    kept = {**fields_of(answer.content.decode()), "take_facts": "theirs", "take_subject": "mine"}
    assert second.post(address, kept).status_code == 302
    letter_set = LetterSet.objects.get()
    assert (letter_set.facts, letter_set.subject, letter_set.revision) == ("By one.", "homes", 3)


def test_the_shared_text_of_letters_in_sign_off_is_not_written(signed_in, officer_africa, letter):
    address = f"/drafts/sets/{letter.draft.letter_set_id}/"
    browser = signed_in(officer_africa)
    page = browser.get(address).content.decode()
    fields = Fields(page[page.index("data-autosave") :]).values
    Communication.objects.filter(pk=letter.pk).update(stage=Stage.IN_SIGN_OFF)

    assert "data-autosave" not in browser.get(address).content.decode()
    answer = browser.post(address, {**fields, "facts": "Typed too late."})
    assert answer.status_code == 422
    assert "Typed too late." in answer.content.decode()
    assert browser.post(f"{address}save/", {**fields, "facts": "No."}).status_code == 422
