"""Makes `mandates.json` out of the tables in `sources/`.

    python -m parties.data.make_mandates

Sources
- `mandates.tsv`: the mandates as known at the end of 2025, one a line. `confidence` is "confirmed"
  where the founding act and the latest renewal are sourced as printed.
- `mandate_titles.tsv`: what follows the words "Special Rapporteur" and the like, in English, French
  and Spanish, for each time with another title. Where `en` is empty the title is that of
  `mandates.tsv`. `{e}` stands for the ending of the feminine form. Days of renaming are those of
  the resolution that brought the new title, as far as known; all of them are unconfirmed,
  and so are all French and Spanish titles.
- `other_titles.tsv`: further wordings that mean the same mandate; used for recognising only.
- `cited_resolutions.tsv`: resolutions cited in published letters, with the letters' years.
- `council_sessions.tsv`: last day of the Human Rights Council's sessions. A resolution counts as
  in force from the last day of its session, as its own day is not recorded.
"""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
COUNTRY_CODES = {
    "Afghanistan": "AFG",
    "Belarus": "BLR",
    "Burundi": "BDI",
    "Cambodia": "KHM",
    "Central African Republic": "CAF",
    "DPR Korea": "PRK",
    "Eritrea": "ERI",
    "Iran": "IRN",
    "Mali": "MLI",
    "Myanmar": "MMR",
    "OPT": "PSE",
    "Russian Federation": "RUS",
    "Somalia": "SOM",
    "Syria": "SYR",
}
MERGED_INTO = {"SRSlavery": "SRSlaveryTIP", "SRTIP": "SRSlaveryTIP"}
# The 60th session, which decided the merger, ended on 8 October 2025.
LAST_DAY_BEFORE_MERGER, FIRST_DAY_OF_MERGER = "2025-10-08", "2025-10-09"
# Sourced although their mandates' rows are not confirmed as a whole.
SOURCED_FOUNDING_ACTS = {"CHR 1991/42", "CHR 2005/80", "HRC 35/9 (2017)", "HRC 48/16 (2021)"}
TITLES_IN_A_LETTER = {"WGBHR", "SRP"}
SHORT_NAMES = {
    "executions (2012-13: summary executions)": "executions",
    "slavery and trafficking (short name unconfirmed)": "slavery and trafficking",
    "toxic waste / toxics": "toxics",
}
ENGLISH_ROLES = {
    "SR": "Special Rapporteur",
    "IE": "Independent Expert",
    "WG": "Working Group",
    "SRSG": "Special Representative of the Secretary-General",
    "RSG": "Representative of the Secretary-General",
}
# Role: masculine, feminine; one form only where the holder's gender does not show.
FRENCH_ROLES = {
    "SR": ("Rapporteur spécial", "Rapporteuse spéciale"),
    "IE": ("Expert indépendant", "Experte indépendante"),
    "WG": ("Groupe de travail",),
    "SRSG": (
        "Représentant spécial du Secrétaire général",
        "Représentante spéciale du Secrétaire général",
    ),
    "RSG": ("Représentant du Secrétaire général", "Représentante du Secrétaire général"),
}
SPANISH_ROLES = {
    "SR": ("Relator Especial", "Relatora Especial"),
    "IE": ("Experto Independiente", "Experta Independiente"),
    "WG": ("Grupo de Trabajo",),
    "SRSG": ("Representante Especial del Secretario General",) * 2,
    "RSG": ("Representante del Secretario General",) * 2,
}
RESOLUTION = re.compile(
    r"(?P<body>HRC|CHR|ECOSOC) "
    r"(?P<number>(?:decision )?(?:S-)?\d+/\d+(?: [A-Z]\b)?|\d+ \([IVXLC]+\))"
)

