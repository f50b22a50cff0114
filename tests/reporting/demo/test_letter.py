from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from communications.enums import LetterType
from communications.references import Reference
from reporting.demo.cast import actors, to_actor, to_state
from reporting.demo.letter import Citation, case_title, write_letter
from reporting.demo.mandates import Signature
from reporting.demo.recipes import SIXTY_DAYS, TWO_MONTHS
from reporting.demo.story import Manner, Matter, PlannedLetter

DISABILITY = Signature(
    mandate="SRRPD",
    title="Special Rapporteur on the rights of persons with disabilities",
    resolution="53/14",
    name="Tala Borrowdyne",
    title_below="Special Rapporteur on the rights of persons with disabilities",
)
POVERTY = Signature(
    mandate="SREP",
    title="Special Rapporteur on extreme poverty and human rights",
    resolution="53/10",
    name="Goran Wexcombe",
    title_below="Special Rapporteur on extreme poverty and human rights",
)
MATTER = Matter(
    case=1,
    situation="tramway",
    town="Varesk",
    persons=("Milan Venmark",),
    group="Open Shutters",
    company=None,
    days=(date(2026, 1, 5), date(2026, 2, 6), date(2026, 3, 7)),
    many=40,
    few=4,
)
LETTER = PlannedLetter(
    key=1,
    matter=MATTER,
    type=LetterType.ALLEGATION_LETTER,
    addressee=to_state("BWA"),
    day=date(2026, 5, 27),
    mandates=("SRRPD", "SREP"),
    manner=Manner(window=SIXTY_DAYS),
    number=2,
)


def _paragraphs(letter: PlannedLetter, *signatures: Signature) -> list[str]:
    return write_letter(letter, signatures or (DISABILITY, POVERTY)).split("\n\n")


def test_the_head_of_a_letter_stands_in_the_usual_order() -> None:
    assert _paragraphs(LETTER)[:5] == [
        "Mandates of the Special Rapporteur on the rights of persons with disabilities and the "
        "Special Rapporteur on extreme poverty and human rights",
        "Ref.: AL BWA 2/2026\n(Please use this reference in your reply)",
        "27 May 2026",
        "Excellency,",
        "We have the honour to address you in our capacities as Special Rapporteur on the rights "
        "of persons with disabilities and Special Rapporteur on extreme poverty and human rights, "
        "pursuant to Human Rights Council resolutions 53/14 and 53/10.",
    ]


def test_one_mandate_holder_speaks_in_the_singular() -> None:
    paragraphs = _paragraphs(LETTER, DISABILITY)
    assert paragraphs[0].startswith("Mandate of the Special Rapporteur")
    assert paragraphs[4].startswith("I have the honour to address you in my capacity as")
    assert paragraphs[4].endswith("pursuant to Human Rights Council resolution 53/14.")
    assert not [text for text in paragraphs if text.startswith(("We ", "As it is our"))]


def test_persons_are_named_in_full_once_and_then_by_their_surname() -> None:
    text = write_letter(LETTER, (DISABILITY,))
    assert text.count("Milan Venmark") == 1
    assert "On 6 February 2026, Mr. Venmark missed an examination" in text


def test_questions_are_numbered_and_their_parts_lettered_in_the_manner_of_the_letter() -> None:
    bracketed = replace(LETTER, manner=Manner(window=SIXTY_DAYS, marks="(a)"))
    paragraphs = _paragraphs(bracketed)
    numbered = [text[:3] for text in paragraphs if text[0].isdigit() and text[1] == "."]
    assert numbered == ["1. ", "2. ", "3. ", "4. ", "5. "]
    assert [text for text in paragraphs if text.startswith("(")] == [
        "(a) at the stops with low platforms;",
        "(b) in the cars; and",
        "(c) until these measures are complete.",
    ]


@pytest.mark.parametrize(
    ("manner", "printed"),
    [
        (Manner(window=SIXTY_DAYS), "a response within 60 days. Past this delay,"),
        (Manner(window=SIXTY_DAYS, in_words=True), "a response within sixty days. Past this"),
        (Manner(window=TWO_MONTHS), "a response within two months. Past this delay,"),
    ],
)
def test_an_allegation_letter_prints_its_window(manner: Manner, printed: str) -> None:
    assert printed in write_letter(replace(LETTER, manner=manner), (DISABILITY,))


