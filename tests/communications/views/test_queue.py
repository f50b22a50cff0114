"""The work queue: who sees which letters, filters, search, order, pages, empty lists."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from communications.enums import Stage
from communications.rules.windows import Window, WindowUnit
from tests.factories import make_actor

from .listed import references

HOME = "/"


@pytest.fixture
def four_letters(make_communication, desk_africa, desk_americas, mandate_housing, mandate_health):
    """One a desk and mandate, so that each role sees another set; all of 2023."""
    make_communication(desk=desk_africa, mandates=[mandate_housing], state="BWA", number=1)
    make_communication(desk=desk_africa, mandates=[mandate_health], state="NAM", number=2)
    make_communication(desk=desk_americas, mandates=[mandate_housing], state="URY", number=3)
    make_communication(desk=desk_americas, mandates=[mandate_health], state="MNG", number=4)


ALL_FOUR = {"AL BWA 1/2023", "AL NAM 2/2023", "AL URY 3/2023", "AL MNG 4/2023"}


@pytest.mark.parametrize(
    ("user", "seen"),
    [
        ("officer_africa", {"AL BWA 1/2023", "AL NAM 2/2023"}),
        ("officer_other_desk", {"AL URY 3/2023", "AL MNG 4/2023"}),
        ("supervisor", ALL_FOUR),
        ("office_user", {"AL BWA 1/2023", "AL URY 3/2023"}),
        ("other_office_user", {"AL NAM 2/2023", "AL MNG 4/2023"}),
        ("officer_without_desk", set()),
        ("auditor", set()),
        ("administrator", set()),
    ],
)
def test_each_role_sees_exactly_its_letters(four_letters, signed_in, request, user, seen):
    response = signed_in(request.getfixturevalue(user)).get(HOME)

    assert set(references(response)) == seen
    page = response.content.decode()
    for hidden in ALL_FOUR - seen:
        assert hidden not in page


def test_counts_offers_and_total_are_of_what_the_user_sees(four_letters, signed_in, officer_africa):
    response = signed_in(officer_africa).get(HOME)

    assert [tile.count for tile in response.context["tiles"]] == [0, 0, 2, 0, 0, 0, 0, 0]
    assert response.context["page"].total == 2
    page = response.content.decode()
    assert "Botswana" in page
    assert "Namibia" in page
    assert "Uruguay" not in page
    assert "Mongolia" not in page


def test_an_actor_that_only_others_write_to_is_not_offered(
    make_communication, desk_americas, company, signed_in, officer_africa
):
    make_communication(state="BWA")
    make_communication(desk=desk_americas, actor=company)

    assert "Sandgrouse" not in signed_in(officer_africa).get(HOME).content.decode()


def test_whoever_is_not_signed_in_is_asked_to(db):
    response = Client().get(HOME)

    assert response.status_code == 302
    assert response["Location"] == "/accounts/login/?next=/"


def test_a_removed_desk_empties_the_list_with_the_next_request(
    make_communication, signed_in, officer_africa
):
    make_communication()
    client = signed_in(officer_africa)
    assert len(references(client.get(HOME))) == 1

    officer_africa.desk = None
    officer_africa.save()

    assert references(client.get(HOME)) == []


@pytest.fixture
def one_in_each_phase(make_communication):
    """By number: 1 overdue, 2 due today, 3 due soon, 4 awaiting, 5 no window, 6 answered late,
    7 answered in time, 8 closed, and a draft."""
    sixty = Window(60, WindowUnit.DAYS)
    make_communication(number=1, letter_date=date(2023, 6, 28))  # due 27 August
    make_communication(number=2, letter_date=date(2023, 6, 29))  # due 28 August
    make_communication(number=3, letter_date=date(2023, 7, 6))  # due 4 September
    make_communication(number=4, letter_date=date(2023, 7, 7))  # due 5 September
    make_communication(number=5, window=None)
    make_communication(number=6, letter_date=date(2023, 1, 2), answered_on=date(2023, 3, 4))
    make_communication(number=7, letter_date=date(2023, 1, 2), answered_on=date(2023, 3, 3))
    make_communication(number=8, window=sixty, closed_on=date(2023, 8, 1))
    make_communication(stage=Stage.DRAFT)


@pytest.mark.parametrize(
    ("phase", "numbers"),
    [
        ("overdue", [1]),
        ("due_today", [2]),
        ("due_soon", [3]),
        ("awaiting", [4]),
        ("no_window", [5]),
        ("answered_late", [6]),
        ("answered_in_time", [7]),
        ("closed", [8]),
    ],
)
def test_filter_by_phase(one_in_each_phase, signed_in, officer_africa, phase, numbers):
    response = signed_in(officer_africa).get(HOME, {"phase": phase})

    assert references(response) == [f"AL BWA {number}/2023" for number in numbers]
    assert response.context["page"].total == 1


def test_the_strip_counts_every_phase_whatever_phase_is_chosen(
    one_in_each_phase, signed_in, officer_africa
):
    response = signed_in(officer_africa).get(HOME, {"phase": "overdue"})

    assert {tile.phase.value: tile.count for tile in response.context["tiles"]} == {
        "overdue": 1,
        "due_today": 1,
        "due_soon": 1,
        "awaiting": 1,
        "no_window": 1,
        "not_sent": 1,
        "answered_late": 1,
        "answered_in_time": 1,
        "closed": 1,
    }


def test_two_phases_are_alternatives(one_in_each_phase, signed_in, officer_africa):
    response = signed_in(officer_africa).get(HOME, {"phase": ["overdue", "due_today"]})

    assert set(references(response)) == {"AL BWA 1/2023", "AL BWA 2/2023"}
    assert response.context["page"].total == 2


def test_days_left_are_told_in_words(one_in_each_phase, signed_in, officer_africa):
    page = signed_in(officer_africa).get(HOME).content.decode()

    for words in (
        "1 day overdue",
        "due today",
        "7 days left",
        "8 days left",
        "answered after 61 days",
    ):
        assert words in page


@pytest.fixture
def a_varied_desk(make_communication, company, mandate_housing, mandate_health):
    make_communication(state="BWA", type="AL", number=62, mandates=[mandate_housing])
    make_communication(
        state="NAM", type="UA", number=7, mandates=[mandate_health], letter_date=date(2022, 5, 1)
    )
    make_communication(
        actor=company, type="OL", number=62, mandates=[mandate_housing, mandate_health]
    )


BOTSWANA, NAMIBIA, COMPANY = "AL BWA 62/2023", "UA NAM 7/2022", "OL OTH 62/2023"


@pytest.mark.parametrize(
    ("query", "seen"),
    [
        ({"type": "UA"}, {NAMIBIA}),
        ({"addressee": "BWA"}, {BOTSWANA}),
        ({"mandate": "housing"}, {BOTSWANA, COMPANY}),
        ({"mandate": "health"}, {NAMIBIA, COMPANY}),
        ({"year": "2022"}, {NAMIBIA}),
        ({"year": "2023"}, {BOTSWANA, COMPANY}),
        ({"mandate": "housing", "addressee": "BWA"}, {BOTSWANA}),
        ({"mandate": "housing", "year": "2022"}, set()),
    ],
)
def test_each_filter(a_varied_desk, signed_in, officer_africa, query, seen):
    assert set(references(signed_in(officer_africa).get(HOME, query))) == seen


def test_filter_by_another_addressee_than_a_state(
    a_varied_desk, company, signed_in, officer_africa
):
    response = signed_in(officer_africa).get(HOME, {"addressee": f"actor-{company.pk}"})

    assert references(response) == [COMPANY]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("AL BWA 62/2023", {BOTSWANA}),
        ("bwa62/2023", {BOTSWANA}),
        ("62/2023", {BOTSWANA, COMPANY}),
        ("ol oth 62 2023", {COMPANY}),
        ("OTH", {COMPANY}),
        ("٦٢/٢٠٢٣", {BOTSWANA, COMPANY}),
        ("Namibia 7", {NAMIBIA}),
        ("2022", {NAMIBIA}),
        ("UA", {NAMIBIA}),
        ("UA BWA 62/2023", set()),
    ],
)
def test_search_by_reference(a_varied_desk, signed_in, officer_africa, text, seen):
    assert set(references(signed_in(officer_africa).get(HOME, {"q": text}))) == seen


def test_a_search_that_is_no_reference_says_which_spellings_work(
    a_varied_desk, signed_in, officer_africa
):
    response = signed_in(officer_africa).get(HOME, {"q": "sand <b>grouse</b>"})

    page = response.content.decode()
    assert references(response) == []
    assert "“sand &lt;b&gt;grouse&lt;/b&gt;” is no reference that can be read" in page
    assert "62/2023" in page


def test_desk_filter_is_for_supervisors(
    make_communication, desk_americas, signed_in, supervisor, officer_africa
):
    make_communication(number=1)
    make_communication(desk=desk_americas, number=2)

    assert references(signed_in(supervisor).get(HOME, {"desk": "americas"})) == ["AL BWA 2/2023"]
    assert references(signed_in(officer_africa).get(HOME, {"desk": "americas"})) == [
        "AL BWA 1/2023"
    ]


@pytest.mark.parametrize(
    "query",
    [
        {"phase": "late"},
        {"type": "XX"},
        {"addressee": "XYZ"},
        {"addressee": "actor-x"},
        {"addressee": "actor-999999"},
        {"mandate": "nobody"},
        {"year": "MMXXIII"},
        {"year": "99999999999999999999"},
        {"sort": "owner"},
    ],
)
def test_a_filter_that_cannot_be_read_is_told_and_left_out(
    a_varied_desk, signed_in, officer_africa, query
):
    response = signed_in(officer_africa).get(HOME, query)

    assert response.status_code == 200
    assert len(references(response)) == 3
    assert "could not be read, so it was left out" in response.content.decode()


@pytest.mark.parametrize("page", ["0", "-1", "2", "99999999999999", "x", "٢", ""])
def test_a_page_that_does_not_exist_shows_the_nearest(
    a_varied_desk, signed_in, officer_africa, page
):
    assert len(references(signed_in(officer_africa).get(HOME, {"page": page}))) == 3


def test_a_search_text_that_is_too_long_finds_nothing(a_varied_desk, signed_in, officer_africa):
    response = signed_in(officer_africa).get(HOME, {"q": "62/2023" * 100})

    assert response.status_code == 200
    assert references(response) == []


def test_chips_take_one_filter_away_each(a_varied_desk, signed_in, officer_africa):
    response = signed_in(officer_africa).get(
        HOME, {"type": "AL", "mandate": "housing", "sort": "due", "page": "1"}
    )

    assert [(chip.label, chip.value, chip.without) for chip in response.context["chips"]] == [
        ("Type", "Allegation letter", "?mandate=housing&sort=due"),
        ("Mandate", "Adequate housing", "?type=AL&sort=due"),
    ]


def test_a_chosen_phase_in_the_strip_leads_back_to_all(a_varied_desk, signed_in, officer_africa):
    response = signed_in(officer_africa).get(HOME, {"phase": "due_soon", "type": "AL"})

    addresses = {tile.phase.value: tile.address for tile in response.context["tiles"]}
    assert addresses["due_soon"] == "?type=AL"
    assert addresses["overdue"] == "?type=AL&phase=overdue"


@pytest.mark.parametrize(
    ("sort", "ordered"),
    [
        ("reference", [BOTSWANA, NAMIBIA, COMPANY]),
        ("-reference", [COMPANY, NAMIBIA, BOTSWANA]),
        ("addressee", [BOTSWANA, NAMIBIA, COMPANY]),
        ("letter_date", [NAMIBIA, COMPANY, BOTSWANA]),
        ("-letter_date", [COMPANY, BOTSWANA, NAMIBIA]),
        ("due", [NAMIBIA, COMPANY, BOTSWANA]),
        ("phase", [NAMIBIA, COMPANY, BOTSWANA]),
        ("desk", [COMPANY, BOTSWANA, NAMIBIA]),
    ],
)
def test_order(a_varied_desk, signed_in, officer_africa, sort, ordered):
    response = signed_in(officer_africa).get(HOME, {"sort": sort})

    assert references(response) == ordered


def test_the_sorted_column_says_so(a_varied_desk, signed_in, officer_africa):
    page = signed_in(officer_africa).get(HOME, {"sort": "-due"}).content.decode()

    assert page.count("aria-sort") == 1
    assert 'aria-sort="descending"><a class="sort-link" href="?sort=due">Reply due' in page


def test_letters_without_a_due_date_stand_last_both_ways(
    make_communication, signed_in, officer_africa
):
    make_communication(number=1, window=None)
    make_communication(number=2)
    client = signed_in(officer_africa)

    for sort in ("due", "-due"):
        assert references(client.get(HOME, {"sort": sort})) == ["AL BWA 2/2023", "AL BWA 1/2023"]


def test_pages_hold_every_letter_once(make_communication, signed_in, officer_africa):
    for number in range(1, 54):
        make_communication(number=number, questions=())
    client = signed_in(officer_africa)

    first, second = client.get(HOME), client.get(HOME, {"page": "2"})

    assert len(references(first)) == 50
    assert len(references(second)) == 3
    assert len(set(references(first) + references(second))) == 53
    assert "1 to 50 of 53" in first.content.decode()
    assert "Page 2 of 2" in second.content.decode()


@pytest.mark.parametrize(
    ("user", "words"),
    [
        ("officer_africa", "There are no letters yet"),
        ("office_user", "No letter carries one of your mandates yet"),
        ("officer_without_desk", "You belong to no desk yet"),
        ("auditor", "Your role reads no letters"),
        ("administrator", "You are signed in as an administrator"),
    ],
)
def test_an_empty_list_says_why(signed_in, request, user, words):
    assert words in signed_in(request.getfixturevalue(user)).get(HOME).content.decode()


def test_no_result_differs_from_nothing_yet(make_communication, signed_in, officer_africa):
    make_communication()
    page = signed_in(officer_africa).get(HOME, {"type": "UA"}).content.decode()

    assert "No letter fits these filters" in page
    assert "There are no letters yet" not in page


@pytest.mark.parametrize("user", ["officer_africa", "supervisor", "office_user"])
def test_queries_do_not_grow_with_the_rows(make_communication, signed_in, request, user):
    client = signed_in(request.getfixturevalue(user))
    make_communication()

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(HOME).status_code == 200
        return len(captured)

    with_one = queries()
    make_communication(state="NAM")
    make_communication(state="URY")

    assert queries() == with_one
    assert with_one <= 14


def test_a_name_with_markup_is_shown_as_text(make_communication, signed_in, officer_africa):
    make_communication(actor=make_actor("<script>alert(1)</script> Ltd."))
    page = signed_in(officer_africa).get(HOME).content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; Ltd." in page
