"""What is written in a letter, field by field, as two writings of it are set side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from communications.enums import Slot
from communications.models import Communication, Provision
from communications.rules.letter_defaults import OPTIONAL_SLOTS
from communications.rules.outline_text import outline_as_text, outline_from_text
from communications.rules.typed_pieces import Piece
from communications.services.draft_rows import ChosenWords, DraftDetails, SharedDetails


def shared_pieces(details: SharedDetails) -> list[Piece]:
    """The four texts that the letters of a set share."""
    return [
        Piece("subject", _("Subject"), details.subject),
        Piece("introduction", _("Introduction"), details.introduction),
        Piece("facts", _("Facts alleged"), details.facts),
        Piece("concerns", _("Concerns"), details.concerns),
    ]


def shared_from(texts: Mapping[str, str], standing: SharedDetails) -> SharedDetails:
    """The details that have `texts` by the names of pieces, and for the others what stands."""
    named = {piece.name: piece.text for piece in shared_pieces(standing)}
    return SharedDetails(**{name: texts.get(name, text) for name, text in named.items()})


def draft_pieces(details: DraftDetails, slots: Sequence[Slot]) -> list[Piece]:
    """What one letter says by itself; `slots` are the places that such letters have."""
    pieces = [
        Piece("salutation", _("Salutation"), details.salutation),
        Piece("own_paragraphs", _("Paragraphs of this letter alone"), details.own_paragraphs),
        Piece("questions", _("Questions"), outline_as_text(details.questions)),
    ]
    for slot in slots:
        words = details.paragraphs.get(slot)
        label = str(slot.label)
        if slot in OPTIONAL_SLOTS:
            used = _("stands in the letter") if words else _("is left out")
            pieces.append(Piece(f"use_{slot}", label, "1" if words else "", used, is_prose=False))
        own = words.own_text if words else ""
        own_label = _("%(place)s, own wording") % {"place": label}
        pieces.append(Piece(f"own_{slot}", own_label, own))
    return [*pieces, _cited(details), _annex(details)]


def draft_from(
    texts: Mapping[str, str], standing: DraftDetails, versions: Mapping[Slot, int]
) -> DraftDetails:
    """The details that have `texts` by the names of pieces, and for the others what stands.

    `versions` are the keys of the standard paragraphs that are taken where one comes in anew.
    """
    known = {piece.name: piece.text for piece in draft_pieces(standing, list(versions))}
    text = {**known, **texts}
    return DraftDetails(
        salutation=text["salutation"],
        own_paragraphs=text["own_paragraphs"],
        questions=(
            outline_from_text(text["questions"]) if "questions" in texts else standing.questions
        ),
        paragraphs={
            slot.value: ChosenWords(version, text[f"own_{slot}"])
            for slot, version in versions.items()
            if text.get(f"use_{slot}", "1")
        },
        cited=_keys(text["cited"]),
        annex=_keys(text["annex"]),
    )


def _cited(details: DraftDetails) -> Piece:
    letters = Communication.objects.in_bulk(details.cited)
    shown = "; ".join(str(letters[key]) for key in details.cited if key in letters)
    return _list_piece("cited", _("Earlier letters cited"), details.cited, shown)


def _annex(details: DraftDetails) -> Piece:
    provisions = Provision.objects.select_related("instrument").in_bulk(details.annex)
    shown = "; ".join(str(provisions[key]) for key in details.annex if key in provisions)
    return _list_piece("annex", _("Annex"), details.annex, shown)


def _list_piece(name: str, label: str, keys: Sequence[int], shown: str) -> Piece:
    text = ",".join(map(str, keys))
    return Piece(name, label, text, shown or _("none"), is_prose=False)


def _keys(text: str) -> tuple[int, ...]:
    return tuple(int(key) for key in text.split(",") if key.isdecimal() and len(key) < 10)
