"""The reader gives for each fictional letter what was planned for it."""

from __future__ import annotations

from datetime import date

import pytest

from communications.enums import LetterType, WindowUnit
from communications.reading import Reading, read_letter
from communications.rules.windows import Window
from reporting.demo.planning import make_plan
from reporting.demo.story import PlannedLetter
from reporting.demo.texts import situations
from reporting.demo.writing import citation, written_letters

PLAN = make_plan(today=date(2026, 11, 23), count=100, seed=7)
BY_KEY = {letter.key: letter for letter in PLAN.letters}
Pairs = list[tuple[PlannedLetter, Reading]]


@pytest.fixture(scope="module")
def read() -> Pairs:
    """Each letter of a plan with its reading; a refusal fails here."""
    return [(letter, read_letter(text)) for letter, text in written_letters(PLAN)]


def test_no_letter_is_read_with_a_doubt(read: Pairs) -> None:
    """But for two long names of companies, whose end staff would have to tell as well."""
    doubts = [warning.message for _, reading in read for warning in reading.warnings]
    assert [doubt for doubt in doubts if "where the addressee's name ends" not in doubt] == []


def test_references_and_days_are_those_of_the_plan(read: Pairs) -> None:
    for letter, reading in read:
        assert reading.letter_date == letter.day
        assert reading.reference is not None
        assert reading.reference.reference == letter.reference


def test_languages_and_addressees_are_those_of_the_plan(read: Pairs) -> None:
    for letter, reading in read:
        assert reading.language == letter.addressee.language
        assert reading.addressee.kind == ("other" if letter.addressee.actor else "state")


def test_every_mandate_has_a_resolution_and_a_signature(read: Pairs) -> None:
    for letter, reading in read:
        assert len(reading.mandates) == len(reading.signatories) == len(letter.mandates)
        assert all(mandate.resolution for mandate in reading.mandates)
        assert all(signatory.title for signatory in reading.signatories)


def test_persons_are_found_by_their_names(read: Pairs) -> None:
    for letter, reading in read:
        assert reading.persons == letter.matter.persons


def test_windows_are_found_where_they_are_printed_and_nowhere_else(read: Pairs) -> None:
    for letter, reading in read:
        assert reading.reply_window == letter.manner.window


def test_other_letters_may_be_public_after_48_hours_and_the_rest_later(read: Pairs) -> None:
    for letter, reading in read:
        if letter.type == LetterType.OTHER_LETTER:
            assert reading.publication_delay == Window(48, WindowUnit.HOURS)
        elif letter.type == LetterType.URGENT_APPEAL:
            assert reading.publication_delay == Window(60, WindowUnit.DAYS)
        elif letter.manner.historic:
            assert reading.publication_delay is None


def test_facts_concerns_and_questions_are_found_whole(read: Pairs) -> None:
    for letter, reading in read:
        situation = situations()[letter.matter.situation]
        told = situation.told(letter.addressee.language, letter.addressee.form)
        stems = [q if isinstance(q, str) else q[0] for q in told.questions]
        standing = 1 if letter.type == LetterType.OTHER_LETTER else 2
        assert len(reading.facts) >= 3
        assert len(reading.concerns) == len(told.concerns)
        assert len(reading.questions) == len(stems) + standing
        assert sum(len(question.parts) for question in reading.questions) == sum(
            len(question) - 1 for question in told.questions if isinstance(question, list)
        )


def test_the_days_of_the_facts_are_those_of_the_plan(read: Pairs) -> None:
    for letter, reading in read:
        if letter.follows is None:
            assert reading.incident_dates
            assert set(reading.incident_dates) <= set(letter.matter.days)


def test_follow_ups_cite_the_earlier_letter(read: Pairs) -> None:
    follow_ups = [(letter, reading) for letter, reading in read if letter.follows]
    assert follow_ups
    for letter, reading in follow_ups:
        expected = citation(letter, BY_KEY)
        (cited,) = reading.earlier_communications
        assert expected is not None
        assert (cited.reference, cited.sent_on) == (expected.reference, expected.sent_on)
        assert cited.replied_on == expected.replied_on


def test_parallel_letters_name_the_states_written_to(read: Pairs) -> None:
    parallel = [(letter, reading) for letter, reading in read if letter.beside]
    assert parallel
    for letter, reading in parallel:
        states = tuple(other.code for other in letter.beside if other.actor is None)
        assert reading.copied_to == states
