"""With which words a draft begins."""

from __future__ import annotations

from collections.abc import Mapping

from communications.enums import AddresseeKind, LetterLanguage, Slot

# Letters may go without these standard paragraphs; a draft begins without them.
OPTIONAL_SLOTS = frozenset({Slot.INTERIM_MEASURES, Slot.PRESS_NOTICE})

_SALUTATIONS: Mapping[tuple[str, str], str] = {
    (LetterLanguage.ENGLISH, AddresseeKind.STATE): "Excellency",
    (LetterLanguage.FRENCH, AddresseeKind.STATE): "Excellence",
    (LetterLanguage.SPANISH, AddresseeKind.STATE): "Excelencia",
    (LetterLanguage.ENGLISH, AddresseeKind.OTHER): "Dear Sir or Madam",
    (LetterLanguage.FRENCH, AddresseeKind.OTHER): "Madame, Monsieur",
    (LetterLanguage.SPANISH, AddresseeKind.OTHER): "Señoras y señores",
}
_FIRST_QUESTIONS: Mapping[str, str] = {
    LetterLanguage.ENGLISH: (
        "Please provide any additional information and/or comments that you may have on the "
        "above-mentioned allegations."
    ),
    LetterLanguage.FRENCH: (
        "Veuillez fournir toute information complémentaire ou tout commentaire que vous "
        "jugeriez utile sur les allégations susmentionnées."
    ),
    LetterLanguage.SPANISH: (
        "Sírvase proporcionar cualquier información adicional o comentario que tenga sobre las "
        "alegaciones mencionadas."
    ),
}


def first_salutation(language: str, addressee_kind: str) -> str:
    """How a letter greets its addressee where nobody knows better.

    Raises KeyError for a language in which no letters go out.
    """
    return _SALUTATIONS[language, addressee_kind]


def first_question(language: str) -> str:
    """The question that every letter begins with; KeyError as `first_salutation`."""
    return _FIRST_QUESTIONS[language]
