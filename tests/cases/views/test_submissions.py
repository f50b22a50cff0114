"""Registering, reading and correcting information in the browser."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cases.models import Submission
from cases.services.sources import SourceDetails, has_source, open_source
from cases.services.triage import decline
from parties.office_day import office_today
from tests.cases.submissions import TODAY, make_submission
from tests.factories import make_desk, make_state
from tests.page_forms import Fields

ADD = "/cases/submissions/add/"
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
SOURCE = {
    "source-name": "Zqxqzv Source-Name",
    "source-organisation": "",
    "source-relation": "neighbour",
    "source-contact": "",
    "source-to_be_kept_secret": "",
}


def filled(**values) -> dict:
    """A complete form; `values` change it."""
    make_state("BWA")
    return {
        "channel": "meeting",
        "received_on": "12 June 2023",
        "urgency": "urgent",
        "title": "Clearing of the Lower Sedge valley",
        "text": "Surveyors set out marks along the Lower Sedge.",
        "language": "fr",
        "persons": "Zqxqzv Victim-Name\n\n  Suma   Tane \nSuma Tane",
        "state": "BWA",
        "place": "Lower Sedge",
        "occurred": "June 2023",
        **SOURCE,
    } | values


def pdf(name: str = "list.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, PDF, content_type="text/html")


def page_of(submission: Submission, rest: str = "") -> str:
    return f"/cases/submissions/{submission.pk}/{rest}"


def test_information_is_registered_with_files_and_source(signed_in, officer_africa, desk_africa):
    response = signed_in(officer_africa).post(ADD, filled(files=[pdf(), pdf("b.pdf")]))

    submission = Submission.objects.get()
    assert response.headers["Location"] == page_of(submission)
    assert (submission.channel, submission.urgency, submission.language) == (
        "meeting",
        "urgent",
        "fr",
    )
    assert (submission.occurred_on, submission.precision) == (date(2023, 6, 1), "month")
    assert submission.desk == desk_africa
    assert [person.name for person in submission.persons.all()] == [
        "Zqxqzv Victim-Name",
        "Suma Tane",
    ]
    assert [file.original_name for file in submission.files.all()] == ["list.pdf", "b.pdf"]
    opened = open_source(
        submission=submission, reason="To check the test.", by=officer_africa, on=office_today()
    )
    assert opened == SourceDetails(name="Zqxqzv Source-Name", relation="neighbour")


def test_a_source_is_not_needed(signed_in, officer_africa):
    nothing = dict.fromkeys(SOURCE, "")
    assert signed_in(officer_africa).post(ADD, filled(**nothing)).status_code == 302
    assert not has_source(Submission.objects.get())


def test_the_form_proposes_today_and_no_channel(signed_in, officer_africa):
    fields = Fields(signed_in(officer_africa).get(ADD).text).values
    assert fields["received_on"] == "14 June 2023"
    assert fields["language"] == "en"
    assert "desk" not in fields


def test_a_supervisor_chooses_the_desk(signed_in, supervisor):
    desk = make_desk("americas")
    assert signed_in(supervisor).post(ADD, filled(desk=desk.pk)).status_code == 302
    assert Submission.objects.get().desk == desk


def test_an_officer_cannot_choose_another_desk(signed_in, officer_africa, desk_africa):
    other = make_desk("americas")
    signed_in(officer_africa).post(ADD, filled(desk=other.pk))
    assert Submission.objects.get().desk == desk_africa


def test_every_error_stands_at_its_field_and_in_the_summary(signed_in, officer_africa):
    empty = dict.fromkeys(filled(), "")
    response = signed_in(officer_africa).post(ADD, empty)
    assert response.status_code == 422
    summary = response.text.partition("error-summary")[2].partition("</ul>")[0]
    for target, words in {
        "id_channel_0": "Choose how it came.",
        "id_received_on": "Enter the day on which it was received.",
        "id_urgency_0": "Say whether it is urgent.",
        "id_title": "Enter a title.",
        "id_text": "Enter what was received.",
    }.items():
        assert f'<a href="#{target}">{words}</a>' in summary
        assert response.text.count(words) == 2
    assert not Submission.objects.exists()


def test_what_was_typed_is_kept_the_source_as_well(signed_in, officer_africa):
    typed = filled(received_on="03/06/2023", title="Arrest of Suma Tane", files=[pdf()])
    response = signed_in(officer_africa).post(ADD, typed)
    assert response.status_code == 422
    del typed["files"]
    kept = Fields(response.text).values
    # The channel and the urgency are radio buttons, whose marks stand in the page.
    del typed["channel"], typed["urgency"]
    typed["persons"] = typed["persons"].strip("\n")
    assert {name: kept[name].strip("\n") for name in typed} == typed
    assert 'value="meeting"' in response.text.split("checked")[0][-400:]
    assert "Choose the files again" in response.text


def test_a_name_in_the_title_is_refused(signed_in, officer_africa):
    response = signed_in(officer_africa).post(ADD, filled(title="Arrest of Suma Tane"))
    assert response.status_code == 422
    assert "The title names Suma Tane." in response.text


@pytest.mark.parametrize(
    "user", ["office_user", "auditor", "administrator", "officer_without_desk"]
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_else_registers(signed_in, request, user, method):
    response = getattr(signed_in(request.getfixturevalue(user)), method)(ADD, filled())
    assert response.status_code == 403
    assert not Submission.objects.exists()


@pytest.mark.parametrize("user", ["officer_africa", "supervisor"])
def test_the_page_shows_all_but_the_source(signed_in, request, user):
    submission = make_submission()
    page = signed_in(request.getfixturevalue(user)).get(page_of(submission)).text
    assert "Clearing of the Lower Sedge valley" in page
    assert "surveyors set out marks" in page
    assert "Zqxqzv Victim-Name" in page
    assert "Botswana" in page
    assert '<time datetime="2023-06-05">5 June 2023</time>' in page
    assert "A source is written down." in page
    for secret in ("Zqxqzv Source", "Zqxqzv neighbour", "zqxqzv.source@", "Zqxqzv that they"):
        assert secret not in page


def test_what_people_wrote_is_text_and_not_markup(signed_in, officer_africa):
    script = "<script>alert(1)</script>"
    submission = make_submission(
        title=f"Title {script}", text=f"Text {script}", place=script, persons=[script]
    )
    page = signed_in(officer_africa).get(page_of(submission)).text
    assert script not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 4


@pytest.mark.parametrize(
    "user",
    ["officer_other_desk", "officer_without_desk", "office_user", "auditor", "administrator"],
)
@pytest.mark.parametrize("rest", ["", "change/", "open-case/", "join/", "decline/", "source/add/"])
def test_a_submission_that_may_not_be_seen_does_not_exist(signed_in, request, user, rest):
    client = signed_in(request.getfixturevalue(user))
    submission = make_submission()
    hidden, absent = (
        client.get(page_of(submission, rest)),
        client.get(f"/cases/submissions/999999/{rest}"),
    )
    assert hidden.status_code == absent.status_code == 404
    assert "Sedge" not in hidden.text


@pytest.mark.parametrize(
    "rest",
    ["checklist/", "open-case/", "join/", "decline/", "reopen/", "source/", "source/correct/"],
)
def test_nothing_is_done_to_a_submission_that_may_not_be_seen(signed_in, officer_other_desk, rest):
    submission = make_submission()
    sent = {"reason": "Because I want to.", "title": "Mine", "factual": "yes"} | SOURCE
    assert signed_in(officer_other_desk).post(page_of(submission, rest), sent).status_code == 404
    assert not submission.decisions.exists()
    assert not submission.answers.exists()
    assert not submission.source_looks.exists()


def test_the_form_for_a_correction_holds_what_was_registered(signed_in, officer_africa):
    submission = make_submission(precision="month", occurred_on=date(2023, 6, 1))
    fields = Fields(signed_in(officer_africa).get(page_of(submission, "change/")).text).values
    assert fields["title"] == "Clearing of the Lower Sedge valley"
    assert fields["occurred"] == "June 2023"
    assert fields["persons"].strip() == "Zqxqzv Victim-Name"
    assert (fields["state"], fields["language"]) == ("BWA", "en")
    assert not any(name.startswith("source") for name in fields)


def test_a_correction_is_saved_and_the_source_stays(signed_in, officer_africa):
    submission = make_submission()
    corrected = filled(title="Eviction in the valley", occurred="2023")
    response = signed_in(officer_africa).post(page_of(submission, "change/"), corrected)
    assert response.status_code == 302
    submission.refresh_from_db()
    assert (submission.title, submission.precision) == ("Eviction in the valley", "year")
    assert submission.occurred_on == date(2023, 1, 1)
    opened = open_source(
        submission=submission, reason="To check the test.", by=officer_africa, on=TODAY
    )
    assert opened.organisation == "Zqxqzv Source-Organisation"


def test_what_is_decided_is_not_corrected(signed_in, officer_africa):
    submission = make_submission()
    decline(submission=submission, reason="Before a court.", by=officer_africa, on=TODAY)
    client = signed_in(officer_africa)
    change = page_of(submission, "change/")
    assert f'href="{change}"' not in client.get(page_of(submission)).text
    response = client.post(page_of(submission, "change/"), filled())
    assert response.status_code == 422
    assert "This was decided already by Awa Moreau: Declined." in response.text


def test_pages_are_kept_by_no_cache(signed_in, officer_africa):
    response = signed_in(officer_africa).get(page_of(make_submission()))
    assert "no-store" in response["Cache-Control"]
