"""The committed data files are what their sources give."""

import json
from pathlib import Path

from parties.data import make_mandates, make_states

DATA = Path(make_states.__file__).parent


def test_states_file_is_made_from_its_sources() -> None:
    assert json.loads((DATA / "states.json").read_text("utf-8")) == make_states.make_states()


def test_mandates_file_is_made_from_its_sources() -> None:
    assert json.loads((DATA / "mandates.json").read_text("utf-8")) == make_mandates.make_mandates()
