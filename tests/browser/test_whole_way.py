"""The whole way in the browser: from information received to three letters that are sent.

One office asks for a change, one declines, four sign. The letters are sent half an hour after
midnight in Geneva, when it is still the day before in UTC. What is expected is written out by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.db import connection
from playwright.sync_api import Page, expect

from cases.models import Event
from cases.services.event_chain import verify_events
from communications.models import SignOff
from parties.models import User

from .whole_way_cast import (
    COMPANY,
    DECLINED,
    HOME,
    HOST,
    MANDATES,
    NAMED,
    RECIPIENTS,
    REFERENCES,
    SIGNING,
    Story,
    prepare,
    text_of_pdf,
)
from .whole_way_desk import (
    CHANGED_QUESTION,
    CONCERNS,
    FACTS,
    QUESTIONS,
    asks_for_sign_off,
    begins_three_letters,
    judges_and_opens_a_case,
    registers_what_came_in,
    reviews_and_sends,
    takes_back_and_changes_the_letter_to_the_company,
    writes_down_people_and_consent,
    writes_what_each_says_alone,
    writes_what_they_share,
)
from .whole_way_log import TOLD, told_of
from .whole_way_offices import (
    asks_for_a_change,
    canaries_in,
    declines_all,
    reads_everything,
    signs_all_that_waits,
    signs_together,
)

pytestmark = pytest.mark.browser

ANNEXES = {
    HOST: "Article 11 of the International Covenant on Economic, Social and Cultural Rights",
    HOME: "Article 2 of the International Covenant on Economic, Social and Cultural Rights",
    COMPANY: "Article 17 of the International Covenant on Civil and Political Rights",
}
SENT_ON, DUE_ON, PUBLIC_FROM = date(2024, 3, 18), date(2024, 5, 17), date(2024, 5, 18)


@contextmanager
def patience() -> Iterator[None]:
    """Seven browsers share the machine with the server: what is expected may take its time."""
    expect.set_options(timeout=20_000)
    yield
    expect.set_options(timeout=5_000)


@pytest.fixture
def story(
    transactional_db: None,
    officer_africa: User,
    supervisor: User,
    sign_in: Callable[..., Page],
) -> Iterator[Story]:
    with (
        patience(),
        time_machine.travel(datetime(2024, 3, 4, 9, 0, tzinfo=UTC), tick=True) as clock,
    ):
        story = prepare(officer_africa, supervisor, sign_in, clock)
        for page in (story.desk, story.head, *story.offices.values()):
            page.set_default_timeout(20_000)
        yield story


def test_from_information_received_to_three_sent_letters(story: Story) -> None:
    registers_what_came_in(story)
    judges_and_opens_a_case(story)
    writes_down_people_and_consent(story)
    story.on(5)
    begins_three_letters(story)
    writes_what_they_share(story)
    writes_what_each_says_alone(story)
    story.on(6)
    asks_for_sign_off(story, "12 March 2024", letters=3)
    story.on(7)
    signs_together(story, "SRHousing")
    asks_for_a_change(story, "SRHRD", COMPANY, "Say since when.")
    story.on(8)
    takes_back_and_changes_the_letter_to_the_company(story)
    asks_for_sign_off(story, "14 March 2024", letters=1)
    sign_offs_are_void_where_the_text_changed_and_nowhere_else()
    story.on(11)
    an_office_reads_of_nobody_without_consent(story, DECLINED)
    declines_all(story, DECLINED)
    whoever_declined_reads_nothing_more(story)
    story.on(12)
    signs_all_that_waits(story, "SRHRD")
    signs_together(story, "SRRTH")
    signs_together(story, "WGBHR")
    signs_all_that_waits(story, "SRHousing", COMPANY)

    story.on(17, hour=23, minute=30)
    reviews_and_sends(story)
    call_command("deliver_outbox", verbosity=0)

    letters_have_their_numbers_and_days(story)
    files_say_what_was_signed(story)
    every_recipient_has_one_mail(story)
    pages_show_what_was_sent(story)
    the_log_tells_it_in_order(story)
    an_office_reads_of_nobody_without_consent(story, "SRHRD")
    whoever_declined_reads_nothing_more(story)
    nothing_that_is_kept_for_others_names_anybody_without_consent()


def sign_offs_are_void_where_the_text_changed_and_nowhere_else() -> None:
    rows = SignOff.objects.filter(answer="signed").select_related("version__communication")
    void = {str(row.version.communication.addressee): row.voided_on for row in rows}
    assert void == {HOST: None, HOME: None, COMPANY: date(2024, 3, 8)}


def letters_have_their_numbers_and_days(story: Story) -> None:
    for addressee, reference in REFERENCES.items():
        letter = story.letter(addressee)
        assert str(letter) == reference
        assert letter.stage == "sent"
        assert (letter.letter_date, letter.due_on, letter.publishable_from) == (
            SENT_ON,
            DUE_ON,
            PUBLIC_FROM,
        )


def files_say_what_was_signed(story: Story) -> None:
    for addressee, reference in REFERENCES.items():
        story.head.goto(f"/communications/{story.letter(addressee).pk}/")
        link = story.head.get_by_role("link", name="Letter as PDF").get_attribute("href")
        text = text_of_pdf(story.head.request.get(str(link)).body())
        asked = CHANGED_QUESTION if addressee == COMPANY else QUESTIONS[addressee]
        expected = [reference, "18 March 2024", FACTS, f"2. {asked}", "within 60 days"]
        expected += ["for your observations", CONCERNS.removeprefix("We are concerned ")]
        expected += [ANNEXES[addressee], *(other for other in REFERENCES if other != addressee)]
        for code in SIGNING:
            _short, holder, title, resolution = MANDATES[code]
            expected += [holder, title, resolution]
        assert [words for words in expected if words not in text] == [], reference
        _short, holder, title, resolution = MANDATES[DECLINED]
        others = [asked for to, asked in QUESTIONS.items() if to != addressee]
        unwanted = [holder, title, resolution, *others, QUESTIONS[COMPANY], "[…]"]
        assert [words for words in unwanted if words in text] == [], reference
        assert canaries_in(text) == []


def every_recipient_has_one_mail(story: Story) -> None:
    expected = [
        (address, REFERENCES[addressee])
        for addressee, addresses in RECIPIENTS.items()
        for address in addresses
    ]
    letters = [each for each in mail.outbox if each.attachments]
    assert sorted((", ".join(each.recipients()), each.subject) for each in letters) == sorted(
        expected
    )
    for message in letters:
        letter, note = (text_of_pdf(bytes(each[1])) for each in message.attachments)
        assert message.subject in letter
        assert FACTS in letter
        assert message.subject in note
        assert FACTS not in note
        assert canaries_in(message.message().as_string() + str(message.body) + note) == []
        assert NAMED not in str(message.body)
    for addressee, addresses in RECIPIENTS.items():
        rows = story.letter(addressee).dispatches.order_by("email")
        assert [(row.email, row.state) for row in rows] == [(to, "delivered") for to in addresses]


def pages_show_what_was_sent(story: Story) -> None:
    page = story.desk
    page.goto(f"/cases/{story.case.pk}/")
    for addressee, reference in REFERENCES.items():
        row = page.get_by_role("row").filter(has_text=reference)
        expect(row).to_contain_text(addressee)
        expect(row).to_contain_text("18 March 2024")
    page.get_by_role("link", name=REFERENCES[COMPANY]).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(REFERENCES[COMPANY])
    main = page.locator("main")
    for words in ("17 May 2024", "18 May 2024", CHANGED_QUESTION, "legal@ferries.example"):
        expect(main).to_contain_text(words)
    expect(page.get_by_text("The mail server took it")).to_have_count(1)


def the_log_tells_it_in_order(story: Story) -> None:
    for addressee, told in TOLD.items():
        assert told_of(story, addressee) == told, addressee
    in_order = story.case.events.filter(subject__in=["submission", "case"]).order_by("position")
    assert [each.kind for each in in_order] == [
        "case_opened",
        "person_added",
        "consent_recorded",
        "consent_recorded",
        "risk_noted",
    ]
    assert verify_events().position == Event.objects.count()


def an_office_reads_of_nobody_without_consent(story: Story, code: str) -> None:
    text = reads_everything(story, code)
    assert text.count(NAMED) > 3
    assert canaries_in(text) == []


def whoever_declined_reads_nothing_more(story: Story) -> None:
    text = reads_everything(story, DECLINED)
    assert "Sign-offs" in text
    assert (NAMED in text, canaries_in(text)) == (False, [])


def nothing_that_is_kept_for_others_names_anybody_without_consent() -> None:
    tables = ("cases_event", "communications_notice", "communications_outboxmessage")
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT t::text FROM {table} t")  # noqa: S608
            rows = [row for (row,) in cursor.fetchall()]
            assert rows
            assert canaries_in("\n".join(rows)) == [], table
