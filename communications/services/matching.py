"""Which mandate a printed title means, and whose signature belongs to which mandate."""

from __future__ import annotations

from collections.abc import Sequence

from communications.reading.structure import Signatory
from parties.mandate_titles import normalise_title
from parties.models import Mandate, MandateTitle


def match_mandates(titles: Sequence[str]) -> list[Mandate | None]:
    """The mandate that each printed title means, or None; a mandate is given once at most.

    A title matches whichever language, form or time it comes from; nothing is matched by likeness.
    A title that two mandates have had in common is not decided here.
    """
    known: dict[str, set[int]] = {}
    mandates: dict[int, Mandate] = {}
    for row in MandateTitle.objects.select_related("mandate"):
        known.setdefault(normalise_title(row.title), set()).add(row.mandate_id)
        mandates[row.mandate_id] = row.mandate
    found: list[Mandate | None] = []
    for title in titles:
        candidates = known.get(normalise_title(title), set())
        mandate = mandates[next(iter(candidates))] if len(candidates) == 1 else None
        found.append(None if mandate in found else mandate)
    return found


def match_signatures(
    titles: Sequence[str], signatories: Sequence[Signatory]
) -> list[Signatory | None]:
    """For each mandate's title the signature under the letter, by its title line.

    Signatures may stand in another order than the opening paragraph.
    """
    by_title = {normalise_title(signatory.title): signatory for signatory in signatories}
    return [by_title.get(normalise_title(title)) for title in titles]
