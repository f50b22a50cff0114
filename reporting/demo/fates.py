"""What becomes of a letter: its replies and its closing, as days. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from random import Random

from communications.enums import ReplyKind

from .story import Fate, PlannedReply

ARABIC = frozenset({"BHR", "DZA", "EGY", "IRQ", "JOR", "KWT", "LBN", "LBY", "MAR", "OMN", "QAT"})
RUSSIAN = frozenset({"KAZ", "KGZ", "TJK", "TKM", "UZB"})
YEARS_UNTIL_CLOSED = 2


class Outcome(StrEnum):
    """How an addressee behaves."""

    SILENT = "silent"
    ACKNOWLEDGED = "acknowledged"
    EARLY = "early"
    LAST_DAY = "last day"
    DAY_AFTER = "day after"
    LATE = "late"
    INTERIM_THEN_LATE = "interim, then late"
    TWO_ON_ONE_DAY = "two on one day"
    REJECTED = "rejected"
    CLOSED = "closed"
    VOIDED = "voided"


def reply_language(code: str, letter_language: str) -> str:
    """In which language of the United Nations the addressee answers."""
    if code in ARABIC:
        return "ar"
    if code in RUSSIAN:
        return "ru"
    return "zh" if code == "CHN" else letter_language


@dataclass(frozen=True)
class Sent:
    """What a fate depends on. `due` is None where nothing falls due."""

    day: date
    due: date | None
    today: date
    language: str


def fate_of(outcome: Outcome, sent: Sent, rng: Random) -> Fate:
    """What becomes of the letter. Replies that would come after `today` have not come yet."""
    if outcome == Outcome.VOIDED:
        return Fate(voided=True)
    replies = [reply for reply in _replies(outcome, sent, rng) if reply.received_on <= sent.today]
    return Fate(tuple(replies), _closed_on(outcome, sent))


def _closed_on(outcome: Outcome, sent: Sent) -> date | None:
    if outcome != Outcome.CLOSED:
        return None
    return min(sent.today, (sent.due or sent.day) + timedelta(days=365 * YEARS_UNTIL_CLOSED))


def _replies(outcome: Outcome, sent: Sent, rng: Random) -> list[PlannedReply]:
    due = sent.due or sent.day + timedelta(days=60)
    window = (due - sent.day).days
    early = sent.day + timedelta(days=rng.randint(min(14, window), window))
    late = due + timedelta(days=rng.randint(2, 75))
    acknowledged = _reply(ReplyKind.ACKNOWLEDGEMENT, sent.day + timedelta(days=5), sent, rng)
    substantive = ReplyKind.SUBSTANTIVE
    by_outcome = {
        Outcome.ACKNOWLEDGED: [acknowledged],
        Outcome.EARLY: [_reply(substantive, early, sent, rng)],
        Outcome.LAST_DAY: [acknowledged, _reply(substantive, due, sent, rng)],
        Outcome.DAY_AFTER: [_reply(substantive, due + timedelta(days=1), sent, rng)],
        Outcome.LATE: [_reply(substantive, late, sent, rng)],
        Outcome.INTERIM_THEN_LATE: [
            acknowledged,
            _reply(ReplyKind.INTERIM, early, sent, rng),
            _reply(substantive, late, sent, rng),
        ],
        Outcome.TWO_ON_ONE_DAY: [
            _reply(ReplyKind.INTERIM, early, sent, rng),
            _reply(substantive, early, sent, rng),
        ],
        Outcome.REJECTED: [_reply(ReplyKind.REJECTION, early, sent, rng)],
    }
    return by_outcome.get(outcome, [])


def _reply(kind: ReplyKind, dated_on: date, sent: Sent, rng: Random) -> PlannedReply:
    received = dated_on + timedelta(days=rng.choice([0, 0, 1, 1, 3]))
    files = {
        ReplyKind.ACKNOWLEDGEMENT: ((), ("letter",)),
        ReplyKind.INTERIM: (("letter",),),
        ReplyKind.SUBSTANTIVE: (("letter",), ("letter", "annex"), ("letter", "annex", "annex")),
        ReplyKind.REJECTION: (("letter",),),
    }[kind]
    return PlannedReply(kind, dated_on, received, sent.language, rng.choice(files))
