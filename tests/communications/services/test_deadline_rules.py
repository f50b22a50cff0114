"""The supplied deadline rules: which one a letter of a day has, and loading them again."""

from datetime import date

import pytest

from communications.enums import AddresseeKind, LetterType, RulePurpose
from communications.models import DeadlineRule
from communications.rules.windows import due_on, publishable_from
from communications.services.deadline_rules import deadline_rule_records, load_deadline_rules
from communications.services.rules_of_time import rule_on

pytestmark = pytest.mark.django_db

RECORDS = deadline_rule_records()


@pytest.fixture
def rules() -> None:
    load_deadline_rules(records=RECORDS)


def window_of(purpose: str, letter_type: str, kind: str, day: date) -> str | None:
    rule = rule_on(
        purpose=RulePurpose(purpose),
        letter_type=LetterType(letter_type),
        addressee_kind=AddresseeKind(kind),
        day=day,
    )
    assert rule is not None
    return str(rule.window) if rule.window else None


@pytest.mark.parametrize(
    ("letter_type", "kind", "day", "window"),
    [
        ("AL", "state", date(2010, 5, 1), "2 months"),
        ("AL", "state", date(2011, 11, 17), "60 days"),
        ("AL", "state", date(2019, 6, 28), "60 days"),
        ("AL", "state", date(2026, 11, 23), "60 days"),
        ("AL", "other", date(2023, 7, 3), "60 days"),
        ("UA", "state", date(2009, 1, 1), "30 days"),
        ("UA", "state", date(2024, 1, 1), None),
        ("UA", "other", date(2024, 1, 1), None),
        ("OL", "state", date(2020, 9, 1), "60 days"),
        ("OL", "other", date(2024, 1, 1), "60 days"),
    ],
)
@pytest.mark.usefixtures("rules")
def test_reply_window_of_a_letter_by_its_day(
    letter_type: str, kind: str, day: date, window: str | None
) -> None:
    assert window_of("reply", letter_type, kind, day) == window


@pytest.mark.parametrize(
    ("letter_type", "kind", "day", "delay"),
    [
        ("AL", "state", date(2015, 1, 1), None),
        ("AL", "state", date(2019, 6, 28), "60 days"),
        ("AL", "other", date(2023, 7, 3), "60 days"),
        ("UA", "state", date(2024, 1, 1), "60 days"),
        ("OL", "state", date(2020, 9, 1), "48 hours"),
        ("OL", "other", date(2024, 1, 1), None),
    ],
)
@pytest.mark.usefixtures("rules")
def test_publication_delay_of_a_letter_by_its_day(
    letter_type: str, kind: str, day: date, delay: str | None
) -> None:
    assert window_of("publication", letter_type, kind, day) == delay


@pytest.mark.usefixtures("rules")
def test_allegation_letter_to_a_company_of_july_2023() -> None:
    rule = DeadlineRule.objects.on(date(2023, 7, 3)).get(
        purpose="reply", letter_type="AL", addressee_kind="other"
    )
    assert rule.confirmed
    assert rule.window is not None
    assert due_on(date(2023, 7, 3), rule.window) == date(2023, 9, 1)
    assert publishable_from(date(2023, 7, 3), rule.window) == date(2023, 9, 2)


@pytest.mark.usefixtures("rules")
def test_what_is_not_sourced_is_marked_unconfirmed_and_every_rule_names_its_source() -> None:
    sure = set(
        DeadlineRule.objects.filter(confirmed=True, purpose="reply").values_list(
            "supplied_as", flat=True
        )
    )
    assert sure == {"reply-al-state-seen", "reply-al-other-seen"}
    assert not DeadlineRule.objects.filter(source="").exists()


def test_loading_rules_again_changes_nothing() -> None:
    assert load_deadline_rules(records=RECORDS) == {"created": 24}
    assert load_deadline_rules(records=RECORDS) == {"unchanged": 24}


@pytest.mark.usefixtures("rules")
def test_a_rule_changed_by_people_is_left_alone() -> None:
    DeadlineRule.objects.filter(supplied_as="publication-ol-other-assumed").update(
        value=48, unit="hours", edited_by_people=True
    )
    assert load_deadline_rules(records=RECORDS) == {"unchanged": 23, "left alone": 1}
    assert DeadlineRule.objects.get(supplied_as="publication-ol-other-assumed").value == 48


@pytest.mark.usefixtures("rules")
def test_a_rule_of_peoples_own_for_the_same_days_keeps_the_supplied_one_out() -> None:
    DeadlineRule.objects.filter(supplied_as="reply-ua-other-assumed").delete()
    own = DeadlineRule.objects.create(
        purpose="reply",
        letter_type="UA",
        addressee_kind="other",
        value=14,
        unit="days",
        valid_from=date(2026, 1, 1),
        source="Decided in the house",
        edited_by_people=True,
    )
    assert load_deadline_rules(records=RECORDS) == {"unchanged": 23, "left alone": 1}
    assert list(
        DeadlineRule.objects.filter(letter_type="UA", addressee_kind="other", value=14)
    ) == [own]


@pytest.mark.usefixtures("rules")
def test_the_boundary_between_two_supplied_rules_can_move_either_way() -> None:
    for last, first in (
        (date(2018, 6, 30), date(2018, 7, 1)),
        (date(2016, 12, 31), date(2017, 1, 1)),
    ):
        moved = [
            record
            | (
                {"valid_to": last}
                if record["supplied_as"] == "publication-ua-state-with-report"
                else {}
            )
            | (
                {"valid_from": first}
                if record["supplied_as"] == "publication-ua-state-rolling"
                else {}
            )
            for record in RECORDS
        ]
        assert load_deadline_rules(records=moved) == {"updated": 2, "unchanged": 22}
        assert window_of("publication", "UA", "state", first) == "60 days"
        assert window_of("publication", "UA", "state", last) is None
