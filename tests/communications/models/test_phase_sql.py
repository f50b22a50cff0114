"""Lists agree with objects: the phase in SQL is the phase in Python, on every day."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communications.enums import Phase, Stage
from communications.models import Communication
from tests.factories import make_case, make_desk, make_state

pytestmark = pytest.mark.django_db

DUE = date(2024, 2, 29)
days = st.dates(date(2020, 1, 1), date(2025, 1, 1))
NUMBERED = {Stage.SENT, Stage.VOIDED}


def possible(standing) -> bool:
    """Whether the database lets a letter stand so: one that was not sent has no answer."""
    stage, due, answered, _closed, *extended = standing
    if extended not in ([], [None]) and (due is None or extended[0] <= due):
        return False
    return stage in NUMBERED or answered is None


standings = st.tuples(
    st.sampled_from(Stage), st.none() | days, st.none() | days, st.none() | days, st.none() | days
).filter(possible)


def save_letters(standings) -> None:
    """One letter for each (stage, due_on, answered_on, closed_on), and extended_to where given."""
    case, state = make_case(desk=make_desk()), make_state()
    letters = [
        Communication(
            case=case,
            stage=stage,
            type="AL",
            code="BWA",
            addressee_state=state,
            number=number if stage in NUMBERED else None,
            year=2019 if stage in NUMBERED else None,
            letter_date=date(2019, 12, 31) if stage in NUMBERED else None,
            voided_on=DUE if stage == Stage.VOIDED else None,
            void_reason="Sent twice." if stage == Stage.VOIDED else "",
            window_value=60 if due else None,
            window_unit="days" if due else "",
            due_on=due,
            answered_on=answered,
            closed_on=closed,
            extended_to=extended[0] if extended else None,
        )
        for number, (stage, due, answered, closed, *extended) in enumerate(standings, start=1)
    ]
    Communication.objects.bulk_create(letters)


def differences(day: date) -> list[tuple[str, str, str]]:
    return [
        (str(letter), letter.phase, letter.phase_on(day).value)
        for letter in Communication.objects.with_phase(day)
        if letter.phase != letter.phase_on(day)
    ]


def test_sql_and_object_agree_on_every_day_around_every_boundary():
    near = [None, *(DUE + timedelta(days=n) for n in (-8, -7, -1, 0, 1))]
    save_letters(filter(possible, product(Stage, [None, DUE], near, near)))
    assert Communication.objects.count() == 192
    for offset in (-9, -8, -7, -6, -2, -1, 0, 1, 2):
        assert differences(DUE + timedelta(days=offset)) == []


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(letters=st.lists(standings, min_size=1, max_size=20), day=days)
def test_sql_and_object_agree_on_random_letters_and_days(letters, day):
    with transaction.atomic():
        save_letters(letters)
        assert differences(day) == []
        transaction.set_rollback(True)


def test_every_letter_is_in_exactly_one_list_every_day():
    near = [None, DUE - timedelta(days=1), DUE, DUE + timedelta(days=1)]
    save_letters(filter(possible, product(Stage, [None, DUE], near, near)))
    everything = set(Communication.objects.values_list("pk", flat=True))
    assert len(everything) == 96
    for offset in (-10, -7, -1, 0, 1, 10):
        day = DUE + timedelta(days=offset)
        lists = [
            Communication.objects.in_phase(p, on=day).values_list("pk", flat=True) for p in Phase
        ]
        assert sum(len(each) for each in lists) == 96
        assert set().union(*lists) == everything


EXTENDED = date(2024, 3, 31)


@pytest.mark.parametrize(
    ("offset", "expected"),
    [
        (-8, Phase.AWAITING),
        (-7, Phase.DUE_SOON),
        (-1, Phase.DUE_SOON),
        (0, Phase.DUE_TODAY),
        (1, Phase.OVERDUE),
    ],
)
def test_extended_day_is_the_one_that_counts(offset, expected):
    save_letters([(Stage.SENT, DUE, None, None, EXTENDED)])
    day = EXTENDED + timedelta(days=offset)
    assert Communication.objects.with_phase(day).get().phase == expected
    assert differences(day) == []
    assert list(Communication.objects.in_phase(expected, on=day)) == [Communication.objects.get()]


@pytest.mark.parametrize(
    ("answered", "expected"),
    [
        (DUE, Phase.ANSWERED_IN_TIME),
        (DUE + timedelta(days=1), Phase.ANSWERED_IN_TIME),
        (EXTENDED, Phase.ANSWERED_IN_TIME),
        (EXTENDED + timedelta(days=1), Phase.ANSWERED_LATE),
    ],
)
def test_answer_by_the_extended_day_is_in_time(answered, expected):
    save_letters([(Stage.SENT, DUE, answered, None, EXTENDED)])
    assert Communication.objects.with_phase(date(2025, 1, 1)).get().phase == expected
    assert differences(date(2025, 1, 1)) == []


def test_how_soon_is_soon_is_a_setting(settings):
    save_letters([(Stage.SENT, DUE, None, None)])
    day = DUE - timedelta(days=10)
    assert Communication.objects.with_phase(day).get().phase == Phase.AWAITING
    settings.DUE_SOON_DAYS = 10
    assert Communication.objects.with_phase(day).get().phase == Phase.DUE_SOON
    assert differences(day) == []
