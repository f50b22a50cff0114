"""Who asks, and for whom the rows of the world are there.

Roles are the fixtures of `tests/fixtures.py`, kinds of rows those of `world.py` and `letters.py`.
"""

from __future__ import annotations

Roles = frozenset[str]

NOBODY: Roles = frozenset()
SIGNED_IN: Roles = frozenset(
    {
        "officer_africa",
        "officer_other_desk",
        "officer_without_desk",
        "supervisor",
        "office_user",
        "other_office_user",
        "auditor",
        "administrator",
    }
)
# Without an account, or with one that is closed.
SIGNED_OUT: Roles = frozenset({"nobody", "gone"})
SECRETARIAT = SIGNED_IN - {"office_user", "other_office_user", "auditor", "administrator"}
OFFICES: Roles = frozenset({"office_user", "other_office_user"})
SUPERVISOR: Roles = frozenset({"supervisor"})
WITH_A_DESK = SECRETARIAT - {"officer_without_desk"}
# For these the rows of the world are there, at most: its desk, and the office on its letters.
DESK: Roles = frozenset({"officer_africa", "supervisor"})
OFFICE: Roles = frozenset({"office_user"})
READERS = DESK | OFFICE

# For whom a row is there; for all others it does not exist.
THERE: dict[str, Roles] = {
    "case": DESK,
    "linked case": DESK,
    "person": DESK,
    "incident": DESK,
    "allegation": DESK,
    "perpetrator": DESK,
    "to-do": DESK,
    "submission": DESK,
    "submission file": DESK,
    "new submission": DESK,
    "sent letter": READERS,
    "voided letter": READERS,
    "closed letter": READERS,
    "version of a sent letter": READERS,
    "reply file": READERS,
    "reply": READERS,
    "commitment": READERS,
    "draft": DESK,
    "dropped letter": DESK,
    "parallel draft": DESK,
    "draft set": DESK,
    "set in sign-off": DESK,
    "cleared set": DESK,
    "version of a draft": DESK,
    "letter in sign-off": READERS,
    "version in sign-off": READERS,
    "comment": READERS,
    "letter taken back": READERS,
    "version kept since": DESK,
    "cleared letter": READERS,
    "dispatch": DESK,
    "desk's notice": DESK,
    "office's notice": OFFICE,
    "delegation": OFFICE,
    "contact": DESK,
    "token": SUPERVISOR,
}
READERS_OF_LETTERS = SECRETARIAT | OFFICES
