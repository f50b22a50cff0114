"""Which cases are offered to whom a submission may belong."""

from __future__ import annotations

from dataclasses import dataclass

from cases.models import Case, Submission
from cases.rules.likeness import Reason
from parties.models import User

from .duplicates import likely_duplicates

# As many as a person can look through.
OFFERED = 20


@dataclass(frozen=True, slots=True)
class Offered:
    """A case that may be chosen, and why it looks alike, where it does."""

    case: Case
    reasons: tuple[Reason, ...] = ()


def joinable_cases(submission: Submission, user: User, words: str) -> list[Offered]:
    """The cases whose title has all of `words`; without words the likely ones, then the newest.

    Only what `user` may read, each once.
    """
    visible = Case.objects.visible_to(user).select_related("desk")
    if asked := words.split()[:10]:
        for word in asked:
            visible = visible.filter(title__icontains=word)
        return [Offered(case) for case in visible[:OFFERED]]
    duplicates = likely_duplicates(submission=submission, user=user)
    likely = [Offered(each.case, each.reasons) for each in duplicates if each.case]
    known = {offered.case.pk for offered in likely}
    newest = (Offered(case) for case in visible[:OFFERED] if case.pk not in known)
    return [*likely, *newest][:OFFERED]
