"""Fixtures for every test: the cast of people, desks and offices, with fixed meanings."""

from __future__ import annotations

import pytest

pytest_plugins: list[str] = []


@pytest.fixture(autouse=True)
def _fast_passwords(settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _files_of_the_test(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"
