from __future__ import annotations

import pytest


@pytest.mark.django_db
def test_all_is_well_while_both_answer(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"database": "ok", "redis": "ok"})


@pytest.mark.django_db
def test_a_part_that_does_not_answer_is_named_and_nothing_else_is_told(client, settings):
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "unix:///nowhere/redis.sock",
        }
    }
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (503, {"database": "ok", "redis": "down"})


def test_it_is_asked_only(client):
    assert client.post("/healthz").status_code == 405
