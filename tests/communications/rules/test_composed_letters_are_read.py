"""What is composed with the supplied standard paragraphs is read back as it was meant."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from communications.enums import AddresseeKind, LetterLanguage, LetterType, Slot, WindowUnit
from communications.reading import Reading, read_letter
from communications.rules.composing import compose
from communications.rules.letter_facts import AskedQuestion, Cited, LetterFacts, Signatory
from communications.rules.windows import Window
from communications.services.standard_paragraphs import standard_paragraph_records

TITLES = {
    "en": (
        "Special Rapporteur on the situation of human rights defenders",
        "Working Group on the issue of human rights and transnational corporations and other "
        "business enterprises",
        "Special Rapporteur on the promotion and protection of the right to freedom of opinion "
        "and expression",
        "Independent Expert on the effects of foreign debt and other related international "
        "financial obligations of States on the full enjoyment of human rights",
        "Special Rapporteur on the right to food",
        "Special Rapporteur on violence against women and girls, its causes and consequences",
        "Working Group on Arbitrary Detention",
    ),
    "fr": (
        "Experte indépendante sur les droits de l’homme et la solidarité internationale",
        "Rapporteuse spéciale sur la situation des défenseurs et défenseuses des droits de l’homme",
        "Groupe de travail sur la détention arbitraire",
        "Rapporteur spécial sur le droit à l’alimentation",
        "Expert indépendant sur la question des personnes atteintes d’albinisme",
        "Rapporteuse spéciale sur la violence contre les femmes et les filles, ses causes et ses "
        "conséquences",
        "Rapporteur spécial sur les droits de l’homme et l’environnement",
    ),
    "es": (
        "Relatora Especial sobre la situación de los defensores de los derechos humanos",
        "Grupo de Trabajo sobre la Detención Arbitraria",
        "Relator Especial sobre el derecho a la alimentación",
        "Experta Independiente sobre los derechos humanos y la solidaridad internacional",
        "Relator Especial sobre la libertad de religión o de creencias",
        "Relatora Especial sobre la violencia contra las mujeres y las niñas, sus causas y "
        "consecuencias",
        "Experto Independiente sobre la cuestión del albinismo",
    ),
}
NAMES = (
    "Ada Meridian",
    "Bo van Estuary",
    "Clément Ríofrío",
    "Dagny Söderhamn",
    "Emeka O’Tarn",
    "Flora de la Vega",
    "Gwen Ap Harbour",
)
CHAIRS = {
    "en": "Chair-Rapporteur of the {}",
    "fr": "Présidente-Rapporteuse du {}",
    "es": "Presidenta-Relatora del {}",
}
STATES = {
    "en": ("Mexico", "United Kingdom of Great Britain and Northern Ireland", "Côte d’Ivoire"),
    "fr": ("Mexique", "Royaume-Uni de Grande-Bretagne et d’Irlande du Nord", "Côte d’Ivoire"),
    "es": ("México", "Reino Unido de Gran Bretaña e Irlanda del Norte", "Irán"),
}
CODES = {"Mexico": "MEX", "Mexique": "MEX", "México": "MEX", "Irán": "IRN", "Côte d’Ivoire": "CIV"}
COMPANY = "Verdant Systems Ltd"
SALUTATIONS = {
    ("en", "state"): "Excellency",
    ("en", "other"): "Dear Ms. Castellan",
    ("fr", "state"): "Excellence",
    ("fr", "other"): "Madame Castellan",
    ("es", "state"): "Excelencia",
    ("es", "other"): "Estimada Sra. Castellan",
}
WINDOWS = {
    "en": {"60 days": Window(60, WindowUnit.DAYS), "2 months": Window(2, WindowUnit.MONTHS)},
    "fr": {"60 jours": Window(60, WindowUnit.DAYS), "2 mois": Window(2, WindowUnit.MONTHS)},
    "es": {"60 días": Window(60, WindowUnit.DAYS), "2 meses": Window(2, WindowUnit.MONTHS)},
}
DELAYS = {"en": "48 hours", "fr": "48 heures", "es": "48 horas"}
SENTENCES = {
    "en": (
        "On 5 June 2023, surveyors set out marks along the Lower Sedge, without notice.",
        "Ms. Rosa Lindqvist was reportedly told: “nobody will listen”.",
        "Please describe the steps that were taken, and say who took them.",
        "Is it correct that 12 families left the valley by night?",
        "the grounds of the refusal;",
        "A sign at the gate said that {window} was nothing to be filled in.",
    ),
    "fr": (
        "Le 5 juin 2023, des géomètres ont posé des repères le long de la rivière, sans préavis.",
        "Mme Rosa Lindqvist aurait entendu dire : « personne n’écoutera ».",
        "Veuillez décrire les mesures prises et indiquer qui les a prises.",
        "Est-il exact que 12 familles ont quitté la vallée de nuit ?",
        "les motifs du refus ;",
    ),
    "es": (
        "El 5 de junio de 2023, unos topógrafos marcaron la orilla del río, sin previo aviso.",
        "La Sra. Rosa Lindqvist habría oído decir: «nadie escuchará».",
        "Sírvase describir las medidas adoptadas e indicar quién las adoptó.",
        "¿Es cierto que 12 familias abandonaron el valle de noche?",
        "los motivos de la denegación;",
    ),
}
STANDARDS = {
    "en": (
        "Article 19 of the Covenant protects the freedom to seek, receive and impart information.",
        "Principle 17 describes the diligence that is due: assessing, acting, tracking, telling.",
    ),
    "fr": (
        "L’article 19 du Pacte protège la liberté de rechercher et de répandre des informations.",
        "Le principe 17 décrit la diligence requise : évaluer, agir, suivre, faire savoir.",
    ),
    "es": (
        "El artículo 19 del Pacto protege la libertad de buscar y difundir informaciones.",
        "El principio 17 describe la diligencia debida: evaluar, actuar, seguir, comunicar.",
    ),
}


def standard_paragraphs(
    language: str, letter_type: LetterType, kind: AddresseeKind, *, several: bool
) -> dict[Slot, str]:
    return {
        record.slot: record.text if several else record.text_for_one or record.text
        for record in standard_paragraph_records()
        if (record.language, record.letter_type, record.addressee_kind)
        == (language, letter_type, kind)
    }


@st.composite
def signatories(draw: st.DrawFn, language: str) -> tuple[Signatory, ...]:
    titles = draw(st.permutations(TITLES[language]))[: draw(st.integers(1, 7))]
    resolutions = draw(
        st.lists(
            st.builds("{}/{}".format, st.integers(1, 60), st.integers(1, 40)),
            min_size=len(titles),
            max_size=len(titles),
        )
    )
    names = draw(st.permutations(NAMES))
    chairs = ("Working Group", "Groupe", "Grupo")
    return tuple(
        Signatory(
            title,
            resolution,
            name,
            CHAIRS[language].format(title) if title.startswith(chairs) else "",
        )
        for title, resolution, name in zip(titles, resolutions, names, strict=False)
    )


@st.composite
def citations(draw: st.DrawFn) -> tuple[Cited, ...]:
    numbers = draw(st.lists(st.integers(1, 99), max_size=4, unique=True))
    days = st.dates(date(2019, 1, 1), date(2021, 12, 31))
    replies = st.none() | st.dates(date(2022, 1, 1), date(2022, 12, 31))
    return tuple(Cited(f"AL MEX {n}/2020", draw(days), draw(replies)) for n in numbers)


@st.composite
def letters(draw: st.DrawFn) -> LetterFacts:
    language = draw(st.sampled_from(LetterLanguage.values))
    kind = draw(st.sampled_from(AddresseeKind))
    letter_type = draw(st.sampled_from(LetterType))
    signing = draw(signatories(language))
    text = st.sampled_from(SENTENCES[language])
    body = st.lists(text, min_size=1, max_size=3).map("\n\n".join)
    question = st.builds(AskedQuestion, text, st.lists(text, max_size=4).map(tuple))
    beside = (*STATES[language], COMPANY)
    own_code = "FJI" if kind == AddresseeKind.STATE else "OTH"
    return LetterFacts(
        language=language,
        type=letter_type,
        addressee_kind=kind,
        addressee="Fiji" if kind == AddresseeKind.STATE else COMPANY,
        salutation=SALUTATIONS[language, kind],
        signatories=signing,
        subject=draw(st.sampled_from(["Sedge Valley", "Ms. Rosa Lindqvist."])),
        introduction=draw(st.just("") | body),
        facts=draw(body),
        concerns=draw(st.just("") | body),
        own_paragraphs=draw(st.just("") | body),
        paragraphs=standard_paragraphs(language, letter_type, kind, several=len(signing) > 1),
        questions=draw(st.lists(question, min_size=1, max_size=12).map(tuple)),
        cited=draw(citations()),
        others=draw(st.lists(st.sampled_from(beside), max_size=4, unique=True).map(tuple)),
        annex=draw(st.lists(st.sampled_from(STANDARDS[language]), max_size=3).map(tuple)),
        window=draw(st.sampled_from(sorted(WINDOWS[language]))),
        delay=DELAYS[language],
        reference=f"{letter_type} {own_code} {draw(st.integers(1, 300))}/2024",
        letter_date=draw(st.dates(date(2024, 1, 1), date(2024, 12, 31))),
    )


def read_again(facts: LetterFacts) -> Reading:
    return read_letter("\n\n".join(compose(facts).paragraphs()))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(letters())
def test_who_writes_to_whom_when_and_by_what_right_is_read_back(facts: LetterFacts) -> None:
    reading = read_again(facts)
    assert reading.language == facts.language
    assert reading.reference is not None
    assert str(reading.reference.reference) == facts.reference
    assert reading.letter_date == facts.letter_date
    assert [(each.title, each.resolution) for each in reading.mandates] == [
        (each.title, each.resolution) for each in facts.signatories
    ]
    assert [(each.name, each.title) for each in reading.signatories] == [
        (each.holder_name, each.holder_title or each.title) for each in facts.signatories
    ]
    assert reading.addressee.kind == facts.addressee_kind
    assert reading.addressee.salutation == facts.salutation


@settings(max_examples=150, deadline=None, derandomize=True)
@given(letters())
def test_questions_and_their_parts_are_read_back(facts: LetterFacts) -> None:
    read = [
        (each.number, each.text, [(part.letter, part.text) for part in each.parts])
        for each in read_again(facts).questions
    ]
    assert read == [
        (number, each.text, list(zip("abcd", each.parts, strict=False)))
        for number, each in enumerate(facts.questions, start=1)
    ]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(letters())
def test_windows_others_and_earlier_letters_are_read_back(facts: LetterFacts) -> None:
    reading = read_again(facts)
    window = WINDOWS[facts.language][facts.window]
    printed = "\n".join(compose(facts).paragraphs())
    assert reading.reply_window == (None if facts.type == LetterType.URGENT_APPEAL else window)
    if facts.type == LetterType.OTHER_LETTER and facts.delay in printed:
        assert reading.publication_delay == Window(48, WindowUnit.HOURS)
    assert reading.copied_to == tuple(
        CODES.get(each, "GBR") for each in facts.others if each != COMPANY
    )
    assert [
        (str(each.reference), each.sent_on, each.replied_on)
        for each in reading.earlier_communications
    ] == [(each.reference, each.sent_on, each.replied_on) for each in facts.cited]


@settings(max_examples=100, deadline=None, derandomize=True)
@given(letters())
def test_facts_and_annex_are_read_back_without_a_doubt(facts: LetterFacts) -> None:
    reading = read_again(facts)
    assert "\n\n".join(reading.facts) == facts.facts
    assert (reading.annex.paragraphs if reading.annex else ()) == facts.annex
    assert {each.message for each in reading.warnings} <= {"the addressee's name is not printed"}
