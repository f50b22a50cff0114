"""What people write in a set of letters and in one letter, out of its rows and into them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.services.refusals import Problem
from cases.services.texts import problems_of_text
from communications.enums import Slot
from communications.models import (
    AnnexItem,
    ChosenParagraph,
    Communication,
    Draft,
    LetterSet,
    Provision,
    StandardParagraphVersion,
)
from communications.rules.letter_defaults import OPTIONAL_SLOTS
from communications.rules.plain_text import clean_text, on_one_line
from communications.rules.question_outline import Outline, as_data, parse_outline
from parties.models import User

from .citations import cited_keys, write_citations
from .standard_paragraphs import LONGEST_PARAGRAPH

LONGEST_SUBJECT = 300
LONGEST_SALUTATION = 200
# Some thirty printed pages.
LONGEST_SECTION = 100_000
MOST_ANNEXED = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedDetails:
    """What all letters of a set say alike."""

    subject: str = ""
    introduction: str = ""
    facts: str = ""
    concerns: str = ""


@dataclass(frozen=True, slots=True)
class ChosenWords:
    """A standard paragraph by the key of its version, and the own wording in its place, or ""."""

    version: int
    own_text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftDetails:
    """What one letter says by itself.

    `paragraphs` has no entry for an optional place that is left out. `cited` and `annex` are keys
    of letters, in their order, and of provisions, in the order of the annex.
    """

    salutation: str = ""
    own_paragraphs: str = ""
    questions: Outline = ()
    paragraphs: Mapping[str, ChosenWords] = field(default_factory=dict)
    cited: tuple[int, ...] = ()
    annex: tuple[int, ...] = ()


def shared_details(letter_set: LetterSet) -> SharedDetails:
    """What stands there now."""
    return SharedDetails(
        subject=letter_set.subject,
        introduction=letter_set.introduction,
        facts=letter_set.facts,
        concerns=letter_set.concerns,
    )


def draft_details(draft: Draft) -> DraftDetails:
    """What stands there now. Four queries."""
    chosen = {
        row.slot: ChosenWords(row.version_id, row.own_text) for row in draft.chosen_paragraphs.all()
    }
    return DraftDetails(
        salutation=draft.communication.salutation,
        own_paragraphs=draft.own_paragraphs,
        questions=parse_outline(draft.questions),
        paragraphs={slot: chosen[slot] for slot in Slot.values if slot in chosen},
        cited=tuple(cited_keys(draft.communication)),
        annex=tuple(draft.annex_items.order_by("position").values_list("provision", flat=True)),
    )


def cleaned_shared(details: SharedDetails) -> SharedDetails:
    """The texts as they are stored."""
    return SharedDetails(
        subject=on_one_line(details.subject),
        introduction=clean_text(details.introduction).strip(),
        facts=clean_text(details.facts).strip(),
        concerns=clean_text(details.concerns).strip(),
    )


def cleaned_draft(details: DraftDetails) -> DraftDetails:
    """The texts as they are stored; lists without what stands there twice.

    Raises OutlineError for questions that cannot be taken.
    """
    return DraftDetails(
        salutation=on_one_line(details.salutation),
        own_paragraphs=clean_text(details.own_paragraphs).strip(),
        questions=parse_outline(as_data(details.questions)),
        paragraphs={
            slot: ChosenWords(
                details.paragraphs[slot].version,
                clean_text(details.paragraphs[slot].own_text).strip(),
            )
            for slot in Slot.values
            if slot in details.paragraphs
        },
        cited=tuple(sorted(set(details.cited))),
        annex=tuple(dict.fromkeys(details.annex)),
    )


def problems_of_shared(details: SharedDetails) -> Iterator[Problem]:
    """A text that is too long. Anything may be missing: it is a draft."""
    yield from _problem("subject", details.subject, LONGEST_SUBJECT)
    for name in ("introduction", "facts", "concerns"):
        yield from _problem(name, getattr(details, name), LONGEST_SECTION)


def problems_of_draft(
    details: DraftDetails, standing: DraftDetails, letter: Communication, by: User
) -> Iterator[Problem]:
    """A text that is too long; a paragraph, letter or provision that is not there to be taken."""
    yield from _problem("salutation", details.salutation, LONGEST_SALUTATION)
    yield from _problem("own_paragraphs", details.own_paragraphs, LONGEST_SECTION)
    for slot, words in details.paragraphs.items():
        yield from _problem(f"own_{slot}", words.own_text, LONGEST_PARAGRAPH)
    yield from _problems_of_paragraphs(details, standing, letter)
    new = set(details.cited) - set(standing.cited)
    readable = Communication.objects.visible_to(by).with_reference().exclude(pk=letter.pk)
    if new and readable.filter(pk__in=new).count() < len(new):
        yield "cited", ValidationError(_("Choose letters of the list."), "not_offered")
    added = set(details.annex) - set(standing.annex)
    if added and Provision.objects.filter(pk__in=added, offered=True).count() < len(added):
        yield "annex", ValidationError(_("Choose provisions of the library."), "not_offered")
    if len(details.annex) > MOST_ANNEXED:
        message = _("An annex has at most %(most)s provisions.")
        yield "annex", ValidationError(message, "too_many", {"most": MOST_ANNEXED})


def _problem(field_name: str, text: str, longest: int) -> Iterator[Problem]:
    yield from problems_of_text(field_name, text, required=False, longest=longest)


def _problems_of_paragraphs(
    details: DraftDetails, standing: DraftDetails, letter: Communication
) -> Iterator[Problem]:
    given = {slot: words.version for slot, words in details.paragraphs.items()}
    if given != {slot: words.version for slot, words in standing.paragraphs.items()}:
        fitting = StandardParagraphVersion.objects.filter(
            pk__in=given.values(),
            paragraph__letter_type=letter.type,
            paragraph__addressee_kind=letter.addressee_kind,
            paragraph__language=letter.language,
        ).values_list("paragraph__slot", "pk")
        if not set(given.items()) <= set(fitting):
            message = _("A standard paragraph does not belong to this letter.")
            yield "paragraphs", ValidationError(message, "not_offered")
    left_out = set(standing.paragraphs) - set(given) - set(OPTIONAL_SLOTS)
    if left_out:
        message = _("“%(place)s” stands in every letter.")
        labels = {"place": Slot(min(left_out)).label}
        yield "paragraphs", ValidationError(message, "needed", labels)


def write_draft(draft: Draft, details: DraftDetails, standing: DraftDetails) -> None:
    """Put what changed into the rows, in the caller's transaction; the caller saves `draft`."""
    letter = draft.communication
    draft.own_paragraphs = details.own_paragraphs
    draft.questions = as_data(details.questions)
    if details.salutation != standing.salutation:
        letter.salutation = details.salutation
        letter.save(update_fields=["salutation"])
    if details.paragraphs != standing.paragraphs:
        _write_paragraphs(draft, details)
    if details.cited != standing.cited:
        write_citations(letter, Communication.objects.filter(pk__in=details.cited))
    if details.annex != standing.annex:
        draft.annex_items.all().delete()
        AnnexItem.objects.bulk_create(
            AnnexItem(draft=draft, provision_id=key, position=position)
            for position, key in enumerate(details.annex, start=1)
        )


def _write_paragraphs(draft: Draft, details: DraftDetails) -> None:
    draft.chosen_paragraphs.all().delete()
    ChosenParagraph.objects.bulk_create(
        ChosenParagraph(draft=draft, slot=slot, version_id=words.version, own_text=words.own_text)
        for slot, words in details.paragraphs.items()
    )
