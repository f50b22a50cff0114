"""A letter composed from its facts, whole and while it is still being written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from communications.enums import AddresseeKind, LetterType, Slot
from communications.letter_text import Block, LetterText, Part
from communications.rules.composing import compose, placeholder_values
from communications.rules.letter_facts import AskedQuestion, Cited, LetterFacts, Signatory

STATE = AddresseeKind.STATE
OTHER = AddresseeKind.OTHER

ENGLISH = {
    Slot.OPENING: "We have the honour to address you in our capacities as {capacities}, pursuant "
    "to Human Rights Council resolutions {resolutions}.",
    Slot.SELF_INTRODUCTION: "We are independent experts.",
    Slot.SUBJECT: "We would like to bring to your attention information concerning {subject}.",
    Slot.FACTS_LEAD: "According to the information received:",
    Slot.CONCERN_LEAD: "Without prejudging the information, we express our concern.",
    Slot.ANNEX_POINTER: "Please refer to the Annex attached to this letter.",
    Slot.INTERIM_MEASURES: "We request that interim measures be taken.",
    Slot.QUESTIONS_LEAD: "We would be grateful for your observations on the following matters:",
    Slot.DEADLINE: "We would appreciate a response within {window}. After {delay} all is public.",
    Slot.PENDING_REPLY: "While awaiting a reply, we urge that harm be prevented.",
    Slot.PRESS_NOTICE: "We may publicly express our concerns.",
    Slot.OTHERS_WRITTEN_TO: "A letter on this subject has also been sent to: {others}.",
    Slot.COMPLIMENT: "Please accept, {salutation}, the assurances of our highest consideration.",
}

DEFENDERS = Signatory(
    "Special Rapporteur on the situation of human rights defenders", "52/4", "Ada Meridian"
)
BUSINESS = Signatory(
    "Working Group on business and human rights",
    "53/3",
    "Bo Estuary",
    "Chair-Rapporteur of the Working Group on business and human rights",
)
FOOD = Signatory("Special Rapporteur on the right to food", "49/13", "Cleo Harbour")

LETTER = LetterFacts(
    language="en",
    type=LetterType.ALLEGATION_LETTER,
    addressee_kind=STATE,
    addressee="Mexico",
    salutation="Excellency",
    signatories=(DEFENDERS, BUSINESS, FOOD),
    subject="the clearing of homes in Sedge Valley",
    introduction="Ms. Rosa Lindqvist speaks for the valley’s residents.",
    facts="The survey\n\nOn 5 June 2023, surveyors set\nout marks.\n\nNobody had been asked.",
    concerns="We fear for the homes.",
    own_paragraphs="The permit was given by the Ministry of Works.",
    paragraphs=ENGLISH,
    questions=(
        AskedQuestion("Please provide any additional information."),
        AskedQuestion("Please say what was done:", ("to consult;", "to compensate.")),
    ),
    cited=(Cited("AL MEX 3/2022", date(2022, 7, 3), date(2022, 9, 5)),),
    others=("Fiji", "Verdant Systems Ltd"),
    annex=("Article 11 of the Covenant protects housing.", "Article 25 protects participation."),
    window="60 days",
    delay="60 days",
    reference="AL MEX 8/2023",
    letter_date=date(2023, 7, 3),
)


def paragraphs(facts: LetterFacts) -> list[str]:
    return [f"{block.part}: {text}" for block, text in zip(*both(compose(facts)), strict=True)]


def both(text: LetterText) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    return text.blocks, text.paragraphs()


def parts(facts: LetterFacts) -> list[Part]:
    return [block.part for block in compose(facts).blocks]


def text_of(facts: LetterFacts, part: Part) -> str:
    return "\n".join(block.text for block in compose(facts).of(part))


def test_an_allegation_letter_of_three_mandates_to_a_state_with_its_annex() -> None:
    assert paragraphs(LETTER) == [
        "heading: Mandates of the Special Rapporteur on the situation of human rights defenders; "
        "the Working Group on business and human rights and the Special Rapporteur on the right "
        "to food",
        "reference: Ref.: AL MEX 8/2023",
        "reference_note: (Please use this reference in your reply)",
        "date: 3 July 2023",
        "salutation: Excellency,",
        "opening: We have the honour to address you in our capacities as Special Rapporteur on the "
        "situation of human rights defenders; Working Group on business and human rights and "
        "Special Rapporteur on the right to food, pursuant to Human Rights Council resolutions "
        "52/4, 53/3 and 49/13.",
        "paragraph: We would like to bring to your attention information concerning the clearing "
        "of homes in Sedge Valley.",
        "paragraph: Ms. Rosa Lindqvist speaks for the valley’s residents.",
        "paragraph: We refer to the earlier communication AL MEX 3/2022 of 3 July 2022. We are "
        "grateful for the reply to it of 5 September 2022.",
        "facts_lead: According to the information received:",
        "subheading: The survey",
        "fact: On 5 June 2023, surveyors set out marks.",
        "fact: Nobody had been asked.",
        "concern: Without prejudging the information, we express our concern.",
        "concern: We fear for the homes.",
        "paragraph: The permit was given by the Ministry of Works.",
        "paragraph: Please refer to the Annex attached to this letter.",
        "paragraph: We request that interim measures be taken.",
        "questions_lead: We would be grateful for your observations on the following matters:",
        "question: 1. Please provide any additional information.",
        "question: 2. Please say what was done:",
        "question_part: a. to consult;",
        "question_part: b. to compensate.",
        "closing: We would appreciate a response within 60 days. After 60 days all is public.",
        "closing: While awaiting a reply, we urge that harm be prevented.",
        "closing: We may publicly express our concerns.",
        "closing: A letter on this subject has also been sent to: Fiji and Verdant Systems Ltd.",
        "compliment: Please accept, Excellency, the assurances of our highest consideration.",
        "signatory_name: Ada Meridian",
        "signatory_title: Special Rapporteur on the situation of human rights defenders",
        "signatory_name: Bo Estuary",
        "signatory_title: Chair-Rapporteur of the Working Group on business and human rights",
        "signatory_name: Cleo Harbour",
        "signatory_title: Special Rapporteur on the right to food",
        "annex_label: Annex",
        "annex_title: Reference to international human rights law",
        "annex_paragraph: Article 11 of the Covenant protects housing.",
        "annex_paragraph: Article 25 protects participation.",
    ]


def test_an_allegation_letter_in_spanish_to_a_company() -> None:
    facts = LetterFacts(
        language="es",
        type=LetterType.ALLEGATION_LETTER,
        addressee_kind=OTHER,
        addressee="Brumas del Sur S.A.",
        salutation="Estimada Sra. Castellán:",
        signatories=(
            Signatory("Relatora Especial sobre el derecho al agua", "51/19", "Ada Meridiana"),
            Signatory("Grupo de Trabajo sobre las empresas", "53/3", "Ben Ría"),
        ),
        subject="el desvío de un río.",
        facts="El río se secó.",
        paragraphs={
            Slot.OPENING: "Tenemos el honor de dirigirnos a Usted en nuestra calidad de "
            "{capacities}, de conformidad con las resoluciones {resolutions} del Consejo de "
            "Derechos Humanos.",
            Slot.SELF_INTRODUCTION: "Somos expertos independientes.",
            Slot.SUBJECT: "Quisiéramos señalar a su atención información relativa a {subject}.",
            Slot.FACTS_LEAD: "Según la información recibida:",
            Slot.CONCERN_LEAD: "Sin prejuzgar la información, expresamos nuestra preocupación.",
            Slot.QUESTIONS_LEAD: "Agradeceríamos sus observaciones sobre los siguientes asuntos:",
            Slot.DEADLINE: "Agradeceríamos recibir una respuesta en un plazo de {window}.",
            Slot.OTHERS_WRITTEN_TO: "También se ha enviado una carta a: {others}.",
            Slot.COMPLIMENT: "Acepte, {salutation}, la expresión de nuestra consideración.",
        },
        questions=(AskedQuestion("¿Quién decidió el desvío?"),),
        others=("Fiyi", "Irán"),
        window="60 días",
        reference="AL OTH 9/2024",
        letter_date=date(2024, 2, 1),
    )
    assert paragraphs(facts) == [
        "heading: Mandatos de la Relatora Especial sobre el derecho al agua y del Grupo de Trabajo "
        "sobre las empresas",
        "reference: Ref.: AL OTH 9/2024",
        "reference_note: (Por favor, utilice esta referencia en su respuesta)",
        "date: 1 de febrero de 2024",
        "salutation: Estimada Sra. Castellán:",
        "opening: Tenemos el honor de dirigirnos a Usted en nuestra calidad de Relatora Especial "
        "sobre el derecho al agua y Grupo de Trabajo sobre las empresas, de conformidad con las "
        "resoluciones 51/19 y 53/3 del Consejo de Derechos Humanos.",
        "paragraph: Somos expertos independientes.",
        "paragraph: Quisiéramos señalar a su atención información relativa al desvío de un río.",
        "facts_lead: Según la información recibida:",
        "fact: El río se secó.",
        "concern: Sin prejuzgar la información, expresamos nuestra preocupación.",
        "questions_lead: Agradeceríamos sus observaciones sobre los siguientes asuntos:",
        "question: 1. ¿Quién decidió el desvío?",
        "closing: Agradeceríamos recibir una respuesta en un plazo de 60 días.",
        "closing: También se ha enviado una carta a: Fiyi e Irán.",
        "compliment: Acepte, Sra. Castellán, la expresión de nuestra consideración.",
        "signatory_name: Ada Meridiana",
        "signatory_title: Relatora Especial sobre el derecho al agua",
        "signatory_name: Ben Ría",
        "signatory_title: Grupo de Trabajo sobre las empresas",
    ]


def test_an_urgent_appeal_of_one_mandate_in_french() -> None:
    facts = LetterFacts(
        language="fr",
        type=LetterType.URGENT_APPEAL,
        addressee_kind=STATE,
        addressee="Mexique",
        salutation="Excellence,",
        signatories=(
            Signatory("Experte indépendante sur la solidarité", "53/5", "Ada Méridienne"),
        ),
        subject="la détention de Mme Rosa Lindqvist",
        facts="Elle aurait dit : « Où suis-je ? »",
        concerns="je crains pour sa santé ; elle est malade.",
        paragraphs={
            Slot.OPENING: "J’ai l’honneur de m’adresser à vous en ma qualité de {capacities}, "
            "conformément à la résolution {resolutions} du Conseil des droits de l’homme.",
            Slot.SELF_INTRODUCTION: "Je suis une experte indépendante.",
            Slot.SUBJECT: "Je souhaiterais attirer votre attention urgente sur {subject}.",
            Slot.FACTS_LEAD: "Selon les informations reçues :",
            Slot.CONCERN_LEAD: "Sans vouloir préjuger des informations reçues,",
            Slot.INTERIM_MEASURES: "Je demande des mesures provisoires.",
            Slot.QUESTIONS_LEAD: "Je vous saurais gré de vos observations sur les points suivants :",
            Slot.DEADLINE: "Cette communication sera rendue publique après {delay}.",
            Slot.COMPLIMENT: "Veuillez agréer, {salutation}, l’assurance de ma considération.",
        },
        questions=(AskedQuestion("Où est-elle ?"),),
        delay="60 jours",
        reference="UA MEX 2/2024",
        letter_date=date(2024, 3, 1),
    )
    assert paragraphs(facts) == [
        "heading: Mandat de l’Experte indépendante sur la solidarité",
        "reference: Réf.\u00a0: UA MEX 2/2024",
        "reference_note: (Veuillez utiliser cette référence dans votre réponse)",
        "date: 1er mars 2024",
        "salutation: Excellence,",
        "opening: J’ai l’honneur de m’adresser à vous en ma qualité d’Experte indépendante sur la "
        "solidarité, conformément à la résolution 53/5 du Conseil des droits de l’homme.",
        "paragraph: Je souhaiterais attirer votre attention urgente sur la détention de Mme Rosa "
        "Lindqvist.",
        "facts_lead: Selon les informations reçues\u00a0:",
        "fact: Elle aurait dit\u00a0: «\u00a0Où suis-je\u00a0?\u00a0»",
        "concern: Sans vouloir préjuger des informations reçues, je crains pour sa santé\u00a0; "
        "elle est malade.",
        "paragraph: Je demande des mesures provisoires.",
        "questions_lead: Je vous saurais gré de vos observations sur les points suivants\u00a0:",
        "question: 1. Où est-elle\u00a0?",
        "closing: Cette communication sera rendue publique après 60 jours.",
        "compliment: Veuillez agréer, Excellence, l’assurance de ma considération.",
        "signatory_name: Ada Méridienne",
        "signatory_title: Experte indépendante sur la solidarité",
    ]


def test_another_letter_on_a_law_states_no_facts() -> None:
    facts = replace(
        LETTER,
        type=LetterType.OTHER_LETTER,
        signatories=(DEFENDERS,),
        subject="the draft law on associations",
        introduction="",
        facts="",
        concerns="",
        own_paragraphs="Registration\n\nArticle 5 asks for a licence.\n\nIt names no time limit.",
        paragraphs={
            Slot.OPENING: "I have the honour to address you in my capacity as {capacities}, "
            "pursuant to Human Rights Council resolution {resolutions}.",
            Slot.SUBJECT: "I offer the following comments on {subject}.",
            Slot.FACTS_LEAD: "According to the information available:",
            Slot.CONCERN_LEAD: "I express my concern.",
            Slot.QUESTIONS_LEAD: "I would be grateful for your observations on these points:",
            Slot.DEADLINE: "All will be made public after {delay}.",
            Slot.COMPLIMENT: "Please accept, {salutation}, the assurances of my consideration.",
        },
        questions=(AskedQuestion("Please say when the law is to be adopted."),),
        cited=(),
        others=(),
        annex=(),
        delay="48 hours",
        reference="OL MEX 4/2024",
    )
    assert paragraphs(facts) == [
        "heading: Mandate of the Special Rapporteur on the situation of human rights defenders",
        "reference: Ref.: OL MEX 4/2024",
        "reference_note: (Please use this reference in your reply)",
        "date: 3 July 2023",
        "salutation: Excellency,",
        "opening: I have the honour to address you in my capacity as Special Rapporteur on the "
        "situation of human rights defenders, pursuant to Human Rights Council resolution 52/4.",
        "paragraph: I offer the following comments on the draft law on associations.",
        "subheading: Registration",
        "paragraph: Article 5 asks for a licence.",
        "paragraph: It names no time limit.",
        "questions_lead: I would be grateful for your observations on these points:",
        "question: 1. Please say when the law is to be adopted.",
        "closing: All will be made public after 48 hours.",
        "compliment: Please accept, Excellency, the assurances of my consideration.",
        "signatory_name: Ada Meridian",
        "signatory_title: Special Rapporteur on the situation of human rights defenders",
    ]


NEW = LetterFacts(
    language="en", type=LetterType.ALLEGATION_LETTER, addressee_kind=STATE, paragraphs=ENGLISH
)


def test_a_new_draft_shows_its_gaps_and_announces_nothing_that_is_not_there() -> None:
    new = replace(NEW, paragraphs=without(Slot.INTERIM_MEASURES, Slot.PRESS_NOTICE))
    assert paragraphs(new) == [
        "opening: We have the honour to address you in our capacities as […], pursuant to Human "
        "Rights Council resolutions […].",
        "paragraph: We would like to bring to your attention information concerning […].",
        "closing: We would appreciate a response within […]. After […] all is public.",
        "closing: While awaiting a reply, we urge that harm be prevented.",
        "compliment: Please accept, […], the assurances of our highest consideration.",
    ]


def without(*slots: Slot) -> dict[Slot, str]:
    return {slot: text for slot, text in ENGLISH.items() if slot not in slots}


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_a_letter_without_anything_is_empty(language: str) -> None:
    nothing = replace(NEW, language=language, paragraphs={}, subject=" \n", facts="\n\n")
    assert compose(nothing) == LetterText(language, ())


def test_a_language_without_letters_is_refused() -> None:
    with pytest.raises(KeyError):
        compose(replace(NEW, language="ar"))


def test_a_missing_resolution_is_a_gap_among_the_others() -> None:
    signatories = (DEFENDERS, replace(BUSINESS, resolution=""), FOOD)
    values = placeholder_values(replace(LETTER, signatories=signatories))
    assert values["resolutions"] == "52/4, […] and 49/13"


def test_a_mandate_without_a_holder_signs_with_a_gap() -> None:
    facts = replace(LETTER, signatories=(replace(FOOD, holder_name=" "),))
    assert text_of(facts, Part.SIGNATORY_NAME) == "[…]"
    assert text_of(facts, Part.SIGNATORY_TITLE) == "Special Rapporteur on the right to food"


@pytest.mark.parametrize(
    ("emptied", "slot"),
    [
        ({"annex": ()}, Slot.ANNEX_POINTER),
        ({"annex": (" ",)}, Slot.ANNEX_POINTER),
        ({"others": ()}, Slot.OTHERS_WRITTEN_TO),
        ({"questions": ()}, Slot.QUESTIONS_LEAD),
        ({"facts": ""}, Slot.FACTS_LEAD),
        ({"addressee_kind": STATE}, Slot.SELF_INTRODUCTION),
    ],
)
def test_a_standard_paragraph_stands_only_with_what_it_speaks_of(
    emptied: dict[str, Any], slot: Slot
) -> None:
    whole = replace(LETTER, addressee_kind=OTHER)
    paragraph = ENGLISH[slot].partition("{")[0]
    assert any(paragraph in text for text in compose(whole).paragraphs())
    fewer = compose(replace(whole, **emptied)).paragraphs()
    assert not any(paragraph in text for text in fewer)


def test_a_lead_of_the_concerns_that_is_a_sentence_needs_facts_or_concerns() -> None:
    lead = ENGLISH[Slot.CONCERN_LEAD]
    assert text_of(replace(LETTER, concerns=""), Part.CONCERN) == lead
    assert text_of(replace(LETTER, facts=""), Part.CONCERN) == f"{lead}\nWe fear for the homes."
    assert text_of(replace(LETTER, facts="", concerns=""), Part.CONCERN) == ""


def test_a_lead_of_the_concerns_that_is_begun_goes_on_into_the_first() -> None:
    begun = {**ENGLISH, Slot.CONCERN_LEAD: "Without prejudging the information,"}
    facts = replace(LETTER, paragraphs=begun, concerns="we fear for the homes.\n\nAll of them.")
    assert text_of(facts, Part.CONCERN) == (
        "Without prejudging the information, we fear for the homes.\nAll of them."
    )
    assert text_of(replace(facts, concerns=""), Part.CONCERN) == ""


def test_optional_paragraphs_are_left_out_where_they_were_not_chosen() -> None:
    facts = replace(LETTER, paragraphs=without(Slot.INTERIM_MEASURES, Slot.PRESS_NOTICE))
    text = "\n".join(compose(facts).paragraphs())
    assert "interim measures" not in text
    assert "publicly express" not in text


def test_a_draft_bears_neither_reference_nor_date() -> None:
    draft = replace(LETTER, reference="", letter_date=None)
    assert parts(draft)[:3] == [Part.HEADING, Part.SALUTATION, Part.OPENING]


def test_braces_that_people_type_mean_nothing() -> None:
    facts = replace(LETTER, subject="a sign with {window}", facts="It said {subject} {x}.")
    assert "information concerning a sign with {window}." in text_of(facts, Part.PARAGRAPH)
    assert text_of(facts, Part.FACT) == "It said {subject} {x}."


def test_what_people_paste_is_cleaned() -> None:
    question = AskedQuestion("Who\x00 came\u202e?\n", ("at\r\nnight\u200b?",))
    facts = replace(LETTER, questions=(question,), annex=("One.\n\nTwo\tthree.",))
    assert text_of(facts, Part.QUESTION) == "Who came?"
    assert text_of(facts, Part.QUESTION_PART) == "at night?"
    assert text_of(facts, Part.ANNEX_PARAGRAPH) == "One.\nTwo three."


def test_a_standard_paragraph_may_have_several_paragraphs() -> None:
    facts = replace(LETTER, paragraphs={**ENGLISH, Slot.DEADLINE: "Within {window}.\n\nThen: no."})
    assert text_of(facts, Part.CLOSING).startswith("Within 60 days.\nThen: no.\nWhile")


@pytest.mark.parametrize(
    ("language", "typed", "printed", "addressed"),
    [
        ("en", "Excellency,", "Excellency,", "Excellency"),
        ("en", "Dear Mr. Harbour", "Dear Mr. Harbour,", "Mr. Harbour"),
        ("fr", "Chère Madame", "Chère Madame,", "Madame"),
        ("fr", "Madame la Ministre :", "Madame la Ministre,", "Madame la Ministre"),
        ("es", "Excelencia", "Excelencia:", "Excelencia"),
        ("es", "Distinguido Sr. Ría:", "Distinguido Sr. Ría:", "Sr. Ría"),
    ],
)
def test_a_salutation_ends_as_its_language_has_it(
    language: str, typed: str, printed: str, addressed: str
) -> None:
    facts = replace(LETTER, language=language, salutation=typed)
    assert text_of(facts, Part.SALUTATION) == printed
    assert placeholder_values(facts)["salutation"] == addressed


def test_the_twenty_sixth_part_is_z() -> None:
    question = AskedQuestion("Which?", tuple(f"part {number};" for number in range(1, 27)))
    last = compose(replace(LETTER, questions=(question,))).of(Part.QUESTION_PART)[-1]
    assert (last.marker, last.text) == ("z.", "part 26;")
