"""Commitments in the browser: from a reply to the letter's page and the register."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from communications.models import Commitment, Reply
from parties.models import User

from .listed import markup

WHAT = "Build twelve houses in Ward 7."
GOOD = {"what": WHAT, "passage": "We shall build.", "due_on": "27 August 2023"}


def words(answer) -> str:
    """What the page says, without its tags."""
    return " ".join(re.sub(r"<[^>]*>", "", answer.content.decode()).split())


@pytest.fixture
def make_reply(officer_africa):
    def make(letter) -> Reply:
        return Reply.objects.create(
            communication=letter,
            kind="substantive",
            dated_on=date(2023, 8, 20),
            received_on=date(2023, 8, 21),
            language="en",
        )

    return make


@pytest.fixture
def make_commitment(make_reply, officer_africa):
    def make(letter, **facts) -> Commitment:
        facts = {"what": WHAT, "due_on": date(2023, 8, 27)} | facts
        return Commitment.objects.create(
            communication=letter,
            reply=make_reply(letter),
            recorded_by=officer_africa,
            recorded_on=date(2023, 8, 22),
            **facts,
        )

    return make


@pytest.fixture
def letter(make_communication):
    return make_communication(number=62)


@pytest.fixture
def reply(letter, make_reply) -> Reply:
    return make_reply(letter)


@pytest.fixture
def commitment(letter, make_commitment) -> Commitment:
    return make_commitment(letter)


def adding(reply) -> str:
    return f"/communications/{reply.communication_id}/replies/{reply.pk}/commitments/add/"


def about(commitment) -> str:
    return f"/communications/{commitment.communication_id}/commitments/{commitment.pk}/"


def test_a_commitment_is_recorded_and_shown_with_the_letter(reply, signed_in, officer_africa):
    answer = signed_in(officer_africa).post(adding(reply), GOOD, follow=True)
    assert answer.redirect_chain == [(f"/communications/{reply.communication_id}/", 302)]
    row = Commitment.objects.get()
    assert (row.what, row.passage, row.due_on) == (WHAT, "We shall build.", date(2023, 8, 27))
    assert (row.recorded_by, row.recorded_on) == (officer_africa, date(2023, 8, 28))
    shown = words(answer)
    assert WHAT in shown
    assert "By 27 August 2023 · from the reply of 20 August 2023" in shown
    assert "Overdue" in shown


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"what": ""}, "Write what the addressee says it will do."),
        ({"due_on": "19 August 2023"}, "This is before the reply itself"),
        ({"due_on": "soon"}, ""),
    ],
)
def test_what_is_refused_is_told_and_kept(reply, signed_in, officer_africa, changes, message):
    answer = signed_in(officer_africa).post(adding(reply), GOOD | changes)
    assert answer.status_code == 422
    page = markup(answer)
    assert f'id="id_{next(iter(changes))}_error"' in page
    assert message in page
    assert "We shall build." in page
    assert not Commitment.objects.exists()


def test_a_commitment_is_corrected(commitment, signed_in, supervisor):
    client = signed_in(supervisor)
    assert WHAT in client.get(about(commitment)).content.decode()
    client.post(about(commitment), GOOD | {"what": "Build ten houses.", "due_on": ""})
    commitment.refresh_from_db()
    assert (commitment.what, commitment.due_on) == ("Build ten houses.", None)


def test_what_came_of_it_is_recorded_and_shown(commitment, signed_in, officer_africa):
    client, place = signed_in(officer_africa), f"{about(commitment)}outcome/"
    refused = client.post(place, {"state": "broken", "outcome": ""})
    assert refused.status_code == 422
    assert "Write something here." in refused.content.decode()
    answer = client.post(place, {"state": "broken", "outcome": "No house stands."}, follow=True)
    shown = words(answer)
    assert "Not kept" in shown
    assert "What came of it, as of 28 August 2023: No house stands." in shown
    assert "Overdue" not in shown


@pytest.mark.parametrize(
    ("user", "status"),
    [("office_user", 403), ("other_office_user", 404), ("officer_other_desk", 404)],
)
def test_who_may_not_write_them(commitment, signed_in, request, user, status):
    client = signed_in(request.getfixturevalue(user))
    for place in (adding(commitment.reply), about(commitment), f"{about(commitment)}outcome/"):
        assert client.get(place).status_code == status
        sent = GOOD | {"state": "kept", "outcome": "x"}
        assert client.post(place, sent).status_code == status
    assert Commitment.objects.get().state == "open"


def test_a_commitment_is_found_only_at_its_own_letter(
    commitment, make_communication, signed_in, officer_africa
):
    other = make_communication(state="NAM")
    wrong = f"/communications/{other.pk}/commitments/{commitment.pk}/"
    assert signed_in(officer_africa).get(wrong).status_code == 404


@pytest.fixture
def register(make_communication, make_commitment, desk_americas, mandate_health):
    """Overdue, due tomorrow and kept in Africa; one that the desk for Africa does not read."""
    make_commitment(make_communication(state="NAM"), what="Of Namibia, due tomorrow")
    Commitment.objects.update(due_on=date(2023, 8, 29))
    botswana = make_communication(state="BWA")
    make_commitment(botswana, what="Of Botswana, kept", state="kept", outcome="Seen.", **_judged())
    make_commitment(botswana, what="Of Botswana, overdue")
    hidden = make_communication(state="URY", desk=desk_americas, mandates=[mandate_health])
    make_commitment(hidden, what="Of Uruguay")


def _judged() -> dict[str, object]:
    return {"judged_by": User.objects.get(desk__code="africa"), "judged_on": date(2023, 8, 22)}


def listed(page) -> list[str]:
    return [row.what for row in page.context["page"].rows]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Of Botswana, kept", "Of Botswana, overdue", "Of Namibia, due tomorrow"]),
        ("?state=overdue", ["Of Botswana, overdue"]),
        ("?state=open", ["Of Botswana, overdue", "Of Namibia, due tomorrow"]),
        ("?state=kept", ["Of Botswana, kept"]),
        ("?addressee=namib", ["Of Namibia, due tomorrow"]),
        ("?addressee=urug", []),
        ("?state=sworn", ["Of Botswana, kept", "Of Botswana, overdue", "Of Namibia, due tomorrow"]),
    ],
)
def test_the_register_lists_by_addressee_what_one_may_read(
    register, signed_in, officer_africa, query, expected
):
    page = signed_in(officer_africa).get(f"/commitments/{query}")
    assert page.status_code == 200
    assert listed(page) == expected
    assert "Of Uruguay" not in page.content.decode()


@pytest.mark.parametrize(
    ("user", "count"),
    [("supervisor", 4), ("office_user", 3), ("other_office_user", 1), ("officer_other_desk", 1)],
)
def test_each_reader_finds_their_own(register, signed_in, request, user, count):
    assert len(listed(signed_in(request.getfixturevalue(user)).get("/commitments/"))) == count


@pytest.mark.parametrize("user", ["auditor", "administrator"])
def test_who_reads_no_letters_reads_no_commitments(register, signed_in, request, user):
    answer = signed_in(request.getfixturevalue(user)).get("/commitments/")
    assert answer.status_code == 403
    assert "Of Botswana" not in answer.content.decode()


def test_an_empty_register_says_where_commitments_come_from(signed_in, officer_africa):
    shown = words(signed_in(officer_africa).get("/commitments/"))
    assert "No commitment has been recorded" in shown


def test_the_work_queue_leads_to_the_register(letter, signed_in, office_user):
    assert 'href="/commitments/"' in signed_in(office_user).get("/").content.decode()


def test_queries_of_the_register_do_not_grow(
    commitment, make_communication, make_commitment, signed_in, officer_africa
):
    client = signed_in(officer_africa)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/commitments/").status_code == 200
        return len(captured)

    with_one = queries()
    make_commitment(make_communication(state="NAM"))
    assert queries() == with_one
    assert with_one <= 8
