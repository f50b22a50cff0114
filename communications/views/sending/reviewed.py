"""What is looked at before letters are sent: every text, recipient, file and day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse

from communications.enums import Act, Stage
from communications.letter_text import Part
from communications.models import Communication, LetterSet, LetterVersion
from communications.rules.transitions import acts_of
from communications.services.deliveries import contacts_of
from communications.services.send_checks import Blocker, blockers, warnings
from communications.services.sent_rows import as_if_sent
from communications.services.sign_off_rows import current_version, letters_of
from parties.models import Contact, User


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason against sending, with the address where it is mended; "" for none."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A letter of the set as it would go out today; `dated` has the days that it would have."""

    letter: Communication
    dated: Communication
    version: LetterVersion | None
    contacts: tuple[Contact, ...] = ()
    blockers: tuple[Reason, ...] = ()
    warnings: tuple[Reason, ...] = ()
    has_annex: bool = False
    signing: int = 0
    stage: Stage = field(default=Stage.CLEARED)

    @property
    def can_go(self) -> bool:
        """Whether nothing stands in its way."""
        return self.stage == Stage.CLEARED and not self.blockers


def reviewed_letters(letter_set: LetterSet, user: User, *, on: date) -> list[Reviewed]:
    """The letters of the set that `user` may read, in their order; dropped ones are left out."""
    visible = Communication.objects.visible_to(user).values("pk")
    rows = letters_of(letter_set).filter(pk__in=visible)
    letters = list(
        rows.select_related("case", "addressee_state", "addressee_actor", "draft__letter_set")
    )
    together = [letter.pk for letter in letters if letter.stage == Stage.CLEARED]
    return [_reviewed(letter, together, on) for letter in letters]


def may_send(user: User) -> bool:
    """Whether the role of `user` sends cleared letters."""
    return Act.SEND in acts_of(user.role, Stage.CLEARED)


def _reviewed(letter: Communication, together: Sequence[int], on: date) -> Reviewed:
    version = current_version(letter)
    if letter.stage != Stage.CLEARED:
        return Reviewed(letter, letter, version, stage=Stage(letter.stage))
    return Reviewed(
        letter,
        as_if_sent(letter, on=on),
        version,
        contacts=tuple(sorted(contacts_of(letter, on=on), key=lambda each: not each.email)),
        blockers=tuple(map(_reason, blockers(letter, on=on))),
        warnings=tuple(map(_reason, warnings(letter, on=on, together=together))),
        has_annex=bool(version and version.text.of(Part.ANNEX_LABEL)),
        signing=letter.signing_mandates.count(),
    )


def _reason(blocker: Blocker) -> Reason:
    address = reverse(blocker.link, args=blocker.keys) if blocker.link else ""
    return Reason(blocker.text, address)
