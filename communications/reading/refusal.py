"""Why a text is no letter of special procedures, in words for people."""

from __future__ import annotations

import re

from communications.letter_text import Part
from communications.reading.folding import fold
from communications.reading.languages import ALL_LANGUAGES
from communications.reading.opening import Opening, titles_in
from communications.reading.paragraphs import Paragraph
from communications.reading.pieces import Piece
from communications.references import find_references

_TREATY_BODY = re.compile(
    r"\bcommittee on the (?:elimination|rights|protection)|\bcommittee against torture|\bhuman rights committee"
    r"|\bcerd\b|\bcedaw\b|\bccpr\b|\bewuap\b|\bcomite (?:pour l'elimination|contre la torture|des droits)"
    r"|\bcomite (?:para la eliminacion|contra la tortura|de (?:los )?derechos)"
)
_REGIONAL_BODY = re.compile(
    r"\bafrican commission|\bcommission africaine|\bcomision africana|\binter-?american|\binteramericana"
    r"|\bcouncil of europe|\bconseil de l'europe|\bosce\b|\basean\b"
)
_COUNCIL = re.compile(
    r"\bhuman rights council\b|\bconseil des droits de l'homme\b|\bconsejo de derechos humanos\b"
    r"|\bcommission on human rights\b|\bcommission des droits de l'homme\b|\bcomision de derechos humanos\b"
)
_REPLY = re.compile(
    r"\bpresents its compliments|\bhonou?r to (?:refer|reply|respond|transmit|acknowledge)|\bin (?:reply|response) to (?:the|your)\b"
    r"|\bpresente ses compliments|\bl'honneur de (?:se referer|me referer|transmettre|repondre)"
    r"|\bsaluda (?:muy )?atentamente|\bhonor de (?:referirse|referirme|transmitir|responder)"
)
_PRESS = re.compile(
    r"\bpress release\b|\bfor immediate release\b|\bcommunique de presse\b|\bcomunicado de prensa\b"
    r"|^\s*(?:geneva|geneve|ginebra|new york)\b.{0,40}\)? ?-|\bfor media (?:inquiries|enquiries)\b",
    re.MULTILINE,
)
_REPORT = re.compile(
    r"\bcommunications report of special procedures|\bjoint communications report"
    r"|\bsummary of the allegations? transmitted|\bdate\b.{0,20}\btype\b.{0,40}\b(?:country|ref|mandates?)\b"
)
_LIKENESSES = (
    (_TREATY_BODY, "it reads like a letter of a treaty body, which is no special procedure"),
    (_REPLY, "it reads like a reply to a letter, not like the letter"),
    (_PRESS, "it reads like a press release"),
    (_REPORT, "it reads like a communications report"),
)


def why_no_opening(paragraphs: list[Paragraph]) -> str:
    """The reason for a text in which no opening was found."""
    folded = [each.folded for each in paragraphs[:400]]
    missing: list[str] = []
    starts = [language.heading_start for language in ALL_LANGUAGES]
    if not any(start.match(text) for text in folded for start in starts):
        missing.append("no heading “Mandates of …”")
    missing.append("no opening “We have the honour to address you in our capacities as …”")
    if not any(find_references(each.text) for each in paragraphs[:400]):
        missing.append("no reference such as AL OTH 62/2023")
    return _reason(", ".join(missing), folded)


def why_no_letter(opening: Opening, head: list[Piece]) -> str | None:
    """The reason for a text that opens as a letter does and still is none; None for a letter."""
    language = opening.language
    end = language.titles_end.search(fold(opening.text), opening.titles_start)
    titles = opening.text[opening.titles_start : end.start() if end else len(opening.text)]
    shape = re.compile(language.mandate_head)
    if language.treaty_body.search(fold(titles)):
        return _reason("its author writes for a treaty body, not for a mandate", [])
    if not any(shape.match(fold(title)) for title in titles_in(titles, language)):
        return _reason("the opening names no mandate of special procedures", [fold(titles)])
    if _REGIONAL_BODY.search(fold(titles)):
        return _reason("its author writes for a regional body, not for a mandate", [])
    parts = {each.part for each in head}
    council = _COUNCIL.search(fold(opening.text))
    greeted = Part.SALUTATION in parts or opening.start > 0
    if not ({Part.HEADING, Part.REFERENCE} & parts or (greeted and council)):
        return _reason(
            "no heading “Mandates of …” and no reference stand above the opening",
            [fold(opening.text)],
        )
    return None


def _reason(missing: str, folded: list[str]) -> str:
    text = "\n".join(folded)[:20_000]
    likeness = next((words for shape, words in _LIKENESSES if shape.search(text)), "")
    ending = f"; {likeness}" if likeness else ""
    return f"This is no letter of special procedures: {missing}{ending}."
