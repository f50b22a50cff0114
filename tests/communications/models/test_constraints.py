"""What the database lets in and what it refuses, whoever asks."""

from __future__ import annotations

from datetime import date

import pytest

from communications.enums import Stage
from communications.models import (
    Communication,
    DeadlineRule,
    Notice,
    Question,
    Relation,
    Reply,
    SigningMandate,
)
from tests.refused import refused

JULY_3, SEPT_1, SEPT_2 = date(2023, 7, 3), date(2023, 9, 1), date(2023, 9, 2)


@pytest.mark.parametrize(
    ("constraint", "change"),
    [
        ("sent_has_reference_and_date", {"letter_date": None}),
        ("voided_with_reason", {"stage": "voided"}),
        ("voided_with_reason", {"stage": "voided", "void_reason": "Sent twice."}),
        ("voided_with_reason", {"stage": "voided", "voided_on": SEPT_1}),
        ("voided_with_reason", {"voided_on": SEPT_1}),
        ("type_known", {"type": "XX"}),
        ("window_whole", {"window_value": None}),
        ("window_whole", {"window_value": None, "window_unit": ""}),
        ("window_whole", {"window_value": 0}),
        ("window_whole", {"window_unit": "weeks"}),
        ("due_after_letter", {"due_on": None}),
        ("due_after_letter", {"due_on": date(2023, 7, 2)}),
        ("publication_delay_whole", {"publication_delay_value": None}),
        ("publication_delay_whole", {"publication_delay_unit": ""}),
        ("answer_after_letter", {"answered_on": date(2023, 7, 2)}),
        ("noticed_after_due", {"overdue_noticed_on": SEPT_1}),
        ("code_is_addressees", {"addressee_state": "NAM"}),
    ],
)
def test_sent_letter_with_facts_that_do_not_fit_is_refused(
    make_communication, states, constraint, change
):
    letter = make_communication()
    refused(constraint, Communication.objects.filter(pk=letter.pk).update, **change)


@pytest.mark.parametrize(
    "change",
    [
        {"answered_on": JULY_3},
        {"overdue_noticed_on": SEPT_2},
        {"due_on": JULY_3},
        {"closed_on": date(2020, 1, 1)},
        {"window_value": None, "window_unit": "", "due_on": None},
        {
            "publication_delay_value": None,
            "publication_delay_unit": "",
            "publishable_from": None,
        },
        {"stage": "voided", "voided_on": SEPT_1, "void_reason": "Sent twice."},
    ],
)
def test_sent_letter_with_facts_at_the_edge_is_let_in(make_communication, change):
    letter = make_communication()
    assert Communication.objects.filter(pk=letter.pk).update(**change) == 1


def test_flag_without_due_day_is_refused(make_communication):
    letter = make_communication(window=None)
    refused(
        "noticed_after_due",
        Communication.objects.filter(pk=letter.pk).update,
        overdue_noticed_on=SEPT_2,
    )


def test_letter_has_one_addressee_and_not_two(make_communication, company):
    letter = make_communication()
    refused(
        "one_addressee",
        Communication.objects.filter(pk=letter.pk).update,
        addressee_actor=company,
    )
    other = make_communication(actor=company)
    refused(
        "one_addressee",
        Communication.objects.filter(pk=other.pk).update,
        addressee_actor=None,
    )


def test_code_oth_is_for_other_addressees_only(make_communication, company, states):
    refused("code_is_addressees", make_communication, code="OTH", number=1)
    refused("code_is_addressees", make_communication, actor=company, code="BWA", number=1)


def test_a_stage_that_nobody_knows_is_refused(make_communication):
    # No stage but the known ones is with or without a reference, so two constraints say no.
    refused("stage_known|sent_has_reference_and_date", make_communication, stage="lost")
    letter = make_communication()
    refused("no act leads", Communication.objects.filter(pk=letter.pk).update, stage="lost")


@pytest.mark.parametrize(
    "missing",
    [
        {"number": None},
        {"number": 0},
        {"year": None},
        {"year": 1945},
        {"letter_date": None},
    ],
)
def test_cleared_letter_is_sent_only_with_number_year_and_date(make_communication, missing):
    letter = make_communication(stage=Stage.CLEARED)
    letters = Communication.objects.filter(pk=letter.pk)
    whole = {"stage": "sent", "number": 5, "year": 2023, "letter_date": JULY_3}
    refused("sent_has_reference_and_date", letters.update, **{**whole, **missing})
    assert letters.update(**whole) == 1


