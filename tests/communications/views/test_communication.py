"""The page of one letter: who may open it, and what each role finds there."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases.enums import EventKind
from cases.models import Person
from communications.models import CopiedTo, Relation
from communications.services.events import record_event
from communications.services.replies import record_reply
from tests.factories import make_state

from .listed import without_secrets

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


@pytest.fixture
def letter(make_communication, mandate_housing, mandate_health):
    return make_communication(number=471, mandates=[mandate_housing, mandate_health])


@pytest.fixture
def replied(letter, officer_africa):
    """An acknowledgement with a note and a file whose name holds a person's."""
    record_reply(
        communication=letter,
        kind="acknowledgement",
        dated_on=date(2023, 7, 20),
        received_on=date(2023, 7, 21),
        language="en",
        note="Called by the mission about it.",
        files=[SimpleUploadedFile("Statement of Naledi Fictional.pdf", PDF)],
        by=officer_africa,
        on=date(2023, 7, 21),
    )
    return letter


def address(letter) -> str:
    return f"/communications/{letter.pk}/"


@pytest.mark.parametrize(
    ("user", "status"),
    [
        ("officer_africa", 200),
        ("supervisor", 200),
        ("office_user", 200),
        ("other_office_user", 200),
        ("officer_other_desk", 404),
        ("officer_without_desk", 404),
        ("auditor", 404),
        ("administrator", 404),
    ],
)
def test_who_may_open_it(letter, signed_in, request, user, status):
    response = signed_in(request.getfixturevalue(user)).get(address(letter))

    assert response.status_code == status
    if status == 404:
        assert "471/2023" not in response.content.decode()


def test_a_hidden_letter_looks_like_one_that_does_not_exist(letter, signed_in, officer_other_desk):
    client = signed_in(officer_other_desk)

    def told(pk: int) -> str:
        response = client.get(f"/communications/{pk}/")
        assert response.status_code == 404
        return response.content.decode().replace(response["X-Request-Id"], "")

    assert without_secrets(told(letter.pk)) == without_secrets(told(987_654_321))


def test_whoever_is_not_signed_in_is_asked_to(letter):
    response = Client().get(address(letter))

    assert response.status_code == 302
    assert response["Location"].startswith("/accounts/login/")


def test_what_it_is_and_where_it_stands(letter, signed_in, office_user):
    page = signed_in(office_user).get(address(letter)).content.decode()

    for words in (
        "AL BWA 471/2023",
        "Joint allegation letter to <strong>Botswana</strong>",
        "Special Rapporteur on adequate housing",
        "Resolution <bdi>52/1</bdi>",
        "Ilona Varga-Tembe",
        "Due soon",
        "4 days left",
        "1 September 2023",
        "2 September 2023",
        "The letter itself asks for a reply within 60 days.",
        "<strong>On 5 June 2023</strong>, surveyors",
        "to consult them before the works.",
    ):
        assert words in page


def test_one_mandate_makes_no_joint_letter(make_communication, signed_in, office_user):
    page = signed_in(office_user).get(address(make_communication())).content.decode()

    assert "Allegation letter to" in page
    assert "Joint" not in page


def test_the_text_of_the_letter_is_escaped(make_communication, signed_in, office_user):
    letter = make_communication(questions=[("<img src=x onerror=alert(1)>{{ 7|add:7 }}", ())])
    page = signed_in(office_user).get(address(letter)).content.decode()

    assert "<img src=x" not in page
    assert "&lt;img src=x onerror=alert(1)&gt;{{ 7|add:7 }}" in page


def test_the_secretariat_sees_note_and_name_of_a_file(replied, signed_in, officer_africa):
    page = signed_in(officer_africa).get(address(replied)).content.decode()

    assert "Statement of Naledi Fictional.pdf" in page
    assert "Called by the mission about it." in page
    assert "17 days after the letter" in page
    assert "Recorded by Awa Moreau" in page


def test_an_office_sees_the_reply_without_note_name_of_file_and_officer(
    replied, signed_in, office_user
):
    page = signed_in(office_user).get(address(replied)).content.decode()

    assert "Acknowledgement" in page
    assert "File 1" in page
    for hidden in ("Naledi", "Called by the mission", "Awa Moreau"):
        assert hidden not in page


def test_people_concerned_stand_on_the_page_of_the_case_where_they_are_masked(
    letter, signed_in, officer_africa, office_user
):
    Person.objects.create(case=letter.case, position=1, name="Kagiso Inventado")

    for user in (officer_africa, office_user):
        assert "Kagiso" not in signed_in(user).get(address(letter)).content.decode()


@pytest.fixture
def citations(letter, make_communication, desk_americas, mandate_housing, mandate_detention):
    """Cites one that its office and desk may read, one that neither may, one that is unknown."""
    earlier = make_communication(number=7, mandates=[mandate_housing])
    hidden = make_communication(number=8, desk=desk_americas, mandates=[mandate_detention])
    Relation.objects.create(
        communication=letter,
        kind="refers_to",
        target=earlier,
        reference_as_printed="AL BWA 7/2023",
        sent_on=date(2023, 2, 1),
    )
    Relation.objects.create(
        communication=letter,
        kind="refers_to",
        target=hidden,
        reference_as_printed="AL BWA 8/2023",
    )
    Relation.objects.create(
        communication=letter, kind="refers_to", reference_as_printed="UA BWA 1/1999"
    )
    Relation.objects.create(
        communication=hidden, kind="refers_to", target=letter, reference_as_printed="471/2023"
    )
    return earlier, hidden


