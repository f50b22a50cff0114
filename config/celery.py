"""The Celery application; `celery -A config.celery worker|beat`."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

from celery import Celery

if TYPE_CHECKING:
    from config.beat import Clock

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")


class Tracker(Celery):
    """Celery with this project's own beat."""

    @cached_property
    def Beat(self) -> type[Clock]:
        """What `celery beat` runs."""
        from config.beat import Clock  # noqa: PLC0415  (only beat itself needs its modules)

        beat: type[Clock] = self.subclass_with_self(Clock)
        return beat


app = Tracker("tracker")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
# Otherwise it would be the one of this thread only.
app.set_default()
