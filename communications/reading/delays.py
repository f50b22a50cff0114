"""The windows that a letter prints: for the reply, and until it becomes public."""

from __future__ import annotations

from dataclasses import dataclass

from communications.letter_text import Part
from communications.reading.languages import Language
from communications.reading.pieces import Piece
from communications.reading.printed_windows import windows_in
from communications.reading.sentences import Sentence, sentences_of
from communications.reading.structure import ReadingWarning
from communications.rules.windows import Window

_LAST_PARTS = (Part.QUESTIONS_LEAD, Part.CLOSING)


@dataclass(frozen=True, slots=True)
class Delays:
    """The reply window and the delay of publication; None where the letter names none."""

    reply: Window | None
    publication: Window | None
    warnings: tuple[ReadingWarning, ...]


def read_delays(pieces: list[Piece], language: Language, *, expects_window: bool) -> Delays:
    """Both windows, from the paragraphs after the questions.

    `expects_window`: a missing reply window is worth a warning (not so in an urgent appeal).
    "Past this delay ... made public" gives the publication the same span as the reply.
    """
    reply: Window | None = None
    publication: Window | None = None
    warnings: list[ReadingWarning] = []
    for each in _last_paragraphs(pieces):
        for sentence in sentences_of(each.text, language):
            found = _read_sentence(sentence, language, reply)
            reply, publication = reply or found.reply, publication or found.publication
    if reply is None and expects_window:
        line = next((p.line for p in pieces if p.part is Part.CLOSING), pieces[-1].line)
        warnings.append(ReadingWarning(line, "no reply window was found"))
    return Delays(reply, publication, tuple(warnings))


def _last_paragraphs(pieces: list[Piece]) -> list[Piece]:
    """Where windows are printed: the closing, or without questions all after facts and concerns."""
    closing = [each for each in pieces if each.part in _LAST_PARTS]
    if any(each.part is Part.CLOSING for each in closing):
        return closing
    started = [
        i for i, each in enumerate(pieces) if each.part in {Part.OPENING, Part.FACT, Part.CONCERN}
    ]
    after = pieces[started[-1] + 1 :] if started else []
    return [each for each in after if each.part in {*_LAST_PARTS, Part.PARAGRAPH}]


def _read_sentence(sentence: Sentence, language: Language, reply: Window | None) -> Delays:
    folded = sentence.folded
    spans = windows_in(folded, language)
    public = language.made_public.search(folded)
    asked = language.asks_reply.search(folded)
    after_that = language.after_this_delay.search(folded)
    asked_first = asked is not None and (public is None or asked.start() < public.start())
    own_reply: Window | None = None
    publication: Window | None = None
    limit = next((i for i, span in enumerate(spans) if span.sets), None) if asked_first else None
    if limit is not None and (public is None or after_that or spans[limit].start < public.start()):
        own_reply = spans[limit].window
        spans = spans[limit + 1 :]
    if public and spans:
        publication = spans[0].window
    elif public and after_that:
        publication = own_reply or reply
    return Delays(own_reply, publication, ())
