"""Extensions, closing and reopening in the browser, on 28 August 2023."""

from __future__ import annotations

import re
from datetime import date

import pytest

from communications.models import ClosingStep, ExtensionStep
from communications.services.extensions import record_extension

from .listed import markup

SECRET = "Zqxqzvreason of the mission"
GOOD = {
    "kind": "granted",
    "until": "30 September 2023",
    "happened_on": "20.8.2023",
    "reason": SECRET,
}


@pytest.fixture
def letter(make_communication):
    """Due on 1 September 2023."""
    return make_communication(number=62)


@pytest.fixture
def extended(letter, officer_africa):
    record_extension(
        letter=letter,
        kind="granted",
        until=date(2023, 9, 30),
        reason=SECRET,
        happened_on=date(2023, 8, 20),
        by=officer_africa,
        on=date(2023, 8, 28),
    )
    return letter


def words(answer) -> str:
    """What the page says, without its tags."""
    return " ".join(re.sub(r"<[^>]*>", "", answer.content.decode()).split())


def extend(letter) -> str:
    return f"/communications/{letter.pk}/extensions/add/"


def test_an_extension_is_recorded_and_the_letter_shown(letter, signed_in, officer_africa):
    answer = signed_in(officer_africa).post(extend(letter), GOOD, follow=True)
    assert answer.redirect_chain == [(f"/communications/{letter.pk}/", 302)]
    step = ExtensionStep.objects.get()
    assert (step.kind, step.until, step.happened_on) == (
        "granted",
        date(2023, 9, 30),
        date(2023, 8, 20),
    )
    assert (step.reason, step.recorded_by) == (SECRET, officer_africa)
    shown = words(answer)
    assert "33 days left" in shown
    assert "Reply due on 30 September 2023" in shown
    assert "Extended from 1 September 2023" in shown
    assert "Publication does not move: the letter may be public from 2 September 2023." in shown
    assert "On 20 August 2023 it was extended to 30 September 2023" in shown
    assert SECRET in shown


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"until": ""}, "Enter the day until which it is extended."),
        ({"until": "1 September 2023"}, "This must be after the first due day, 1 September 2023."),
        ({"happened_on": "29 August 2023"}, "This day has not come yet."),
        ({"reason": ""}, "Give the reason."),
        ({"kind": "refused", "until": ""}, "There is no request to refuse."),
        ({"kind": ""}, "Choose what happened."),
    ],
)
def test_what_is_refused_is_told_at_its_field_and_nothing_is_lost(
    letter, signed_in, officer_africa, changes, message
):
    answer = signed_in(officer_africa).post(extend(letter), GOOD | changes)
    assert answer.status_code == 422
    assert message in answer.content.decode()
    assert SECRET in answer.content.decode() or "reason" in changes
    assert not ExtensionStep.objects.exists()


def test_an_office_sees_the_extension_and_not_its_reason(extended, signed_in, office_user):
    shown = markup(signed_in(office_user).get(f"/communications/{extended.pk}/"))
    assert "<strong>Extension granted</strong>" in shown
    assert SECRET not in shown
    assert "Record an extension" not in shown


def test_the_list_shows_the_extended_day_and_the_first(extended, signed_in, officer_africa):
    shown = words(signed_in(officer_africa).get("/"))
    assert "30 September 2023" in shown
    assert "extended from 1 September 2023" in shown
    assert "33 days left" in shown


@pytest.mark.parametrize("sort", ["due", "phase"])
def test_the_list_is_sorted_by_the_extended_day(
    extended, make_communication, signed_in, officer_africa, sort
):
    make_communication(number=63, letter_date=date(2023, 7, 10))
    shown = words(signed_in(officer_africa).get(f"/?sort={sort}&phase=awaiting"))
    assert shown.index("AL BWA 63/2023") < shown.index("AL BWA 62/2023")


def test_an_answer_after_the_first_day_is_in_time_under_the_extension(
    make_communication, signed_in, officer_africa
):
    letter = make_communication(
        letter_date=date(2023, 6, 21),
        extended_to=date(2023, 9, 30),
        answered_on=date(2023, 8, 28),
    )
    shown = words(signed_in(officer_africa).get(f"/communications/{letter.pk}/"))
    assert "8 days after the first date, in time under the extension" in shown
    assert "Answered in time" in shown


def test_an_open_letter_past_its_first_date_is_not_called_late(
    make_communication, signed_in, officer_africa
):
    letter = make_communication(letter_date=date(2023, 6, 21), extended_to=date(2023, 9, 30))
    shown = words(signed_in(officer_africa).get(f"/communications/{letter.pk}/"))
    assert "33 days left 8 days past the first date" in shown
    assert "late" not in shown.split("How this date was reached")[0].split("Where it stands")[1]


def test_a_letter_is_closed_and_reopened_with_reasons(letter, signed_in, supervisor):
    browser = signed_in(supervisor)
    page, close = f"/communications/{letter.pk}/", f"/communications/{letter.pk}/close/"
    assert close in browser.get(page).content.decode()
    closed = words(browser.post(close, {"reason": "Settled."}, follow=True))
    assert "Closed on 28 August 2023" in closed
    assert "Record an extension" not in closed
    reopened = browser.post(f"{page}reopen/", {"reason": "New facts."}, follow=True)
    assert "Closed on" not in words(reopened)
    assert "4 days left" in words(reopened)
    assert list(ClosingStep.objects.order_by("pk").values_list("kind", "reason")) == [
        ("closed", "Settled."),
        ("reopened", "New facts."),
    ]


def test_closing_needs_a_reason_and_is_not_done_twice(letter, signed_in, officer_africa):
    browser, close = signed_in(officer_africa), f"/communications/{letter.pk}/close/"
    assert browser.post(close, {"reason": ""}).status_code == 422
    browser.post(close, {"reason": "Settled."})
    again = browser.post(close, {"reason": "Settled."})
    assert again.status_code == 422
    assert "This letter was closed on 28 August 2023." in again.content.decode()
    assert ClosingStep.objects.count() == 1
