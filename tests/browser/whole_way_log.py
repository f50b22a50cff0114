"""What the log of events tells of the letters of the whole way: kind, day of March, whose act."""

from __future__ import annotations

from .whole_way_cast import COMPANY, HOME, HOST, Story

# An office printed the letter on the 11th, before it declined.
COMPANY_IS_TOLD = [
    "letter_drafted 5 desk_officer",
    "letter_edited 5 desk_officer",
    "sign_off_asked 6 desk_officer",
    "signed_off 7 mandate_office",
    "changes_asked 7 mandate_office",
    "letter_taken_back 8 desk_officer",
    "letter_edited 8 desk_officer",
    "sign_off_voided 8 desk_officer",
    "sign_off_asked 8 desk_officer",
    "letter_rendered 11 mandate_office",
    "mandate_declined 11 mandate_office",
    "signed_off 12 mandate_office",
    "signed_off 12 mandate_office",
    "signed_off 12 mandate_office",
    "signed_off 12 mandate_office",
    "letter_cleared 12 system",
    "letter_sent 18 supervisor",
    "letter_rendered 18 system",
    "letter_rendered 18 system",
    "letter_rendered 18 system",
    "letter_dispatched 18 system",
]
STATE_IS_TOLD = [
    "letter_drafted 5 desk_officer",
    "letter_edited 5 desk_officer",
    "sign_off_asked 6 desk_officer",
    "signed_off 7 mandate_office",
    "letter_rendered 11 mandate_office",
    "mandate_declined 11 mandate_office",
    "signed_off 12 mandate_office",
    "signed_off 12 mandate_office",
    "signed_off 12 mandate_office",
    "letter_cleared 12 system",
    "letter_sent 18 supervisor",
    "letter_rendered 18 system",
    "letter_rendered 18 system",
    "letter_rendered 18 system",
]
# The host State has two contacts: a cover note and an e-mail more.
HOST_IS_TOLD = [
    *STATE_IS_TOLD,
    "letter_rendered 18 system",
    "letter_dispatched 18 system",
    "letter_dispatched 18 system",
]
HOME_IS_TOLD = [*STATE_IS_TOLD, "letter_dispatched 18 system"]
TOLD = {HOST: HOST_IS_TOLD, HOME: HOME_IS_TOLD, COMPANY: COMPANY_IS_TOLD}


def told_of(story: Story, addressee: str) -> list[str]:
    """The events of a letter from the first one on."""
    events = story.letter(addressee).events.select_related("actor").order_by("position")
    return [
        f"{each.kind} {each.happened_on.day} {each.actor.role if each.actor else 'system'}"
        for each in events
    ]
