"""What waits for whom: the lists of offices and desks, and the count for the navigation."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from communications.filters.sign_offs import waiting_for
from communications.models import Communication
from communications.services.circulating import take_back
from communications.services.signing import ask_for_changes, sign_off
from tests.communications.views.listed import markup
from tests.factories.drafts import make_draft
from tests.factories.sign_off import (
    make_circulated,
    make_round,
    make_signing_mandate,
    make_whole_draft,
    reply_to,
)

TUESDAY = date(2024, 3, 12)
LIST = "/sign-offs/"


def sections(page: str) -> dict[str, str]:
    """The page's text below each of its second headings, by the heading's id."""
    parts = page.split('<h2 class="section-title" id="')[1:]
    return {part.partition('"')[0]: part for part in parts}


def test_what_waits_for_an_office_stands_first_with_its_day(letter, signed_in, office_user):
    shown = sections(markup(signed_in(office_user).get(LIST)))["waiting"]

    assert f'href="/communications/{letter.pk}/sign-off/"' in shown
    assert "Allegation letter to Botswana" in shown
    assert "Adequate housing" in shown
    assert "15 March 2024" in shown
    assert "3 days left" in shown
    assert "0 of 2" in shown


def test_the_earliest_day_stands_first(letter, signed_in, officer_africa, office_user, states):
    urgent = make_whole_draft(by=officer_africa, to=states["NAM"])
    make_round(urgent, by=officer_africa, answer_by=date(2024, 3, 13), on=TUESDAY)

    shown = markup(signed_in(office_user).get(LIST))

    assert shown.index("letter to Namibia") < shown.index("letter to Botswana")


def test_what_is_answered_no_longer_waits(letter, signed_in, office_user, mandate_housing):
    sign_off(**reply_to(letter, by=office_user, mandates=[mandate_housing]))

    shown = sections(markup(signed_in(office_user).get(LIST)))

    assert "Nothing waits for you" in shown["waiting"]
    assert "Allegation letter to Botswana" in shown["others"]
    assert "Signed off" in shown["others"]


def test_the_desk_sees_what_is_out_and_who_is_late(letter, signed_in, officer_africa):
    late = make_whole_draft(by=officer_africa)
    make_round(late, by=officer_africa, answer_by=date(2024, 3, 11))

    shown = sections(markup(signed_in(officer_africa).get(LIST)))["out"]

    assert shown.index("1 day overdue") < shown.index("3 days left")
    assert shown.count("No answer, late") == 2
    assert f'href="/sign-offs/sets/{letter.draft.letter_set_id}/"' in shown


def test_cleared_letters_stand_apart(
    letter, signed_in, officer_africa, office_user, mandate_housing
):
    office_user.office.mandates.add(make_signing_mandate("health"))
    both = list(office_user.office.mandates.all())
    sign_off(**reply_to(letter, by=office_user, mandates=both))

    shown = sections(markup(signed_in(officer_africa).get(LIST)))

    assert "No letter goes round" in shown["out"]
    assert "Allegation letter to Botswana" in shown["cleared"]


@pytest.mark.parametrize(
    ("user", "heading"),
    [("office_user", "Nothing waits for you"), ("officer_africa", "No letter goes round")],
)
def test_an_empty_list_says_why_it_is_empty(signed_in, request, user, heading):
    assert heading in markup(signed_in(request.getfixturevalue(user)).get(LIST))


@pytest.mark.parametrize("user", ["officer_other_desk", "officer_without_desk"])
def test_another_desk_sees_nothing_of_it(letter, signed_in, request, user):
    shown = markup(signed_in(request.getfixturevalue(user)).get(LIST))

    assert "Botswana" not in shown
    assert "clearing of homes" not in shown


def test_an_office_sees_no_draft_and_no_letter_of_others(
    signed_in, officer_africa, office_user, other_office_user
):
    make_draft(by=officer_africa)
    make_circulated(by=officer_africa, mandates=[make_signing_mandate("health")])

    shown = markup(signed_in(office_user).get(LIST))

    assert "Botswana" not in shown
    assert "clearing of homes" not in shown


@pytest.mark.parametrize("user", ["auditor", "administrator"])
def test_other_roles_have_no_part_in_it(letter, signed_in, request, user):
    response = signed_in(request.getfixturevalue(user)).get(LIST)

    assert response.status_code == 403
    assert "Botswana" not in response.content.decode()


@pytest.fixture(params=["office_user", "officer_africa"])
def reader(request, signed_in):
    """The browser of an office, and that of a desk."""
    return signed_in(request.getfixturevalue(request.param))


def test_the_list_asks_as_often_with_three_letters_as_with_one(
    letter, reader, officer_africa, django_assert_num_queries
):
    with CaptureQueriesContext(connection) as with_one:
        reader.get(LIST)
    for _each in range(2):
        make_circulated(by=officer_africa)

    with django_assert_num_queries(len(with_one)):
        reader.get(LIST)


def test_a_letter_waits_for_an_office_until_each_of_its_mandates_has_answered(
    letter, office_user, other_office_user, mandate_housing, mandate_health
):
    office_user.office.mandates.add(mandate_health)
    assert list(waiting_for(office_user, TUESDAY)) == [letter]

    sign_off(**reply_to(letter, by=office_user, mandates=[mandate_housing]))
    assert list(waiting_for(office_user, TUESDAY)) == [letter]

    sign_off(**reply_to(letter, by=office_user, mandates=[mandate_health]))
    assert list(waiting_for(office_user, TUESDAY)) == []


def test_a_letter_waits_for_the_desk_once_changes_are_asked_for(
    letter, officer_africa, officer_other_desk, office_user, mandate_housing
):
    assert list(waiting_for(officer_africa, TUESDAY)) == []

    ask_for_changes(
        **reply_to(letter, by=office_user, mandates=[mandate_housing]), reason="The date."
    )

    assert list(waiting_for(officer_africa, TUESDAY)) == [letter]
    assert list(waiting_for(officer_other_desk, TUESDAY)) == []
    take_back(letters=[letter], by=officer_africa, on=TUESDAY)
    assert list(waiting_for(officer_africa, TUESDAY)) == []


def test_a_cleared_letter_waits_for_the_supervisor_who_sends_it(
    letter, signed_in, officer_africa, supervisor, office_user
):
    mandates = [make_signing_mandate("housing"), make_signing_mandate("health")]
    office_user.office.mandates.set(mandates)
    sign_off(**reply_to(letter, by=office_user, mandates=mandates))

    assert list(waiting_for(supervisor, TUESDAY)) == [letter]
    assert list(waiting_for(officer_africa, TUESDAY)) == []
    page = markup(signed_in(supervisor).get(LIST))
    assert f'href="/sets/{letter.draft.letter_set_id}/send/"' in sections(page)["waiting"]
    assert "cleared" not in sections(page)
    assert '1<span class="visually-hidden">waiting for you' in page
    assert "waiting" not in sections(markup(signed_in(officer_africa).get(LIST)))


@pytest.mark.parametrize("user", ["officer_africa", "supervisor"])
def test_what_somebody_asks_changes_of_waits_for_the_secretariat(
    letter, signed_in, request, office_user, user
):
    housing = [make_signing_mandate("housing")]
    ask_for_changes(**reply_to(letter, by=office_user, mandates=housing), reason="The date.")

    page = markup(signed_in(request.getfixturevalue(user)).get(LIST))
    shown = sections(page)["waiting"]
    assert "Allegation letter to Botswana" in shown
    assert "Changes are asked for:" in shown
    assert "Adequate housing" in shown
    assert "out" not in sections(page)
    assert '1<span class="visually-hidden">waiting for you' in page


@pytest.mark.parametrize("user", ["officer_africa", "supervisor", "office_user"])
def test_what_waits_is_counted_in_one_query(letter, request, django_assert_num_queries, user):
    reader = request.getfixturevalue(user)
    with django_assert_num_queries(1):
        waiting_for(reader, TUESDAY).count()


def test_a_letter_that_was_taken_back_says_so_to_its_office(
    letter, signed_in, office_user, officer_africa
):
    take_back(letters=[letter], by=officer_africa, on=TUESDAY)

    shown = sections(markup(signed_in(office_user).get(LIST)))["others"]

    assert "Taken back to be changed" in shown
    assert "No answer yet" not in shown


@pytest.mark.parametrize("user", ["auditor", "administrator", "gone"])
def test_nothing_waits_for_those_who_have_no_part_in_it(letter, request, user):
    assert not waiting_for(request.getfixturevalue(user), TUESDAY).exists()
    assert Communication.objects.exists()
