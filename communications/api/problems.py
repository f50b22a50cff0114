"""Every error that the API answers, as problem details (RFC 9457).

Each kind has a stable address, where the API itself explains it; `docs/api/errors.md` lists all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.core.signals import got_request_exception
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.log import log_response
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import set_rollback

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Problem:
    """A kind of error. `detail` is said where the occurrence itself has nothing to add."""

    name: str
    status: int
    title: str
    detail: str
    description: str

    @property
    def type(self) -> str:
        """The address that identifies this kind, and explains it."""
        return reverse("api:problem", args=[self.name])


MALFORMED = Problem(
    "malformed-request",
    400,
    "The request cannot be read",
    "Something in the address, the headers or the body is not well formed.",
    "The address, a header or the body breaks the rules of HTTP, JSON or of this server. Sending"
    " the same request again gives the same answer.",
)
INVALID_PARAMETERS = Problem(
    "invalid-parameters",
    400,
    "The query has parameters that cannot be used",
    "See `errors` for each of them.",
    "`errors` names each parameter with a code: `unknown_parameter`, `unknown_value`,"
    " `not_a_day`, `not_a_number`, `out_of_range`, `not_a_reference`, `repeated` or"
    " `unusable_cursor`. Where there is a list of what is possible, it stands in `allowed`.",
)
UNAUTHENTICATED = Problem(
    "unauthenticated",
    401,
    "A valid token is needed",
    "Send the header `Authorization: Bearer` with a token that is valid now.",
    "There is no token, or it is unknown, expired or revoked, or its user's account is closed."
    " The answer is the same for all of them. Make a new token under /account/tokens/.",
)
HTTPS_REQUIRED = Problem(
    "https-required",
    403,
    "Only https is answered",
    "This request came over plain http. Revoke the token that it carried, and use https.",
    "Nothing is redirected, so that a wrong address in a programme is found at once: what was sent"
    " over plain http could be read on its way, the token included.",
)
FORBIDDEN = Problem(
    "forbidden",
    403,
    "This is not allowed",
    "Your role does not allow this.",
    "The token is valid, but its user may not do this. What a user may not see is answered with"
    " `not-found` instead.",
)
NOT_FOUND = Problem(
    "not-found",
    404,
    "There is nothing here",
    "There is nothing at this address that you may see.",
    "The address leads to nothing, or to something that the token's user may not see; the answer"
    " is the same for both. Addresses end with a slash.",
)
METHOD_NOT_ALLOWED = Problem(
    "method-not-allowed",
    405,
    "This method cannot be used here",
    "The header `Allow` names the methods of this address.",
    "The address exists, but not for this method.",
)
NOT_ACCEPTABLE = Problem(
    "not-acceptable",
    406,
    "Answers are in JSON only",
    "Send `Accept: application/json`, or no such header.",
    "The header `Accept` leaves no form that this address can answer in.",
)
UNSUPPORTED_MEDIA_TYPE = Problem(
    "unsupported-media-type",
    415,
    "Bodies are read as JSON only",
    "Send the body as JSON, with `Content-Type: application/json`.",
    "The header `Content-Type` names a form that this address does not read.",
)
SERVER_ERROR = Problem(
    "server-error",
    500,
    "Something went wrong here",
    "The fault is ours. Tell us the request id, and try again later.",
    "A fault of the server. It is in our log under the request id of the answer.",
)

PROBLEMS = (
    MALFORMED,
    INVALID_PARAMETERS,
    UNAUTHENTICATED,
    HTTPS_REQUIRED,
    FORBIDDEN,
    NOT_FOUND,
    METHOD_NOT_ALLOWED,
    NOT_ACCEPTABLE,
    UNSUPPORTED_MEDIA_TYPE,
    SERVER_ERROR,
)
_BY_EXCEPTION: tuple[tuple[type[Exception], Problem], ...] = (
    (exceptions.ParseError, MALFORMED),
    (exceptions.AuthenticationFailed, UNAUTHENTICATED),
    (exceptions.NotAuthenticated, UNAUTHENTICATED),
    (exceptions.PermissionDenied, FORBIDDEN),
    (exceptions.NotFound, NOT_FOUND),
    (exceptions.MethodNotAllowed, METHOD_NOT_ALLOWED),
    (exceptions.NotAcceptable, NOT_ACCEPTABLE),
    (exceptions.UnsupportedMediaType, UNSUPPORTED_MEDIA_TYPE),
    (Http404, NOT_FOUND),
    (PermissionDenied, FORBIDDEN),
    (SuspiciousOperation, MALFORMED),
)


class ProblemError(Exception):
    """Raised by a view to answer with `problem`; `errors` are its details, field by field."""

    def __init__(self, problem: Problem, errors: Sequence[dict[str, Any]] = ()) -> None:
        super().__init__(problem.title)
        self.problem = problem
        self.errors = errors


def problem_response(exc: Exception, context: dict[str, Any]) -> Response:
    """The answer to an exception in a view: the exception handler of the REST framework.

    What was not expected is logged with its trace and answered without a word about its cause.
    """
    request: HttpRequest = context["request"]._request
    set_rollback()
    problem = _problem_of(exc)
    errors = exc.errors if isinstance(exc, ProblemError) else ()
    response = Response(
        _body(problem, errors, request.META.get("REQUEST_ID", "-")),
        status=problem.status,
        headers=_headers(exc),
        content_type=MEDIA_TYPE,
    )
    if problem is SERVER_ERROR:
        got_request_exception.send(sender=None, request=request)
        log_response(
            "The API failed: %s", request.path, response=response, request=request, exception=exc
        )
    return response


def _problem_of(exc: Exception) -> Problem:
    if isinstance(exc, ProblemError):
        return exc.problem
    return next((each for kind, each in _BY_EXCEPTION if isinstance(exc, kind)), SERVER_ERROR)


def _body(problem: Problem, errors: Sequence[dict[str, Any]], request_id: str) -> dict[str, Any]:
    body: dict[str, Any] = {
        "type": problem.type,
        "title": problem.title,
        "status": problem.status,
        "detail": problem.detail,
        "request_id": request_id,
    }
    if errors:
        body["errors"] = list(errors)
    return body


def _headers(exc: Exception) -> dict[str, str]:
    headers = {"Content-Language": "en"}
    challenge = getattr(exc, "auth_header", None)
    if challenge:
        refused = isinstance(exc, exceptions.AuthenticationFailed)
        headers["WWW-Authenticate"] = challenge + (', error="invalid_token"' if refused else "")
    return headers


def explanation_of(problem: Problem) -> dict[str, Any]:
    """What the API says at the problem's own address."""
    return {
        "type": problem.type,
        "name": problem.name,
        "status": problem.status,
        "title": problem.title,
        "description": problem.description,
    }
