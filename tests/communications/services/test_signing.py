"""What mandates say to letters that go round, and what follows from it."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from cases.models import Event
from communications.models import Communication, LetterVersion, Notice, SignOff
from communications.services.circulating import take_back
from communications.services.sign_off_rows import current_version, open_round
from communications.services.signing import ask_for_changes, decline, sign_off
from parties.models import Delegation
from tests.factories.drafts import make_draft
from tests.factories.sign_off import (
    ANSWER_BY,
    CIRCULATED_ON,
    make_circulated,
    make_round,
    make_signing_mandate,
    make_whole_draft,
    reply_to,
)

TUESDAY = date(2024, 3, 12)


@pytest.fixture
def letter(officer_africa, office_user, other_office_user) -> Communication:
    """A letter to Botswana that housing and health are asked to sign."""
    return make_circulated(by=officer_africa)


def answers(letter: Communication) -> dict[str, str]:
    rows = SignOff.objects.filter(version=current_version(letter)).select_related("mandate")
    return {row.mandate.code: row.answer for row in rows}


def codes(refused: pytest.ExceptionInfo[ValidationError]) -> dict[str, list[str]]:
    return {
        field: [problem.code for problem in problems]
        for field, problems in refused.value.error_dict.items()
    }


def kinds(letter: Communication) -> list[str]:
    return list(letter.events.order_by("position").values_list("kind", flat=True))


def test_a_sign_off_names_mandate_version_office_person_and_day(
    letter, office_user, mandate_housing
):
    sign_off(**reply_to(letter, by=office_user, mandates=[mandate_housing]), remark="As agreed.")

    row = SignOff.objects.get(mandate=mandate_housing)
    assert (row.answer, row.answered_on, row.answered_by) == ("signed", TUESDAY, office_user)
    assert (row.office, row.version.number, row.remark) == (office_user.office, 1, "As agreed.")
    event = letter.events.get(kind="signed_off")
    assert (event.actor, event.happened_on) == (office_user, TUESDAY)
    assert event.after == {"mandate": "housing", "version": 1}


def test_a_letter_is_in_sign_off_until_the_last_mandate_signs_then_cleared(
    letter, office_user, other_office_user, mandate_housing, mandate_health
):
    sign_off(**reply_to(letter, by=office_user, mandates=[mandate_housing]))
    letter.refresh_from_db()
    assert letter.stage == "in_sign_off"

    sign_off(**reply_to(letter, by=other_office_user, mandates=[mandate_health]))

    letter.refresh_from_db()
    assert letter.stage == "cleared"
    cleared = letter.events.get(kind="letter_cleared")
    assert (cleared.actor, cleared.after) == (None, {"version": 1})
    assert Notice.objects.get(kind="letter_cleared").office is None
    assert open_round(letter.draft.letter_set) is None


def test_a_round_stays_open_while_another_letter_of_it_is_in_sign_off(
    officer_africa, office_user, states
):
    housing = make_signing_mandate("housing")
    first = make_whole_draft(by=officer_africa, mandates=[housing])
    second = make_whole_draft(
        by=officer_africa,
        mandates=[housing],
        letter_set=first.draft.letter_set,
        to=states["NAM"],
    )
    round_ = make_round(first, second, by=officer_africa)

    sign_off(**reply_to(first, by=office_user, mandates=[housing]))
    round_.refresh_from_db()
    assert round_.closed_on is None

    sign_off(**reply_to(second, by=office_user, mandates=[housing]))
    round_.refresh_from_db()
    assert round_.closed_on == TUESDAY


def test_an_office_that_carries_several_mandates_answers_for_all_in_one_act(
    letter, office_user, mandate_housing, mandate_health
):
    office_user.office.mandates.add(mandate_health)

    sign_off(**reply_to(letter, by=office_user, mandates=[mandate_housing, mandate_health]))

    assert answers(letter) == {"housing": "signed", "health": "signed"}
    letter.refresh_from_db()
    assert letter.stage == "cleared"


def test_an_office_that_carries_several_mandates_may_answer_differently_for_each(
    letter, office_user, mandate_housing, mandate_health
):
    office_user.office.mandates.add(mandate_health)

    sign_off(**reply_to(letter, by=office_user, mandates=[mandate_housing]))
    ask_for_changes(**reply_to(letter, by=office_user, mandates=[mandate_health]), reason="Why?")

    assert answers(letter) == {"housing": "signed", "health": "changes_asked"}


def test_parallel_letters_are_answered_in_one_act(officer_africa, office_user, states):
    housing, health = make_signing_mandate("housing"), make_signing_mandate("health")
    first = make_whole_draft(by=officer_africa, mandates=[housing, health])
    second = make_whole_draft(
        by=officer_africa,
        mandates=[housing],
        letter_set=first.draft.letter_set,
        to=states["NAM"],
    )
    make_round(first, second, by=officer_africa)

    sign_off(**reply_to(first, second, by=office_user, mandates=[housing]))

    assert answers(first) == {"housing": "signed", "health": "pending"}
    second.refresh_from_db()
    assert (answers(second), second.stage) == ({"housing": "signed"}, "cleared")


def test_letters_of_two_sets_are_not_answered_in_one_act(letter, officer_africa, office_user):
    other = make_circulated(by=officer_africa)
    housing = make_signing_mandate("housing")

    with pytest.raises(Communication.DoesNotExist):
        sign_off(**reply_to(letter, other, by=office_user, mandates=[housing]))
    assert set(SignOff.objects.values_list("answer", flat=True)) == {"pending"}


def test_a_version_that_is_no_longer_shown_is_not_answered(
    letter, officer_africa, office_user, mandate_housing
):
    read = reply_to(letter, by=office_user, mandates=[mandate_housing])
    take_back(letters=[letter], by=officer_africa, on=TUESDAY)
    letter.draft.letter_set.__class__.objects.update(facts="The homes were cleared.")
    make_round(letter, by=officer_africa, on=TUESDAY)

    with pytest.raises(ValidationError) as refused:
        sign_off(**read)

    assert codes(refused) == {"versions": ["stale_version"]}
    assert answers(letter) == {"housing": "pending", "health": "pending"}


def test_the_second_of_one_office_is_told_that_the_mandate_has_answered(
    letter, office_user, mandate_housing
):
    reply = reply_to(letter, by=office_user, mandates=[mandate_housing])
    ask_for_changes(**reply, reason="The date is wrong.")

    with pytest.raises(ValidationError) as refused:
        sign_off(**reply)

    assert codes(refused) == {"mandates": ["answered"]}
    assert refused.value.messages == [
        "Adequate housing has answered already: Asks for changes (Office for housing)."
    ]
    assert answers(letter) == {"housing": "changes_asked", "health": "pending"}


def test_nobody_answers_for_a_mandate_of_another_office(letter, office_user, mandate_health):
    with pytest.raises(ValidationError) as refused:
        sign_off(**reply_to(letter, by=office_user, mandates=[mandate_health]))

    assert codes(refused) == {"mandates": ["not_yours"]}
    assert answers(letter) == {"housing": "pending", "health": "pending"}


def test_a_mandate_that_is_not_on_the_letter_is_not_asked(letter, office_user, mandate_detention):
    office_user.office.mandates.add(mandate_detention)

    with pytest.raises(ValidationError) as refused:
        sign_off(**reply_to(letter, by=office_user, mandates=[mandate_detention]))

    assert codes(refused) == {"mandates": ["not_asked"]}


def test_an_answer_is_for_a_mandate(letter, office_user):
    with pytest.raises(ValidationError) as refused:
        sign_off(**reply_to(letter, by=office_user, mandates=[]))

    assert codes(refused) == {"mandates": ["none"]}


@pytest.mark.parametrize("user", ["officer_africa", "supervisor"])
def test_the_secretariat_does_not_answer_for_a_mandate(letter, request, user, mandate_housing):
    by = request.getfixturevalue(user)

    with pytest.raises(PermissionDenied):
        sign_off(**reply_to(letter, by=by, mandates=[mandate_housing]))


def test_a_mandate_taken_off_the_office_ends_its_right_at_once(
    letter, office_user, mandate_housing
):
    reply = reply_to(letter, by=office_user, mandates=[mandate_housing])
    office_user.office.mandates.remove(mandate_housing)

    with pytest.raises(Communication.DoesNotExist):
        sign_off(**reply)
    assert answers(letter) == {"housing": "pending", "health": "pending"}


def test_a_delegate_answers_while_the_delegation_holds(
    letter, officer_africa, office_user, other_office_user, mandate_housing
):
    Delegation.objects.create(
        mandate=mandate_housing,
        to_office=other_office_user.office,
        valid_from=CIRCULATED_ON,
        given_by=office_user,
    )

    sign_off(**reply_to(letter, by=other_office_user, mandates=[mandate_housing]))

    row = SignOff.objects.get(mandate=mandate_housing)
    assert (row.answer, row.office) == ("signed", other_office_user.office)


@pytest.mark.parametrize(
    "over",
    [
        {"valid_to": date(2024, 3, 11)},
        {"valid_from": date(2024, 3, 13)},
        {"withdrawn": True},
    ],
)
def test_a_delegation_that_does_not_hold_on_the_day_gives_no_right(
    letter, office_user, other_office_user, mandate_housing, over
):
    withdrawn = over.pop("withdrawn", False)
    Delegation.objects.create(
        mandate=mandate_housing,
        to_office=other_office_user.office,
        given_by=office_user,
        **{"valid_from": CIRCULATED_ON, **over},
        **({"withdrawn_at": "2024-03-11T12:00Z", "withdrawn_by": office_user} if withdrawn else {}),
    )

    with pytest.raises(ValidationError) as refused:
        sign_off(**reply_to(letter, by=other_office_user, mandates=[mandate_housing]))

    assert codes(refused) == {"mandates": ["not_yours"]}


def test_changes_are_asked_for_with_a_reason(letter, office_user, mandate_housing):
    reply = reply_to(letter, by=office_user, mandates=[mandate_housing])

    with pytest.raises(ValidationError) as refused:
        ask_for_changes(**reply, reason="  ")

    assert codes(refused) == {"reason": ["empty"]}
    assert answers(letter) == {"housing": "pending", "health": "pending"}


def test_changes_asked_for_are_told_to_the_desk_and_keep_the_letter_from_being_cleared(
    letter, office_user, other_office_user, mandate_housing, mandate_health
):
    reply = reply_to(letter, by=office_user, mandates=[mandate_housing])
    ask_for_changes(**reply, reason="Paragraph 3 names the wrong river.")
    sign_off(**reply_to(letter, by=other_office_user, mandates=[mandate_health]))

    notice = Notice.objects.get(kind="changes_asked")
    assert (notice.office, notice.mandate, notice.noticed_on) == (None, mandate_housing, TUESDAY)
    letter.refresh_from_db()
    assert letter.stage == "in_sign_off"
    assert "river" not in str(list(Event.objects.values_list("before", "after")))


def test_a_declining_mandate_drops_off_and_the_letter_goes_on_without_it(
    letter, office_user, other_office_user, mandate_housing, mandate_health
):
    decline(**reply_to(letter, by=office_user, mandates=[mandate_housing]))

    assert [row.mandate for row in letter.signing_mandates.all()] == [mandate_health]
    assert [row.position for row in letter.signing_mandates.all()] == [1]
    text = " ".join(current_version(letter).text.paragraphs())
    assert "on health" in text
    assert "adequate housing" not in text
    assert Notice.objects.get(kind="mandate_declined", office=None).mandate == mandate_housing
    assert not Communication.objects.visible_to(office_user).exists()


@pytest.fixture
def three(officer_africa, office_user, other_office_user, mandate_detention):
    """A letter of three mandates; health has signed, detention has not answered yet."""
    mandates = [make_signing_mandate(code) for code in ("housing", "health", "detention")]
    letter = make_circulated(by=officer_africa, mandates=mandates)
    sign_off(**reply_to(letter, by=other_office_user, mandates=[mandates[1]]), remark="Fine.")
    return letter


def test_the_others_sign_offs_are_carried_over_when_only_the_list_of_mandates_changes(
    three, office_user, other_office_user, mandate_housing, mandate_health
):
    decline(**reply_to(three, by=office_user, mandates=[mandate_housing]), reason="Not ours.")

    assert current_version(three).number == 2
    assert answers(three) == {"health": "signed", "detention": "pending"}
    carried = SignOff.objects.get(version__number=2, mandate=mandate_health)
    assert (carried.answered_by, carried.answered_on) == (other_office_user, TUESDAY)
    assert carried.remark == "Fine.\nCarried over: Adequate housing declined."
    kept = SignOff.objects.filter(version__number=1).order_by("mandate__code")
    assert [(row.mandate.code, row.answer, row.voided_on) for row in kept] == [
        ("health", "signed", None),
        ("housing", "declined", None),
    ]
    assert kinds(three)[-1] == "mandate_declined"
    assert "sign_off_voided" not in kinds(three)
    told = Notice.objects.get(kind="mandate_declined", office=other_office_user.office)
    assert told.communication == three


def test_the_places_of_the_mandates_close_up_when_one_declines(three, office_user, mandate_housing):
    decline(**reply_to(three, by=office_user, mandates=[mandate_housing]))

    assert list(three.signing_mandates.values_list("position", "mandate__code")) == [
        (1, "health"),
        (2, "detention"),
    ]


def test_a_letter_that_turns_from_we_to_i_is_asked_about_anew(
    letter, office_user, other_office_user, mandate_housing, mandate_health
):
    sign_off(**reply_to(letter, by=other_office_user, mandates=[mandate_health]))

    decline(**reply_to(letter, by=office_user, mandates=[mandate_housing]))

    assert answers(letter) == {"health": "pending"}
    void = SignOff.objects.get(version__number=1, mandate=mandate_health)
    assert (void.answer, void.voided_on) == ("signed", TUESDAY)
    assert letter.events.get(kind="sign_off_voided").after == {"mandate": "health", "version": 1}
    assert Notice.objects.get(kind="sign_off_void").office == other_office_user.office
    letter.refresh_from_db()
    assert letter.stage == "in_sign_off"


def test_a_letter_is_cleared_when_the_only_one_that_had_not_answered_declines(
    officer_africa, office_user, other_office_user
):
    mandates = [make_signing_mandate(code) for code in ("housing", "health", "detention")]
    other_office_user.office.mandates.add(mandates[2])
    letter = make_circulated(by=officer_africa, mandates=mandates)
    sign_off(**reply_to(letter, by=other_office_user, mandates=mandates[1:]))

    decline(**reply_to(letter, by=office_user, mandates=mandates[:1]))

    letter.refresh_from_db()
    assert letter.stage == "cleared"
    assert kinds(letter)[-2:] == ["mandate_declined", "letter_cleared"]
    assert letter.events.get(kind="letter_cleared").after == {"version": 2}


def test_a_letter_that_every_mandate_declined_is_never_cleared(
    letter, office_user, other_office_user, mandate_housing, mandate_health
):
    decline(**reply_to(letter, by=office_user, mandates=[mandate_housing]))
    decline(**reply_to(letter, by=other_office_user, mandates=[mandate_health]))

    letter.refresh_from_db()
    assert letter.stage == "in_sign_off"
    assert not letter.signing_mandates.exists()
    assert Notice.objects.filter(kind="mandate_declined", office=None).count() == 2


def test_a_letter_that_is_not_going_round_is_not_answered(officer_africa, office_user):
    letter = make_draft(by=officer_africa, stage="in_sign_off")
    LetterVersion.objects.create(
        communication=letter,
        number=1,
        purpose="circulated",
        content={"language": "en", "blocks": []},
        sha256="0" * 64,
    )
    Communication.objects.filter(pk=letter.pk).update(stage="draft")

    with pytest.raises(ValidationError) as refused:
        sign_off(**reply_to(letter, by=office_user, mandates=[make_signing_mandate("housing")]))
    assert codes(refused) == {"__all__": ["wrong_stage"]}


def test_a_notice_of_being_asked_goes_to_each_office_once(letter, office_user, other_office_user):
    asked = Notice.objects.filter(kind="sign_off_asked").order_by("office__code")
    assert [(row.office.code, row.mandate.code, row.due_on) for row in asked] == [
        ("health", "health", ANSWER_BY),
        ("housing", "housing", ANSWER_BY),
    ]


def test_whoever_answers_has_read_the_notice_that_asked(
    letter, office_user, other_office_user, mandate_housing
):
    sign_off(**reply_to(letter, by=office_user, mandates=[mandate_housing]))

    assert not Notice.objects.visible_to(office_user).unread_by(office_user).exists()
    assert Notice.objects.visible_to(other_office_user).unread_by(other_office_user).count() == 1
