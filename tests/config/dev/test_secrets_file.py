"""The secrets of a machine that serves itself."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from cryptography.fernet import Fernet

from config.dev.secrets_file import local_secrets


def test_secrets_are_made_once_and_kept(tmp_path: Path) -> None:
    assert local_secrets(tmp_path) == local_secrets(tmp_path)


def test_two_machines_have_different_secrets(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()

    one, two = local_secrets(tmp_path / "one"), local_secrets(tmp_path / "two")

    assert sorted(one) == ["FIELD_ENCRYPTION_KEYS", "NAME_DIGEST_KEY", "SECRET_KEY"]
    assert one["SECRET_KEY"] != two["SECRET_KEY"]
    assert one["FIELD_ENCRYPTION_KEYS"] != two["FIELD_ENCRYPTION_KEYS"]
    assert one["NAME_DIGEST_KEY"] != two["NAME_DIGEST_KEY"]


def test_a_secret_that_came_later_is_added_to_those_that_are_kept(tmp_path: Path) -> None:
    (tmp_path / "secrets.env").write_text("SECRET_KEY=kept\nFIELD_ENCRYPTION_KEYS=kept-too\n")

    known = local_secrets(tmp_path)

    assert (known["SECRET_KEY"], known["FIELD_ENCRYPTION_KEYS"]) == ("kept", "kept-too")
    assert len(known["NAME_DIGEST_KEY"]) == 43


def test_nobody_else_may_read_the_secrets(tmp_path: Path) -> None:
    local_secrets(tmp_path)

    assert list(tmp_path.iterdir()) == [tmp_path / "secrets.env"]
    assert (tmp_path / "secrets.env").stat().st_mode & 0o777 == 0o600


def test_the_key_for_fields_is_one_that_fernet_takes(tmp_path: Path) -> None:
    key = local_secrets(tmp_path)["FIELD_ENCRYPTION_KEYS"]

    fernet = Fernet(key)
    assert fernet.decrypt(fernet.encrypt(b"name")) == b"name"


def test_all_who_ask_at_once_get_the_same_secrets(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: local_secrets(tmp_path), range(8)))

    assert all(answer == answers[0] for answer in answers)
