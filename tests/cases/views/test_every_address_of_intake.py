"""Every address of intake with every role, GET and POST; no address is forgotten.

The submission asked for is one of the desk for Africa, decided, with persons, source, file and look.
"""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cases.models import Event, SourceLook, Submission, SubmissionFile, TriageDecision
from cases.services.intake import register_submission
from cases.services.sources import open_source
from cases.services.triage import decline
from cases.urls import urlpatterns
from tests.cases.submissions import SOURCE, TODAY, information

ROLES = (
    "nobody",
    "officer_africa",
    "officer_other_desk",
    "officer_without_desk",
    "supervisor",
    "office_user",
    "auditor",
    "administrator",
    "gone",
)
OWN = {"officer_africa", "supervisor"}
SECRETARIAT = {*OWN, "officer_other_desk", "officer_without_desk"}
DESKS = SECRETARIAT - {"officer_without_desk"}

# Who may open the page; those of one submission do not exist for others, the lists are forbidden.
PAGES = {
    "submissions/": SECRETARIAT,
    "submissions/add/": DESKS,
    "submissions/<int:pk>/": OWN,
    "submissions/<int:pk>/change/": OWN,
    "submissions/<int:pk>/files/<int:file_pk>/": OWN,
    "submissions/<int:pk>/open-case/": OWN,
    "submissions/<int:pk>/join/": OWN,
    "submissions/<int:pk>/decline/": OWN,
    "submissions/<int:pk>/reopen/": {"supervisor"},
    "submissions/<int:pk>/source/add/": OWN,
    "source-looks/": {"supervisor", "auditor"},
}
ONLY_POST = {
    "submissions/<int:pk>/checklist/",
    "submissions/<int:pk>/source/",
    "submissions/<int:pk>/source/correct/",
}
SECRETS = re.compile(
    r"Zqxqzv|zqxqzv\.source|Lower Sedge|surveyors|Before a court|To ask on which day"
)


@pytest.fixture
def submission(officer_africa) -> Submission:
    submission = register_submission(
        information=information(),
        source=SOURCE,
        files=[SimpleUploadedFile("Zqxqzv list.pdf", b"%PDF-1.7\n%%EOF\n")],
        by=officer_africa,
        on=TODAY,
    )
    open_source(
        submission=submission, reason="To ask on which day it was.", by=officer_africa, on=TODAY
    )
    decline(submission=submission, reason="Before a court.", by=officer_africa, on=TODAY)
    return submission


def address_of(pattern: str, submission: Submission) -> str:
    file = SubmissionFile.objects.get()
    path = pattern.replace("<int:pk>", str(submission.pk)).replace("<int:file_pk>", str(file.pk))
    return f"/cases/{path}"


def content_of(response) -> str:
    if response.streaming:
        return b"".join(response.streaming_content).decode("latin-1")
    return response.text


def test_every_address_is_classed():
    assert {str(each.pattern) for each in urlpatterns} == {*PAGES, *ONLY_POST}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("pattern", PAGES)
def test_what_each_role_may_open(submission, client, request, pattern, role):
    if role != "nobody":
        client.force_login(request.getfixturevalue(role))
    response = client.get(address_of(pattern, submission))
    if role in {"nobody", "gone"}:
        assert response.headers["Location"].startswith("/accounts/login/")
    elif role in PAGES[pattern]:
        assert response.status_code == 200
    else:
        hidden = "<int:pk>" in pattern and role not in OWN
        assert response.status_code == (404 if hidden else 403)
    if role not in {*OWN, "auditor"}:
        assert not SECRETS.search(content_of(response))


@pytest.mark.parametrize("role", [role for role in ROLES if role not in OWN])
@pytest.mark.parametrize("pattern", [*PAGES, *sorted(ONLY_POST)])
def test_what_nobody_else_changes(submission, client, request, pattern, role):
    if role != "nobody":
        client.force_login(request.getfixturevalue(role))
    posted = {
        "reason": "Because somebody wants to.",
        "title": "Taken over",
        "words": "",
        "factual": "yes",
        "source-name": "Somebody else",
    }
    before = Event.objects.count()
    response = client.post(address_of(pattern, submission), posted)
    # The form of a desk of one's own may be sent; this one lacks what it needs.
    own_form = pattern == "submissions/add/" and role == "officer_other_desk"
    assert response.status_code in ({422} if own_form else {302, 403, 404, 405})
    if response.status_code == 302:
        assert response.headers["Location"].startswith("/accounts/login/")
    assert not SECRETS.search(content_of(response))
    assert Event.objects.count() == before
    assert (Submission.objects.count(), SourceLook.objects.count()) == (1, 1)
    assert TriageDecision.objects.standing().count() == 1


@pytest.mark.parametrize("role", sorted(OWN))
@pytest.mark.parametrize("pattern", sorted(ONLY_POST))
def test_what_changes_something_is_never_done_by_an_address(
    submission, client, request, pattern, role
):
    client.force_login(request.getfixturevalue(role))
    assert client.get(address_of(pattern, submission)).status_code == 405
