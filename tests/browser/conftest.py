"""A real Chromium in front of the real site; what it tells on its console fails the test."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    sync_playwright,
)

from parties.models import User

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# Chromium reports every answer of 400 and above; the tests look at those themselves.
EXPECTED_ON_CONSOLE = "Failed to load resource"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser; without one the test is skipped, which in CI is a failure."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        # Playwright's loop runs in this thread, where Django would refuse to ask the database.
        before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()
        if before is None:
            del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@dataclass
class Watch:
    """What must not happen on any page: complaints on the console, requests to other places."""

    origin: str
    seen: list[str] = field(default_factory=list)

    def on_console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and EXPECTED_ON_CONSOLE not in message.text:
            self.seen.append(f"{message.type}: {message.text}")

    def on_request(self, request: Request) -> None:
        if not request.url.startswith((self.origin, "data:")):
            self.seen.append(f"request to {request.url}")

    def on_page_error(self, error: Any) -> None:
        self.seen.append(f"script error: {error}")


@pytest.fixture
def open_browser(chromium: Browser, live_server: Any) -> Iterator[Callable[..., Page]]:
    """Opens an empty page of a fresh browser; takes the options of Playwright's `new_context`."""
    contexts: list[BrowserContext] = []
    watch = Watch(live_server.url)

    def open_page(**options: Any) -> Page:
        options.setdefault("locale", "en-GB")
        # Colours and places are looked at once they are final.
        options.setdefault("reduced_motion", "reduce")
        context = chromium.new_context(base_url=live_server.url, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("console", watch.on_console)
        page.on("request", watch.on_request)
        page.on("pageerror", watch.on_page_error)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert watch.seen == []


@pytest.fixture
def sign_in(open_browser: Callable[..., Page], live_server: Any) -> Callable[..., Page]:
    """Opens a browser in which `user` is signed in already; lands on the work queue."""

    def sign_in(user: User, **options: Any) -> Page:
        client = Client()
        client.force_login(user)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        page = open_browser(**options)
        page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
        )
        page.goto("/")
        return page

    return sign_in
