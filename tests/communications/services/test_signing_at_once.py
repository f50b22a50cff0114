"""Several people answer about one letter at the same moment."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from cases.models import Event
from communications.models import Communication, Notice, SignOff, SignOffRound
from communications.services.circulating import circulate, take_back
from communications.services.signing import decline, sign_off
from parties.enums import Role
from parties.models import Mandate, User
from tests.factories import make_desk, make_office, make_state, make_user
from tests.factories.sign_off import (
    ANSWER_BY,
    CIRCULATED_AT,
    CIRCULATED_ON,
    make_circulated,
    make_round,
    make_signing_mandate,
    make_whole_draft,
    reply_to,
)
from tests.in_threads import in_threads

CODES = ("housing", "health", "detention")


def circulated() -> tuple[Communication, User, list[tuple[User, Mandate]]]:
    """A letter of three mandates, its officer, and a user of each mandate's own office."""
    officer = make_user("awa.moreau@desk.example", Role.DESK_OFFICER, desk=make_desk())
    asked = []
    for code in CODES:
        mandate = make_signing_mandate(code)
        office = make_office(code, mandate)
        user = make_user(f"somebody@{code}.example", Role.MANDATE_OFFICE, office=office)
        asked.append((user, mandate))
    letter = make_circulated(by=officer, mandates=[mandate for _user, mandate in asked])
    return letter, officer, asked


def told(act, /, **arguments: object) -> str:
    """ "done", or the code of what was refused; the thread's connection is closed."""
    try:
        act(**arguments)
    except ValidationError as refusal:
        [problems] = refusal.error_dict.values()
        return str(problems[0].code)
    finally:
        connection.close()
    return "done"


@pytest.mark.django_db(transaction=True)
def test_a_letter_that_the_last_offices_sign_at_once_is_cleared_exactly_once() -> None:
    letter, _officer, asked = circulated()
    replies = [reply_to(letter, by=user, mandates=[mandate]) for user, mandate in asked]

    outcomes = in_threads(lambda: told(sign_off, **replies.pop()), len(asked))

    assert outcomes == ["done", "done", "done"]
    letter.refresh_from_db()
    assert letter.stage == "cleared"
    assert Event.objects.filter(kind="signed_off").count() == 3
    assert Event.objects.filter(kind="letter_cleared").count() == 1
    assert Notice.objects.filter(kind="letter_cleared").count() == 1
    assert SignOffRound.objects.get().closed_on is not None


@pytest.mark.django_db(transaction=True)
def test_of_several_people_of_one_office_one_answers_and_the_others_are_told() -> None:
    letter, _officer, asked = circulated()
    user, mandate = asked[0]

    outcomes = in_threads(
        lambda: told(sign_off, **reply_to(letter, by=user, mandates=[mandate])), 4
    )

    assert sorted(outcomes) == ["answered", "answered", "answered", "done"]
    assert Event.objects.filter(kind="signed_off").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_mandates_that_decline_at_once_both_leave_or_the_second_reads_anew() -> None:
    letter, _officer, asked = circulated()
    replies = [reply_to(letter, by=user, mandates=[mandate]) for user, mandate in asked[:2]]

    outcomes = in_threads(lambda: told(decline, **replies.pop()), 2)

    # The second one answered to a text that still had the first mandate in it.
    assert sorted(outcomes) == ["done", "stale_version"]
    assert letter.signing_mandates.count() == 2
    assert SignOff.objects.filter(answer="declined").count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_letter_is_either_cleared_or_taken_back_when_both_come_at_once() -> None:
    letter, officer, asked = circulated()
    for user, mandate in asked[:2]:
        sign_off(**reply_to(letter, by=user, mandates=[mandate]))
    user, mandate = asked[2]
    last = reply_to(letter, by=user, mandates=[mandate])
    acts = [
        lambda: told(sign_off, **last),
        lambda: told(take_back, letters=[letter], by=officer, on=CIRCULATED_ON),
    ]

    def next_act() -> str:
        return acts.pop()()

    outcomes = in_threads(next_act, 2)

    letter.refresh_from_db()
    signed = SignOff.objects.filter(answer="signed").count()
    # A cleared letter may be taken back as well; a draft is not signed any more.
    assert (sorted(outcomes), letter.stage, signed) in [
        (["done", "done"], "draft", 3),
        (["done", "wrong_stage"], "draft", 2),
    ]


@pytest.mark.django_db(transaction=True)
def test_of_two_officers_who_send_a_letter_round_at_once_one_does() -> None:
    officer = make_user("awa.moreau@desk.example", Role.DESK_OFFICER, desk=make_desk())
    mandate = make_signing_mandate("housing")
    make_office("housing", mandate)
    letter = make_whole_draft(by=officer, mandates=[mandate])
    arguments = {
        "letters": [letter],
        "answer_by": ANSWER_BY,
        "message": "",
        "by": officer,
        "on": CIRCULATED_ON,
        "at": CIRCULATED_AT,
    }

    outcomes = in_threads(lambda: told(circulate, **arguments), 3)

    assert sorted(outcomes) == ["done", "wrong_stage", "wrong_stage"]
    assert SignOffRound.objects.count() == 1
    assert SignOff.objects.count() == 1
    assert Notice.objects.filter(kind="sign_off_asked").count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_round_closes_when_its_last_letters_are_cleared_at_once() -> None:
    officer = make_user("awa.moreau@desk.example", Role.DESK_OFFICER, desk=make_desk())
    mandate = make_signing_mandate("housing")
    office = make_office("housing", mandate)
    user = make_user("somebody@housing.example", Role.MANDATE_OFFICE, office=office)
    first = make_whole_draft(by=officer, mandates=[mandate])
    letters = [first] + [
        make_whole_draft(
            by=officer, mandates=[mandate], letter_set=first.draft.letter_set, to=make_state(code)
        )
        for code in ("NAM", "MNG", "NZL")
    ]
    make_round(*letters, by=officer)
    replies = [reply_to(letter, by=user, mandates=[mandate]) for letter in letters]

    outcomes = in_threads(lambda: told(sign_off, **replies.pop()), len(letters))

    assert set(outcomes) == {"done"}
    assert set(Communication.objects.values_list("stage", flat=True)) == {"cleared"}
    assert SignOffRound.objects.get().closed_on is not None
