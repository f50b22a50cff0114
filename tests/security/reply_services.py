"""The services that judge replies for a user: who may, and a call of each."""

from __future__ import annotations

from communications.services import commitments, judging_answers

from .roles import DESK
from .service import Service
from .world import TODAY

WHY = "A reason of several words."

REPLY_SERVICES: dict[str, Service] = {
    "communications.judging_answers.judge_answers": Service(
        DESK,
        lambda w, by: judging_answers.judge_answers(
            reply=w.row("reply"),
            answers=[
                judging_answers.Judgement(w.row("sent letter").questions.get().pk, "answered")
            ],
            character="satisfactory",
            by=by,
            on=TODAY,
        ),
    ),
    "communications.commitments.record_commitment": Service(
        DESK,
        lambda w, by: commitments.record_commitment(
            reply=w.row("reply"), what=WHY, passage="", due_on=None, by=by, on=TODAY
        ),
    ),
    "communications.commitments.correct_commitment": Service(
        DESK,
        lambda w, by: commitments.correct_commitment(
            commitment=w.row("commitment"), what=WHY, passage="", due_on=None, by=by, on=TODAY
        ),
    ),
    "communications.commitments.judge_commitment": Service(
        DESK,
        lambda w, by: commitments.judge_commitment(
            commitment=w.row("commitment"), state="kept", outcome=WHY, by=by, on=TODAY
        ),
    ),
}
