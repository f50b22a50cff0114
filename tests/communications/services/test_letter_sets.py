from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from cases.models import Case, Event
from communications.enums import Stage
from communications.models import Communication, Draft, LetterSet, LetterVersion
from communications.services.dropping import drop_letter, revive_letter
from communications.services.letter_sets import add_letter, start_letters
from parties.models import OtherActor
from tests.factories import make_actor, make_case, make_state
from tests.factories.drafts import load_paragraphs, make_draft, make_letter_set

DAY = date(2024, 3, 4)
NOON = datetime(2024, 3, 4, 11, 0, tzinfo=UTC)


@pytest.fixture
def case(desk_africa):
    return make_case(desk=desk_africa)


@pytest.fixture
def begin(case, officer_africa, mandate_housing, mandate_health):
    """Begins letters to Botswana and to a new company of New Zealand."""

    def begin(**changed):
        company = OtherActor(name="Invented Dredging", kind="company", home_state=make_state("NZL"))
        arguments = {
            "case": case,
            "language": "en",
            "addressees": [("AL", make_state("BWA")), ("AL", company)],
            "mandates": [mandate_health, mandate_housing],
            "subject": " the clearing\nof homes ",
            "by": officer_africa,
            "on": DAY,
            "at": NOON,
        }
        return start_letters(**{**arguments, **changed})

    return begin


def letters_of(letter_set):
    return list(Communication.objects.filter(draft__letter_set=letter_set).order_by("pk"))


def test_one_act_begins_parallel_letters(begin, case):
    load_paragraphs()

    letter_set = begin()

    assert (letter_set.subject, letter_set.revision, letter_set.saved_at) == (
        "the clearing of homes",
        1,
        NOON,
    )
    state, company = letters_of(letter_set)
    assert [(each.stage, each.type, each.code, each.case) for each in (state, company)] == [
        ("draft", "AL", "BWA", case),
        ("draft", "AL", "OTH", case),
    ]
    assert (state.salutation, company.salutation) == ("Excellency", "Dear Sir or Madam")
    assert company.addressee_actor.home_state_id == "NZL"
    for letter in (state, company):
        assert [row.mandate.code for row in letter.signing_mandates.order_by("position")] == [
            "health",
            "housing",
        ]
        assert letter.draft.questions == [
            {
                "text": "Please provide any additional information and/or comments that you may "
                "have on the above-mentioned allegations.",
                "parts": [],
            }
        ]
    assert [draft.position for draft in Draft.objects.order_by("pk")] == [1, 2]


def test_usual_paragraphs_are_chosen_and_optional_ones_are_not(begin):
    load_paragraphs()
    state, company = letters_of(begin())
    chosen = {
        letter: set(letter.draft.chosen_paragraphs.values_list("slot", flat=True))
        for letter in (state, company)
    }
    assert {"opening", "subject", "deadline", "compliment"} <= chosen[state]
    assert not {"interim_measures", "press_notice", "self_introduction"} & chosen[state]
    assert "self_introduction" in chosen[company]


def test_each_letter_has_its_event(begin):
    letter_set = begin()
    assert [(event.subject_id, event.after) for event in Event.objects.order_by("position")] == [
        (letter.pk, {"type": "AL", "code": letter.code, "letter_set": letter_set.pk})
        for letter in letters_of(letter_set)
    ]


def test_words_are_those_of_the_language(begin):
    letter_set = begin(language="fr")
    state, company = letters_of(letter_set)
    assert (state.language, state.salutation) == ("fr", "Excellence")
    assert company.salutation == "Madame, Monsieur"
    assert state.draft.questions[0]["text"].startswith("Veuillez fournir")


def test_a_company_that_is_known_is_taken_again(begin):
    known = make_actor("Invented DREDGING", "NZL")
    make_actor("Invented Dredging", "NAM")
    assert letters_of(begin())[1].addressee_actor == known
    assert OtherActor.objects.count() == 2


@pytest.mark.parametrize(
    ("changed", "field", "message"),
    [
        ({"addressees": []}, "addressees", "Say whom to write to."),
        ({"language": "ru"}, "language", "Choose one of the languages."),
        ({"subject": " "}, "subject", "Write something here."),
        ({"subject": "x" * 301}, "subject", "This is too long: at most 300 characters."),
    ],
)
def test_what_cannot_be_begun_is_told_at_the_field(begin, changed, field, message):
    with pytest.raises(ValidationError) as refusal:
        begin(**changed)
    assert refusal.value.message_dict == {field: [message]}
    assert not LetterSet.objects.exists()


def test_nobody_is_written_to_twice(begin, states):
    with pytest.raises(ValidationError, match="written to twice"):
        begin(addressees=[("AL", states["BWA"]), ("UA", states["BWA"])])
    actor = {"name": "Invented Dredging", "home_state": states["NZL"]}
    with pytest.raises(ValidationError, match="written to twice"):
        begin(addressees=[("AL", OtherActor(**actor)), ("AL", OtherActor(**actor))])
    with pytest.raises(ValidationError, match="Choose a type"):
        begin(addressees=[("XX", states["BWA"])])


