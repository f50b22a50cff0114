"""Every address of the site: who may open it, who may send something to it, what it is about.

Kinds of rows are those of `roles.py`. An address that is not here fails by name in
`test_every_route.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .roles import (
    DESK,
    NOBODY,
    OFFICE,
    OFFICES,
    READERS,
    READERS_OF_LETTERS,
    SECRETARIAT,
    SIGNED_IN,
    SUPERVISOR,
    WITH_A_DESK,
    Roles,
)

LETTERS = (
    "sent letter",
    "voided letter",
    "closed letter",
    "draft",
    "dropped letter",
    "parallel draft",
    "letter in sign-off",
    "letter taken back",
    "cleared letter",
)
SUBMISSIONS = ("submission", "new submission")
DRAFTS = ("draft", "dropped letter", "parallel draft", "letter in sign-off", "letter taken back")
CIRCULATED = ("letter in sign-off", "letter taken back", "cleared letter")
WITH_AN_ANNEX = ("sent letter", "voided letter")
SETS = ("draft set", "set in sign-off", "cleared set")
VERSIONS = (
    "version of a sent letter",
    "version of a draft",
    "version in sign-off",
    "version kept since",
)


@dataclass(frozen=True)
class Route:
    """`opens` get the page, `sends` may send something to it; all of them where its row is there.

    `about` are the kinds of rows whose keys are put into the address, one after the other. To
    `refused` the page is forbidden (403) before anybody looks for the row; for `absent_to` there
    is no such page (404) although they read the row. A page that answers something else than 200
    to those whom it opens to says so in `answers`. `sent` is what is sent along.
    """

    opens: Roles = NOBODY
    sends: Roles = NOBODY
    about: tuple[str, ...] = ("",)
    refused: Roles = NOBODY
    absent_to: Roles = NOBODY
    answers: frozenset[int] = frozenset({200})
    sent: Mapping[str, str] = field(default_factory=dict)


def page(opens: Roles, *about: str, **more: object) -> Route:
    return Route(opens=opens, about=about or ("",), **more)  # type: ignore[arg-type]


def form(roles: Roles, *about: str, **more: object) -> Route:
    return Route(opens=roles, sends=roles, about=about or ("",), **more)  # type: ignore[arg-type]


def act(sends: Roles, *about: str, **more: object) -> Route:
    return Route(sends=sends, about=about or ("",), **more)  # type: ignore[arg-type]


INTAKE = {
    "/cases/submissions/": page(SECRETARIAT),
    "/cases/submissions/add/": form(WITH_A_DESK),
    "/cases/submissions/<int:pk>/": page(DESK, *SUBMISSIONS),
    "/cases/submissions/<int:pk>/change/": form(DESK, *SUBMISSIONS),
    "/cases/submissions/<int:pk>/files/<int:file_pk>/": page(DESK, "submission file"),
    "/cases/submissions/<int:pk>/checklist/": act(DESK, *SUBMISSIONS),
    "/cases/submissions/<int:pk>/open-case/": form(DESK, *SUBMISSIONS),
    "/cases/submissions/<int:pk>/join/": form(DESK, *SUBMISSIONS),
    "/cases/submissions/<int:pk>/decline/": form(DESK, *SUBMISSIONS),
    "/cases/submissions/<int:pk>/reopen/": form(SUPERVISOR, *SUBMISSIONS),
    "/cases/submissions/<int:pk>/source/": act(DESK, *SUBMISSIONS),
    "/cases/submissions/<int:pk>/source/add/": form(DESK, *SUBMISSIONS),
    "/cases/submissions/<int:pk>/source/correct/": act(DESK, *SUBMISSIONS),
    "/cases/source-looks/": page(SUPERVISOR | {"auditor"}),
}

CASES = {
    "/cases/": form(SECRETARIAT),
    "/cases/persons/": form(SECRETARIAT),
    "/cases/<int:pk>/": page(DESK, "case"),
    # Names are shown for a POST alone; whoever follows a link gets to the page without them.
    "/cases/<int:pk>/names/": form(DESK, "case", answers=frozenset({302})),
    "/cases/<int:pk>/persons/add/": form(DESK, "case"),
    "/cases/<int:pk>/persons/<int:person_pk>/": form(DESK, "person"),
    "/cases/<int:pk>/persons/<int:person_pk>/consent/": form(DESK, "person"),
    "/cases/<int:pk>/persons/<int:person_pk>/follow-up/": form(DESK, "person"),
    "/cases/<int:pk>/risk/": form(DESK, "case"),
    "/cases/<int:pk>/to-dos/add/": form(DESK, "case"),
    "/cases/<int:pk>/to-dos/<int:row_pk>/done/": act(DESK, "to-do"),
    "/cases/<int:pk>/assign/": form(SUPERVISOR, "case"),
    "/cases/<int:pk>/desk/": form(SUPERVISOR, "case"),
    "/cases/<int:pk>/links/add/": form(DESK, "case"),
    "/cases/<int:pk>/links/<int:other_pk>/remove/": act(DESK, "linked case"),
    "/cases/<int:pk>/close/": act(DESK, "case"),
    "/cases/<int:pk>/incidents/add/": form(DESK, "case"),
    "/cases/<int:pk>/incidents/<int:row_pk>/": form(DESK, "incident"),
    "/cases/<int:pk>/allegations/add/": form(DESK, "case"),
    "/cases/<int:pk>/allegations/<int:row_pk>/": form(DESK, "allegation"),
    "/cases/<int:pk>/perpetrators/add/": form(DESK, "case"),
    "/cases/<int:pk>/perpetrators/<int:row_pk>/": form(DESK, "perpetrator"),
}

LETTER_PAGES = {
    "/": page(SIGNED_IN),
    "/communications/import/": form(WITH_A_DESK),
    "/communications/<int:pk>/": page(READERS, *LETTERS),
    "/communications/<int:pk>/letter.pdf": page(READERS, *LETTERS),
    "/communications/<int:pk>/annex.pdf": page(READERS, *WITH_AN_ANNEX),
    "/communications/<int:pk>/replies/add/": form(DESK, "sent letter"),
    "/communications/<int:pk>/replies/<int:reply_pk>/answers/": Route(
        opens=READERS, sends=DESK, about=("reply",)
    ),
    "/communications/<int:pk>/replies/<int:reply_pk>/commitments/add/": form(DESK, "reply"),
    "/communications/<int:pk>/commitments/<int:commitment_pk>/": form(DESK, "commitment"),
    "/communications/<int:pk>/commitments/<int:commitment_pk>/outcome/": form(DESK, "commitment"),
    "/commitments/": page(READERS_OF_LETTERS),
    "/communications/<int:pk>/extensions/add/": form(DESK, "sent letter"),
    "/communications/<int:pk>/close/": form(DESK, "sent letter"),
    "/communications/<int:pk>/reopen/": form(DESK, "sent letter"),
    "/communications/<int:pk>/replies/files/<int:file_pk>/": page(READERS, "reply file"),
    "/communications/<int:pk>/versions/": page(READERS, *LETTERS),
    "/communications/<int:pk>/versions/compare/": page(
        READERS, *LETTERS, answers=frozenset({200, 302})
    ),
    "/communications/<int:pk>/versions/<int:number>/": page(READERS, *VERSIONS),
    "/jobs/": page(SUPERVISOR | {"auditor", "administrator"}),
    "/notices/": page(READERS_OF_LETTERS),
    "/notices/<int:pk>/read/": act(READERS, "desk's notice", "office's notice"),
}

DRAFTING = {
    "/cases/<int:pk>/letters/start/": form(DESK, "case"),
    "/drafts/sets/<int:pk>/": form(DESK, *SETS),
    "/drafts/sets/<int:pk>/save/": act(DESK, *SETS),
    "/drafts/sets/<int:pk>/letters/add/": form(DESK, *SETS),
    "/drafts/<int:pk>/": form(DESK, *DRAFTS, absent_to=OFFICE),
    "/drafts/<int:pk>/save/": act(DESK, *DRAFTS, absent_to=OFFICE),
    "/drafts/<int:pk>/preview/": page(DESK, *DRAFTS, absent_to=OFFICE),
    "/drafts/<int:pk>/letter.pdf": page(DESK, *DRAFTS, absent_to=OFFICE),
    "/drafts/<int:pk>/mandates/": form(DESK, *DRAFTS, absent_to=OFFICE),
    "/drafts/<int:pk>/drop/": form(DESK, *DRAFTS, absent_to=OFFICE),
    "/drafts/<int:pk>/revive/": act(DESK, *DRAFTS, absent_to=OFFICE),
    "/drafts/<int:pk>/keep/": act(DESK, *DRAFTS, absent_to=OFFICE),
}

SIGN_OFF = {
    "/sign-offs/": page(READERS_OF_LETTERS),
    "/sign-offs/delegations/": form(OFFICES),
    "/sign-offs/delegations/<int:pk>/withdraw/": act(
        OFFICES, "delegation", refused=SIGNED_IN - OFFICES
    ),
    "/sign-offs/sets/<int:pk>/": page(DESK, *SETS),
    "/sign-offs/sets/<int:pk>/circulate/": form(DESK, *SETS),
    "/sign-offs/sets/<int:pk>/take-back/": form(DESK, *SETS),
    "/sign-offs/sets/<int:pk>/remind/": act(DESK, *SETS),
    "/communications/<int:pk>/sign-off/": page(READERS, *CIRCULATED),
    "/communications/<int:pk>/sign-off/answer/": form(
        OFFICE, "letter in sign-off", sent={"answer": "signed"}
    ),
    "/communications/<int:pk>/sign-off/comments/": form(READERS, "letter in sign-off"),
    # Whoever reads a comment may ask; its author and the desk may say that it is settled.
    "/communications/<int:pk>/sign-off/comments/<int:comment_pk>/settle/": act(DESK, "comment"),
}

SENDING = {
    "/sets/<int:pk>/send/": Route(opens=DESK, sends=SUPERVISOR, about=SETS),
    "/sets/<int:pk>/sent/": page(DESK, *SETS),
    "/communications/<int:pk>/void/": form(SUPERVISOR, "sent letter"),
    "/communications/<int:pk>/cover-note.pdf": page(DESK, "cleared letter", absent_to=OFFICE),
    "/communications/<int:pk>/cover-notes/<int:contact_pk>.pdf": page(
        DESK, "contact", absent_to=OFFICE
    ),
    "/deliveries/<int:pk>/": form(DESK, "dispatch"),
    "/deliveries/<int:pk>/again/": act(DESK, "dispatch"),
    "/deliveries/<int:pk>/cover-note.pdf": page(DESK, "dispatch"),
}

ACCOUNT = {
    "/account/tokens/": form(READERS_OF_LETTERS),
    "/account/tokens/<str:token_key>/revoke/": form(
        READERS_OF_LETTERS, "token", refused=SIGNED_IN - READERS_OF_LETTERS
    ),
}

ROUTES: dict[str, Route] = {
    **INTAKE,
    **CASES,
    **LETTER_PAGES,
    **DRAFTING,
    **SIGN_OFF,
    **SENDING,
    **ACCOUNT,
}

# Walked by a rule of their own in `test_every_route.py`.
ADMINISTRATION, SIGN_IN, API = "/admin/", "/accounts/", "/api/"
# For everybody, without anything of ours.
OPEN = {"/healthz"}
