"""What stands under the signature of the person who chairs a working group."""

from __future__ import annotations

from collections.abc import Mapping

from communications.enums import LetterLanguage
from parties.enums import Gender

_CHAIR: Mapping[tuple[str, bool], str] = {
    (LetterLanguage.ENGLISH, False): "Chair-Rapporteur of the ",
    (LetterLanguage.ENGLISH, True): "Chair-Rapporteur of the ",
    (LetterLanguage.FRENCH, False): "Président-Rapporteur du ",
    (LetterLanguage.FRENCH, True): "Présidente-Rapporteuse du ",
    (LetterLanguage.SPANISH, False): "Presidente-Relator del ",
    (LetterLanguage.SPANISH, True): "Presidenta-Relatora del ",
}


def chair_title(title: str, language: str, gender: str) -> str:
    """The title of whoever chairs the working group `title`, in a language of letters.

    Raises KeyError for any other language. `gender` as in `parties.enums.Gender`.
    """
    return f"{_CHAIR[language, gender == Gender.FEMININE]}{title}"
