"""What a page lists and says, whatever white space its templates are laid out with."""

from __future__ import annotations

import re
from html import unescape

from django.http import HttpResponse

ROW = re.compile(r'<th scope="row"><a class="reference" href="[^"]*"><bdi>([^<]*)</bdi>')


def markup(response: HttpResponse) -> str:
    """The page with no white space beside tags and single spaces elsewhere."""
    one_spaced = re.sub(r"\s+", " ", response.content.decode())
    return re.sub(r"> | (?=<)", lambda found: found[0].strip(), one_spaced)


def words(response: HttpResponse) -> str:
    """What the page says, without its tags, in single spaces."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", response.content.decode())))


def references(response: HttpResponse) -> list[str]:
    """The references in the first column, in their order on the page."""
    return [unescape(found) for found in ROW.findall(markup(response))]


def without_secrets(page: str) -> str:
    """The page without what differs from answer to answer: form tokens."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", page)
