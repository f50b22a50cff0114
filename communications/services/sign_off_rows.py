"""What of a sign-off stands: the version that is shown, the answers to it, the open round."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import F, OuterRef, QuerySet, Subquery

from communications.enums import SignOffAnswer, Stage, VersionPurpose
from communications.models import (
    Communication,
    Draft,
    LetterSet,
    LetterVersion,
    SignOff,
    SignOffRound,
)
from communications.models.communication import CommunicationQuerySet


def circulated_versions(letter: Communication) -> QuerySet[LetterVersion]:
    """The versions that were shown to the offices, the newest first."""
    versions: QuerySet[LetterVersion] = letter.versions.filter(purpose=VersionPurpose.CIRCULATED)
    return versions.order_by("-number")


def current_version(letter: Communication) -> LetterVersion | None:
    """The version that the offices answer to; None where none was ever circulated."""
    return circulated_versions(letter).first()


def standing() -> QuerySet[SignOff]:
    """The answers, given or asked for, to the newest circulated version of each letter."""
    newest = LetterVersion.objects.filter(
        communication=OuterRef("version__communication"), purpose=VersionPurpose.CIRCULATED
    ).order_by("-number")
    rows: QuerySet[SignOff] = SignOff.objects.annotate(
        current=Subquery(newest.values("pk")[:1])
    ).filter(version=F("current"))
    return rows


def signed_on(version: LetterVersion) -> QuerySet[SignOff]:
    """The sign-offs of a version that are not void, with their mandates."""
    rows: QuerySet[SignOff] = version.sign_offs.filter(answer=SignOffAnswer.SIGNED, voided_on=None)
    return rows.select_related("mandate").order_by("pk")


def letters_of(letter_set: LetterSet) -> CommunicationQuerySet:
    """The letters of a set in their order, dropped ones left out."""
    letters: CommunicationQuerySet = Communication.objects.filter(draft__letter_set=letter_set)
    return letters.exclude(stage=Stage.DROPPED).order_by("draft__position")


def locked_set_of(letters: Iterable[Communication]) -> LetterSet:
    """The set of the letters, locked until the transaction ends; always before the letters.

    Raises Communication.DoesNotExist where the letters are not all of one set.
    """
    keys = {letter.pk for letter in letters}
    drafts = dict(
        Draft.objects.filter(communication__in=keys).values_list("communication", "letter_set")
    )
    if len(drafts) != len(keys) or len(set(drafts.values())) != 1:
        raise Communication.DoesNotExist
    letter_set: LetterSet = LetterSet.objects.select_for_update().get(
        pk=next(iter(drafts.values()))
    )
    return letter_set


def open_round(letter_set: LetterSet) -> SignOffRound | None:
    """The round in which answers are waited for."""
    return letter_set.rounds.filter(closed_on=None).first()


def close_round_if_done(letter_set: LetterSet, *, on: date) -> None:
    """Close the open round of the locked set where none of its letters is in sign-off any more."""
    if not letters_of(letter_set).filter(stage=Stage.IN_SIGN_OFF).exists():
        letter_set.rounds.filter(closed_on=None).update(closed_on=on)
