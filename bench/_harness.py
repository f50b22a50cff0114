"""What all benchmarks share: copies of a database, times taken in turn, the line with the ratios."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from time import perf_counter
from typing import TypeVar

from django.db import connection
from psycopg2 import sql

Side = TypeVar("Side")


def say(text: str) -> None:
    """One line of progress."""
    print(text, flush=True)


def seconds(act: Callable[[], object]) -> float:
    """How long `act` takes by the wall's clock, in seconds."""
    start = perf_counter()
    act()
    return perf_counter() - start


@contextmanager
def database_copied_from(template: str, name: str) -> Iterator[None]:
    """Django works on a copy of the database `template`, byte for byte; dropped at the end.

    Nobody may be connected to `template` meanwhile.
    """
    home = str(connection.settings_dict["NAME"])
    connection.close()
    _elsewhere("DROP DATABASE IF EXISTS {}", name)
    _elsewhere("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy", name, template)
    try:
        _work_on(name)
        yield
    finally:
        _work_on(home)
        _elsewhere("DROP DATABASE {}", name)


def _work_on(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name


def _elsewhere(statement: str, *names: str) -> None:
    """Run a statement about whole databases from the one that every server has."""
    with connection._nodb_cursor() as cursor:
        cursor.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def in_turn(sides: Sequence[Side], *, rounds: int) -> Iterator[Side]:
    """Every side once a round, the order turned round each time, so that no side is always first."""
    for number in range(rounds):
        yield from sides if number % 2 == 0 else reversed(sides)


def finish(bench: str, ratios: Mapping[str, float], limits: Mapping[str, float]) -> None:
    """Print the last line: ratios with two decimals beside the limits that they must keep to."""
    rounded = {name: round(ratio, 2) for name, ratio in ratios.items()}
    print(json.dumps({"bench": bench, "ratios": rounded, "limits": dict(limits)}), flush=True)
