"""Which mandates sign a letter, in which order, and with which words on a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Prefetch, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.enums import EventKind
from cases.services.refusals import refuse
from communications.enums import Act
from communications.models import Communication, SigningMandate
from communications.rules.letter_facts import Signatory
from communications.rules.signature_titles import chair_title
from parties.enums import Language, MandateKind
from parties.models import Mandate, MandateHolder, MandateResolution, MandateTitle, User
from parties.models.mandate import best_title

from .acting import lock_for
from .events import record_event

COUNCIL = "HRC"
# Where a name is dated by no day it was so from the beginning.
_EVER = date.min


class Lack(StrEnum):
    """What a mandate may lack on the day of a letter that it signs."""

    MANDATE = "mandate"
    TITLE = "title"
    RESOLUTION = "resolution"
    HOLDER = "holder"


_SAID: dict[Lack, Promise] = {
    Lack.MANDATE: _("%(mandate)s: the mandate is not in force on that day."),
    Lack.TITLE: _("%(mandate)s: there is no title in the letter’s language on that day."),
    Lack.RESOLUTION: _("%(mandate)s: no resolution of the Council is in force on that day."),
    Lack.HOLDER: _("%(mandate)s: nobody holds the mandate on that day."),
}


@dataclass(frozen=True, slots=True)
class SignatoryProblem:
    """What a mandate lacks; as a string a sentence for people, in the active language."""

    mandate: Mandate
    lack: Lack

    def __str__(self) -> str:
        return str(_SAID[self.lack]) % {"mandate": self.mandate}


def signatories_on(communication: Communication, *, on: date) -> tuple[Signatory, ...]:
    """The mandates on a letter in their order, with title, resolution and holder of the day `on`.

    A title falls back to English, then to the mandate's short name; what else is not known is "".
    The queries do not grow with the mandates. A printed title that means no known mandate stays.
    """
    rows = _signing(communication, on)
    return tuple(_signatory(row, communication.language) for row in rows)


def write_signatories(communication: Communication, *, on: date) -> None:
    """Write the words of the day `on` into the letter's `SigningMandate` rows.

    In the transaction of the caller, who holds the letter's lock.
    """
    rows = list(_signing(communication, on))
    for row in rows:
        known = _signatory(row, communication.language)
        row.title, row.resolution = known.title, known.resolution
        row.holder_name, row.holder_title = known.holder_name, known.holder_title
    words = ["title", "resolution", "holder_name", "holder_title"]
    SigningMandate.objects.bulk_update(rows, words)


def problems_of_signatories(
    communication: Communication, *, on: date
) -> tuple[SignatoryProblem, ...]:
    """What the mandates on a letter lack for one that is dated `on`; empty where all is there."""
    return tuple(
        SignatoryProblem(row.mandate, lack)
        for row in _signing(communication, on)
        if row.mandate
        for lack in _lacking(row.mandate, communication.language, on)
    )


def choose_mandates(
    *, communication: Communication, mandates: Sequence[Mandate], by: User, on: date
) -> None:
    """Have these mandates sign the letter, in this order.

    Raises ValidationError where one stands there twice, and as `acting.lock_for` does.
    """
    refuse_twice(mandates)
    with transaction.atomic():
        letter = lock_for(Act.EDIT, letters=[communication], by=by)[0]
        before = list(letter.signing_mandates.select_related("mandate"))
        codes = [row.mandate.code if row.mandate else "" for row in before]
        chosen = [mandate.code for mandate in mandates]
        if codes == chosen:
            return
        letter.signing_mandates.all().delete()
        put_mandates(letter, mandates, on=on)
        record_event(
            communication=letter,
            kind=EventKind.SIGNATORIES_CHANGED,
            happened_on=on,
            by=by,
            before={"mandates": ", ".join(codes)},
            after={"mandates": ", ".join(chosen)},
        )


def refuse_twice(mandates: Sequence[Mandate]) -> None:
    """Raises ValidationError for `mandates` where one of them stands there twice."""
    twice = {mandate for mandate in mandates if mandates.count(mandate) > 1}
    message = _("%(mandate)s is chosen twice.")
    refuse(
        ("mandates", ValidationError(message, "twice", {"mandate": mandate})) for mandate in twice
    )


def put_mandates(communication: Communication, mandates: Iterable[Mandate], *, on: date) -> None:
    """Put `mandates` on a letter that has none yet, with the words of the day `on`."""
    SigningMandate.objects.bulk_create(
        SigningMandate(
            communication=communication,
            position=position,
            mandate=mandate,
            title=mandate.short_name,
        )
        for position, mandate in enumerate(mandates, start=1)
    )
    write_signatories(communication, on=on)


def _signing(communication: Communication, on: date) -> QuerySet[SigningMandate]:
    """The rows with their mandates and what of each holds on the day."""
    languages = [communication.language, Language.ENGLISH]
    titles = MandateTitle.objects.on(on).filter(language__in=languages)
    resolutions = MandateResolution.objects.on(on).filter(body=COUNCIL)
    return (
        SigningMandate.objects.filter(communication=communication)
        .select_related("mandate")
        .prefetch_related(
            Prefetch("mandate__titles", titles),
            Prefetch("mandate__resolutions", resolutions),
            Prefetch("mandate__holders", MandateHolder.objects.on(on)),
        )
        .order_by("position")
    )


def _signatory(row: SigningMandate, language: str) -> Signatory:
    mandate = row.mandate
    if mandate is None:
        return Signatory(row.title, row.resolution, row.holder_name, row.holder_title)
    holder, resolution = _holder(mandate), _resolution(mandate)
    gender = holder.gender if holder else ""
    known = best_title(mandate.titles.all(), language, gender)
    title = known.title if known else mandate.short_name
    return Signatory(
        title=title,
        resolution=resolution.number if resolution else "",
        holder_name=holder.name if holder else "",
        holder_title=chair_title(title, language, gender) if _is_group(mandate) else "",
    )


def _lacking(mandate: Mandate, language: str, on: date) -> list[Lack]:
    in_force = (mandate.valid_from or _EVER) <= on <= (mandate.valid_to or date.max)
    found = {
        Lack.MANDATE: in_force,
        Lack.TITLE: any(title.language == language for title in mandate.titles.all()),
        Lack.RESOLUTION: _resolution(mandate),
        Lack.HOLDER: _holder(mandate),
    }
    return [lack for lack, there in found.items() if not there]


def _is_group(mandate: Mandate) -> bool:
    return mandate.kind == MandateKind.WORKING_GROUP


def _holder(mandate: Mandate) -> MandateHolder | None:
    """Who signs: the holder, or who chairs the working group; of two the later one."""
    holders = [each for each in mandate.holders.all() if each.is_chair or not _is_group(mandate)]
    return max(holders, key=lambda each: (each.valid_from or _EVER, each.pk), default=None)


def _resolution(mandate: Mandate) -> MandateResolution | None:
    """The newest in force; renewals overlap."""
    return max(
        mandate.resolutions.all(),
        key=lambda each: (each.year or 0, each.valid_from or _EVER, each.pk),
        default=None,
    )
