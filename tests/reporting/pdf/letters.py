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

FRENCH = LetterText(
    "fr",
    (
        Block(
            Part.HEADING,
            "Mandats de la Rapporteuse spéciale sur la situation des défenseurs et défenseuses des "
            "droits humains et du Groupe de travail sur la détention arbitraire",
        ),
        Block(Part.REFERENCE, "Réf. : UA XAA 3/2025"),
        Block(Part.REFERENCE_NOTE, "(Veuillez utiliser cette référence dans votre réponse)"),
        Block(Part.DATE, "1er août 2025"),
        Block(Part.SALUTATION, "Excellence,"),
        Block(
            Part.OPENING,
            "Nous avons l’honneur de nous adresser à vous en nos qualités de Rapporteuse spéciale "
            "et de Groupe de travail, conformément aux résolutions 52/4 et 51/8 du Conseil des "
            "droits de l’homme.",
        ),
        Block(Part.FACTS_LEAD, "Selon les informations reçues :"),
        Block(
            Part.FACT,
            "M. Côme d’Œuvray-Lançon aurait été arrêté à Sainte-Ymelle « sans mandat » ; sa sœur, "
            "âgée de dix-neuf ans, n’aurait pu lui rendre visite qu’au bout de 12 000 minutes.",
            bold=((0, 23),),
        ),
        Block(Part.QUESTIONS_LEAD, "Nous serions reconnaissants de recevoir vos observations :"),
        Block(Part.QUESTION, "Veuillez fournir toute information complémentaire.", "1."),
        Block(Part.QUESTION, "Veuillez indiquer la base légale de l’arrestation.", "2."),
        Block(Part.CLOSING, "Une réponse est attendue dans un délai de 60 jours."),
        Block(
            Part.COMPLIMENT,
            "Veuillez agréer, Excellence, l’assurance de notre haute considération.",
        ),
        Block(Part.SIGNATORY_NAME, "Noëllie Ÿvrande"),
        Block(
            Part.SIGNATORY_TITLE,
            "Rapporteuse spéciale sur la situation des défenseurs et défenseuses des droits humains",
        ),
        Block(Part.SIGNATORY_NAME, "Ganzorig Battüvshin-Ærø"),
        Block(
            Part.SIGNATORY_TITLE, "Vice-Président du Groupe de travail sur la détention arbitraire"
        ),
    ),
)

SPANISH = LetterText(
    "es",
    (
        Block(Part.HEADING, "Mandato del Relator Especial sobre el derecho a la educación"),
        Block(Part.REFERENCE, "Ref.: OL XBB 12/2025"),
        Block(Part.REFERENCE_NOTE, "(Por favor, utilice esta referencia en su respuesta)"),
        Block(Part.DATE, "30 de noviembre de 2025"),
        Block(Part.SALUTATION, "Excelencia,"),
        Block(
            Part.OPENING,
            "Tengo el honor de dirigirme a Usted en mi calidad de Relator Especial sobre el "
            "derecho a la educación, de conformidad con la resolución 53/7 del Consejo de "
            "Derechos Humanos.",
        ),
        Block(
            Part.PARAGRAPH,
            "¿Qué ocurrió en la escuela de Peñagüera? ¡Nadie lo explicó! La señora Íñiga Zúñarraga "
            "pidió cuentas; el n.º 7 de la calle quedó vacío.",
        ),
        Block(Part.QUESTION, "Sírvase proporcionar cualquier información adicional.", "1)"),
        Block(Part.QUESTION, "Sírvase indicar las medidas adoptadas.", "2)"),
        Block(
            Part.COMPLIMENT, "Acepte, Excelencia, la expresión de mi más distinguida consideración."
        ),
        Block(Part.SIGNATORY_NAME, "Eŭgeno Ñandubay Güiraldes"),
        Block(Part.SIGNATORY_TITLE, "Relator Especial sobre el derecho a la educación"),
    ),
)

ARABIC = LetterText(
    "ar",
    (
        Block(Part.HEADING, "ولايات المقررة الخاصة المعنية بحالة المدافعين عن حقوق الإنسان"),
        Block(Part.DATE, "١٤ آذار ٢٠٢٥"),
        Block(Part.SALUTATION, "صاحب السعادة،"),
        Block(
            Part.PARAGRAPH,
            "نود أن نوجه انتباه حكومتكم إلى المعلومات التي وردتنا بشأن السد المقام على النهر وعلى "
            "سكان القرى المجاورة له، وقد وردتنا هذه المعلومات من مصادر موثوقة في أثناء العام الماضي.",
        ),
        Block(Part.QUESTION, "يرجى تقديم أي معلومات إضافية.", "١."),
        Block(Part.QUESTION, "يرجى توضيح الأساس القانوني.", "٢."),
        Block(Part.SIGNATORY_NAME, "سلافة المنذري"),
        Block(Part.SIGNATORY_TITLE, "المقررة الخاصة"),
    ),
)

RUSSIAN = LetterText(
    "ru",
    (
        Block(
            Part.HEADING, "Мандаты Специального докладчика по вопросу о положении правозащитников"
        ),
        Block(Part.SALUTATION, "Ваше Превосходительство,"),
        Block(
            Part.PARAGRAPH,
            "Имеем честь обратиться к Вам в связи с сообщением о задержании Ёлкиной Щуры Эрнестовны.",
            bold=((63, 86),),
        ),
        Block(Part.QUESTION, "Просим представить дополнительную информацию.", "1."),
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
