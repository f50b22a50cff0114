"""Information received, taken in and decided by the services that staff use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial

from django.core.files.base import ContentFile

from cases.enums import Criterion, Urgency
from cases.models import Case, Submission
from cases.services.intake import Information, register_submission
from cases.services.judging import Judgement, judge_admissibility
from cases.services.sources import SourceDetails, open_source
from cases.services.triage import decline, join_case, open_case, reopen
from parties.models import State, User

from .acts import Act, Place
from .desk_work import DeskWork
from .received import LETTER, Received, all_received

# A desk takes so many days, where it may.
UNTIL_JUDGED = 1
UNTIL_DECIDED = 3
UNTIL_REOPENED = 12


@dataclass
class IntakeWork:
    """What has been taken in so far: submissions and their cases by the keys of the file."""

    desks: DeskWork
    supervisor: User
    submissions: dict[str, Submission] = field(default_factory=dict)
    cases: dict[str, Case] = field(default_factory=dict)

    def acts(self, today: date) -> Iterator[Act]:
        """Everything that was done about the submissions until `today`."""
        for key, each in enumerate(all_received()):
            came = each.received_on(today)
            judged, decided = (
                min(today, came + timedelta(days=days)) for days in (UNTIL_JUDGED, UNTIL_DECIDED)
            )
            by = self._officer(each, key)
            yield Act(came, Place.INTAKE, key, partial(self.register, each, by, came))
            if each.met or each.unmet or each.admissible:
                yield Act(judged, Place.INTAKE, key, partial(self.judge, each, by, judged))
            if each.look:
                yield Act(judged, Place.INTAKE, key, partial(self.look, each, by, judged))
            if each.outcome:
                yield Act(decided, Place.INTAKE, key, partial(self.decide, each, by, decided))
            if each.reopening:
                again = min(today, came + timedelta(days=UNTIL_REOPENED))
                yield Act(again, Place.INTAKE, key, partial(self.reopen, each, again))

    def register(self, each: Received, by: User, on: date) -> None:
        """Writes down what came on the day `on`, with its files and its source."""
        if each.joins:
            self.cases[each.key] = self._case_to_join(each)
        self.submissions[each.key] = register_submission(
            information=self._information(each, on),
            source=SourceDetails(**each.source) if each.source else None,
            files=[ContentFile(text.encode(), name=name) for name, text in each.files.items()],
            by=by,
            on=on,
            durable=False,
        )

    def judge(self, each: Received, by: User, on: date) -> None:
        """Answers the criteria that are answered; the others stay open."""
        met = Criterion.values if each.admissible else each.met
        judgements = {Criterion(name): Judgement(met=True) for name in met}
        judgements |= {Criterion(name): Judgement(False, why) for name, why in each.unmet.items()}
        judge_admissibility(
            submission=self.submissions[each.key], judgements=judgements, by=by, on=on
        )

    def look(self, each: Received, by: User, on: date) -> None:
        """Opens the source for a reason."""
        open_source(submission=self.submissions[each.key], reason=each.look, by=by, on=on)

    def decide(self, each: Received, by: User, on: date) -> None:
        """Opens a case, joins one, or declines."""
        submission = self.submissions[each.key]
        if each.outcome == "opened":
            self.cases[each.key] = open_case(
                submission=submission, title=each.case_title, desk=submission.desk, by=by, on=on
            )
        elif each.outcome == "joined":
            join_case(
                submission=submission,
                case=self.cases[each.key],
                with_persons=True,
                with_incident=True,
                by=by,
                on=on,
            )
        else:
            decline(submission=submission, reason=each.reason, by=by, on=on)

    def reopen(self, each: Received, on: date) -> None:
        """The supervisor takes the decision back."""
        reopen(
            submission=self.submissions[each.key],
            reason=each.reopening,
            by=self.supervisor,
            on=on,
        )

    def _information(self, each: Received, on: date) -> Information:
        case = self.cases.get(each.key)
        return Information(
            channel=each.channel,
            language=each.language,
            received_on=on,
            urgency=Urgency.URGENT if each.urgent else Urgency.ORDINARY,
            title=each.title.format(case=case.title if case else ""),
            text=each.text,
            state=State.objects.get(pk=each.state) if each.state else _state_of(case),
            place=each.place,
            occurred_on=on - timedelta(days=each.before) if each.before is not None else None,
            precision=each.precision,
            desk=self.desks.desks[each.desk],
            persons=each.persons,
        )

    def _case_to_join(self, each: Received) -> Case:
        """The case of the other submission, or the newest of the desk that a letter is about."""
        if each.joins != LETTER:
            return self.cases[each.joins]
        numbers = self.desks.desks_of_cases
        return self.desks.cases[max(n for n, desk in numbers.items() if desk == each.desk)]

    def _officer(self, each: Received, key: int) -> User:
        officers = self.desks.officers[each.desk]
        return officers[key % len(officers)]


def _state_of(case: Case | None) -> State | None:
    letter = case and case.communications.exclude(addressee_state=None).first()
    return letter.addressee_state if letter else None
