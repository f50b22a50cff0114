"""Every guard of the table of acts has its function; the system clears where all hold."""

from __future__ import annotations

from datetime import date

import pytest

from communications.enums import Act, Guard
from communications.models import ChosenParagraph, LetterSet, SignOff
from communications.services.guards import GUARDS, Circumstances, holds
from communications.services.sign_off_rows import current_version
from communications.services.wholeness import missing_in
from tests.factories.sign_off import CIRCULATED_ON, make_circulated, make_whole_draft


def test_every_guard_has_its_function():
    assert set(GUARDS) == set(Guard)


def test_the_system_clears_only_what_every_mandate_has_signed(officer_africa, office_user):
    letter = make_circulated(by=officer_africa)
    case = Circumstances(letter, on=CIRCULATED_ON, version=current_version(letter))
    assert not holds(Act.CLEAR, case)

    SignOff.objects.update(
        answer="signed",
        answered_on=CIRCULATED_ON,
        answered_at="2024-03-11T12:00Z",
        answered_by=office_user,
        office=office_user.office,
    )
    assert holds(Act.CLEAR, case)

    SignOff.objects.filter(mandate__code="health").update(voided_on=CIRCULATED_ON)
    assert not holds(Act.CLEAR, case)


def test_a_whole_letter_lacks_nothing(officer_africa):
    assert missing_in(make_whole_draft(by=officer_africa), on=CIRCULATED_ON) == ()


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("subject", ("the subject is empty.", "subject", True)),
        ("facts", ("no facts are alleged.", "facts", True)),
        ("concerns", ("no concerns are voiced.", "concerns", True)),
    ],
)
def test_a_letter_lacks_what_its_set_does_not_say(officer_africa, field, expected):
    letter = make_whole_draft(by=officer_africa)
    LetterSet.objects.update(**{field: " "})

    [missing] = missing_in(letter, on=CIRCULATED_ON)
    assert (missing.text, missing.place, missing.shared) == expected


def test_a_letter_lacks_questions_salutation_and_standard_paragraphs(officer_africa):
    letter = make_whole_draft(by=officer_africa, questions=[])
    letter.salutation = ""
    letter.save()
    ChosenParagraph.objects.filter(slot="compliment").delete()

    assert [missing.text for missing in missing_in(letter, on=CIRCULATED_ON)] == [
        "the salutation is empty.",
        "it asks no question.",
        "its standard paragraph is missing: Compliment.",
    ]


def test_a_comment_on_laws_needs_facts_or_concerns_not_both(officer_africa):
    letter = make_whole_draft(by=officer_africa, type="OL")
    LetterSet.objects.update(facts="")
    assert missing_in(letter, on=CIRCULATED_ON) == ()

    LetterSet.objects.update(concerns="")
    [missing] = missing_in(letter, on=CIRCULATED_ON)
    assert missing.text == "it says neither facts nor concerns."


def test_a_letter_lacks_what_a_mandate_does_not_have_on_that_day(officer_africa):
    letter = make_whole_draft(by=officer_africa)

    texts = [missing.text for missing in missing_in(letter, on=date(2019, 1, 7))]

    assert texts == [
        "Adequate housing: nobody holds the mandate on that day.",
        "Physical and mental health: nobody holds the mandate on that day.",
    ]
