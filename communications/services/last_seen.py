"""What changed in a letter since somebody's office last had its say."""

from __future__ import annotations

from dataclasses import dataclass

from communications.enums import SignOffAnswer
from communications.models import LetterVersion, SignOff
from communications.rules.comparing import Change, ChangeKind, compare
from parties.models import User

from .sign_off_rows import circulated_versions


@dataclass(frozen=True, slots=True)
class ChangedSince:
    """The blocks that differ from an earlier version, and the office's answer to that one."""

    version: LetterVersion
    changes: tuple[Change, ...]
    answer: SignOff | None


def changed_since_last_seen(version: LetterVersion, *, user: User) -> ChangedSince | None:
    """What differs from the version that the office of `user` answered last.

    For whoever answered none, and for the secretariat, from the version shown before. None where
    there is no earlier one.
    """
    earlier = circulated_versions(version.communication).filter(number__lt=version.number)
    answer = _last_answer(version, user)
    before = answer.version if answer else earlier.first()
    if before is None:
        return None
    changes = compare(before.text, version.text)
    differing = tuple(each for each in changes if each.kind != ChangeKind.SAME)
    return ChangedSince(before, differing, answer)


def _last_answer(version: LetterVersion, user: User) -> SignOff | None:
    if user.office_id is None:
        return None
    rows = SignOff.objects.filter(
        version__communication=version.communication_id,
        version__number__lt=version.number,
        office=user.office_id,
    ).exclude(answer=SignOffAnswer.PENDING)
    return rows.select_related("version", "mandate").order_by("-version__number", "pk").first()
