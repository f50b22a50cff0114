"""Importing a letter in the browser: text, reading beside it, corrections, save; stateless."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from cases.models import Person
from communications.models import Communication, LetterVersion, Question, SigningMandate
from parties.models import MandateTitle, OtherActor
from tests.communications.letters import letter
from tests.factories import make_mandate, make_state
from tests.page_forms import Fields

from .listed import markup

IMPORT = "/communications/import/"


@pytest.fixture(autouse=True)
def _reference_data(db) -> None:
    make_state("BWA")
    make_state("NAM")
    for code, title in [
        ("housing", "Special Rapporteur on adequate housing"),
        ("health", "Special Rapporteur on health"),
    ]:
        MandateTitle.objects.create(mandate=make_mandate(code), language="en", title=title)


@pytest.fixture
def client(signed_in, officer_africa):
    """The browser of a desk officer."""
    return signed_in(officer_africa)


def fields_of(response: HttpResponse) -> dict[str, str]:
    """The fields of the page's form, as a browser would send them back."""
    found = Fields(response.content.decode().partition("<main")[2]).values
    # A browser leaves out a line break right after the opening tag of a textarea.
    values = {name: value.removeprefix("\n") for name, value in found.items()}
    values["text"] = values["text"].replace("\n", "\r\n")
    return values


def read(client, text: str) -> HttpResponse:
    return client.post(IMPORT, {"text": text.replace("\n", "\r\n")})


def save(client, text: str, **corrections: str) -> HttpResponse:
    """Reads the text, corrects fields, and saves."""
    shown = read(client, text)
    assert shown.status_code == 200
    return client.post(IMPORT, fields_of(shown) | corrections | {"save": "1"})


def test_the_reading_stands_in_fields_beside_the_numbered_text(client):
    response = read(client, letter())

    fields = fields_of(response)
    assert fields["type"] == "AL"
    assert fields["code"] == "BWA"
    assert (fields["number"], fields["year"]) == ("7", "2023")
    assert fields["letter_date"] == "3 July 2023"
    assert fields["language"] == "en"
    assert fields["salutation"] == "Excellency"
    assert (fields["window_value"], fields["window_unit"]) == ("60", "days")
    assert (fields["delay_value"], fields["delay_unit"]) == ("60", "days")
    assert fields["persons"] == "Oriana Veldt-Mbeki"
    assert fields["incident_dates"] == "5 June 2023"
    assert (fields["mandate_1"], fields["resolution_1"]) == ("housing", "52/10")
    assert (fields["mandate_2"], fields["resolution_2"]) == ("health", "51/21")
    page = markup(response)
    assert '<li id="line-3" class="source__line" dir="auto">Ref.: AL BWA 7/2023</li>' in page
    assert "to consult them before the works." in page
    assert Communication.objects.count() == 0


def test_a_file_is_read_like_pasted_text(client):
    file = SimpleUploadedFile("letter.txt", letter().encode())

    assert fields_of(client.post(IMPORT, {"file": file}))["number"] == "7"


def test_saved_as_read(client, desk_africa, officer_africa):
    response = save(client, letter())

    saved = Communication.objects.get()
    assert response.status_code == 302
    assert response["Location"] == f"/communications/{saved.pk}/"
    assert str(saved) == "AL BWA 7/2023"
    assert (saved.letter_date, saved.due_on) == (date(2023, 7, 3), date(2023, 9, 1))
    assert saved.case.desk == desk_africa
    assert saved.imported_on == date(2023, 8, 28)
    assert [s.mandate.code for s in SigningMandate.objects.all()] == ["housing", "health"]
    assert Question.objects.count() == 4
    version = LetterVersion.objects.get()
    assert version.source_text == letter()
    assert version.created_by == officer_africa


