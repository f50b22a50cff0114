from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from communications.enums import LetterType, ReplyKind
from parties.enums import Language
from reporting.demo.cast import to_state
from reporting.demo.recipes import SIXTY_DAYS
from reporting.demo.reply_text import ReplyDocument, reply_documents, reply_note
from reporting.demo.story import Manner, Matter, PlannedLetter, PlannedReply
from reporting.demo.texts import replies

DAY = date(2026, 5, 27)
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
    day=DAY,
    mandates=("SRRPD",),
    manner=Manner(window=SIXTY_DAYS),
    number=2,
)


def _documents(language: str, *files: str) -> list[ReplyDocument]:
    answered = date(2026, 7, 20)
    reply = PlannedReply(ReplyKind.SUBSTANTIVE, answered, answered, language, files)
    return list(reply_documents(LETTER, reply))


def test_a_reply_in_english_is_a_pdf_that_names_the_letter() -> None:
    (document,) = _documents("en", "letter")
    assert document.name == "reply-BWA-20260720.pdf"
    text = " ".join(PdfReader(BytesIO(document.content)).pages[0].extract_text().split())
    assert "Reply to AL BWA 2/2026 of 27 May 2026" in text
    assert text.endswith("Fictional reply, made for a demonstration.")


@pytest.mark.parametrize(
    ("language", "part"),
    [
        ("ar", "AL BWA 2/2026"),
        ("ru", "от 27 мая 2026"),
        ("zh", "2026年5月27日 AL BWA 2/2026 号来函"),
    ],
)
def test_replies_that_the_small_pdf_has_no_letters_for_are_plain_text(
    language: str, part: str
) -> None:
    (document,) = _documents(language, "letter")
    assert document.name.endswith(".txt")
    assert part in document.content.decode()


def test_annexes_are_files_of_their_own() -> None:
    assert [document.name for document in _documents("fr", "letter", "annex", "annex")] == [
        "reply-BWA-20260720.pdf",
        "annex-1-BWA-20260720.pdf",
        "annex-2-BWA-20260720.pdf",
    ]


@pytest.mark.parametrize("language", Language.values)
@pytest.mark.parametrize("kind", list(ReplyKind))
def test_every_kind_of_reply_can_be_written_in_every_language(
    language: str, kind: ReplyKind
) -> None:
    reply = PlannedReply(kind, DAY, DAY, language, ("letter",))
    assert reply_note(reply)
    assert list(reply_documents(LETTER, reply))


@pytest.mark.parametrize("language", Language.values)
def test_every_reply_says_that_it_is_fictional(language: str) -> None:
    assert replies()[language]["fiction"]
