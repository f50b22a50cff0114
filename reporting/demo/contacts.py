"""Where letters of the demonstration go; streets and addresses are invented."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain

from parties.models import Contact, OtherActor, State

from .mailbox import MOVED
from .plan import Plan
from .story import Actor, Addressee
from .texts import formulas

MISSIONS = {
    "en": ("Permanent Mission of {name}", "Permanent Mission of {name}, registry"),
    "fr": ("Mission permanente : {name}", "Mission permanente : {name}, secrétariat"),
    "es": ("Misión Permanente: {name}", "Misión Permanente: {name}, secretaría"),
}
MISSION_STREET = "Chemin des Neuf-Puits {number}\n1299 Osmera"
ACTOR_STREET = "{number} Marrow Bridge Road\nOsmera"
# Whoever read mail there has left, so that an e-mail fails.
HAVE_MOVED = frozenset({"NPL"})


def make_contacts(plan: Plan) -> None:
    """A contact with an e-mail address for everybody who is written to.

    States that letters are drafted to have another one, to which letters are brought by hand.
    """
    drafted = {to.code: to for planned in plan.sets for to in planned.to if to.actor is None}
    imported = (letter.addressee for letter in plan.letters)
    everybody = chain(imported, *(planned.to for planned in plan.sets))
    states: dict[str, Addressee] = {}
    found: dict[str, Actor] = {}
    for to in everybody:
        if to.actor is None:
            states[to.code] = to
        else:
            found[to.actor.key] = to.actor
    rows = State.objects.in_bulk()
    missions = (
        _missions(rows[code], states[code].language, number, plan.today, by_hand=code in drafted)
        for number, code in enumerate(sorted(states), start=1)
    )
    actors = [_of_actor(found[key], number) for number, key in enumerate(sorted(found), start=1)]
    Contact.objects.bulk_create([*chain(*missions), *actors])


def _missions(
    state: State, language: str, number: int, today: date, *, by_hand: bool
) -> Iterator[Contact]:
    mission, registry = MISSIONS[language]
    name = state.name_on(today, language)
    domain = MOVED if state.code in HAVE_MOVED else "missions.example"
    address = MISSION_STREET.format(number=number)
    yield Contact(
        state=state,
        name=mission.format(name=name),
        email=f"{state.code.lower()}@{domain}",
        address=address,
        language=language,
    )
    if by_hand:
        yield Contact(
            state=state, name=registry.format(name=name), address=address, language=language
        )


def _of_actor(actor: Actor, number: int) -> Contact:
    surname, form = actor.officer
    title = formulas(actor.language).word("titles", form)
    return Contact(
        actor=OtherActor.objects.get(name=actor.name),
        name=f"{title} {surname}",
        email=f"office@{actor.key.replace('_', '-')}.example",
        address=ACTOR_STREET.format(number=number),
        language=actor.language,
    )
