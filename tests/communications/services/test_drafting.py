from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from cases.models import Event
from communications.enums import Stage
from communications.models import (
    ChosenParagraph,
    Communication,
    Draft,
    LetterSet,
    StandardParagraphVersion,
)
from communications.rules.letter_facts import AskedQuestion
from communications.services.draft_rows import ChosenWords, SharedDetails, draft_details
from communications.services.drafting import Stale, save_draft, save_shared
from communications.services.standard_paragraphs import paragraphs_for
from tests.factories import make_communication
from tests.factories.drafts import load_paragraphs, make_draft, make_letter_set

DAY = date(2024, 3, 4)
NOON = datetime(2024, 3, 4, 11, 0, tzinfo=UTC)
TEXTS = SharedDetails(subject="the dam", facts="One.\r\n\r\nTwo.\x00", concerns=" Grave. ")


@pytest.fixture
def save(officer_africa):
    """Saves a letter as the officer for Africa, on the revision that stands, with changes."""

    def save(letter, revision=None, by=officer_africa, on=DAY, **changed):
        draft = Draft.objects.get(communication=letter)
        return save_draft(
            communication=letter,
            revision=draft.revision if revision is None else revision,
            details=replace(draft_details(draft), **changed),
            by=by,
            on=on,
            at=NOON,
        )

    return save


def test_shared_text_is_cleaned_and_counted(officer_africa):
    letter_set = make_draft(by=officer_africa).draft.letter_set

    saved = save_shared(
        letter_set=letter_set, revision=1, details=TEXTS, by=officer_africa, on=DAY, at=NOON
    )

    saved.refresh_from_db()
    assert (saved.subject, saved.introduction, saved.facts, saved.concerns) == (
        "the dam",
        "",
        "One.\n\nTwo.",
        "Grave.",
    )
    assert (saved.revision, saved.saved_at, saved.saved_by) == (2, NOON, officer_africa)


def test_a_stale_revision_overwrites_nothing(officer_africa, supervisor):
    letter_set = make_draft(by=officer_africa).draft.letter_set
    mine = replace(TEXTS, facts="Mine.")
    save_shared(letter_set=letter_set, revision=1, details=TEXTS, by=supervisor, on=DAY, at=NOON)
    with pytest.raises(Stale) as stale:
        save_shared(
            letter_set=letter_set, revision=1, details=mine, by=officer_africa, on=DAY, at=NOON
        )
    assert (stale.value.standing.revision, stale.value.standing.saved_by) == (2, supervisor)
    assert stale.value.standing.facts == "One.\n\nTwo."
    assert LetterSet.objects.get().facts == "One.\n\nTwo."


def test_the_same_words_again_are_no_conflict(officer_africa):
    letter_set = make_draft(by=officer_africa).draft.letter_set
    for _ in range(2):
        saved = save_shared(
            letter_set=letter_set, revision=1, details=TEXTS, by=officer_africa, on=DAY, at=NOON
        )
    assert saved.revision == 2


@pytest.mark.parametrize("stage", [Stage.IN_SIGN_OFF, Stage.CLEARED])
def test_shared_text_stands_while_a_letter_is_shown(officer_africa, stage):
    letter_set = make_letter_set(by=officer_africa)
    make_draft(by=officer_africa, letter_set=letter_set)
    make_draft(by=officer_africa, letter_set=letter_set, stage=stage)
    with pytest.raises(ValidationError, match="in sign-off or cleared"):
        save_shared(
            letter_set=letter_set, revision=1, details=TEXTS, by=officer_africa, on=DAY, at=NOON
        )


def test_shared_text_of_dropped_letters_stands(officer_africa):
    letter_set = make_draft(by=officer_africa, stage=Stage.DROPPED).draft.letter_set
    with pytest.raises(ValidationError, match="Dropped"):
        save_shared(
            letter_set=letter_set, revision=1, details=TEXTS, by=officer_africa, on=DAY, at=NOON
        )


@pytest.mark.parametrize("role", ["officer_other_desk", "office_user", "auditor", "administrator"])
def test_shared_text_is_written_by_the_desk(officer_africa, role, request):
    letter_set = make_draft(by=officer_africa).draft.letter_set
    with pytest.raises(LetterSet.DoesNotExist):
        save_shared(
            letter_set=letter_set,
            revision=1,
            details=TEXTS,
            by=request.getfixturevalue(role),
            on=DAY,
            at=NOON,
        )


def test_a_letters_own_words_are_saved(officer_africa, save):
    load_paragraphs()
    letter = make_draft(by=officer_africa)
    other = make_communication(case=letter.case, number=5)
    known = paragraphs_for(letter_type="AL", addressee_kind="state", language="en")

    draft = save(
        letter,
        salutation=" Dear  Minister ",
        own_paragraphs="We recall.\n",
        questions=(AskedQuestion("Why?", ("Who", "When")),),
        paragraphs={
            "press_notice": ChosenWords(known["press_notice"].pk),
            "deadline": ChosenWords(known["deadline"].pk, "Answer soon. "),
        },
        cited=(other.pk, other.pk),
    )

    assert draft.revision == 2
    letter.refresh_from_db()
    assert letter.salutation == "Dear Minister"
    stored = Draft.objects.get()
    assert stored.own_paragraphs == "We recall."
    assert stored.questions == [{"text": "Why?", "parts": ["Who", "When"]}]
    rows = ChosenParagraph.objects.values_list("slot", "version", "own_text").order_by("slot")
    assert list(rows) == [
        ("deadline", known["deadline"].pk, "Answer soon."),
        ("press_notice", known["press_notice"].pk, ""),
    ]
    (relation,) = letter.relations.all()
    assert (relation.kind, relation.target, relation.reference_as_printed) == (
        "refers_to",
        other,
        "AL BWA 5/2023",
    )


