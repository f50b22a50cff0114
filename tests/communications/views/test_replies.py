"""Recording a reply in the browser, and the files that came with it."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from communications.models import Reply, ReplyFile
from communications.services.replies import record_reply

from .listed import markup

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
GOOD = {
    "kind": "substantive",
    "dated_on": "20 August 2023",
    "received_on": "21.8.2023",
    "language": "fr",
    "note": "",
}


@pytest.fixture
def letter(make_communication):
    return make_communication(number=62)


def address(letter) -> str:
    return f"/communications/{letter.pk}/replies/add/"


def pdf(name: str = "reply.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, PDF, content_type="text/html")


@pytest.mark.parametrize("user", ["officer_africa", "supervisor"])
def test_a_reply_is_recorded_with_its_files(letter, signed_in, request, user):
    someone = request.getfixturevalue(user)
    response = signed_in(someone).post(
        address(letter), GOOD | {"files": [pdf("one.pdf"), pdf("two.pdf")]}
    )

    assert response.status_code == 302
    assert response["Location"] == f"/communications/{letter.pk}/"
    reply = Reply.objects.get()
    assert (reply.kind, reply.language, reply.note) == ("substantive", "fr", "")
    assert (reply.dated_on, reply.received_on) == (date(2023, 8, 20), date(2023, 8, 21))
    assert reply.registered_by == someone
    assert [file.original_name for file in reply.files.all()] == ["one.pdf", "two.pdf"]
    letter.refresh_from_db()
    assert letter.answered_on == date(2023, 8, 20)


def test_a_reply_without_a_file_is_recorded(letter, signed_in, officer_africa):
    assert signed_in(officer_africa).post(address(letter), GOOD).status_code == 302
    assert ReplyFile.objects.count() == 0


def test_the_form_proposes_today_and_the_language_of_the_letter(letter, signed_in, officer_africa):
    page = signed_in(officer_africa).get(address(letter)).content.decode()

    assert 'value="28 August 2023"' in page
    assert '<option value="en" selected>' in page


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"kind": ""}, "Choose the kind of reply."),
        ({"kind": "guess"}, "Select a valid choice. guess is not one of"),
        ({"dated_on": ""}, "Enter the date that stands on the reply."),
        ({"dated_on": "03/07/2023"}, "Is this 3 July 2023 or 7 March 2023?"),
        ({"dated_on": "2 July 2023"}, "A reply cannot be dated before its letter"),
        ({"received_on": "29 August 2023"}, "This day has not come yet."),
        ({"received_on": "19 August 2023"}, "before the day that it is dated"),
        ({"language": "de"}, "Select a valid choice. de is not one of"),
    ],
)
def test_a_refusal_stands_at_its_field_and_in_the_summary(
    letter, signed_in, officer_africa, changes, message
):
    response = signed_in(officer_africa).post(address(letter), GOOD | changes)

    assert response.status_code == 422
    page = markup(response)
    field = next(iter(changes))
    target = f"{field}_0" if field == "kind" else field
    assert f'<a href="#id_{target}">' in page
    assert page.count(message) == 2
    assert f'id="id_{field}_error"' in page
    assert "<title>Error: Record a reply" in page
    assert Reply.objects.count() == 0


def test_what_was_typed_is_kept_after_a_refusal(letter, signed_in, officer_africa):
    typed = GOOD | {"dated_on": "3/7/23", "note": "A <note> that was typed"}
    page = signed_in(officer_africa).post(address(letter), typed | {"files": [pdf()]})

    content = page.content.decode()
    assert 'value="3/7/23"' in content
    assert 'value="21.8.2023"' in content
    assert "A &lt;note&gt; that was typed" in content
    assert "Choose the files again" in content


@pytest.mark.parametrize(
    ("file", "message"),
    [
        (SimpleUploadedFile("empty.pdf", b""), "empty"),
        (SimpleUploadedFile("page.pdf", b"<html><script>1</script>"), "none of the types"),
    ],
)
def test_a_file_that_is_not_accepted_is_refused(letter, signed_in, officer_africa, file, message):
    response = signed_in(officer_africa).post(address(letter), GOOD | {"files": [file]})

    assert response.status_code == 422
    assert message in response.content.decode()
    assert Reply.objects.count() == 0


@pytest.mark.parametrize(
    ("user", "status"),
    [
        ("office_user", 403),
        ("other_office_user", 404),
        ("officer_other_desk", 404),
        ("auditor", 404),
        ("administrator", 404),
    ],
)
def test_who_may_not_record(letter, signed_in, request, user, status):
    client = signed_in(request.getfixturevalue(user))
    asked, sent = client.get(address(letter)), client.post(address(letter), GOOD)

    assert asked.status_code == sent.status_code == status
    assert Reply.objects.count() == 0
    told = "Replies are recorded by the secretariat."
    assert (told in asked.content.decode()) is (status == 403)


def test_a_form_from_elsewhere_is_refused(letter, officer_africa):
    client = Client(enforce_csrf_checks=True)
    client.force_login(officer_africa)

    response = client.post(address(letter), GOOD)

    assert response.status_code == 403
    assert "The form was not accepted" in response.content.decode()
    assert Reply.objects.count() == 0


@pytest.fixture
def file(letter, officer_africa) -> ReplyFile:
    record_reply(
        communication=letter,
        kind="interim",
        dated_on=date(2023, 7, 20),
        received_on=date(2023, 7, 21),
        language="en",
        note="",
        files=[SimpleUploadedFile("Note verbale – “été”.pdf", PDF)],
        by=officer_africa,
        on=date(2023, 7, 21),
    )
    return ReplyFile.objects.get()


def file_address(letter, file: ReplyFile) -> str:
    return f"/communications/{letter.pk}/replies/files/{file.pk}/"


def test_a_file_is_for_saving_never_for_showing(letter, file, signed_in, officer_africa):
    response = signed_in(officer_africa).get(file_address(letter, file))

    assert response.status_code == 200
    assert b"".join(response.streaming_content) == PDF
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Length"] == str(len(PDF))
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "no-store, private"
    assert response["Content-Disposition"] == (
        "attachment; filename*=utf-8''Note%20verbale%20%E2%80%93%20%E2%80%9C%C3%A9t%C3%A9%E2%80%9D.pdf"
    )


def test_an_office_gets_the_file_under_a_neutral_name(letter, file, signed_in, office_user):
    response = signed_in(office_user).get(file_address(letter, file))

    assert b"".join(response.streaming_content) == PDF
    assert response["Content-Disposition"] == (
        f'attachment; filename="reply-2023-07-20-{file.pk}.pdf"'
    )


@pytest.mark.parametrize(
    "user", ["other_office_user", "officer_other_desk", "auditor", "administrator"]
)
def test_a_hidden_letters_file_does_not_exist(letter, file, signed_in, request, user):
    client = signed_in(request.getfixturevalue(user))

    assert client.get(file_address(letter, file)).status_code == 404


def test_a_file_is_found_only_at_its_own_letter(
    letter, file, make_communication, signed_in, officer_africa
):
    other = make_communication(state="NAM")

    assert signed_in(officer_africa).get(file_address(other, file)).status_code == 404


def test_whoever_is_not_signed_in_gets_no_file(letter, file):
    assert Client().get(file_address(letter, file)).status_code == 302
