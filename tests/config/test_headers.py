"""What every answer carries."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.django_db

CSP = (
    "base-uri 'none'; connect-src 'self'; default-src 'none'; font-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; img-src 'self' data:; object-src 'none'; script-src 'self'; "
    "style-src 'self'"
)


@pytest.fixture(params=["/accounts/login/", "/", "/nowhere", "/api/v1/communications/"])
def answer(request, client, supervisor):
    client.force_login(supervisor)
    return client.get(request.param)


def test_no_cache_keeps_it(answer):
    assert answer["Cache-Control"] == "no-store, private"


def test_scripts_and_styles_come_from_here_alone(answer):
    sent = "; ".join(sorted(part.strip() for part in answer["Content-Security-Policy"].split(";")))
    assert sent == CSP


def test_it_is_not_framed_not_sniffed_and_tells_nobody_where_one_came_from(answer):
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"


def test_each_has_a_request_id_of_its_own(client):
    first, second = client.get("/healthz"), client.get("/healthz")
    assert len(first["X-Request-Id"]) == 16
    assert first["X-Request-Id"] != second["X-Request-Id"]
