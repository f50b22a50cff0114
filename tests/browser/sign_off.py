"""Letters that go round, with something on every page, dated from the day on which the test runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone

from communications.models import Communication, LetterSet
from communications.services.circulating import take_back
from communications.services.commenting import comment, settle_comment
from communications.services.delegating import delegate
from communications.services.sign_off_rows import current_version
from communications.services.signing import ask_for_changes, decline, sign_off
from parties.models import User
from parties.office_day import office_today
from tests.factories import make_actor, make_state
from tests.factories.sign_off import make_round, make_signing_mandate, make_whole_draft

MESSAGE = "The date of the survey is new. Please answer by Friday if you can."


@dataclass(frozen=True)
class GoingRound:
    """`first` is the letter with most to show, `late` waits since yesterday, `draft` is a draft."""

    first: Communication
    late: Communication
    draft: Communication


def fill_sign_offs(officer: User, housing: User, health: User) -> GoingRound:
    """Parallel letters in their second round, a late one, a draft that lacks something.

    `housing` is of the office for housing, `health` of that for health and arbitrary detention.
    """
    today = office_today()
    moment: dict[str, Any] = {"on": today, "at": timezone.now()}
    mandates = [make_signing_mandate(code) for code in ("housing", "health", "detention")]
    assert housing.office
    assert health.office
    health.office.mandates.add(mandates[2])
    first = make_whole_draft(by=officer, mandates=mandates)
    shared = first.draft.letter_set
    others = [
        make_whole_draft(by=officer, letter_set=shared, to=to, mandates=mandates[:2])
        for to in (make_state("NAM"), make_actor())
    ]
    letters = [first, *others]
    begun = {"by": officer, "on": today - timedelta(days=4), "at": timezone.now()}
    make_round(*letters, answer_by=today, **begun)
    sign_off(
        versions=[current_version(first)],
        mandates=mandates[:1],
        by=housing,
        **moment,
        remark="Fine.",
    )
    version = current_version(first)
    assert version
    places = {block.part.value: place for place, block in enumerate(version.text.blocks)}
    remark = comment(
        version=version,
        block=places["fact"],
        text="Was it not on the sixth? Our office has another date.",
        by=health,
        **moment,
    )
    done = comment(version=version, block=1, text="The salutation is right.", by=housing, **moment)
    settle_comment(comment=done, by=officer, **moment)
    assert remark.pk
    take_back(letters=letters, by=officer, on=today)
    LetterSet.objects.filter(pk=shared.pk).update(
        facts="On 6 June 2023, surveyors set out marks along the Lower Sedge, without notice."
    )
    make_round(*letters, by=officer, answer_by=today + timedelta(days=3), message=MESSAGE, **moment)
    ask_for_changes(
        versions=[current_version(others[0])],
        mandates=mandates[1:2],
        reason="Paragraph 9 should speak of water as well.",
        by=health,
        **moment,
    )
    decline(
        versions=[current_version(first)],
        mandates=mandates[2:],
        by=health,
        **moment,
        reason="Twice.",
    )
    delegate(
        mandate=mandates[0],
        to_office=health.office,
        valid_from=today,
        valid_to=today + timedelta(days=14),
        reason="On mission.",
        by=housing,
        on=today,
    )
    late = make_whole_draft(by=officer, mandates=mandates[:1], to=make_state("MNG"))
    make_round(late, answer_by=today - timedelta(days=1), **begun)
    draft = make_whole_draft(by=officer, mandates=mandates[:1], to=make_state("URY"), questions=[])
    return GoingRound(first, late, draft)
