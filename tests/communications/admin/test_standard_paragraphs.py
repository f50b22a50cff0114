"""The pages of standard paragraphs: read every version, write the next one, change none."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse

from communications.enums import AddresseeKind, LetterLanguage, LetterType, Slot
from communications.models import StandardParagraph, StandardParagraphVersion
from communications.services.standard_paragraphs import (
    ParagraphRecord,
    load_standard_paragraphs,
    revise_paragraph,
    standard_paragraph_records,
)
from parties.enums import Role
from parties.models import User
from tests.factories import make_user
from tests.page_forms import Fields

pytestmark = pytest.mark.django_db

DAY = date(2024, 3, 4)
LIST = "admin:communications_standardparagraph_changelist"
WORDS = "We would appreciate a response within {window}."
WORDS_FOR_ONE = "I would appreciate a response within {window}."


@pytest.fixture
def deadline() -> StandardParagraph:
    record = ParagraphRecord(
        slot=Slot.DEADLINE,
        letter_type=LetterType.ALLEGATION_LETTER,
        addressee_kind=AddresseeKind.STATE,
        language=LetterLanguage.ENGLISH,
        text=WORDS,
        text_for_one=WORDS_FOR_ONE,
    )
    load_standard_paragraphs(records=[record])
    return StandardParagraph.objects.get()


@pytest.fixture
def as_administrator(client: Client, administrator: User) -> Client:
    client.force_login(administrator)
    return client


def page_of(paragraph: StandardParagraph) -> str:
    return reverse("admin:communications_standardparagraph_change", args=[paragraph.pk])


def saved(client: Client, paragraph: StandardParagraph, **typed: str) -> tuple[int, str]:
    """The answer to a form as a browser would send it, with what was typed: status and page."""
    values = Fields(client.get(page_of(paragraph)).content.decode()).values | typed
    answer = client.post(page_of(paragraph), values)
    return answer.status_code, answer.content.decode()


def test_the_page_shows_the_words_in_force_and_what_placeholders_mean(
    as_administrator: Client, deadline: StandardParagraph
) -> None:
    page = as_administrator.get(page_of(deadline)).content.decode()
    assert Fields(page).values["text"].strip() == WORDS
    assert Fields(page).values["text_for_one"].strip() == WORDS_FOR_ONE
    assert "<code>{delay}</code> the publication delay by the rule of the day" in page
    assert page.count("<code>{") == 8


def test_a_new_version_is_written_with_its_reason_and_its_author(
    as_administrator: Client, administrator: User, deadline: StandardParagraph
) -> None:
    status, _page = saved(
        as_administrator, deadline, text="Answer within {window}.", note="Asked by the desks."
    )
    assert status == 302
    rows = deadline.versions.values_list("number", "text", "text_for_one", "note", "created_by")
    assert list(rows) == [
        (2, "Answer within {window}.", WORDS_FOR_ONE, "Asked by the desks.", administrator.pk),
        (1, WORDS, WORDS_FOR_ONE, "Comes with the program.", None),
    ]
    deadline.refresh_from_db()
    assert deadline.edited_by_people
    assert LogEntry.objects.get().object_id == str(deadline.pk)


def test_every_version_is_shown_and_none_can_be_typed_over(
    as_administrator: Client, deadline: StandardParagraph
) -> None:
    saved(as_administrator, deadline, text="Answer within {window}.", note="Asked by the desks.")
    page = as_administrator.get(page_of(deadline)).content.decode()
    assert "Asked by the desks." in page
    assert "Comes with the program." in page
    assert WORDS in page
    typed = {"text", "text_for_one", "note", "replaces", "csrfmiddlewaretoken"}
    assert {name for name in Fields(page).values if not name.startswith("_")} - typed <= {
        "language",
        "next",
    }


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"text": "Within {windw}."}, "“windw” is no placeholder. The list below has them all."),
        ({"text": "Within {window."}, "“{” is no placeholder. The list below has them all."),
        ({"text_for_one": "{x}", "text": WORDS}, "“x” is no placeholder."),
        ({"text": "  "}, "Write something here."),
        ({"text": ""}, "This field is required."),
        ({"text": "Something.", "note": ""}, "This field is required."),
        ({"text": WORDS}, "These are the words of the version in force."),
    ],
)
def test_what_is_refused_is_said_at_the_field_and_kept(
    as_administrator: Client, deadline: StandardParagraph, typed: dict[str, str], message: str
) -> None:
    status, page = saved(as_administrator, deadline, **({"note": "Kept as typed."} | typed))
    assert status == 200
    assert message in page
    kept = Fields(page).values
    assert kept["text"].strip() == typed.get("text", WORDS).strip()
    assert kept["note"] == typed.get("note", "Kept as typed.")
    assert deadline.versions.count() == 1


def test_the_message_stands_at_its_own_field(
    as_administrator: Client, deadline: StandardParagraph
) -> None:
    _status, page = saved(as_administrator, deadline, text_for_one="{x}", note="Why not.")
    field = page[page.index("field-text_for_one") :]
    assert "“x” is no placeholder." in field[: field.index("</textarea>")]


def test_a_version_written_meanwhile_is_not_passed_over_unseen(
    as_administrator: Client, administrator: User, deadline: StandardParagraph
) -> None:
    opened = Fields(as_administrator.get(page_of(deadline)).content.decode()).values
    revise_paragraph(
        paragraph=deadline,
        text="Other words.",
        text_for_one="",
        note="Mine.",
        by=administrator,
        on=DAY,
    )
    typed = opened | {"text": "My words.", "note": "I was slower."}
    refused = as_administrator.post(page_of(deadline), typed)
    page = refused.content.decode()
    assert refused.status_code == 200
    assert "Version 2 was written meanwhile; it is below." in page
    assert "Other words." in page
    assert Fields(page).values["text"].strip() == "My words."
    assert deadline.versions.count() == 2

    again = as_administrator.post(page_of(deadline), Fields(page).values)
    assert again.status_code == 302
    assert [version.text for version in deadline.versions.all()][:2] == [
        "My words.",
        "Other words.",
    ]


def test_a_paragraph_given_back_to_the_files_says_so_in_the_log(
    as_administrator: Client, administrator: User, deadline: StandardParagraph
) -> None:
    revise_paragraph(
        paragraph=deadline, text="Ours.", text_for_one="", note="Try.", by=administrator, on=DAY
    )
    answer = as_administrator.post(
        reverse(LIST), {"action": "follow_the_data_files", "_selected_action": [deadline.pk]}
    )
    assert answer.status_code == 302
    deadline.refresh_from_db()
    assert not deadline.edited_by_people
    assert "data files again" in LogEntry.objects.get().change_message


def test_paragraphs_are_neither_added_nor_deleted(
    as_administrator: Client, deadline: StandardParagraph
) -> None:
    add = reverse("admin:communications_standardparagraph_add")
    delete = reverse("admin:communications_standardparagraph_delete", args=[deadline.pk])
    assert as_administrator.get(add).status_code == 403
    assert as_administrator.post(delete, {"post": "yes"}).status_code == 403
    assert StandardParagraph.objects.count() == 1


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_no_other_role_reads_or_writes_them(
    client: Client, deadline: StandardParagraph, role: Role
) -> None:
    client.force_login(make_user("somebody@desk.example", role, is_superuser=True))
    assert client.get(reverse(LIST), follow=True).status_code == 403
    typed = {"text": "X.", "note": "X.", "replaces": "1"}
    assert client.post(page_of(deadline), typed, follow=True).status_code == 403
    assert StandardParagraphVersion.objects.count() == 1


def test_the_list_costs_the_same_for_one_paragraph_and_for_many(
    as_administrator: Client, django_assert_num_queries
) -> None:
    records = standard_paragraph_records()
    load_standard_paragraphs(records=records[:1])
    as_administrator.get(reverse(LIST))
    with django_assert_num_queries(5):
        as_administrator.get(reverse(LIST))
    load_standard_paragraphs(records=records)
    with django_assert_num_queries(5):
        page = as_administrator.get(reverse(LIST)).content.decode()
    assert page.count('class="action-select"') == 100


def test_the_list_finds_a_paragraph_by_its_words(as_administrator: Client) -> None:
    load_standard_paragraphs(records=standard_paragraph_records())
    page = as_administrator.get(reverse(LIST), {"q": "Passé ce délai"}).content.decode()
    assert page.count('class="action-select"') == 2