def test_two_tabs_of_one_person_do_not_overwrite_each_other(officer_africa, save):
    letter = make_draft(by=officer_africa)
    save(letter, revision=1, own_paragraphs="From the first tab.")
    with pytest.raises(Stale) as stale:
        save(letter, revision=1, own_paragraphs="From the second tab.")
    assert stale.value.standing.own_paragraphs == "From the first tab."
    assert Draft.objects.get().own_paragraphs == "From the first tab."


def test_questions_that_cannot_be_taken_are_told_by_place(officer_africa, save):
    letter = make_draft(by=officer_africa)
    with pytest.raises(ValidationError) as refusal:
        save(letter, questions=(AskedQuestion("Why?"), AskedQuestion(" ", ("a part",))))
    assert refusal.value.message_dict == {"questions": ["Question 2: The text is empty."]}


def test_a_needed_paragraph_is_not_left_out_but_an_optional_one_is(officer_africa, save):
    load_paragraphs()
    letter = make_draft(by=officer_africa)
    known = paragraphs_for(letter_type="AL", addressee_kind="state", language="en")
    both = {slot: ChosenWords(known[slot].pk) for slot in ("deadline", "press_notice")}
    save(letter, paragraphs=both)
    save(letter, paragraphs={"deadline": both["deadline"]})
    with pytest.raises(ValidationError, match="Reply window and publication"):
        save(letter, paragraphs={})


def test_a_paragraph_of_other_letters_is_refused(officer_africa, save):
    load_paragraphs()
    letter = make_draft(by=officer_africa)
    french = paragraphs_for(letter_type="AL", addressee_kind="state", language="fr")
    known = paragraphs_for(letter_type="AL", addressee_kind="state", language="en")
    for version in (french["deadline"], known["opening"]):
        with pytest.raises(ValidationError, match="does not belong to this letter"):
            save(letter, paragraphs={"deadline": ChosenWords(version.pk)})
    assert StandardParagraphVersion.objects.filter(pk=french["deadline"].pk).exists()


def test_only_sent_letters_that_one_may_read_are_cited(officer_africa, desk_americas, save):
    letter = make_draft(by=officer_africa)
    hidden = make_communication(desk=desk_americas, number=9)
    unsent = make_communication(case=letter.case, stage=Stage.DRAFT)
    for target in (hidden, unsent, letter):
        with pytest.raises(ValidationError, match="Choose letters of the list"):
            save(letter, cited=(target.pk,))
    with pytest.raises(ValidationError, match="Choose provisions"):
        save(letter, annex=(987654,))


def test_only_drafts_are_edited(officer_africa, officer_other_desk, office_user, save):
    letter = make_draft(by=officer_africa, stage=Stage.IN_SIGN_OFF)
    with pytest.raises(ValidationError, match="In sign-off"):
        save(letter, own_paragraphs="Changed.")
    draft = make_draft(by=officer_africa)
    for user in (officer_other_desk, office_user):
        with pytest.raises(Communication.DoesNotExist):
            save(draft, by=user, own_paragraphs="Changed.")
    assert not Draft.objects.filter(own_paragraphs="Changed.").exists()


def test_editing_is_on_record_once_a_day_and_person(officer_africa, supervisor, save):
    letter = make_draft(by=officer_africa)
    for number, (by, on) in enumerate(
        [
            (officer_africa, DAY),
            (officer_africa, DAY),
            (supervisor, DAY),
            (officer_africa, DAY),
            (officer_africa, date(2024, 3, 5)),
        ]
    ):
        save(letter, by=by, on=on, own_paragraphs=f"Text {number}")
    events = Event.objects.filter(kind="letter_edited").order_by("position")
    assert [(event.actor, event.happened_on) for event in events] == [
        (officer_africa, date(2024, 3, 4)),
        (supervisor, date(2024, 3, 4)),
        (officer_africa, date(2024, 3, 4)),
        (officer_africa, date(2024, 3, 5)),
    ]
    assert all(event.after == event.before == {} for event in events)


def test_shared_text_leaves_its_trace_at_each_draft(officer_africa, states):
    letter_set = make_letter_set(by=officer_africa)
    first = make_draft(by=officer_africa, letter_set=letter_set)
    second = make_draft(by=officer_africa, letter_set=letter_set, to=states["NAM"])
    make_draft(by=officer_africa, letter_set=letter_set, to=states["URY"], stage=Stage.DROPPED)
    save_shared(
        letter_set=letter_set, revision=1, details=TEXTS, by=officer_africa, on=DAY, at=NOON
    )
    assert set(Event.objects.values_list("subject_id", flat=True)) == {first.pk, second.pk}
