"""Letters go round, come back, and go round again: which answers stand and which are void."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from communications.models import (
    Communication,
    LetterSet,
    Notice,
    ParagraphComment,
    SignOff,
    SignOffRound,
)
from communications.services.circulating import circulate, take_back
from communications.services.sign_off_rows import current_version, open_round
from communications.services.signing import ask_for_changes, decline, sign_off
from parties.models import Delegation, MandateHolder
from tests.factories.drafts import make_draft
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

WEDNESDAY = date(2024, 3, 13)
NEXT_FRIDAY = date(2024, 3, 22)
SECRET = "Kagiso Inventado"


@pytest.fixture
def letter(officer_africa, office_user, other_office_user) -> Communication:
    """A letter to Botswana that housing and health are asked to sign."""
    return make_circulated(by=officer_africa)


def change_text(letter: Communication) -> None:
    LetterSet.objects.filter(drafts__communication=letter).update(
        facts=f"On 6 June 2023, the homes of {SECRET} were cleared."
    )


def back_and_round(letter: Communication, by, **arguments) -> SignOffRound:
    take_back(letters=[letter], by=by, on=WEDNESDAY)
    return make_round(letter, by=by, on=WEDNESDAY, answer_by=NEXT_FRIDAY, **arguments)


def answers(letter: Communication) -> dict[str, str]:
    rows = SignOff.objects.filter(version=current_version(letter)).select_related("mandate")
    return {row.mandate.code: row.answer for row in rows}


def told(kind: str) -> set[str]:
    return set(Notice.objects.filter(kind=kind).values_list("office__code", flat=True))


def codes(refused: pytest.ExceptionInfo[ValidationError]) -> dict[str, set[str]]:
    return {
        field: {problem.code for problem in problems}
        for field, problems in refused.value.error_dict.items()
    }


def test_a_round_asks_each_mandate_about_a_version_of_the_letter(letter, officer_africa):
    round_ = SignOffRound.objects.get()
    assert (round_.number, round_.opened_on, round_.answer_by) == (1, CIRCULATED_ON, ANSWER_BY)
    assert (round_.opened_by, round_.closed_on) == (officer_africa, None)
    assert letter.stage == "in_sign_off"
    version = current_version(letter)
    assert (version.number, version.purpose, version.created_by) == (
        1,
        "circulated",
        officer_africa,
    )
    assert answers(letter) == {"housing": "pending", "health": "pending"}
    event = letter.events.get(kind="sign_off_asked")
    assert event.after == {"round": 1, "version": 1, "answer_by": "2024-03-15"}
    assert told("sign_off_asked") == {"housing", "health"}


def test_titles_and_names_are_those_of_the_day_on_which_the_letter_goes_round(officer_africa):
    housing = make_signing_mandate("housing")
    letter = make_whole_draft(by=officer_africa, mandates=[housing])
    MandateHolder.objects.filter(mandate=housing).update(valid_to=date(2024, 3, 10))
    MandateHolder.objects.create(
        mandate=housing, name="Rosa Nueva-Inventada", valid_from=date(2024, 3, 11)
    )

    make_round(letter, by=officer_africa)

    assert letter.signing_mandates.get().holder_name == "Rosa Nueva-Inventada"
    assert "Rosa Nueva-Inventada" in current_version(letter).text.paragraphs()


def test_an_office_reads_the_letter_only_once_it_goes_round(officer_africa, office_user):
    letter = make_whole_draft(by=officer_africa)
    assert not Communication.objects.visible_to(office_user).exists()

    make_round(letter, by=officer_africa)

    assert Communication.objects.visible_to(office_user).get() == letter


def test_offices_to_which_a_mandate_is_delegated_are_told_too(
    officer_africa, office_user, other_office_user
):
    housing = make_signing_mandate("housing")
    letter = make_whole_draft(by=officer_africa, mandates=[housing])
    Delegation.objects.create(
        mandate=housing,
        to_office=other_office_user.office,
        valid_from=CIRCULATED_ON,
        given_by=office_user,
    )

    make_round(letter, by=officer_africa)

    assert told("sign_off_asked") == {"housing", "health"}


def test_changed_text_voids_sign_offs_and_says_so(
    letter, officer_africa, office_user, other_office_user, mandate_housing
):
    sign_off(**reply_to(letter, by=office_user, mandates=[mandate_housing]))
    change_text(letter)

    back_and_round(letter, officer_africa)

    assert current_version(letter).number == 2
    assert answers(letter) == {"housing": "pending", "health": "pending"}
    old = SignOff.objects.get(version__number=1)
    assert (old.mandate, old.answer, old.voided_on) == (mandate_housing, "signed", WEDNESDAY)
    event = letter.events.get(kind="sign_off_voided")
    assert (event.actor, event.after) == (officer_africa, {"mandate": "housing", "version": 1})
    assert SECRET not in str(list(letter.events.values_list("before", "after")))
    assert told("sign_off_void") == {"housing"}
    second = Notice.objects.filter(kind="sign_off_asked", noticed_on=WEDNESDAY)
    assert [notice.office.code for notice in second] == ["health"]


def test_the_same_text_keeps_its_sign_offs(letter, officer_africa, office_user, mandate_housing):
    sign_off(**reply_to(letter, by=office_user, mandates=[mandate_housing]))

    round_ = back_and_round(letter, officer_africa)

    assert current_version(letter).number == 1
    assert answers(letter) == {"housing": "signed", "health": "pending"}
    assert not SignOff.objects.exclude(voided_on=None).exists()
    open_row = SignOff.objects.get(answer="pending")
    assert (open_row.round, open_row.round.answer_by) == (round_, NEXT_FRIDAY)
    assert told("sign_off_void") == set()


def test_the_same_text_that_all_have_signed_is_cleared_at_once(
    letter, officer_africa, office_user, mandate_housing, mandate_health
):
    office_user.office.mandates.add(mandate_health)
    sign_off(**reply_to(letter, by=office_user, mandates=[mandate_housing, mandate_health]))
    letter.refresh_from_db()

    round_ = back_and_round(letter, officer_africa)

    assert letter.stage == "cleared"
    assert SignOffRound.objects.get(pk=round_.pk).closed_on == WEDNESDAY
    assert letter.events.filter(kind="letter_cleared").count() == 2


def test_whoever_asked_for_changes_is_asked_again_when_the_text_stays(
    letter, officer_africa, office_user, mandate_housing
):
    reply = reply_to(letter, by=office_user, mandates=[mandate_housing])
    ask_for_changes(**reply, reason="The river has another name.")

    back_and_round(letter, officer_africa)

    assert answers(letter) == {"housing": "pending", "health": "pending"}
    comment = ParagraphComment.objects.get()
    assert (comment.text, comment.block) == ("The river has another name.", 0)
    assert (comment.author, comment.office) == (office_user, office_user.office)
    assert told("sign_off_asked") == {"housing", "health"}


def test_a_request_for_changes_is_void_with_the_text_that_it_was_about(
    letter, officer_africa, office_user, mandate_housing
):
    reply = reply_to(letter, by=office_user, mandates=[mandate_housing])
    ask_for_changes(**reply, reason="The river has another name.")
    change_text(letter)

    back_and_round(letter, officer_africa)

    old = SignOff.objects.get(version__number=1)
    assert (old.answer, old.voided_on) == ("changes_asked", WEDNESDAY)
    assert old.remark == "The river has another name."
    assert not letter.events.filter(kind="sign_off_voided").exists()
    assert told("sign_off_void") == set()


def test_a_mandate_that_declined_is_asked_anew_when_the_desk_puts_it_back(
    officer_africa, office_user
):
    housing = make_signing_mandate("housing")
    letter = make_circulated(by=officer_africa, mandates=[housing])
    decline(**reply_to(letter, by=office_user, mandates=[housing]))
    take_back(letters=[letter], by=officer_africa, on=WEDNESDAY)
    letter.signing_mandates.create(mandate=housing, position=1, title="")

    make_round(letter, by=officer_africa, on=WEDNESDAY)

    assert current_version(letter).number == 2
    assert answers(letter) == {"housing": "pending"}
    assert SignOff.objects.get(version__number=1).answer == "declined"


def test_a_letter_taken_back_is_a_draft_again_and_the_round_closes(letter, officer_africa):
    take_back(letters=[letter], by=officer_africa, on=WEDNESDAY)

    letter.refresh_from_db()
    assert letter.stage == "draft"
    assert SignOffRound.objects.get().closed_on == WEDNESDAY
    assert letter.events.get(kind="letter_taken_back").after == {"version": 1}


@pytest.fixture
def two(officer_africa, office_user, states) -> list[Communication]:
    """Parallel letters to Botswana and Namibia, both going round to housing."""
    housing = make_signing_mandate("housing")
    first = make_whole_draft(by=officer_africa, mandates=[housing])
    letter_set = first.draft.letter_set
    second = make_whole_draft(
        by=officer_africa, mandates=[housing], letter_set=letter_set, to=states["NAM"]
    )
    make_round(first, second, by=officer_africa)
    return [first, second]


def test_one_letter_is_taken_back_while_the_other_goes_on(two, officer_africa):
    take_back(letters=two[:1], by=officer_africa, on=WEDNESDAY)

    for letter in two:
        letter.refresh_from_db()
    assert [letter.stage for letter in two] == ["draft", "in_sign_off"]
    assert SignOffRound.objects.get().closed_on is None


def test_a_new_round_takes_over_what_is_open_in_the_one_before(two, officer_africa):
    back_and_round(two[0], officer_africa)

    rounds = SignOffRound.objects.order_by("number")
    assert [(row.number, row.closed_on) for row in rounds] == [(1, WEDNESDAY), (2, None)]
    assert {row.round.number for row in SignOff.objects.filter(answer="pending")} == {2}
    assert open_round(two[0].draft.letter_set).answer_by == NEXT_FRIDAY


def test_an_unfinished_letter_does_not_go_round(officer_africa, mandate_housing):
    letter = make_draft(by=officer_africa, mandates=[make_signing_mandate("housing")])

    with pytest.raises(ValidationError) as refused:
        make_round(letter, by=officer_africa)

    assert codes(refused) == {"__all__": {"not_whole"}}
    letter.refresh_from_db()
    assert (letter.stage, letter.versions.count()) == ("draft", 0)


def test_a_letter_without_mandates_does_not_go_round(officer_africa):
    letter = make_whole_draft(by=officer_africa, mandates=[])

    with pytest.raises(ValidationError) as refused:
        make_round(letter, by=officer_africa)

    assert "no_mandate" in codes(refused)["__all__"]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ({"answer_by": date(2024, 3, 10)}, {"answer_by": {"passed"}}),
        ({"message": "x" * 2001}, {"message": {"too_long"}}),
    ],
)
def test_a_round_has_a_day_to_come_and_a_short_message(officer_africa, arguments, expected):
    letter = make_whole_draft(by=officer_africa)

    with pytest.raises(ValidationError) as refused:
        make_round(letter, by=officer_africa, **arguments)

    assert codes(refused) == expected


def test_a_letter_that_goes_round_does_not_go_round_twice(letter, officer_africa):
    with pytest.raises(ValidationError) as refused:
        make_round(letter, by=officer_africa)

    assert codes(refused) == {"__all__": {"wrong_stage"}}
    assert SignOffRound.objects.count() == 1


def test_an_office_neither_sends_round_nor_takes_back(letter, office_user):
    with pytest.raises(PermissionDenied):
        take_back(letters=[letter], by=office_user, on=WEDNESDAY)
    take = {"answer_by": ANSWER_BY, "message": "", "on": CIRCULATED_ON, "at": CIRCULATED_AT}
    with pytest.raises(PermissionDenied):
        circulate(letters=[letter], by=office_user, **take)


def test_a_letter_of_another_desk_does_not_exist(letter, officer_other_desk):
    with pytest.raises(Communication.DoesNotExist):
        take_back(letters=[letter], by=officer_other_desk, on=WEDNESDAY)
    letter.refresh_from_db()
    assert letter.stage == "in_sign_off"
