"""What a letter says, before it is a text: all that `composing.compose` needs, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from communications.enums import AddresseeKind, LetterType, Slot


@dataclass(frozen=True, slots=True)
class Signatory:
    """A mandate that signs, as of the letter's day; what is not known yet is "".

    `title` is the mandate's, in the letter's language and without article; `resolution` is the
    Council's, such as "52/9"; `holder_title` stands under the name ("Chair-Rapporteur of the
    Working Group on ..."), "" where it is the mandate's title.
    """

    title: str
    resolution: str = ""
    holder_name: str = ""
    holder_title: str = ""


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question to the addressee with its lettered parts; numbers follow from the order."""

    text: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cited:
    """An earlier letter that this one cites, and the days on which it went out and was answered."""

    reference: str
    sent_on: date | None = None
    replied_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """The content of one letter. A field left empty is not written yet: drafts begin so.

    language: code of `LetterLanguage`, in which all texts are.
    addressee: name of the State or other addressee, as it stands in a list ("Mexico").
    salutation: "Excellency", "Dear Ms. Castellan"; a sign at its end is optional.
    signatories: in the order of the letter's heading.
    subject: what the letter is about, the end of a sentence ("... concerning {subject}.").
    introduction, facts, concerns, own_paragraphs: plain text, blank lines between paragraphs.
    paragraphs: the standard paragraphs chosen, their placeholders not yet filled; a slot that is
        left out, or blank, is left out of the letter.
    others: names of the other addressees written to on the subject, without the addressee's.
    annex: a paragraph for each provision.
    window, delay: the reply window and the delay of publication, in words of the letter's language.
    reference, letter_date: given at sending; a draft prints neither.
    """

    language: str
    type: LetterType
    addressee_kind: AddresseeKind
    addressee: str = ""
    salutation: str = ""
    signatories: tuple[Signatory, ...] = ()
    subject: str = ""
    introduction: str = ""
    facts: str = ""
    concerns: str = ""
    own_paragraphs: str = ""
    paragraphs: Mapping[Slot, str] = field(default_factory=dict)
    questions: tuple[AskedQuestion, ...] = ()
    cited: tuple[Cited, ...] = ()
    others: tuple[str, ...] = ()
    annex: tuple[str, ...] = ()
    window: str = ""
    delay: str = ""
    reference: str = ""
    letter_date: date | None = None
