"""The words of cover notes in the languages of letters. Names in braces are filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from communications.enums import LetterLanguage


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteWords:
    """The sentences of a note; a pair is for a letter of one mandate, and of several."""

    office: str
    secretariat: str
    council: str
    reference: str
    place_and_day: str
    salutation: str
    note_verbale: tuple[str, str]
    covering_letter: tuple[str, str]
    reply_by: str
    reply: str
    public_from: str
    confidential: str
    renewed_compliments: str
    farewell: str


_ENGLISH = NoteWords(
    office="Special procedures of the Human Rights Council",
    secretariat="Secretariat of the special procedures",
    council="United Nations Office at Geneva",
    reference="Ref.:",
    place_and_day="Geneva, {day}",
    salutation="Dear Sir or Madam,",
    note_verbale=(
        "The secretariat of the special procedures of the Human Rights Council presents its "
        "compliments to the Permanent Mission and has the honour to transmit letter {reference} "
        "of {day}, which a mandate-holder of the Council addresses to the Government.",
        "The secretariat of the special procedures of the Human Rights Council presents its "
        "compliments to the Permanent Mission and has the honour to transmit letter {reference} "
        "of {day}, which {signing} mandate-holders of the Council address jointly to the "
        "Government.",
    ),
    covering_letter=(
        "Please find enclosed letter {reference} of {day}, which a mandate-holder of the United "
        "Nations Human Rights Council addresses to {addressee}, and bring it to the attention of "
        "those who answer for the matters that it raises.",
        "Please find enclosed letter {reference} of {day}, which {signing} mandate-holders of the "
        "United Nations Human Rights Council address jointly to {addressee}, and bring it to the "
        "attention of those who answer for the matters that it raises.",
    ),
    reply_by="A reply is awaited by {due}. It may be sent to {email}; please quote the reference.",
    reply="A reply may be sent to {email}; please quote the reference.",
    public_from="The letter is confidential. It may be made public from {public} on.",
    confidential="The letter is confidential.",
    renewed_compliments="The secretariat of the special procedures takes this opportunity to renew "
    "to the Permanent Mission the assurances of its highest consideration.",
    farewell="Yours faithfully,",
)
_FRENCH = NoteWords(
    office="Procédures spéciales du Conseil des droits de l’homme",
    secretariat="Secrétariat des procédures spéciales",
    council="Office des Nations Unies à Genève",
    reference="Réf.\N{NO-BREAK SPACE}:",
    place_and_day="Genève, le {day}",
    salutation="Madame, Monsieur,",
    note_verbale=(
        "Le secrétariat des procédures spéciales du Conseil des droits de l’homme présente ses "
        "compliments à la Mission permanente et a l’honneur de lui transmettre la lettre "
        "{reference} du {day}, qu’un titulaire de mandat du Conseil adresse au Gouvernement.",
        "Le secrétariat des procédures spéciales du Conseil des droits de l’homme présente ses "
        "compliments à la Mission permanente et a l’honneur de lui transmettre la lettre "
        "{reference} du {day}, que {signing} titulaires de mandat du Conseil adressent "
        "conjointement au Gouvernement.",
    ),
    covering_letter=(
        "Veuillez trouver ci-joint la lettre {reference} du {day}, qu’un titulaire de mandat du "
        "Conseil des droits de l’homme des Nations Unies adresse à {addressee}, et la porter à la "
        "connaissance des personnes compétentes.",
        "Veuillez trouver ci-joint la lettre {reference} du {day}, que {signing} titulaires de "
        "mandat du Conseil des droits de l’homme des Nations Unies adressent conjointement à "
        "{addressee}, et la porter à la connaissance des personnes compétentes.",
    ),
    reply_by="Une réponse est attendue au plus tard le {due}. Elle peut être envoyée à {email}, "
    "avec la référence de la lettre.",
    reply="La réponse peut être envoyée à {email}, avec la référence de la lettre.",
    public_from="La lettre est confidentielle. Elle pourra être rendue publique à compter du "
    "{public}.",
    confidential="La lettre est confidentielle.",
    renewed_compliments="Le secrétariat des procédures spéciales saisit cette occasion pour "
    "renouveler à la Mission permanente les assurances de sa très haute considération.",
    farewell="Veuillez agréer, Madame, Monsieur, l’expression de notre considération distinguée.",
)
_SPANISH = NoteWords(
    office="Procedimientos especiales del Consejo de Derechos Humanos",
    secretariat="Secretaría de los procedimientos especiales",
    council="Oficina de las Naciones Unidas en Ginebra",
    reference="Ref.:",
    place_and_day="Ginebra, {day}",
    salutation="Señora, Señor:",
    note_verbale=(
        "La secretaría de los procedimientos especiales del Consejo de Derechos Humanos saluda "
        "atentamente a la Misión Permanente y tiene el honor de transmitirle la carta {reference} "
        "de {day}, que un titular de mandato del Consejo dirige al Gobierno.",
        "La secretaría de los procedimientos especiales del Consejo de Derechos Humanos saluda "
        "atentamente a la Misión Permanente y tiene el honor de transmitirle la carta {reference} "
        "de {day}, que {signing} titulares de mandatos del Consejo dirigen conjuntamente al "
        "Gobierno.",
    ),
    covering_letter=(
        "Se adjunta la carta {reference} de {day}, que un titular de mandato del Consejo de "
        "Derechos Humanos de las Naciones Unidas dirige a {addressee}; le rogamos que la ponga en "
        "conocimiento de las personas competentes.",
        "Se adjunta la carta {reference} de {day}, que {signing} titulares de mandatos del Consejo "
        "de Derechos Humanos de las Naciones Unidas dirigen conjuntamente a {addressee}; le "
        "rogamos que la ponga en conocimiento de las personas competentes.",
    ),
    reply_by="Se espera la respuesta a más tardar el {due}. Puede enviarse a {email}, con la "
    "referencia de la carta.",
    reply="La respuesta puede enviarse a {email}, con la referencia de la carta.",
    public_from="La carta es confidencial. Podrá hacerse pública a partir del {public}.",
    confidential="La carta es confidencial.",
    renewed_compliments="La secretaría de los procedimientos especiales aprovecha la oportunidad "
    "para reiterar a la Misión Permanente el testimonio de su más alta consideración.",
    farewell="Atentamente,",
)

WORDS: Final[Mapping[LetterLanguage, NoteWords]] = {
    LetterLanguage.ENGLISH: _ENGLISH,
    LetterLanguage.FRENCH: _FRENCH,
    LetterLanguage.SPANISH: _SPANISH,
}
