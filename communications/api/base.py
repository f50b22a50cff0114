"""What holds for every address of the API."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.conf import settings
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
        """Refuses, in this order: plain http, other forms than JSON, no token, a bad query.

        Plain http is answered with an error and never redirected: the token has been seen.
        """
        if settings.SECURE_SSL_REDIRECT and not request.is_secure():
            raise ProblemError(HTTPS_REQUIRED)
        super().initial(request, *args, **kwargs)
        if request.method in self.allowed_methods:
            self.query = read_query(request.query_params, self.parameters)
