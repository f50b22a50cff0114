import pytest

from communications.enums import Stage
from communications.models import Communication
from communications.templatetags.phases import STAGES, standing_badge
from tests.communications.views.test_stylesheets import SPRITE


@pytest.mark.parametrize(
    ("stage", "word", "tone"),
    [
        (Stage.DRAFT, "Draft", "quiet"),
        (Stage.IN_SIGN_OFF, "In sign-off", "waiting"),
        (Stage.CLEARED, "Cleared", "done"),
        (Stage.DROPPED, "Dropped", "quiet"),
        (Stage.VOIDED, "Voided", "late"),
    ],
)
def test_a_letter_that_counts_no_days_is_told_by_its_stage(stage, word, tone):
    letter = Communication(stage=stage)
    letter.phase = "not_sent"
    badge = standing_badge(letter, "large")
    assert (str(badge["word"]), badge["tone"], badge["size"]) == (word, tone, "large")


def test_a_sent_letter_is_told_by_its_phase():
    letter = Communication(stage=Stage.SENT)
    letter.phase = "overdue"
    badge = standing_badge(letter)
    assert (str(badge["word"]), badge["tone"]) == ("Overdue", "late")


def test_icons_of_stages_are_in_the_sprite():
    assert all(f'<symbol id="{name}"' in SPRITE for _, name in STAGES.values())
