from __future__ import annotations

from collections.abc import Callable
from io import BytesIO, StringIO
from pathlib import Path
from types import SimpleNamespace

import pypdf
import pytest
from django.core.management import CommandError, call_command

from communications.letter_text import Block, LetterText, Part
from communications.models import Communication, LetterVersion
from parties.models import OtherActor
from reporting.models import Document

Maker = Callable[..., Communication]


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def render(*arguments: str) -> str:
    out = StringIO()
    call_command("render_letter", *arguments, stdout=out)
    return out.getvalue()


def refusal_of(*arguments: str) -> CommandError:
    with pytest.raises(CommandError) as refusal:
        render(*arguments)
    return refusal.value


@pytest.mark.parametrize(
    "spelling",
    [
        "AL OTH 62/2023",
        "al oth 62 2023",
        "OTH 62/2023",
        "ALOTH 62.2023",
        "JAL OTH 62/2023",
        "Ref.: AL OTH 62/2023",
        "AL+OTH+62%2F2023",
        "62/2023",
        "OTH 62",
    ],
)
def test_letter_is_found_in_any_spelling(
    make_communication: Maker, company: OtherActor, spelling: str
) -> None:
    make_communication(actor=company, number=62)
    make_communication(number=61)

    render(spelling, "--out", "letter.pdf")

    page = pypdf.PdfReader("letter.pdf").pages[0].extract_text()
    assert "AL OTH 62/2023" in page


def test_file_is_named_by_the_reference(make_communication: Maker, company: OtherActor) -> None:
    make_communication(actor=company, number=62)

    said = render("AL OTH 62/2023")

    size = Path("AL OTH 62-2023.pdf").stat().st_size
    assert said == f"AL OTH 62/2023: AL OTH 62-2023.pdf, {size} bytes\n"
    assert [path.name for path in Path().iterdir() if path.is_file()] == ["AL OTH 62-2023.pdf"]


def test_file_that_is_there_is_replaced_whole(make_communication: Maker) -> None:
    make_communication(number=5)
    Path("letter.pdf").write_bytes(b"x" * 1_000_000)

    render("BWA 5/2023", "--out", "letter.pdf")

    assert Path("letter.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert Path("letter.pdf").stat().st_size < 100_000


def test_letter_goes_to_standard_output(
    make_communication: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_communication(number=5)
    buffer = BytesIO()
    monkeypatch.setattr("sys.stdout", SimpleNamespace(buffer=buffer))

    said = render("BWA 5/2023", "--out", "-")

    assert said == ""
    assert buffer.getvalue().startswith(b"%PDF-1.7")


def test_reference_of_several_letters_is_refused_with_the_list(
    make_communication: Maker, company: OtherActor
) -> None:
    make_communication(actor=company, number=62)
    make_communication(number=62, type="UA")

    refusal = refusal_of("62/2023")

    assert refusal.returncode == 2
    assert "“62/2023” names several letters:" in str(refusal)
    assert "  AL OTH 62/2023, 2023-07-03\n" in str(refusal)
    assert "  UA BWA 62/2023, 2023-07-03\n" in str(refusal)
    assert not Document.objects.exists()


def test_long_list_of_letters_is_cut(make_communication: Maker) -> None:
    for year in range(2001, 2013):
        make_communication(number=1, year=year)

    lines = str(refusal_of("BWA 1")).splitlines()

    assert len(lines) == 13
    assert lines[-2:] == ["  and more", "Give one of them."]


def test_wrong_type_names_the_right_letter(make_communication: Maker) -> None:
    make_communication(number=5)

    refusal = refusal_of("UA BWA 5/2023")

    assert refusal.returncode == 2
    assert str(refusal) == (
        "“UA BWA 5/2023” is the reference of no letter. Near it:\n  AL BWA 5/2023, 2023-07-03"
    )


def test_unknown_number_names_the_letters_of_its_series(make_communication: Maker) -> None:
    make_communication(number=5)
    make_communication(number=3)
    make_communication(number=4, year=2022)

    assert str(refusal_of("AL BWA 6/2023")) == (
        "“AL BWA 6/2023” is the reference of no letter. Near it:\n"
        "  AL BWA 3/2023, 2023-07-03\n  AL BWA 5/2023, 2023-07-03"
    )


@pytest.mark.parametrize("text", ["hello", "", "2023", "BWA", "AL BWA 6/2023"])
def test_what_names_no_letter_is_refused(db: None, text: str) -> None:
    refusal = refusal_of(text)

    assert refusal.returncode == 2
    assert str(refusal) == f"“{text}” is the reference of no letter."


def test_letter_without_a_text_is_refused(make_communication: Maker) -> None:
    make_communication(number=5).versions.all().delete()

    refusal = refusal_of("BWA 5/2023")

    assert (refusal.returncode, str(refusal)) == (1, "AL BWA 5/2023 has no text yet.")


def test_letter_that_cannot_be_set_is_refused_with_the_reason(make_communication: Maker) -> None:
    communication = make_communication(number=5)
    content = LetterText("en", (Block(Part.PARAGRAPH, "known as 张"),)).as_json()
    LetterVersion.objects.create(
        communication=communication, number=2, purpose="sent", content=content, sha256="0" * 64
    )

    assert str(refusal_of("BWA 5/2023")) == (
        "AL BWA 5/2023 cannot be rendered: no bundled font has these characters: 张 (U+5F20)."
    )


def test_place_that_cannot_be_written_is_named(make_communication: Maker) -> None:
    make_communication(number=5)

    refusal = refusal_of("BWA 5/2023", "--out", "nowhere/letter.pdf")

    assert str(refusal) == "nowhere/letter.pdf cannot be written: No such file or directory."
