from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client

from communications.enums import Stage
from communications.models import Draft, Provision, StandardParagraph
from communications.services.standard_paragraphs import revise_paragraph
from tests.communications.views.drafting.conftest import SECRET, Desk
from tests.factories import make_communication

# Of the page, the session and the signed-in user included.
QUERIES = 32


def outline(letter):
    return Draft.objects.get(communication=letter).questions


def test_the_page_shows_the_parts_and_the_letter_as_it_will_be(desk):
    assert "Letter to <bdi>Botswana</bdi>" in desk.page
    assert "Sandgrouse Ferries Ltd." in desk.page
    preview = desk.page[desk.page.index("data-preview-pane") :]
    assert "We recall the visit." in preview
    assert "We have the honour to address you" not in preview  # nothing is chosen for that place


def test_a_person_named_without_consent_is_told_by_number(desk):
    preview = desk.page[desk.page.index("data-preview-pane") :]
    assert "Person 1 of the case" in preview
    assert "is named and has not agreed to be named to the addressee." in preview
    assert preview.count("Somebody is named here without consent") == 1


def test_what_is_typed_is_saved_and_the_page_comes_again(desk, letter):
    answer = desk.send(salutation="Dear Minister", own_paragraphs="One.\r\n\r\nTwo.")

    assert (answer.status_code, answer["Location"]) == (302, f"/drafts/{letter.pk}/")
    letter.refresh_from_db()
    assert (letter.salutation, letter.draft.own_paragraphs) == ("Dear Minister", "One.\n\nTwo.")
    assert "Saved 11:00" in desk.browser.get(desk.address).content.decode()


def test_standard_paragraphs_are_taken_with_the_first_saving(desk, letter):
    desk.send()
    slots = set(letter.draft.chosen_paragraphs.values_list("slot", flat=True))
    assert {"opening", "deadline", "compliment"} <= slots
    assert not {"press_notice", "interim_measures"} & slots


def test_own_wording_and_an_optional_paragraph(desk, letter):
    desk.send(own_deadline="Answer soon.", use_press_notice="on")
    rows = dict(letter.draft.chosen_paragraphs.values_list("slot", "own_text"))
    assert (rows["deadline"], rows["press_notice"]) == ("Answer soon.", "")
    desk.fields = desk.read()
    del desk.fields["use_press_notice"]
    desk.send()
    assert not letter.draft.chosen_paragraphs.filter(slot="press_notice").exists()


def test_newer_wording_is_offered_and_taken(desk, letter, supervisor):
    desk.send()
    paragraph = StandardParagraph.objects.get(
        slot="compliment", letter_type="AL", addressee_kind="state", language="en"
    )
    newer = revise_paragraph(
        paragraph=paragraph,
        text="Newer words.",
        text_for_one="",
        note="Shorter",
        by=supervisor,
        on=date(2024, 3, 4),
    )
    desk.fields = desk.read()
    assert desk.page.count("Newer wording is available") == 1
    assert letter.draft.chosen_paragraphs.get(slot="compliment").version != newer

    answer = desk.send("renew:compliment")

    assert answer["Location"].endswith("#slot-compliment")
    assert letter.draft.chosen_paragraphs.get(slot="compliment").version == newer


@pytest.mark.parametrize(
    ("button", "expected", "anchor"),
    [
        ("row-up:3", [("Second?", []), ("First?", ["one", "two"])], "question-0"),
        ("row-down:0", [("Second?", []), ("First?", ["one", "two"])], "question-1"),
        ("row-down:1", [("First?", ["two", "one"]), ("Second?", [])], "question-2"),
        ("row-nest:3", [("First?", ["one", "two", "Second?"])], "question-3"),
        ("row-lift:1", [("First?", []), ("one", ["two"]), ("Second?", [])], "question-1"),
    ],
)
def test_questions_are_moved_by_buttons(desk, letter, button, expected, anchor):
    answer = desk.send(button, own_paragraphs="Typed meanwhile.")

    assert answer["Location"].endswith(f"#{anchor}")
    assert [(each["text"], each["parts"]) for each in outline(letter)] == expected
    assert Draft.objects.get(communication=letter).own_paragraphs == "Typed meanwhile."


