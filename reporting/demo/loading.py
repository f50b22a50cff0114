"""Putting a plan into the database, as staff would have done it day by day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial

from django.db import connection, transaction
from django.test.utils import override_settings

from communications.models import Communication, Notice
from communications.services.flagging import flag_overdue
from communications.services.notices import mark_notice_read
from parties.models import Mandate, State, User
from parties.services.reference_data import wait_for_other_loadings

from .acts import Act, Place
from .case_work import CaseWork
from .contacts import make_contacts
from .desk_work import DeskWork
from .drafted_work import drafting_acts
from .folder import People
from .house_work import administrator_among, house_acts
from .intake_work import IntakeWork
from .mailbox import Mailbox
from .mandates import signing_codes
from .parties import make_actors, make_holders
from .plan import Plan
from .planning import make_plan
from .received import all_received
from .staff import is_there, make_users
from .story import PlannedLetter
from .writing import written_letters

DAYS_UNTIL_NOTICES_ARE_READ = 21
# Old letters came into the system this many days ago, all at once.
DAYS_SINCE_HISTORIC_IMPORT = 400
ACTS_BETWEEN_TWO_LINES = 50
ACTS_BETWEEN_TWO_COUNTS = 400


class CannotLoad(Exception):
    """The database is not in the state in which the demonstration can be loaded."""


@transaction.atomic
def load_demo_data(*, today: date, count: int, seed: int, tell: Callable[[str], None]) -> bool:
    """Loads everything or nothing; False where it was loaded before.

    `today` is a day in Geneva. `tell` is given lines that say how far the work has come.
    Raises CannotLoad where the reference data are missing or other letters are there, ValueError
    for a count that is too small.
    """
    wait_for_other_loadings()
    if is_there():
        return False
    _check_database()
    plan = make_plan(today=today, count=count, seed=seed)
    users = make_users()
    make_actors()
    make_holders(today)
    make_contacts(plan)
    work = DeskWork.begin(users)
    with override_settings(EMAIL_BACKEND=f"{Mailbox.__module__}.{Mailbox.__name__}"):
        _carry_out(_all_acts(plan, work, users), plan, work, tell)
    work.link_parallel_letters()
    _read_notices(today, users)
    tell(
        f"{Communication.objects.count()} letters, {len(all_received())} submissions, "
        f"{len(users)} users."
    )
    return True


def _all_acts(plan: Plan, work: DeskWork, users: dict[str, User]) -> list[Act]:
    """Everything that was done, in the order in which it was."""
    people = People.among(users, work)
    acts = [
        *_acts(plan, work),
        *CaseWork.begin(work, work.supervisor, plan.today).acts(plan),
        *IntakeWork(work, work.supervisor).acts(plan.today),
        *house_acts(plan.today, people, administrator_among(users)),
        *drafting_acts(plan, people),
    ]
    return sorted(acts, key=lambda act: (act.day, act.place, act.key))


def _carry_out(acts: list[Act], plan: Plan, work: DeskWork, tell: Callable[[str], None]) -> None:
    for done, act in enumerate(acts, start=1):
        act.do()
        if done % ACTS_BETWEEN_TWO_LINES == 0:
            tell(f"{act.day:%B %Y}: {len(work.letters)} of {len(plan.letters)} letters")
        if done % ACTS_BETWEEN_TWO_COUNTS == 0:
            _count_rows()


def _count_rows() -> None:
    """Let the planner know how many rows there are by now: it is told of them at a commit only."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _check_database() -> None:
    missing = set(signing_codes()) - set(Mandate.objects.values_list("code", flat=True))
    if missing or not State.objects.exists():
        raise CannotLoad("The reference data are missing: run `manage.py load_reference_data`.")
    if Communication.objects.exists():
        raise CannotLoad("There are letters already; the demonstration needs a database without.")


def _acts(plan: Plan, work: DeskWork) -> list[Act]:
    """Everything that was done about the letters."""
    acts = [act for letter, text in written_letters(plan) for act in _of(letter, text, plan, work)]
    overdue_from = {letter.due + timedelta(days=1) for letter in plan.letters if letter.due}
    nights = {day for day in overdue_from if day <= plan.today}
    nights |= {_historic_import(plan) + timedelta(days=1), plan.today}
    return acts + [Act(night, Place.FLAGGED, 0, partial(_flag, night)) for night in nights]


def _flag(night: date) -> None:
    flag_overdue(on=night)


def _historic_import(plan: Plan) -> date:
    return plan.today - timedelta(days=DAYS_SINCE_HISTORIC_IMPORT)


def _of(letter: PlannedLetter, text: str, plan: Plan, work: DeskWork) -> Iterator[Act]:
    """What was done about one letter."""
    begun = _historic_import(plan) if letter.manner.historic else letter.day
    yield Act(begun, Place.IMPORTED, letter.key, partial(work.take_in, letter, text, begun))
    yield Act(begun, Place.AGREED, letter.key, partial(work.agree, letter, begun))
    if letter.fate.voided:
        yield Act(begun, Place.VOIDED, letter.key, partial(work.void, letter, begun))
    for reply in letter.fate.replies:
        day = max(begun, reply.received_on)
        yield Act(day, Place.ANSWERED, letter.key, partial(work.register, letter, reply, day))
    if letter.fate.closed_on:
        day = max(begun, letter.fate.closed_on)
        yield Act(day, Place.CLOSED, letter.key, partial(work.close, letter, day))


def _read_notices(today: date, users: dict[str, User]) -> None:
    """The secretariat has read its notices, but for those of the last weeks."""
    until = today - timedelta(days=DAYS_UNTIL_NOTICES_ARE_READ)
    for user in users.values():
        notices = Notice.objects.visible_to(user).unread_by(user).filter(noticed_on__lt=until)
        for notice in notices:
            mark_notice_read(notice=notice, by=user)
