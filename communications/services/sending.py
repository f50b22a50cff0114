"""Sending letters: numbers taken, texts frozen, windows started, deliveries handed over, at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from cases.enums import EventKind
from cases.services.events import Fact
from cases.services.refusals import Problem, refuse
from communications.enums import Act, NoticeKind, Stage
from communications.models import Communication, LetterSet
from parties.models import User

from .acting import lock_for, require_role
from .deliveries import Deliveries, hand_over, problems_of_deliveries, write_dispatches
from .guards import Circumstances, problems_of
from .numbering import next_number
from .sent_rows import freeze_text, give_reference, link_parallel, write_copied_to
from .sign_off_events import Happened, write_down
from .sign_off_notices import tell_offices
from .sign_off_rows import current_version, letters_of, locked_set_of

# For so long one act waits for another that sends in the same series.
LONGEST_WAIT: Final = "20s"


@dataclass(frozen=True, slots=True)
class Sending:
    """What a request to send has come to: the letters sent by it, and those sent before it."""

    sent: tuple[Communication, ...]
    before: tuple[Communication, ...]


def send_letters(
    *,
    letters: Sequence[Communication],
    by: User,
    on: date,
    at: datetime,
    deliveries: Deliveries,
    reviewed: Mapping[int, int] | None = None,
) -> Sending:
    """Send the chosen parallel letters of one set, all of them or none, dated `on`.

    `on` is the day in Geneva, which also gives the year of the numbers; `at` the present moment.
    `deliveries` says for each letter's key how it is handed over; `reviewed`, where it is given,
    which version's key was looked at. A letter that was sent already is left as it is and told
    apart, so that a request may be repeated. Raises ValidationError with every reason against it,
    Communication.DoesNotExist where `by` may not read one or they are not of one set,
    PermissionDenied for a role that sends nothing, and OperationalError where the series stays
    locked for more than `LONGEST_WAIT`.
    """
    require_role(Act.SEND, by)
    with transaction.atomic():
        _wait_no_longer_than(LONGEST_WAIT)
        letter_set = locked_set_of(letters)
        known = _visible(letters, by)
        before = [letter for letter in known if letter.stage == Stage.SENT]
        waiting = [letter for letter in known if letter.stage != Stage.SENT]
        if waiting:
            waiting = lock_for(Act.SEND, letters=waiting, by=by)
            refuse(_problems(waiting, deliveries, reviewed or {}, by, on))
            _send(letter_set, waiting, deliveries, by=by, on=on, at=at)
    return Sending(tuple(waiting), tuple(before))


def _visible(letters: Sequence[Communication], by: User) -> list[Communication]:
    """The letters as they are now. Raises DoesNotExist where `by` may not read one."""
    keys = {letter.pk for letter in letters}
    rows = Communication.objects.visible_to(by).filter(pk__in=keys).order_by("pk")
    found = list(rows)
    if len(found) != len(keys):
        raise Communication.DoesNotExist
    return found


def _wait_no_longer_than(span: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, true)", [span])


def _problems(
    letters: Sequence[Communication],
    deliveries: Deliveries,
    reviewed: Mapping[int, int],
    by: User,
    on: date,
) -> Iterator[Problem]:
    for letter in letters:
        version = current_version(letter)
        if version and reviewed.get(letter.pk, version.pk) != version.pk:
            message = _("The letter to %(addressee)s was cleared anew since you looked at it.")
            facts = {"addressee": letter.addressee}
            yield NON_FIELD_ERRORS, ValidationError(message, "cleared_anew", facts)
        yield from problems_of(Act.SEND, Circumstances(letter, on=on, by=by))
        yield from problems_of_deliveries(letter, deliveries.get(letter.pk, ()), on=on)


def _send(
    letter_set: LetterSet,
    letters: Sequence[Communication],
    deliveries: Deliveries,
    *,
    by: User,
    on: date,
    at: datetime,
) -> None:
    """The act itself, on letters that are locked and found ready."""
    # By code, so that two acts which send in the same two series do not wait for each other.
    for letter in sorted(letters, key=lambda each: (each.code, each.pk)):
        give_reference(letter, number=next_number(letter.code, on.year), on=on)
    siblings = [each for each in letters_of(letter_set) if each.stage != Stage.VOIDED]
    keys = {letter.pk for letter in letters}
    sent_before = [each for each in siblings if each.stage == Stage.SENT and each.pk not in keys]
    link_parallel(letters, sent_before)
    happened = []
    for letter in letters:
        write_copied_to(letter, [each for each in siblings if each != letter])
        version = freeze_text(letter, by=by, on=on, at=at)
        write_dispatches(letter, deliveries[letter.pk])
        hand_over(letter, at=at)
        mandates = letter.signing_mandates.values_list("mandate", flat=True)
        tell_offices(NoticeKind.LETTER_SENT, letter, mandates, on=on)
        after: dict[str, Fact] = {
            "reference": str(letter),
            "letter_date": on,
            "due_on": letter.due_on,
            "publishable_from": letter.publishable_from,
            "version": version.number,
            "sha256": version.sha256,
            "deliveries": len(deliveries[letter.pk]),
        }
        before: dict[str, Fact] = {"stage": Stage.CLEARED.value}
        happened.append(Happened(letter, EventKind.LETTER_SENT, by, after, before))
    write_down(happened, on=on)