@pytest.mark.parametrize("button", ["row-up:99", "row-up:x", "row-up:-1", "nonsense", "renew:no"])
def test_a_button_that_is_none_only_saves(desk, letter, button):
    assert desk.send(button, salutation="Dear Minister").status_code == 302
    letter.refresh_from_db()
    assert letter.salutation == "Dear Minister"
    assert [each["text"] for each in outline(letter)] == ["First?", "Second?"]


def test_a_question_is_added_in_an_empty_box(desk):
    answer = desk.send("row-add")
    assert answer["Location"].endswith("/?blank=4.0#new-question")
    page = desk.browser.get(answer["Location"]).content.decode()
    assert 'id="new-question"' in page
    answer = desk.send("row-add-part:3")
    assert answer["Location"].endswith("/?blank=4.1#new-question")


def test_a_deleted_question_can_be_put_back(desk, letter):
    answer = desk.send("row-delete:0")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert [each["text"] for each in outline(letter)] == ["Second?"]
    taken = re.search(r'name="taken"\s+value="([^"]*)"', page)[1].replace("&quot;", '"')

    desk.fields = desk.read()
    desk.send("row-put-back", taken=taken)

    assert [(each["text"], each["parts"]) for each in outline(letter)] == [
        ("First?", ["one", "two"]),
        ("Second?", []),
    ]


@pytest.mark.parametrize("taken", ["", "{}", "[]", "nonsense", '{"at": 99, "rows": [[0, "x"]]}'])
def test_what_was_never_taken_out_is_not_put_back(desk, letter, taken):
    assert desk.send("row-put-back", taken=taken).status_code == 302
    assert len(outline(letter)) == 2


def test_a_question_without_text_keeps_everything_on_the_page(desk, letter):
    answer = desk.send(question=["", "one"], levels="0,1", own_paragraphs="Not lost.")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Question 1: The text is empty." in page
    assert "Not lost." in page
    assert len(outline(letter)) == 2


def test_provisions_are_found_added_moved_and_removed(desk, letter, library):
    answer = desk.send("annex-find", provision="ICCPR 19")
    assert answer["Location"].endswith("?provision=ICCPR+19#annex")
    page = desk.browser.get(answer["Location"]).content.decode()
    found = [int(key) for key in re.findall(r'value="annex-add:(\d+)"', page)]
    assert Provision.objects.get(pk=found[0]).label_in("en") == "ICCPR, Article 19"

    first, second = Provision.objects.order_by("pk")[:2]
    for key in (first.pk, second.pk):
        desk.fields = desk.read()
        desk.send(f"annex-add:{key}")
    desk.fields = desk.read()
    desk.send("annex-up:1")
    items = letter.draft.annex_items.order_by("position")
    assert list(items.values_list("provision", "position")) == [(second.pk, 1), (first.pk, 2)]
    desk.fields = desk.read()
    desk.send(f"annex-remove:{second.pk}")
    assert list(letter.draft.annex_items.values_list("provision", flat=True)) == [first.pk]


def test_enter_in_the_search_box_looks(desk, library):
    answer = desk.send("", provision="torture")
    assert answer["Location"].endswith("?provision=torture#annex")


def test_earlier_letters_are_offered_and_cited(desk, letter, desk_americas):
    same_case = make_communication(case=letter.case, state="NAM", number=3)
    same_addressee = make_communication(number=4)
    hidden = make_communication(desk=desk_americas, number=5)
    desk.fields = desk.read()
    assert f'value="{same_case.pk}"' in desk.page
    assert f'value="{same_addressee.pk}"' in desk.page
    assert "AL BWA 5/2023" not in desk.page

    desk.send(cited=[str(same_case.pk)])
    assert [row.target for row in letter.relations.all()] == [same_case]
    desk.fields = desk.read()
    answer = desk.send(cited=[str(hidden.pk)])
    assert answer.status_code == 422
    assert "AL BWA 5/2023" not in answer.content.decode()


