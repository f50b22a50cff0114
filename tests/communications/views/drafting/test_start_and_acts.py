from __future__ import annotations

import pytest

from communications.enums import Stage
from communications.models import Communication, Draft, LetterSet, LetterVersion
from parties.models import OtherActor
from tests.factories import make_case, make_mandate, make_state
from tests.factories.drafts import load_paragraphs


@pytest.fixture
def case(desk_africa):
    return make_case(desk=desk_africa)


@pytest.fixture
def begin(case, sent, signed_in, officer_africa):
    """The answer to the form with these changes."""
    browser = signed_in(officer_africa)
    return lambda **changed: browser.post(f"/cases/{case.pk}/letters/start/", {**sent, **changed})


@pytest.fixture
def sent(states, mandate_housing):
    """What the form sends for a letter to Botswana and one to a new company."""
    return {
        "rows": "2",
        "language": "en",
        "subject": "the clearing of homes",
        "mandates": [str(mandate_housing.pk)],
        "to-1-type": "AL",
        "to-1-state": "BWA",
        "to-2-type": "OL",
        "to-2-actor": "Invented Dredging",
        "to-2-home_state": "NZL",
        "to-2-kind": "company",
    }


def test_parallel_letters_are_begun_from_a_case(case, sent, signed_in, officer_africa):
    load_paragraphs()
    browser = signed_in(officer_africa)
    answer = browser.post(f"/cases/{case.pk}/letters/start/", sent)

    letter_set = LetterSet.objects.get()
    assert answer["Location"] == f"/drafts/sets/{letter_set.pk}/"
    letters = Communication.objects.order_by("pk")
    assert [(each.type, str(each.addressee)) for each in letters] == [
        ("AL", "Botswana"),
        ("OL", "Invented Dredging"),
    ]
    assert OtherActor.objects.get().home_state_id == "NZL"
    page = browser.get(answer["Location"]).content.decode()
    assert "2 letters are begun." in page
    assert f"/drafts/{letters[1].pk}/" in page


def test_one_more_row_keeps_what_was_typed(case, sent, signed_in, officer_africa):
    answer = signed_in(officer_africa).post(
        f"/cases/{case.pk}/letters/start/", {**sent, "do": "more"}
    )
    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'name="to-3-state"' in page
    assert 'value="Invented Dredging"' in page
    assert not LetterSet.objects.exists()


