"""The form on which a reply is judged, question by question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from communications.enums import AnswerState, ReplyCharacter
from communications.models import Answer, Question
from communications.services.judging_answers import (
    LONGEST_NOTE,
    LONGEST_PASSAGE,
    Judgement,
)


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A question or part, its three fields, and the answer that was judged before, if any."""

    question: Question
    state: forms.BoundField
    passage: forms.BoundField
    note: forms.BoundField


class AnswersForm(forms.Form):
    """One sheet for a whole reply; `judge_answers` judges it.

    Each field carries what the page showed, so that only what this person changed is saved: two
    people may judge one reply at once, and neither undoes what the other has done meanwhile.
    """

    says_what_is_optional = True

    character = forms.ChoiceField(
        label=_("Character of the reply"),
        required=False,
        choices=[("", _("Not judged yet")), *ReplyCharacter.choices],
        help_text=_("How the reply deals with the letter as a whole."),
        show_hidden_initial=True,
    )

    def __init__(
        self,
        data: Any,
        *,
        questions: Iterable[Question],
        answers: Mapping[int, Answer],
        character: str,
    ) -> None:
        super().__init__(data)
        self.questions = list(questions)
        self.stored_character = character
        self.fields["character"].initial = character
        for question in self.questions:
            self._add(question, answers.get(question.pk))

    def _add(self, question: Question, answer: Answer | None) -> None:
        key = question.pk
        self.fields[f"state_{key}"] = forms.ChoiceField(
            label=_("How is it answered?"),
            required=False,
            choices=[*AnswerState.choices, ("", _("Not judged yet"))],
            widget=forms.RadioSelect,
            initial=answer.state if answer else "",
            show_hidden_initial=True,
        )
        self.fields[f"passage_{key}"] = forms.CharField(
            label=_("Passage of the reply"),
            required=False,
            max_length=LONGEST_PASSAGE,
            widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
            initial=answer.passage if answer else "",
            show_hidden_initial=True,
        )
        self.fields[f"note_{key}"] = forms.CharField(
            label=_("Note"),
            required=False,
            max_length=LONGEST_NOTE,
            widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
            initial=answer.note if answer else "",
            show_hidden_initial=True,
        )

    def rows(self) -> Iterator[AnswerRow]:
        """The questions with their fields, in the order of the letter."""
        for question in self.questions:
            key = question.pk
            yield AnswerRow(
                question, self[f"state_{key}"], self[f"passage_{key}"], self[f"note_{key}"]
            )

    @property
    def judgements(self) -> list[Judgement]:
        """The questions where something was changed on this page."""
        changed, typed = set(self.changed_data), self.cleaned_data
        keys = [question.pk for question in self.questions]
        return [
            Judgement(key, *(typed[f"{name}_{key}"] for name in ("state", "passage", "note")))
            for key in keys
            if changed & {f"state_{key}", f"passage_{key}", f"note_{key}"}
        ]

    @property
    def character_meant(self) -> str:
        """What was chosen on this page, else what stands already."""
        chosen: str = self.cleaned_data["character"]
        return chosen if "character" in self.changed_data else self.stored_character
