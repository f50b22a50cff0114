"""Every letter of a plan as text, with the earlier letters that follow-ups cite. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from communications.enums import ReplyKind

from .letter import Citation, write_letter
from .mandates import holders, sign
from .plan import Plan
from .story import PlannedLetter


def written_letters(plan: Plan) -> Iterator[tuple[PlannedLetter, str]]:
    """Each letter of the plan with its text, in the order of the plan."""
    known = holders(plan.today)
    by_key = {letter.key: letter for letter in plan.letters}
    for letter in plan.letters:
        signatures = sign(letter.mandates, letter.day, letter.addressee.language, known)
        yield letter, write_letter(letter, signatures, citation(letter, by_key))


def citation(letter: PlannedLetter, by_key: Mapping[int, PlannedLetter]) -> Citation | None:
    """What a follow-up says of the letter before it: an acknowledgement is no reply."""
    if letter.follows is None:
        return None
    earlier = by_key[letter.follows]
    replied = [
        reply.dated_on
        for reply in earlier.fate.replies
        if reply.kind != ReplyKind.ACKNOWLEDGEMENT and reply.received_on < letter.day
    ]
    return Citation(earlier.reference, earlier.day, max(replied, default=None))
