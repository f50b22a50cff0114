"""One series for each code and year, whatever happens at the same moment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from time import sleep

import pytest
from django.db import connections, transaction

from communications.models import NumberSeries
from communications.services.numbering import next_number, reach_number
from tests.factories import make_communication
from tests.in_threads import in_threads


@pytest.mark.django_db
def test_a_series_begins_with_one_for_each_code_and_year():
    given = [
        next_number("BWA", 2024),
        next_number("BWA", 2024),
        next_number("NZL", 2024),
        next_number("BWA", 2025),
        next_number("BWA", 2024),
    ]
    assert given == [1, 2, 1, 1, 3]


@pytest.mark.django_db
def test_a_series_begins_above_what_is_there():
    make_communication(number=62, year=2023)
    make_communication(number=7, year=2023)
    assert next_number("BWA", 2023) == 63


@pytest.mark.django_db
@pytest.mark.parametrize(("brought", "expected"), [(9, 10), (2, 4), (3, 4)])
def test_a_series_goes_on_above_what_is_imported(brought, expected):
    for _ in range(3):
        next_number("BWA", 2024)
    reach_number(code="BWA", year=2024, number=brought)
    assert next_number("BWA", 2024) == expected


@pytest.mark.django_db
def test_an_import_of_an_old_number_does_not_hide_a_higher_one():
    make_communication(number=62, year=2023)
    reach_number(code="BWA", year=2023, number=5)
    assert next_number("BWA", 2023) == 63


@pytest.mark.django_db
def test_a_number_that_is_rolled_back_is_given_again():
    assert next_number("BWA", 2024) == 1
    with transaction.atomic():
        assert next_number("BWA", 2024) == 2
        transaction.set_rollback(True)
    assert next_number("BWA", 2024) == 2


@pytest.mark.django_db(transaction=True)
def test_many_at_once_get_every_number_once():
    def take() -> int:
        try:
            with transaction.atomic():
                return next_number("BWA", 2024)
        finally:
            connections.close_all()

    assert sorted(in_threads(take, 20)) == list(range(1, 21))
    assert NumberSeries.objects.get().last == 20


@pytest.mark.django_db(transaction=True)
def test_a_sender_waits_for_an_import_and_goes_on_above_it():
    def take() -> int:
        try:
            with transaction.atomic():
                return next_number("BWA", 2023)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            reach_number(code="BWA", year=2023, number=40)
            make_communication(number=40, year=2023)
            sender = pool.submit(take)
            sleep(0.3)
            assert not sender.done()
        assert sender.result(timeout=30) == 41
