from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from cases.models import Event
from communications.enums import Stage
from communications.models import Communication, SigningMandate
from communications.rules.letter_facts import Signatory
from communications.services.signatories import (
    choose_mandates,
    problems_of_signatories,
    signatories_on,
    write_signatories,
)
from parties.models import MandateHolder, MandateResolution, MandateTitle
from tests.factories.drafts import make_draft

DAY = date(2024, 3, 4)


def title(mandate, text, language="en", gender="", **days):
    return MandateTitle.objects.create(
        mandate=mandate, language=language, gender=gender, title=text, **days
    )


@pytest.fixture
def housing(mandate_housing):
    """Held by Ilona Varga-Tembe since 1 May 2020; renewed in 2020 and, overlapping, in 2023."""
    title(mandate_housing, "Special Rapporteur on housing, as it was", valid_to=date(2021, 12, 31))
    title(mandate_housing, "Special Rapporteur on housing", valid_from=date(2022, 1, 1))
    for number, year in (("43/14", 2020), ("52/10", 2023)):
        MandateResolution.objects.create(
            mandate=mandate_housing, number=number, year=year, valid_from=date(year, 4, 4)
        )
    MandateResolution.objects.create(
        mandate=mandate_housing, body="CHR", number="2000/9", year=2000
    )
    return mandate_housing


def test_words_are_those_of_the_day(officer_africa, housing):
    letter = make_draft(by=officer_africa, mandates=[housing])

    assert signatories_on(letter, on=DAY) == (
        Signatory("Special Rapporteur on housing", "52/10", "Ilona Varga-Tembe", ""),
    )
    assert signatories_on(letter, on=date(2021, 6, 1)) == (
        Signatory("Special Rapporteur on housing, as it was", "43/14", "Ilona Varga-Tembe", ""),
    )


def test_a_resolution_of_another_body_is_none_of_the_council(officer_africa, housing):
    letter = make_draft(by=officer_africa, mandates=[housing])

    assert signatories_on(letter, on=date(2020, 4, 3))[0].resolution == ""


def test_the_chair_signs_for_a_working_group(officer_africa, mandate_detention):
    mandate_detention.kind = "WG"
    mandate_detention.save()
    mandate_detention.holders.all().delete()
    title(mandate_detention, "Groupe de travail sur la détention arbitraire", "fr")
    MandateHolder.objects.create(mandate=mandate_detention, name="Member Nobody")
    MandateHolder.objects.create(
        mandate=mandate_detention, name="Aroha Solberg", gender="f", is_chair=True
    )
    letter = make_draft(by=officer_africa, mandates=[mandate_detention])
    letter.language = "fr"

    (signatory,) = signatories_on(letter, on=DAY)
    assert signatory.holder_name == "Aroha Solberg"
    assert (
        signatory.holder_title
        == "Présidente-Rapporteuse du Groupe de travail sur la détention arbitraire"
    )


def test_the_form_of_the_title_follows_the_holder(officer_africa, mandate_housing):
    mandate_housing.holders.update(gender="f")
    title(mandate_housing, "Rapporteur spécial sur le logement", "fr", "m")
    title(mandate_housing, "Rapporteuse spéciale sur le logement", "fr", "f")
    letter = make_draft(by=officer_africa, mandates=[mandate_housing])
    letter.language = "fr"

    assert signatories_on(letter, on=DAY)[0].title == "Rapporteuse spéciale sur le logement"


def test_what_a_mandate_lacks_is_told(officer_africa, housing, mandate_health):
    mandate_health.valid_to = date(2024, 3, 3)
    mandate_health.save()
    mandate_health.holders.all().delete()
    letter = make_draft(by=officer_africa, mandates=[housing, mandate_health])

    assert list(map(str, problems_of_signatories(letter, on=DAY))) == [
        "Physical and mental health: the mandate is not in force on that day.",
        "Physical and mental health: there is no title in the letter’s language on that day.",
        "Physical and mental health: no resolution of the Council is in force on that day.",
        "Physical and mental health: nobody holds the mandate on that day.",
    ]


def test_a_title_in_english_is_none_for_a_french_letter(officer_africa, housing):
    letter = make_draft(by=officer_africa, mandates=[housing])
    letter.language = "fr"

    assert [problem.lack for problem in problems_of_signatories(letter, on=DAY)] == ["title"]


def test_the_words_of_the_day_are_written_down(officer_africa, housing):
    letter = make_draft(by=officer_africa, mandates=[housing])
    SigningMandate.objects.update(title="old", resolution="1/1", holder_name="old")

    write_signatories(letter, on=DAY)

    row = SigningMandate.objects.get()
    assert (row.title, row.resolution) == ("Special Rapporteur on housing", "52/10")
    assert (row.holder_name, row.holder_title) == ("Ilona Varga-Tembe", "")


def test_queries_do_not_grow_with_the_mandates(
    officer_africa, housing, mandate_health, mandate_detention, django_assert_num_queries
):
    one = make_draft(by=officer_africa, mandates=[housing])
    three = make_draft(by=officer_africa, mandates=[housing, mandate_health, mandate_detention])
    for letter in (one, three):
        with django_assert_num_queries(4):
            signatories_on(letter, on=DAY)


def test_mandates_are_chosen_in_their_order(officer_africa, housing, mandate_health):
    letter = make_draft(by=officer_africa, mandates=[housing])

    choose_mandates(
        communication=letter, mandates=[mandate_health, housing], by=officer_africa, on=DAY
    )

    rows = letter.signing_mandates.order_by("position").values_list("position", "mandate__code")
    assert list(rows) == [(1, "health"), (2, "housing")]
    event = Event.objects.get(kind="signatories_changed")
    assert (event.before, event.after) == (
        {"mandates": "housing"},
        {"mandates": "health, housing"},
    )


def test_choosing_the_same_again_leaves_no_trace(officer_africa, housing):
    letter = make_draft(by=officer_africa, mandates=[housing])
    choose_mandates(communication=letter, mandates=[housing], by=officer_africa, on=DAY)
    assert not Event.objects.exists()


def test_a_mandate_signs_once(officer_africa, housing):
    letter = make_draft(by=officer_africa, mandates=[])
    with pytest.raises(ValidationError, match="chosen twice"):
        choose_mandates(
            communication=letter, mandates=[housing, housing], by=officer_africa, on=DAY
        )


def test_mandates_are_chosen_by_who_may_edit(
    officer_africa, officer_other_desk, office_user, housing, mandate_health
):
    letter = make_draft(by=officer_africa, mandates=[housing], stage=Stage.DRAFT)
    for user, refused in (
        (officer_other_desk, Communication.DoesNotExist),
        (office_user, Communication.DoesNotExist),
    ):
        with pytest.raises(refused):
            choose_mandates(communication=letter, mandates=[mandate_health], by=user, on=DAY)
    shown = make_draft(by=officer_africa, mandates=[housing], stage=Stage.IN_SIGN_OFF)
    with pytest.raises(PermissionDenied):
        choose_mandates(communication=shown, mandates=[mandate_health], by=office_user, on=DAY)
    with pytest.raises(ValidationError, match="In sign-off"):
        choose_mandates(communication=shown, mandates=[mandate_health], by=officer_africa, on=DAY)
