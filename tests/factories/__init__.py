"""Rows for tests, with unsurprising defaults and fixed dates. Everything told here is invented.

Plain functions, so that property tests and processes of their own may call them too; the fixtures
of the same names are in `tests/fixtures.py`.
"""

from .letters import LETTER_DATE, QUESTIONS, SIXTY_DAYS, make_case, make_communication
from .parties import (
    MANDATES,
    PASSWORD,
    STATES,
    make_actor,
    make_desk,
    make_mandate,
    make_office,
    make_state,
    make_user,
)

__all__ = [
    "LETTER_DATE",
    "MANDATES",
    "PASSWORD",
    "QUESTIONS",
    "SIXTY_DAYS",
    "STATES",
    "make_actor",
    "make_case",
    "make_communication",
    "make_desk",
    "make_mandate",
    "make_office",
    "make_state",
    "make_user",
]
