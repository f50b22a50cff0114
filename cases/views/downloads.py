"""Giving out files that came from outside."""

from __future__ import annotations

from django.http import FileResponse

from cases.models.kept_file import KeptFile


def for_saving(row: KeptFile, name: str) -> FileResponse:
    """The file under `name`, always for saving: no browser shows what came from outside."""
    response = FileResponse(
        row.file.open("rb"),
        as_attachment=True,
        filename=name,
        content_type="application/octet-stream",
    )
    response["Content-Length"] = row.size
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store, private"
    return response
