"""What sending a set of letters round would do, before it is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from communications.enums import Stage
from communications.models import Communication, LetterSet, LetterVersion, SignOff
from communications.rules.question_outline import OutlineError
from parties.models import Mandate

from .answering import offices_answering_for
from .draft_facts import composed
from .sign_off_rows import current_version, letters_of, signed_on
from .versions import content_digest
from .wholeness import Missing, missing_in


@dataclass(frozen=True, slots=True)
class Forecast:
    """A draft before it goes round: what it lacks, and what becomes of earlier sign-offs.

    `shown` is the version that the offices saw last; where the text has `changed` since, the
    sign-offs of `signed` become void. `unreached` are mandates that no office answers for.
    """

    letter: Communication
    missing: tuple[Missing, ...]
    mandates: tuple[Mandate, ...]
    unreached: tuple[Mandate, ...]
    shown: LetterVersion | None
    changed: bool
    signed: tuple[SignOff, ...]


def forecasts(letter_set: LetterSet, *, on: date) -> list[Forecast]:
    """One for each draft of the set, in the order of the letters."""
    drafts = letters_of(letter_set).filter(stage=Stage.DRAFT)
    related = drafts.select_related("addressee_state", "addressee_actor", "draft")
    return [_forecast(letter, on) for letter in related]


def _forecast(letter: Communication, on: date) -> Forecast:
    missing, shown = missing_in(letter, on=on), current_version(letter)
    rows = letter.signing_mandates.select_related("mandate").order_by("position")
    mandates = tuple(row.mandate for row in rows if row.mandate)
    offices = offices_answering_for([each.pk for each in mandates], on=on)
    reached = {key for keys in offices.values() for key in keys}
    return Forecast(
        letter=letter,
        missing=missing,
        mandates=mandates,
        unreached=tuple(each for each in mandates if each.pk not in reached),
        shown=shown,
        changed=shown is not None and _differs(letter, shown, on),
        signed=tuple(signed_on(shown)) if shown else (),
    )


def _differs(letter: Communication, shown: LetterVersion, on: date) -> bool:
    try:
        return shown.sha256 != content_digest(composed(letter, on=on))
    except OutlineError:
        return True
