"""Which code does the work that the outbox holds; apps register theirs when they are loaded.

A handler is called with the payload of a message and the present moment, in a transaction in which
the message is locked and will be marked as delivered. It may be called again for work that it has
done already, and must then change nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

Payload = Mapping[str, Any]


class Undeliverable(Exception):
    """No later attempt can do better; the text says why, without names or addresses."""


@dataclass(frozen=True, slots=True)
class Work:
    """How the messages of one kind are handled.

    `do` does the work. `gave_up` is called once it is given up, in the transaction that notes it,
    with the payload, the reason in words and the present moment, so that people are told.
    """

    do: Callable[[Payload, datetime], None]
    gave_up: Callable[[Payload, str, datetime], None]


_WORK: dict[str, Work] = {}


def register(kind: str, work: Work) -> None:
    """Let `work` handle the messages of `kind`. Raises ValueError where other work does already."""
    if _WORK.setdefault(kind, work) != work:
        raise ValueError(f"Two handlers for messages of the kind {kind!r}")


def work_of(kind: str) -> Work:
    """What handles messages of `kind`. Raises KeyError where nothing does."""
    return _WORK[kind]
