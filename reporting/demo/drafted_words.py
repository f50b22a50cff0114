"""What the drafts of the demonstration say, as far as they are written. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from communications.enums import LetterType
from communications.rules.letter_facts import AskedQuestion
from communications.rules.letter_words import contracted
from communications.services.draft_rows import SharedDetails

from .drafted import PlannedSet, Share
from .letter import slots
from .story import Addressee
from .texts import Formulas, QuestionText, Telling, formulas, situations

FACTS_OF_HALF = 2
QUESTIONS_OF_HALF = 2


@dataclass(frozen=True)
class Writing:
    """The words of one set, written as far as `share`, for so many mandates."""

    planned: PlannedSet
    share: Share
    signing: int

    @property
    def words(self) -> Formulas:
        return formulas(self.planned.language)

    def shared(self) -> SharedDetails:
        """What all letters say alike; a half-written one voices no concerns yet."""
        to = self._neutral()
        telling = self._told(to)
        facts = list(telling.facts)
        if self.share is Share.HALF:
            facts = facts[:FACTS_OF_HALF]
        if self.share is Share.ANEW:
            facts[0] += f" {self.words.word('drafting', 'verified')}"
        return SharedDetails(
            subject=self._filled(telling.subject, to),
            introduction=self._paragraphs(telling.persons, to),
            facts=self._paragraphs(facts, to),
            concerns=self._paragraphs(self._concerns(telling), to),
        )

    def salutation(self, to: Addressee) -> str:
        """How the letter greets its addressee."""
        if to.actor is None:
            return self.words.word("state", "salutation").rstrip(",:")
        surname, form = to.actor.officer
        return self.words.word(to.form, "salutation", form).format(surname=surname).rstrip(",:")

    def own_paragraphs(self, to: Addressee) -> str:
        """What is said to this addressee alone, and that all of it is fictional."""
        return "\n\n".join([*self._about_business(to), self.words.word("fiction")])

    def questions(self, to: Addressee) -> tuple[AskedQuestion, ...]:
        """The questions to this addressee; a half-written letter asks the first ones."""
        bill = self.planned.drafted.type == LetterType.OTHER_LETTER
        asked: list[QuestionText] = [
            self.words.word("questions", "first_bill" if bill else "first"),
            *self._told(to).questions,
        ]
        if self.share is Share.HALF:
            asked = asked[:QUESTIONS_OF_HALF]
        if self.share is Share.ANEW:
            asked.append(self.words.lines("drafting", "added_question"))
        return tuple(self._asked(each, to) for each in asked)

    def _neutral(self) -> Addressee:
        """Whom the shared text speaks to: a State, where a letter could go to one."""
        first = self.planned.to[0]
        if "state" in situations()[self.planned.matter.situation].forms:
            return Addressee("", first.language)
        return first

    def _told(self, to: Addressee) -> Telling:
        return situations()[self.planned.matter.situation].told(self.planned.language, to.form)

    def _concerns(self, telling: Telling) -> Sequence[str]:
        if self.share is Share.HALF:
            return []
        several = self.signing > 1
        first, further, *others = telling.concerns
        said = [
            self.words.said("drafting", "concern", several=several).format(concern=first),
            self.words.said("further_concern", several=several).format(concern=further),
            *others,
        ]
        if self.share is Share.ANEW:
            said.append(self.words.word("drafting", "added_concern"))
        return said

    def _about_business(self, to: Addressee) -> list[str]:
        company = self.planned.matter.company
        if company is None or self.share is Share.HALF:
            return []
        if to.form == "company":
            key = "company"
        elif to.form == "state":
            key = "home" if to.code == company.home else "host"
        else:
            return []
        return [self.words.word("drafting", "own", key)]

    def _asked(self, question: QuestionText, to: Addressee) -> AskedQuestion:
        stem, *parts = [question] if isinstance(question, str) else question
        return AskedQuestion(
            self._filled(stem, to), tuple(self._filled(part, to) for part in parts)
        )

    def _paragraphs(self, texts: Sequence[str], to: Addressee) -> str:
        return "\n\n".join(self._filled(text, to) for text in texts)

    def _filled(self, text: str, to: Addressee) -> str:
        values = slots(self.planned.matter, Addressee(to.code, self.planned.language, to.actor))
        # Drafts are plain text: what imported letters print in bold is not marked in them.
        return contracted(text.replace("**", "").format_map(values), self.planned.language)
