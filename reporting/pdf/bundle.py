"""The only files that a rendering may read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

SCHEME: Final = "bundle:"
BUNDLE: Final[Mapping[str, tuple[Path, str]]] = {
    "letter.css": (Path(__file__).parent / "letter.css", "text/css"),
}


class ForbiddenResource(Exception):
    """A page asked for something outside the bundle; nothing was read and nothing is printed."""


class BundleFetcher(URLFetcher):  # type: ignore[misc]
    """Serves the files listed in `BUNDLE` as `bundle:NAME` and refuses every other address.

    A refusal is fatal on purpose: the renderer swallows ordinary errors and would print a page
    with a hole, while a page that asks for a file or a host is never one of ours. Within a
    drawing it swallows fatal errors too, so `refused` holds the first refused address.
    """

    def __init__(self) -> None:
        super().__init__(allow_redirects=False)
        self.refused: str | None = None

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002
        """The bundled file of that address. Raises FatalURLFetchingError for any other."""
        name = url.removeprefix(SCHEME)
        if not url.startswith(SCHEME) or name not in BUNDLE:
            self.refused = self.refused or f"not a bundled file: {url[:200]!r}"
            raise FatalURLFetchingError(self.refused)
        path, content_type = BUNDLE[name]
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": content_type})