@pytest.mark.parametrize("user", ["officer_africa", "office_user"])
def test_only_readable_letters_are_linked(citations, letter, signed_in, request, user):
    earlier, hidden = citations
    page = signed_in(request.getfixturevalue(user)).get(address(letter)).content.decode()

    assert f'href="/communications/{earlier.pk}/"' in page
    assert "AL BWA 8/2023" in page
    assert "UA BWA 1/1999" in page
    assert f"/communications/{hidden.pk}/" not in page
    assert "Letters that cite this one" not in page


def test_letters_that_cite_it_are_linked_where_readable(citations, letter, signed_in, office_user):
    earlier, _hidden = citations
    page = signed_in(office_user).get(address(earlier)).content.decode()

    assert "Letters that cite this one" in page
    assert f'href="/communications/{letter.pk}/"' in page


@pytest.mark.parametrize("both_ways", [True, False])
def test_a_parallel_letter_stands_once_under_its_own_heading(
    letter, make_communication, signed_in, officer_africa, both_ways
):
    other = make_communication(case=letter.case, state="NAM", number=9)
    Relation.objects.create(
        communication=letter, kind="parallel_to", target=other, reference_as_printed="AL NAM 9/2023"
    )
    if both_ways:
        Relation.objects.create(
            communication=other, kind="parallel_to", target=letter, reference_as_printed="471/2023"
        )

    for shown, linked in ((letter, other), (other, letter)):
        page = signed_in(officer_africa).get(address(shown)).content.decode()
        section = page[page.index('id="linked"') : page.index('id="history"')]
        assert "Parallel letters" in section
        assert section.count(f'href="/communications/{linked.pk}/"') == 1
        assert "Cited in this letter" not in section
        assert "Letters that cite this one" not in section


def test_history_says_which_file_was_rendered_and_which_mandate_answered(
    letter, signed_in, officer_africa
):
    for kind, after in (
        ("letter_rendered", {"version": 1}),
        ("letter_rendered", {"version": 1, "document": "annex"}),
        ("letter_rendered", {"version": 1, "document": "cover_note"}),
        ("signed_off", {"mandate": "housing", "version": 1}),
        ("mandate_declined", {"mandate": "health", "version": 1}),
    ):
        record_event(
            communication=letter,
            kind=EventKind(kind),
            happened_on=date(2023, 7, 4),
            by=officer_africa,
            after=after,
        )

    page = signed_in(officer_africa).get(address(letter)).content.decode()
    titles = re.findall("<strong>([^<]+)</strong> · <time", page)
    assert titles == [
        "Mandate declined: Physical and mental health",
        "Signed off: Adequate housing",
        "Cover note rendered",
        "Annex rendered",
        "Letter rendered",
    ]


def test_letters_of_the_same_case_are_for_the_secretariat(
    letter, make_communication, signed_in, officer_africa, office_user
):
    make_communication(case=letter.case, state="NAM", number=9)

    shown = signed_in(officer_africa).get(address(letter)).content.decode()
    assert "Other letters of the same case" in shown
    assert "AL NAM 9/2023" in shown
    assert "AL NAM 9/2023" not in signed_in(office_user).get(address(letter)).content.decode()


def test_states_that_were_written_to_as_well(letter, signed_in, office_user):
    CopiedTo.objects.create(communication=letter, state=make_state("MNG"), position=1)

    page = signed_in(office_user).get(address(letter)).content.decode()
    assert "Also written to on this subject" in page
    assert "Mongolia" in page


@pytest.mark.parametrize(
    ("user", "offered"), [("officer_africa", True), ("supervisor", True), ("office_user", False)]
)
def test_recording_a_reply_is_offered_to_the_secretariat(letter, signed_in, request, user, offered):
    page = signed_in(request.getfixturevalue(user)).get(address(letter)).content.decode()

    assert (f"/communications/{letter.pk}/replies/add/" in page) is offered
    assert f"/communications/{letter.pk}/letter.pdf" in page


def test_a_letter_without_a_window_says_why_nothing_falls_due(
    make_communication, signed_in, office_user
):
    letter = make_communication(window=None, publication_delay=None)
    page = signed_in(office_user).get(address(letter)).content.decode()

    assert "Nothing falls due" in page
    assert "Why nothing falls due" in page
    assert "Confidential; no date is set" in page


@pytest.mark.parametrize("user", ["officer_africa", "office_user"])
def test_queries_do_not_grow_with_what_is_shown(
    letter, make_communication, signed_in, request, user
):
    client = signed_in(request.getfixturevalue(user))
    officer = request.getfixturevalue("officer_africa")

    def grow(number: int) -> None:
        record_reply(
            communication=letter,
            kind="interim",
            dated_on=date(2023, 7, number),
            received_on=date(2023, 7, number),
            language="en",
            note="",
            files=[SimpleUploadedFile("a.pdf", PDF)],
            by=officer,
            on=date(2023, 8, 1),
        )
        target = make_communication(number=number)
        Relation.objects.create(
            communication=letter, kind="refers_to", target=target, reference_as_printed=str(target)
        )
        Relation.objects.create(
            communication=target, kind="refers_to", target=letter, reference_as_printed="471/2023"
        )
        Person.objects.create(case=letter.case, position=number, name="Kagiso Inventado")

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address(letter)).status_code == 200
        return len(captured)

    grow(11)
    with_one = queries()
    grow(12)
    grow(13)

    assert queries() == with_one
    assert with_one <= 24
