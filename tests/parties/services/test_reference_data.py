"""Loading States and mandates: complete, repeatable, and never over what people changed."""

from dataclasses import replace
from datetime import date

import pytest

from parties.models import Mandate, MandateHolder, MandateTitle, State, StateName
from parties.reference_data import mandate_records, state_records
from parties.services.reference_data import load_mandates, load_states

pytestmark = pytest.mark.django_db

STATES = state_records().states
MANDATES = mandate_records()


def test_all_states_get_their_codes_regions_and_names() -> None:
    assert load_states(records=STATES) == {"created": 195}
    mexico = State.objects.get(code="MEX")
    assert (mexico.alpha2, mexico.name_en, mexico.status) == ("MX", "Mexico", "member")
    assert (mexico.regional_group, mexico.region) == ("grulac", "Americas")
    assert set(mexico.names.values_list("language", "name")) == {
        ("ar", "المكسيك"),
        ("en", "Mexico"),
        ("es", "México"),
        ("fr", "Mexique"),
        ("ru", "Мексика"),
        ("zh", "墨西哥"),
    }


def test_a_state_keeps_its_name_of_the_day() -> None:
    load_states(records=STATES)
    turkiye = State.objects.get(code="TUR")
    assert turkiye.name_en == "Türkiye"
    assert turkiye.name_on(date(2022, 5, 31), "fr") == "Turquie"
    assert turkiye.name_on(date(2022, 6, 1), "fr") == "Türkiye"


def test_days_of_renaming_that_are_unconfirmed_are_marked() -> None:
    load_states(records=STATES)
    sources = dict(StateName.objects.filter(name="Bolivia").values_list("language", "source"))
    assert sources == {"en": "un (day unconfirmed)", "es": "un (day unconfirmed)"}


def test_loading_states_again_changes_nothing() -> None:
    load_states(records=STATES)
    ids = set(StateName.objects.values_list("pk", flat=True))
    assert load_states(records=STATES) == {"unchanged": 195}
    assert set(StateName.objects.values_list("pk", flat=True)) == ids


def test_a_state_changed_by_people_is_left_alone_with_its_names() -> None:
    load_states(records=STATES)
    State.objects.filter(code="NLD").update(ohchr_region="Elsewhere", edited_by_people=True)
    StateName.objects.filter(state="NLD", language="fr").delete()
    assert load_states(records=STATES) == {"unchanged": 194, "left alone": 1}
    assert State.objects.get(code="NLD").ohchr_region == "Elsewhere"
    assert not StateName.objects.filter(state="NLD", language="fr").exists()


def test_a_new_name_in_the_data_is_added_and_the_old_one_ends() -> None:
    load_states(records=STATES)
    chile = next(s for s in STATES if s.code == "CHL")
    names = []
    for name in chile.names:
        if name.language == "en":
            names += [
                replace(name, valid_to=date(2026, 6, 30)),
                replace(name, name="New Chile", valid_from=date(2026, 7, 1)),
            ]
        else:
            names.append(name)
    assert load_states(records=[replace(chile, names=tuple(names))]) == {"updated": 1}
    state = State.objects.get(code="CHL")
    assert state.name_en == "New Chile"
    assert state.name_on(date(2026, 6, 30), "en") == "Chile"
    assert state.name_on(date(2026, 7, 1), "en") == "New Chile"
    assert state.names.count() == 7


def test_all_mandates_get_titles_resolutions_and_successors() -> None:
    assert load_mandates(records=MANDATES) == {"created": 61}
    slavery = Mandate.objects.get(code="SRSlavery")
    assert slavery.successor == Mandate.objects.get(code="SRSlaveryTIP")
    assert slavery.valid_to == date(2025, 10, 8)
    privacy = Mandate.objects.get(code="SRP")
    assert [(str(r), r.year, r.confirmed) for r in privacy.resolutions.all()] == [
        ("HRC 28/16", 2015, True),
        ("HRC 46/16", 2021, True),
        ("HRC 55/3", 2024, False),
    ]


def test_a_mandate_keeps_the_title_of_the_day() -> None:
    load_mandates(records=MANDATES)
    water = Mandate.objects.get(code="SRWatSan")
    singular = "Special Rapporteur on the human right to safe drinking water and sanitation"
    plural = "Special Rapporteur on the human rights to safe drinking water and sanitation"
    assert water.title_on(date(2016, 9, 28), "en") == singular
    assert water.title_on(date(2016, 9, 29), "en") == plural
    assert water.title_on(date(2024, 1, 1), "es", "f").startswith("Relatora Especial")
    assert water.title_on(date(2024, 1, 1), "fr", "m").startswith("Rapporteur spécial")


def test_loading_mandates_again_changes_nothing_and_keeps_holders() -> None:
    load_mandates(records=MANDATES)
    privacy = Mandate.objects.get(code="SRP")
    MandateHolder.objects.create(mandate=privacy, name="Ottoline Marsh-Adeyemi", gender="f")
    ids = set(MandateTitle.objects.values_list("pk", flat=True))
    assert load_mandates(records=MANDATES) == {"unchanged": 61}
    assert set(MandateTitle.objects.values_list("pk", flat=True)) == ids
    assert privacy.holders.get().name == "Ottoline Marsh-Adeyemi"


def test_a_mandate_changed_by_people_is_left_alone_with_its_titles() -> None:
    load_mandates(records=MANDATES)
    merged = Mandate.objects.get(code="SRTIP")
    Mandate.objects.filter(pk=merged.pk).update(successor=None, edited_by_people=True)
    merged.titles.filter(language="en").update(title="Special Rapporteur on trafficking")
    assert load_mandates(records=MANDATES) == {"unchanged": 60, "left alone": 1}
    merged.refresh_from_db()
    assert merged.successor is None
    assert merged.titles.get(language="en").title == "Special Rapporteur on trafficking"


def test_a_correction_in_the_data_replaces_the_old_value() -> None:
    load_mandates(records=MANDATES)
    education = next(m for m in MANDATES if m.code == "SRRTE")
    corrected = replace(education, short_name="right to education", resolutions=())
    assert load_mandates(records=[corrected]) == {"updated": 1}
    mandate = Mandate.objects.get(code="SRRTE")
    assert mandate.short_name == "right to education"
    assert not mandate.resolutions.exists()
