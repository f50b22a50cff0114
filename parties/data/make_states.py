"""Makes `states.json` out of the tables in `sources/`, CLDR and ISO 3166.

    python -m parties.data.make_states

Sources
- `sources/states.tsv`: codes, status and day of admission as the United Nations lists them,
  M49 region and sub-region, the regional group of the General Assembly.
  The United States of America belongs to no group and is counted among the Western European and
  other States in elections; Türkiye takes part in two groups and is counted among the Western
  European and other States; Israel joined these in 2000; Kiribati has never taken part in
  a group and is listed by the General Assembly's secretariat among the Asia-Pacific States; the
  Holy See belongs to none. `ohchr_region` is how OHCHR seems to arrange its work: unconfirmed.
- `sources/un_state_names.tsv`: short names in the six languages, from the UN's terminology
  database as gathered in the country list of OCHA's Humanitarian Data Exchange. That list has
  "Naoero" for Nauru since 2026; M49 has not, so it is kept as a name in use only.
- `sources/former_state_names.json`: names that were in force until a given day.
- `sources/state_names_in_use.json`: names met in letters but not official; acronyms; names that
  are too ambiguous to be looked for in running text; phrases that hold a State's name but
  do not name it.
- Babel (CLDR) and pycountry (ISO 3166) for further names by which a State is recognised.

Babel and pycountry are needed here only: `states.json` is committed.
"""

from __future__ import annotations

import csv
import gettext
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pycountry
from babel import Locale

FOLDER = Path(__file__).parent
SOURCES = FOLDER / "sources"
LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")
ISO_LOCALES = {"fr": "fr", "es": "es", "ru": "ru", "zh": "zh_CN", "ar": "ar"}


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of a tab-separated table in `sources/`, by column name."""
    with (SOURCES / name).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table, delimiter="\t"))


def read_json(name: str) -> Any:
    """A JSON file in `sources/`."""
    return json.loads((SOURCES / name).read_text(encoding="utf-8"))


def dated_names(present: dict[str, str], former: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A State's names in all languages, oldest first: former ones, then the present one.

    The present name holds from the day after the last former name in the same language.
    """
    rows = []
    for language in LANGUAGES:
        since = None
        confirmed = True
        for old in former:
            if language not in old["names"]:
                continue
            since = (date.fromisoformat(old["valid_to"]) + timedelta(days=1)).isoformat()
            confirmed = old["day_confirmed"]
            rows.append(
                {
                    "language": language,
                    "name": old["names"][language],
                    "valid_from": old["valid_from"],
                    "valid_to": old["valid_to"],
                    "day_confirmed": confirmed,
                    "source": "un",
                }
            )
        rows.append(
            {
                "language": language,
                "name": present[language],
                "valid_from": since,
                "valid_to": None,
                "day_confirmed": confirmed,
                "source": "un",
            }
        )
    return rows


def cldr_names(alpha2: str) -> list[str]:
    """The names of a territory in CLDR, in the six languages."""
    return [Locale(language).territories[alpha2] for language in LANGUAGES]


def iso_names(code: str) -> list[str]:
    """Short, common and formal names in ISO 3166 and its translations."""
    country = pycountry.countries.get(alpha_3=code)
    english = [
        getattr(country, field)
        for field in ("name", "common_name", "official_name")
        if hasattr(country, field)
    ]
    names = list(english)
    for locale in ISO_LOCALES.values():
        translation = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[locale])
        names += [translation.gettext(name) for name in english]
    return names


def other_names(code: str, alpha2: str, official: set[str], in_use: list[str]) -> list[Any]:
    """Names by which a State is recognised beside its official ones, each with its source."""
    found: dict[str, str] = {}
    for source, names in (("cldr", cldr_names(alpha2)), ("iso", iso_names(code)), ("use", in_use)):
        for name in names:
            if name not in official:
                found.setdefault(name, source)
    return [{"name": name, "source": source} for name, source in sorted(found.items())]


def make_states() -> dict[str, Any]:
    """Everything in `states.json`, in the order of the codes."""
    un_names = {row["code"]: row for row in read_table("un_state_names.tsv")}
    former = read_json("former_state_names.json")
    in_use = read_json("state_names_in_use.json")
    states = []
    for row in read_table("states.tsv"):
        code = row["code"]
        names = dated_names(un_names[code], [old for old in former if old["code"] == code])
        official = {name["name"] for name in names}
        states.append(
            {
                **row,
                "names": names,
                "other_names": other_names(
                    code, row["alpha2"], official, in_use["names"].get(code, [])
                ),
                "acronyms": in_use["acronyms"].get(code, []),
            }
        )
    return {
        "only_when_alone": in_use["only_when_alone"],
        "not_a_state": in_use["not_a_state"],
        "states": states,
    }


if __name__ == "__main__":
    text = json.dumps(make_states(), ensure_ascii=False, indent=1)
    (FOLDER / "states.json").write_text(text + "\n", encoding="utf-8")
