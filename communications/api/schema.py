"""How the API describes itself: OpenAPI 3.1, made from the views and from `shapes`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, TypeVar

from django.utils import translation
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.serializers import Serializer

from .parameters import Parameter
from .problem_shapes import ProblemDetails
from .problems import (
    HTTPS_REQUIRED,
    INVALID_PARAMETERS,
    MEDIA_TYPE,
    METHOD_NOT_ALLOWED,
    NOT_ACCEPTABLE,
    SERVER_ERROR,
    UNAUTHENTICATED,
    Problem,
)

View = TypeVar("View", bound=Callable[..., Any])

# What every address may answer.
_ALWAYS = (INVALID_PARAMETERS, HTTPS_REQUIRED, METHOD_NOT_ALLOWED, NOT_ACCEPTABLE, SERVER_ERROR)


@cache
def openapi_document() -> dict[str, Any]:
    """The description of the whole API, in English; made once in the life of a process."""
    with translation.override("en"):
        generator = SchemaGenerator()  # type: ignore[no-untyped-call]
        document: dict[str, Any] = generator.get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    return document


def operation(
    name: str,
    summary: str,
    answer: type[Serializer[Any]] | Any,
    *,
    parameters: Sequence[Parameter] = (),
    problems: Sequence[Problem] = (UNAUTHENTICATED,),
    tag: str = "communications",
) -> Callable[[View], View]:
    """Describes a method of a view: the answer's shape, its parameters, and what may go wrong."""
    answers: dict[Any, Any] = {
        200: OpenApiResponse(answer, description="The answer."),
        304: OpenApiResponse(description="You have it already: its ETag is in `If-None-Match`."),
    }
    for problem in sorted((*_ALWAYS, *problems), key=lambda each: each.status):
        described = OpenApiResponse(ProblemDetails, description=problem.title)
        answers[problem.status, MEDIA_TYPE] = described
    decorate: Callable[[View], View] = extend_schema(
        operation_id=name,
        summary=summary,
        parameters=[*map(_described, parameters), *_HEADERS],
        responses=answers,
        tags=[tag],
    )
    return decorate


def _described(parameter: Parameter) -> OpenApiParameter:
    return OpenApiParameter(
        parameter.name,
        type=dict(parameter.schema),
        description=parameter.description,
        location=OpenApiParameter.QUERY,
    )


def _header(name: str, description: str, *, answers: Sequence[int] | bool) -> OpenApiParameter:
    return OpenApiParameter(
        name,
        type=OpenApiTypes.STR,
        location=OpenApiParameter.HEADER,
        description=description,
        response=answers,
    )


_HEADERS = (
    _header("If-None-Match", "The ETag of the answer that you have.", answers=False),
    _header("ETag", "Follows from the content of the answer.", answers=[200, 304]),
    _header("WWW-Authenticate", "Asks for a bearer token.", answers=[401]),
    _header("X-Request-Id", "Names this request in our log.", answers=True),
)
