from __future__ import annotations

from datetime import date

import pytest

from communications.enums import RelationKind, Stage
from communications.models import (
    AnnexItem,
    ChosenParagraph,
    DeadlineRule,
    Draft,
    Instrument,
    Provision,
    Relation,
    Reply,
)
from communications.rules.letter_facts import AskedQuestion, Cited
from communications.services.draft_facts import composed, letter_facts
from communications.services.standard_paragraphs import paragraphs_for
from parties.models import StateName
from tests.factories import make_actor, make_communication, make_state
from tests.factories.drafts import load_paragraphs, make_draft, make_letter_set

DAY = date(2024, 3, 4)


@pytest.fixture
def letters(officer_africa):
    """A letter to Botswana and, parallel to it, one to a company of New Zealand."""
    letter_set = make_letter_set(by=officer_africa)
    to_state = make_draft(
        by=officer_africa,
        letter_set=letter_set,
        own_paragraphs="We recall the visit of 2022.",
        questions=[{"text": "Please explain", "parts": ["the order;", "the cuts."]}],
    )
    return to_state, make_draft(by=officer_africa, letter_set=letter_set, to=make_actor())


def provision(article: str) -> Provision:
    instrument = Instrument.objects.get_or_create(
        code="iccpr",
        defaults={
            "kind": "treaty",
            "year": 1966,
            "position": 1,
            **{
                f"{kind}_{code}": code
                for kind in ("title", "short_title")
                for code in ("en", "fr", "es")
            },
        },
    )[0]
    words = {f"summary_{code}": f"Words on {article} ({code})" for code in ("en", "fr", "es")}
    return Provision.objects.create(instrument=instrument, article=article, position=1, **words)


def test_what_the_set_and_the_letter_say(letters):
    facts = letter_facts(letters[0], on=DAY)

    assert (facts.language, facts.type, facts.addressee_kind) == ("en", "AL", "state")
    assert (facts.addressee, facts.others) == ("Botswana", ("Sandgrouse Ferries Ltd.",))
    assert facts.subject == "the clearing of homes"
    assert facts.own_paragraphs == "We recall the visit of 2022."
    assert facts.questions == (AskedQuestion("Please explain", ("the order;", "the cuts.")),)
    assert [each.holder_name for each in facts.signatories] == ["Ilona Varga-Tembe"]
    assert (facts.reference, facts.letter_date) == ("", None)


def test_others_are_those_whom_letters_go_to(officer_africa, letters):
    state, company = letters
    assert letter_facts(company, on=DAY).others == ("Botswana",)
    company.stage = Stage.DROPPED
    company.save()
    assert letter_facts(state, on=DAY).others == ()
    assert letter_facts(company, on=DAY).addressee == "Sandgrouse Ferries Ltd."


def test_names_are_of_the_letters_language_and_day(letters):
    letter = letters[0]
    letter.language = "fr"
    StateName.objects.create(
        state=make_state("BWA"),
        language="fr",
        name="Le Botswana d’avant",
        valid_to=date(2024, 3, 3),
    )
    StateName.objects.create(
        state=make_state("BWA"), language="fr", name="Botswana (le)", valid_from=DAY
    )
    assert letter_facts(letter, on=DAY).addressee == "Botswana (le)"


def test_windows_are_those_of_the_rule_of_the_day(letters):
    for purpose, value, unit in (("reply", 60, "days"), ("publication", 48, "hours")):
        DeadlineRule.objects.create(
            purpose=purpose,
            letter_type="AL",
            addressee_kind="state",
            value=value,
            unit=unit,
            valid_from=DAY,
            source="Invented",
        )
    facts = letter_facts(letters[0], on=DAY)
    assert (facts.window, facts.delay) == ("60 days", "48 hours")
    before = letter_facts(letters[0], on=date(2024, 3, 3))
    assert (before.window, before.delay) == ("", "")


def test_standard_paragraphs_are_the_chosen_version_or_the_own_words(letters):
    load_paragraphs()
    draft = Draft.objects.get(communication=letters[0])
    known = paragraphs_for(letter_type="AL", addressee_kind="state", language="en")
    ChosenParagraph.objects.create(draft=draft, slot="opening", version=known["opening"])
    ChosenParagraph.objects.create(
        draft=draft, slot="deadline", version=known["deadline"], own_text="Answer soon."
    )
    paragraphs = letter_facts(letters[0], on=DAY).paragraphs

    assert paragraphs == {"opening": known["opening"].text_for_one, "deadline": "Answer soon."}
    assert "{capacities}" in paragraphs["opening"]


def test_annex_is_in_its_order_and_the_letters_language(letters):
    letter = letters[0]
    draft = Draft.objects.get(communication=letter)
    AnnexItem.objects.create(draft=draft, provision=provision("19"), position=2)
    AnnexItem.objects.create(draft=draft, provision=provision("7"), position=1)
    letter.language = "es"

    assert letter_facts(letter, on=DAY).annex == ("Words on 7 (es)", "Words on 19 (es)")


def test_cited_letters_come_with_the_last_reply_that_is_no_acknowledgement(letters):
    answered = make_communication(case=letters[0].case, number=3, year=2023)
    open_one = make_communication(case=letters[0].case, number=4, letter_date=date(2023, 9, 1))
    for kind, day in (("interim", 20), ("substantive", 22), ("acknowledgement", 25)):
        Reply.objects.create(
            communication=answered,
            kind=kind,
            dated_on=date(2023, 8, day),
            received_on=date(2023, 8, 26),
            language="en",
        )
    for target in (open_one, answered):
        Relation.objects.create(
            communication=letters[0],
            kind=RelationKind.REFERS_TO,
            target=target,
            reference_as_printed=str(target),
        )
    assert letter_facts(letters[0], on=DAY).cited == (
        Cited("AL BWA 3/2023", date(2023, 7, 3), date(2023, 8, 22)),
        Cited("AL BWA 4/2023", date(2023, 9, 1), None),
    )


def test_a_draft_has_neither_reference_nor_date(letters):
    text = composed(letters[0], on=DAY)
    sent = composed(letters[0], on=DAY, reference="AL BWA 7/2024", letter_date=DAY)

    assert not text.of("reference", "date")
    assert [block.text for block in sent.of("reference", "date")] == [
        "Ref.: AL BWA 7/2024",
        "4 March 2024",
    ]


def test_queries_do_not_grow(officer_africa, letters, django_assert_num_queries):
    state, company = letters
    draft = Draft.objects.get(communication=state)
    load_paragraphs()
    known = paragraphs_for(letter_type="AL", addressee_kind="state", language="en")
    for slot in ("opening", "subject", "deadline"):
        ChosenParagraph.objects.create(draft=draft, slot=slot, version=known[slot])
    for position, article in enumerate(("7", "9", "19"), start=1):
        AnnexItem.objects.create(draft=draft, provision=provision(article), position=position)
    for letter in letters:
        for number in (11, 12, 13) if letter == state else (14,):
            cited = make_communication(case=letter.case, number=number)
            Relation.objects.create(
                communication=letter,
                kind=RelationKind.REFERS_TO,
                target=cited,
                reference_as_printed=str(cited),
            )
    for letter in (state, company):
        with django_assert_num_queries(12):
            letter_facts(letter, on=DAY)


def test_a_letter_that_was_not_drafted_here_has_no_facts(letters):
    with pytest.raises(Draft.DoesNotExist):
        letter_facts(make_communication(case=letters[0].case), on=DAY)
