"""`manage.py import_letter`, as somebody at a terminal uses it: in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from communications.models import Communication
from tests.communications.letters import letter
from tests.factories import make_desk, make_state

ROOT = Path(settings.BASE_DIR)
REAL = ROOT.parent / "shared" / "letters"


def in_a_process(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603
        [sys.executable, "manage.py", "import_letter", *arguments],
        cwd=ROOT,
        env=os.environ,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_text_that_is_no_letter_ends_with_code_2_and_says_nothing_on_standard_output(tmp_path):
    file = tmp_path / "news.txt"
    file.write_text("The minister spoke about AL BWA 7/2023 yesterday.")
    done = in_a_process(str(file), "--dry-run", "--json")
    assert (done.returncode, done.stdout) == (2, "")
    assert "no letter of special procedures" in done.stderr


@pytest.mark.skipif(not REAL.exists(), reason="the shared letters are not here")
def test_the_real_letter_gives_the_reading_that_it_must_give():
    done = in_a_process(str(REAL / "al-oth-62-2023.txt"), "--dry-run", "--json")
    assert done.returncode == 0
    reading = json.loads(done.stdout)
    del reading["warnings"]
    assert reading == json.loads((REAL / "al-oth-62-2023.expected.json").read_text())


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"%PDF-1.7\n\x00\x01", "PDF"),
        (b"\x00\x01\x02" * 50, "text"),
        (b"Mandat du Rapporteur sp\xe9cial", "UTF-8"),
        (b"a" * (2 * 1024 * 1024 + 1), "2,097,152 at most"),
        (b"", "empty"),
    ],
)
@pytest.mark.django_db
def test_a_file_that_cannot_be_read_is_refused_with_the_reason(tmp_path, content, reason):
    file = tmp_path / "letter.txt"
    file.write_bytes(content)
    with pytest.raises(CommandError) as refused:
        call_command("import_letter", str(file))
    assert refused.value.returncode == 2
    assert reason in str(refused.value)


@pytest.mark.django_db
def test_a_missing_file_is_refused_by_name(tmp_path):
    with pytest.raises(CommandError, match=r"none\.txt: No such file") as refused:
        call_command("import_letter", str(tmp_path / "none.txt"))
    assert refused.value.returncode == 2


@pytest.mark.django_db
def test_a_dry_run_saves_nothing(tmp_path, capsys):
    make_state("BWA")
    file = tmp_path / "letter.txt"
    file.write_text(letter())
    call_command("import_letter", str(file), "--dry-run")
    assert not Communication.objects.exists()
    assert "Reply due on  2023-09-01" in capsys.readouterr().out


@pytest.mark.django_db
def test_a_second_import_is_refused_with_the_existing_reference(tmp_path):
    make_state("BWA")
    make_desk("africa")
    file = tmp_path / "letter.txt"
    file.write_text(letter())
    call_command("import_letter", str(file), "--desk", "africa")
    with pytest.raises(CommandError, match="AL BWA 7/2023") as refused:
        call_command("import_letter", str(file), "--desk", "africa")
    assert refused.value.returncode == 2
    assert Communication.objects.get().case.desk.code == "africa"


@pytest.mark.parametrize("option", [("--desk", "nowhere"), ("--by", "nobody@desk.example")])
@pytest.mark.django_db
def test_an_unknown_desk_or_user_is_refused_before_anything_is_saved(tmp_path, option):
    make_state("BWA")
    file = tmp_path / "letter.txt"
    file.write_text(letter())
    with pytest.raises(CommandError, match=option[0]):
        call_command("import_letter", str(file), *option)
    assert not Communication.objects.exists()
