"""Judging and deciding in the browser."""

from __future__ import annotations

from datetime import date

import pytest

from cases.enums import Criterion
from cases.models import AdmissibilityAnswer, Case
from cases.services.case_standing import move_case
from cases.services.triage import decline, open_case, reopen
from tests.cases.submissions import TEXT, TODAY, make_admissible, make_submission
from tests.factories import make_case, make_desk
from tests.page_forms import Fields

ALL_YES = dict.fromkeys(Criterion.values, "yes") | {
    f"{criterion}_note": "" for criterion in Criterion.values
}


def page_of(submission, rest: str = "") -> str:
    return f"/cases/submissions/{submission.pk}/{rest}"


@pytest.fixture
def admissible(desk_africa):
    return make_admissible(make_submission())


def test_five_answers_make_it_admissible(signed_in, officer_africa):
    submission = make_submission()
    client = signed_in(officer_africa)
    response = client.post(page_of(submission, "checklist/"), ALL_YES)
    assert response.headers["Location"] == page_of(submission)
    page = client.get(page_of(submission)).text
    assert "Open a case" in page
    assert page.count('small">Awa Moreau, <time') == 5
    assert AdmissibilityAnswer.objects.filter(met=True, answered_on=date(2023, 6, 14)).count() == 5


def test_before_that_no_case_can_be_opened(signed_in, officer_africa):
    submission = make_submission()
    client = signed_in(officer_africa)
    assert "Open a case</a>" not in client.get(page_of(submission)).text
    response = client.post(page_of(submission, "open-case/"), {"title": "A case"})
    assert response.status_code == 422
    assert "Answer all five criteria of admissibility first." in response.text
    assert not Case.objects.exists()


def test_a_no_without_a_note_is_refused_and_everything_typed_kept(signed_in, officer_africa):
    submission = make_submission()
    typed = ALL_YES | {"factual": "no", "reliable_note": "Was there herself."}
    response = signed_in(officer_africa).post(page_of(submission, "checklist/"), typed)
    assert response.status_code == 422
    assert '<a href="#id_factual_note">Say why this is not met.</a>' in response.text
    assert Fields(response.text).values["reliable_note"].strip() == "Was there herself."
    assert response.text.count(" checked") == 5
    assert not AdmissibilityAnswer.objects.exists()


def test_a_case_is_opened(signed_in, admissible, officer_africa, desk_africa):
    client = signed_in(officer_africa)
    address = page_of(admissible, "open-case/")
    assert Fields(client.get(address).text).values["title"] == "Clearing of the Lower Sedge valley"
    response = client.post(address, {"title": "Eviction in the Lower Sedge valley"})
    case = Case.objects.get()
    assert response.headers["Location"] == f"/cases/{case.pk}/"
    assert (case.title, case.desk) == ("Eviction in the Lower Sedge valley", desk_africa)
    assert case.opened_on == date(2023, 6, 14)
    page = client.get(page_of(admissible)).text
    assert "Case opened" in page
    assert "Eviction in the Lower Sedge valley" in page
    assert 'name="factual"' not in page


def test_the_case_lists_what_it_rests_on(signed_in, admissible, officer_africa):
    client = signed_in(officer_africa)
    opened = client.post(page_of(admissible, "open-case/"), {"title": "Eviction"}, follow=True)
    assert "Information received" in opened.text
    assert f'href="{page_of(admissible)}"' in opened.text


def test_a_decision_does_not_tell_the_title_of_a_case_that_went_to_another_desk(
    signed_in, admissible, officer_africa, supervisor
):
    case = open_case(
        submission=admissible,
        title="Eviction elsewhere",
        desk=officer_africa.desk,
        by=officer_africa,
        on=TODAY,
    )
    reopen(submission=admissible, reason="Opened by mistake.", by=supervisor, on=TODAY)
    move_case(case=case, desk=make_desk("americas"), by=supervisor, on=TODAY)
    page = signed_in(officer_africa).get(page_of(admissible)).text
    assert "Eviction elsewhere" not in page
    assert "A case of another desk" in page
    assert "Eviction elsewhere" in signed_in(supervisor).get(page_of(admissible)).text


def test_an_officer_cannot_open_a_case_of_another_desk(
    signed_in, admissible, officer_africa, desk_africa
):
    posted = {"title": "A case", "desk": make_desk("americas").pk}
    signed_in(officer_africa).post(page_of(admissible, "open-case/"), posted)
    assert Case.objects.get().desk == desk_africa


def test_a_supervisor_chooses_the_desk_of_the_case(signed_in, admissible, supervisor):
    desk = make_desk("americas")
    posted = {"title": "A case", "desk": desk.pk}
    signed_in(supervisor).post(page_of(admissible, "open-case/"), posted)
    assert Case.objects.get().desk == desk


def test_a_title_with_a_name_is_refused_and_kept(signed_in, admissible, officer_africa):
    posted = {"title": "Arrest of Zqxqzv Victim-Name"}
    response = signed_in(officer_africa).post(page_of(admissible, "open-case/"), posted)
    assert response.status_code == 422
    assert "The title names Zqxqzv Victim-Name." in response.text
    assert Fields(response.text).values["title"] == "Arrest of Zqxqzv Victim-Name"


def test_likely_duplicates_are_shown_with_why_before_a_case_is_opened(
    signed_in, admissible, officer_africa
):
    make_submission(title="Homes marked", text=TEXT)
    make_submission(title="Hidden copy", text=TEXT, desk=make_desk("americas"))
    for rest in ("", "open-case/"):
        page = signed_in(officer_africa).get(page_of(admissible, rest)).text
        assert "Homes marked" in page
        assert "nearly the same text, same place, near dates" in page
        assert "Hidden copy" not in page


