"""Loading the library: repeatable, each row by itself, and nothing lost that drafts may rest on."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from communications.models import Instrument, Provision
from communications.services.provisions import instrument_records, load_instruments

pytestmark = pytest.mark.django_db

RECORDS = instrument_records()


def covenant() -> dict[str, Any]:
    """Two articles of the Covenant, free to be changed."""
    record = copy.deepcopy(next(each for each in RECORDS if each["code"] == "iccpr"))
    record["provisions"] = [p for p in record["provisions"] if p["article"] in {"19", "21"}]
    return record


def test_loading_everything_twice_changes_nothing_the_second_time() -> None:
    assert load_instruments(records=RECORDS) == {"created": 161}
    assert load_instruments(records=RECORDS) == {"unchanged": 161}
    assert (Instrument.objects.count(), Provision.objects.count()) == (25, 136)


def test_a_provision_is_stored_as_the_file_has_it() -> None:
    load_instruments(records=RECORDS)
    provision = Provision.objects.get(instrument__code="ungp", article="25")
    assert provision.label_in("en") == "UNGPs, Principle 25"
    assert provision.label_in("fr") == "Principes directeurs, Principe 25"
    assert provision.label_in("es") == "Principios Rectores, Principio 25"
    assert (provision.rights, provision.addressee_kinds) == (["fair_trial"], ["state"])
    assert provision.summary_in("es").startswith("El principio 25 de los Principios Rectores")
    assert provision.summary_in("fr").startswith("Le principe 25 des Principes directeurs")
    everybody = Provision.objects.get(instrument__code="iccpr", article="19")
    assert everybody.addressee_kinds == ["state", "other"]
    assert everybody.offered


def test_changed_words_of_the_files_reach_the_row_with_its_key() -> None:
    record = covenant()
    load_instruments(records=[record])
    before = Provision.objects.get(article="19").pk
    record["provisions"][0]["summary"]["en"] = "Article 19 says something else."
    assert load_instruments(records=[record]) == {"updated": 1, "unchanged": 2}
    changed = Provision.objects.get(pk=before)
    assert changed.summary_en == "Article 19 says something else."


def test_a_provision_changed_by_people_is_left_alone_and_its_neighbours_are_not() -> None:
    record = covenant()
    load_instruments(records=[record])
    Provision.objects.filter(article="19").update(summary_en="Ours.", edited_by_people=True)
    record["provisions"][1]["summary"]["en"] = "Article 21 anew."
    assert load_instruments(records=[record]) == {"left alone": 1, "updated": 1, "unchanged": 1}
    assert list(Provision.objects.values_list("summary_en", flat=True)) == [
        "Ours.",
        "Article 21 anew.",
    ]


def test_an_instrument_changed_by_people_still_gets_new_provisions() -> None:
    record = covenant()
    last = record["provisions"].pop()
    load_instruments(records=[record])
    Instrument.objects.update(title_en="The Covenant", edited_by_people=True)
    record["provisions"].append(last)
    assert load_instruments(records=[record]) == {"left alone": 1, "unchanged": 1, "created": 1}
    assert Instrument.objects.get().title_en == "The Covenant"


def test_what_the_files_no_longer_hold_stays() -> None:
    record = covenant()
    load_instruments(records=[record])
    record["provisions"].pop()
    assert load_instruments(records=[record]) == {"unchanged": 2}
    assert Provision.objects.filter(article="21").exists()


def test_a_provision_no_longer_offered_stays_so() -> None:
    load_instruments(records=[covenant()])
    Provision.objects.filter(article="21").update(offered=False)
    assert load_instruments(records=[covenant()]) == {"unchanged": 3}
    assert not Provision.objects.get(article="21").offered
