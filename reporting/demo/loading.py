"""Putting a plan into the database, as staff would have done it day by day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial

from django.db import transaction

from cases.enums import ConsentPurpose
from cases.models import Person
from cases.services.consents import record_consent
from communications.models import Communication, Notice
from communications.services.flagging import flag_overdue
from communications.services.notices import mark_notice_read
from parties.enums import Role
from parties.models import Mandate, State, User
from parties.services.reference_data import wait_for_other_loadings

from .acts import Act, Place
from .case_work import CaseWork
from .desk_work import DeskWork
from .intake_work import IntakeWork
from .mandates import signing_codes
from .parties import make_actors, make_holders
from .planning import make_plan
from .received import all_received
from .staff import is_there, make_users
from .story import Plan, PlannedLetter
from .writing import written_letters

DAYS_UNTIL_NOTICES_ARE_READ = 21
# Old letters came into the system this many days ago, all at once.
DAYS_SINCE_HISTORIC_IMPORT = 400
LETTERS_BETWEEN_TWO_LINES = 50


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
    work = DeskWork.begin(users)
    supervisor = next(user for user in users.values() if user.role == Role.SUPERVISOR)
    acts = [
        *_acts(plan, work),
        *CaseWork.begin(work, supervisor, today).acts(plan),
        *IntakeWork(work, supervisor).acts(today),
    ]
    acts.sort(key=lambda act: (act.day, act.place, act.key))
    for done, act in enumerate(acts, start=1):
        act.do()
        if done % LETTERS_BETWEEN_TWO_LINES == 0:
            tell(f"{act.day:%B %Y}: {len(work.letters)} of {len(plan.letters)} letters")
    work.link_parallel_letters()
    _give_consent(work, supervisor)
    _read_notices(today, users)
    tell(f"{len(work.letters)} letters, {len(all_received())} submissions, {len(users)} users.")
    return True


def _check_database() -> None:
    missing = set(signing_codes()) - set(Mandate.objects.values_list("code", flat=True))
    if missing or not State.objects.exists():
        raise CannotLoad("The reference data are missing: run `manage.py load_reference_data`.")
    if Communication.objects.exists():
        raise CannotLoad("There are letters already; the demonstration needs a database without.")


def _acts(plan: Plan, work: DeskWork) -> list[Act]:
    """Everything that was done about the letters."""
    acts = [act for letter, text in written_letters(plan) for act in _of(letter, text, plan, work)]
    overdue_from = {
        letter.due + timedelta(days=1) for letter in plan.letters if letter.due and not letter.draft
    }
    nights = {day for day in overdue_from if day <= plan.today}
    nights |= {_historic_import(plan) + timedelta(days=1), plan.today}
    return acts + [Act(night, Place.FLAGGED, 0, partial(_flag, night)) for night in nights]


def _flag(night: date) -> None:
    flag_overdue(on=night)


def _historic_import(plan: Plan) -> date:
    return plan.today - timedelta(days=DAYS_SINCE_HISTORIC_IMPORT)


def _of(letter: PlannedLetter, text: str, plan: Plan, work: DeskWork) -> Iterator[Act]:
    """What was done about one letter."""
    if letter.draft:
        yield Act(letter.day, Place.IMPORTED, letter.key, partial(work.draft, letter, text))
        return
    begun = _historic_import(plan) if letter.manner.historic else letter.day
    yield Act(begun, Place.IMPORTED, letter.key, partial(work.take_in, letter, text, begun))
    if letter.fate.voided:
        yield Act(begun, Place.VOIDED, letter.key, partial(work.void, letter))
    for reply in letter.fate.replies:
        day = max(begun, reply.received_on)
        yield Act(day, Place.ANSWERED, letter.key, partial(work.register, letter, reply, day))
    if letter.fate.closed_on:
        day = max(begun, letter.fate.closed_on)
        yield Act(day, Place.CLOSED, letter.key, partial(work.close, letter, day))


def _give_consent(work: DeskWork, supervisor: User) -> None:
    """Whoever is named to an addressee has agreed to it; every other one to the public too."""
    persons = Person.objects.filter(case__in=work.cases.values()).select_related("case")
    for number, person in enumerate(persons.order_by("pk")):
        day = person.case.opened_on
        give = partial(
            record_consent, person=person, given=True, answered_on=day, by=supervisor, on=day
        )
        give(purpose=ConsentPurpose.ADDRESSEE)
        if number % 2 == 0:
            give(purpose=ConsentPurpose.PUBLIC)


def _read_notices(today: date, users: dict[str, User]) -> None:
    """The secretariat has read its notices, but for those of the last weeks."""
    until = today - timedelta(days=DAYS_UNTIL_NOTICES_ARE_READ)
    for user in users.values():
        notices = Notice.objects.visible_to(user).unread_by(user).filter(noticed_on__lt=until)
        for notice in notices:
            mark_notice_read(notice=notice, by=user)
