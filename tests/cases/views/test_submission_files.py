"""Files that came with submissions are given for saving, to whom the submission is shown."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cases.models import SubmissionFile
from cases.services.intake import register_submission
from tests.cases.submissions import TODAY, information, make_submission

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


@pytest.fixture
def file(officer_africa) -> SubmissionFile:
    """A file of a submission at the desk for Africa."""
    upload = SimpleUploadedFile("Zqxqzv list.pdf", PDF, content_type="text/html")
    submission = register_submission(
        information=information(), source=None, files=[upload], by=officer_africa, on=TODAY
    )
    return submission.files.get()


def address(file: SubmissionFile, submission=None) -> str:
    return f"/cases/submissions/{(submission or file.submission).pk}/files/{file.pk}/"


@pytest.mark.parametrize("user", ["officer_africa", "supervisor"])
def test_a_file_is_given_for_saving_only(file, signed_in, request, user):
    response = signed_in(request.getfixturevalue(user)).get(address(file))
    assert b"".join(response.streaming_content) == PDF
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"] == 'attachment; filename="Zqxqzv list.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize("user", ["officer_other_desk", "office_user", "auditor", "administrator"])
def test_files_of_hidden_submissions_do_not_exist(file, signed_in, request, user):
    assert signed_in(request.getfixturevalue(user)).get(address(file)).status_code == 404


def test_a_file_is_found_under_its_own_submission_only(file, signed_in, officer_africa):
    other = make_submission()
    assert signed_in(officer_africa).get(address(file, other)).status_code == 404
