"""What a page lists."""

from __future__ import annotations

import re
from html import unescape

from django.http import HttpResponse

ROW = re.compile(r'<th scope="row"><a class="reference" href="[^"]*"><bdi>([^<]*)</bdi>')


def references(response: HttpResponse) -> list[str]:
    """The references in the first column, in their order on the page."""
    return [unescape(found) for found in ROW.findall(response.content.decode())]


def without_secrets(page: str) -> str:
    """The page without what differs from answer to answer: form tokens."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", page)
