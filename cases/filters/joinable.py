"""Which cases are offered to whom a submission may belong."""

from __future__ import annotations

from cases.models import Case, Submission
from cases.services.duplicates import likely_duplicates
from parties.models import User

# As many as a person can look through.
OFFERED = 20


def joinable_cases(submission: Submission, user: User, words: str) -> list[Case]:
    """The likely cases, then those whose title has all of `words`; without words the newest.

    Only what `user` may read, each once.
    """
    likely = [each.case for each in likely_duplicates(submission=submission, user=user)]
    found = Case.objects.visible_to(user).select_related("desk")
    for word in words.split()[:10]:
        found = found.filter(title__icontains=word)
    cases = [each for each in likely if each]
    known = {case.pk for case in cases}
    return [*cases, *(case for case in found[:OFFERED] if case.pk not in known)][:OFFERED]
