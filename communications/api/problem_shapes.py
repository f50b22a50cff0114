"""The shapes of errors and of their explanations, as OpenAPI describes them; see `shapes`."""

from __future__ import annotations

from rest_framework import serializers as s


class ProblemKind(s.Serializer):
    """A kind of error."""

    type = s.CharField(help_text="The address that identifies it.")
    name = s.CharField()
    status = s.IntegerField()
    title = s.CharField()
    description = s.CharField()


class ProblemList(s.Serializer):
    """All kinds of errors."""

    items = ProblemKind(many=True)


class ParameterError(s.Serializer):
    """What is wrong with one parameter of the query."""

    parameter = s.CharField()
    code = s.CharField()
    detail = s.CharField()
    allowed = s.ListField(child=s.CharField(), required=False, help_text="What is possible.")


class ProblemDetails(s.Serializer):
    """An error, after RFC 9457."""

    type = s.CharField(help_text="The address that identifies this kind of error.")
    title = s.CharField()
    status = s.IntegerField()
    detail = s.CharField()
    request_id = s.CharField(help_text="The same as in the header X-Request-Id.")
    errors = ParameterError(many=True, required=False)  # type: ignore[assignment]
