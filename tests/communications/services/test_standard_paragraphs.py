"""Which standard paragraphs are in force, writing a new version, and loading the supplied ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from cases.models import Event
from communications.enums import AddresseeKind, LetterLanguage, LetterType, Slot
from communications.models import StandardParagraph, StandardParagraphVersion
from communications.services.standard_paragraphs import (
    ParagraphRecord,
    load_standard_paragraphs,
    paragraphs_for,
    revise_paragraph,
    standard_paragraph_records,
)
from parties.models import User

pytestmark = pytest.mark.django_db

DAY = date(2024, 3, 4)


def record(
    slot: Slot, text: str, *, text_for_one: str = "", language: str = "en"
) -> ParagraphRecord:
    return ParagraphRecord(
        slot=slot,
        letter_type=LetterType.ALLEGATION_LETTER,
        addressee_kind=AddresseeKind.STATE,
        language=LetterLanguage(language),
        text=text,
        text_for_one=text_for_one,
    )


COMPLIMENT = record(Slot.COMPLIMENT, "We greet {salutation}.", text_for_one="I greet {salutation}.")
SUBJECT = record(Slot.SUBJECT, "It concerns {subject}.")


@pytest.fixture
def compliment() -> StandardParagraph:
    load_standard_paragraphs(records=[COMPLIMENT, SUBJECT])
    return StandardParagraph.objects.get(slot=Slot.COMPLIMENT)


def revise(paragraph: StandardParagraph, by: User, **changes: str) -> StandardParagraphVersion:
    words = {"text": "Yours.", "text_for_one": "", "note": "Shorter."} | changes
    return revise_paragraph(paragraph=paragraph, by=by, on=DAY, **words)


def test_revising_leaves_an_event_with_the_numbers_of_the_versions_alone(
    compliment: StandardParagraph, supervisor: User
) -> None:
    revise(compliment, supervisor)

    event = Event.objects.get()
    assert (event.kind, event.subject) == ("standard_paragraph_revised", "standard_paragraph")
    assert (event.subject_id, event.case, event.actor) == (compliment.pk, None, supervisor)
    assert event.happened_on == date(2024, 3, 4)
    assert (event.before, event.after) == ({"version": 1}, {"version": 2})


def in_force() -> dict[Slot, str]:
    found = paragraphs_for(letter_type="AL", addressee_kind="state", language="en")
    return {slot: version.text for slot, version in found.items()}


def problems(caught: pytest.ExceptionInfo[ValidationError]) -> dict[str, list[str]]:
    return {name: [e.code for e in errors] for name, errors in caught.value.error_dict.items()}


def test_paragraphs_of_a_letter_stand_in_its_order() -> None:
    load_standard_paragraphs(records=[COMPLIMENT, SUBJECT])
    assert list(in_force().items()) == [
        (Slot.SUBJECT, "It concerns {subject}."),
        (Slot.COMPLIMENT, "We greet {salutation}."),
    ]


def test_paragraphs_of_other_letters_are_not_among_them() -> None:
    others = [
        replace(SUBJECT, text="To a company {subject}.", addressee_kind=AddresseeKind.OTHER),
        replace(SUBJECT, text="Urgent {subject}.", letter_type=LetterType.URGENT_APPEAL),
        replace(SUBJECT, text="Concernant {subject}.", language=LetterLanguage.FRENCH),
    ]
    load_standard_paragraphs(records=[*others, SUBJECT])
    assert in_force() == {Slot.SUBJECT: "It concerns {subject}."}


def test_a_language_in_which_no_letters_go_out_has_no_paragraphs() -> None:
    load_standard_paragraphs(records=[SUBJECT])
    assert paragraphs_for(letter_type="AL", addressee_kind="state", language="ru") == {}


def test_the_words_follow_how_many_mandates_sign(compliment: StandardParagraph) -> None:
    version = compliment.versions.get()
    assert version.text_for(1) == "I greet {salutation}."
    assert version.text_for(2) == "We greet {salutation}."
    subject = StandardParagraph.objects.get(slot=Slot.SUBJECT).versions.get()
    assert subject.text_for(1) == "It concerns {subject}."


def test_paragraphs_of_a_letter_cost_one_query(django_assert_num_queries) -> None:
    load_standard_paragraphs(records=standard_paragraph_records())
    with django_assert_num_queries(1):
        found = paragraphs_for(letter_type="UA", addressee_kind="other", language="es")
        assert [version.paragraph.slot for version in found.values()] == [
            "opening",
            "self_introduction",
            "subject",
            "facts_lead",
            "concern_lead",
            "annex_pointer",
            "interim_measures",
            "questions_lead",
            "deadline",
            "pending_reply",
            "press_notice",
            "others_written_to",
            "compliment",
        ]


def test_a_revision_is_a_new_version_and_in_force_at_once(
    compliment: StandardParagraph, administrator: User
) -> None:
    version = revise(compliment, administrator)
    assert (version.number, version.note, version.created_by) == (2, "Shorter.", administrator)
    assert in_force()[Slot.COMPLIMENT] == "Yours."
    assert list(compliment.versions.values_list("number", "text")) == [
        (2, "Yours."),
        (1, "We greet {salutation}."),
    ]


def test_line_breaks_become_spaces_and_no_break_spaces_stay(
    compliment: StandardParagraph, administrator: User
) -> None:
    version = revise(
        compliment, administrator, text=" Veuillez\r\nagréer\u00a0:  \nceci. ", note=" a\nb "
    )
    assert (version.text, version.note) == ("Veuillez agréer\u00a0: ceci.", "a b")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"text": " \n"}, {"text": ["empty"]}),
        ({"note": ""}, {"note": ["empty"]}),
        ({"note": "x" * 301}, {"note": ["too_long"]}),
        ({"text": "x" * 5001}, {"text": ["too_long"]}),
        ({"text": "Yours, {salutations}."}, {"text": ["unknown_placeholder"]}),
        ({"text_for_one": "Mine, {me}."}, {"text_for_one": ["unknown_placeholder"]}),
        (
            {"text": "{a} {b}", "note": ""},
            {"text": ["unknown_placeholder", "unknown_placeholder"], "note": ["empty"]},
        ),
        (
            {"text": "We greet {salutation}.", "text_for_one": "I greet {salutation}."},
            {"__all__": ["unchanged"]},
        ),
    ],
)
def test_a_revision_is_refused_with_every_reason_at_its_field(
    compliment: StandardParagraph,
    administrator: User,
    changes: dict[str, str],
    expected: dict[str, list[str]],
) -> None:
    with pytest.raises(ValidationError) as caught:
        revise(compliment, administrator, **changes)
    assert problems(caught) == expected
    assert compliment.versions.count() == 1
    compliment.refresh_from_db()
    assert not compliment.edited_by_people


def test_an_unknown_placeholder_is_named(
    compliment: StandardParagraph, administrator: User
) -> None:
    with pytest.raises(ValidationError) as caught:
        revise(compliment, administrator, text="Yours, {salutations}.")
    assert caught.value.message_dict == {
        "text": ["“salutations” is no placeholder. The list below has them all."]
    }


def test_a_paragraph_that_needs_a_placeholder_is_refused_without_it(
    compliment: StandardParagraph, administrator: User
) -> None:
    subject = StandardParagraph.objects.get(slot=Slot.SUBJECT)
    with pytest.raises(ValidationError) as caught:
        revise(subject, administrator, text="On {subject}.", text_for_one="On something.")
    assert caught.value.message_dict == {
        "text_for_one": ["This paragraph needs the placeholder {subject}."]
    }


def test_loading_everything_twice_changes_nothing_the_second_time() -> None:
    records = standard_paragraph_records()
    assert load_standard_paragraphs(records=records) == {"created": 213}
    assert load_standard_paragraphs(records=records) == {"unchanged": 213}
    assert StandardParagraphVersion.objects.count() == 213


def test_new_supplied_words_become_a_version_and_the_old_ones_stay(
    compliment: StandardParagraph,
) -> None:
    again = [replace(COMPLIMENT, text="We salute {salutation}."), SUBJECT]
    assert load_standard_paragraphs(records=again) == {"updated": 1, "unchanged": 1}
    assert [(v.number, v.text, v.created_by) for v in compliment.versions.all()] == [
        (2, "We salute {salutation}.", None),
        (1, "We greet {salutation}.", None),
    ]


def test_what_people_revised_is_left_alone(
    compliment: StandardParagraph, administrator: User
) -> None:
    revise(compliment, administrator)
    again = [replace(COMPLIMENT, text="We salute {salutation}."), SUBJECT]
    assert load_standard_paragraphs(records=again) == {"left alone": 1, "unchanged": 1}
    assert in_force()[Slot.COMPLIMENT] == "Yours."


def test_a_paragraph_given_back_to_the_files_gets_their_words_as_a_new_version(
    compliment: StandardParagraph, administrator: User
) -> None:
    revise(compliment, administrator)
    StandardParagraph.objects.update(edited_by_people=False)
    assert load_standard_paragraphs(records=[COMPLIMENT, SUBJECT]) == {
        "updated": 1,
        "unchanged": 1,
    }
    assert [v.text for v in compliment.versions.all()] == [
        "We greet {salutation}.",
        "Yours.",
        "We greet {salutation}.",
    ]
