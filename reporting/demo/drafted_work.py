"""The scripts of drafted letters as acts of their days, and the reference work beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

from communications.services.sign_off_reminders import remind_of_sign_offs

from . import drafted as steps
from .acts import Act, Place
from .drafted_cases import withdraw
from .drafting_work import begin, drop, keep, write
from .folder import Folder, People
from .plan import Plan
from .sending_work import deliver_what_waits, hand_over, send, void
from .sign_off_work import (
    ask_changes,
    call_back,
    go_round,
    leave,
    remark,
    reminder_nights,
    settle,
    sign,
    urge,
)
from .working_days import Moment, working_day

MOST_STEPS = 20
EVENING = 9 * 60

Doing = Callable[[Folder, Any, Moment], None]


def drafting_acts(plan: Plan, people: People) -> Iterator[Act]:
    """Every step of every script, the nights that remind, and the evenings that deliver."""
    folders: dict[str, Folder] = {}
    doing = _doing(plan.today)
    days_of_sending, nights = set(), set()
    for planned in plan.sets:
        drafted = planned.drafted
        folder = Folder(planned, people, folders.get(drafted.cites))
        folders[drafted.key] = folder
        nights |= {night for night in reminder_nights(planned, plan.today) if night <= plan.today}
        for number, step in enumerate(drafted.script):
            key = planned.place * MOST_STEPS + number
            day = working_day(plan.today, step.ago)
            now = Moment.on_day(day, key)
            if isinstance(step, steps.Send):
                days_of_sending.add(day)
            yield Act(day, Place.DRAFTED, key, partial(_do, doing[type(step)], folder, step, now))
    for night in sorted(nights):
        yield Act(night, Place.FLAGGED, 1, partial(_remind, night))
    for day in sorted(days_of_sending):
        evening = Moment.on_day(day, EVENING)
        yield Act(day, Place.DELIVERED, 0, partial(deliver_what_waits, evening))


def _doing(today: date) -> Mapping[type[steps.Step], Doing]:
    return {
        steps.Begin: begin,
        steps.Write: write,
        steps.Keep: keep,
        steps.Drop: drop,
        steps.Circulate: partial(go_round, today=today),
        steps.Sign: sign,
        steps.AskChanges: ask_changes,
        steps.Decline: leave,
        steps.Comment: remark,
        steps.Settle: settle,
        steps.Remind: urge,
        steps.TakeBack: call_back,
        steps.Withdraw: withdraw,
        steps.Send: send,
        steps.HandOver: hand_over,
        steps.Void: void,
    }


def _do(act: Doing, folder: Folder, step: steps.Step, now: Moment) -> None:
    act(folder, step, now)


def _remind(night: date) -> None:
    remind_of_sign_offs(on=night)
