"""The forms with which it is decided what becomes of a submission."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cases.enums import Criterion
from cases.likeness_in_words import reasons_in_words
from cases.models import AdmissibilityAnswer, Case, Submission
from cases.services.joinable import Offered
from cases.services.judging import Judgement
from parties.days_in_words import day_in_words
from parties.enums import Role
from parties.models import Desk, User

YES, NO = "yes", "no"
PERSONS, INCIDENT = "persons", "incident"


class ChecklistForm(forms.Form):
    """The five criteria of admissibility, each with a yes or no and a note."""

    def __init__(self, *args: Any, answers: Sequence[AdmissibilityAnswer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.answers = {answer.criterion: answer for answer in answers}
        for criterion in Criterion:
            answer = self.answers.get(criterion)
            self.fields[criterion] = forms.ChoiceField(
                label=criterion.label,
                choices=[(YES, _("Yes")), (NO, _("No"))],
                widget=forms.RadioSelect,
                required=False,
                initial=(YES if answer.met else NO) if answer else None,
            )
            self.fields[f"{criterion}_note"] = forms.CharField(
                label=_("Note"),
                max_length=2000,
                required=False,
                initial=answer.note if answer else "",
                widget=forms.Textarea(attrs={"rows": 1}),
            )

    def criteria(
        self,
    ) -> Iterator[tuple[forms.BoundField, forms.BoundField, AdmissibilityAnswer | None]]:
        """For each criterion the field, the field of its note, and the answer given so far."""
        for criterion in Criterion:
            yield self[criterion], self[f"{criterion}_note"], self.answers.get(criterion)

    def judgements(self) -> dict[Criterion, Judgement]:
        """What the valid form says of the criteria that were answered."""
        return {
            criterion: Judgement(
                self.cleaned_data[criterion] == YES, self.cleaned_data[f"{criterion}_note"]
            )
            for criterion in Criterion
            if self.cleaned_data[criterion]
        }


class OpenCaseForm(forms.Form):
    """What a new case needs."""

    title = forms.CharField(
        label=_("Title of the case"),
        max_length=250,
        help_text=_("What happened, and where, without names of persons."),
        error_messages={"required": _("Give the case a title.")},
    )
    desk = forms.ModelChoiceField(
        label=_("Desk"),
        queryset=Desk.objects.none(),
        required=False,
        empty_label=_("No desk yet: supervisors only"),
        help_text=_("The submission goes along to the desk of its case."),
    )

    def __init__(self, *args: Any, submission: Submission, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["title"].initial = submission.title
        desk = self.fields["desk"]
        if user.role == Role.SUPERVISOR and isinstance(desk, forms.ModelChoiceField):
            desk.queryset = Desk.objects.all()
            desk.initial = submission.desk_id
        else:
            del self.fields["desk"]

    def chosen_desk(self) -> Desk | None:
        """The desk that was chosen; that of the officer, who has no choice."""
        chosen: Desk | None = self.cleaned_data.get("desk")
        return chosen if "desk" in self.fields else self.user.desk


class JoinCaseForm(forms.Form):
    """The case that a submission belongs to, and what of the submission it lacks.

    `offered` are the cases that stand on the page; any of the `visible` ones may be chosen.
    """

    words = forms.CharField(
        label=_("Words of the title"),
        required=False,
        max_length=250,
        help_text=_("For a case that is not listed."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    case = forms.ModelChoiceField(
        label=_("Which case does it belong to?"),
        queryset=Case.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={
            "required": _("Choose the case."),
            "invalid_choice": _("Choose one of the cases that are listed."),
        },
    )
    adding = forms.MultipleChoiceField(
        label=_("What should be added to the case?"),
        choices=[
            (PERSONS, _("Persons concerned that it does not have yet")),
            (INCIDENT, _("Day and place of the facts, where it does not have that day yet")),
        ],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(
        self, *args: Any, offered: Sequence[Offered], visible: QuerySet[Case], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        case = self.fields["case"]
        if isinstance(case, forms.ModelChoiceField):
            case.queryset = visible
            case.choices = [(each.case.pk, _in_words(each)) for each in offered]


def _in_words(offered: Offered) -> str:
    case = offered.case
    words = {
        "title": case.title,
        "desk": case.desk or _("no desk"),
        "day": day_in_words(case.opened_on),
        "reasons": reasons_in_words(offered.reasons),
    }
    if offered.reasons:
        return _("%(title)s (%(desk)s, opened on %(day)s; alike: %(reasons)s)") % words
    return _("%(title)s (%(desk)s, opened on %(day)s)") % words


class DeclineForm(forms.Form):
    """Why a submission is declined."""

    reason = forms.CharField(
        label=_("Why is it declined?"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Whoever reads the submission later reads this as well."),
        error_messages={"required": _("Give the reason.")},
    )


class ReopenForm(forms.Form):
    """Why a decision is taken back."""

    reason = forms.CharField(
        label=_("Why is the decision taken back?"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Give the reason.")},
    )
