"""The OpenAPI description is valid, in step with the code, and true."""

from __future__ import annotations

from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import call_command
from django.test import Client
from jsonschema import Draft202012Validator, FormatChecker

from cases.enums import EventKind
from communications.api.schema import openapi_document
from communications.enums import RelationKind, ReplyKind, Stage
from communications.models import Relation, Reply, ReplyFile
from communications.services.events import record_event
from tests.api.asker import LIST, Asker, letter_path

COMMITTED = Path(__file__).parents[2] / "docs" / "api" / "openapi.yaml"


def test_the_description_is_valid_and_made_without_a_warning(capsys):
    call_command("spectacular", validate=True, fail_on_warn=True, stdout=StringIO())

    assert capsys.readouterr().err == ""


def test_the_committed_description_is_the_one_that_the_code_gives(tmp_path):
    # Made anew by: manage.py spectacular --file docs/api/openapi.yaml
    made = tmp_path / "openapi.yaml"
    call_command("spectacular", file=str(made))

    assert COMMITTED.read_text() == made.read_text()


def test_the_served_description_is_the_committed_one(office):
    response = office.get("/api/v1/schema/", accept_language="fr")

    assert response.json() == yaml.safe_load(COMMITTED.read_text())
    assert response.json()["openapi"] == "3.1.0"


def test_the_description_tells_nothing_internal():
    text = COMMITTED.read_text().lower()

    for word in ["desk", "source_text", "holder_name", "actor", "storage", "password", "consent"]:
        assert word not in text


def closed(schema: Any) -> Any:
    """The same schema, refusing fields that it does not name."""
    if isinstance(schema, list):
        return [closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {name: closed(value) for name, value in schema.items()}
    if schema.get("type") == "object" and "properties" in schema:
        inner.setdefault("additionalProperties", False)
    return inner


def mistakes(name: str, answer: Any) -> list[str]:
    """Where `answer` is not as the component `name` describes it."""
    components = closed(openapi_document()["components"])
    schema = {"$ref": f"#/components/schemas/{name}", "components": components}
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(answer)]


@pytest.fixture
def every_kind(make_communication, company, mandate_housing, mandate_health, supervisor) -> None:
    """Letters of every form, with everything that may hang on one."""
    full = make_communication(mandates=[mandate_housing, mandate_health])
    reply = Reply.objects.create(
        communication=full,
        kind=ReplyKind.REJECTION,
        dated_on=date(2023, 7, 20),
        received_on=date(2023, 7, 25),
        language="en",
    )
    ReplyFile.objects.create(
        reply=reply, file="x", original_name="x", content_type="application/pdf", size=8
    )
    for target in (None, make_communication(actor=company, state=None)):
        Relation.objects.create(
            communication=full,
            kind=RelationKind.PARALLEL_TO,
            target=target,
            reference_as_printed=f"a letter to {target}",
        )
    record_event(
        communication=full,
        kind=EventKind.REPLY_REGISTERED,
        happened_on=date(2023, 7, 25),
        by=supervisor,
    )
    bare = {"window": None, "publication_delay": None, "questions": ()}
    make_communication(**bare)
    make_communication(stage=Stage.VOIDED, **bare)


def test_every_answer_is_as_described(office: Asker, every_kind):
    page = office.get(query={"limit": 3}).json()

    assert mistakes("CommunicationPage", page) == []
    assert mistakes("CommunicationPage", office.get(page["next"]).json()) == []
    for pk in office.ids():
        assert mistakes("Communication", office.get(letter_path(pk)).json()) == []


@pytest.mark.parametrize(
    ("path", "query"),
    [(LIST, {"type": "JAL"}), (LIST, {"colour": "blue"}), (letter_path(1), {})],
)
def test_every_error_is_as_described(office, path, query):
    assert mistakes("ProblemDetails", office.get(path, query).json()) == []


def test_the_problems_are_as_described(db):
    assert mistakes("ProblemList", Client().get("/api/v1/problems/").json()) == []


def test_an_answer_with_a_field_too_many_would_be_noticed(office, every_kind):
    page = office.get().json()
    page["items"][0]["desk"] = "Africa"

    assert len(mistakes("CommunicationPage", page)) == 1


def test_every_operation_names_what_it_may_answer():
    for path, methods in openapi_document()["paths"].items():
        for operation in methods.values():
            expected = {"200", "304", "400", "403", "405", "406", "500"}
            if "/problems/" not in path:
                expected.add("401")
            if "{" in path:
                expected.add("404")
            assert set(operation["responses"]) == expected, path
