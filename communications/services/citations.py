"""Earlier letters that a letter cites, with the replies to them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from communications.enums import RelationKind, ReplyKind
from communications.models import Communication, Draft, Relation, Reply
from communications.rules.letter_facts import Cited
from parties.models import User

# So many of the newest are offered: a State may have had hundreds of letters.
MOST_OFFERED = 30


def cited_by(communication: Communication) -> tuple[Cited, ...]:
    """The earlier letters that the letter cites, the oldest first.

    Their days are those known now; a letter that is not in the system keeps the days that were
    written down. An acknowledgement is no reply.
    """
    rows = Relation.objects.filter(communication=communication, kind=RelationKind.REFERS_TO)
    replies = Prefetch("target__replies", _told_replies())
    cited = [_cited(row) for row in rows.select_related("target").prefetch_related(replies)]
    return tuple(sorted(cited, key=lambda each: (each.sent_on or date.min, each.reference)))


def letters_to_cite(draft: Draft, *, user: User) -> QuerySet[Communication]:
    """What is offered for citation: sent letters of the same case or to the same addressee.

    Those that `user` may read, the newest first, with their replies under `replies`.
    """
    letter = draft.communication
    same = Q(case=letter.case_id)
    if letter.addressee_state_id:
        same |= Q(addressee_state=letter.addressee_state_id)
    else:
        same |= Q(addressee_actor=letter.addressee_actor_id)
    rows = Communication.objects.visible_to(user).with_reference().filter(same, voided_on=None)
    parallel = Draft.objects.filter(letter_set=draft.letter_set_id).values("communication")
    found: QuerySet[Communication] = rows.exclude(pk__in=parallel)
    ordered = found.order_by("-letter_date", "-pk").prefetch_related(
        Prefetch("replies", _told_replies())
    )
    return ordered[:MOST_OFFERED]


def cited_keys(communication: Communication) -> list[int]:
    """The keys of the letters that the letter cites, in the order of their keys."""
    rows = Relation.objects.filter(communication=communication, kind=RelationKind.REFERS_TO)
    keys = rows.filter(target__isnull=False).order_by("target").values_list("target", flat=True)
    return list(keys)


def write_citations(communication: Communication, letters: Iterable[Communication]) -> None:
    """Have the letter cite these sent letters and no other, in the caller's transaction."""
    Relation.objects.filter(communication=communication, kind=RelationKind.REFERS_TO).delete()
    Relation.objects.bulk_create(
        Relation(
            communication=communication,
            kind=RelationKind.REFERS_TO,
            target=letter,
            reference_as_printed=str(letter.reference),
            sent_on=letter.letter_date,
        )
        for letter in letters
    )


def _told_replies() -> QuerySet[Reply]:
    return Reply.objects.exclude(kind=ReplyKind.ACKNOWLEDGEMENT).order_by("dated_on", "pk")


def _cited(row: Relation) -> Cited:
    if row.target is None:
        return Cited(row.reference_as_printed, row.sent_on, row.replied_on)
    replies = list(row.target.replies.all())
    replied_on = replies[-1].dated_on if replies else None
    return Cited(str(row.target), row.target.letter_date, replied_on)
