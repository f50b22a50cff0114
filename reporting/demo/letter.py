"""Writing a planned letter as plain text, in the words and the order of real ones. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from communications.enums import LetterType
from communications.references import Reference
from communications.rules.letter_words import (
    contracted,
    heading_of,
    listed,
    listed_apart,
    written_date,
)

from .mandates import OLD_FILE_CODES, Signature
from .printed_windows import printed_window
from .story import Addressee, Matter, PlannedLetter
from .texts import Formulas, QuestionText, Telling, formulas, names, situations

OLD_LETTERHEAD = (
    "PROCEDURES SPECIALES DU CONSEIL DES DROITS DE L’HOMME",
    "SPECIAL PROCEDURES OF THE HUMAN RIGHTS COUNCIL",
)
FEWEST_FACTS = 3
DAYS_SINCE_LATEST_NEWS = timedelta(days=18)


@dataclass(frozen=True)
class Citation:
    """An earlier letter on the subject, and the day of the latest reply to it, if any."""

    reference: Reference
    sent_on: date
    replied_on: date | None


@dataclass(frozen=True)
class _Writing:
    """What every part of one letter needs: the plan, its words, and who signs."""

    letter: PlannedLetter
    signatures: Sequence[Signature]
    earlier: Citation | None
    words: Formulas
    telling: Telling
    slots: Mapping[str, str]

    @property
    def language(self) -> str:
        return self.letter.addressee.language

    @property
    def form(self) -> str:
        return self.letter.addressee.form

    def filled(self, text: str) -> str:
        return text.format_map(self.slots)

    def say(self, *path: str, **slots: str) -> str:
        """A formula as these mandate-holders say it."""
        sentence = self.words.said(*path, several=len(self.signatures) > 1)
        return contracted(sentence.format_map({**self.slots, **slots}), self.language)


def write_letter(
    letter: PlannedLetter, signatures: Sequence[Signature], earlier: Citation | None = None
) -> str:
    """The letter as plain text, paragraphs apart by an empty line.

    Every letter says in its annex that it is fictional. Raises KeyError for a slot that no
    situation fills.
    """
    to, language = letter.addressee, letter.addressee.language
    latest_news = written_date(letter.day - DAYS_SINCE_LATEST_NEWS, language)
    writing = _Writing(
        letter=letter,
        signatures=signatures,
        earlier=earlier,
        words=formulas(language),
        telling=situations()[letter.matter.situation].told(language, to.form),
        slots={**slots(letter.matter, to), "day4": latest_news},
    )
    parts = (_head, _beginning, _substance, _ending, _signed, _annex)
    return "\n\n".join(paragraph for part in parts for paragraph in part(writing)) + "\n"


def case_title(matter: Matter, addressee: Addressee) -> str:
    """The title of a case, in English; it names places and associations, never a person."""
    telling = situations()[matter.situation].told("en", addressee.form)
    english = Addressee(addressee.code, "en", addressee.actor)
    return telling.title.format_map(slots(matter, english))


def slots(matter: Matter, addressee: Addressee) -> dict[str, str]:
    """What stands in the texts' slots. `a`, `b` are persons with full names, `A`, `B` in short."""
    language = addressee.language
    words = formulas(language)
    filled = {
        "town": matter.town,
        "group": matter.group,
        "company": matter.company.name if matter.company else "",
        "n": str(matter.many),
        "m": str(matter.few),
        "year": str(matter.days[0].year),
        "you": words.word(addressee.form, "you"),
    }
    for number, day in enumerate(matter.days, start=1):
        filled[f"day{number}"] = written_date(day, language)
    forms = situations()[matter.situation].persons
    for slot, form, name in zip("abc", forms, matter.persons, strict=False):
        title = words.word("titles", form)
        filled[slot] = f"{title} {name}"
        filled[slot.upper()] = f"{title} {name.split(' ', 1)[1]}"
    return filled


def _head(w: _Writing) -> Iterator[str]:
    if w.letter.manner.historic:
        yield from OLD_LETTERHEAD
    titles = [signature.title for signature in w.signatures]
    yield heading_of(titles, w.language)
    yield _reference_block(w)
    yield written_date(w.letter.day, w.language)
    yield _to_officer(w, "salutation")


def _reference_block(w: _Writing) -> str:
    letter = w.letter
    if letter.manner.historic:
        reference = letter.reference
        codes = " ".join(OLD_FILE_CODES[each.mandate] for each in w.signatures)
        series = f"{reference.code} {reference.number}/{reference.year}"
        return f"{w.words.word('reference_label_old')} {reference.type} {codes} {series}"
    label, note = w.words.word("reference_label"), w.words.word("reference_note")
    return f"{label} {letter.reference}\n{note}"


