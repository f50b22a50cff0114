"""What comes next for a letter, and the pages where this person does it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from communications.enums import Act, Stage
from communications.models import Communication, Draft
from communications.services.acting import acts_open_to
from parties.models import User

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

# What comes next and who does it, so that nobody has to know the procedure by heart.
WHAT_COMES_NEXT: Final = {
    Stage.DRAFT: _("It is being written. Next, the desk asks the mandates to sign off."),
    Stage.IN_SIGN_OFF: _("The mandates are reading it. It is cleared once all have signed off."),
    Stage.CLEARED: _("All mandates have signed off. Next, a supervisor sends it."),
    Stage.SENT: _("It was sent. Next comes the reply."),
    Stage.VOIDED: _("It was voided and keeps its number. Nothing more happens to it."),
    Stage.DROPPED: _("It was dropped before it was sent. The desk may take it up again."),
}


@dataclass(frozen=True, slots=True)
class Step:
    """A page where something is done with a letter: its button, the first one being the main."""

    label: str
    address: str
    icon: str


@dataclass(frozen=True, slots=True)
class _Place:
    """A page and the acts done there; `of_set`: it is that of all parallel letters together.

    Without a label the button is named after the first of the acts that is open.
    """

    acts: tuple[Act, ...]
    url_name: str
    icon: str
    of_set: bool = False
    label: StrPromise | None = None


_PLACES: Final = (
    _Place((Act.SEND,), "send-review", "send", of_set=True),
    _Place((Act.REGISTER_REPLY,), "reply-add", "reply"),
    _Place((Act.REMIND,), "sign-off-board", "list-checks", of_set=True, label=_("Who has signed")),
    _Place(
        (Act.SIGN, Act.ASK_CHANGES, Act.DECLINE, Act.COMMENT),
        "sign-off",
        "signature",
        label=_("Read for sign-off"),
    ),
    _Place((Act.EDIT,), "draft", "pencil"),
    _Place((Act.CIRCULATE,), "circulate", "users", of_set=True),
    _Place((Act.TAKE_BACK,), "take-back", "undo-2", of_set=True),
    _Place((Act.REVIVE,), "draft-revive", "undo-2"),
    _Place((Act.DROP,), "draft-drop", "ban"),
    _Place((Act.VOID,), "letter-void", "ban"),
)


def next_steps(user: User, letter: Communication) -> list[Step]:
    """The buttons for `user`, who may read `letter`, the likeliest first; none for a reader."""
    open_acts = set(acts_open_to(user, letter))
    places = [place for place in _PLACES if open_acts & set(place.acts)]
    drafts = Draft.objects.filter(communication=letter).values_list("letter_set", flat=True)
    letter_set = drafts.first() if any(map(_needs_draft, places)) else None
    return [
        _step(place, letter, letter_set, open_acts)
        for place in places
        if letter_set or not _needs_draft(place)
    ]


def _needs_draft(place: _Place) -> bool:
    """Whether the page is for letters that were drafted here, not imported."""
    return place.of_set or place.url_name.startswith("draft")


def _step(place: _Place, letter: Communication, letter_set: int | None, acts: set[Act]) -> Step:
    key = letter_set if place.of_set else letter.pk
    label = place.label or next(act for act in place.acts if act in acts).label
    return Step(str(label), reverse(place.url_name, args=[key]), place.icon)
