"""References as printed, in running text, and as people type them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communications.references import (
    Reference,
    SearchCriteria,
    find_references,
    parse_reference,
    parse_search,
)

PRINTED = {
    "AL OTH 62/2023": ("AL", "OTH", 62, 2023),
    "AL OTH 2/2020": ("AL", "OTH", 2, 2020),
    "OTH 211/2021": (None, "OTH", 211, 2021),
    "AL G/SO 214 (67-17) Assembly & Association (2010-1) G/SO 214 (107-9) G/SO 214 (33-27) CMR 3/2013": (
        "AL",
        "CMR",
        3,
        2013,
    ),
    "OL CHN 5/2024": ("OL", "CHN", 5, 2024),
    "CHN 13/2018": (None, "CHN", 13, 2018),
    "CHN 18/2019": (None, "CHN", 18, 2019),
    "CHN 18/2020": (None, "CHN", 18, 2020),
    "CHN 4/2021": (None, "CHN", 4, 2021),
    "OL SLV 8.2021": ("OL", "SLV", 8, 2021),
    "OL DNK 3.2021": ("OL", "DNK", 3, 2021),
    "Case no. IND 16/2011": (None, "IND", 16, 2011),
    "Case no. IND 23/2011": (None, "IND", 23, 2011),
    "Case no. BGD 5/2011": (None, "BGD", 5, 2011),
    "Case no. RUS 8/2011": (None, "RUS", 8, 2011),
    "Case no. RUS 12/2011": (None, "RUS", 12, 2011),
    "Case no. EGY 11/2011": (None, "EGY", 11, 2011),
    "Case no. EGY 13/2011": (None, "EGY", 13, 2011),
    "Case no. EGY 2/2012": (None, "EGY", 2, 2012),
    "Case no. ETH 6/2011": (None, "ETH", 6, 2011),
    "Case no. BHR 13/2011": (None, "BHR", 13, 2011),
    "Case no. BHR 12/2011": (None, "BHR", 12, 2011),
    "Case no. COL 10/2011": (None, "COL", 10, 2011),
    "AUS 2/2026": (None, "AUS", 2, 2026),
    "AL CAN 3/2026": ("AL", "CAN", 3, 2026),
    "TUN+1%2F2026": (None, "TUN", 1, 2026),
    "BHR 4/2018": (None, "BHR", 4, 2018),
    "BHR 4/2017": (None, "BHR", 4, 2017),
    "SAU 3/2018": (None, "SAU", 3, 2018),
    "BHR 11/2017": (None, "BHR", 11, 2017),
    "JOL BGR 3/2020": ("OL", "BGR", 3, 2020),
    "AL OTH 182/2021": ("AL", "OTH", 182, 2021),
    "OL ARG 3/2018": ("OL", "ARG", 3, 2018),
    "OL BGD 8/2016v": ("OL", "BGD", 8, 2016),
    "OL CHL 1/2017": ("OL", "CHL", 1, 2017),
    "OL Guatemala 12/2018": ("OL", "GTM", 12, 2018),
    "IDN 3/2019": (None, "IDN", 3, 2019),
    "IDN 1/2017": (None, "IDN", 1, 2017),
    "IDN 8/2015": (None, "IDN", 8, 2015),
    "IDN 7/2019": (None, "IDN", 7, 2019),
    "UA G/SO 214 (67-17) G/SO 214 (3-3-16) Iran (2011-16) G/SO 214 (33-27) G/SO 214 (53-24) IRN 2/2012": (
        "UA",
        "IRN",
        2,
        2012,
    ),
    "AL BHR 2/2021": ("AL", "BHR", 2, 2021),
    "AL G/SO 214 (67-17) G/SO 214 (53-24) G/SO 214 (89-15) BHR 15/2011": ("AL", "BHR", 15, 2011),
    "UA G/SO 218/2 G/SO 214 (67-17) Assembly & Association (2010-1) G/SO 214 (107-9) "
    "G/SO 214 (3-3-16) G/SO 214 (53-24) SAU 5/2014": ("UA", "SAU", 5, 2014),
    "G/SO 218/2": None,
    "G/SO 214 (53-24)": None,
    "G/SO 214 (107-9)": None,
    "G/SO 214 (3-3-16)": None,
    "Health (2002-7)": None,
    "Food (2000-9)": None,
    "Iran (2011-16)": None,
    "C E RD / 92 nd/EWUAP/GH/SK/ks": None,
}
COLLECTED = Path(__file__).resolve().parents[2].parent / "shared" / "reference" / "references.tsv"


@pytest.mark.parametrize("printed", PRINTED)
def test_collected_reference_is_read_as_written_out_by_hand(printed: str) -> None:
    expected = PRINTED[printed]
    assert parse_reference(printed) == (Reference(*expected) if expected else None)


@pytest.mark.skipif(not COLLECTED.exists(), reason="the collection is not here")
def test_every_collected_reference_is_written_out_here() -> None:
    with COLLECTED.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    assert [row["reference_as_printed"] for row in rows] == list(PRINTED)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("OLCHN 5/2024", "OL CHN 5/2024"),
        ("AL   OTH    62 / 2023", "AL OTH 62/2023"),
        ("REFERENCE:\nAL BHR 2/2021", "AL BHR 2/2021"),
        ("Ref.: JUA ISL 2/2024 (Please use this reference)", "UA ISL 2/2024"),
        ("JOC FJI 4/2016", "OL FJI 4/2016"),
        ("AM FJI 4/2016", "FJI 4/2016"),
        ("AL BHR 2/2021 3 May 2021", "AL BHR 2/2021"),
        ("AL BHR 2/20213 May 2021", "AL BHR 2/2021"),
        ("AL G/SO 214 (67-17)\nCMR 3/2013", "AL CMR 3/2013"),
        ("ALB 3/2020", "ALB 3/2020"),
        ("AL ALB 3/2020", "AL ALB 3/2020"),
        ("AL OTH 05/2024", "AL OTH 5/2024"),
        ("UA Islamic Republic of Iran 2/2012", "UA IRN 2/2012"),
    ],
)
def test_variants_of_print_are_understood(printed: str, expected: str) -> None:
    assert str(parse_reference(printed)) == expected


@pytest.mark.parametrize(
    "printed",
    [
        "AL CHN l2/2020",
        "AL CHN 1O/2020",
        "AL CHN ?/2020",
        "AL CHN 1 2/2020",
        "AL CHN 0/2020",
        "AL CHN 12/20",
        "AL CHN 12/20201",
        "AL CHN 12345/2020",
        "AL CHN 12/1789",
        "AL XYZ 3/2020",
        "UAE 3/2020",
        "CERD/C/CHN 14/2018",
        "A/HRC/47/39/Add.2",
        "resolution 52/4",
        "AL OTH 1/2020 and AL OTH 2/2020",
        "",
    ],
)
def test_what_cannot_be_read_for_certain_is_not_read(printed: str) -> None:
    assert parse_reference(printed) is None


def test_references_are_found_in_running_text_with_their_places() -> None:
    text = "sent on 4 May (AL OTH 2/2020); see JAL Fiji 3/2021, and OTH 9/2022."
    found = [(each.as_printed, str(each.reference), each.joint) for each in find_references(text)]
    assert found == [
        ("AL OTH 2/2020", "AL OTH 2/2020", False),
        ("JAL Fiji 3/2021", "AL FJI 3/2021", True),
        ("OTH 9/2022", "OTH 9/2022", False),
    ]
    assert [text[each.start : each.end] for each in find_references(text)] == [
        "AL OTH 2/2020",
        "JAL Fiji 3/2021",
        "OTH 9/2022",
    ]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("oth62/2023", (None, "OTH", 62, 2023)),
        ("AL OTH 62/2023", ("AL", "OTH", 62, 2023)),
        ("  al oth 62 2023 ", ("AL", "OTH", 62, 2023)),
        ("al-oth-62-2023", ("AL", "OTH", 62, 2023)),
        ("aloth62", ("AL", "OTH", 62, None)),
        ("jal oth 62", ("AL", "OTH", 62, None)),
        ("٦٢/٢٠٢٣", (None, None, 62, 2023)),
        ("۶۲/۲۰۲۳", (None, None, 62, 2023)),
        ("62/2023", (None, None, 62, 2023)),
        ("62/23", (None, None, 62, 2023)),
        ("OTH 62", (None, "OTH", 62, None)),
        ("oth", (None, "OTH", None, None)),
        ("ua", ("UA", None, None, None)),
        ("2023", (None, None, None, 2023)),
        ("62", (None, None, 62, None)),
        ("tun+1%2f2026", (None, "TUN", 1, 2026)),
        ("https://example.org/RelCom?code=TUN+1%2F2026", (None, "TUN", 1, 2026)),
        ("OL SLV 8.2021", ("OL", "SLV", 8, 2021)),
        ("Case no. IND 16/2011", (None, "IND", 16, 2011)),
        ("mexico 5/2023", (None, "MEX", 5, 2023)),
        ("AL Costa Rica", ("AL", "CRI", None, None)),
        ("(see OTH 211/2021)", (None, "OTH", 211, 2021)),
    ],
)
def test_search_understands_what_people_type(
    typed: str, expected: tuple[str | None, str | None, int | None, int | None]
) -> None:
    assert parse_search(typed) == SearchCriteria(*expected)


@pytest.mark.parametrize(
    "typed",
    ["", "/", "torture", "the and", "AL xyz 3/2020", "0/2023", "5 6 7", "mexico", "x" * 999],
)
def test_search_leaves_other_words_alone(typed: str) -> None:
    assert parse_search(typed) is None


@given(
    st.sampled_from(["AL", "UA", "OL", None]),
    st.sampled_from(["OTH", "FJI", "CHE", "ALB"]),
    st.integers(1, 9999),
    st.integers(1990, 2099),
)
def test_printed_form_leads_back_to_the_reference(
    type_: str | None, code: str, number: int, year: int
) -> None:
    reference = Reference(type_, code, number, year)
    assert parse_reference(str(reference)) == reference
    assert parse_search(str(reference).lower()) == SearchCriteria(type_, code, number, year)


@given(st.text())
def test_any_text_can_be_parsed_and_searched(text: str) -> None:
    parse_reference(text)
    parse_search(text)
    for each in find_references(text):
        assert text[each.start : each.end].strip()
