"""Files that are read, and files that are refused with a reason."""

from __future__ import annotations

import pytest

from communications.reading import UnreadableFile, decode_letter

TEXT = "Réf. : AL FJI 3/2024\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16 little", "utf-16 big"],
)
def test_text_in_a_known_encoding_is_decoded(data: bytes) -> None:
    assert decode_letter(data) == TEXT


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"a" * (2 * 1024 * 1024 + 1), "2,097,152 at most"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\n%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04word/document.xml", "Word"),
        (b"\xd0\xcf\x11\xe0old", "Word"),
        (b"{\\rtf1 Letter}", "RTF"),
        (b"Excellency,\x00\x01\x02", "binary"),
        ("Réf.".encode("latin-1"), "UTF-8"),
        (b"\xff\xfeA", "UTF-8"),
        (TEXT.encode("utf-32"), "UTF-32"),
        (TEXT.encode("utf-16-le"), "UTF-8"),
    ],
)
def test_other_files_are_refused_with_a_reason(data: bytes, word: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        decode_letter(data)
    assert word in refused.value.reason


@pytest.mark.parametrize("size", [2 * 1024 * 1024 + 1, 5 * 1024 * 1024])
def test_a_file_too_large_is_refused_in_the_same_words_however_much_of_it_was_read(
    size: int,
) -> None:
    with pytest.raises(UnreadableFile) as refused:
        decode_letter(b"a" * size)
    assert refused.value.reason == (
        "The file has more bytes than a letter's text may have: 2,097,152 at most."
    )


def test_a_file_of_exactly_two_megabytes_is_decoded() -> None:
    assert len(decode_letter(b"a" * (2 * 1024 * 1024))) == 2 * 1024 * 1024
