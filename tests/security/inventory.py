"""What there is to be classed: every address pattern of the site, every service that acts for a user."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from typing import Any

from django.db import connection
from django.urls import URLPattern, URLResolver, get_resolver

APPS = ("parties", "cases", "communications", "reporting")


def all_addresses() -> dict[str, Callable[..., Any]]:
    """Every address pattern as it is written in the urls files, with its view."""
    return dict(_addresses(get_resolver(), "/"))


def _addresses(resolver: URLResolver, prefix: str) -> Iterator[tuple[str, Callable[..., Any]]]:
    for entry in resolver.url_patterns:
        address = prefix + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield address, entry.callback
        else:
            yield from _addresses(entry, address)


def services_for_a_user() -> dict[str, Callable[..., Any]]:
    """Every public function of a service that takes the person it acts for, `by` or `user`."""
    return {
        f"{app}.{module}.{name}": function
        for app in APPS
        for module, name, function in _public_functions(app)
        if {"by", "user"} & set(inspect.signature(function).parameters)
    }


def _public_functions(app: str) -> Iterator[tuple[str, str, Callable[..., Any]]]:
    package = importlib.import_module(f"{app}.services")
    for found in pkgutil.iter_modules(package.__path__):
        module = importlib.import_module(f"{app}.services.{found.name}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == module.__name__ and not name.startswith("_"):
                yield found.name, name, function


def everything_stored() -> dict[str, str]:
    """A digest of the rows of every table but that of the sessions of browsers."""
    with connection.cursor() as cursor:
        tables = sorted(set(connection.introspection.table_names(cursor)) - {"django_session"})
        digests = " UNION ALL ".join(
            f"SELECT '{table}', md5(string_agg(t::text, chr(10) ORDER BY t::text))"  # noqa: S608
            f" FROM {table} t"
            for table in tables
        )
        cursor.execute(digests)
        return dict(cursor.fetchall())
