"""The letters of a desk, one in every stage, with what was said about them on the way."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from cases.models import Case
from communications.enums import Stage, VersionPurpose
from communications.models import (
    Communication,
    LetterSet,
    LetterVersion,
    ParagraphComment,
    Relation,
    SignOff,
)
from communications.services.circulating import take_back
from communications.services.draft_facts import composed
from communications.services.versions import keep_version
from parties.models import Contact
from tests.factories import make_actor, make_state
from tests.factories.drafts import make_letter_set
from tests.factories.sign_off import make_round, make_whole_draft

from .sent_letters import (
    make_delivery,
    make_finished_letters,
    make_notices_and_delegation,
    make_sent_letter,
)
from .world import NOW, TODAY, World


def make_letter_rows(world: World, case: Case) -> None:
    """Letters in every stage; every text that no office was shown holds the desk's word."""
    sent = make_sent_letter(world, case)
    make_delivery(world, sent)
    make_finished_letters(world, case)
    make_drafts(world, case)
    make_letters_in_sign_off(world, case)
    make_letter_taken_back(world, case)
    make_cleared_letter(world, case)
    make_notices_and_delegation(world, sent)


def make_drafts(world: World, case: Case) -> None:
    """A draft that was never circulated, one that was dropped, and what was kept of the first."""
    letter_set = _set(world, case, world.desk_secret)
    draft = _whole_draft(world, letter_set)
    _keep(world, draft)
    world.put("draft", draft)
    world.put("draft set", letter_set)
    world.put("version of a draft", draft, pk=draft.pk, number=1)
    company = make_actor(f"{world.desk_secret} Mining Ltd.")
    _whole_draft(world, letter_set, to=company)
    dropped = _whole_draft(world, _set(world, case, world.desk_secret))
    _keep(world, dropped)
    _go(dropped, Stage.DROPPED)
    world.put("dropped letter", dropped)


def make_letters_in_sign_off(world: World, case: Case) -> None:
    """A letter that goes round, commented and answered; a parallel one that does not yet."""
    letter_set = _set(world, case, world.letter_secret)
    letter = _whole_draft(world, letter_set, own_paragraphs=f"Of {world.letter_secret}.")
    parallel = _whole_draft(world, letter_set, own_paragraphs=f"Of {world.desk_secret}.")
    _keep(world, parallel)
    version = _circulate(world, letter)
    _answer(world, version.sign_offs.filter(mandate=world.mandates[-1]), "changes_asked")
    comment = ParagraphComment.objects.create(
        version=version,
        block=1,
        text=f"Is {world.letter_secret} right?",
        author=world.officer,
        written_at=NOW,
    )
    world.put("letter in sign-off", letter)
    world.put("set in sign-off", letter_set)
    world.put("comment", comment, pk=letter.pk, comment_pk=comment.pk)
    world.put("version in sign-off", version, pk=letter.pk, number=version.number)
    world.put("parallel draft", parallel)


def make_letter_taken_back(world: World, case: Case) -> None:
    """What its offices were shown, and what has been written into it since."""
    letter_set = _set(world, case, world.letter_secret)
    letter = _whole_draft(world, letter_set)
    _circulate(world, letter)
    take_back(letters=[letter], by=world.officer, on=TODAY)
    letter.refresh_from_db()
    _write(letter_set, world.desk_secret)
    letter.salutation = f"Dear {world.desk_secret}"
    letter.save(update_fields=["salutation"])
    Relation.objects.create(
        communication=letter, kind="refers_to", reference_as_printed=f"AL {world.desk_secret}"
    )
    _keep(world, letter)
    world.put("letter taken back", letter)
    world.put("version kept since", letter, pk=letter.pk, number=2)


def make_cleared_letter(world: World, case: Case) -> None:
    letter_set = _set(world, case, world.letter_secret)
    letter = _whole_draft(world, letter_set)
    _answer(world, _circulate(world, letter).sign_offs.all(), "signed")
    _go(letter, Stage.CLEARED)
    letter_set.rounds.update(closed_on=TODAY)
    world.put("cleared letter", letter)
    contact = Contact.objects.create(state=letter.addressee_state, name=f"{world.desk_secret} Aide")
    world.put("contact", contact, pk=letter.pk, contact_pk=contact.pk)
    world.put("cleared set", letter_set)


def _set(world: World, case: Case, word: str) -> LetterSet:
    letter_set = make_letter_set(by=world.officer, case=case)
    _write(letter_set, word)
    return letter_set


def _write(letter_set: LetterSet, word: str) -> None:
    """Say `word` wherever the letters of the set say something alike."""
    letter_set.subject = f"the clearing of {word}"
    letter_set.introduction = f"{word} lives there."
    letter_set.facts = f"On 5 June 2023 surveyors came to {word}."
    letter_set.concerns = f"We are concerned about {word}."
    letter_set.save()


def _whole_draft(world: World, letter_set: LetterSet, **fields: Any) -> Communication:
    return make_whole_draft(
        by=world.officer,
        letter_set=letter_set,
        mandates=world.mandates,
        **{"to": make_state(world.state), **fields},
    )


def _keep(world: World, letter: Communication) -> None:
    keep_version(
        communication=letter,
        text=composed(letter, on=TODAY),
        purpose=VersionPurpose.KEPT,
        by=world.officer,
        note=f"{world.desk_secret} as first told",
    )


def _circulate(world: World, letter: Communication) -> LetterVersion:
    message = f"{world.letter_secret} is in a hurry."
    answer_by = date(2024, 3, 20)
    make_round(letter, by=world.officer, on=TODAY, at=NOW, answer_by=answer_by, message=message)
    return letter.versions.get(purpose=VersionPurpose.CIRCULATED)


def _answer(world: World, asked: QuerySet[SignOff], answer: str) -> None:
    asked.update(
        answer=answer,
        answered_on=TODAY,
        answered_at=NOW,
        answered_by=world.office_user,
        office=world.office,
        remark=f"Say more of {world.letter_secret}.",
    )


def _go(letter: Communication, stage: Stage) -> None:
    letter.stage = stage
    letter.save(update_fields=["stage"])
