"""A page may read what lies in the bundle and nothing else, whatever it asks for."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from weasyprint.urls import FatalURLFetchingError

from reporting.pdf.bundle import BundleFetcher, ForbiddenResource
from reporting.pdf.press import print_html

CANARY = "ZQXQZVCANARY"
# A fixed part of the page, so that a print without the trap is known to be whole.
REST = "<p>the rest of the page</p>"

REFUSED = [
    '<link rel="stylesheet" href="{http}/a.css">',
    '<link rel="stylesheet" href="{file}">',
    '<link rel="attachment" href="{file}">',
    '<link rel="attachment" href="{http}/a">',
    '<a rel="attachment" href="{file}">a</a>',
    '<img src="{file}">',
    '<img src="{http}/a.png">',
    '<img src="{http}/redirect">',
    '<img src="gopher://127.0.0.1:{port}/a">',
    '<img src="ftp://127.0.0.1:{port}/a">',
    '<img src="FILE://localhost{path}">',
    '<img src="data:image/png;base64,aGVsbG8=">',
    '<img src="data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E">',
    '<img src="bundle:../press.py">',
    '<img src="bundle:{path}">',
    '<img src="bundle://letter.css">',
    '<img src="BUNDLE:letter.css">',
    '<img src="bundle:letter.css?{path}">',
    '<base href="{http}/"><img src="a.png">',
    '<base href="file:///"><img src="{path}">',
    '<object data="{http}/a.svg"></object>',
    '<embed src="{file}">',
    '<svg><image href="{file}" width="9" height="9"/></svg>',
    '<svg><image xlink:href="{http}/a.png" width="9" height="9"/></svg>',
    "<style>@import url({http}/a.css);</style>",
    '<style>@import "{file}";</style>',
    "<style>@font-face {{ font-family: x; src: url({http}/a.ttf) }} p {{ font-family: x }}</style>",
    "<style>@font-face {{ font-family: x; src: url({file}) }} p {{ font-family: x }}</style>",
    "<style>p {{ background: url({http}/a.png) }}</style>",
    "<style>p::before {{ content: url({file}) }}</style>",
    "<style>p {{ display: list-item; list-style-image: url({http}/a.png) }}</style>",
    "<style>p {{ border-image: url({http}/a.png) 1 }}</style>",
    "<style>@page {{ background: url({http}/a.png) }}</style>",
    "<style>@page {{ @top-left {{ content: url({http}/a.png) }} }}</style>",
    '<p style="background-image: url({file})">a</p>',
]
IGNORED = [
    '<svg><use href="{http}/a.svg#a"/></svg>',
    "<style>@font-face {{ font-family: x; src: local(Amiri) }} p {{ font-family: x }}</style>",
    '<img src="//127.0.0.1:{port}/a.png">',
    '<img src="{path}">',
    '<iframe src="{http}/a.html"></iframe>',
    '<script src="{http}/a.js"></script>',
    '<meta http-equiv="refresh" content="0; url={http}/a.html">',
    '<form action="{http}/a"><input type="image" src="{http}/a.png"></form>',
    '<video poster="{http}/a.png" src="{file}"></video>',
    '<a href="{http}/a">only a link</a>',
]


class Listener:
    """A real socket on loopback that answers every request with a redirect to itself."""

    def __init__(self) -> None:
        self.visits: list[bytes] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        while True:
            connection, _ = self._socket.accept()
            with connection:
                request = connection.recv(4096)
                if request == b"close":
                    return
                self.visits.append(request)
                answer = f"HTTP/1.0 302 Found\r\nLocation: http://127.0.0.1:{self.port}/b\r\n\r\n"
                connection.sendall(answer.encode())

    def close(self) -> None:
        with socket.create_connection(("127.0.0.1", self.port)) as connection:
            connection.sendall(b"close")
        self._thread.join(timeout=10)
        self._socket.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    listener = Listener()
    yield listener
    listener.close()


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    path = tmp_path / "canary.txt"
    path.write_text(CANARY)
    return path


def set_trap(trap: str, listener: Listener, canary: Path) -> str:
    values = {
        "http": f"http://127.0.0.1:{listener.port}",
        "port": str(listener.port),
        "file": canary.as_uri(),
        "path": str(canary),
    }
    return f"<html lang=en><title>t</title>{trap.format(**values)}{REST}"


@pytest.mark.parametrize("trap", REFUSED)
def test_page_that_asks_for_something_else_is_not_printed(
    trap: str, listener: Listener, canary: Path
) -> None:
    with pytest.raises(ForbiddenResource):
        print_html(set_trap(trap, listener, canary))

    assert listener.visits == []


@pytest.mark.parametrize("trap", IGNORED)
def test_addresses_that_the_renderer_does_not_follow_are_not_read(
    trap: str, listener: Listener, canary: Path
) -> None:
    reader = pypdf.PdfReader(BytesIO(print_html(set_trap(trap, listener, canary))))

    text = reader.pages[0].extract_text()
    assert "the rest of the page" in text
    assert CANARY not in text
    assert dict(reader.attachments) == {}
    assert listener.visits == []


def test_listener_of_these_tests_does_notice_a_visit(listener: Listener) -> None:
    with socket.create_connection(("127.0.0.1", listener.port)) as connection:
        connection.sendall(b"GET / HTTP/1.0\r\n\r\n")
        assert connection.recv(100).startswith(b"HTTP/1.0 302")

    assert listener.visits == [b"GET / HTTP/1.0\r\n\r\n"]


def test_style_sheet_is_served_from_the_bundle() -> None:
    response = BundleFetcher().fetch("bundle:letter.css")

    assert response.content_type == "text/css"
    assert b"@page" in response.read()


def test_refusal_names_the_address_in_one_short_line() -> None:
    with pytest.raises(FatalURLFetchingError, match="not a bundled file: 'file:///etc/") as refusal:
        BundleFetcher().fetch("file:///etc/" + "x" * 5000)

    assert len(str(refusal.value)) < 250


def test_press_prints_again_after_a_refusal(listener: Listener, canary: Path) -> None:
    with pytest.raises(ForbiddenResource):
        print_html(set_trap('<img src="{file}">', listener, canary))

    assert print_html(f"<html lang=en><title>t</title>{REST}").startswith(b"%PDF-1.7")
