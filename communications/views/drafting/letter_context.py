"""What the page of a draft shows beside the texts that are written on it."""

from __future__ import annotations

from typing import Any

from communications.filters.provisions import search_provisions
from communications.forms.drafting.letter_forms import DraftForm
from communications.forms.drafting.outline_rows import QUESTION, Row, labelled
from communications.models import Communication, Draft, Provision
from communications.services.acting import acts_open_to
from communications.services.citations import letters_to_cite
from communications.services.letter_sets import is_circulated
from parties.views.signed_in import SignedInRequest

from .preview import preview_of

# So many provisions are shown of those that a search finds.
MOST_FOUND = 20


def letter_context(request: SignedInRequest, draft: Draft, form: DraftForm) -> dict[str, Any]:
    """Everything that the template needs but what is told of the saving."""
    letter = draft.communication
    acts = acts_open_to(request.user, letter)
    sought = request.GET.get("provision")
    offered = list(letters_to_cite(draft, user=request.user))
    return {
        "draft": draft,
        "letter_set": draft.letter_set,
        "form": form,
        "blank_row": Row("", QUESTION),
        "rows": _with_blank(form.rows, request.GET.get("blank", "")),
        "slots": form.slot_fields(),
        "is_open": "edit" in acts,
        "acts": acts,
        "circulated": is_circulated(draft.letter_set),
        "offered": offered,
        "cited_elsewhere": sorted(set(form.cited) - {each.pk for each in offered}),
        "annexed": _provisions(form.annex),
        "sought": sought,
        "found_provisions": _found(letter, sought, form.annex),
        "signing_mandates": list(letter.signing_mandates.select_related("mandate")),
        "parallel": parallel_drafts(draft.letter_set_id),
        **preview_of(letter),
    }


def parallel_drafts(letter_set: int) -> list[Draft]:
    """The drafts of a set, in their order, with their letters and addressees."""
    rows = Draft.objects.filter(letter_set=letter_set).select_related(
        "communication__addressee_state", "communication__addressee_actor"
    )
    return list(rows.order_by("position"))


def _with_blank(rows: list[Row], asked: str) -> list[Row]:
    """The rows with an empty one where "place.level" asks for it."""
    place, _dot, level = asked.partition(".")
    if not (place.isdecimal() and level in {"0", "1"}) or int(place) > len(rows):
        return rows
    return labelled([*rows[: int(place)], Row("", int(level)), *rows[int(place) :]])


def _provisions(keys: list[int]) -> list[Provision]:
    known = Provision.objects.select_related("instrument").in_bulk(keys)
    return [known[key] for key in keys if key in known]


def _found(letter: Communication, text: str | None, annexed: list[int]) -> list[Provision]:
    """Provisions that fit, those of the annex left out; none until something is looked for."""
    if text is None:
        return []
    kind = letter.addressee_kind
    found = search_provisions(text, language=letter.language, addressee_kind=kind)
    return [each for each in found if each.pk not in annexed][:MOST_FOUND]
