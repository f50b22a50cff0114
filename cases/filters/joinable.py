"""Which cases are offered to whom a submission may belong."""

from __future__ import annotations

from cases.models import Case, Submission
from cases.services.duplicates import likely_duplicates
from parties.models import User

# As many as a person can look through.
OFFERED = 20


def joinable_cases(submission: Submission, user: User, words: str) -> list[Case]:
    """The cases whose title has all of `words`; without words the likely ones, then the newest.

    Only what `user` may read, each once.
    """
    visible = Case.objects.visible_to(user).select_related("desk")
    if asked := words.split()[:10]:
        for word in asked:
            visible = visible.filter(title__icontains=word)
        return list(visible[:OFFERED])
    duplicates = likely_duplicates(submission=submission, user=user)
    likely = [each.case for each in duplicates if each.case]
    known = {case.pk for case in likely}
    return [*likely, *(case for case in visible[:OFFERED] if case.pk not in known)][:OFFERED]
