"""Extensions of a reply window: what the steps recorded so far come to. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from communications.enums import ExtensionKind


@dataclass(frozen=True, slots=True)
class ExtensionStep:
    """One step; `until` is the day asked for or granted, None where the step names none."""

    kind: ExtensionKind
    happened_on: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Extension:
    """Where things stand: whether a request waits for its answer, and until when was granted."""

    request_waits: bool = False
    granted_until: date | None = None


def extension_after(steps: Iterable[ExtensionStep]) -> Extension:
    """Where things stand after `steps`, in the order in which they were recorded.

    A later grant takes the place of an earlier one. A refusal answers the request that waits and
    leaves an earlier grant as it is. What is withdrawn is the request that waits; where none does,
    the grant.
    """
    standing = Extension()
    for step in steps:
        standing = _next(standing, step)
    return standing


def _next(standing: Extension, step: ExtensionStep) -> Extension:
    if step.kind == ExtensionKind.REQUESTED:
        return Extension(request_waits=True, granted_until=standing.granted_until)
    if step.kind == ExtensionKind.GRANTED:
        return Extension(request_waits=False, granted_until=step.until)
    takes_grant_back = step.kind == ExtensionKind.WITHDRAWN and not standing.request_waits
    return Extension(granted_until=None if takes_grant_back else standing.granted_until)
