"""Who signs a letter on a day: titles, resolutions, and invented mandate-holders. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random

from communications.rules.signature_titles import chair_title
from parties.reference_data import MandateRecord, mandate_records

from .texts import names, situations

# Printed before the reference of a letter until about 2014; for the mandates that sign one here.
OLD_FILE_CODES = {
    "SRFOE": "G/SO 214 (67-17)",
    "SRHRD": "G/SO 214 (107-9)",
    "SRFPAA": "Assembly & Association (2010-1)",
    "SRHousing": "Housing (2000-9)",
}
FIRST_DAY = date(2009, 1, 1)
SECOND_TERM = date(2015, 8, 1)
DAYS_OF_PRESENT_TERM = 900
# Any number: the same names are given in every plan.
NAMES_SEED = 41


@dataclass(frozen=True)
class Holder:
    """An invented person who holds a mandate from one day to another; `until` None is open."""

    mandate: str
    name: str
    form: str
    since: date
    until: date | None

    def holds_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class Signature:
    """A mandate on a letter, in the words and with the resolution of the letter's day."""

    mandate: str
    title: str
    resolution: str
    name: str
    title_below: str


@cache
def _records() -> Mapping[str, MandateRecord]:
    return {record.code: record for record in mandate_records()}


@cache
def signing_codes() -> tuple[str, ...]:
    """The codes of all mandates that sign fictional letters, in order."""
    return tuple(sorted({code for each in situations().values() for code in each.mandates}))


def may_sign(code: str, day: date) -> bool:
    """Whether the mandate existed on `day` with a resolution of the Council."""
    record = _records()[code]
    begun = record.valid_from is None or record.valid_from <= day
    ended = record.valid_to is not None and record.valid_to < day
    return begun and not ended and any(row.body == "HRC" for row in record.resolutions)


def resolution_on(code: str, day: date) -> str:
    """The Council's latest resolution on the mandate by `day`, or the first where all are later.

    The reference data do not know every renewal. Raises ValueError where they know none.
    """
    rows = [row for row in _records()[code].resolutions if row.body == "HRC"]
    if not rows:
        raise ValueError(f"No resolution of the Council on {code} is known.")
    rows.sort(key=lambda row: row.valid_from or date.min)
    adopted = [row for row in rows if row.valid_from is None or row.valid_from <= day]
    return (adopted or rows[:1])[-1].number


def title_on(code: str, day: date, language: str, form: str) -> str:
    """The mandate's title on `day` in the form of its holder. Raises LookupError without one."""
    for row in _records()[code].titles:
        since = row.valid_from is None or row.valid_from <= day
        until = row.valid_to is None or day <= row.valid_to
        if row.language == language and row.gender in ("", form) and since and until:
            return row.title
    raise LookupError(f"{code} has no title in {language!r} on {day}.")


def holders(today: date) -> tuple[Holder, ...]:
    """Three invented holders of each mandate, one after the other; nobody holds two mandates."""
    rng = Random(NAMES_SEED)  # noqa: S311 - invented names, no secret
    pool = _holder_names(rng)
    present = today - timedelta(days=DAYS_OF_PRESENT_TERM)
    terms = (
        (FIRST_DAY, SECOND_TERM - timedelta(days=1)),
        (SECOND_TERM, present - timedelta(days=1)),
        (present, None),
    )
    found = []
    for code in signing_codes():
        for since, until in terms:
            form, name = pool.pop()
            found.append(Holder(code, name, form, since, until))
    return tuple(found)


def _holder_names(rng: Random) -> list[tuple[str, str]]:
    words = names()["holders"]
    pairs = [
        (form, f"{given} {surname}")
        for form in ("f", "m")
        for given in words[form]
        for surname in words["surnames"]
    ]
    rng.shuffle(pairs)
    return pairs


def sign(
    codes: Sequence[str], day: date, language: str, known: Sequence[Holder]
) -> list[Signature]:
    """The signatures of the mandates `codes` on a letter of `day`, in that order."""
    return [_signature(code, day, language, known) for code in codes]


def _signature(code: str, day: date, language: str, known: Sequence[Holder]) -> Signature:
    holder = next(each for each in known if each.mandate == code and each.holds_on(day))
    title = title_on(code, day, language, holder.form)
    chairs = _records()[code].kind == "WG"
    below = chair_title(title, language, holder.form) if chairs else title
    return Signature(code, title, resolution_on(code, day), holder.name, below)
