"""Whose turn it is: letters that wait for an office, and those that wait for a desk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q

from communications.enums import SignOffAnswer, Stage
from communications.models import Communication, SignOff
from communications.models.addressee_names import with_addressee_name
from communications.models.communication import CommunicationQuerySet
from communications.services.answering import mandates_answered_by
from communications.services.sign_off_reminders import unanswered
from communications.services.sign_off_rows import standing
from parties.enums import Role
from parties.models import User


def waiting_for(user: User, on: date) -> CommunicationQuerySet:
    """The letters not sent yet that wait for an act of `user` on the day `on`.

    For an office those that a mandate has not answered about which it answers for; for the
    secretariat those that somebody asked changes of, for supervisors also those that are cleared,
    since it is they who send them.
    """
    if user.is_secretariat:
        rows = standing().filter(answer=SignOffAnswer.CHANGES_ASKED)
    else:
        rows = unanswered().filter(mandate__in=mandates_answered_by(user, on=on))
    waits = Q(stage=Stage.IN_SIGN_OFF, pk__in=rows.values("version__communication"))
    if user.role == Role.SUPERVISOR:
        waits |= Q(stage=Stage.CLEARED)
    waiting: CommunicationQuerySet = Communication.objects.visible_to(user).filter(waits)
    return waiting


@dataclass(frozen=True, slots=True)
class GoingRound:
    """A letter with the answers to its present version; `own` are those of the user's mandates."""

    letter: Communication
    rows: tuple[SignOff, ...]
    own: tuple[SignOff, ...]

    @property
    def answer_by(self) -> date:
        """The day by which those who have not answered are to answer."""
        last: date = max(row.round.answer_by for row in self.own or self.rows)
        return last

    @property
    def signed(self) -> int:
        """How many mandates have signed."""
        return sum(1 for row in self.rows if row.answer == SignOffAnswer.SIGNED)

    def given(self, answer: SignOffAnswer) -> list[SignOff]:
        """The rows with this answer."""
        return [row for row in self.rows if row.answer == answer]

    @property
    def pending(self) -> list[SignOff]:
        """The mandates that have not answered."""
        return self.given(SignOffAnswer.PENDING)

    @property
    def changes_asked(self) -> list[SignOff]:
        """The mandates that ask for changes."""
        return self.given(SignOffAnswer.CHANGES_ASKED)

    @property
    def own_pending(self) -> list[SignOff]:
        """Those of the user's mandates that have not answered."""
        return [row for row in self.own if row.answer == SignOffAnswer.PENDING]


def going_round(
    letters: CommunicationQuerySet, *, user: User, on: date, language: str
) -> list[GoingRound]:
    """Each of `letters` with the answers to its present version, the earliest day first.

    In four queries, however many letters there are.
    """
    named = with_addressee_name(letters, language=language, on=on)
    found = list(
        named.select_related(
            "case__desk", "draft__letter_set", "addressee_state", "addressee_actor"
        )
        .annotate(answer_by=Max("versions__sign_offs__round__answer_by"))
        .order_by("answer_by", "draft__letter_set", "draft__position")
    )
    rows = _by_letter(found)
    own = set(mandates_answered_by(user, on=on).values_list("pk", flat=True))
    return [
        GoingRound(
            letter,
            tuple(rows[letter.pk]),
            tuple(row for row in rows[letter.pk] if row.mandate_id in own),
        )
        for letter in found
        if rows[letter.pk]
    ]


def _by_letter(letters: Iterable[Communication]) -> dict[int, list[SignOff]]:
    rows = standing().filter(version__communication__in=list(letters))
    found: dict[int, list[SignOff]] = defaultdict(list)
    for row in rows.select_related("mandate", "round", "version__communication", "office").order_by(
        "pk"
    ):
        found[row.version.communication_id].append(row)
    return found
