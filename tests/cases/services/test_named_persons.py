"""Names that submissions hold: encrypted, compared by digests, written anew under another key."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.management import call_command

from cases.models import NamedPerson
from cases.services.named_persons import digests_of, save_named_persons
from tests.cases.submissions import make_submission

pytestmark = pytest.mark.django_db


def test_a_digest_tells_nothing_without_the_key(settings: Any) -> None:
    under_one_key = digests_of(["Amina Okonkwo"])
    settings.NAME_DIGEST_KEY = "another key of many letters"
    assert digests_of(["Amina Okonkwo"]).isdisjoint(under_one_key)
    assert all(len(digest) == 64 for digest in under_one_key)


def test_names_take_the_place_of_those_before() -> None:
    submission = make_submission(persons=["Amina Okonkwo", "Suma Tane"])
    save_named_persons(submission, ["Suma Tane"])
    person = submission.persons.get()
    assert (person.position, person.name) == (1, "Suma Tane")
    assert set(person.digests) == digests_of(["Suma Tane"])


def test_after_a_new_key_the_command_writes_every_digest_anew(settings: Any) -> None:
    make_submission(persons=["Amina Okonkwo"])
    settings.NAME_DIGEST_KEY = "another key of many letters"
    assert set(NamedPerson.objects.get().digests) != digests_of(["Amina Okonkwo"])
    call_command("write_name_digests", verbosity=0)
    assert set(NamedPerson.objects.get().digests) == digests_of(["Amina Okonkwo"])
