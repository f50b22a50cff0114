"""The page of a set: its title, and what it offers once nothing in it can change any more."""

from __future__ import annotations

from communications.models import Communication
from tests.communications.views.listed import markup
from tests.factories.drafts import make_draft, make_letter_set


def page_of(letter: Communication, browser) -> str:
    return markup(browser.get(f"/drafts/sets/{letter.draft.letter_set_id}/"))


def test_the_title_says_whether_there_is_one_letter_or_more(letter, signed_in, officer_africa):
    browser = signed_in(officer_africa)
    assert '<h1>Letters:<bdi lang="en">the clearing of homes</bdi></h1>' in page_of(letter, browser)

    alone = make_draft(by=officer_africa, letter_set=make_letter_set(by=officer_africa))
    assert '<h1>Letter:<bdi lang="en">the clearing of homes</bdi></h1>' in page_of(alone, browser)


def test_a_set_that_is_over_takes_no_letter_and_shows_no_preview(letter, signed_in, officer_africa):
    browser = signed_in(officer_africa)
    open_page = page_of(letter, browser)
    assert "Add a letter" in open_page
    assert "As it will be" in open_page

    for draft in letter.draft.letter_set.drafts.all():
        Communication.objects.filter(pk=draft.communication_id).update(stage="dropped")

    page = page_of(letter, browser)
    assert "Add a letter" not in page
    assert "As it will be" not in page
    assert f'href="/drafts/{letter.pk}/"' in page
