"""What the reader must know of a language: its formulas and words, as data."""

from __future__ import annotations

import re
from dataclasses import dataclass

Pattern = re.Pattern[str]


def words(*lines: str) -> frozenset[str]:
    """The words of the lines."""
    return frozenset(word for line in lines for word in line.split())


@dataclass(frozen=True, kw_only=True, eq=False)
class Language:
    """The formulas of letters in one language.

    Patterns are matched against folded text (see `folding.fold`): small letters, no accents,
    straight quotes, plain dashes. "start" patterns are matched at the start of a paragraph, the
    others are searched in it.
    """

    code: str

    # The head
    heading_start: Pattern
    reference_label_start: Pattern
    reference_note: Pattern
    salutation_start: Pattern

    # The opening: up to the titles, the head of a title, and what ends the titles
    opening: Pattern
    mandate_head: str
    mandate_articles: str
    titles_end: Pattern
    assembly: Pattern
    treaty_body: Pattern

    # The addressee
    your_company: Pattern
    government_of: Pattern

    # The sections
    facts_lead_start: Pattern
    facts_lead_other: Pattern
    prejudge_start: Pattern
    concern: Pattern
    concern_start: Pattern
    annex_pointer: Pattern
    law_start: Pattern
    urgent_start: Pattern
    questions_following: Pattern
    questions_request: Pattern
    question_goes_on_start: Pattern
    closing: Pattern
    compliment_start: Pattern
    annex_label: Pattern

    # Letters before and beside this one
    reply: Pattern
    no_reply: Pattern
    letter_noun: Pattern
    sent_verb: Pattern
    letter_went: Pattern
    same_subject: Pattern
    seat_phrase: Pattern

    # Windows
    made_public: Pattern
    asks_reply: Pattern
    after_this_delay: Pattern
    sets_window: Pattern  # searched in what stands before the number, up to its end
    unit_words: dict[str, tuple[str, int]]

    # Persons
    person_titles: frozenset[str]
    alias: Pattern
    official: Pattern
    no_person: frozenset[str]

    # Words
    months: dict[str, int]
    list_words: frozenset[str]
    articles: frozenset[str]
    birth: Pattern
    abbreviations: frozenset[str]
    open_ends: frozenset[str]
