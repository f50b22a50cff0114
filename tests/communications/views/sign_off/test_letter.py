"""The office's page of a letter: the exact version, comments, what changed, the acts."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from communications.models import Communication, LetterSet, SignOff
from communications.services.circulating import take_back
from communications.services.commenting import comment, settle_comment
from communications.services.sign_off_rows import current_version
from communications.services.signing import decline, sign_off
from tests.communications.views.listed import markup
from tests.factories.drafts import make_draft
from tests.factories.sign_off import make_round, make_signing_mandate, make_whole_draft, reply_to

MOMENT = {"on": date(2024, 3, 12), "at": datetime(2024, 3, 12, 9, 0, tzinfo=UTC)}
SECRET = "Kagiso Inventado lives by the river."


def address(letter: Communication, rest: str = "") -> str:
    return f"/communications/{letter.pk}/sign-off/{rest}"


def page(client, letter: Communication) -> str:
    response = client.get(address(letter))
    assert response.status_code == 200
    return markup(response)


def test_an_office_reads_every_paragraph_of_the_version_and_its_deadline(
    letter, signed_in, office_user
):
    shown = page(signed_in(office_user), letter)

    for number, block in enumerate(current_version(letter).text.blocks, start=1):
        assert f'id="paragraph-{number}"' in shown
        assert block.text.split("’")[0].split("'")[0][:30] in shown
    assert "Version 1" in shown
    assert "15 March 2024" in shown
    assert "3 days left" in shown
    assert f'href="/communications/{letter.pk}/letter.pdf"' in shown


def test_an_office_signs_off_from_the_page_and_goes_on_with_what_waits(
    letter, signed_in, office_user, mandate_housing
):
    client = signed_in(office_user)
    version = current_version(letter)
    assert "Sign off this version" in page(client, letter)

    response = client.post(
        address(letter, "answer/"),
        {"answer": "signed", "versions": version.pk, "mandates": mandate_housing.pk},
        follow=True,
    )

    assert response.redirect_chain == [("/sign-offs/", 302)]
    assert "Signed off: Allegation letter to Botswana." in response.content.decode()
    assert SignOff.objects.get(mandate=mandate_housing).answered_by == office_user
    shown = page(client, letter)
    assert "Sign off this version" not in shown
    assert "Office for housing" in shown


def test_the_desk_reads_and_comments_but_has_no_answer_to_give(letter, signed_in, officer_africa):
    shown = page(signed_in(officer_africa), letter)

    assert "Sign off this version" not in shown
    assert "Decline to sign" not in shown
    assert f"/communications/{letter.pk}/sign-off/comments/?block=0" in shown


@pytest.fixture
def signed_by_housing(letter, office_user, mandate_housing) -> Communication:
    sign_off(**reply_to(letter, by=office_user, mandates=[mandate_housing]))
    return letter


def test_offices_do_not_read_who_answered_in_person(
    signed_by_housing, signed_in, officer_africa, other_office_user
):
    letter = signed_by_housing

    assert "Lea Brandt" not in page(signed_in(other_office_user), letter)
    assert "Lea Brandt" in page(signed_in(officer_africa), letter)


def test_a_comment_stands_at_its_paragraph_and_returns_there(letter, signed_in, office_user):
    client = signed_in(office_user)
    form = client.get(address(letter, "comments/"), {"block": "3"})
    assert current_version(letter).text.blocks[3].text[:20] in form.content.decode()

    response = client.post(
        address(letter, "comments/"),
        {"version": current_version(letter).pk, "block": "3", "text": SECRET},
    )

    assert response["Location"] == f"/communications/{letter.pk}/sign-off/#paragraph-4"
    shown = page(client, letter)
    paragraph = shown.split('id="paragraph-4"')[1].split('id="paragraph-5"')[0]
    assert SECRET in paragraph
    assert "1 open comment; comments are internal and never sent" in shown


def test_what_was_typed_into_a_comment_is_kept_when_the_text_has_changed(
    letter, signed_in, office_user, officer_africa
):
    old = current_version(letter)
    circulate_other_text(letter, officer_africa)

    response = signed_in(office_user).post(
        address(letter, "comments/"), {"version": old.pk, "block": "3", "text": SECRET}
    )

    assert response.status_code == 422
    shown = response.content.decode()
    assert "The text has changed since you opened it." in shown
    assert SECRET in shown


def test_a_comment_is_settled_and_taken_up_again(letter, signed_in, office_user, officer_africa):
    row = comment(version=current_version(letter), block=3, text=SECRET, by=office_user, **MOMENT)
    client = signed_in(officer_africa)
    settle = address(letter, f"comments/{row.pk}/settle/")

    assert client.post(settle)["Location"].endswith(f"#comment-{row.pk}")
    row.refresh_from_db()
    assert row.settled_by == officer_africa
    assert "Settled" in page(client, letter)

    client.post(settle, {"undo": "1"})
    row.refresh_from_db()
    assert row.settled_by is None


def test_another_office_is_refused_to_settle_a_comment(
    letter, signed_in, office_user, other_office_user
):
    row = comment(version=current_version(letter), block=3, text=SECRET, by=office_user, **MOMENT)
    client = signed_in(other_office_user)

    assert client.post(address(letter, f"comments/{row.pk}/settle/")).status_code == 403
    assert f"comments/{row.pk}/settle/" not in page(client, letter)


def circulate_other_text(letter: Communication, by) -> None:
    take_back(letters=[letter], by=by, on=date(2024, 3, 12))
    LetterSet.objects.update(facts="On 6 June 2023, surveyors set out marks along the Sedge.")
    make_round(letter, by=by, on=date(2024, 3, 12))


def test_an_office_sees_what_changed_since_the_version_that_it_answered(
    letter, signed_in, officer_africa, office_user, mandate_housing
):
    sign_off(**reply_to(letter, by=office_user, mandates=[mandate_housing]))
    circulate_other_text(letter, officer_africa)

    shown = page(signed_in(office_user), letter)

    assert "1 paragraph differs from version 1, which you answered on" in shown
    assert "<ins>6</ins>" in shown
    assert "<del>5</del>" in shown


def test_a_comment_follows_its_paragraph_into_the_next_version(
    letter, signed_in, officer_africa, office_user
):
    blocks = current_version(letter).text.blocks
    fact = next(place for place, block in enumerate(blocks) if block.part == "fact")
    comment(version=current_version(letter), block=fact, text=SECRET, by=office_user, **MOMENT)
    circulate_other_text(letter, officer_africa)

    shown = page(signed_in(office_user), letter)

    paragraph = shown.split(f'id="paragraph-{fact + 1}"')[1].split('<div class="paragraph"')[0]
    assert SECRET in paragraph
    assert "at version 1" in paragraph


def test_a_comment_at_a_paragraph_that_is_gone_is_shown_apart(
    letter, signed_in, officer_africa, office_user
):
    blocks = current_version(letter).text.blocks
    fact = next(place for place, block in enumerate(blocks) if block.part == "fact")
    row = comment(
        version=current_version(letter), block=fact, text=SECRET, by=office_user, **MOMENT
    )
    settle_comment(comment=row, by=officer_africa, **MOMENT)
    take_back(letters=[letter], by=officer_africa, on=date(2024, 3, 12))
    LetterSet.objects.update(facts="Nothing else is known.")
    make_round(letter, by=officer_africa, on=date(2024, 3, 12))

    shown = page(signed_in(office_user), letter)

    assert SECRET in shown.split("At paragraphs that are no longer in the text")[1]


def test_a_letter_that_was_taken_back_is_read_in_the_version_last_shown_without_acts(
    letter, signed_in, officer_africa, office_user
):
    take_back(letters=[letter], by=officer_africa, on=date(2024, 3, 12))
    LetterSet.objects.update(facts=SECRET)

    client = signed_in(office_user)
    shown = page(client, letter)

    assert "taken back to be changed" in shown
    assert SECRET not in shown
    assert "Sign off this version" not in shown
    assert "data-comment" not in shown
    answer = client.get(address(letter, "answer/"), {"answer": "signed"}, follow=True)
    assert answer.redirect_chain == [(address(letter), 302)]
    assert "is not possible" in answer.content.decode()


PLACES = ("", "answer/?answer=signed", "answer/?answer=declined", "comments/?block=0")


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "user", ["officer_other_desk", "officer_without_desk", "auditor", "administrator"]
)
def test_a_letter_that_may_not_be_seen_does_not_exist(letter, signed_in, request, user, place):
    response = signed_in(request.getfixturevalue(user)).get(address(letter, place))

    assert response.status_code == 404
    assert "Lower Sedge" not in response.content.decode()


@pytest.mark.parametrize("place", PLACES)
def test_an_office_whose_mandate_is_not_on_the_letter_finds_nothing(
    officer_africa, signed_in, other_office_user, place
):
    letter = make_whole_draft(by=officer_africa, mandates=[make_signing_mandate("housing")])
    make_round(letter, by=officer_africa)

    assert signed_in(other_office_user).get(address(letter, place)).status_code == 404


@pytest.mark.parametrize("user", ["officer_africa", "office_user"])
def test_a_letter_that_never_went_round_has_no_such_page(officer_africa, signed_in, request, user):
    letter = make_draft(by=officer_africa)

    assert signed_in(request.getfixturevalue(user)).get(address(letter)).status_code == 404


def test_without_signing_in_there_is_only_the_way_to_sign_in(letter, client):
    assert client.get(address(letter))["Location"].startswith("/accounts/login/")
    assert client.post(address(letter, "answer/"))["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("answer", ["signed", "changes_asked", "declined"])
def test_a_mandate_taken_off_the_office_ends_its_right_in_the_middle_of_a_form(
    letter, signed_in, office_user, mandate_housing, answer
):
    client = signed_in(office_user)
    version = current_version(letter)
    assert client.get(address(letter, "answer/"), {"answer": answer}).status_code == 200
    office_user.office.mandates.clear()

    sent = {
        "answer": answer,
        "versions": version.pk,
        "mandates": mandate_housing.pk,
        "reason": "No.",
    }
    assert client.post(address(letter, "answer/"), sent).status_code == 404
    assert set(SignOff.objects.values_list("answer", flat=True)) == {"pending"}


def test_a_mandate_that_declined_is_named_to_those_who_stay(
    letter, signed_in, office_user, other_office_user, mandate_housing
):
    decline(**reply_to(letter, by=office_user, mandates=[mandate_housing]), reason="Not ours.")

    shown = page(signed_in(other_office_user), letter)

    assert "Declined" in shown
    assert "Not ours." in shown
    assert signed_in(office_user).get(address(letter)).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_as_often_with_many_comments(
    letter, signed_in, office_user, django_assert_max_num_queries, count
):
    for place in range(count):
        comment(version=current_version(letter), block=place, text=SECRET, by=office_user, **MOMENT)
    client = signed_in(office_user)
    with django_assert_max_num_queries(26):
        client.get(address(letter))
