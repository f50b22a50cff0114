"""Earlier letters: which are cited, when they went out, when they were answered."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communications.reading import read_letter

Letter = Callable[..., str]
ONE = ("AL FJI 1/2020", "2020-05-04", None)
ANSWERED = ("AL FJI 1/2020", "2020-05-04", "2020-07-07")
SECOND = ("UA FJI 2/2021", "2021-06-05", None)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("This was raised on 4 May 2020 (AL FJI 1/2020).", [ONE]),
        ("This was raised in AL FJI 1/2020, sent on 4 May 2020.", [ONE]),
        ("This was raised in communication AL FJI 1/2020 dated 4 May 2020.", [ONE]),
        ("This was raised before (AL FJI 1/2020 of 4 May 2020).", [ONE]),
        ("This was raised in a letter dated 4 May 2020 (ref. no. AL FJI 1/2020).", [ONE]),
        ("This was raised in AL FJI 1/2020.", [("AL FJI 1/2020", None, None)]),
        ("As said in FJI 1/2020, sent on 4 May 2020, and again in AL FJI 1/2020.", [ONE]),
        (
            "This was raised on 4 May 2020 (AL FJI 1/2020) and 5 June 2021 (UA FJI 2/2021).",
            [ONE, SECOND],
        ),
        (
            "See AL FJI 1/2020 and UA FJI 2/2021, sent on 4 May 2020 and 5 June 2021 respectively.",
            [ONE, SECOND],
        ),
        (
            "Letters sent on 4 May 2020 and 5 June 2021 (AL FJI 1/2020 and UA FJI 2/2021) say so.",
            [ONE, SECOND],
        ),
        (
            "This was raised in AL FJI 1/2020, sent on 4 May 2020, to which your Excellency's "
            "Government replied on 7 July 2020.",
            [ANSWERED],
        ),
        (
            "This was raised on 4 May 2020 (AL FJI 1/2020). We thank your Excellency's Government for "
            "its response of 7 July 2020.",
            [ANSWERED],
        ),
        (
            "This was raised on 4 May 2020 (AL FJI 1/2020). We thank your Excellency's Government for "
            "its reply to this communication, dated 7 July 2020.",
            [ANSWERED],
        ),
        (
            "This was raised on 4 May 2020 (AL FJI 1/2020). We regret that no reply to the letter of "
            "4 May 2020 has been received.",
            [ONE],
        ),
        (
            "See AL FJI 1/2020 sent on 4 May 2020 and UA FJI 2/2021 sent on 5 June 2021. We thank you "
            "for the replies dated 7 July 2020 and 8 August 2021, respectively.",
            [ANSWERED, ("UA FJI 2/2021", "2021-06-05", "2021-08-08")],
        ),
        (
            "See AL FJI 1/2020 sent on 4 May 2020 and UA FJI 2/2021 sent on 5 June 2021. We thank you "
            "for the reply to AL FJI 1/2020 of 7 July 2020.",
            [ANSWERED, SECOND],
        ),
        ("The police answered on 4 May 2020.", []),
        ("We refer to this letter, AL FJI 3/2024, of 4 May 2020.", []),
    ],
)
def test_earlier_letters_with_their_days(
    letter: Letter, said: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    subject = f"We bring to your attention information concerning a bakery.\n\n{said}"
    reading = read_letter(letter(subject=subject))
    found = [tuple(each.as_json().values()) for each in reading.earlier_communications]
    assert found == expected
    assert reading.warnings == ()


@pytest.mark.parametrize(
    ("said", "warning"),
    [
        (
            "See AL FJI 1/2020 and UA FJI 2/2021. We thank you for the reply dated 7 July 2021.",
            "line 13: 7 July 2021: it is not clear which letter was answered then",
        ),
        (
            "See AL FJI 1/2020, sent on 4 May 2020. We thank you for the reply of 7 July 2019.",
            "line 13: 7 July 2019: a reply before the letter AL FJI 1/2020",
        ),
        (
            "See AL FJI 1/2020, sent on 4 May 2020. The letter AL FJI 1/2020 of 5 May 2020 is known.",
            "line 13: AL FJI 1/2020 is dated both 2020-05-04 and 2020-05-05",
        ),
    ],
)
def test_what_is_not_clear_is_left_empty_and_warned_of(
    letter: Letter, said: str, warning: str
) -> None:
    reading = read_letter(letter(subject=f"We bring a bakery to your attention.\n\n{said}"))
    assert warning in map(str, reading.warnings)
    assert reading.earlier_communications[0].replied_on is None


@pytest.mark.parametrize(
    ("said", "sent_on", "replied_on"),
    [
        (
            "Ces faits ont été évoqués dans une lettre envoyée le 4 mai 2020 (AL FJI 1/2020). Nous "
            "remercions votre Gouvernement de sa réponse du 7 juillet 2020.",
            "2020-05-04",
            "2020-07-07",
        ),
        (
            "Nous regrettons de ne pas avoir reçu de réponse à la lettre AL FJI 1/2020 du 4 mai 2020.",
            "2020-05-04",
            None,
        ),
    ],
)
def test_earlier_letters_in_french(
    letter: Letter, said: str, sent_on: str | None, replied_on: str | None
) -> None:
    opening = (
        "Nous avons l’honneur de nous adresser à vous en nos qualités de Rapporteur spécial sur le "
        "droit à l’alimentation et Groupe de travail sur la détention arbitraire, conformément aux "
        "résolutions 49/13 et 51/8 du Conseil des droits de l’homme."
    )
    reading = read_letter(letter(heading="Mandats du x", opening=opening, subject=said))
    assert [each.as_json() for each in reading.earlier_communications] == [
        {"reference": "AL FJI 1/2020", "sent_on": sent_on, "replied_on": replied_on}
    ]


def test_days_of_a_letter_cited_in_the_facts_are_no_incidents(letter: Letter) -> None:
    facts = (
        "According to the information received:\n\n"
        "On 3 January 2024, what AL FJI 1/2020, sent on 4 May 2020, had warned of came about."
    )
    reading = read_letter(letter(facts=facts))
    assert [day.isoformat() for day in reading.incident_dates] == ["2024-01-03"]
