"""Sources in the browser: one answer after a reason, and nothing anywhere else."""

from __future__ import annotations

import logging

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.models import SourceLook
from cases.services.sources import has_source, open_source
from tests.cases.submissions import SOURCE, TODAY, make_submission
from tests.factories import make_desk
from tests.page_forms import Fields

LOOKS = "/cases/source-looks/"
REASON = {"reason": "To ask on which day it was."}
SECRETS = (
    "Zqxqzv Source-Name",
    "Zqxqzv Source-Organisation",
    "Zqxqzv neighbour",
    "zqxqzv.source@mail.example",
    "Zqxqzv that they spoke to us",
)


def page_of(submission, rest: str = "") -> str:
    return f"/cases/submissions/{submission.pk}/{rest}"


@pytest.mark.parametrize("user", ["officer_africa", "supervisor"])
def test_with_a_reason_the_source_is_shown_in_this_one_answer(signed_in, request, user):
    submission = make_submission()
    client = signed_in(request.getfixturevalue(user))
    response = client.post(page_of(submission, "source/"), REASON)
    assert response.status_code == 200
    assert all(secret in response.text for secret in SECRETS)
    assert "no-store" in response["Cache-Control"]
    assert SourceLook.objects.get().reason == "To ask on which day it was."
    after = client.get(page_of(submission)).text
    assert not any(secret in after for secret in SECRETS)


@pytest.mark.parametrize("reason", ["", "curious"])
def test_without_one_nothing_is_shown_and_what_was_typed_is_kept(signed_in, officer_africa, reason):
    submission = make_submission()
    response = signed_in(officer_africa).post(page_of(submission, "source/"), {"reason": reason})
    assert response.status_code == 422
    assert "Say in a few words why the source has to be opened." in response.text
    assert Fields(response.text).values["reason"].strip() == reason
    assert not any(secret in response.text for secret in SECRETS)
    assert not SourceLook.objects.exists()


def test_a_source_cannot_be_opened_by_an_address(signed_in, officer_africa):
    submission = make_submission()
    response = signed_in(officer_africa).get(page_of(submission, "source/"), REASON)
    assert response.status_code == 405
    assert not SourceLook.objects.exists()


@pytest.mark.parametrize("user", ["officer_other_desk", "office_user", "auditor", "administrator"])
def test_for_others_there_is_no_source(signed_in, request, user):
    submission = make_submission()
    client = signed_in(request.getfixturevalue(user))
    response = client.post(page_of(submission, "source/"), REASON)
    assert response.status_code == 404
    assert not any(secret in response.text for secret in SECRETS)
    assert not SourceLook.objects.exists()


def test_no_log_line_tells_the_source(signed_in, officer_africa, caplog):
    submission = make_submission()
    with caplog.at_level(logging.DEBUG):
        signed_in(officer_africa).post(page_of(submission, "source/"), REASON)
    assert not any(secret in caplog.text for secret in SECRETS)


def test_a_source_is_written_down_later(signed_in, officer_africa):
    submission = make_submission(source=False)
    client = signed_in(officer_africa)
    assert "No source is written down." in client.get(page_of(submission)).text
    posted = {"source-name": "Zqxqzv Late", "source-contact": "by post"}
    response = client.post(page_of(submission, "source/add/"), posted)
    assert response.headers["Location"] == page_of(submission)
    assert has_source(submission)
    assert "Zqxqzv Late" not in client.get(page_of(submission)).text


def test_an_empty_source_is_refused(signed_in, officer_africa):
    submission = make_submission(source=False)
    response = signed_in(officer_africa).post(page_of(submission, "source/add/"), {})
    assert response.status_code == 422
    assert "Nothing is written down yet." in response.text


def test_a_source_is_not_written_over_unseen(signed_in, officer_africa):
    submission = make_submission()
    client = signed_in(officer_africa)
    posted = {"source-name": "Somebody else"}
    assert client.post(page_of(submission, "source/add/"), posted).status_code == 422
    response = client.post(page_of(submission, "source/correct/"), posted)
    assert response.status_code == 422
    assert "Open the source before you correct it." in response.text
    assert Fields(response.text).values["source-name"] == "Somebody else"
    opened = open_source(
        submission=submission, reason="To check the test.", by=officer_africa, on=TODAY
    )
    assert opened == SOURCE


def test_who_opened_it_corrects_it_from_the_same_page(signed_in, officer_africa):
    submission = make_submission()
    client = signed_in(officer_africa)
    fields = Fields(client.post(page_of(submission, "source/"), REASON).text).values
    corrected = {name: text for name, text in fields.items() if name.startswith("source-")}
    assert len(corrected) == 5
    corrected["source-contact"] = "by a cousin only"
    response = client.post(page_of(submission, "source/correct/"), corrected)
    assert response.headers["Location"] == page_of(submission)
    opened = client.post(page_of(submission, "source/"), REASON).text
    assert "by a cousin only" in opened
    assert "zqxqzv.source@mail.example" not in opened


def look(submission, by, reason: str = "To ask on which day it was.") -> None:
    open_source(submission=submission, reason=reason, by=by, on=TODAY)


def test_supervisors_and_auditors_read_who_looked_and_why(
    signed_in, officer_africa, supervisor, auditor
):
    submission = make_submission(title="Clearing of a valley")
    look(submission, officer_africa)
    for user in (supervisor, auditor):
        page = signed_in(user).get(LOOKS).text
        assert "Awa Moreau" in page
        assert "To ask on which day it was." in page
        assert not any(secret in page for secret in SECRETS)
    assert "Clearing of a valley" in signed_in(supervisor).get(LOOKS).text
    as_auditor = signed_in(auditor).get(LOOKS).text
    assert "Clearing of a valley" not in as_auditor
    assert f"No. {submission.pk}" in as_auditor


@pytest.mark.parametrize("user", ["officer_africa", "office_user", "administrator"])
def test_nobody_else_reads_the_looks(signed_in, request, user, supervisor):
    look(make_submission(), supervisor)
    response = signed_in(request.getfixturevalue(user)).get(LOOKS)
    assert response.status_code == 403
    assert "To ask on which day" not in response.text


def test_on_the_submission_a_supervisor_sees_the_looks_and_an_officer_does_not(
    signed_in, officer_africa, supervisor
):
    submission = make_submission()
    look(submission, supervisor, "To call the mission back.")
    assert "To call the mission back." in signed_in(supervisor).get(page_of(submission)).text
    assert "To call the mission" not in signed_in(officer_africa).get(page_of(submission)).text


def test_three_looks_are_listed_with_as_many_queries_as_one(signed_in, supervisor):
    client = signed_in(supervisor)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert "To ask on which day" in client.get(LOOKS).text
        return len(captured)

    look(make_submission(), supervisor)
    for_one = queries()
    look(make_submission(desk=make_desk("americas")), supervisor)
    look(make_submission(), supervisor)
    assert queries() == for_one


def test_before_the_first_look_the_list_says_so(signed_in, auditor):
    assert "Nobody has opened a source yet" in signed_in(auditor).get(LOOKS).text
