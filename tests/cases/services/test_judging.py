"""Each criterion is judged by somebody, on a day, with a note where it is not met."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from cases.enums import Criterion
from cases.models import AdmissibilityAnswer, Event, Submission
from cases.services.judging import Judgement, admissibility_of, judge_admissibility
from cases.services.triage import decline
from parties.models import User
from tests.cases.submissions import TODAY, make_submission

pytestmark = pytest.mark.django_db

LATER = date(2023, 6, 20)
ALL_MET = {criterion: Judgement(True) for criterion in Criterion}


def test_five_times_yes_is_admissible(officer_africa: User) -> None:
    submission = make_submission()
    judge_admissibility(submission=submission, judgements=ALL_MET, by=officer_africa, on=TODAY)
    assert admissibility_of(submission) is True
    answer = submission.answers.get(criterion="factual")
    assert (answer.answered_by, answer.answered_on) == (officer_africa, date(2023, 6, 14))


def test_some_may_be_judged_now_and_the_others_later(officer_africa: User) -> None:
    submission = make_submission()
    some = {Criterion.FACTUAL: Judgement(True)}
    judge_admissibility(submission=submission, judgements=some, by=officer_africa, on=TODAY)
    assert admissibility_of(submission) is None
    assert submission.answers.count() == 1


def test_an_answer_that_stays_keeps_its_name_and_date(
    officer_africa: User, supervisor: User
) -> None:
    submission = make_submission()
    judge_admissibility(submission=submission, judgements=ALL_MET, by=officer_africa, on=TODAY)
    changed = ALL_MET | {Criterion.RELIABLE: Judgement(False, "Hearsay of hearsay.")}
    judge_admissibility(submission=submission, judgements=changed, by=supervisor, on=LATER)
    by_criterion = {answer.criterion: answer for answer in submission.answers.all()}
    assert by_criterion["factual"].answered_by == officer_africa
    assert by_criterion["factual"].answered_on == date(2023, 6, 14)
    assert by_criterion["reliable"].answered_by == supervisor
    assert by_criterion["reliable"].answered_on == date(2023, 6, 20)
    assert admissibility_of(submission) is False


def test_the_event_tells_answers_before_and_after_but_no_note(
    officer_africa: User, supervisor: User
) -> None:
    submission = make_submission()
    judge_admissibility(submission=submission, judgements=ALL_MET, by=officer_africa, on=TODAY)
    changed = {Criterion.RELIABLE: Judgement(False, "Zqxqzv Source-Name was not there.")}
    judge_admissibility(submission=submission, judgements=changed, by=supervisor, on=LATER)
    event = Event.objects.first()
    assert event.kind == "admissibility_judged"
    assert (event.before, event.after) == ({"reliable": "yes"}, {"reliable": "no"})
    assert event.happened_on == date(2023, 6, 20)


def test_nothing_changed_leaves_no_event(officer_africa: User) -> None:
    submission = make_submission()
    judge_admissibility(submission=submission, judgements=ALL_MET, by=officer_africa, on=TODAY)
    number = Event.objects.count()
    judge_admissibility(submission=submission, judgements=ALL_MET, by=officer_africa, on=LATER)
    assert Event.objects.count() == number


def test_a_criterion_that_is_not_met_needs_a_note(officer_africa: User) -> None:
    submission = make_submission()
    judgements = ALL_MET | {Criterion.FACTUAL: Judgement(False, "  ")}
    with pytest.raises(ValidationError) as refusal:
        judge_admissibility(
            submission=submission, judgements=judgements, by=officer_africa, on=TODAY
        )
    assert list(refusal.value.error_dict) == ["factual_note"]
    assert not AdmissibilityAnswer.objects.exists()


def test_what_is_decided_is_not_judged_again(officer_africa: User) -> None:
    submission = make_submission()
    decline(submission=submission, reason="Before a court.", by=officer_africa, on=TODAY)
    with pytest.raises(ValidationError, match="decided already"):
        judge_admissibility(submission=submission, judgements=ALL_MET, by=officer_africa, on=TODAY)
    assert not AdmissibilityAnswer.objects.exists()


@pytest.mark.parametrize("name", ["officer_other_desk", "office_user", "auditor", "administrator"])
def test_nobody_else_judges(name: str, request: pytest.FixtureRequest) -> None:
    submission = make_submission()
    user = request.getfixturevalue(name)
    with pytest.raises(Submission.DoesNotExist):
        judge_admissibility(submission=submission, judgements=ALL_MET, by=user, on=TODAY)
    assert not AdmissibilityAnswer.objects.exists()
