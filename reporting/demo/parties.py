"""The addressees and mandate-holders of the demonstration as rows."""

from __future__ import annotations

from datetime import date

from parties.enums import MandateKind
from parties.models import Mandate, MandateHolder, OtherActor

from .cast import actors
from .mandates import holders


def make_actors() -> None:
    """The invented companies and bodies, with their home States."""
    OtherActor.objects.bulk_create(
        OtherActor(name=actor.name, kind=actor.kind, home_state_id=actor.home)
        for actor in actors().values()
    )


def make_holders(today: date) -> None:
    """The invented mandate-holders, with their terms of office."""
    mandates = {mandate.code: mandate for mandate in Mandate.objects.all()}
    MandateHolder.objects.bulk_create(
        MandateHolder(
            mandate=mandates[holder.mandate],
            name=holder.name,
            gender=holder.form,
            is_chair=mandates[holder.mandate].kind == MandateKind.WORKING_GROUP,
            valid_from=holder.since,
            valid_to=holder.until,
        )
        for holder in holders(today)
    )