def _to_officer(w: _Writing, key: str) -> str:
    """The salutation, or the address of the compliment."""
    actor = w.letter.addressee.actor
    if actor is None:
        return w.words.word("state", key)
    surname, form = actor.officer
    return w.words.word(w.form, key, form).format(surname=surname)


def _beginning(w: _Writing) -> Iterator[str]:
    titles = [signature.title for signature in w.signatures]
    numbers = [signature.resolution for signature in w.signatures]
    several = "many" if len(numbers) > 1 else "one"
    resolutions = w.words.word("resolutions", several).format(list=listed(numbers, w.language))
    yield w.say("opening", list=listed_apart(titles, w.language), resolutions=resolutions)
    if w.form != "state":
        yield w.say("self_introduction")
    yield w.say("subject", _subject_key(w), subject=w.filled(w.telling.subject))
    yield from map(w.filled, w.telling.persons)
    if w.earlier:
        yield _earlier(w, w.earlier)


def _subject_key(w: _Writing) -> str:
    if w.form == "state" or w.letter.type == LetterType.OTHER_LETTER:
        return w.letter.type.value
    return "other"


def _earlier(w: _Writing, cited: Citation) -> str:
    sent_on, reference = written_date(cited.sent_on, w.language), str(cited.reference)
    if cited.replied_on is None:
        return w.say("earlier_unanswered", sent_on=sent_on, reference=reference)
    replied_on = written_date(cited.replied_on, w.language)
    return w.say("earlier_answered", sent_on=sent_on, reference=reference, replied_on=replied_on)


def _substance(w: _Writing) -> Iterator[str]:
    yield w.words.word("facts_lead_again" if w.earlier else "facts_lead")
    yield from map(w.filled, _facts(w))
    first, further, *others = (w.filled(concern) for concern in w.telling.concerns)
    yield w.say("concern", concern=first)
    yield w.say("further_concern", concern=further)
    yield from others
    yield w.say("annex_pointer")
    yield w.say("questions_lead")
    yield from _questions(w)


def _facts(w: _Writing) -> Sequence[str]:
    """All facts or all but the last; in a follow-up the first one and what is new."""
    if w.earlier:
        return [w.telling.facts[0], *w.words.lines("again")]
    shorter = not w.letter.manner.all_facts and len(w.telling.facts) > FEWEST_FACTS
    return w.telling.facts[:-1] if shorter else w.telling.facts


def _questions(w: _Writing) -> Iterator[str]:
    bill = w.letter.type == LetterType.OTHER_LETTER
    asked: list[QuestionText] = [w.words.word("questions", "first_bill" if bill else "first")]
    asked += w.telling.questions
    if not bill:
        asked.append(w.words.word("questions", "last"))
    for number, question in enumerate(asked, start=1):
        stem, *parts = [question] if isinstance(question, str) else question
        yield f"{number}. {w.filled(stem)}"
        for letter, part in zip("abcdefgh", parts, strict=False):
            yield f"{w.letter.manner.marks.replace('a', letter)} {w.filled(part)}"


def _ending(w: _Writing) -> Iterator[str]:
    window = w.letter.manner.window
    printed = (
        printed_window(window, w.language, in_words=w.letter.manner.in_words) if window else ""
    )
    key = "historic" if w.letter.manner.historic else w.letter.type.value
    if key == LetterType.OTHER_LETTER and printed:
        yield w.say("closing", "OL_window", window=printed)
    yield w.say("closing", key, window=printed)
    if w.letter.type != LetterType.OTHER_LETTER:
        yield w.say("urge")
    if w.letter.manner.press and w.letter.type != LetterType.OTHER_LETTER:
        yield w.say("press")
    if w.letter.beside:
        others = [_named(w, each) for each in w.letter.beside]
        yield w.say("copies", list=listed(others, w.language))
    yield w.say("compliment", whom=_to_officer(w, "whom"))


def _named(w: _Writing, other: Addressee) -> str:
    if other.actor is None:
        return str(names()["governments"][w.language][other.code])
    return w.words.word(other.form, "copy").format(name=other.actor.name)


def _signed(w: _Writing) -> Iterator[str]:
    for signature in w.signatures:
        yield f"{signature.name}\n{signature.title_below}"


def _annex(w: _Writing) -> Iterator[str]:
    yield w.words.word("annex_label")
    yield w.words.word("annex_title")
    yield w.words.word("annex_lead")
    for key in situations()[w.letter.matter.situation].annex:
        if key != "business" or w.letter.matter.company:
            yield from w.words.lines("annex", key)
    yield w.words.word("fiction")