def test_one_more_row_begins_as_the_first_ones_did(case, sent, signed_in, officer_africa):
    answer = signed_in(officer_africa).post(
        f"/cases/{case.pk}/letters/start/", {**sent, "do": "more"}
    )
    _before, _name, rest = answer.content.decode().partition('name="to-3-type"')
    types, _end, _after = rest.partition("</select>")
    assert '<option value="AL" selected>' in types
    assert "This field is required" not in answer.content.decode()


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"subject": ""}, "Say what the letters are about."),
        ({"to-1-state": "", "to-2-actor": ""}, "Say whom to write to."),
        ({"to-2-state": "BWA", "to-2-actor": ""}, "One of them is written to twice."),
        ({"to-2-state": "NAM"}, "Name a State or somebody else, not both in one row."),
        ({"language": "ru"}, "Select a valid choice"),
    ],
)
def test_what_is_wrong_is_told_and_everything_kept(begin, changed, message):
    answer = begin(**changed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert message in page
    assert 'value="NZL" selected' in page
    assert not LetterSet.objects.exists()


def test_a_known_company_is_found_by_its_name_alone(case, sent, signed_in, officer_africa, company):
    data = {**sent, "to-2-actor": "sandgrouse ferries ltd.", "to-2-home_state": ""}
    signed_in(officer_africa).post(f"/cases/{case.pk}/letters/start/", data)
    assert Communication.objects.get(code="OTH").addressee_actor == company


def test_a_letter_is_added_dropped_and_taken_up_again(letter, signed_in, officer_africa):
    browser, letter_set = signed_in(officer_africa), letter.draft.letter_set_id
    make_state("NAM")
    browser.post(
        f"/drafts/sets/{letter_set}/letters/add/",
        {"rows": "1", "to-1-type": "UA", "to-1-state": "NAM"},
    )
    added = Communication.objects.get(code="NAM")
    assert added.draft.position == 3

    answer = browser.post(f"/drafts/{added.pk}/drop/", {"reason": ""})
    assert (answer.status_code, "Say why." in answer.content.decode()) == (422, True)
    browser.post(f"/drafts/{added.pk}/drop/", {"reason": "Not needed"})
    added.refresh_from_db()
    assert added.stage == Stage.DROPPED
    assert "Take up again" in browser.get(f"/drafts/{added.pk}/").content.decode()
    browser.post(f"/drafts/{added.pk}/revive/")
    added.refresh_from_db()
    assert added.stage == Stage.DRAFT


def test_adding_nobody_is_told(letter, signed_in, officer_africa):
    answer = signed_in(officer_africa).post(
        f"/drafts/sets/{letter.draft.letter_set_id}/letters/add/", {"rows": "1", "to-1-type": "AL"}
    )
    assert (answer.status_code, "Say whom to write to." in answer.content.decode()) == (422, True)


def test_mandates_are_added_ordered_and_removed(letter, signed_in, officer_africa):
    browser, address = signed_in(officer_africa), f"/drafts/{letter.pk}/mandates/"
    health, parallel = make_mandate("health"), Communication.objects.get(code="OTH")

    def signing(of):
        rows = of.signing_mandates.order_by("position")
        return list(rows.values_list("mandate__code", flat=True))

    browser.post(address, {"add": [health.pk], "everywhere": "on"})
    assert signing(letter) == signing(parallel) == ["housing", "health"]
    browser.post(address, {"do": "up:1"})
    assert (signing(letter), signing(parallel)) == (["health", "housing"], ["housing", "health"])
    browser.post(address, {"do": "remove:0"})
    assert signing(letter) == ["housing"]
    for nonsense in ("remove:7", "up:x", "down:-1", "nothing"):
        browser.post(address, {"do": nonsense})
    assert signing(letter) == ["housing"]


def test_versions_are_kept_listed_and_compared(letter, signed_in, officer_africa):
    browser = signed_in(officer_africa)
    browser.post(f"/drafts/{letter.pk}/keep/", {"note": "Before the cuts"})
    Draft.objects.filter(communication=letter).update(own_paragraphs="We recall the long visit.")

    page = browser.get(f"/communications/{letter.pk}/versions/").content.decode()
    assert "Before the cuts" in page
    assert (
        "We recall the visit."
        in browser.get(f"/communications/{letter.pk}/versions/1/").content.decode()
    )
    page = browser.get(f"/communications/{letter.pk}/versions/compare/").content.decode()
    assert "1 paragraph differs." in page
    inserted = page[page.index("<ins>") : page.index("</ins>")]
    assert "long" in inserted
    assert "added:" in inserted


@pytest.mark.parametrize("query", ["old=7&new=draft", "old=1&new=9", "old=x&new=1"])
def test_a_version_that_is_not_there_is_not_compared(letter, signed_in, officer_africa, query):
    browser = signed_in(officer_africa)
    browser.post(f"/drafts/{letter.pk}/keep/", {})
    answer = browser.get(f"/communications/{letter.pk}/versions/compare/?{query}")
    assert answer.status_code == 404


def test_an_office_reads_what_was_circulated_and_nothing_else(
    letter, signed_in, officer_africa, office_user
):
    desk, office = signed_in(officer_africa), signed_in(office_user)
    desk.post(f"/drafts/{letter.pk}/keep/", {"note": "Secret note"})
    kept = LetterVersion.objects.get()
    for number, text in ((2, "Shown first."), (3, "Shown then.")):
        content = {"language": "en", "blocks": [{"part": "paragraph", "text": text}]}
        LetterVersion.objects.create(
            communication=letter,
            number=number,
            purpose="circulated",
            content=content,
            sha256=str(number) * 64,
        )
    Draft.objects.filter(communication=letter).update(own_paragraphs="Still being written.")
    base = f"/communications/{letter.pk}/versions/"

    page = office.get(base).content.decode()
    assert "Secret note" not in page
    assert f"{base}1/" not in page
    assert office.get(f"{base}{kept.number}/").status_code == 404
    assert "Shown first." in office.get(f"{base}2/").content.decode()
    compared = office.get(f"{base}compare/").content.decode()
    assert "Still being written." not in compared
    assert "then" in compared[compared.index("<ins>") : compared.index("</ins>")]
    for query in ("old=1&new=3", "old=2&new=draft"):
        assert office.get(f"{base}compare/?{query}").status_code == 404
    assert office.post(f"/drafts/{letter.pk}/keep/", {}).status_code == 404
