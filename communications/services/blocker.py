"""A reason against sending a letter."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Blocker:
    """What is wrong, and where it can be mended.

    `code` is stable. `text` is for people and holds no name of a person concerned. `link` is the
    name of an address and `keys` what it takes; "" where no page mends it.
    """

    code: str
    text: str
    link: str = ""
    keys: tuple[int, ...] = ()
