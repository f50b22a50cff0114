from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest
from django.core.files.storage import default_storage
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from communications.letter_text import Block, LetterText, Part
from communications.models import Communication, LetterVersion
from parties.models import User
from reporting.models import Document

Maker = Callable[..., Communication]


def address_of(communication: Communication) -> str:
    return reverse("letter-pdf", args=[communication.pk])


def test_address_is_that_of_the_communication(make_communication: Maker) -> None:
    communication = make_communication()

    assert address_of(communication) == f"/communications/{communication.pk}/letter.pdf"


def test_letter_is_shown_in_the_browser(
    client: Client, make_communication: Maker, officer_africa: User
) -> None:
    communication = make_communication(number=12)
    client.force_login(officer_africa)

    response = client.get(address_of(communication))

    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'inline; filename="AL BWA 12-2023.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "no-store, private"
    page = pypdf.PdfReader(BytesIO(response.content)).pages[0].extract_text()
    assert "On 5 June 2023, surveyors set out marks along the Lower Sedge" in page
    assert Document.objects.get().rendered_by == officer_africa


def test_letter_is_saved_on_demand(
    client: Client, make_communication: Maker, supervisor: User
) -> None:
    client.force_login(supervisor)

    response = client.get(address_of(make_communication(number=12)), {"download": "1"})

    assert response["Content-Disposition"] == 'attachment; filename="AL BWA 12-2023.pdf"'


def test_newest_version_is_shown(
    client: Client, make_communication: Maker, supervisor: User
) -> None:
    communication = make_communication()
    add_version(communication, Block(Part.PARAGRAPH, "The second version."))
    client.force_login(supervisor)

    response = client.get(address_of(communication))

    reader = pypdf.PdfReader(BytesIO(response.content))
    assert "The second version." in reader.pages[0].extract_text()


def test_who_is_not_signed_in_is_sent_to_the_sign_in(
    client: Client, make_communication: Maker
) -> None:
    address = address_of(make_communication())

    response = client.get(address)

    assert response.status_code == 302
    assert response["Location"] == f"/accounts/login/?next={address}"


@pytest.mark.parametrize(
    "who",
    ["officer_other_desk", "officer_without_desk", "other_office_user", "auditor", "administrator"],
)
def test_hidden_letter_is_answered_like_one_that_does_not_exist(
    request: pytest.FixtureRequest, client: Client, make_communication: Maker, who: str
) -> None:
    communication = make_communication()
    client.force_login(request.getfixturevalue(who))

    hidden = client.get(address_of(communication))
    absent = client.get(reverse("letter-pdf", args=[communication.pk + 1000]))

    assert hidden.status_code == absent.status_code == 404
    assert _without_marks_of_the_request(hidden) == _without_marks_of_the_request(absent)
    assert not Document.objects.exists()


def test_office_that_carries_a_mandate_of_the_letter_reads_it(
    client: Client, make_communication: Maker, office_user: User
) -> None:
    client.force_login(office_user)

    assert client.get(address_of(make_communication())).status_code == 200


def test_communication_without_a_text_has_no_pdf(
    client: Client, make_communication: Maker, supervisor: User
) -> None:
    communication = make_communication()
    communication.versions.all().delete()
    client.force_login(supervisor)

    assert client.get(address_of(communication)).status_code == 404


def test_letter_that_cannot_be_set_says_why(
    client: Client, make_communication: Maker, supervisor: User
) -> None:
    communication = make_communication(number=12)
    add_version(communication, Block(Part.PARAGRAPH, "known as 张"))
    client.force_login(supervisor)

    response = client.get(address_of(communication))

    assert response.status_code == 422
    assert "AL BWA 12/2023 cannot be set as pages" in response.text
    assert "no bundled font has these characters: 张 (U+5F20)" in response.text


def test_damaged_file_is_never_given_out(
    client: Client, make_communication: Maker, supervisor: User
) -> None:
    communication = make_communication()
    client.force_login(supervisor)
    client.get(address_of(communication))
    stored = Path(default_storage.path(Document.objects.get().storage_name))
    stored.write_bytes(stored.read_bytes()[:-1])

    response = client.get(address_of(communication))

    assert response.status_code == 503
    assert "missing or damaged" in response.text


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_address_only_gives(
    client: Client, make_communication: Maker, supervisor: User, method: str
) -> None:
    client.force_login(supervisor)

    assert getattr(client, method)(address_of(make_communication())).status_code == 405


def _without_marks_of_the_request(response: HttpResponse) -> str:
    """The page without the request's id and the token of its forms, new each time."""
    page = response.text.replace(response["X-Request-Id"], "")
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


def add_version(communication: Communication, *blocks: Block, **fields: Any) -> LetterVersion:
    content = LetterText("en", blocks).as_json()
    return LetterVersion.objects.create(
        communication=communication,
        number=2,
        purpose="sent",
        content=content,
        sha256="0" * 64,
        **fields,
    )
