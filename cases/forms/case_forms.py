"""The forms about the facts of a case, and about the work on it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from cases.enums import PerpetratorKind, Right, RiskLevel
from cases.models import Allegation, Case, Incident, Perpetrator
from cases.services.facts import AllegationDetails, IncidentDetails, PerpetratorDetails
from parties.enums import Role
from parties.fields import PartialDayField, TypedDayField
from parties.models import Desk, State, User
from parties.typed_days import PartialDay

from .submission_form import StateField

LONGEST_TEXT = 20_000


def officers_for(desk: Desk | None) -> QuerySet[User]:
    """Those to whom a case of `desk` may be given: its officers, and supervisors."""
    of_desk = Q(role=Role.SUPERVISOR)
    if desk:
        of_desk |= Q(role=Role.DESK_OFFICER, desk=desk)
    return User.objects.filter(of_desk, is_active=True).order_by("name", "pk")


class IncidentForm(forms.Form):
    """When, where and what."""

    occurred_on = PartialDayField(
        label=_("When?"),
        help_text=_("As exactly as is known: 5 June 2023, June 2023 or 2023."),
        error_messages={"required": _("Enter a day, a month or a year.")},
    )
    state = StateField(
        label=_("Country"),
        required=False,
        queryset=State.objects.none(),
        empty_label=_("Not known"),
    )
    place = forms.CharField(label=_("Place"), required=False, max_length=200)
    description = forms.CharField(
        label=_("What happened?"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        state = self.fields["state"]
        if isinstance(state, forms.ModelChoiceField):
            state.queryset = State.objects.all()

    def details(self) -> IncidentDetails:
        """What the valid form says, in the words of the service."""
        known = dict(self.cleaned_data)
        when: PartialDay = known.pop("occurred_on")
        return IncidentDetails(occurred_on=when.day, precision=when.exact_to, **known)


def initial_of_incident(incident: Incident) -> dict[str, Any]:
    # The stored words are those of PartialDay.
    exact_to: Any = incident.precision
    return {
        "occurred_on": PartialDay(incident.occurred_on, exact_to),
        "state": incident.state_id,
        "place": incident.place,
        "description": incident.description,
    }


class AllegationForm(forms.Form):
    """One paragraph, and the rights that it concerns."""

    text = forms.CharField(
        label=_("What is alleged?"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("One paragraph, in the words of the information received."),
        error_messages={"required": _("Write what is alleged.")},
    )
    rights = forms.MultipleChoiceField(
        label=_("Which rights does it concern?"),
        required=False,
        choices=Right.choices,
        widget=forms.CheckboxSelectMultiple,
    )

    def details(self) -> AllegationDetails:
        """What the valid form says, in the words of the service."""
        return AllegationDetails(**self.cleaned_data)


def initial_of_allegation(allegation: Allegation) -> dict[str, Any]:
    return {"text": allegation.text, "rights": allegation.rights}


class PerpetratorForm(forms.Form):
    """Who is alleged to have done it."""

    kind = forms.ChoiceField(
        label=_("Did they act for a State?"),
        choices=PerpetratorKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one; “not known” is an answer.")},
    )
    organisation = forms.CharField(
        label=_("Body or company"),
        required=False,
        max_length=200,
        help_text=_("Such as a police force, a ministry or a firm."),
    )
    name = forms.CharField(
        label=_("Name"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("Kept encrypted, as all names are."),
    )
    note = forms.CharField(
        label=_("What else is known"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Number, uniforms, vehicles, rank. Kept encrypted."),
    )

    def details(self) -> PerpetratorDetails:
        """What the valid form says, in the words of the service."""
        return PerpetratorDetails(**self.cleaned_data)


def initial_of_perpetrator(perpetrator: Perpetrator) -> dict[str, Any]:
    fields = ("kind", "organisation", "name", "note")
    return {name: getattr(perpetrator, name) for name in fields}


class RiskForm(forms.Form):
    """How great the danger is, and why."""

    level = forms.ChoiceField(
        label=_("How great is the risk for those concerned?"),
        choices=RiskLevel.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a level.")},
    )
    text = forms.CharField(
        label=_("Why, and what follows from it"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
        help_text=_("Threats, reprisals, what must not be done. Kept encrypted."),
        error_messages={"required": _("Say why.")},
    )


class ToDoForm(forms.Form):
    """Something to be done."""

    text = forms.CharField(
        label=_("What is to be done?"),
        max_length=250,
        help_text=_("Without names of persons: write “the person”, “the mother”."),
        error_messages={"required": _("Say what is to be done.")},
    )
    due_on = TypedDayField(
        label=_("Until when?"), required=False, help_text=_("Such as 3 July 2023.")
    )
    assignee = forms.ModelChoiceField(
        label=_("Who?"), required=False, queryset=User.objects.none(), empty_label=_("Anybody")
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["assignee"], officers_for(case.desk))


class AssignForm(forms.Form):
    """Who answers for a case."""

    officer = forms.ModelChoiceField(
        label=_("Who answers for it?"),
        required=False,
        queryset=User.objects.none(),
        empty_label=_("Nobody yet"),
        help_text=_("Officers of the case's desk, and supervisors."),
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["officer"].initial = case.officer_id
        _offer(self.fields["officer"], officers_for(case.desk))


class MoveForm(forms.Form):
    """Which desk a case belongs to."""

    desk = forms.ModelChoiceField(
        label=_("Desk"),
        required=False,
        queryset=Desk.objects.none(),
        empty_label=_("No desk: supervisors only"),
        help_text=_(
            "The information that the case rests on goes along. Whoever answered for the case and "
            "is not of the new desk does so no longer."
        ),
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["desk"].initial = case.desk_id
        _offer(self.fields["desk"], Desk.objects.all())


class LinkForm(forms.Form):
    """Which other case belongs to this one; those that the user may read are offered."""

    other = forms.ModelChoiceField(
        label=_("Which case belongs to this one?"),
        queryset=Case.objects.none(),
        empty_label=_("Choose a case"),
        error_messages={"required": _("Choose a case.")},
    )

    def __init__(self, *args: Any, case: Case, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Case.objects.visible_to(user).exclude(pk=case.pk).order_by("title", "pk")
        _offer(self.fields["other"], others)


def _offer(field: forms.Field, rows: QuerySet[Any]) -> None:
    if isinstance(field, forms.ModelChoiceField):
        field.queryset = rows
