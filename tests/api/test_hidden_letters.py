"""What may not be seen does not exist: no answer differs by it, in no byte."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cases.enums import EventKind
from communications.enums import RelationKind, Stage
from communications.models import Communication, Relation, SigningMandate
from communications.services.events import record_event
from tests.api.asker import LIST, Asker, letter_path


def whole_answer(response: Any) -> tuple[int, bytes, dict[str, str]]:
    """Status, body and headers, without the one thing that is different at every request."""
    headers = {name.lower(): value for name, value in response.headers.items()}
    request_id = headers.pop("x-request-id")
    return response.status_code, response.content.replace(request_id.encode(), b""), headers


@pytest.fixture
def hidden(make_communication, mandate_health) -> Communication:
    return make_communication(mandates=[mandate_health])


ASKED = [
    ("GET", {}, {}),
    ("HEAD", {}, {}),
    ("POST", {}, {}),
    ("PUT", {}, {}),
    ("PATCH", {}, {}),
    ("DELETE", {}, {}),
    ("OPTIONS", {}, {}),
    ("GET", {"colour": "blue"}, {}),
    ("GET", {}, {"if_none_match": "*"}),
    ("GET", {}, {"if_match": "*"}),
    ("GET", {}, {"if_modified_since": "Wed, 30 Aug 2023 10:00:00 GMT"}),
    ("GET", {}, {"accept": "text/html"}),
    ("GET", {}, {"accept_language": "fr"}),
    ("GET", {}, {"range": "bytes=0-10"}),
]


@pytest.mark.parametrize(("method", "query", "headers"), ASKED, ids=str)
def test_a_hidden_letter_is_answered_as_one_that_does_not_exist(
    office, hidden, method, query, headers
):
    about_hidden = office.request(method, letter_path(hidden.pk), query, **headers)
    about_absent = office.request(method, letter_path(hidden.pk + 1000), query, **headers)

    assert about_hidden.status_code in {400, 404, 405, 406}
    assert whole_answer(about_hidden) == whole_answer(about_absent)


@pytest.mark.parametrize("pk", ["0", "00", "9" * 19, "9" * 30, "-1", "1.0", "x", "1%00"])
def test_an_id_that_cannot_be_is_answered_in_the_same_way(office, hidden, pk):
    about_hidden = office.get(letter_path(hidden.pk))
    about_odd = office.get(f"{LIST}{pk}/")

    assert about_odd.status_code == 404
    assert about_odd.json() | {"request_id": ""} == about_hidden.json() | {"request_id": ""}


def test_the_tag_of_a_hidden_letter_does_not_reveal_it(office, other_office, hidden):
    tag = other_office.get(letter_path(hidden.pk))["ETag"]

    response = office.get(letter_path(hidden.pk), if_none_match=tag)

    assert response.status_code == 404
    assert "ETag" not in response


QUESTIONS: list[tuple[str, dict[str, Any]]] = [
    (LIST, {}),
    (LIST, {"limit": 1}),
    (LIST, {"limit": 2}),
    (LIST, {"phase": "due_soon"}),
    (LIST, {"type": "AL"}),
    (LIST, {"addressee": "NAM"}),
    (LIST, {"addressee": "XYZ"}),
    (LIST, {"mandate": "health"}),
    (LIST, {"mandate": "tides"}),
    (LIST, {"language": "fr"}),
    (LIST, {"year": "2023"}),
    (LIST, {"reference": "NAM 77/2023"}),
    (LIST, {"letter_date_from": "2023-07-03"}),
    (LIST, {"due_to": "2030-01-01"}),
    ("/api/v1/schema/", {}),
]


def all_answers(asker: Asker, letters: list[Communication]) -> list[Any]:
    """Everything that can be asked: each question, all pages of the list, each letter."""
    answers = [whole_answer(asker.get(path, query)) for path, query in QUESTIONS]
    answers += [whole_answer(asker.get(letter_path(letter.pk))) for letter in letters]
    address = f"{LIST}?limit=1"
    while address:
        page = asker.get(address)
        answers.append(whole_answer(page))
        address = page.json()["next"]
    return answers


def hide_letters(make_communication: Any, visible: Communication, **fields: Any) -> None:
    """Letters around `visible` that its reader may not read, woven in by every kind of row."""
    dated = {"state": "NAM", "language": "fr", "letter_date": date(2023, 7, 3)}
    target = make_communication(number=77, **dated, **fields)
    for stage in (Stage.DRAFT, Stage.IN_SIGN_OFF):
        make_communication(stage=stage, **dated, **fields)
    citing = make_communication(number=78, **dated, **fields)
    Relation.objects.filter(communication=visible).update(target=target)
    Relation.objects.create(
        communication=citing,
        kind=RelationKind.FOLLOW_UP_OF,
        target=visible,
        reference_as_printed=str(visible),
    )
    SigningMandate.objects.create(communication=citing, position=9, title="Expert on tides")
    record_event(
        communication=citing, kind=EventKind.IMPORTED, happened_on=date(2023, 7, 4), by=None
    )


@pytest.fixture
def visible(make_communication, mandate_health) -> list[Communication]:
    """Letters with the mandate on housing, at the desk for Africa; the first cites another."""
    first, second = make_communication(), make_communication(letter_date=date(2023, 5, 1))
    Relation.objects.create(
        communication=first,
        kind=RelationKind.PARALLEL_TO,
        reference_as_printed="AL NAM 77/2023",
    )
    return [first, second]


def test_an_offices_answers_do_not_differ_by_letters_of_other_mandates(
    office, visible, make_communication, mandate_health
):
    before = all_answers(office, visible)
    hide_letters(make_communication, visible[0], case=visible[0].case, mandates=[mandate_health])
    make_communication(state="NAM", number=90, mandates=[])

    assert all_answers(office, visible) == before


def test_an_officers_answers_do_not_differ_by_letters_of_other_desks(
    officer_africa, visible, make_communication, desk_americas
):
    officer = Asker(officer_africa)
    before = all_answers(officer, visible)
    hide_letters(make_communication, visible[0], desk=desk_americas)

    assert all_answers(officer, visible) == before


def test_without_any_right_the_answers_are_those_of_an_empty_database(
    auditor, make_communication, mandate_health
):
    asker = Asker(auditor)
    before = all_answers(asker, [])
    letter = make_communication()
    hide_letters(make_communication, letter, mandates=[mandate_health])

    # The codes of mandates are no secret, and a list of them may stand in a refusal.
    mandate = QUESTIONS.index((LIST, {"mandate": "tides"}))
    after = all_answers(asker, [])
    assert after[:mandate] + after[mandate + 1 :] == before[:mandate] + before[mandate + 1 :]
