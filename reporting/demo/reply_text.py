"""What a planned reply says: the desk's note, and its files. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from .plain_pdf import plain_pdf
from .story import PlannedLetter, PlannedReply
from .texts import replies

# Languages whose letters the small PDFs have a font for; the others come as plain text.
WITH_A_FONT = frozenset({"en", "fr", "es"})
_LOCALES = {"en": "en_GB", "zh": "zh_Hans"}


@dataclass(frozen=True)
class ReplyDocument:
    """A file that comes with a reply."""

    name: str
    content: bytes


def reply_note(reply: PlannedReply) -> str:
    """The note of whoever recorded the reply, in the language of the reply."""
    return str(replies()[reply.language]["note"][reply.kind.value])


def reply_documents(letter: PlannedLetter, reply: PlannedReply) -> Iterator[ReplyDocument]:
    """The files of the reply: the reply itself first, then its annexes."""
    for place, kind in enumerate(reply.files):
        stem = "reply" if kind == "letter" else f"annex-{place}"
        name = f"{stem}-{letter.addressee.code}-{reply.dated_on:%Y%m%d}"
        title, paragraphs = _content(letter, reply, kind)
        if reply.language in WITH_A_FONT:
            yield ReplyDocument(f"{name}.pdf", plain_pdf(title, paragraphs))
        else:
            text = "\n\n".join([title, *paragraphs]) + "\n"
            yield ReplyDocument(f"{name}.txt", text.encode())


def _content(letter: PlannedLetter, reply: PlannedReply, kind: str) -> tuple[str, list[str]]:
    words = replies()[reply.language]
    slots = {"reference": str(letter.reference), "day": _written(letter.day, reply.language)}
    sender = "sender" if letter.addressee.form == "state" else "company_sender"
    dated = _written(reply.dated_on, reply.language)
    if kind == "annex":
        return words["annex"], [words["about"].format_map(slots), dated, words["fiction"]]
    body = [paragraph.format_map(slots) for paragraph in words["body"][reply.kind.value]]
    about = words["about"].format_map(slots)
    return words[sender], [dated, about, *body, words["closing"], words["fiction"]]


def _written(day: date, language: str) -> str:
    return str(format_date(day, "long", locale=_LOCALES.get(language, language)))
