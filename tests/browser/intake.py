"""Information received in every state, dated relative to the day on which the test runs."""

from __future__ import annotations

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from cases.models import Submission
from cases.services.intake import register_submission
from cases.services.sources import open_source
from cases.services.triage import decline, open_case, reopen
from parties.models import User
from parties.office_day import office_today
from tests.cases.submissions import (
    SOURCE,
    TEXT,
    information,
    make_admissible,
    make_submission,
)
from tests.factories import make_case, make_state

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


def fill_intake(officer: User, supervisor: User) -> Submission:
    """Submissions that wait, admissible, declined, reopened and put to a case; looks at sources.

    Gives the one that has most to show: urgent, not judged, with files, a source and duplicates.
    """
    today = office_today()
    make_case(title="Clearing of the Lower Sedge valley, second part", desk=officer.desk)
    make_submission(
        title="Homes marked along the river", text=TEXT, received_on=today, registered_by=officer
    )
    make_admissible(make_submission(title="Visits refused to ferry workers", occurred_on=None))
    declined = make_submission(title="A quarrel over a fence", state=make_state("NAM"))
    decline(submission=declined, reason="A matter between neighbours.", by=officer, on=today)
    opened = make_admissible(make_submission(title="School closed in Port Aldous", text="Closed."))
    open_case(submission=opened, title="School closed", desk=officer.desk, by=officer, on=today)
    submission = register_submission(
        information=information(
            urgency="urgent",
            received_on=today,
            occurred_on=today - timedelta(days=9),
            persons=["Zqxqzv Victim-Name", "Suma Tane"],
        ),
        source=SOURCE,
        files=[SimpleUploadedFile("List of the families.pdf", PDF)],
        by=officer,
        on=today,
    )
    decline(submission=submission, reason="No date was given.", by=officer, on=today)
    reopen(submission=submission, reason="The date was in the annex.", by=supervisor, on=today)
    open_source(submission=submission, reason="To ask on which day it was.", by=officer, on=today)
    return submission
