"""Asking again for what one has already, and what may be kept by whom."""

from __future__ import annotations

from datetime import date

import pytest

from communications.models import Communication
from tests.api.asker import LIST, Asker, letter_path, token_for


@pytest.fixture
def letter(make_communication) -> Communication:
    return make_communication()


def paths(letter: Communication) -> list[str]:
    return [LIST, f"{LIST}?limit=1", letter_path(letter.pk), "/api/v1/schema/"]


def test_the_same_content_is_not_sent_twice(office, letter, make_communication):
    make_communication()
    for path in paths(letter):
        first = office.get(path)
        again = office.get(path, if_none_match=first["ETag"])

        assert (first.status_code, again.status_code) == (200, 304)
        assert again.content == b""
        assert again["ETag"] == first["ETag"]
        assert again.get("Link") == first.get("Link")
        assert "Content-Type" not in again


@pytest.mark.parametrize(
    ("held", "status"),
    [
        ("*", 304),
        ("W/{tag}", 304),
        ('"old", {tag}', 304),
        ('"old"', 200),
        ("{bare}", 200),
        ("nonsense", 200),
        ("", 200),
    ],
)
def test_tags_are_compared_as_http_says(office, letter, held, status):
    tag = office.get()["ETag"]

    response = office.get(if_none_match=held.format(tag=tag, bare=tag.strip('"')))

    assert response.status_code == status


def test_a_changed_letter_has_another_tag(office, letter):
    tags = [office.get(path)["ETag"] for path in (LIST, letter_path(letter.pk))]
    letter.answered_on = date(2023, 8, 1)
    letter.save()

    after = [
        office.get(path, if_none_match=tag)
        for path, tag in zip((LIST, letter_path(letter.pk)), tags, strict=True)
    ]

    assert [response.status_code for response in after] == [200, 200]


def test_a_new_day_has_another_tag_since_days_are_counted(office, letter, time_machine):
    tag = office.get()["ETag"]
    time_machine.move_to("2023-08-31T10:00:00Z")

    assert office.get(if_none_match=tag).status_code == 200


def test_the_tag_follows_from_the_content_not_from_the_token(office, office_user, letter):
    first, second = office.get(), office.get(authorization=f"Bearer {token_for(office_user)}")

    assert first["ETag"] == second["ETag"]


def test_two_readers_of_the_same_letter_see_the_same_content(office, supervisor, letter):
    path = letter_path(letter.pk)

    assert office.get(path).content == Asker(supervisor).get(path).content


def test_no_cache_keeps_an_answer(office, letter):
    answers = [office.get(path) for path in [*paths(letter), "/api/v1/nowhere/"]]
    answers.append(office.get(authorization=""))
    answers.append(office.get(if_none_match="*"))

    assert {response["Cache-Control"] for response in answers} == {"no-store, private"}
    assert {response["X-Content-Type-Options"] for response in answers} == {"nosniff"}
