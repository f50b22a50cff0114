"""The configuration: settings, addresses, Celery. It knows every app; no app knows it."""
