"""Two people save one text in the same moment, each through a connection of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count

import pytest
from django.db import connections

from communications.models import Draft, LetterSet
from communications.services.draft_rows import SharedDetails, draft_details
from communications.services.drafting import Stale, save_draft, save_shared
from tests.factories.drafts import make_draft
from tests.in_threads import in_threads

DAY = date(2024, 3, 4)
NOON = datetime(2024, 3, 4, 11, 0, tzinfo=UTC)


def outcomes(save):
    """What each of eight threads ends with: its text, or None where it was too late."""
    numbers = count(1)

    def act():
        text = f"Text {next(numbers)}."
        try:
            save(text)
        except Stale:
            return None
        else:
            return text
        finally:
            connections.close_all()

    return in_threads(act, 8)


@pytest.mark.django_db(transaction=True)
def test_of_savings_on_one_revision_exactly_one_is_taken(officer_africa):
    letter = make_draft(by=officer_africa)
    details = draft_details(Draft.objects.get())

    def save(text):
        save_draft(
            communication=letter,
            revision=1,
            details=replace(details, own_paragraphs=text),
            by=officer_africa,
            on=DAY,
            at=NOON,
        )

    taken = [text for text in outcomes(save) if text]

    draft = Draft.objects.get()
    assert (taken, draft.revision) == ([draft.own_paragraphs], 2)


@pytest.mark.django_db(transaction=True)
def test_of_savings_of_the_shared_text_exactly_one_is_taken(officer_africa):
    letter_set = make_draft(by=officer_africa).draft.letter_set

    def save(text):
        save_shared(
            letter_set=letter_set,
            revision=1,
            details=SharedDetails(facts=text),
            by=officer_africa,
            on=DAY,
            at=NOON,
        )

    taken = [text for text in outcomes(save) if text]

    standing = LetterSet.objects.get()
    assert (taken, standing.revision) == ([standing.facts], 2)
