"""Invented letters to set as pages: no person, company or event in them is real."""

from __future__ import annotations

from communications.letter_text import Block, LetterText, Part
from reporting.pdf import LetterSheet

RAPPORTEURSHIPS = (
    ("Ilvane Tressory", "Special Rapporteur on the situation of human rights defenders"),
    (
        "Quorin Maddelbeek",
        "Chair-Rapporteur of the Working Group on the issue of human rights and transnational "
        "corporations and other business enterprises",
    ),
    (
        "Sefrona Úlvað",
        "Special Rapporteur on the promotion and protection of the right to freedom of opinion "
        "and expression",
    ),
)

ENGLISH = LetterText(
    "en",
    (
        Block(
            Part.HEADING,
            "Mandates of the Special Rapporteur on the situation of human rights defenders; the "
            "Working Group on the issue of human rights and transnational corporations and other "
            "business enterprises and the Special Rapporteur on the promotion and protection of "
            "the right to freedom of opinion and expression",
        ),
        Block(Part.REFERENCE, "Ref.: AL OTH 907/2025"),
        Block(Part.REFERENCE_NOTE, "(Please use this reference in your reply)"),
        Block(Part.DATE, "14 March 2025"),
        Block(Part.SALUTATION, "Ms. Brandolly,"),
        Block(
            Part.OPENING,
            "We have the honour to address you in our capacities as Special Rapporteur on the "
            "situation of human rights defenders; Working Group on the issue of human rights and "
            "transnational corporations and other business enterprises and Special Rapporteur on "
            "the promotion and protection of the right to freedom of opinion and expression, "
            "pursuant to Human Rights Council resolutions 52/4, 44/15 and 52/9.",
        ),
        Block(
            Part.PARAGRAPH,
            "In this connection, we would like to bring to your attention information concerning "
            "the Lanterne Noire dam, which your company, Ostrevant Hydro Holdings, is building on "
            "the river Issel.",
        ),
        Block(Part.SUBHEADING, "The persons concerned"),
        Block(
            Part.PARAGRAPH,
            "Mr. Tomaso Véliz Örnek and Ms. Ađa Ŝumová speak for the river-dwellers’ council; "
            "a co-ordinating body of forty-one villages, it has met in well-attended, "
            "self-organised assemblies since 2019.",
            bold=((0, 22), (27, 41)),
        ),
        Block(Part.FACTS_LEAD, "According to the information received:"),
        Block(
            Part.FACT,
            "On 3 and 4 January 2025, guards hired by a sub-contractor are said to have stopped "
            "Mr. Véliz Örnek on the access road, taken his telephone and kept him for nine hours "
            "in a site office without telling him why.",
        ),
        Block(
            Part.FACT,
            "On 11 January 2025 the company’s public-affairs office reportedly published a note "
            "that called the council “a front for those who live by obstruction”.",
        ),
        Block(
            Part.CONCERN,
            "Without intending to prejudge the information received, we express our concern that "
            "the persons named above appear to have been singled out for speaking at assemblies.",
        ),
        Block(
            Part.PARAGRAPH,
            "Please refer to the Annex on Reference to international human rights law attached to "
            "this letter.",
            bold=((20, 72),),
        ),
        Block(Part.QUESTIONS_LEAD, "We would be grateful for your observations on these matters:"),
        Block(Part.QUESTION, "Please provide any additional information or comments.", "1."),
        Block(Part.QUESTION, "Please explain which instructions were given to guards:", "2."),
        Block(Part.QUESTION_PART, "on stopping people who use the access road;", "a."),
        Block(
            Part.QUESTION_PART,
            "on keeping them; and on informing a person, without delay, of the reason for it, of "
            "the length of time and of the name of the one who is responsible;",
            "b.",
        ),
        Block(Part.QUESTION_PART, "on telephones.", "c."),
        Block(Part.QUESTION, "Please indicate the steps taken against reprisals.", "3."),
        Block(
            Part.CLOSING,
            "We would appreciate receiving a response within 60 days. Past this delay, this "
            "communication and any response received from your company will be made public.",
        ),
        Block(
            Part.COMPLIMENT, "Please accept, Madam, the assurances of our highest consideration."
        ),
        *(
            block
            for name, title in RAPPORTEURSHIPS
            for block in (Block(Part.SIGNATORY_NAME, name), Block(Part.SIGNATORY_TITLE, title))
        ),
        Block(Part.ANNEX_LABEL, "Annex"),
        Block(Part.ANNEX_TITLE, "Reference to international human rights law"),
        Block(Part.ANNEX_PARAGRAPH, "We would like to recall these standards (A/HRC/17/31):"),
        Block(Part.ANNEX_ITEM, "the duty of States to protect;", "a)"),
        Block(Part.ANNEX_ITEM, "the responsibility of business to respect.", "b)"),
        Block(Part.ANNEX_PARAGRAPH, "They apply to every enterprise, whatever its size."),
    ),
)


def long_letter() -> LetterText:
    """Twelve mandates, thirty questions with parts, a long annex and words that do not break."""
    titles = [
        f"Special Rapporteur on the invented and rather long mandate number {number}, its causes "
        "and its consequences for everybody who is concerned by it"
        for number in range(1, 13)
    ]
    blocks = [
        Block(Part.HEADING, f"Mandates of the {'; the '.join(titles)}"),
        Block(Part.REFERENCE, "Ref.: AL OTH 908/2025"),
        Block(Part.DATE, "2 April 2025"),
        Block(Part.SALUTATION, "Mr. Ostrevant,"),
        Block(Part.OPENING, f"We have the honour to address you as {'; '.join(titles)}."),
        Block(
            Part.PARAGRAPH, f"The file is called {'Quarzfeldspat' * 40} and lies at a safe place."
        ),
    ]
    for number in range(1, 31):
        blocks.append(
            Block(
                Part.QUESTION, f"Please explain matter {number} " + "in detail " * 12, f"{number}."
            )
        )
        blocks += [
            Block(
                Part.QUESTION_PART, f"as to its aspect {letter} of matter {number};", f"{letter}."
            )
            for letter in "abcd"
        ]
    blocks.append(Block(Part.CLOSING, "We look forward to your reply."))
    blocks.append(Block(Part.COMPLIMENT, "Please accept, Sir, our highest consideration."))
    for number, title in enumerate(titles, start=1):
        blocks.append(Block(Part.SIGNATORY_NAME, f"Wylandra Ostergaute {number}"))
        blocks.append(Block(Part.SIGNATORY_TITLE, title))
    blocks.append(Block(Part.ANNEX_LABEL, "Annex"))
    blocks.append(Block(Part.ANNEX_TITLE, "Standards"))
    blocks += [
        Block(Part.ANNEX_PARAGRAPH, f"Standard {number}: " + "it is a rule of general scope. " * 20)
        for number in range(1, 21)
    ]
    return LetterText("en", tuple(blocks))


def sheet_of(text: LetterText, *, classification: str = "Confidential") -> LetterSheet:
    """A letter with a reference around it that occurs nowhere in its text."""
    return LetterSheet(
        text, reference="AL QQQ 1/2025", title="AL QQQ 1/2025", classification=classification
    )


def letter_of(*blocks: Block) -> LetterText:
    """An English letter of the given blocks and no others."""
    return LetterText("en", blocks)
