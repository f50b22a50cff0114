"""Each thing that stands in the way of sending, and that nothing else does."""

from __future__ import annotations

from datetime import date

import pytest

from cases.models import Person
from communications import printing
from communications.models import (
    ChosenParagraph,
    Communication,
    DeadlineRule,
    Draft,
    LetterSet,
    Relation,
    SignOff,
)
from communications.services.send_checks import blockers, warnings
from parties.models import MandateHolder, MandateResolution, MandateTitle
from tests.factories import make_communication, make_state
from tests.factories.cleared import (
    SENT_ON,
    make_cleared,
    make_cleared_set,
    prepare_reference_data,
)

pytestmark = pytest.mark.django_db

NAME = "Oriana Maria Veldt-Mbeki"


@pytest.fixture
def letter(officer_africa) -> Communication:
    """A letter that nothing stands in the way of."""
    prepare_reference_data()
    return make_cleared(by=officer_africa)


def codes(letter: Communication, on: date = SENT_ON) -> set[str]:
    return {each.code for each in blockers(Communication.objects.get(pk=letter.pk), on=on)}


def write_facts(text: str) -> None:
    LetterSet.objects.update(facts=text)


def test_nothing_stands_in_the_way_of_a_cleared_letter(letter):
    assert codes(letter) == set()
    assert warnings(letter, on=SENT_ON, together=[letter.pk]) == []


def test_a_text_that_was_changed_after_it_was_cleared(letter):
    write_facts("On 6 June 2023, other marks were set.")
    assert codes(letter) == {"text_differs"}


def test_a_letter_that_was_never_shown_to_a_mandate(officer_africa):
    from tests.factories.drafts import make_draft

    prepare_reference_data()
    letter = make_draft(by=officer_africa)
    assert {"never_circulated", "not_signed"} <= codes(letter)


@pytest.mark.parametrize("answer", ["pending", "changes_asked", "declined"])
def test_a_mandate_that_has_not_signed(letter, answer):
    row = SignOff.objects.get()
    pending = {"answered_on": None, "answered_at": None, "answered_by": None, "office": None}
    SignOff.objects.filter(pk=row.pk).update(
        answer=answer, **(pending if answer == "pending" else {})
    )
    assert codes(letter) == {"not_signed"}


def test_a_sign_off_that_is_void(letter):
    SignOff.objects.update(voided_on=date(2024, 3, 16))
    assert codes(letter) == {"not_signed"}


def test_a_letter_that_no_mandate_signs(letter):
    letter.signing_mandates.all().delete()
    assert "no_mandate" in codes(letter)


def test_a_person_without_consent_is_named_by_number_and_paragraph(letter):
    write_facts(f"On 5 June 2023, Ms. {NAME} was taken away.")
    person = Person.objects.create(case=letter.case, position=1, name="Oriana Veldt-Mbeki")
    found = [b for b in blockers(letter, on=SENT_ON) if b.code == "named_without_consent"]
    assert [(each.link, each.keys) for each in found] == [
        ("person-consent", (letter.case_id, person.pk))
    ]
    number = next(
        place
        for place, text in enumerate(letter.versions.get().text.paragraphs(), start=1)
        if text.startswith("On 5 June 2023")
    )
    assert found[0].text == (
        f"Person 1 of the case is named in paragraph {number} "
        "and has not agreed to be named to the addressee."
    )
    assert "Veldt" not in str(found)


@pytest.mark.parametrize(
    ("name", "aliases"),
    [("Oriana Veldt", ""), ("Somebody Else", "La Tigresa\nOriana Veldt-Mbeki")],
)
def test_other_names_and_shorter_ones_count(letter, name, aliases):
    write_facts(f"VELDT-MBEKI, Oriána María, known as {aliases or NAME}, was taken away.")
    Person.objects.create(case=letter.case, position=1, name=name, aliases=aliases)
    assert "named_without_consent" in codes(letter)


def test_a_person_who_agreed_may_be_named(letter):
    write_facts(f"On 5 June 2023, Ms. {NAME} was taken away.")
    Person.objects.create(case=letter.case, position=1, name=NAME, may_be_named_to_addressee=True)
    assert codes(letter) == {"text_differs"}


def test_consent_to_be_named_in_public_is_another_one(letter):
    write_facts(f"On 5 June 2023, Ms. {NAME} was taken away.")
    Person.objects.create(case=letter.case, position=1, name=NAME, may_be_named_in_public=True)
    assert "named_without_consent" in codes(letter)


def test_a_part_of_a_name_is_only_a_warning(letter):
    write_facts("On 5 June 2023, Ms. Veldt was taken away.")
    Person.objects.create(case=letter.case, position=1, name="Oriana Veldt")
    assert "named_without_consent" not in codes(letter)
    found = warnings(letter, on=SENT_ON, together=[letter.pk])
    assert [each.code for each in found] == ["perhaps_named"]
    assert "Veldt" not in str(found)


