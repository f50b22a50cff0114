"""Which mandate a printed title means, and whose signature belongs to which mandate."""

from __future__ import annotations

from collections.abc import Sequence

from communications.reading.structure import Signatory
from parties.mandate_titles import code_of_mandate, normalise_title
from parties.models import Mandate, MandateTitle


def match_mandates(titles: Sequence[str]) -> list[Mandate | None]:
    """The mandate that each printed title means, or None; a mandate is given once at most.

    A title matches whichever language, form or time it comes from: first those in the tables, which
    administrators keep, then the wordings that come with the program. Nothing is matched by
    likeness, and a title that two mandates have had in common is not decided here.
    """
    codes: dict[str, set[str | None]] = {}
    for known, code in MandateTitle.objects.values_list("title", "mandate__code"):
        codes.setdefault(normalise_title(known), set()).add(code)
    mandates = {mandate.code: mandate for mandate in Mandate.objects.all()}
    found: list[Mandate | None] = []
    for title in titles:
        candidates = codes.get(normalise_title(title)) or {code_of_mandate(title)}
        meant = next(iter(candidates)) if len(candidates) == 1 else None
        mandate = mandates.get(meant) if meant else None
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
