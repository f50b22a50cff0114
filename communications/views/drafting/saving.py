"""What is told after a saving, to the script that saves and to people."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import JsonResponse
from django.utils.translation import gettext as _

from communications.models import Draft, LetterSet
from communications.rules.typed_pieces import Piece, digests_of
from parties.days_in_words import time_in_words
from parties.views.signed_in import SignedInRequest

CONFLICT = 409
REFUSED = 422


def revision_sent(request: SignedInRequest) -> int:
    """The revision that the page was made from; 0, which is never current, where it says none."""
    sent = request.POST.get("revision", "")
    return int(sent) if sent.isdecimal() and len(sent) < 10 else 0


def digests_sent(request: SignedInRequest) -> Mapping[str, str]:
    """The digests of the texts that the page was made from; none where they cannot be read."""
    try:
        sent = json.loads(request.POST.get("read", "{}"))
    except ValueError:
        return {}
    return sent if isinstance(sent, dict) else {}


def digests_told(pieces: Sequence[Piece]) -> str:
    """The digests for the page to carry."""
    return json.dumps(digests_of(pieces))


def saved_in_words(row: LetterSet | Draft) -> str:
    """ "Saved 14:02", in Geneva's time."""
    return _("Saved %(time)s") % {"time": time_in_words(row.saved_at)}


def saved_answer(row: LetterSet | Draft, pieces: Sequence[Piece]) -> JsonResponse:
    """What the script needs to go on: revision, digests, words."""
    told = {
        "revision": row.revision,
        "read": digests_told(pieces),
        "saved": saved_in_words(row),
    }
    return JsonResponse(told)


def conflict_answer(standing: LetterSet | Draft) -> JsonResponse:
    """That somebody else has saved; the script then sends the form as a page."""
    return JsonResponse({"revision": standing.revision}, status=CONFLICT)


def refused_answer(form: Form) -> JsonResponse:
    """Why nothing was saved, in words."""
    problems = [str(message) for messages in form.errors.values() for message in messages]
    return JsonResponse({"problems": problems}, status=REFUSED)


def tell(form: Form, refusal: ValidationError) -> None:
    """Put what a service refused to the fields of `form`; what has no field there to its head."""
    if not hasattr(refusal, "error_dict"):
        form.add_error(None, refusal)
        return
    for name, problems in refusal.error_dict.items():
        for problem in problems:
            form.add_error(name if name in form.fields else None, problem)
