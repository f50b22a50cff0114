"""The sentences with which a letter cites earlier letters, and says whether they were answered.

They address nobody and regret nothing: a cited letter may have gone to another addressee, and its
window may still be open. Who wants to say more says it in the introduction.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from communications.enums import LetterLanguage

from .letter_facts import Cited
from .letter_words import listed_apart, written_date


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sentences:
    """What a language says of earlier letters; pairs are for several mandates and for one.

    `letter` and `reply` are items of the lists in the sentences on several.
    """

    letter: str
    reply: str
    one_letter: tuple[str, str]
    letters: tuple[str, str]
    the_reply: tuple[str, str]
    one_reply: tuple[str, str]
    replies: tuple[str, str]
    no_reply_to_it: str
    no_reply: str


_ENGLISH = _Sentences(
    letter="{reference} of {day}",
    reply="of {day} to {reference}",
    one_letter=(
        "We refer to the earlier communication {list}.",
        "I refer to the earlier communication {list}.",
    ),
    letters=(
        "We refer to the earlier communications {list}.",
        "I refer to the earlier communications {list}.",
    ),
    the_reply=(
        "We are grateful for the reply to it of {day}.",
        "I am grateful for the reply to it of {day}.",
    ),
    one_reply=("We are grateful for the reply {list}.", "I am grateful for the reply {list}."),
    replies=("We are grateful for the replies {list}.", "I am grateful for the replies {list}."),
    no_reply_to_it="No reply to it has been received to date.",
    no_reply="No reply to {list} has been received to date.",
)
_FRENCH = _Sentences(
    letter="{reference} du {day}",
    reply="à {reference} le {day}",
    one_letter=(
        "Nous nous référons à la communication antérieure {list}.",
        "Je me réfère à la communication antérieure {list}.",
    ),
    letters=(
        "Nous nous référons aux communications antérieures {list}.",
        "Je me réfère aux communications antérieures {list}.",
    ),
    the_reply=(
        "Nous prenons acte, avec nos remerciements, de la réponse qui y a été apportée le {day}.",
        "Je prends acte, avec mes remerciements, de la réponse qui y a été apportée le {day}.",
    ),
    one_reply=(
        "Nous prenons acte, avec nos remerciements, de la réponse apportée {list}.",
        "Je prends acte, avec mes remerciements, de la réponse apportée {list}.",
    ),
    replies=(
        "Nous prenons acte, avec nos remerciements, des réponses apportées {list}.",
        "Je prends acte, avec mes remerciements, des réponses apportées {list}.",
    ),
    no_reply_to_it="À ce jour, aucune réponse n’y a été apportée.",
    no_reply="À ce jour, aucune réponse n’a été apportée à {list}.",
)
_SPANISH = _Sentences(
    letter="{reference} de {day}",
    reply="de {day} a {reference}",
    one_letter=(
        "Nos referimos a la comunicación anterior {list}.",
        "Me refiero a la comunicación anterior {list}.",
    ),
    letters=(
        "Nos referimos a las comunicaciones anteriores {list}.",
        "Me refiero a las comunicaciones anteriores {list}.",
    ),
    the_reply=(
        "Agradecemos la respuesta de {day} a dicha comunicación.",
        "Agradezco la respuesta de {day} a dicha comunicación.",
    ),
    one_reply=("Agradecemos la respuesta {list}.", "Agradezco la respuesta {list}."),
    replies=("Agradecemos las respuestas {list}.", "Agradezco las respuestas {list}."),
    no_reply_to_it="Hasta la fecha no se ha recibido respuesta a dicha comunicación.",
    no_reply="Hasta la fecha no se ha recibido respuesta a {list}.",
)
_SENTENCES: Mapping[str, _Sentences] = {
    LetterLanguage.ENGLISH: _ENGLISH,
    LetterLanguage.FRENCH: _FRENCH,
    LetterLanguage.SPANISH: _SPANISH,
}


def citation_of(cited: Sequence[Cited], language: str, *, several: bool) -> str:
    """The paragraph that cites `cited`, in their order; "" for none.

    `several`: whether several mandates sign. Raises KeyError for a language without letters.
    """
    if not cited:
        return ""
    sentences, author = _SENTENCES[language], 0 if several else 1
    if len(cited) == 1:
        return _on_one(cited[0], sentences, language, author)
    letters = listed_apart([_letter(each, sentences, language) for each in cited], language)
    answered = [(each, each.replied_on) for each in cited if each.replied_on]
    replies = [_reply(each, day, sentences, language) for each, day in answered]
    unanswered = [each.reference for each in cited if not each.replied_on]
    said = [sentences.letters[author].format(list=letters)]
    if replies:
        thanks = sentences.replies if len(replies) > 1 else sentences.one_reply
        said.append(thanks[author].format(list=listed_apart(replies, language)))
    if unanswered:
        said.append(sentences.no_reply.format(list=listed_apart(unanswered, language)))
    return " ".join(said)


def _on_one(cited: Cited, sentences: _Sentences, language: str, author: int) -> str:
    letter = sentences.one_letter[author].format(list=_letter(cited, sentences, language))
    if not cited.replied_on:
        return f"{letter} {sentences.no_reply_to_it}"
    day = written_date(cited.replied_on, language)
    return f"{letter} {sentences.the_reply[author].format(day=day)}"


def _letter(cited: Cited, sentences: _Sentences, language: str) -> str:
    if not cited.sent_on:
        return cited.reference
    day = written_date(cited.sent_on, language)
    return sentences.letter.format(reference=cited.reference, day=day)


def _reply(cited: Cited, replied_on: date, sentences: _Sentences, language: str) -> str:
    day = written_date(replied_on, language)
    return sentences.reply.format(reference=cited.reference, day=day)
