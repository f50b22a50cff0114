"""What the database refuses of standard paragraphs: a version once written stays as it is."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from communications.models import StandardParagraph

pytestmark = pytest.mark.django_db

PLACE = {"letter_type": "AL", "addressee_kind": "state", "language": "en"}


@pytest.fixture
def compliment() -> StandardParagraph:
    paragraph = StandardParagraph.objects.create(slot="compliment", **PLACE)
    paragraph.versions.create(number=1, text="We greet {salutation}.", note="First.")
    return paragraph


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE communications_standardparagraphversion SET text = 'x'",
        "UPDATE communications_standardparagraphversion SET note = 'x'",
        "DELETE FROM communications_standardparagraphversion",
        "TRUNCATE communications_standardparagraphversion CASCADE",
    ],
)
def test_the_database_refuses_to_change_a_version(
    compliment: StandardParagraph, statement: str
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with (
            pytest.raises(IntegrityError, match=r"a new version|append-only"),
            transaction.atomic(),
        ):
            cursor.execute(statement)
    assert compliment.versions.get().text == "We greet {salutation}."


@pytest.mark.parametrize(
    "version",
    [
        {"number": 1, "text": "Again.", "note": "A number twice."},
        {"number": 0, "text": "Nought.", "note": "Before the first."},
        {"number": 2, "text": "", "note": "No words."},
        {"number": 2, "text": "No reason.", "note": ""},
    ],
)
def test_a_version_has_a_number_of_its_own_words_and_a_reason(
    compliment: StandardParagraph, version: dict[str, object]
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        compliment.versions.create(**version)


@pytest.mark.parametrize(
    "place",
    [PLACE, PLACE | {"language": "ru"}, PLACE | {"letter_type": "AM"}],
    ids=["twice", "language", "type"],
)
def test_a_place_stands_once_and_in_the_vocabulary(
    compliment: StandardParagraph, place: dict[str, str]
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        StandardParagraph.objects.create(slot="compliment", **place)