Row = dict[str, Any]


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of a tab-separated table in `sources/`, by column name."""
    with (FOLDER / "sources" / name).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


def code_of(row: dict[str, str]) -> str:
    """The mandate's code: its acronym, or kind and country, or the merged mandate's own."""
    if row["kind"] == "country":
        return f"{row['type']}-{COUNTRY_CODES[row['short_name_in_lists']]}"
    return "SRSlaveryTIP" if row["acronym"] == "unknown" else row["acronym"]


def forms(role_names: tuple[str, ...], subject: str) -> list[tuple[str, str]]:
    """Gender ("m", "f", or "" for one form only) and whole title, for each form of the role."""
    if len(role_names) == 1:
        return [("", f"{role_names[0]} {subject.replace('{e}', '')}")]
    masculine, feminine = role_names
    return [
        ("m", f"{masculine} {subject.replace('{e}', '')}"),
        ("f", f"{feminine} {subject.replace('{e}', 'e')}"),
    ]


def titles(mandate: dict[str, str], periods: list[dict[str, str]]) -> list[Row]:
    """All titles of one mandate, by language, form and time."""
    is_sourced = mandate["confidence"] == "confirmed" or code_of(mandate) in TITLES_IN_A_LETTER
    rows = []
    for period in periods:
        role = period["role"]
        subject = period["en"]
        english = f"{ENGLISH_ROLES[role]} {subject}" if subject else mandate["official_name"]
        wordings = [("en", "", english)]
        wordings += [("fr", *form) for form in forms(FRENCH_ROLES[role], period["fr"])]
        wordings += [("es", *form) for form in forms(SPANISH_ROLES[role], period["es"])]
        rows += [
            {
                "language": language,
                "gender": gender,
                "title": title,
                "valid_from": period["valid_from"] or None,
                "valid_to": period["valid_to"] or None,
                "confirmed": language == "en" and not subject and is_sourced,
            }
            for language, gender, title in wordings
        ]
    return sorted(rows, key=lambda r: (r["language"], r["gender"], r["valid_from"] or ""))


def resolution(text: str, sessions: dict[str, str], confirmed: bool) -> Row:
    """A resolution such as "HRC 52/4 (2023)" with the year and first day of its force.

    The year is that of the session, else the one in brackets, else the one in the number.
    """
    found = RESOLUTION.match(text)
    if found is None:
        raise ValueError(f"Not a resolution: {text}")
    body, number = found["body"], found["number"]
    valid_from = sessions.get(number.split("/")[0]) if body == "HRC" else None
    in_brackets = re.search(r"\((\d{4})\b", text)
    in_number = re.search(r"\d{4}", number)
    year = valid_from or (in_brackets and in_brackets[1]) or (in_number and in_number[0])
    if not year:
        raise ValueError(f"Of which year is {text}?")
    return {
        "body": body,
        "number": number,
        "year": int(year[:4]),
        "valid_from": valid_from,
        "letters_of": "",
        "confirmed": confirmed,
    }


def resolutions(
    mandate: dict[str, str], cited: list[dict[str, str]], sessions: dict[str, str]
) -> list[Row]:
    """The founding act, the latest known renewals and what letters cite, each once.

    What a published letter cites is confirmed; the rest as the mandate's row says.
    """
    rows: dict[tuple[str, str], Row] = {}
    sure = mandate["confidence"] == "confirmed"
    founding, latest = mandate["established_by"], mandate["latest_known_resolution"]
    stated = [(founding, sure or founding in SOURCED_FOUNDING_ACTS)]
    stated += [(part.strip(), sure) for part in latest.split(";")]
    for text, confirmed in stated:
        if RESOLUTION.match(text):
            row = resolution(text, sessions, confirmed)
            rows.setdefault((row["body"], row["number"]), row)
    for citation in cited:
        row = resolution(citation["resolution"], sessions, True)
        row["letters_of"] = citation["letters_of"]
        rows[row["body"], row["number"]] = row
    return sorted(rows.values(), key=lambda r: (r["year"], r["body"], r["number"]))


def status_note(mandate: dict[str, str]) -> str:
    """What is known of the mandate's state at the end of 2025, in one line."""
    renewal = mandate["latest_known_resolution"]
    return f"End of 2025: {mandate['state_end_2025']}. Latest renewal: {renewal}."


def make_mandates() -> list[Row]:
    """Everything in `mandates.json`, in the order of `mandates.tsv`."""
    sessions = {row["session"]: row["ended_on"] for row in read_table("council_sessions.tsv")}
    periods = read_table("mandate_titles.tsv")
    cited = read_table("cited_resolutions.tsv")
    other_titles = read_table("other_titles.tsv")
    mandates = []
    for row in read_table("mandates.tsv"):
        code = code_of(row)
        short_name = row["short_name_in_lists"]
        mandates.append(
            {
                "code": code,
                "kind": row["type"],
                "scope": row["kind"],
                "short_name": SHORT_NAMES.get(short_name, short_name),
                "established_by": row["established_by"],
                "status_note": status_note(row),
                "valid_from": FIRST_DAY_OF_MERGER if code in MERGED_INTO.values() else None,
                "valid_to": LAST_DAY_BEFORE_MERGER if code in MERGED_INTO else None,
                "successor": MERGED_INTO.get(code),
                "confirmed": row["confidence"] == "confirmed",
                "titles": titles(row, [p for p in periods if p["code"] == code]),
                "other_titles": [t["title"] for t in other_titles if t["code"] == code],
                "resolutions": resolutions(row, [c for c in cited if c["code"] == code], sessions),
            }
        )
    return mandates


if __name__ == "__main__":
    content = json.dumps(make_mandates(), ensure_ascii=False, indent=1)
    (FOLDER / "mandates.json").write_text(content + "\n", encoding="utf-8")
