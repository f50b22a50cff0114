"""The questions of the work queue as a form: each part of the address, checked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.db.models import Exists, OuterRef
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from communications.enums import LetterType, Phase
from communications.models import Communication
from communications.models.communication import CommunicationQuerySet
from communications.references import parse_search
from parties.enums import Role
from parties.models import Desk, Mandate, OtherActor, State, User
from parties.state_names import state_name

from .queue_criteria import SORTS, Addressee, QueueCriteria, usual_sort

Choices = list[tuple[str, Any]]
ACTOR = "actor-"


class QueueForm(forms.Form):
    """What `user` may ask for; only addressees of letters that the user sees are offered.

    After `is_valid`, `criteria` holds what could be read even where some of it could not.
    """

    q = forms.CharField(label=_("Reference"), required=False, max_length=200)
    phase = forms.MultipleChoiceField(label=_("Phase"), required=False, choices=Phase.choices)
    type = forms.ChoiceField(label=_("Type"), required=False)
    addressee = forms.ChoiceField(label=_("Addressee"), required=False)
    mandate = forms.ChoiceField(label=_("Mandate"), required=False)
    year = forms.TypedChoiceField(
        label=_("Year of the letter"), required=False, coerce=int, empty_value=None
    )
    desk = forms.ChoiceField(label=_("Desk"), required=False)
    sort = forms.ChoiceField(label=_("Order"), required=False)

    def __init__(self, data: Any, *, user: User, on: date) -> None:
        super().__init__(data)
        visible: CommunicationQuerySet = Communication.objects.visible_to(user)
        self._offer("type", _("All types"), LetterType.choices)
        self._offer("addressee", _("All addressees"), _addressees(visible))
        self._offer("mandate", _("All mandates"), _mandates())
        self._offer("year", _("All years"), _years(visible, on))
        self._offer("sort", "", [(sign + sort, "") for sort in SORTS for sign in ("", "-")])
        if user.role == Role.SUPERVISOR:
            self._offer("desk", _("All desks"), list(Desk.objects.values_list("code", "name")))
        else:
            del self.fields["desk"]

    def _offer(self, name: str, all_of_them: Any, choices: Iterable[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        field.choices = [("", all_of_them), *choices]

    @property
    def criteria(self) -> QueueCriteria:
        """What is asked for, as far as it could be read."""
        cleaned = self.cleaned_data
        text = cleaned.get("q", "")
        phases = tuple(Phase(phase) for phase in cleaned.get("phase", []))
        return QueueCriteria(
            search=parse_search(text) if text else None,
            phases=phases,
            type=LetterType(cleaned["type"]) if cleaned.get("type") else None,
            addressee=_addressee(cleaned.get("addressee", "")),
            mandate=cleaned.get("mandate") or None,
            year=cleaned.get("year"),
            desk=cleaned.get("desk") or None,
            sort=cleaned.get("sort") or usual_sort(phases),
        )

    @property
    def searched_in_vain(self) -> bool:
        """Whether something was typed into the search that is no reference."""
        text = self.cleaned_data.get("q", "")
        return "q" in self.errors or bool(text and parse_search(text) is None)


def _addressee(value: str) -> Addressee | None:
    if not value:
        return None
    if value.startswith(ACTOR):
        return Addressee(actor=int(value.removeprefix(ACTOR)))
    return Addressee(state=value)


def _addressees(visible: CommunicationQuerySet) -> Choices:
    language = (get_language() or "en")[:2]
    addressed = visible.order_by().filter(addressee_state=OuterRef("pk"))
    codes = State.objects.order_by().filter(Exists(addressed)).values_list("code", flat=True)
    states = sorted(
        ((code, state_name(code, language)) for code in codes), key=lambda each: each[1]
    )
    addressed = visible.order_by().filter(addressee_actor=OuterRef("pk"))
    actors = OtherActor.objects.filter(Exists(addressed)).values_list("pk", "name")
    groups: Choices = []
    if states:
        groups.append((str(_("States")), states))
    if actors:
        groups.append((str(_("Others")), [(f"{ACTOR}{pk}", name) for pk, name in actors]))
    return groups


def _mandates() -> Choices:
    return list(Mandate.objects.values_list("code", "short_name"))


def _years(visible: CommunicationQuerySet, on: date) -> Choices:
    dated = visible.filter(letter_date__isnull=False).order_by("letter_date")
    first = dated.values_list("letter_date", flat=True).first()
    years = range(on.year, first.year - 1, -1) if first else ()
    return [(str(year), str(year)) for year in years]