def test_a_letter_in_sign_off_is_read_and_not_written(desk, letter):
    Draft.objects.filter(communication=letter).update(saved_by=letter.draft.saved_by)
    type(letter).objects.filter(pk=letter.pk).update(stage=Stage.IN_SIGN_OFF)
    page = desk.browser.get(desk.address).content.decode()
    assert "data-autosave" not in page
    assert "Take the letters back to change them" in page
    assert "We recall the visit." in page

    answer = desk.send(own_paragraphs="Typed a moment too late.")
    assert answer.status_code == 422
    assert "Typed a moment too late." in answer.content.decode()
    assert Draft.objects.get(communication=letter).own_paragraphs == "We recall the visit."


@pytest.mark.parametrize(
    "role",
    [
        "officer_other_desk",
        "officer_without_desk",
        "office_user",
        "other_office_user",
        "auditor",
        "administrator",
    ],
)
@pytest.mark.parametrize(
    "address",
    [
        "/drafts/{letter}/",
        "/drafts/{letter}/preview/",
        "/drafts/{letter}/letter.pdf",
        "/drafts/{letter}/mandates/",
        "/drafts/{letter}/drop/",
        "/drafts/sets/{set}/",
        "/drafts/sets/{set}/letters/add/",
        "/communications/{letter}/versions/",
        "/communications/{letter}/versions/1/",
        "/communications/{letter}/versions/compare/",
        "/cases/{case}/letters/start/",
    ],
)
def test_a_draft_does_not_exist_for_others(letter, signed_in, role, address, request):
    keys = {"letter": letter.pk, "set": letter.draft.letter_set_id, "case": letter.case_id}
    answer = signed_in(request.getfixturevalue(role)).get(address.format(**keys))
    assert answer.status_code == 404
    assert SECRET.encode() not in answer.content
    assert b"Botswana" not in answer.content


@pytest.mark.parametrize("act", ["save", "revive", "keep"])
@pytest.mark.parametrize("role", ["officer_other_desk", "office_user", "auditor"])
def test_nobody_else_acts_on_it(letter, signed_in, role, act, request):
    browser = signed_in(request.getfixturevalue(role))
    data = {"revision": "1", "own_paragraphs": "Changed."}
    assert browser.post(f"/drafts/{letter.pk}/{act}/", data).status_code == 404
    assert Draft.objects.get(communication=letter).revision == 1


def test_who_is_not_signed_in_is_sent_to_sign_in(letter):
    answer = Client().post(f"/drafts/{letter.pk}/save/", {"revision": "1"})
    assert answer.status_code == 302


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_the_letter(
    desk, letter, library, django_assert_num_queries, rows
):
    keys = [str(key) for key in Provision.objects.values_list("pk", flat=True)[:rows]]
    cited = [str(make_communication(case=letter.case, number=n).pk) for n in range(3, 3 + rows)]
    levels = ",".join(["0", "1"] * rows)
    desk.send(annex=keys, cited=cited, question=["Q", "part"] * rows, levels=levels)
    with django_assert_num_queries(QUERIES):
        desk.browser.get(desk.address)


def test_the_pdf_is_marked_as_a_draft(desk, letter):
    answer = desk.browser.get(f"/drafts/{letter.pk}/letter.pdf")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer["Content-Disposition"] == f'inline; filename="letter {letter.pk} (draft).pdf"'
    assert answer.content.startswith(b"%PDF")


def test_a_supervisor_works_on_any_draft(letter, signed_in, supervisor):
    desk = Desk(signed_in(supervisor), letter)
    desk.send(own_paragraphs="By the supervisor.")
    assert Draft.objects.get(communication=letter).saved_by == supervisor
