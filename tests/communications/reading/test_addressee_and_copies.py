"""Whom a letter addresses, and which States got one on the same subject."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communications.reading import read_letter

Letter = Callable[..., str]
TO_OTHERS = "Ref.: AL OTH 3/2024"


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("the oven sold by your company, the Bread Group, as new.", "Bread Group"),
        ("the oven sold by your company, Bread Group Inc., as new.", "Bread Group Inc."),
        (
            "the oven sold by your company, Bread & Sons Co., Ltd., as new.",
            "Bread & Sons Co., Ltd.",
        ),
        ("the oven sold by your company (Bread Group).", "Bread Group"),
        ("the oven sold by your company Bread Group in May.", "Bread Group"),
        (
            "the oven of your Organization, the Inter-Lagoon Bread Union, which",
            "Inter-Lagoon Bread Union",
        ),
        ("the oven sold by **your company, the Bread Group**, as new.", "Bread Group"),
        ("the oven sold by your company in May.", None),
        ("the oven sold by your company, which is old.", None),
        ("an oven.", None),
    ],
)
def test_another_addressee_is_named_by_what_stands_after_your_company(
    letter: Letter, subject: str, name: str | None
) -> None:
    subject = f"We would like to bring to your attention information concerning {subject}"
    reading = read_letter(letter(reference=TO_OTHERS, salutation="Mr. Nowhere,", subject=subject))
    assert (reading.addressee.kind, reading.addressee.name) == ("other", name)
    warned = "line 7: the addressee's name is not printed" in map(str, reading.warnings)
    assert warned == (name is None)


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("the attention of the Government of Fiji information", "Fiji"),
        ("the attention of the Government of the Republic of Fiji information", "Republic of Fiji"),
        ("the attention of your Excellency's Government information", None),
        (
            "the attention of your Excellency's Government information from the Government of Tonga",
            None,
        ),
    ],
)
def test_a_state_is_named_only_where_the_letter_prints_the_name_of_its_code(
    letter: Letter, subject: str, name: str | None
) -> None:
    reading = read_letter(letter(subject=f"We would like to bring to {subject}."))
    assert (reading.addressee.kind, reading.addressee.name) == ("state", name)


def test_without_a_reference_the_kind_is_told_with_a_warning(letter: Letter) -> None:
    reading = read_letter(letter(reference="Ref.: AL FJI ?/2024"))
    assert reading.addressee.kind == "state"
    message = "line 7: without a reference the addressee was taken for a State"
    assert message in map(str, reading.warnings)


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        (
            "A letter on this subject has also been sent to the Governments of Tonga and Samoa.",
            ("TON", "WSM"),
        ),
        (
            "We inform you that a letter on this subject has also been sent to the State where your "
            "company is based, Malta, as well as the Government of Palau.",
            ("MLT", "PLW"),
        ),
        ("A copy of this letter has been sent to the Government of Fiji and to Tonga.", ("TON",)),
        (
            "Similar letters have been addressed to Bread Group, a company based in Tonga, and to Samoa.",
            ("WSM",),
        ),
        (
            "A letter on the same subject has also been sent to Bread Group (Overseas) Pte. Ltd. and "
            "to the Government of Tonga.",
            ("TON",),
        ),
        (
            "A letter on this subject has also been sent to Bread Sdn. Bhd. The Government of Tonga "
            "did not reply.",
            (),
        ),
        (
            "A letter on this subject has been sent to Bread Ltd., its subsidiary in Palau, and to the "
            "Government of Tonga.",
            ("TON",),
        ),
        (
            "A letter on this subject has also been sent to Samoa Bread Ltd., Bank of Palau plc and the "
            "Government of Tonga.",
            ("TON",),
        ),
        ("The Government of Tonga has sent a letter.", ()),
        ("We welcome the work of Tonga.", ()),
    ],
)
def test_states_that_got_a_letter_on_the_subject(
    letter: Letter, sentence: str, codes: tuple[str, ...]
) -> None:
    closing = f"We would appreciate receiving a response within 60 days.\n\n{sentence}"
    assert read_letter(letter(closing=closing)).copied_to == codes


def test_a_letter_sent_beside_this_one_is_no_earlier_letter(letter: Letter) -> None:
    closing = "A letter on this subject has also been sent to Tonga (AL TON 5/2024)."
    reading = read_letter(letter(closing=closing))
    assert reading.copied_to == ("TON",)
    assert reading.earlier_communications == ()
