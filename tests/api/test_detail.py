"""One communication, with all that belongs to it, and nothing that does not."""

from __future__ import annotations

from communications.letter_text import Block, LetterText, Part
from communications.models import LetterVersion, Question
from tests.api.asker import letter_path


def detail(office, letter, **headers) -> dict:
    response = office.get(letter_path(letter.pk), **headers)
    assert response.status_code == 200, response.content
    return response.json()


def test_the_detail_begins_with_what_the_list_says(office, make_communication):
    letter = make_communication()

    (item,) = office.get().json()["items"]
    whole = detail(office, letter)

    assert {name: whole["window"][name] for name in item["window"]} == item["window"]
    assert {name: whole[name] for name in item if name != "window"} == {
        name: item[name] for name in item if name != "window"
    }


def test_the_window_says_step_by_step_how_the_due_day_was_reached(office, make_communication):
    window = detail(office, make_communication())["window"]

    assert (window["value"], window["unit"]) == (60, "days")
    assert [step["key"] for step in window["steps"]] == [
        "started_on_letter_date",
        "window_printed",
        "due_on",
        "overdue_from",
    ]
    assert window["steps"][0]["values"] == {"started_on": "2023-07-03"}
    assert window["steps"][1]["values"] == {"window": {"value": 60, "unit": "days"}}
    assert window["steps"][3]["values"] == {"overdue_from": "2023-09-02"}
    assert "3 July 2023" in window["steps"][0]["sentence"]


def test_the_publication_says_step_by_step_from_when_the_letter_may_be_public(
    office, make_communication
):
    publication = detail(office, make_communication())["publication"]

    assert publication["delay"] == {"value": 60, "unit": "days"}
    assert publication["publishable_from"] == "2023-09-02"
    assert publication["steps"][-1]["values"] == {"publishable_from": "2023-09-02"}


def test_without_window_and_delay_one_step_says_why(office, make_communication):
    whole = detail(office, make_communication(window=None, publication_delay=None))

    assert [step["key"] for step in whole["window"]["steps"]] == ["no_window"]
    assert whole["publication"]["delay"] is None
    assert [step["key"] for step in whole["publication"]["steps"]] == ["no_publication_delay"]


def test_the_letter_is_its_latest_version_block_by_block(office, make_communication):
    letter = make_communication()
    text = LetterText(
        "en",
        (
            Block(Part.SALUTATION, "Excellency,"),
            Block(Part.QUESTION, "What was done on 5 June?", marker="1.", bold=((17, 23),)),
        ),
    )
    LetterVersion.objects.create(
        communication=letter,
        number=2,
        purpose="sent",
        content=text.as_json(),
        sha256="0" * 64,
    )

    assert detail(office, letter)["letter"] == {
        "version": 2,
        "language": "en",
        "blocks": [
            {"part": "salutation", "marker": "", "text": "Excellency,", "bold": []},
            {
                "part": "question",
                "marker": "1.",
                "text": "What was done on 5 June?",
                "bold": [[17, 23]],
            },
        ],
    }


def test_a_letter_without_text_says_null(office, make_communication):
    letter = make_communication(questions=())
    LetterVersion.objects.filter(communication=letter).delete()

    assert detail(office, letter)["letter"] is None


def test_questions_hold_their_parts_at_any_depth(office, make_communication):
    letter = make_communication(questions=[("What was done", ("before;", "after."))])
    first, before, after = Question.objects.filter(communication=letter).order_by("position")
    deep = Question.objects.create(
        communication=letter, parent=before, position=9, label="i", text="and by whom."
    )

    assert detail(office, letter)["questions"] == [
        {
            "id": first.pk,
            "label": "1",
            "text": "What was done",
            "parts": [
                {
                    "id": before.pk,
                    "label": "a",
                    "text": "before;",
                    "parts": [{"id": deep.pk, "label": "i", "text": "and by whom.", "parts": []}],
                },
                {"id": after.pk, "label": "b", "text": "after.", "parts": []},
            ],
        }
    ]


def test_the_sentences_are_in_the_language_that_was_asked_for(office, make_communication, settings):
    settings.LANGUAGES = [("en", "English"), ("fr", "Français")]
    letter = make_communication()

    response = office.get(letter_path(letter.pk), accept_language="fr")

    assert "3 juillet 2023" in response.json()["window"]["steps"][0]["sentence"]
    assert response["Content-Language"] == "fr"
    assert "Accept-Language" in response["Vary"]
