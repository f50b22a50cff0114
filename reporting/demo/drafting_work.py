"""Letters are begun, written, kept and given up, by the services that the desks use."""

from __future__ import annotations

from dataclasses import replace

from communications.enums import LetterType, Slot
from communications.models import Communication, Provision
from communications.services.citations import letters_to_cite
from communications.services.draft_rows import ChosenWords, DraftDetails, draft_details
from communications.services.drafting import save_draft, save_shared
from communications.services.dropping import drop_letter
from communications.services.letter_sets import Addressed, start_letters
from communications.services.standard_paragraphs import paragraphs_for
from communications.services.versions import keep_draft
from parties.models import OtherActor, State

from .case_work import known
from .drafted import NEWEST, Begin, Drop, Keep, Share, Step, Write
from .drafted_cases import work_on_case
from .drafted_words import Writing
from .folder import Folder, mandates_by_code
from .story import Addressee
from .working_days import Moment


def begin(folder: Folder, _step: Begin, now: Moment) -> None:
    """Begins the letters; their case is worked on first."""
    work_on_case(folder, now)
    drafted = folder.planned.drafted
    writing = Writing(folder.planned, Share.HALF, signing=len(drafted.mandates))
    folder.letter_set = start_letters(
        case=folder.case,
        language=folder.planned.language,
        addressees=[_addressed(drafted.type, to) for to in folder.planned.to],
        mandates=mandates_by_code(drafted.mandates),
        subject=writing.shared().subject,
        by=folder.officer,
        on=now.on,
        at=now.at,
    )


def write(folder: Folder, step: Write, now: Moment) -> None:
    """Writes what the letters say, as far as the step goes."""
    letter_set = folder.rows()
    writing = Writing(folder.planned, step.share, folder.signing())
    save_shared(
        letter_set=letter_set,
        revision=letter_set.revision,
        details=writing.shared(),
        by=folder.officer,
        on=now.on,
        at=now.at,
    )
    for letter, to in zip(folder.letters(Step(ago=step.ago)), folder.planned.to, strict=True):
        save_draft(
            communication=letter,
            revision=letter.draft.revision,
            details=_details(folder, writing, letter, to),
            by=folder.officer,
            on=now.on,
            at=now.at,
        )


def keep(folder: Folder, step: Keep, now: Moment) -> None:
    """Keeps each letter as it reads now."""
    for letter in folder.letters(step):
        keep_draft(communication=letter, note=step.note, by=folder.officer, on=now.on, at=now.at)


def drop(folder: Folder, step: Drop, now: Moment) -> None:
    """Gives the letters up."""
    for letter in folder.letters(step):
        drop_letter(
            communication=letter, reason=step.reason, by=folder.officer, on=now.on, at=now.at
        )


def _addressed(letter_type: LetterType, to: Addressee) -> Addressed:
    if to.actor:
        return letter_type, OtherActor.objects.get(name=to.actor.name)
    return letter_type, State.objects.get(pk=to.code)


def _details(
    folder: Folder, writing: Writing, letter: Communication, to: Addressee
) -> DraftDetails:
    half = writing.share is Share.HALF
    return replace(
        draft_details(letter.draft),
        salutation=writing.salutation(to),
        own_paragraphs=writing.own_paragraphs(to),
        questions=writing.questions(to),
        paragraphs=_paragraphs(letter),
        cited=_cited(folder, letter),
        annex=() if half else _annexed(folder, letter),
    )


def _paragraphs(letter: Communication) -> dict[str, ChosenWords]:
    """Those that the letter has, and the optional ones that suit it."""
    present = draft_details(letter.draft).paragraphs
    wanted = [Slot.PRESS_NOTICE] if letter.type == LetterType.ALLEGATION_LETTER else []
    if letter.type == LetterType.URGENT_APPEAL:
        wanted = [Slot.INTERIM_MEASURES, Slot.PRESS_NOTICE]
    known_ones = paragraphs_for(
        letter_type=letter.type, addressee_kind=letter.addressee_kind, language=letter.language
    )
    added = {
        str(slot): ChosenWords(known_ones[slot].pk)
        for slot in wanted
        if slot in known_ones and slot not in present
    }
    return {**present, **added}


def _cited(folder: Folder, letter: Communication) -> tuple[int, ...]:
    """The letter that the plan names, or the newest one that is offered."""
    if folder.planned.drafted.cites == NEWEST:
        return tuple(each.pk for each in letters_to_cite(letter.draft, user=folder.officer)[:1])
    if folder.cited is None:
        return ()
    return tuple(each.pk for each in folder.cited.letters(Step(ago=0)))


def _annexed(folder: Folder, letter: Communication) -> tuple[int, ...]:
    """The provisions that letters on the situation rest on, where they suit the addressee."""
    wanted = known()[folder.planned.matter.situation]["annex"]
    fitting = Provision.objects.filter(
        offered=True, addressee_kinds__contains=[letter.addressee_kind]
    )
    rows = fitting.values_list("instrument__code", "article", "pk")
    keys = {f"{code} {article}": key for code, article, key in rows}
    return tuple(keys[name] for name in wanted if name in keys)
