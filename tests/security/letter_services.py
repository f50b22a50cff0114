"""The services of letters that act for a user: who may, and a call of each."""

from __future__ import annotations

from datetime import date
from typing import Any

from communications.enums import DispatchMethod
from communications.services import (
    circulating,
    closing,
    commenting,
    delegating,
    dispatching,
    drafting,
    dropping,
    extensions,
    letter_sets,
    sending,
    sign_off_reminders,
    signatories,
    signing,
    versions,
    voiding,
)
from communications.services.deliveries import Delivery
from communications.services.draft_rows import DraftDetails, SharedDetails, draft_details
from parties.models import Office, State

from .roles import DESK, OFFICE, READERS, SUPERVISOR
from .service import Service
from .world import NOW, TODAY, World

WHY = "A reason of several words."
DATED: dict[str, Any] = {"on": TODAY, "at": NOW}


def _answer(service: Any, **reason: str) -> Any:
    """An answer to the letter that goes round, for the mandate on housing."""
    return lambda w, by: service(
        versions=[w.row("version in sign-off")], mandates=w.mandates[:1], **reason, by=by, **DATED
    )


def _draft_of(world: World) -> Any:
    return world.row("draft").draft


def _details(world: World) -> DraftDetails:
    return draft_details(_draft_of(world))


def _namibia() -> State:
    return State.objects.get(code="NAM")


def _by_hand(world: World) -> dict[int, list[Delivery]]:
    return {world.row("cleared letter").pk: [Delivery(DispatchMethod.BY_HAND)]}


LETTER_SERVICES = {
    "communications.letter_sets.start_letters": Service(
        DESK,
        lambda w, by: letter_sets.start_letters(
            case=w.row("case"),
            language="en",
            addressees=[("AL", _namibia())],
            mandates=w.mandates,
            subject="the clearing of homes",
            by=by,
            **DATED,
        ),
    ),
    "communications.letter_sets.add_letter": Service(
        DESK,
        lambda w, by: letter_sets.add_letter(
            letter_set=w.row("draft set"), addressed=("AL", _namibia()), by=by, **DATED
        ),
    ),
    "communications.drafting.save_shared": Service(
        DESK,
        lambda w, by: drafting.save_shared(
            letter_set=w.row("draft set"),
            revision=w.row("draft set").revision,
            details=SharedDetails(subject="something else"),
            by=by,
            **DATED,
        ),
    ),
    "communications.drafting.save_draft": Service(
        DESK,
        lambda w, by: drafting.save_draft(
            communication=w.row("draft"),
            revision=_draft_of(w).revision,
            details=_details(w),
            by=by,
            **DATED,
        ),
    ),
    "communications.signatories.choose_mandates": Service(
        DESK,
        lambda w, by: signatories.choose_mandates(
            communication=w.row("draft"), mandates=w.mandates[:1], by=by, on=TODAY
        ),
    ),
    "communications.versions.keep_draft": Service(
        DESK,
        lambda w, by: versions.keep_draft(
            communication=w.row("draft"), note="Before the meeting", by=by, on=TODAY
        ),
    ),
    "communications.dropping.drop_letter": Service(
        DESK,
        lambda w, by: dropping.drop_letter(
            communication=w.row("draft"), reason=WHY, by=by, on=TODAY
        ),
    ),
    "communications.dropping.revive_letter": Service(
        DESK,
        lambda w, by: dropping.revive_letter(
            communication=w.row("dropped letter"), by=by, on=TODAY
        ),
    ),
    "communications.circulating.circulate": Service(
        DESK,
        lambda w, by: circulating.circulate(
            letters=[w.row("draft")],
            answer_by=date(2024, 3, 20),
            message="",
            by=by,
            **DATED,
        ),
    ),
    "communications.circulating.take_back": Service(
        DESK,
        lambda w, by: circulating.take_back(letters=[w.row("letter in sign-off")], by=by, on=TODAY),
    ),
    "communications.sign_off_reminders.remind": Service(
        DESK,
        lambda w, by: sign_off_reminders.remind(
            letters=[w.row("letter in sign-off")], mandates=w.mandates[:1], by=by, on=TODAY
        ),
    ),
    "communications.signing.sign_off": Service(OFFICE, _answer(signing.sign_off)),
    "communications.signing.ask_for_changes": Service(
        OFFICE, _answer(signing.ask_for_changes, reason=WHY)
    ),
    "communications.signing.decline": Service(OFFICE, _answer(signing.decline)),
    "communications.commenting.comment": Service(
        READERS,
        lambda w, by: commenting.comment(
            version=w.row("version in sign-off"), block=0, text="Why?", by=by, **DATED
        ),
    ),
    "communications.commenting.settle_comment": Service(
        DESK, lambda w, by: commenting.settle_comment(comment=w.row("comment"), by=by, **DATED)
    ),
    "communications.commenting.reopen_comment": Service(
        DESK, lambda w, by: commenting.reopen_comment(comment=w.row("comment"), by=by, on=TODAY)
    ),
    "communications.delegating.delegate": Service(
        OFFICE,
        lambda w, by: delegating.delegate(
            mandate=w.mandates[0],
            to_office=Office.objects.get(code="neighbours"),
            valid_from=TODAY,
            valid_to=None,
            reason="",
            by=by,
            on=TODAY,
        ),
    ),
    "communications.delegating.withdraw_delegation": Service(
        OFFICE,
        lambda w, by: delegating.withdraw_delegation(
            delegation=w.row("delegation"), by=by, **DATED
        ),
    ),
    "communications.sending.send_letters": Service(
        SUPERVISOR,
        lambda w, by: sending.send_letters(
            letters=[w.row("cleared letter")], by=by, **DATED, deliveries=_by_hand(w)
        ),
    ),
    "communications.dispatching.record_delivery": Service(
        DESK,
        lambda w, by: dispatching.record_delivery(
            dispatch=w.row("dispatch"), delivered_on=TODAY, note="", by=by, on=TODAY
        ),
    ),
    "communications.dispatching.email_again": Service(
        DESK, lambda w, by: dispatching.email_again(dispatch=w.row("dispatch"), by=by, **DATED)
    ),
    "communications.voiding.void_letter": Service(
        SUPERVISOR,
        lambda w, by: voiding.void_letter(letter=w.row("sent letter"), reason=WHY, by=by, on=TODAY),
    ),
    "communications.extensions.record_extension": Service(
        DESK,
        lambda w, by: extensions.record_extension(
            letter=w.row("sent letter"),
            kind="granted",
            until=date(2024, 6, 1),
            reason=WHY,
            happened_on=TODAY,
            by=by,
            on=TODAY,
        ),
    ),
    "communications.closing.close_letter": Service(
        DESK,
        lambda w, by: closing.close_letter(
            letter=w.row("sent letter"), reason=WHY, by=by, on=TODAY
        ),
    ),
    "communications.closing.reopen_letter": Service(
        DESK,
        lambda w, by: closing.reopen_letter(
            letter=w.row("closed letter"), reason=WHY, by=by, on=TODAY
        ),
    ),
}