def test_corrections_are_what_is_saved(client):
    save(
        client,
        letter(),
        type="UA",
        code="NAM",
        number="12",
        letter_date="4.7.2023",
        salutation="Madam",
        window_value="30",
        persons="Oriana Veldt\nTau Second",
        copied_to="Botswana",
        mandate_2="",
        resolution_1="52/11",
        title_2="Special Rapporteur on something else",
    )

    saved = Communication.objects.get()
    assert str(saved) == "UA NAM 12/2023"
    assert (saved.letter_date, saved.due_on) == (date(2023, 7, 4), date(2023, 8, 3))
    assert saved.salutation == "Madam"
    assert [copy.state_id for copy in saved.copies.all()] == ["BWA"]
    assert [(s.title, s.resolution, s.mandate) for s in saved.signing_mandates.all()] == [
        ("Special Rapporteur on adequate housing", "52/11", make_mandate("housing")),
        ("Special Rapporteur on something else", "51/21", None),
    ]
    assert [person.name for person in Person.objects.all()] == ["Oriana Veldt", "Tau Second"]


def test_an_addressee_that_is_no_state_needs_a_name(client):
    refused = save(client, letter(), code="OTH")
    assert refused.status_code == 422
    assert "Enter the name of the company or body." in refused.content.decode()
    assert Communication.objects.count() == 0

    save(client, letter(), code="OTH", addressee_name="Sandgrouse Ferries Ltd.")
    assert Communication.objects.get().addressee_actor == OtherActor.objects.get()
    assert OtherActor.objects.get().name == "Sandgrouse Ferries Ltd."


def test_read_again_takes_the_changed_text(client):
    fields = fields_of(read(client, letter()))
    fields["text"] = fields["text"].replace("3 July 2023", "6 July 2023")

    response = client.post(IMPORT, fields | {"read": "1"})

    assert fields_of(response)["letter_date"] == "6 July 2023"
    assert Communication.objects.count() == 0


