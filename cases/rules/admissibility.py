"""Whether information received is admissible. Pure.

The five criteria are those of article 9 of the Code of Conduct for special procedures mandate
holders (Human Rights Council resolution 5/2).
"""

from __future__ import annotations

from collections.abc import Mapping

from cases.enums import Criterion


def is_admissible(answers: Mapping[str, bool]) -> bool | None:
    """True where all five criteria are met, False where one is not, None where it is open yet.

    `answers` says by criterion whether it is met; those without an answer are left out.
    """
    given = [answers.get(criterion) for criterion in Criterion.values]
    if False in given:
        return False
    return None if None in given else True


def unanswered(answers: Mapping[str, bool]) -> list[Criterion]:
    """The criteria that nobody has judged yet, in their order."""
    return [criterion for criterion in Criterion if criterion not in answers]
