"""Letters that go round: whole drafts, and rounds opened by the service itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from communications.enums import AddresseeKind, LetterType
from communications.models import ChosenParagraph, Communication, SignOffRound
from communications.services.circulating import circulate
from communications.services.deadline_rules import deadline_rule_records, load_deadline_rules
from communications.services.sign_off_rows import current_version
from communications.services.standard_paragraphs import paragraphs_for
from parties.models import Mandate, MandateResolution, MandateTitle, User

from .drafts import load_paragraphs, make_draft
from .parties import make_mandate, printed_title

# A Monday; answers are asked for by Friday.
CIRCULATED_ON = date(2024, 3, 11)
CIRCULATED_AT = datetime(2024, 3, 11, 10, 0, tzinfo=UTC)
ANSWER_BY = date(2024, 3, 15)


def make_signing_mandate(code: str) -> Mandate:
    """A mandate with all that a letter needs of it: title, resolution, holder."""
    mandate = make_mandate(code)
    MandateTitle.objects.get_or_create(
        mandate=mandate, language="en", defaults={"title": printed_title(mandate)}
    )
    MandateResolution.objects.get_or_create(mandate=mandate, number="52/10", year=2023)
    return mandate


def make_whole_draft(
    *, by: User, mandates: Sequence[Mandate] | None = None, **fields: Any
) -> Communication:
    """A draft that lacks nothing, signed by the mandates on housing and health by default."""
    load_paragraphs()
    load_deadline_rules(records=deadline_rule_records())
    if mandates is None:
        mandates = [make_signing_mandate("housing"), make_signing_mandate("health")]
    letter = make_draft(by=by, mandates=mandates, **fields)
    chosen = paragraphs_for(
        letter_type=LetterType(letter.type),
        addressee_kind=AddresseeKind(letter.addressee_kind),
        language=letter.language,
    )
    ChosenParagraph.objects.bulk_create(
        ChosenParagraph(draft=letter.draft, slot=slot, version=version)
        for slot, version in chosen.items()
    )
    return letter


def make_round(
    *letters: Communication, by: User, answer_by: date = ANSWER_BY, **arguments: Any
) -> SignOffRound:
    """These letters go round, on 11 March 2024 by default, to be answered by 15 March."""
    arguments.setdefault("on", CIRCULATED_ON)
    arguments.setdefault("at", CIRCULATED_AT)
    arguments.setdefault("message", "")
    round_ = circulate(letters=letters, answer_by=answer_by, by=by, **arguments)
    for letter in letters:
        letter.refresh_from_db()
    return round_


def make_circulated(*, by: User, **fields: Any) -> Communication:
    """A whole letter that goes round since 11 March 2024."""
    letter = make_whole_draft(by=by, **fields)
    make_round(letter, by=by)
    return letter


def reply_to(*letters: Communication, by: User, mandates: Sequence[Mandate]) -> dict[str, Any]:
    """The arguments of an answer to the versions that are shown, given on 12 March 2024."""
    return {
        "versions": [current_version(letter) for letter in letters],
        "mandates": list(mandates),
        "by": by,
        "on": date(2024, 3, 12),
        "at": datetime(2024, 3, 12, 9, 0, tzinfo=UTC),
    }
