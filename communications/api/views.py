"""The resources of the API, a class each."""

from __future__ import annotations

from typing import Any, NoReturn, cast

from django.http import Http404, HttpResponse
from django.urls import reverse
from drf_spectacular.types import OpenApiTypes
from rest_framework.request import Request

from parties.models import User
from parties.office_day import office_today

from . import queries, rows, shapes
from .base import ApiView
from .conditional import tagged_json
from .filters import FILTERS, narrow
from .pagination import DEFAULT_LIMIT, PAGING, page_of
from .problem_shapes import ProblemKind, ProblemList
from .problems import NOT_FOUND, PROBLEMS, UNAUTHENTICATED, explanation_of
from .schema import openapi_document, operation


class Communications(ApiView):
    """The list of the communications that the token's user may read."""

    parameters = (*FILTERS, *PAGING)

    @operation(
        "listCommunications",
        "The communications that you may read, newest first, page by page.",
        shapes.CommunicationPage,
        parameters=parameters,
    )
    def get(self, request: Request) -> HttpResponse:
        today = office_today()
        letters = queries.letters_for(cast(User, request.user), on=today)
        page, place = page_of(
            narrow(letters, self.query),
            *queries.ITEM_FIELDS,
            after=self.query.get("cursor"),
            limit=self.query.get("limit", DEFAULT_LIMIT),
        )
        mandates = queries.mandates_of([row["pk"] for row in page])
        collection = _collection(request)
        items = [
            rows.communication_item(row, mandates[row["pk"]], on=today, collection=collection)
            for row in page
        ]
        following = _page_address(request, place.as_cursor()) if place else None
        link = f'<{following}>; rel="next"' if following else ""
        return tagged_json(request, {"items": items, "next": following}, link=link)


class Communication(ApiView):
    """One communication, with its letter and all that happened to it."""

    @operation(
        "getCommunication",
        "A communication with its letter, questions, replies, relations and events.",
        shapes.Communication,
        problems=(UNAUTHENTICATED, NOT_FOUND),
    )
    def get(self, request: Request, pk: int) -> HttpResponse:
        today = office_today()
        user = cast(User, request.user)
        letter = queries.letters_for(user, on=today).filter(pk=pk)
        row = letter.values(*queries.DETAIL_FIELDS).first()
        if row is None:
            raise Http404
        files = queries.reply_files_of(pk)
        collection = _collection(request)
        item = rows.communication_item(
            row, queries.mandates_of([pk])[pk], on=today, collection=collection
        )
        return tagged_json(
            request,
            {
                **item,
                "window": rows.explained_window(row, queries.extension_steps_of(pk)),
                "publication": rows.publication(row),
                "letter": rows.letter(queries.letter_of(pk)),
                "questions": rows.questions(queries.questions_of(pk)),
                "replies": [rows.reply(each, files[each["pk"]]) for each in queries.replies_of(pk)],
                "relations": [
                    rows.relation(each, collection=collection)
                    for each in queries.relations_of(pk, user)
                ],
                "events": [rows.event(each) for each in queries.events_of(pk)],
            },
        )


class Schema(ApiView):
    """The description of the API for programmes."""

    @operation("getSchema", "This description.", OpenApiTypes.OBJECT, tag="description")
    def get(self, request: Request) -> HttpResponse:
        return tagged_json(request, openapi_document())


class Problems(ApiView):
    """All kinds of errors. No token is needed, since an error may be about the token."""

    authentication_classes = []
    permission_classes = []

    @operation("listProblems", "All kinds of errors.", ProblemList, problems=(), tag="description")
    def get(self, request: Request) -> HttpResponse:
        return tagged_json(request, {"items": [explanation_of(each) for each in PROBLEMS]})


class Problem(ApiView):
    """One kind of error, at the address that is its type."""

    authentication_classes = []
    permission_classes = []

    @operation(
        "getProblem",
        "What a kind of error means.",
        ProblemKind,
        problems=(NOT_FOUND,),
        tag="description",
    )
    def get(self, request: Request, name: str) -> HttpResponse:
        for problem in PROBLEMS:
            if problem.name == name:
                return tagged_json(request, explanation_of(problem))
        raise Http404


class Nothing(ApiView):
    """Every address that is none: answered as an error of the API, not with a page."""

    def http_method_not_allowed(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise Http404


def _collection(request: Request) -> str:
    return str(request.build_absolute_uri(reverse("api:communications")))


def _page_address(request: Request, cursor: str) -> str:
    query = request.query_params.copy()
    query["cursor"] = cursor
    return f"{_collection(request)}?{query.urlencode()}"
