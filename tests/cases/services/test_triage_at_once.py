"""Two people decide about one submission at the same moment."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from cases.models import Case, Event
from cases.services.triage import open_case
from parties.models import User
from tests.cases.submissions import TODAY, make_admissible, make_submission
from tests.in_threads import in_threads


@pytest.mark.django_db(transaction=True)
def test_of_several_who_open_a_case_at_once_one_does(officer_africa: User) -> None:
    submission = make_admissible(make_submission())

    def opening() -> str:
        try:
            open_case(
                submission=submission,
                title="Clearing of the Lower Sedge valley",
                desk=submission.desk,
                by=officer_africa,
                on=TODAY,
            )
        except ValidationError as refusal:
            return str(refusal.error_dict["__all__"][0].code)
        finally:
            connection.close()
        return "opened"

    assert sorted(in_threads(opening, 4)) == ["decided", "decided", "decided", "opened"]
    assert Case.objects.count() == 1
    assert submission.decisions.count() == 1
    assert Event.objects.filter(kind="case_opened").count() == 1
