from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from cases.models import Event
from communications.enums import Stage, VersionPurpose
from communications.letter_text import Block, LetterText, Part
from communications.models import Communication, LetterVersion
from communications.services.versions import content_digest, keep_draft, keep_version
from tests.factories.drafts import make_draft

DAY = date(2024, 3, 4)
TEXT = LetterText("en", (Block(Part.PARAGRAPH, "Été"),))
# printf '%s' '{"blocks":[{"part":"paragraph","text":"Été"}],"language":"en"}' | sha256sum
DIGEST = "058d1bea9c04d525f439f31efefe58d38365e1b9f6cc9d6d54f05c6ab37b6505"


def test_the_digest_is_that_of_the_canonical_json():
    assert content_digest(TEXT) == DIGEST


def test_versions_are_numbered_from_one(officer_africa):
    letter = make_draft(by=officer_africa)
    kept = [
        keep_version(
            communication=letter, text=TEXT, purpose=VersionPurpose.CIRCULATED, by=officer_africa
        )
        for _ in range(2)
    ]
    assert [version.number for version in kept] == [1, 2]
    assert kept[0].sha256 == DIGEST
    assert kept[0].text == TEXT


def test_a_version_bears_the_moment_that_it_is_given(officer_africa):
    letter, moment = make_draft(by=officer_africa), datetime(2024, 3, 4, 9, 30, tzinfo=UTC)
    keep_draft(communication=letter, note="", by=officer_africa, on=DAY, at=moment)
    assert LetterVersion.objects.get().created_at == moment


def test_the_draft_is_kept_with_its_note(officer_africa):
    letter = make_draft(by=officer_africa)

    version = keep_draft(communication=letter, note=" Before the cuts ", by=officer_africa, on=DAY)

    assert (version.number, version.purpose, version.note) == (1, "kept", "Before the cuts")
    assert "1. Please explain." in version.text.paragraphs()
    event = Event.objects.get()
    assert (event.kind, event.after) == ("version_kept", {"version": 1})


def test_an_unchanged_draft_is_kept_once(officer_africa):
    letter = make_draft(by=officer_africa)
    first = keep_draft(communication=letter, note="", by=officer_africa, on=DAY)
    again = keep_draft(communication=letter, note="again", by=officer_africa, on=DAY)
    assert again == first
    assert LetterVersion.objects.count() == Event.objects.count() == 1


def test_only_a_draft_is_kept(officer_africa, officer_other_desk):
    shown = make_draft(by=officer_africa, stage=Stage.IN_SIGN_OFF)
    with pytest.raises(ValidationError):
        keep_draft(communication=shown, note="", by=officer_africa, on=DAY)
    with pytest.raises(Communication.DoesNotExist):
        keep_draft(communication=shown, note="", by=officer_other_desk, on=DAY)
    assert not LetterVersion.objects.exists()
