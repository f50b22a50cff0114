"""From the rows of a draft to what the letter says, and to its text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from communications.enums import AddresseeKind, LetterType, RulePurpose, Slot, Stage
from communications.letter_text import LetterText
from communications.models import Communication, Draft
from communications.models.addressee_names import with_addressee_name
from communications.rules.composing import compose
from communications.rules.letter_facts import LetterFacts
from communications.rules.letter_words import written_window
from communications.rules.question_outline import parse_outline

from .citations import cited_by
from .rules_of_time import rule_on
from .signatories import signatories_on


def composed(
    communication: Communication,
    *,
    on: date,
    reference: str = "",
    letter_date: date | None = None,
) -> LetterText:
    """The text of the letter as it would go out on the day `on`, from its draft.

    Only a letter that is sent has a reference and a date. Raises as `letter_facts` does.
    """
    facts = letter_facts(communication, on=on)
    return compose(replace(facts, reference=reference, letter_date=letter_date))


def letter_facts(communication: Communication, *, on: date) -> LetterFacts:
    """What the draft of the letter says, with titles, names and windows of the day `on`.

    Standard paragraphs come with their placeholders. The queries do not grow with what the letter
    holds. Raises Draft.DoesNotExist for a letter that was not drafted here.
    """
    draft = Draft.objects.select_related("letter_set").get(communication=communication)
    shared, language = draft.letter_set, communication.language
    signatories = signatories_on(communication, on=on)
    addressee, others = _names(communication, draft, on)
    return LetterFacts(
        language=language,
        type=LetterType(communication.type),
        addressee_kind=AddresseeKind(communication.addressee_kind),
        addressee=addressee,
        salutation=communication.salutation,
        signatories=signatories,
        subject=shared.subject,
        introduction=shared.introduction,
        facts=shared.facts,
        concerns=shared.concerns,
        own_paragraphs=draft.own_paragraphs,
        paragraphs=_paragraphs(draft, len(signatories)),
        questions=parse_outline(draft.questions),
        cited=cited_by(communication),
        others=others,
        annex=_annex(draft, language),
        window=_window(communication, RulePurpose.REPLY, on),
        delay=_window(communication, RulePurpose.PUBLICATION, on),
    )


def _names(communication: Communication, draft: Draft, on: date) -> tuple[str, tuple[str, ...]]:
    """The addressee's name, and those of the others whom letters of the set go to, each once."""
    letters = Communication.objects.filter(draft__letter_set=draft.letter_set_id)
    letters = letters.exclude(stage__in=[Stage.DROPPED, Stage.VOIDED])
    letters = letters | Communication.objects.filter(pk=communication.pk)
    named = with_addressee_name(letters, language=communication.language, on=on)
    rows = named.order_by("draft__position").values_list("pk", "addressee_name")
    names = dict(rows)
    own = names.pop(communication.pk)
    return own, tuple(dict.fromkeys(name for name in names.values() if name != own))


def _paragraphs(draft: Draft, signing: int) -> dict[Slot, str]:
    chosen = draft.chosen_paragraphs.select_related("version")
    return {Slot(row.slot): row.own_text or row.version.text_for(signing) for row in chosen}


def _annex(draft: Draft, language: str) -> tuple[str, ...]:
    items = draft.annex_items.select_related("provision").order_by("position")
    return tuple(item.provision.summary_in(language) for item in items)


def _window(communication: Communication, purpose: RulePurpose, on: date) -> str:
    """The window in words of the letter's language; "" where the rule of the day gives none."""
    rule = rule_on(
        purpose=purpose,
        letter_type=LetterType(communication.type),
        addressee_kind=AddresseeKind(communication.addressee_kind),
        day=on,
    )
    window = rule.window if rule else None
    return written_window(window, communication.language) if window else ""