@pytest.mark.parametrize("stage", [None, "draft", "voided"])
def test_a_cited_letter_that_is_not_there_was_not_sent_or_is_void(letter, stage):
    target = make_communication(stage=stage) if stage else None
    Relation.objects.create(
        communication=letter,
        kind="refers_to",
        target=target,
        reference_as_printed="AL BWA 7/2022",
    )
    assert codes(letter) == {"citation", "text_differs"}


def test_a_cited_letter_that_was_sent_is_no_blocker(letter):
    target = make_communication(number=7)
    Relation.objects.create(
        communication=letter,
        kind="refers_to",
        target=target,
        reference_as_printed="AL BWA 7/2023",
    )
    assert codes(letter) == {"text_differs"}


def test_a_mandate_without_title_resolution_or_holder_on_the_day(letter):
    MandateTitle.objects.update(valid_to=date(2024, 3, 17))
    assert "mandate_lacks_title" in codes(letter)
    MandateResolution.objects.update(valid_to=date(2024, 3, 17))
    assert {"mandate_lacks_resolution", "resolutions_missing"} <= codes(letter)
    MandateHolder.objects.update(valid_to=date(2024, 3, 17))
    assert "mandate_lacks_holder" in codes(letter)


def test_a_holder_who_changed_since_the_letter_was_cleared(letter):
    mandate = letter.signing_mandates.get().mandate
    MandateHolder.objects.update(valid_to=date(2024, 3, 17))
    MandateHolder.objects.create(
        mandate=mandate, name="Sefa Tuilagi-Roth", valid_from=date(2024, 3, 18)
    )
    assert codes(letter) == {"signature_changed", "text_differs"}
    assert codes(letter, on=date(2024, 3, 17)) == set()


def test_a_mandate_that_has_ended(letter):
    mandate = letter.signing_mandates.get().mandate
    mandate.valid_to = date(2024, 3, 17)
    mandate.save()
    assert codes(letter) == {"mandate_lacks_mandate"}


@pytest.mark.parametrize("purpose", ["reply", "publication"])
def test_no_rule_for_a_window_on_the_day(letter, purpose):
    DeadlineRule.objects.filter(purpose=purpose).update(valid_to=date(2024, 3, 17))
    assert f"no_{purpose}_rule" in codes(letter)


def test_a_rule_without_a_window_blocks_a_letter_that_speaks_of_it_and_no_other(letter):
    DeadlineRule.objects.filter(purpose="reply").update(value=None, unit="")
    assert codes(letter) == {"gap", "text_differs"}
    DeadlineRule.objects.filter(purpose="publication").update(value=None, unit="")
    assert "no_publication_rule" not in codes(letter)


def test_a_letter_that_asks_nothing(letter):
    Draft.objects.update(questions=[])
    assert codes(letter) == {"no_questions", "text_differs"}


def test_a_question_without_words(letter):
    Draft.objects.update(questions=[{"text": " ", "parts": []}])
    assert codes(letter) == {"questions"}
    assert warnings(letter, on=SENT_ON, together=[letter.pk]) == []


@pytest.mark.parametrize("gap", ["on […] June", "within {window} of today"])
def test_a_gap_that_is_not_filled_in(letter, gap):
    write_facts(f"It was {gap}.")
    assert codes(letter) == {"gap", "text_differs"}


def test_a_placeholder_without_value_is_a_gap(letter):
    ChosenParagraph.objects.filter(slot="subject").update(own_text="It is about {others}.")
    assert codes(letter) == {"gap", "text_differs"}


def test_a_letter_dated_before_its_case(letter):
    letter.case.opened_on = date(2024, 3, 19)
    letter.case.save()
    assert codes(letter) == {"before_case"}
    assert codes(letter, on=date(2024, 3, 19)) == set()


def test_a_letter_that_cannot_be_printed(letter, monkeypatch):
    monkeypatch.setattr(printing, "_JUDGES", [lambda _text: "no face has ꙮ"])
    assert codes(letter) == {"not_printable"}


def test_a_character_that_no_face_has(letter):
    write_facts("The mark was a \N{LINEAR B SYLLABLE B008 A}.")
    assert codes(letter) == {"not_printable", "text_differs"}


def test_a_parallel_letter_that_stays_behind_is_a_warning(officer_africa):
    prepare_reference_data()
    first, second = make_cleared_set(by=officer_africa, to=[make_state("BWA"), make_state("NZL")])
    alone = warnings(first, on=SENT_ON, together=[first.pk])
    assert [(each.code, each.keys) for each in alone] == [("other_not_sent", (second.pk,))]
    assert warnings(first, on=SENT_ON, together=[first.pk, second.pk]) == []
    assert codes(first) == set()