def test_mandates_may_be_chosen_later_but_not_twice(begin, mandate_housing):
    assert not letters_of(begin(mandates=[]))[0].signing_mandates.exists()
    with pytest.raises(ValidationError, match="chosen twice"):
        begin(mandates=[mandate_housing, mandate_housing])


def test_a_closed_case_begins_no_letter(begin, case):
    case.closed_on = DAY
    case.save()
    with pytest.raises(ValidationError, match="The case is closed"):
        begin()


@pytest.mark.parametrize(
    "role", ["officer_other_desk", "officer_without_desk", "office_user", "auditor", "gone"]
)
def test_letters_are_begun_by_who_reads_the_case(begin, role, request):
    with pytest.raises(Case.DoesNotExist):
        begin(by=request.getfixturevalue(role))
    assert not LetterSet.objects.exists()
    assert not OtherActor.objects.filter(name="Invented Dredging").exists()


def test_a_letter_is_added_with_the_mandates_of_the_first(begin, officer_africa):
    letter_set = begin()

    letter = add_letter(
        letter_set=letter_set,
        addressed=("OL", make_state("NAM")),
        by=officer_africa,
        on=DAY,
        at=NOON,
    )

    assert (letter.type, letter.code, letter.draft.position) == ("OL", "NAM", 3)
    assert [row.mandate.code for row in letter.signing_mandates.order_by("position")] == [
        "health",
        "housing",
    ]
    with pytest.raises(ValidationError, match="written to twice"):
        add_letter(
            letter_set=letter_set,
            addressed=("UA", make_state("BWA")),
            by=officer_africa,
            on=DAY,
            at=NOON,
        )


def test_the_letters_of_a_set_stand_while_one_is_in_sign_off(officer_africa, states):
    letter_set = make_letter_set(by=officer_africa)
    draft = make_draft(by=officer_africa, letter_set=letter_set)
    make_draft(by=officer_africa, letter_set=letter_set, to=states["NAM"], stage=Stage.IN_SIGN_OFF)
    gone = make_draft(
        by=officer_africa, letter_set=letter_set, to=states["URY"], stage=Stage.DROPPED
    )
    who = {"by": officer_africa, "on": DAY}
    for act in (
        lambda: add_letter(letter_set=letter_set, addressed=("AL", states["NZL"]), at=NOON, **who),
        lambda: drop_letter(communication=draft, reason="Not needed", **who),
        lambda: revive_letter(communication=gone, **who),
    ):
        with pytest.raises(ValidationError, match="in sign-off or cleared"):
            act()


def test_a_dropped_letter_keeps_its_text_and_comes_back(officer_africa):
    letter = make_draft(by=officer_africa, own_paragraphs="We recall the visit.")

    drop_letter(communication=letter, reason=" Joined with\nanother ", by=officer_africa, on=DAY)
    letter.refresh_from_db()
    assert letter.stage == Stage.DROPPED
    version = LetterVersion.objects.get()
    assert (version.purpose, version.note) == ("kept", "Joined with another")
    assert "We recall the visit." in version.text.paragraphs()

    revive_letter(communication=letter, by=officer_africa, on=DAY)
    letter.refresh_from_db()
    assert letter.stage == Stage.DRAFT
    assert letter.draft.own_paragraphs == "We recall the visit."
    assert [event.kind for event in Event.objects.order_by("position")] == [
        "letter_dropped",
        "letter_revived",
    ]


def test_dropping_needs_a_reason(officer_africa):
    letter = make_draft(by=officer_africa)
    with pytest.raises(ValidationError) as refusal:
        drop_letter(communication=letter, reason=" ", by=officer_africa, on=DAY)
    assert refusal.value.message_dict == {"reason": ["Write something here."]}


def test_a_letter_does_not_come_back_beside_another_to_the_same(officer_africa):
    letter_set = make_letter_set(by=officer_africa)
    gone = make_draft(by=officer_africa, letter_set=letter_set, stage=Stage.DROPPED)
    make_draft(by=officer_africa, letter_set=letter_set)
    with pytest.raises(ValidationError, match="goes to the same addressee"):
        revive_letter(communication=gone, by=officer_africa, on=DAY)


@pytest.mark.parametrize("role", ["officer_other_desk", "office_user", "auditor"])
def test_letters_are_dropped_by_the_desk(officer_africa, role, request):
    letter = make_draft(by=officer_africa)
    by = request.getfixturevalue(role)
    with pytest.raises(Communication.DoesNotExist):
        drop_letter(communication=letter, reason="Not needed", by=by, on=DAY)
    with pytest.raises(LetterSet.DoesNotExist):
        add_letter(
            letter_set=letter.draft.letter_set,
            addressed=("AL", make_state("NAM")),
            by=by,
            on=DAY,
            at=NOON,
        )
    assert Communication.objects.get().stage == Stage.DRAFT
