"""What every process of the site has, whichever way it was started."""

from django.apps import AppConfig


class Site(AppConfig):
    """Has the Celery application made, so that web processes and commands can ask workers."""

    name = "config"

    def ready(self) -> None:
        """Make it; without one, Celery would talk to a server of its own choice."""
        from config import celery  # noqa: F401, PLC0415