def test_a_case_is_joined_with_what_it_lacks(signed_in, admissible, officer_africa, desk_africa):
    case = make_case(desk=desk_africa, title="Homes along the Sedge")
    client = signed_in(officer_africa)
    address = page_of(admissible, "join/")
    assert "Homes along the Sedge (Africa desk, opened on 12 June 2023)" in client.get(address).text
    posted = {"case": case.pk, "adding": ["persons"]}
    assert client.post(address, posted).headers["Location"] == f"/cases/{case.pk}/"
    assert admissible.decisions.get().case == case
    assert case.persons.get().name == "Zqxqzv Victim-Name"
    assert not case.incidents.exists()


def test_a_case_is_found_by_words_that_stand_in_no_address(
    signed_in, admissible, officer_africa, desk_africa
):
    make_case(desk=desk_africa, title="Ferry workers in Port Aldous")
    make_case(desk=desk_africa, title="Visits in Port Aldous")
    make_case(desk=make_desk("americas"), title="Ferry of another desk in Port Aldous")
    posted = {"words": "aldous FERRY", "find": "1", "adding": ["incident"]}
    response = signed_in(officer_africa).post(page_of(admissible, "join/"), posted)
    assert response.status_code == 200
    assert "Ferry workers in Port Aldous" in response.text
    assert "Visits in Port Aldous" not in response.text
    assert "another desk" not in response.text
    assert Fields(response.text).values["words"] == "aldous FERRY"
    assert 'value="incident"' in response.text.split(" checked")[0][-200:]
    assert not admissible.decisions.exists()


def test_nothing_found_is_said(signed_in, admissible, officer_africa, desk_africa):
    make_case(desk=desk_africa)
    posted = {"words": "zebra", "find": "1"}
    page = signed_in(officer_africa).post(page_of(admissible, "join/"), posted).text
    assert "No case has these words in its title" in page


def test_a_case_must_be_chosen(signed_in, admissible, officer_africa, desk_africa):
    make_case(desk=desk_africa)
    response = signed_in(officer_africa).post(page_of(admissible, "join/"), {})
    assert response.status_code == 422
    assert '<a href="#id_case_0">Choose the case.</a>' in response.text


def test_a_hidden_case_and_an_absent_one_get_the_same_answer(signed_in, admissible, officer_africa):
    hidden = make_case(desk=make_desk("americas"), title="Hidden case")
    client = signed_in(officer_africa)
    for key in (hidden.pk, 999_999):
        response = client.post(page_of(admissible, "join/"), {"case": key})
        assert response.status_code == 422
        assert "Choose one of the cases that are listed." in response.text
        assert "Hidden case" not in response.text
    assert not admissible.decisions.exists()


def test_a_submission_is_declined_with_the_reason(signed_in, officer_africa):
    submission = make_submission()
    client = signed_in(officer_africa)
    refused = client.post(page_of(submission, "decline/"), {"reason": " "})
    assert refused.status_code == 422
    assert "Give the reason." in refused.text
    assert client.post(page_of(submission, "decline/"), {"reason": "Before a court."})
    page = client.get(page_of(submission)).text
    assert "Declined" in page
    assert "Before a court." in page


def test_the_second_decision_is_told_about_the_first(
    signed_in, admissible, officer_africa, supervisor
):
    decline(submission=admissible, reason="Before a court.", by=supervisor, on=TODAY)
    response = signed_in(officer_africa).post(page_of(admissible, "open-case/"), {"title": "Case"})
    assert response.status_code == 422
    assert "This was decided already by Per Halloran: Declined." in response.text
    assert Fields(response.text).values["title"] == "Case"


def test_a_supervisor_takes_the_decision_back(signed_in, officer_africa, supervisor):
    submission = make_submission()
    decline(submission=submission, reason="Before a court.", by=officer_africa, on=TODAY)
    client = signed_in(supervisor)
    assert page_of(submission, "reopen/") in client.get(page_of(submission)).text
    client.post(page_of(submission, "reopen/"), {"reason": "The court refused to hear it."})
    page = client.get(page_of(submission)).text
    assert "To be decided" in page
    assert "The court refused to hear it." in page
    assert "“Declined” was taken back by Per Halloran" in page


def test_an_officer_does_not_take_it_back(signed_in, officer_africa):
    submission = make_submission()
    decline(submission=submission, reason="Before a court.", by=officer_africa, on=TODAY)
    client = signed_in(officer_africa)
    assert page_of(submission, "reopen/") not in client.get(page_of(submission)).text
    response = client.post(page_of(submission, "reopen/"), {"reason": "A mistake."})
    assert response.status_code == 403
    assert submission.decisions.standing().exists()


@pytest.mark.parametrize("rest", ["checklist/", "source/", "source/correct/"])
def test_what_changes_something_is_posted(signed_in, officer_africa, rest):
    assert signed_in(officer_africa).get(page_of(make_submission(), rest)).status_code == 405


def test_the_history_tells_who_did_what(signed_in, admissible, officer_africa):
    client = signed_in(officer_africa)
    client.post(page_of(admissible, "decline/"), {"reason": "Before a court."})
    page = client.get(page_of(admissible)).text
    assert "Submission declined" in page
    assert "Recorded by Awa Moreau" in page
