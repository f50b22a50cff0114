"""The persons whom a letter concerns. All names are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communications.reading import read_letter

Letter = Callable[..., str]


def persons(letter: Letter, presented: str, facts: str = "The bakery was closed.") -> list[str]:
    subject = f"We would like to bring to your attention information concerning {presented}"
    lead = "According to the information received:"
    return list(read_letter(letter(subject=subject, facts=f"{lead}\n\n{facts}")).persons)


@pytest.mark.parametrize(
    ("presented", "names"),
    [
        ("Ms. Ann Nobody and Mr. Bo Nobody-Else.", ["Ann Nobody", "Bo Nobody-Else"]),
        ("**Ms. Ann Nobody**, a baker.", ["Ann Nobody"]),
        ("Mr. **Bo Nobody**’s oven.", ["Bo Nobody"]),
        ("Mr Bo Nobody and Dr Cleo Nobody.", ["Bo Nobody", "Cleo Nobody"]),
        ("Mr. Dr. Bo Nobody.", ["Bo Nobody"]),
        ("Messrs. Abe One, Bo Two and Cid Three, bakers.", ["Abe One", "Bo Two", "Cid Three"]),
        (
            "Mr. Karim al-Nobody and Ms. Noor bint Salah Al Nobody.",
            ["Karim al-Nobody", "Noor bint Salah Al Nobody"],
        ),
        ("Ms. Ana de la Cruz y Mar.", ["Ana de la Cruz"]),
        ("Mr. Jan van der Nobody.", ["Jan van der Nobody"]),
        ("Ms. Siobhán O’Nobody and Mr. Jean d’Aucun.", ["Siobhán O’Nobody", "Jean d’Aucun"]),
        ("Mr. A. B. and Ms. X.Y.", ["A. B.", "X.Y."]),
        ("Mr. Bo Nobody Jr., a baker.", ["Bo Nobody Jr"]),
        ("Mr. Bo NOBODY, a baker.", ["Bo NOBODY"]),
        ("Ms. Nobody, a baker.", ["Nobody"]),
        ("Mr. Bo Nobody (also known as “Uncle Bo”) and Mr. Uncle Bo.", ["Bo Nobody"]),
        ("**Ann Nobody**, a baker.", ["Ann Nobody"]),
        ("**Bread Circle**, an association of bakers.", []),
        ("the organization **Bread Circle**.", []),
        ("**Bread Circle A.C.** and others.", []),
        ("the Ms. Magazine of the village.", ["Magazine"]),
        ("the bakers of the Mr", []),
        ("the DR Congo and the M. B. road of Professor’s Bay.", []),
    ],
)
def test_persons_presented(letter: Letter, presented: str, names: list[str]) -> None:
    assert persons(letter, presented) == names


def test_a_shorter_mention_is_the_same_person_and_the_full_name_counts(letter: Letter) -> None:
    presented = "the arrest of Ms. Nobody Ruiz.\n\nMs. María Luisa Nobody Ruiz is a baker."
    facts = "Ms. María Nobody was heard. Ms. Ruiz was not. Mr. Bo Else, her brother, was."
    assert persons(letter, presented, facts) == ["María Luisa Nobody Ruiz", "Bo Else"]


def test_a_short_name_of_two_persons_is_warned_of(letter: Letter) -> None:
    subject = (
        "We bring to your attention the case of Ms. Ann Nobody and Mr. Bo Nobody. Mr. Nobody bakes."
    )
    reading = read_letter(letter(subject=subject))
    assert reading.persons == ("Ann Nobody", "Bo Nobody")
    assert "line 11: “Nobody” may be one of several persons" in map(str, reading.warnings)


@pytest.mark.parametrize(
    "fact",
    [
        "Mr. Bo Else, Minister of Bread, came.",
        "Mr. Bo Else, the then Deputy Minister of Bread, came.",
        "The Prosecutor General, Mr. Bo Else, came.",
        "Judge Mr. Bo Else came.",
    ],
)
def test_officials_in_the_facts_are_no_persons_concerned(letter: Letter, fact: str) -> None:
    facts = f"According to the information received:\n\n{fact} Ms. Ann Nobody came too."
    reading = read_letter(letter(facts=facts))
    assert reading.persons == ("Ann Nobody",)
    message = "line 15: Bo Else was read as an official, not as a person concerned"
    assert message in map(str, reading.warnings)


def test_a_warning_is_given_once(letter: Letter) -> None:
    facts = "According to the information received:\n\nIt broke on 2, 3 and 5 June."
    reading = read_letter(letter(facts=facts))
    assert list(map(str, reading.warnings)) == ["line 15: the date “2, 3 and 5 June” has no year"]


def test_addressee_signatories_and_persons_after_the_facts_do_not_count(letter: Letter) -> None:
    reading = read_letter(
        letter(
            reference="Ref.: AL OTH 3/2024",
            salutation="Dear Mr. Carl Addressee,",
            subject="We thank Ms. Ann Nowhere. This is about your company, Bread Group, and Mr. Bo Else.",
            closing="We met Ms. Dora Diplomat. We would appreciate receiving a response within 60 days.",
        )
    )
    assert reading.persons == ("Bo Else",)


@pytest.mark.parametrize(
    ("fact", "days"),
    [
        (
            "On 3 January 2024, it broke. On 2 January 2024, it smoked.",
            ["2024-01-02", "2024-01-03"],
        ),
        ("Ms. Ann Nobody, born on 3 May 1980, left on 3 January 2024.", ["2024-01-03"]),
        ("It broke in January 2024.", []),
        ("A hearing is set for 1 May 2024.", []),
        ("It broke on 04/05/2023.", []),
    ],
)
def test_incident_dates_are_those_given_in_the_facts(
    letter: Letter, fact: str, days: list[str]
) -> None:
    facts = f"According to the information received:\n\n{fact}"
    subject = "We bring to your attention what was said on 5 June 2023."
    reading = read_letter(letter(subject=subject, facts=facts))
    assert [day.isoformat() for day in reading.incident_dates] == days