def test_an_urgent_appeal_asks_for_first_steps_without_a_window() -> None:
    urgent = replace(LETTER, type=LetterType.URGENT_APPEAL, manner=Manner(window=None))
    text = write_letter(urgent, (DISABILITY,))
    assert "In view of the urgency of the matter" in text
    assert "within" not in text.split("observations on the following matters:")[1].split("Annex")[0]


def test_an_other_letter_may_be_public_after_48_hours() -> None:
    bill = replace(
        LETTER,
        type=LetterType.OTHER_LETTER,
        matter=replace(MATTER, situation="bill_register", persons=()),
        manner=Manner(window=None),
    )
    text = write_letter(bill, (DISABILITY,))
    assert "will be made public via the communications reporting website after 48 hours" in text


def test_a_company_is_addressed_by_its_officer_and_told_who_writes() -> None:
    company = actors()["quillmere"]
    letter = replace(
        LETTER,
        addressee=to_actor("quillmere"),
        matter=replace(MATTER, situation="river", persons=("Ruth Belloway",), company=company),
        beside=(to_state("CAN"), to_state("GHA")),
    )
    text = write_letter(letter, (DISABILITY, POVERTY))
    assert "\n\nDear Ms. Pellimore,\n\n" in text
    assert "We are independent experts appointed by the Human Rights Council" in text
    assert "waste water from the works of your company, Quillmere Minerals Corporation." in text
    assert "has also been sent to the Government of Canada and the Government of Ghana." in text
    assert "Please accept, Madam, the assurances of our highest consideration." in text


def test_a_follow_up_cites_the_earlier_letter_and_thanks_for_its_reply() -> None:
    earlier = Citation(Reference("AL", "BWA", 1, 2025), date(2025, 4, 2), date(2025, 6, 1))
    text = write_letter(LETTER, (DISABILITY, POVERTY), earlier)
    assert "sent on 2 April 2025 (AL BWA 1/2025). We thank your Excellency's Government" in text
    assert "dated 1 June 2025" in text
    assert "According to the new information received:" in text
    assert "On 9 May 2026, persons concerned asked in Varesk" in text


def test_a_follow_up_regrets_that_no_reply_came() -> None:
    earlier = Citation(Reference("AL", "BWA", 1, 2025), date(2025, 4, 2), None)
    text = write_letter(LETTER, (DISABILITY, POVERTY), earlier)
    assert "We regret that no reply to it has been received so far." in text
    assert "We thank" not in text


def test_a_letter_of_2012_has_the_letterhead_and_file_codes_of_its_time() -> None:
    defenders = replace(DISABILITY, mandate="SRHRD")
    old = replace(
        LETTER,
        day=date(2012, 3, 14),
        number=7,
        manner=Manner(window=SIXTY_DAYS, in_words=True, historic=True),
    )
    paragraphs = _paragraphs(old, defenders)
    assert paragraphs[1] == "SPECIAL PROCEDURES OF THE HUMAN RIGHTS COUNCIL"
    assert paragraphs[3] == "REFERENCE: AL G/SO 214 (107-9) BWA 7/2012"
    assert any("accurately reflected in the report" in text for text in paragraphs)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("BWA", "This letter is fictional"),
        ("SEN", "La présente lettre est fictive"),
        ("CRI", "La presente carta es ficticia"),
    ],
)
def test_every_letter_ends_by_saying_that_it_is_fictional(code: str, words: str) -> None:
    french_or_spanish = replace(
        DISABILITY, title="Relator Especial", title_below="Relator Especial"
    )
    signature = {
        "BWA": DISABILITY,
        "SEN": replace(DISABILITY, title="Rapporteur spécial", title_below="Rapporteur spécial"),
        "CRI": french_or_spanish,
    }[code]
    text = write_letter(replace(LETTER, addressee=to_state(code)), (signature,))
    assert text.split("\n\n")[-1].startswith(words)


def test_a_case_is_titled_in_english_and_names_no_person() -> None:
    assert case_title(MATTER, to_state("SEN")) == "Disability: access to the tramway of Varesk"
