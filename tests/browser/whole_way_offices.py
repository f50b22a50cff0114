"""What the mandate-holders' offices do on the whole way, and what they get to see."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from .whole_way_cast import CANARIES, COMPANY, HOME, HOST, Story, text_of_pdf
from .whole_way_desk import told

LETTERS = (HOST, HOME, COMPANY)


def signs_all_that_waits(story: Story, code: str, *addressees: str) -> None:
    """Signs the letters to these addressees, on the page of each."""
    for addressee in addressees or LETTERS:
        page = _opens(story, code, addressee)
        page.get_by_role("button", name="Sign off this version").click()
        told(page, f"Signed off: Allegation letter to {addressee}.")


def signs_together(story: Story, code: str) -> None:
    """Signs the three letters in one act."""
    page = _opens(story, code, HOST)
    page.get_by_role("link", name="Sign off together with 2 parallel letters").click()
    page.get_by_role("button", name="Sign off", exact=True).click()
    told(page, "Signed off:")


def asks_for_a_change(story: Story, code: str, addressee: str, reason: str) -> None:
    page = _opens(story, code, addressee)
    page.get_by_role("link", name="Ask for changes").click()
    for other in LETTERS:
        if other != addressee:
            page.get_by_role("checkbox", name=f"Allegation letter to {other}").uncheck()
    page.get_by_label("What is to be changed, and why?").fill(reason)
    page.get_by_role("button", name="Ask for changes").click()
    told(page, f"The desk is told what is to be changed: Allegation letter to {addressee}.")


def declines_all(story: Story, code: str) -> None:
    page = _opens(story, code, HOST)
    page.get_by_role("link", name="Decline to sign").click()
    page.get_by_label("Why?").fill("No hazardous substance is involved.")
    page.get_by_role("button", name="Decline to sign").click()
    told(page, "Declined. It goes out without you:")


def _opens(story: Story, code: str, addressee: str) -> Page:
    page = story.offices[code]
    page.goto("/sign-offs/")
    page.get_by_role("link", name=f"Allegation letter to {addressee}").click()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text(f"Allegation letter to {addressee}")
    return page


def reads_everything(story: Story, code: str) -> str:
    """All that the office can open, as source of pages and text of files, in one string.

    What is not there for it is left out; the case must not be there.
    """
    page = story.offices[code]
    assert page.request.get(f"/cases/{story.case.pk}/").status == 404
    read = []
    for address in _addresses(story):
        answer = page.request.get(address)
        if answer.ok:
            is_file = answer.headers["content-type"] == "application/pdf"
            read.append(text_of_pdf(answer.body()) if is_file else answer.text())
    return "\n".join(read)


def _addresses(story: Story) -> list[str]:
    addresses = ["/", "/sign-offs/", "/sign-offs/delegations/", "/notices/"]
    for addressee in LETTERS:
        letter = story.letter(addressee)
        page = f"/communications/{letter.pk}/"
        addresses += [page, f"{page}sign-off/", f"{page}versions/", f"{page}letter.pdf"]
        addresses += [f"{page}versions/{each.number}/" for each in letter.versions.all()]
    return addresses


def canaries_in(text: str) -> list[str]:
    return [name for name in CANARIES if name in text.casefold()]
