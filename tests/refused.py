"""What the database itself refuses, whoever asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction


def refused(by: str, act: Callable[..., Any], *args: Any, **kwargs: Any) -> None:
    """`act` is refused by the constraint or the trigger whose name or message `by` matches."""
    with pytest.raises(IntegrityError, match=by), transaction.atomic():
        act(*args, **kwargs)