@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.IN_SIGN_OFF, Stage.CLEARED, Stage.DROPPED])
@pytest.mark.parametrize("fact", [{"number": 5}, {"year": 2023}, {"letter_date": JULY_3}])
def test_letter_that_was_not_sent_has_neither_number_nor_date(make_communication, stage, fact):
    letter = make_communication(stage=stage)
    refused(
        "sent_has_reference_and_date",
        Communication.objects.filter(pk=letter.pk).update,
        **fact,
    )


def test_reference_is_given_once_for_all_types(make_communication):
    make_communication(type="AL", number=7)
    refused("reference_once", make_communication, type="UA", number=7)
    make_communication(type="UA", number=7, state="NAM")
    make_communication(type="UA", number=7, letter_date=date(2024, 1, 5))


def test_voided_letter_keeps_its_number(make_communication):
    make_communication(number=7, stage=Stage.VOIDED)
    refused("reference_once", make_communication, number=7)


def test_mandate_signs_a_letter_once(make_communication, mandate_housing, mandate_health):
    letter = make_communication(mandates=[mandate_housing])
    sign = SigningMandate.objects.create
    refused("mandate_signs_once", sign, communication=letter, position=2, mandate=mandate_housing)
    refused("position_once", sign, communication=letter, position=1, mandate=mandate_health)
    # Titles that could not be told have no mandate; there may be several.
    sign(communication=letter, position=2, title="Expert on something")
    sign(communication=letter, position=3, title="Expert on something else")


def test_reply_is_not_received_before_its_date(make_communication):
    letter = make_communication()
    facts = {"communication": letter, "kind": "substantive", "language": "en"}
    refused(
        "received_after_its_date",
        Reply.objects.create,
        dated_on=SEPT_2,
        received_on=SEPT_1,
        **facts,
    )
    Reply.objects.create(dated_on=SEPT_1, received_on=SEPT_1, **facts)
    Reply.objects.create(dated_on=SEPT_1, received_on=SEPT_1, **facts)


def test_notice_is_given_once_for_a_due_day(make_communication):
    facts = {
        "communication": make_communication(),
        "kind": "overdue",
        "fell_on": SEPT_2,
        "noticed_on": SEPT_2,
    }
    Notice.objects.create(due_on=SEPT_1, **facts)
    refused("notice_once", Notice.objects.create, due_on=SEPT_1, **facts)
    Notice.objects.create(due_on=SEPT_2, **facts)


def test_question_has_text_and_a_place_of_its_own(make_communication):
    letter = make_communication(questions=[("Please comment.", ())])
    ask = Question.objects.create
    refused("question_has_text", ask, communication=letter, position=2, label="2", text="")
    refused("position_once", ask, communication=letter, position=1, label="2", text="Please.")


def test_letter_is_not_related_to_itself(make_communication):
    letter = make_communication()
    refused(
        "not_to_self",
        Relation.objects.create,
        communication=letter,
        target=letter,
        kind="refers_to",
        reference_as_printed=str(letter),
    )


RULE = {
    "purpose": "reply",
    "letter_type": "AL",
    "addressee_kind": "state",
    "value": 60,
    "unit": "days",
    "source": "a manual",
}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((date(2020, 1, 1), date(2020, 12, 31)), (date(2020, 12, 31), None)),
        ((None, None), (date(2020, 1, 1), date(2020, 1, 1))),
        ((date(2020, 1, 1), None), (None, date(2020, 1, 1))),
    ],
)
def test_no_two_rules_hold_on_one_day(first, second):
    DeadlineRule.objects.create(**RULE, valid_from=first[0], valid_to=first[1])
    refused(
        "one_rule_a_day",
        DeadlineRule.objects.create,
        **{**RULE, "value": 30},
        valid_from=second[0],
        valid_to=second[1],
    )


@pytest.mark.django_db
def test_rules_may_follow_each_other_and_differ_by_type():
    DeadlineRule.objects.create(**RULE, valid_to=date(2020, 12, 31))
    DeadlineRule.objects.create(**RULE, valid_from=date(2021, 1, 1))
    DeadlineRule.objects.create(**{**RULE, "letter_type": "OL"})


@pytest.mark.django_db
def test_rule_has_value_and_unit_or_neither():
    whole = "rule_value_with_unit"
    refused(whole, DeadlineRule.objects.create, **{**RULE, "value": None})
    refused(whole, DeadlineRule.objects.create, **{**RULE, "unit": ""})
    refused(whole, DeadlineRule.objects.create, **{**RULE, "value": 0})
    assert DeadlineRule.objects.create(**{**RULE, "value": None, "unit": ""}).window is None
