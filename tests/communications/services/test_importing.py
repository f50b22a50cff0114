from __future__ import annotations

import threading
from datetime import date

import pytest
from django.db import connection

from cases.models import Case, Event, Person
from communications.models import (
    Communication,
    DeadlineRule,
    LetterVersion,
    Question,
    Relation,
    SigningMandate,
)
from communications.reading import read_letter
from communications.services.importing import AlreadyImported, NotImportable, import_letter
from parties.models import MandateTitle, OtherActor
from tests.communications.letters import letter
from tests.factories import make_communication, make_mandate, make_state

pytestmark = pytest.mark.django_db

IMPORTED_ON = date(2023, 7, 10)


@pytest.fixture(autouse=True)
def _reference_data(db) -> None:
    make_state("BWA")
    for code, title in [
        ("housing", "Special Rapporteur on adequate housing"),
        ("health", "Special Rapporteur on health"),
    ]:
        MandateTitle.objects.create(mandate=make_mandate(code), language="en", title=title)


def take_in(text: str, **options) -> Communication:
    options.setdefault("on", IMPORTED_ON)
    return import_letter(reading=read_letter(text), source_text=text, by=None, **options)


def test_the_letter_is_saved_as_sent_with_its_reference_and_windows():
    communication = take_in(letter())
    communication.refresh_from_db()
    assert str(communication) == "AL BWA 7/2023"
    assert communication.stage == "sent"
    assert communication.addressee.code == "BWA"
    assert communication.letter_date == date(2023, 7, 3)
    assert str(communication.reply_window) == "60 days"
    assert communication.window_source == "printed"
    assert communication.due_on == date(2023, 9, 1)
    assert communication.publishable_from == date(2023, 9, 2)
    assert communication.imported_on == IMPORTED_ON


def test_mandates_keep_the_order_of_the_opening_and_find_their_signatures_by_title():
    communication = take_in(letter())
    rows = SigningMandate.objects.filter(communication=communication).values_list(
        "position", "mandate__code", "resolution", "holder_name"
    )
    assert list(rows) == [
        (1, "housing", "52/10", "Ilona Varga-Tembe"),
        (2, "health", "51/21", "Tomas Ekwueme-Lind"),
    ]


def test_a_title_that_no_mandate_has_is_kept_as_printed_and_opens_the_letter_to_no_office(
    other_office_user,
):
    MandateTitle.objects.filter(title__contains="health").delete()
    communication = take_in(letter())
    row = SigningMandate.objects.get(communication=communication, position=2)
    assert (row.mandate, row.title) == (None, "Special Rapporteur on health")
    assert not Communication.objects.visible_to(other_office_user).exists()


def test_questions_are_nested_and_in_order():
    communication = take_in(letter())
    rows = Question.objects.filter(communication=communication).values_list(
        "position", "parent__position", "label", "text"
    )
    assert list(rows) == [
        (1, None, "1", "Please provide any additional information and/or comments on the above."),
        (2, None, "2", "Please explain what has been done"),
        (3, 2, "a", "to give families other housing;"),
        (4, 2, "b", "to consult them before the works."),
    ]


def test_the_case_gets_persons_days_and_allegations_and_no_consent(desk_africa):
    communication = take_in(letter(), desk=desk_africa)
    case = communication.case
    assert (case.title, case.desk) == ("AL BWA 7/2023", desk_africa)
    person = case.persons.get()
    assert person.name == "Oriana Veldt-Mbeki"
    assert (person.may_be_named_to_addressee, person.may_be_named_in_public) == (False, False)
    assert [incident.occurred_on for incident in case.incidents.all()] == [date(2023, 6, 5)]
    assert case.allegations.get().text.startswith("On 5 June 2023, surveyors set out marks")


def test_the_name_of_a_person_is_not_readable_in_its_column():
    take_in(letter())
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM cases_person")
        (stored,) = cursor.fetchone()
    assert "Veldt" not in stored
    assert Person.objects.get().name == "Oriana Veldt-Mbeki"


