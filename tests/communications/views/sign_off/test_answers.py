"""The form of an answer: one letter or several, one mandate or several, and what is kept."""

from __future__ import annotations

from datetime import date

import pytest

from communications.models import Communication, LetterSet, SignOff
from communications.services.circulating import take_back
from communications.services.sign_off_rows import current_version
from communications.services.signing import sign_off
from tests.communications.views.listed import markup
from tests.factories.sign_off import make_round, make_signing_mandate, make_whole_draft, reply_to

TUESDAY = date(2024, 3, 12)
REASON = "Paragraph 3 names the wrong river."


def address(letter: Communication) -> str:
    return f"/communications/{letter.pk}/sign-off/answer/"


def answers() -> list[str]:
    return sorted(SignOff.objects.values_list("answer", flat=True))


def sent(letter: Communication, answer: str, *mandates, **more: object) -> dict[str, object]:
    keys = [mandate.pk for mandate in mandates]
    versions = more.pop("versions", [current_version(letter).pk])
    return {"answer": answer, "versions": versions, "mandates": keys, "reason": REASON, **more}


def test_asking_for_changes_needs_a_reason_and_keeps_what_was_chosen(
    letter, signed_in, office_user, mandate_housing
):
    client = signed_in(office_user)
    form = sent(letter, "changes_asked", mandate_housing, reason=" ")

    response = client.post(address(letter), form)

    assert response.status_code == 422
    shown = markup(response)
    assert "Say what is to be changed." in shown
    assert f'name="mandates" value="{mandate_housing.pk}" checked' in shown
    assert answers() == ["pending", "pending"]


def test_declining_is_confirmed_on_a_page_that_says_what_follows(
    letter, signed_in, office_user, mandate_housing
):
    client = signed_in(office_user)
    asked = markup(client.get(address(letter), {"answer": "declined"}))
    assert "The mandate leaves the letter" in asked
    assert "version 1" in asked
    assert answers() == ["pending", "pending"]

    response = client.post(
        address(letter), sent(letter, "declined", mandate_housing, reason=""), follow=True
    )

    assert response.redirect_chain == [("/sign-offs/", 302)]
    assert "declined" in answers()
    assert "It goes out without you" in response.content.decode()


@pytest.mark.parametrize("answer", ["", "cleared", "pending"])
def test_there_is_no_other_answer(letter, signed_in, office_user, answer):
    assert signed_in(office_user).get(address(letter), {"answer": answer}).status_code == 404


def test_an_answer_to_an_old_version_is_refused_and_the_reason_kept(
    letter, signed_in, officer_africa, office_user, mandate_housing
):
    client = signed_in(office_user)
    form = sent(letter, "changes_asked", mandate_housing)
    take_back(letters=[letter], by=officer_africa, on=TUESDAY)
    LetterSet.objects.update(facts="The homes were cleared.")
    make_round(letter, by=officer_africa, on=TUESDAY)

    response = client.post(address(letter), form)

    assert response.status_code == 422
    shown = markup(response)
    assert "The letter to Botswana has changed since you opened it." in shown
    assert REASON in shown
    new = current_version(letter).pk
    assert f'name="versions" value="{new}">' in shown
    assert set(SignOff.objects.filter(version=new).values_list("answer", flat=True)) == {"pending"}


def test_an_answer_to_a_letter_that_was_taken_back_is_refused_and_the_reason_kept(
    letter, signed_in, officer_africa, office_user, mandate_housing
):
    client = signed_in(office_user)
    form = sent(letter, "changes_asked", mandate_housing)
    take_back(letters=[letter], by=officer_africa, on=TUESDAY)

    response = client.post(address(letter), form)

    assert response.status_code == 422
    shown = markup(response)
    assert "is not possible" in shown
    assert REASON in shown


def test_the_second_of_one_office_is_told_so_on_the_page(
    letter, signed_in, office_user, mandate_housing
):
    client = signed_in(office_user)
    form = sent(letter, "changes_asked", mandate_housing)
    sign_off(**reply_to(letter, by=office_user, mandates=[mandate_housing]))

    response = client.post(address(letter), form)

    assert response.status_code == 422
    shown = markup(response)
    assert "Adequate housing has answered already: Signed off (Office for housing)." in shown
    assert REASON in shown


def test_a_mandate_of_another_office_cannot_be_put_into_the_form(
    letter, signed_in, office_user, mandate_health
):
    response = signed_in(office_user).post(address(letter), sent(letter, "signed", mandate_health))

    assert response.status_code == 422
    assert "You do not answer for this mandate any more." in response.content.decode()
    assert answers() == ["pending", "pending"]


@pytest.fixture
def three(officer_africa, office_user, states) -> list[Communication]:
    """Parallel letters: housing signs those to Botswana and Namibia, only health the third."""
    housing, health = make_signing_mandate("housing"), make_signing_mandate("health")
    first = make_whole_draft(by=officer_africa, mandates=[housing])
    shared = {"by": officer_africa, "letter_set": first.draft.letter_set}
    second = make_whole_draft(**shared, mandates=[housing], to=states["NAM"])
    third = make_whole_draft(**shared, mandates=[health], to=states["MNG"])
    make_round(first, second, third, by=officer_africa)
    return [first, second, third]


def test_one_answer_for_all_parallel_letters_shows_each_version(
    three, signed_in, office_user, mandate_housing
):
    client = signed_in(office_user)
    shown = markup(client.get(address(three[0]), {"answer": "signed", "all": "1"}))
    assert shown.count('class="letter__body"') == 2
    assert "letter to Namibia, version 1" in shown
    # Named as an addressee in the text, but not as a letter of this office.
    assert "letter to Mongolia, version 1" not in shown

    versions = [current_version(letter).pk for letter in three[:2]]
    form = sent(three[0], "signed", mandate_housing, versions=versions, all="1", reason="")
    client.post(address(three[0]), form)

    for letter in three:
        letter.refresh_from_db()
    assert [letter.stage for letter in three] == ["cleared", "cleared", "in_sign_off"]


def test_a_version_of_a_letter_that_the_office_does_not_see_is_refused(
    three, signed_in, office_user, mandate_housing
):
    hidden = current_version(three[2]).pk
    form = sent(three[0], "signed", mandate_housing, versions=[hidden])

    response = signed_in(office_user).post(address(three[0]), form)

    assert response.status_code == 422
    assert "Mongolia, version" not in response.content.decode()
    assert answers() == ["pending", "pending", "pending"]


@pytest.mark.parametrize("user", ["officer_africa", "supervisor"])
def test_the_secretariat_has_no_answer_to_give(letter, signed_in, request, user, mandate_housing):
    client = signed_in(request.getfixturevalue(user))

    assert client.get(address(letter), {"answer": "signed"}).status_code == 403
    assert client.post(address(letter), sent(letter, "signed", mandate_housing)).status_code == 403
    assert answers() == ["pending", "pending"]
