"""Invented letters in French, Spanish, Arabic and Russian."""

from __future__ import annotations

from communications.letter_text import Block, LetterText, Part

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
