"""The guide in docs/api does what it says: its examples run against a server, over HTTP."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from communications.api.problems import PROBLEMS
from communications.enums import WindowUnit
from communications.rules.windows import Window
from tests.api.asker import token_for

DOCS = Path(__file__).parents[2] / "docs" / "api"
GUIDE = (DOCS / "README.md").read_text()
BLOCK = re.compile(r"^```(\S+)(?: (\w+))?\n(.*?)^```$\n?(?:```text\n(.*?)^```$)?", re.M | re.S)


class Example(NamedTuple):
    """A block of the guide: its language, its mark, its text, and what it prints."""

    language: str
    mark: str
    text: str
    prints: str


EXAMPLES = [Example(*(part or "" for part in match)) for match in BLOCK.findall(GUIDE)]
RUNNABLE = [each for each in EXAMPLES if each.language in {"sh", "python"} and not each.mark]


@pytest.fixture
def desk(transactional_db, make_communication, mandate_housing, mandate_health, company) -> None:
    """The three letters that the guide tells of."""
    make_communication(number=7)
    make_communication(
        actor=company,
        state=None,
        number=62,
        letter_date=date(2023, 5, 1),
        answered_on=date(2023, 6, 20),
        mandates=[mandate_housing, mandate_health],
    )
    make_communication(
        type="UA",
        state="NAM",
        number=4,
        letter_date=date(2023, 1, 2),
        window=Window(2, WindowUnit.MONTHS),
    )


def run(example: Example, address: str, token: str) -> str:
    """What the example prints; fails where it fails."""
    command = {"sh": ["bash", "-euo", "pipefail", "-c"], "python": [sys.executable, "-c"]}
    done = subprocess.run(  # noqa: S603
        [*command[example.language], example.text],
        env={"TRACKER": address, "TOKEN": token, "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed")
@pytest.mark.parametrize("example", RUNNABLE, ids=lambda each: each.text.strip()[-40:])
def test_an_example_prints_what_the_guide_says(example, desk, live_server, office_user):
    printed = run(example, live_server.url, token_for(office_user))

    if example.prints:
        assert printed == example.prints
    else:
        assert json.loads(printed) == as_documented("problem") | {
            "request_id": json.loads(printed)["request_id"]
        }


def test_the_guide_has_its_examples():
    assert [each.language for each in RUNNABLE].count("sh") == 5
    assert [each.language for each in RUNNABLE].count("python") == 3


def as_documented(mark: str) -> dict:
    (example,) = [each for each in EXAMPLES if each.mark == mark]
    return json.loads(example.text)


def test_the_item_of_the_guide_is_a_real_one(desk, office):
    (item,) = office.get(query={"reference": "BWA 7/2023"}).json()["items"]

    expected = as_documented("item") | {
        "id": item["id"],
        "url": f"http://testserver/api/v1/communications/{item['id']}/",
    }
    assert list(item.items()) == list(expected.items())


def test_every_parameter_stands_in_the_guide(office):
    (error,) = office.get(query={"none": "1"}).json()["errors"]

    assert [name for name in error["allowed"] if f"`{name}`" not in GUIDE] == ["cursor"]


def test_the_errors_page_explains_every_problem():
    _, *sections = re.split(r"^## ", (DOCS / "errors.md").read_text(), flags=re.M)

    assert [section.strip() for section in sections] == [
        f"{each.name}\n`{each.status}` · `{each.type}`\n\n**{each.title}.** {each.description}"
        for each in PROBLEMS
    ]
