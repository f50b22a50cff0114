"""What was judged of a reply."""

from __future__ import annotations

from datetime import date

from communications.models import Answer, Commitment, Reply

from .world import TODAY, World


def make_judgements(world: World, reply: Reply) -> None:
    """What the reply answers, and what the addressee says in it that it will do."""
    secret, letter = world.letter_secret, reply.communication
    Answer.objects.create(
        question=letter.questions.get(),
        reply=reply,
        state="partly",
        passage=f"{secret} was visited.",
        note=f"Nothing more on {secret}.",
        judged_by=world.officer,
        judged_on=TODAY,
    )
    commitment = Commitment.objects.create(
        communication=letter,
        reply=reply,
        what=f"{secret} will be rebuilt.",
        passage=f"We will rebuild {secret}.",
        due_on=date(2023, 12, 31),
        recorded_by=world.officer,
        recorded_on=TODAY,
    )
    world.put("reply", reply, pk=letter.pk, reply_pk=reply.pk)
    world.put("commitment", commitment, pk=letter.pk, commitment_pk=commitment.pk)
