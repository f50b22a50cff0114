"""Judging a reply in the browser: a sheet for the secretariat, a page to read for an office."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from communications.models import Answer, Reply
from communications.services.judging_answers import Judgement, judge_answers

from .listed import markup

NOTE = "Told by the mission on the telephone."
PASSAGE = "Twelve families were moved."


def words(answer) -> str:
    """What the page says, without its tags."""
    return " ".join(re.sub(r"<[^>]*>", "", answer.content.decode()).split())


@pytest.fixture
def letter(make_communication):
    """Its questions are 1 and 2, and 2 has the parts a and b."""
    return make_communication(number=62)


@pytest.fixture
def reply(letter) -> Reply:
    return Reply.objects.create(
        communication=letter,
        kind="substantive",
        dated_on=date(2023, 8, 20),
        received_on=date(2023, 8, 21),
        language="fr",
        note=NOTE,
    )


@pytest.fixture
def keys(letter) -> list[int]:
    return list(letter.questions.order_by("position").values_list("pk", flat=True))


@pytest.fixture
def judged(reply, keys, officer_africa) -> Reply:
    answers = [Judgement(keys[0], "answered", PASSAGE), Judgement(keys[3], "refused")]
    return judge_answers(
        reply=reply,
        answers=answers,
        character="incomplete",
        by=officer_africa,
        on=date(2023, 8, 28),
    )


def address(reply) -> str:
    return f"/communications/{reply.communication_id}/replies/{reply.pk}/answers/"


def test_each_question_and_part_has_a_box_of_its_own(judged, keys, signed_in, officer_africa):
    page = signed_in(officer_africa).get(address(judged))
    shown, content = words(page), markup(page)
    for name in ("Question 1", "Question 2", "Question 2, part a", "Question 2, part b"):
        assert f">{name}</legend>" in content
    assert "2 of 4 judged" in shown
    assert NOTE in shown
    assert PASSAGE in shown
    assert content.count('type="radio"') == 4 * 5
    for key, state in ((keys[0], "answered"), (keys[3], "refused"), (keys[1], "")):
        boxes = re.findall(rf'<input type="radio" name="state_{key}"[^>]*>', content)
        assert [box for box in boxes if " checked" in box and f'value="{state}"' in box]


def test_a_sheet_is_saved_and_shown_again(reply, keys, signed_in, supervisor):
    typed = {
        f"state_{keys[0]}": "partly",
        f"passage_{keys[0]}": PASSAGE,
        f"note_{keys[0]}": "Where to is not said.",
        f"state_{keys[1]}": "not_answered",
        "character": "rejected",
    }
    answer = signed_in(supervisor).post(address(reply), typed, follow=True)
    assert answer.redirect_chain == [(address(reply), 302)]
    assert "2 of 4 judged" in words(answer)
    rows = Answer.objects.order_by("question__position")
    assert list(rows.values_list("question", "state", "passage", "note")) == [
        (keys[0], "partly", PASSAGE, "Where to is not said."),
        (keys[1], "not_answered", "", ""),
    ]
    reply.refresh_from_db()
    assert reply.character == "rejected"


def test_a_refusal_keeps_all_that_was_typed(judged, keys, signed_in, officer_africa):
    typed = {
        f"state_{keys[0]}": "partly",
        f"passage_{keys[1]}": "A <passage> without a state",
        f"note_{keys[2]}": "A note",
        f"state_{keys[2]}": "answered",
        "character": "rejected",
    }
    answer = signed_in(officer_africa).post(address(judged), typed)
    assert answer.status_code == 422
    page = markup(answer)
    assert page.count("Say how the question is answered, or empty its passage and note.") == 2
    assert f'<a href="#id_state_{keys[1]}_0">' in page
    assert "A &lt;passage&gt; without a state" in page
    assert "A note" in page
    assert '<option value="rejected" selected>' in page
    assert Answer.objects.get(question=keys[0]).state == "answered"


def test_two_people_at_once_undo_nothing_of_each_other(judged, keys, signed_in, supervisor):
    """The page was opened before question 1 was judged, and only question 2 was changed on it."""
    shown_before = {f"initial-state_{keys[0]}": "", f"state_{keys[0]}": ""}
    typed = shown_before | {f"initial-state_{keys[1]}": "", f"state_{keys[1]}": "refused"}
    signed_in(supervisor).post(address(judged), typed | {"character": "", "initial-character": ""})
    states = Answer.objects.order_by("question__position").values_list("question", "state")
    assert list(states) == [(keys[0], "answered"), (keys[1], "refused"), (keys[3], "refused")]
    judged.refresh_from_db()
    assert judged.character == "incomplete"


def test_an_office_reads_the_answers_and_sends_nothing(judged, keys, signed_in, office_user):
    client = signed_in(office_user)
    page = client.get(address(judged))
    shown = words(page)
    assert "2 of 4 judged" in shown
    assert PASSAGE in shown
    assert "Cooperative but incomplete" in shown
    assert NOTE not in shown
    assert 'name="state_' not in page.content.decode()
    answer = client.post(address(judged), {f"state_{keys[0]}": "refused"})
    assert answer.status_code == 403
    assert Answer.objects.get(question=keys[0]).state == "answered"


def test_the_answers_to_a_voided_letter_are_only_read(judged, letter, signed_in, supervisor):
    letter.stage, letter.voided_on, letter.void_reason = "voided", date(2023, 8, 28), "Wrong."
    letter.save()
    page = signed_in(supervisor).get(address(judged))
    assert PASSAGE in words(page)
    assert 'name="state_' not in page.content.decode()


@pytest.mark.parametrize(
    "user", ["other_office_user", "officer_other_desk", "auditor", "administrator"]
)
def test_a_hidden_letters_answers_do_not_exist(judged, signed_in, request, user):
    client = signed_in(request.getfixturevalue(user))
    assert client.get(address(judged)).status_code == 404
    assert client.post(address(judged), {}).status_code == 404


def test_a_reply_is_found_only_at_its_own_letter(
    judged, make_communication, signed_in, officer_africa
):
    other = make_communication(state="NAM")
    wrong = f"/communications/{other.pk}/replies/{judged.pk}/answers/"
    assert signed_in(officer_africa).get(wrong).status_code == 404


def test_the_letters_page_shows_the_best_of_all_replies(
    judged, letter, keys, signed_in, officer_africa
):
    later = Reply.objects.create(
        communication=letter,
        kind="interim",
        dated_on=date(2023, 8, 22),
        received_on=date(2023, 8, 22),
        language="en",
    )
    judge_answers(
        reply=later,
        answers=[Judgement(keys[0], "not_answered"), Judgement(keys[3], "partly")],
        character="",
        by=officer_africa,
        on=date(2023, 8, 28),
    )
    shown = words(signed_in(officer_africa).get(f"/communications/{letter.pk}/"))
    assert "Over all replies: 1 answered 1 partly answered" in shown
    assert "Character of the reply: Cooperative but incomplete" in shown
    assert "1 answered 1 refused" in shown
    assert "1 partly answered 1 not answered" in shown


def test_queries_do_not_grow_with_the_answers(judged, keys, signed_in, officer_africa):
    client = signed_in(officer_africa)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address(judged)).status_code == 200
        return len(captured)

    with_two = queries()
    answers = [Judgement(key, "refused") for key in keys]
    judge_answers(
        reply=judged, answers=answers, character="", by=officer_africa, on=date(2023, 8, 28)
    )
    assert queries() == with_two
    assert with_two <= 12
