"""What holds for every address of the API."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.conf import settings
from django.http import QueryDict
from rest_framework.request import Request
from rest_framework.views import APIView

from .parameters import Parameter, read_query
from .problems import HTTPS_REQUIRED, ProblemError


class ApiView(APIView):
    """A resource. A subclass names the parameters that its addresses take; no others are let in."""

    parameters: ClassVar[Sequence[Parameter]] = ()
    http_method_names = ["get", "head", "post", "put", "patch", "delete"]
    query: dict[str, Any]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Refuses, in this order: plain http, other forms than JSON, no token, unknown parameters.

        Plain http is answered with an error and never redirected: the token has been seen.
        """
        if settings.SECURE_SSL_REDIRECT and not request.is_secure():
            raise ProblemError(HTTPS_REQUIRED)
        super().initial(request, *args, **kwargs)
        self.query = self.read_parameters(request.query_params)

    def read_parameters(self, query: QueryDict, /) -> dict[str, Any]:
        """What the query means; raises ProblemError where it has more, or other, than it may."""
        return read_query(query, self.parameters)