def test_the_event_names_no_person():
    take_in(letter())
    event = Event.objects.get()
    assert (event.kind, event.happened_on, event.actor) == ("imported", IMPORTED_ON, None)
    assert event.after == {
        "reference": "AL BWA 7/2023",
        "letter_date": "2023-07-03",
        "due_on": "2023-09-01",
        "warnings": 0,
    }


def test_the_text_is_kept_as_received_and_block_by_block():
    text = letter()
    version = LetterVersion.objects.get(communication=take_in(text))
    assert version.source_text == text
    assert version.number == 1
    assert version.text.paragraphs()[1] == "Ref.: AL BWA 7/2023"


def test_a_letter_without_printed_window_is_judged_by_the_rule_of_its_date():
    for value, first, last in [(30, None, date(2023, 7, 2)), (45, date(2023, 7, 3), None)]:
        DeadlineRule.objects.create(
            purpose="reply",
            letter_type="AL",
            addressee_kind="state",
            value=value,
            unit="days",
            valid_from=first,
            valid_to=last,
            source="invented",
        )
    communication = take_in(letter(window="We look forward to your reply."))
    assert communication.window_source == "rule"
    assert communication.due_on == date(2023, 8, 17)


def test_without_window_and_without_rule_nothing_falls_due_and_nothing_may_be_public():
    communication = take_in(letter(window="We look forward to your reply."))
    assert communication.window_source == "none"
    assert communication.due_on is None
    assert communication.publishable_from is None


def test_the_same_letter_twice_is_refused_with_the_one_that_is_there():
    first = take_in(letter())
    with pytest.raises(AlreadyImported) as refused:
        take_in(letter("UA BWA 7/2023"))
    assert refused.value.communication == first
    assert Communication.objects.count() == Case.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (letter("no reference"), ["reference"]),
        (letter("BWA 7/2023"), ["reference"]),
        (letter(date=""), ["letter_date"]),
        (letter(date="11 July 2023"), ["letter_date"]),
        (letter("no reference", date=""), ["reference", "letter_date"]),
        (letter("AL NAM 7/2023"), ["reference"]),
    ],
)
def test_what_a_sent_letter_must_have_is_asked_for_and_nothing_is_saved(text, fields):
    with pytest.raises(NotImportable) as refused:
        take_in(text)
    assert [problem.field for problem in refused.value.problems] == fields
    assert Case.objects.count() == Communication.objects.count() == OtherActor.objects.count() == 0


def test_one_mandate_chosen_for_two_titles_is_refused_and_nothing_is_saved():
    health = make_mandate("health")
    with pytest.raises(NotImportable) as refused:
        take_in(letter(), mandates={1: health, 2: health})
    assert refused.value.problems[0].field == "mandates"
    assert Communication.objects.count() == Case.objects.count() == 0


def test_a_cited_letter_is_linked_whichever_of_the_two_comes_first():
    earlier = make_communication(number=3, year=2022, letter_date=date(2022, 5, 2))
    cites = "We refer to our earlier communications AL BWA 3/2022 and AL BWA 4/2022."
    citing = take_in(letter(earlier=cites))
    later = take_in(letter("AL BWA 4/2022", date="9 June 2022"))
    links = Relation.objects.filter(communication=citing).values_list(
        "reference_as_printed", "target_id"
    )
    assert list(links) == [("AL BWA 3/2022", earlier.pk), ("AL BWA 4/2022", later.pk)]


def test_a_letter_may_join_a_case_which_keeps_each_person_once():
    case = take_in(letter()).case
    joined = take_in(letter("AL BWA 8/2023"), case=case)
    assert joined.case == case
    assert case.persons.count() == case.incidents.count() == case.allegations.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_who_import_one_letter_at_once_save_it_once():
    outcomes: list[str] = []
    barrier = threading.Barrier(2)

    def run() -> None:
        try:
            barrier.wait()
            outcomes.append(str(take_in(letter())))
        except AlreadyImported:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["AL BWA 7/2023", "refused"]
    assert Communication.objects.count() == Case.objects.count() == 1
