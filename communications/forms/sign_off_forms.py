"""The forms of joint sign-off: sending letters round, answering, commenting, delegating."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from communications.enums import Act
from communications.models import Communication, LetterVersion
from communications.services.answering import mandates_answered_by, mandates_carried_by
from communications.services.circulating import LONGEST_MESSAGE
from communications.services.commenting import LONGEST_COMMENT
from communications.services.delegating import LONGEST_REASON as LONGEST_WHY
from communications.services.guards import LONGEST_REASON
from parties.fields import TypedDayField
from parties.models import Mandate, Office, User


class _LettersField(forms.ModelMultipleChoiceField):
    """Letters to choose from, each by its type and addressee."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, letter: Communication) -> str:
        facts = {"type": letter.get_type_display(), "addressee": letter.addressee}
        return _("%(type)s to %(addressee)s") % facts


class LettersForm(forms.Form):
    """Which letters of a set."""

    letters = _LettersField(
        label=_("Which letters?"),
        queryset=Communication.objects.none(),
        error_messages={
            "required": _("Choose at least one letter."),
            "invalid_choice": _("One of the letters is not here any more. Choose again."),
        },
    )

    def __init__(self, *args: Any, letters: QuerySet[Communication], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["letters"]
        if isinstance(field, forms.ModelMultipleChoiceField):
            field.queryset = letters


class CirculateForm(LettersForm):
    """Which letters go round, until when, and what the offices are told."""

    answer_by = TypedDayField(
        label=_("Answer by"),
        help_text=_("The last day on which an answer is in time, such as 3 July 2023."),
        error_messages={"required": _("Enter the day by which you ask for an answer.")},
    )
    message = forms.CharField(
        label=_("Message to the offices"),
        required=False,
        max_length=LONGEST_MESSAGE,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What has changed, what is urgent. It is never a part of the letter."),
    )


class AnswerForm(forms.Form):
    """An answer: to which versions, for which mandates, and why."""

    versions = forms.ModelMultipleChoiceField(
        label=_("Which letters?"),
        queryset=LetterVersion.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one letter.")},
    )
    mandates = forms.ModelMultipleChoiceField(
        label=_("For which mandates do you answer?"),
        queryset=Mandate.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose for which mandate you answer."),
            "invalid_choice": _("You do not answer for this mandate any more."),
        },
    )
    reason = forms.CharField(
        label=_("Remark"),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("For the desk and the other offices; never a part of the letter."),
    )

    def __init__(
        self,
        *args: Any,
        act: Act,
        versions: QuerySet[LetterVersion],
        user: User,
        on: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offer("versions", versions)
        self.offer("mandates", mandates_answered_by(user, on=on))
        reason = self.fields["reason"]
        if act == Act.ASK_CHANGES:
            reason.label = _("What is to be changed, and why?")
            reason.required = True
            reason.error_messages["required"] = _("Say what is to be changed.")
        elif act == Act.DECLINE:
            reason.label = _("Why?")

    def offer(self, name: str, rows: QuerySet[Any]) -> None:
        """Let the field `name` choose among `rows`."""
        field = self.fields[name]
        if isinstance(field, forms.ModelMultipleChoiceField):
            field.queryset = rows


class CommentForm(forms.Form):
    """A remark at a paragraph of a version."""

    version = forms.ModelChoiceField(
        queryset=LetterVersion.objects.none(), widget=forms.HiddenInput
    )
    block = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Comment"),
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Internal: for the desk and the offices that sign. Never sent."),
        error_messages={"required": _("Write something here.")},
    )

    def __init__(self, *args: Any, versions: QuerySet[LetterVersion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["version"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = versions


class DelegationForm(forms.Form):
    """Which mandate another office may answer for, and from when to when."""

    mandate = forms.ModelChoiceField(
        label=_("Mandate"),
        queryset=Mandate.objects.none(),
        empty_label=_("Choose a mandate"),
        error_messages={"required": _("Choose a mandate.")},
    )
    to_office = forms.ModelChoiceField(
        label=_("To the office"),
        queryset=Office.objects.none(),
        empty_label=_("Choose an office"),
        error_messages={"required": _("Choose an office.")},
    )
    valid_from = TypedDayField(
        label=_("From"),
        help_text=_("The first day, such as 3 July 2023."),
        error_messages={"required": _("Enter the first day.")},
    )
    valid_to = TypedDayField(
        label=_("Until"),
        required=False,
        help_text=_("The last day; leave it empty to let it last until you withdraw it."),
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=LONGEST_WHY,
        help_text=_("For your own office and the other one."),
    )

    def __init__(self, *args: Any, user: User, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        carried = mandates_carried_by(user)
        offices = Office.objects.exclude(users=user).order_by("name", "pk")
        for name, rows in (("mandate", carried), ("to_office", offices)):
            field = self.fields[name]
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = rows
        self.fields["valid_from"].initial = on
        if carried.count() == 1:
            self.fields["mandate"].initial = carried.get()