def test_a_text_that_changed_is_read_again_before_it_can_be_saved(client):
    fields = fields_of(read(client, letter()))
    fields["text"] = fields["text"].replace("3 July 2023", "6 July 2023")

    response = client.post(IMPORT, fields | {"save": "1"})

    assert Communication.objects.count() == 0
    assert "it was read again" in response.content.decode()
    again = fields_of(response)
    assert again["letter_date"] == "6 July 2023"
    client.post(IMPORT, again | {"save": "1"})
    assert Communication.objects.get().letter_date == date(2023, 7, 6)


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("letter_date", "03/07/2023", "Is this 3 July 2023 or 7 March 2023?"),
        ("letter_date", "", "This field is required."),
        ("letter_date", "29 August 2023", "date lies in the future"),
        ("type", "", "This field is required."),
        ("code", "XYZ", "Select a valid choice."),
        ("number", "0", "greater than or equal to 1"),
        ("year", "203", "greater than or equal to 1990"),
        ("window_unit", "", "Enter both the number and its unit, or none."),
        ("incident_dates", "5 June 2023\nsoon", "“soon”: Write a date"),
        ("copied_to", "Ruritania", "“Ruritania” is no State’s name or code."),
        ("mandate_2", "housing", "is chosen for two titles"),
    ],
)
def test_nothing_typed_is_lost_where_a_field_is_refused(client, field, typed, message):
    response = save(client, letter(), salutation="Typed by hand", **{field: typed})

    assert response.status_code == 422
    assert message in response.content.decode()
    assert Communication.objects.count() == 0
    fields = fields_of(response)
    assert fields["salutation"] == "Typed by hand"
    assert fields["text"] == letter().replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Dear Sir, this is a reminder of the invoice.", "no letter of special procedures"),
        ("", "Choose a file, or paste the text of the letter."),
        (" \n \n", "Choose a file, or paste the text of the letter."),
    ],
)
def test_a_text_that_is_no_letter_is_refused_with_the_reason(client, text, message):
    response = read(client, text)

    assert response.status_code == 422
    assert message in response.content.decode()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"%PDF-1.7 whatever", "This is a PDF file."),
        (b"PK\x03\x04 whatever", "This is a Word, OpenDocument or ZIP file."),
        ("Mandats du Rapporteur spécial".encode("latin-1"), "not in UTF-8"),
        (b"Mandates of\x00the", "binary data"),
        (b"", "empty"),
        (b"a" * (2 * 1024 * 1024 + 1), "may have"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_at_its_field(client, content, message):
    response = client.post(IMPORT, {"file": SimpleUploadedFile("letter.txt", content)})

    assert response.status_code == 422
    page = response.content.decode()
    assert message in page
    assert '<a href="#id_file">' in page


def test_file_and_text_together_are_refused(client):
    file = SimpleUploadedFile("letter.txt", letter().encode())
    response = client.post(IMPORT, {"file": file, "text": letter()})

    assert response.status_code == 422
    assert "not both" in response.content.decode()


def test_a_letter_is_imported_once_and_the_first_is_linked(client):
    save(client, letter())
    first = Communication.objects.get()

    response = save(client, letter())

    assert response.status_code == 422
    page = response.content.decode()
    assert "AL BWA 7/2023 is in the system already." in page
    assert f'href="/communications/{first.pk}/"' in page
    assert Communication.objects.count() == 1


def test_a_known_letter_is_told_before_anything_is_corrected(client):
    new = read(client, letter()).content.decode()
    save(client, letter())
    first = Communication.objects.get()

    response = read(client, letter())

    assert response.status_code == 200
    page = response.content.decode()
    assert "AL BWA 7/2023 is in the system already." in page
    assert f'href="/communications/{first.pk}/"' in page
    assert "in the system already" not in new


def test_reading_a_known_letter_of_another_desk_gives_no_link(
    make_communication, desk_americas, client
):
    hidden = make_communication(desk=desk_americas, number=7)

    page = read(client, letter()).content.decode()

    assert "AL BWA 7/2023 is in the system already." in page
    assert f"/communications/{hidden.pk}/" not in page


def test_a_known_letter_that_the_officer_may_not_see_is_not_linked(
    make_communication, desk_americas, client
):
    hidden = make_communication(desk=desk_americas, number=7)

    page = save(client, letter()).content.decode()

    assert "is in the system already" in page
    assert f"/communications/{hidden.pk}/" not in page


def test_a_supervisor_chooses_the_desk(signed_in, supervisor, desk_americas):
    save(signed_in(supervisor), letter(), desk=str(desk_americas.pk))

    assert Communication.objects.get().case.desk == desk_americas


def test_an_officer_cannot_put_a_letter_on_another_desk(client, desk_africa, desk_americas):
    save(client, letter(), desk=str(desk_americas.pk))

    assert Communication.objects.get().case.desk == desk_africa


@pytest.mark.parametrize(
    ("user", "told"),
    [
        ("office_user", "Letters are imported by the secretariat."),
        ("auditor", "Letters are imported by the secretariat."),
        ("administrator", "Letters are imported by the secretariat."),
        ("officer_without_desk", "You belong to no desk yet"),
    ],
)
def test_who_may_not_import(signed_in, request, user, told):
    someone = signed_in(request.getfixturevalue(user))

    assert told in someone.get(IMPORT).content.decode()
    assert someone.get(IMPORT).status_code == 403
    assert someone.post(IMPORT, {"text": letter(), "save": "1"}).status_code == 403
    assert Communication.objects.count() == 0


def test_warnings_lead_to_their_lines(client):
    response = read(client, letter(date="3 Julember 2023"))

    page = response.content.decode()
    warnings = response.context["reading"].warnings
    assert warnings
    for warning in warnings:
        assert f'<a href="#line-{warning.line}">Line {warning.line}</a>' in page
        assert f'<li id="line-{warning.line}"' in page
    assert fields_of(response)["letter_date"] == ""


def test_markup_in_the_text_stays_text(client):
    page = read(client, letter(earlier="</textarea><script>alert(1)</script>")).content.decode()

    assert "<script>alert" not in page
    assert "&lt;/textarea&gt;&lt;script&gt;" in page
