"""Two parallel letters with everything that standard letters have; names that could leak."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from cases.models import Person
from communications.models import Communication
from communications.services.provisions import instrument_records, load_instruments
from tests.factories import make_actor
from tests.factories.drafts import load_paragraphs, make_draft, make_letter_set
from tests.page_forms import Fields

SECRET = "Zqxqzvvictim Oradell"


@pytest.fixture
def letter(officer_africa) -> Communication:
    """A draft to Botswana, beside one to a company; a person without consent stands in its text."""
    load_paragraphs()
    letter_set = make_letter_set(by=officer_africa, facts=f"{SECRET} was not heard.")
    letter = make_draft(
        by=officer_africa,
        letter_set=letter_set,
        own_paragraphs="We recall the visit.",
        questions=[{"text": "First?", "parts": ["one", "two"]}, {"text": "Second?", "parts": []}],
    )
    make_draft(by=officer_africa, letter_set=letter_set, to=make_actor())
    Person.objects.create(case=letter.case, position=1, name=SECRET)
    return letter


@pytest.fixture
def library(db: None) -> None:
    load_instruments(records=instrument_records())


class Desk:
    """A person at the page of a draft, in a browser without JavaScript."""

    def __init__(self, browser: Client, letter: Communication) -> None:
        self.browser, self.letter = browser, letter
        self.address = f"/drafts/{letter.pk}/"
        self.fields = self.read()

    def read(self) -> dict[str, Any]:
        """The fields of the page, those that stand there several times as lists."""
        self.page = self.browser.get(self.address).content.decode()
        form = self.page[self.page.index("data-autosave") :]
        fields = Fields(form[: form.index("</form>")]).values
        draft = Communication.objects.get(pk=self.letter.pk).draft
        texts = [text for q in draft.questions for text in (q["text"], *q["parts"])]
        levels = [level for q in draft.questions for level in ("0", *("1" for _ in q["parts"]))]
        fields.update(question=texts, levels=",".join(levels))
        fields["annex"] = [str(item.provision_id) for item in draft.annex_items.all()]
        fields["cited"] = [str(row.target_id) for row in self.letter.relations.all()]
        fields.pop("provision", None)
        return fields

    def send(self, do: str = "", **changed: Any) -> Any:
        """The page after a button, with what was typed."""
        return self.browser.post(self.address, {**self.fields, **changed, "do": do})

    def autosave(self, **changed: Any) -> Any:
        return self.browser.post(f"{self.address}save/", {**self.fields, **changed})


@pytest.fixture
def desk(signed_in, officer_africa, letter) -> Desk:
    return Desk(signed_in(officer_africa), letter)
