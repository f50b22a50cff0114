"""The database itself refuses to change a reference, a sent letter's text, or to lose a number."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from communications.models import Communication, LetterVersion


def test_a_letter_that_has_its_number_cannot_be_deleted(make_communication):
    make_communication()
    with (
        connection.cursor() as cursor,
        pytest.raises(IntegrityError, match="voided, never deleted"),
        transaction.atomic(),
    ):
        cursor.execute("DELETE FROM communications_communication")
    assert Communication.objects.count() == 1


@pytest.mark.parametrize("change", [{"number": 77}, {"year": 2022}, {"code": "NAM"}])
def test_reference_once_given_never_changes(make_communication, states, change):
    letter = make_communication()
    moved = {"addressee_state": states["NAM"]} if "code" in change else {}
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        Communication.objects.filter(pk=letter.pk).update(**change, **moved)
    letter.refresh_from_db()
    assert str(letter) == "AL BWA 1/2023"


def test_reference_is_given_once_when_a_cleared_letter_is_sent(make_communication):
    letter = make_communication(stage="cleared")
    sent = {"stage": "sent", "letter_date": date(2024, 2, 29)}
    Communication.objects.filter(pk=letter.pk).update(number=4, year=2024, **sent)
    letter.refresh_from_db()
    assert str(letter) == "AL BWA 4/2024"
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        Communication.objects.filter(pk=letter.pk).update(number=5)


@pytest.mark.parametrize("change", [{"content": {"blocks": []}}, {"sha256": "0"}, {"number": 2}])
def test_text_of_a_letter_never_changes(make_communication, change):
    make_communication()
    with pytest.raises(IntegrityError, match="a new version"), transaction.atomic():
        LetterVersion.objects.update(**change)
