"""The desk's pages: circulating, the board, reminders, taking back."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from communications.models import Communication, LetterSet, Notice, SignOffRound
from communications.services.circulating import take_back
from communications.services.signing import decline, sign_off
from tests.communications.views.listed import markup
from tests.factories.sign_off import make_round, make_signing_mandate, make_whole_draft, reply_to

TUESDAY = date(2024, 3, 12)


def address(letter: Communication, rest: str = "") -> str:
    return f"/sign-offs/sets/{letter.draft.letter_set_id}/{rest}"


def test_a_desk_sends_letters_round(officer_africa, office_user, signed_in):
    letter = make_whole_draft(by=officer_africa)
    client = signed_in(officer_africa)
    asked = markup(client.get(address(letter, "circulate/")))
    assert "Nothing that it needs is missing." in asked
    assert "Physical and mental health" in asked

    response = client.post(
        address(letter, "circulate/"),
        {"letters": [letter.pk], "answer_by": "22 March 2024", "message": "Please."},
    )

    assert response["Location"] == address(letter)
    round_ = SignOffRound.objects.get()
    assert (round_.answer_by, round_.opened_on, round_.message) == (
        date(2024, 3, 22),
        TUESDAY,
        "Please.",
    )
    letter.refresh_from_db()
    assert letter.stage == "in_sign_off"


def test_what_a_letter_lacks_is_listed_with_links(officer_africa, signed_in):
    letter = make_whole_draft(by=officer_africa, questions=[])
    LetterSet.objects.update(subject="")

    shown = markup(signed_in(officer_africa).get(address(letter, "circulate/")))

    assert f'<a href="/drafts/{letter.pk}/#questions">It asks no question.</a>' in shown
    shared = f"/drafts/sets/{letter.draft.letter_set_id}/#subject"
    assert f'<a href="{shared}">The subject is empty.</a>' in shown
    assert f'value="{letter.pk}" checked' not in shown


def test_a_mandate_that_no_office_answers_for_is_told(officer_africa, office_user, signed_in):
    letter = make_whole_draft(by=officer_africa)

    shown = markup(signed_in(officer_africa).get(address(letter, "circulate/")))

    assert "No office answers for Physical and mental health" in shown
    assert "No office answers for Adequate housing" not in shown


def test_an_unfinished_letter_is_refused_and_what_was_typed_is_kept(officer_africa, signed_in):
    letter = make_whole_draft(by=officer_africa, questions=[])

    response = signed_in(officer_africa).post(
        address(letter, "circulate/"),
        {"letters": [letter.pk], "answer_by": "22 March 2024", "message": "As discussed."},
    )

    assert response.status_code == 422
    shown = markup(response)
    assert "Letter to Botswana: it asks no question." in shown
    assert "As discussed." in shown
    assert "22 March 2024" in shown


def test_which_sign_offs_become_void_is_told_before_the_letters_go_round_again(
    letter, officer_africa, office_user, signed_in, mandate_housing
):
    sign_off(**reply_to(letter, by=office_user, mandates=[mandate_housing]))
    client = signed_in(officer_africa)
    back = markup(client.get(address(letter, "take-back/")))
    assert "Void if the text changes: Adequate housing" in back

    client.post(address(letter, "take-back/"), {"letters": [letter.pk]})
    same = markup(client.get(address(letter, "circulate/")))
    assert "The text is that of version 1: sign-offs of it stand." in same

    LetterSet.objects.update(facts="The homes were cleared.")
    other = markup(client.get(address(letter, "circulate/")))
    assert "These sign-offs become void: Adequate housing" in other


def test_a_void_sign_off_is_told_on_the_board(
    letter, officer_africa, office_user, signed_in, mandate_housing
):
    sign_off(**reply_to(letter, by=office_user, mandates=[mandate_housing]))
    take_back(letters=[letter], by=officer_africa, on=TUESDAY)
    LetterSet.objects.update(facts="The homes were cleared.")
    make_round(letter, by=officer_africa, on=TUESDAY)

    shown = signed_in(officer_africa).get(address(letter)).content.decode()

    assert "The sign-off of version 1 is void since" in shown


def test_the_board_says_who_answered_what_and_when(
    letter, officer_africa, office_user, signed_in, mandate_housing
):
    sign_off(**reply_to(letter, by=office_user, mandates=[mandate_housing]), remark="Fine.")

    shown = markup(signed_in(officer_africa).get(address(letter)))

    line = shown.split('<th scope="row"><span>Adequate housing</span></th>')[1].split("</tr>")[0]
    for words in ("Signed off", "12 March 2024", "Lea Brandt", "Office for housing", "Fine."):
        assert words in line
    other = shown.split('<th scope="row"><span>Physical and mental health</span></th>')[1].split(
        "</tr>"
    )[0]
    assert "No answer yet" in other
    assert "Remind" in other


def test_a_mandate_that_declined_stays_on_the_board(
    letter, officer_africa, office_user, signed_in, mandate_housing
):
    decline(**reply_to(letter, by=office_user, mandates=[mandate_housing]))

    shown = markup(signed_in(officer_africa).get(address(letter)))

    line = shown.split('<th scope="row"><span>Adequate housing</span></th>')[1].split("</tr>")[0]
    assert "Declined" in line


def test_one_mandate_is_reminded_from_the_board(
    letter, officer_africa, office_user, signed_in, mandate_housing
):
    client = signed_in(officer_africa)

    client.post(address(letter, "remind/"), {"mandate": mandate_housing.pk})
    answer = client.post(address(letter, "remind/"), {"mandate": mandate_housing.pk}, follow=True)

    assert "Nobody is left to be reminded" in answer.content.decode()
    assert Notice.objects.filter(kind="sign_off_reminder").count() == 1


def test_all_that_are_late_are_reminded_at_once(officer_africa, office_user, signed_in):
    letter = make_whole_draft(by=officer_africa)
    make_round(letter, by=officer_africa, answer_by=date(2024, 3, 11))
    client = signed_in(officer_africa)
    assert "Remind all that are late" in client.get(address(letter)).content.decode()

    answer = client.post(address(letter, "remind/"), follow=True)

    assert "2 reminders are sent." in answer.content.decode()


def test_nobody_is_reminded_of_letters_that_came_back(letter, officer_africa, signed_in):
    take_back(letters=[letter], by=officer_africa, on=TUESDAY)

    answer = signed_in(officer_africa).post(address(letter, "remind/"), follow=True)

    assert "None of the letters is in sign-off any more." in answer.content.decode()


def test_a_letter_is_taken_back_while_another_goes_on(officer_africa, states, signed_in):
    housing = make_signing_mandate("housing")
    first = make_whole_draft(by=officer_africa, mandates=[housing])
    second = make_whole_draft(
        by=officer_africa,
        mandates=[housing],
        letter_set=first.draft.letter_set,
        to=states["NAM"],
    )
    make_round(first, second, by=officer_africa)

    signed_in(officer_africa).post(address(first, "take-back/"), {"letters": [second.pk]})

    assert set(Communication.objects.values_list("pk", "stage")) == {
        (first.pk, "in_sign_off"),
        (second.pk, "draft"),
    }


PLACES = ("", "circulate/", "take-back/")


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "user", ["officer_other_desk", "officer_without_desk", "office_user", "auditor"]
)
def test_the_pages_of_a_set_exist_for_its_desk_alone(letter, signed_in, request, user, place):
    client = signed_in(request.getfixturevalue(user))

    for response in (client.get(address(letter, place)), client.post(address(letter, "remind/"))):
        assert response.status_code == 404
        assert "clearing of homes" not in response.content.decode()
    assert not Notice.objects.filter(kind="sign_off_reminder").exists()


def test_a_letter_of_another_set_is_not_taken_back_with_it(letter, officer_africa, signed_in):
    other = make_whole_draft(by=officer_africa)
    make_round(other, by=officer_africa)

    response = signed_in(officer_africa).post(
        address(letter, "take-back/"), {"letters": [other.pk]}
    )

    assert response.status_code == 422
    other.refresh_from_db()
    assert other.stage == "in_sign_off"


def test_the_board_asks_as_often_with_three_letters_as_with_one(
    letter, officer_africa, signed_in, states, django_assert_num_queries
):
    client, board = signed_in(officer_africa), address(letter)
    with CaptureQueriesContext(connection) as with_one:
        client.get(board)
    more = [
        make_whole_draft(by=officer_africa, letter_set=letter.draft.letter_set, to=states[code])
        for code in ("NAM", "MNG")
    ]
    make_round(*more, by=officer_africa)

    with django_assert_num_queries(len(with_one)):
        client.get(board)
