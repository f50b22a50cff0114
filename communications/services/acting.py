"""Whether an act may be done: one place that every act on a letter goes through."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied
from django.core.exceptions import ValidationError as Refusal
from django.utils.translation import gettext as _

from communications.enums import Act, Stage
from communications.models import Communication
from communications.rules.transitions import Transition, acts_of, transition
from parties.models import User


def acts_open_to(user: User, communication: Communication) -> tuple[Act, ...]:
    """What `user`, who may read `communication`, may do with it in its stage, for buttons.

    Guards are not asked: where one does not hold, the page of the act says what is missing.
    """
    return acts_of(user.role, communication.stage) if user.is_active else ()


def lock_for(act: Act, *, letters: Iterable[Communication], by: User) -> list[Communication]:
    """The letters as they are now, locked until the transaction ends, in the order of their keys.

    Raises Communication.DoesNotExist where `by` may not read one of them, PermissionDenied where
    the role of `by` never does `act`, ValidationError where a letter's stage does not allow it. To
    be called in a transaction, before anything is written.
    """
    keys = {letter.pk for letter in letters}
    visible = Communication.objects.visible_to(by).filter(pk__in=keys).order_by("pk")
    found = list(visible.select_for_update(of=("self",)).select_related("case"))
    if len(found) != len(keys):
        raise Communication.DoesNotExist
    for letter in found:
        require(act, letter, by)
    return found


def require(act: Act, letter: Communication, by: User) -> Transition:
    """The row of the table for `act` by `by` on `letter`, which `by` may read.

    Raises PermissionDenied or ValidationError as `lock_for` does.
    """
    require_role(act, by)
    row = transition(act, Stage(letter.stage))
    if row is None or by.role not in row.roles:
        message = _("“%(act)s” is not possible: the letter is now in the stage “%(stage)s”.")
        facts = {"act": act.label, "stage": letter.get_stage_display()}
        raise Refusal({NON_FIELD_ERRORS: [Refusal(message, code="wrong_stage", params=facts)]})
    return row


def require_role(act: Act, by: User) -> None:
    """Raises PermissionDenied where the role of `by` does `act` in no stage."""
    if not any(act in acts_of(by.role, stage) for stage in Stage):
        raise PermissionDenied(_("Your role does not do this: %(act)s.") % {"act": act.label})
