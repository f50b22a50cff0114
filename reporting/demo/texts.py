"""The sentences of the fictional letters, read from the files beside this module. Pure."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
LANGUAGES = ("en", "fr", "es")

# A question alone, or a question followed by its lettered parts.
QuestionText = str | list[str]


@dataclass(frozen=True)
class Telling:
    """One situation told in one language, to one kind of addressee. Texts hold `{slots}`."""

    title: str
    subject: str
    persons: tuple[str, ...]
    facts: tuple[str, ...]
    concerns: tuple[str, ...]
    questions: tuple[QuestionText, ...]


@dataclass(frozen=True)
class Situation:
    """Something that letters are written about.

    `forms` are the kinds of addressees it suits: state, company, body. `persons` holds the form
    of address ("f", "m") of each person concerned, `mandates` codes, the closest first.
    """

    key: str
    types: tuple[str, ...]
    forms: tuple[str, ...]
    companies: tuple[str, ...]
    mandates: tuple[str, ...]
    persons: tuple[str, ...]
    annex: tuple[str, ...]
    content: Mapping[str, Any]

    def told(self, language: str, form: str) -> Telling:
        """The situation in `language` for an addressee of the kind `form`."""
        told: dict[str, Any] = dict(self.content[language])
        for_companies = told.pop("company", {})
        if form != "state":
            told.update(for_companies)
        return Telling(
            title=told["title"],
            subject=told["subject"],
            persons=tuple(told.get("persons", ())),
            facts=tuple(told["facts"]),
            concerns=tuple(told["concerns"]),
            questions=tuple(told["questions"]),
        )


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def situations() -> Mapping[str, Situation]:
    """Every situation by its key, in the order of the keys."""
    found = {}
    for path in sorted((HERE / "situations").glob("*.toml")):
        content = _read(path)
        found[path.stem] = Situation(
            key=path.stem,
            types=tuple(content["types"]),
            forms=tuple(content["addressees"]),
            companies=tuple(content.get("companies", ())),
            mandates=tuple(content["mandates"]),
            persons=tuple(content["persons"]),
            annex=tuple(content["annex"]),
            content={language: content[language] for language in LANGUAGES},
        )
    return found


@dataclass(frozen=True)
class Formulas:
    """The standing sentences of letters in one language."""

    content: Mapping[str, Any]

    def word(self, *path: str) -> str:
        """The words at `path`, which are the same whoever signs. Raises KeyError."""
        found: Any = self.content
        for key in path:
            found = found[key]
        return str(found)

    def said(self, *path: str, several: bool) -> str:
        """The sentence at `path` as one mandate-holder says it, or as several do."""
        found: Any = self.content
        for key in path:
            found = found[key]
        return str(found["all"] if "all" in found else found["many" if several else "one"])

    def lines(self, *path: str) -> list[str]:
        """The paragraphs at `path`. Raises KeyError."""
        found: Any = self.content
        for key in path:
            found = found[key]
        return list(found)


@cache
def formulas(language: str) -> Formulas:
    """The formulas of a language of letters ("en", "fr", "es")."""
    return Formulas(_read(HERE / "formulas" / f"{language}.toml"))


@cache
def names() -> Mapping[str, Any]:
    """The invented names."""
    return _read(HERE / "names.toml")


@cache
def written_languages() -> Mapping[str, Any]:
    """To which States letters go out in which language."""
    return _read(HERE / "states.toml")


@cache
def replies() -> Mapping[str, Any]:
    """What addressees answer, by language."""
    return _read(HERE / "replies.toml")
