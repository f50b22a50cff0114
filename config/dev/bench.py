"""`make bench NAME=...`: one benchmark with an empty, migrated database of its own."""

from __future__ import annotations

import importlib
import os

from config.dev.console import Failure, say
from config.dev.environment import prepare_environment
from config.dev.project import ROOT
from config.dev.servers.instance import open_instance
from config.dev.servers.postgres import postgres_url

INSTANCE = "bench"


def benchmarks() -> list[str]:
    """The names of the benchmarks: the modules of `bench/`."""
    return sorted(path.stem for path in (ROOT / "bench").glob("*.py") if path.stem[0] != "_")


def run_benchmark(name: str) -> None:
    """Call `main()` of `bench/NAME.py`, with Django set up. Its last line is one JSON object.

    The database is made for the occasion and removed afterwards, also where one is given in
    `DATABASE_URL`: there it gets the same name with `test_` before it. Raises Failure for an
    unknown name.
    """
    if name not in benchmarks():
        raise Failure(f"Say which benchmark: make bench NAME=...  ({', '.join(benchmarks())})")
    own_database = not os.environ.get("DATABASE_URL")
    prepare_environment(INSTANCE)
    if own_database:
        sockets = open_instance(INSTANCE).sockets("postgres")
        os.environ["DATABASE_URL"] = postgres_url(sockets, f"bench_{name}")
    _with_django(name)


def _with_django(name: str) -> None:
    import django  # noqa: PLC0415
    from django.test.utils import setup_databases, teardown_databases  # noqa: PLC0415

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    say(f"Making the database for {name} ...")
    databases = setup_databases(verbosity=0, interactive=False, serialized_aliases=set())
    try:
        importlib.import_module(f"bench.{name}").main()
    finally:
        teardown_databases(databases, verbosity=0)
