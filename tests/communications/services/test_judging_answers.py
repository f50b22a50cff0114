"""Judging a reply: one save for the whole sheet, only what changed, a trace without text."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from cases.models import Event
from communications.models import Answer, Communication, Reply
from communications.services.answer_totals import answer_totals
from communications.services.judging_answers import Judgement, judge_answers

AUG_28, AUG_29 = date(2023, 8, 28), date(2023, 8, 29)
SECRET = "Families were moved to Ward 7."


@pytest.fixture
def letter(make_communication) -> Communication:
    """Its questions are 1 and 2, and 2 has the parts a and b."""
    return make_communication()


@pytest.fixture
def make_reply(letter):
    def make(kind: str = "substantive") -> Reply:
        return Reply.objects.create(
            communication=letter,
            kind=kind,
            dated_on=date(2023, 8, 20),
            received_on=date(2023, 8, 21),
            language="en",
        )

    return make


@pytest.fixture
def reply(make_reply) -> Reply:
    return make_reply()


@pytest.fixture
def keys(letter) -> list[int]:
    """Question 1, question 2, part a, part b."""
    return list(letter.questions.order_by("position").values_list("pk", flat=True))


@pytest.fixture
def judge(reply, officer_africa):
    def judge(*answers: Judgement, character: str = "", by=officer_africa, on=AUG_28) -> Reply:
        return judge_answers(reply=reply, answers=answers, character=character, by=by, on=on)

    return judge


def test_a_sheet_is_saved_whole(judge, reply, keys, officer_africa):
    judge(
        Judgement(keys[0], "answered", f" {SECRET} ", "In full."),
        Judgement(keys[2], "refused"),
        character="incomplete",
    )
    reply.refresh_from_db()
    assert reply.character == "incomplete"
    rows = Answer.objects.order_by("question__position")
    assert list(rows.values_list("question", "state", "passage", "note", "judged_on")) == [
        (keys[0], "answered", SECRET, "In full.", AUG_28),
        (keys[2], "refused", "", "", AUG_28),
    ]
    assert {row.judged_by for row in rows} == {officer_africa}


def test_the_event_counts_and_holds_no_text(judge, keys):
    judge(Judgement(keys[0], "answered", SECRET, SECRET), Judgement(keys[1], "partly"))
    judge(Judgement(keys[1], "answered"), character="satisfactory", on=AUG_29)
    first, second = Event.objects.filter(kind="answers_judged").order_by("position")
    assert first.before == {
        "character": "",
        "answered": 0,
        "partly": 0,
        "not_answered": 0,
        "refused": 0,
    }
    assert first.after == {
        "character": "",
        "answered": 1,
        "partly": 1,
        "not_answered": 0,
        "refused": 0,
        "changed": 2,
    }
    assert second.happened_on == AUG_29
    assert second.after["answered"] == 2
    assert second.after["character"] == "satisfactory"
    assert second.after["changed"] == 1


def test_only_what_changed_is_written(judge, keys, supervisor):
    judge(Judgement(keys[0], "answered", "As said."), Judgement(keys[1], "partly"))
    judge(
        Judgement(keys[0], "answered", " As said. "),
        Judgement(keys[1], "answered"),
        by=supervisor,
        on=AUG_29,
    )
    rows = Answer.objects.order_by("question__position").values_list("judged_on", flat=True)
    assert list(rows) == [AUG_28, AUG_29]


def test_a_sheet_that_changes_nothing_leaves_no_trace(judge, keys):
    judge(Judgement(keys[0], "answered"), character="rejected")
    judge(Judgement(keys[0], "answered"), Judgement(keys[1], ""), character="rejected", on=AUG_29)
    assert Event.objects.filter(kind="answers_judged").count() == 1
    assert Answer.objects.get().judged_on == AUG_28


def test_what_is_not_on_the_sheet_stays(judge, keys):
    judge(Judgement(keys[0], "answered"))
    judge(Judgement(keys[1], "refused"))
    assert Answer.objects.count() == 2


def test_a_judgement_is_taken_back(judge, keys):
    judge(Judgement(keys[0], "answered", SECRET))
    judge(Judgement(keys[0], ""))
    assert not Answer.objects.exists()


def test_every_problem_is_told_at_its_question_and_nothing_is_saved(judge, keys):
    with pytest.raises(ValidationError) as refused:
        judge(
            Judgement(keys[0], "", SECRET),
            Judgement(keys[1], "guessed"),
            Judgement(keys[2], "answered", "x" * 20_001, "nul\x00"),
            Judgement(keys[3], "answered"),
            character="friendly",
        )
    assert set(refused.value.message_dict) == {
        "character",
        f"state_{keys[0]}",
        f"state_{keys[1]}",
        f"passage_{keys[2]}",
        f"note_{keys[2]}",
    }
    assert not Answer.objects.exists()
    assert not Event.objects.filter(kind="answers_judged").exists()


def test_a_question_of_another_letter_is_refused(judge, keys, make_communication):
    other = make_communication(state="NAM").questions.first()
    for answers in (
        [Judgement(other.pk, "answered")],
        [Judgement(keys[0], "answered"), Judgement(keys[0], "refused")],
    ):
        with pytest.raises(ValidationError, match="not a question of this letter"):
            judge(*answers)
    assert not Answer.objects.exists()


def test_who_may_not_read_it_finds_none_and_an_office_judges_nothing(
    judge, keys, office_user, officer_other_desk
):
    with pytest.raises(Communication.DoesNotExist):
        judge(Judgement(keys[0], "answered"), by=officer_other_desk)
    with pytest.raises(PermissionDenied):
        judge(Judgement(keys[0], "answered"), by=office_user)


def test_a_voided_letter_is_judged_no_more(judge, letter, keys):
    Communication.objects.filter(pk=letter.pk).update(
        stage="voided", voided_on=AUG_28, void_reason="Wrong."
    )
    with pytest.raises(ValidationError, match="is not possible"):
        judge(Judgement(keys[0], "answered"))


def test_totals_take_the_best_of_all_replies(judge, reply, keys, make_reply, officer_africa):
    judge(Judgement(keys[0], "not_answered"), Judgement(keys[1], "refused"))
    later = make_reply("interim")
    again = [Judgement(keys[0], "partly")]
    judge_answers(reply=later, answers=again, character="", by=officer_africa, on=AUG_28)
    totals = answer_totals(reply.communication, user=officer_africa)
    assert totals.best == {keys[0]: "partly", keys[1]: "refused"}
    assert totals.of_letter == [("partly", 1), ("refused", 1)]
    assert totals.of_replies == {
        reply.pk: [("not_answered", 1), ("refused", 1)],
        later.pk: [("partly", 1)],
    }


@pytest.mark.parametrize(
    ("member", "sees"),
    [
        ("officer_africa", True),
        ("supervisor", True),
        ("office_user", True),
        ("officer_other_desk", False),
        ("auditor", False),
        ("administrator", False),
        ("gone", False),
    ],
)
def test_answers_are_read_by_those_who_read_the_letter(judge, keys, request, member, sees):
    reply = judge(Judgement(keys[0], "answered"))
    user = request.getfixturevalue(member)
    assert Answer.objects.visible_to(user).exists() is sees
    assert bool(answer_totals(reply.communication, user=user).best) is sees


def test_the_database_keeps_one_answer_for_a_question_in_a_reply(judge, reply, keys, supervisor):
    judge(Judgement(keys[0], "answered"))
    with pytest.raises(IntegrityError, match="communications_answer_once"), transaction.atomic():
        Answer.objects.create(
            question_id=keys[0], reply=reply, state="partly", judged_by=supervisor, judged_on=AUG_28
        )
