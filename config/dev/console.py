"""Words for the person at the terminal; on standard error, so that output can be piped."""

from __future__ import annotations

import sys


class Failure(Exception):
    """A command cannot go on; its text is what the person reads, so no traceback is shown."""


def say(text: str) -> None:
    """Print one line at once."""
    print(text, file=sys.stderr, flush=True)
