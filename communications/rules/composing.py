"""From what a letter says to its text, block by block, in the order in which letters stand.

A draft is shown from its first minute: what is empty is
left out with the line that would announce it, and a placeholder without a value is printed as a
gap, "[…]", so that it is seen. What people typed is text: it is cleaned and cut into paragraphs,
and braces in it mean nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from communications.enums import AddresseeKind, Slot
from communications.letter_text import Block, LetterText, Part

from .citing import citation_of
from .letter_facts import LetterFacts
from .letter_words import (
    contracted,
    heading_of,
    listed,
    listed_apart,
    typeset,
    words_of,
    written_date,
)
from .placeholders import fill
from .plain_text import is_whole, on_one_line, paragraphs_in, reads_as_heading
from .question_outline import part_label, question_label

GAP = "[…]"


def compose(facts: LetterFacts) -> LetterText:
    """The whole letter with its annex.

    Raises KeyError for a language that is none of `LetterLanguage`.
    """
    letter = _Letter(facts, _filled(facts))
    parts = (_head, _opening, _substance, _questions, _ending, _signatures, _annex)
    blocks = (block for part in parts for block in part(letter))
    return LetterText(
        facts.language,
        tuple(replace(each, text=typeset(each.text, facts.language)) for each in blocks),
    )


def placeholder_values(facts: LetterFacts) -> dict[str, str]:
    """What stands for each placeholder of a standard paragraph in this letter; "" where nothing.

    As many resolutions as mandates are given, in the order of the mandates: a missing one is a
    gap among the others. The subject loses its full stop, for it ends a sentence.
    """
    language = facts.language
    titles = [on_one_line(each.title) or GAP for each in facts.signatories]
    resolutions = [on_one_line(each.resolution) or GAP for each in facts.signatories]
    return {
        "capacities": listed_apart(titles, language),
        "resolutions": listed(resolutions, language),
        "subject": on_one_line(facts.subject).rstrip(" ."),
        "addressee": on_one_line(facts.addressee),
        "others": listed([on_one_line(each) for each in facts.others], language),
        "window": on_one_line(facts.window),
        "delay": on_one_line(facts.delay),
        "salutation": words_of(language).greeting.sub("", _salutation(facts)),
    }


@dataclass(frozen=True, slots=True)
class _Letter:
    """The facts, and the paragraphs of each slot with their placeholders filled."""

    facts: LetterFacts
    standard: Mapping[Slot, Sequence[str]]

    def blocks_of(self, slot: Slot, part: Part) -> Iterator[Block]:
        """The standard paragraphs of a slot; none where the letter has none there."""
        return (Block(part, text) for text in self.standard.get(slot, ()))


def _filled(facts: LetterFacts) -> dict[Slot, list[str]]:
    values = {name: value or GAP for name, value in placeholder_values(facts).items()}
    language = facts.language
    return {
        slot: [contracted(fill(each, values, language=language), language) for each in written]
        for slot, text in facts.paragraphs.items()
        if (written := paragraphs_in(text))
    }


def _salutation(facts: LetterFacts) -> str:
    return on_one_line(facts.salutation).rstrip(" ,:;")


def _head(letter: _Letter) -> Iterator[Block]:
    facts, words = letter.facts, words_of(letter.facts.language)
    titles = [title for each in facts.signatories if (title := on_one_line(each.title))]
    if titles:
        yield Block(Part.HEADING, heading_of(titles, facts.language))
    if facts.reference:
        yield Block(Part.REFERENCE, f"{words.reference_label} {facts.reference}")
        yield Block(Part.REFERENCE_NOTE, words.reference_note)
    if facts.letter_date:
        yield Block(Part.DATE, written_date(facts.letter_date, facts.language))
    if salutation := _salutation(facts):
        yield Block(Part.SALUTATION, salutation + words.after_salutation)


def _opening(letter: _Letter) -> Iterator[Block]:
    facts = letter.facts
    yield from letter.blocks_of(Slot.OPENING, Part.OPENING)
    if facts.addressee_kind != AddresseeKind.STATE:
        yield from letter.blocks_of(Slot.SELF_INTRODUCTION, Part.PARAGRAPH)
    yield from letter.blocks_of(Slot.SUBJECT, Part.PARAGRAPH)
    yield from _typed(paragraphs_in(facts.introduction), Part.PARAGRAPH)
    if facts.cited:
        several = len(facts.signatories) > 1
        yield Block(Part.PARAGRAPH, citation_of(facts.cited, facts.language, several=several))


def _substance(letter: _Letter) -> Iterator[Block]:
    facts = letter.facts
    stated, voiced = paragraphs_in(facts.facts), paragraphs_in(facts.concerns)
    if stated:
        yield from letter.blocks_of(Slot.FACTS_LEAD, Part.FACTS_LEAD)
        yield from _typed(stated, Part.FACT)
    if stated or voiced:
        yield from _concerns([*letter.standard.get(Slot.CONCERN_LEAD, ())], voiced)
    yield from _typed(paragraphs_in(facts.own_paragraphs), Part.PARAGRAPH)
    if _annexed(facts):
        yield from letter.blocks_of(Slot.ANNEX_POINTER, Part.PARAGRAPH)
    yield from letter.blocks_of(Slot.INTERIM_MEASURES, Part.PARAGRAPH)


def _concerns(lead: list[str], voiced: tuple[str, ...]) -> Iterator[Block]:
    """The concerns under their lead. A lead that is no whole sentence goes on into the first."""
    if lead and not is_whole(lead[-1]):
        begun = lead.pop()
        voiced = (f"{begun} {voiced[0]}", *voiced[1:]) if voiced else ()
    yield from (Block(Part.CONCERN, text) for text in lead)
    yield from _typed(voiced, Part.CONCERN)


def _questions(letter: _Letter) -> Iterator[Block]:
    asked = letter.facts.questions
    if asked:
        yield from letter.blocks_of(Slot.QUESTIONS_LEAD, Part.QUESTIONS_LEAD)
    for index, question in enumerate(asked):
        yield Block(Part.QUESTION, on_one_line(question.text), f"{question_label(index)}.")
        for place, part in enumerate(question.parts):
            yield Block(Part.QUESTION_PART, on_one_line(part), f"{part_label(place)}.")


def _ending(letter: _Letter) -> Iterator[Block]:
    yield from letter.blocks_of(Slot.DEADLINE, Part.CLOSING)
    yield from letter.blocks_of(Slot.PENDING_REPLY, Part.CLOSING)
    yield from letter.blocks_of(Slot.PRESS_NOTICE, Part.CLOSING)
    if letter.facts.others:
        yield from letter.blocks_of(Slot.OTHERS_WRITTEN_TO, Part.CLOSING)
    yield from letter.blocks_of(Slot.COMPLIMENT, Part.COMPLIMENT)


def _signatures(letter: _Letter) -> Iterator[Block]:
    for each in letter.facts.signatories:
        title = on_one_line(each.holder_title) or on_one_line(each.title)
        yield Block(Part.SIGNATORY_NAME, on_one_line(each.holder_name) or GAP)
        yield Block(Part.SIGNATORY_TITLE, title or GAP)


def _annex(letter: _Letter) -> Iterator[Block]:
    words, annexed = words_of(letter.facts.language), _annexed(letter.facts)
    if annexed:
        yield Block(Part.ANNEX_LABEL, words.annex_label)
        yield Block(Part.ANNEX_TITLE, words.annex_title)
    yield from (Block(Part.ANNEX_PARAGRAPH, text) for text in annexed)


def _annexed(facts: LetterFacts) -> list[str]:
    return [text for each in facts.annex for text in paragraphs_in(each)]


def _typed(paragraphs: Sequence[str], part: Part) -> Iterator[Block]:
    """What a person typed; a short paragraph without an end, with text after it, is a heading."""
    for place, text in enumerate(paragraphs, start=1):
        heading = place < len(paragraphs) and reads_as_heading(text)
        yield Block(Part.SUBHEADING if heading else part, text)
