"""Every service that acts for a user, called for every role that may not: it refuses by itself.

A service that leaves it to its caller to have asked `visible_to` says so here, with the addresses
at which that is done; those addresses are walked in `test_every_route.py`. What is a part of other
services is called by no page.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.db import transaction

from cases.services.duplicates import likely_duplicates
from cases.services.joinable import joinable_cases
from communications.services.answer_totals import answer_totals
from communications.services.answering import mandates_answered_by, mandates_carried_by
from communications.services.citations import letters_to_cite
from parties.models import User

from .case_services import CASE_SERVICES
from .inventory import APPS, all_addresses, everything_stored, services_for_a_user
from .letter_services import LETTER_SERVICES
from .reply_services import REPLY_SERVICES
from .roles import DESK, OFFICES, READERS, SIGNED_IN, Roles
from .routes import ROUTES
from .world import ANY_SECRET, TODAY, World

ACTS = {**CASE_SERVICES, **LETTER_SERVICES, **REPLY_SERVICES}

# What the caller has found through `visible_to`, at these addresses and nowhere else. What has no
# address here is called from the command line, or in the administration, which has a walk of its
# own.
AT_THE_EDGE: dict[str, set[str]] = {
    "communications.replies.record_reply": {"/communications/<int:pk>/replies/add/"},
    "communications.notices.mark_notice_read": {"/notices/<int:pk>/read/"},
    "communications.importing.import_letter": {"/communications/import/"},
    "parties.api_tokens.create_api_token": {"/account/tokens/"},
    "reporting.documents.documents_for": {
        "/communications/<int:pk>/letter.pdf",
        "/communications/<int:pk>/annex.pdf",
        "/deliveries/<int:pk>/cover-note.pdf",
    },
    "reporting.documents.render_communication_letter": set(),
    "communications.standard_paragraphs.revise_paragraph": set(),
}

# Asked for what a user may do or read; they change nothing.
QUESTIONS = {
    "cases.case_standing.may_answer_for",
    "cases.duplicates.likely_duplicates",
    "cases.intake.may_register",
    "cases.joinable.joinable_cases",
    "cases.likely_cases.likely_cases",
    "communications.acting.acts_open_to",
    "communications.acting.require",
    "communications.acting.require_role",
    "communications.answer_totals.answer_totals",
    "communications.answering.mandates_answered_by",
    "communications.answering.mandates_carried_by",
    "communications.citations.letters_to_cite",
    "communications.commenting.may_settle",
    "communications.last_seen.changed_since_last_seen",
    "communications.paragraphs.commented",
}

# Parts of other services, in whose transaction they run and whose checks they rest on.
PARTS = {
    "cases.case_events.locked_case",
    "cases.case_events.record_case_event",
    "cases.events.record_event",
    "cases.sources.write_source",
    "cases.submission_events.record_submission_event",
    "communications.acting.lock_for",
    "communications.digests.digest_message",
    "communications.draft_rows.problems_of_draft",
    "communications.drafting.record_editing",
    "communications.events.record_event",
    "communications.letter_rows.save_version",
    "communications.letter_sets.locked_set",
    "communications.sent_rows.freeze_text",
    "communications.showing.show",
    "communications.showing.show_without",
    "communications.sign_off_notices.read_by_answering",
    "communications.versions.keep_version",
}

# Those of the questions that are answered with rows: for whom there are some here.
ROWS: dict[str, tuple[Roles, Callable[[World, User], Iterable[object]]]] = {
    "cases.duplicates.likely_duplicates": (
        DESK,
        lambda w, user: likely_duplicates(submission=w.row("new submission"), user=user),
    ),
    "cases.joinable.joinable_cases": (
        DESK,
        lambda w, user: joinable_cases(w.row("new submission"), user, "Clearing"),
    ),
    "communications.answer_totals.answer_totals": (
        READERS,
        lambda w, user: answer_totals(w.row("sent letter"), user=user).of_letter,
    ),
    "communications.citations.letters_to_cite": (
        READERS,
        lambda w, user: letters_to_cite(w.row("draft").draft, user=user),
    ),
    "communications.answering.mandates_carried_by": (
        OFFICES,
        lambda _w, user: mandates_carried_by(user),
    ),
    "communications.answering.mandates_answered_by": (
        OFFICES,
        lambda _w, user: mandates_answered_by(user, on=TODAY),
    ),
}

REFUSALS = (PermissionDenied, ObjectDoesNotExist, ValidationError)


def test_every_service_is_classed_once():
    classes = [set(ACTS), set(AT_THE_EDGE), QUESTIONS, PARTS]
    known = set().union(*classes)
    found = set(services_for_a_user())
    assert sorted(found - known) == [], "not classed in tests/security/test_every_service.py"
    assert sorted(known - found) == [], "classed, but no service"
    assert sum(map(len, classes)) == len(known)


@pytest.mark.parametrize("role", sorted(SIGNED_IN | {"gone"}))
def test_who_may_not_is_refused_and_nothing_has_changed(world: World, request, role: str):
    user, faults = request.getfixturevalue(role), []
    stored = everything_stored()
    for name, service in ACTS.items():
        if role in service.may:
            continue
        told = _refusal(service.call, world, user)
        if told is None:
            faults.append(f"{name}: done")
        elif ANY_SECRET in told.lower():
            faults.append(f"{name}: tells “{told}”")
        if everything_stored() != stored:
            faults.append(f"{name}: something was changed")
            stored = everything_stored()
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("role", sorted(SIGNED_IN))
def test_who_may_does_it(world: World, request, role: str):
    """The same calls, so that each refusal above is one of the person and of nothing else."""
    user, faults = request.getfixturevalue(role), []
    for name, service in ACTS.items():
        if role not in service.may:
            continue
        before = transaction.savepoint()
        told = _refusal(service.call, world, user)
        transaction.savepoint_rollback(before)
        if told is not None:
            faults.append(f"{name}: {told}")
    assert not faults, "\n".join(faults)


def _refusal(call, world: World, user: User) -> str | None:
    """What the refusal says; None where it was done."""
    try:
        call(world, user)
    except REFUSALS as refusal:
        return f"{type(refusal).__name__} {refusal}"
    return None


@pytest.mark.parametrize("question", sorted(ROWS))
def test_a_question_is_answered_with_what_one_may_read(world: World, request, question: str):
    told, ask = ROWS[question]
    assert question in QUESTIONS
    asking = SIGNED_IN | {"gone"}
    answered = {role for role in asking if list(ask(world, request.getfixturevalue(role)))}
    assert answered == told


@pytest.mark.parametrize("service", sorted(AT_THE_EDGE))
def test_what_the_edge_checks_is_called_at_addresses_that_are_walked(service: str):
    views = all_addresses()
    assert AT_THE_EDGE[service] <= set(ROUTES)
    checking = {views[address].__module__ for address in AT_THE_EDGE[service]}
    assert {module for module in _callers(service) if ".views." in module} == checking


@pytest.mark.parametrize("service", sorted(PARTS))
def test_what_is_a_part_of_services_is_called_by_services_alone(service: str):
    assert _callers(service) == set()


def _callers(service: str) -> set[str]:
    """The modules outside of the services that import the service."""
    return {module for module, used in _imports() if used == service}


@cache
def _imports() -> frozenset[tuple[str, str]]:
    """Each module of the apps that is no service, with each service that it uses."""
    return frozenset(
        (module, used)
        for app in APPS
        for path in sorted((Path(settings.BASE_DIR) / app).rglob("*.py"))
        if "services" not in path.parts and "demo" not in path.parts
        for module in [".".join(path.relative_to(settings.BASE_DIR).with_suffix("").parts)]
        for used in _used_in(ast.parse(path.read_text(encoding="utf-8")))
    )


def _used_in(tree: ast.Module) -> Iterator[str]:
    """The services that a module imports, one by one or as modules: `cases.facts.record_incident`."""
    modules = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and ".services" in node.module:
            app, _, inner = node.module.partition(".services")
            for each in node.names:
                if inner:
                    yield f"{app}{inner}.{each.name}"
                else:
                    modules[each.asname or each.name] = f"{app}.{each.name}"
    used = (node for node in ast.walk(tree) if isinstance(node, ast.Attribute))
    for node in used:
        if isinstance(node.value, ast.Name) and node.value.id in modules:
            yield f"{modules[node.value.id]}.{node.attr}"
