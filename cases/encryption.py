"""Text that is encrypted before it reaches the database.

Fernet tokens (AES-128-CBC with HMAC-SHA256) from `cryptography`. `settings.FIELD_ENCRYPTION_KEYS`
lists the keys, newest first; a value written with an older key stays readable. Sources have keys of
their own, `settings.SOURCE_ENCRYPTION_KEYS`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.db import models


@lru_cache(maxsize=4)
def _cipher(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


def cipher(keys_setting: str = "FIELD_ENCRYPTION_KEYS") -> MultiFernet:
    """The cipher for the keys in force. Raises ValueError where a key is malformed."""
    return _cipher(tuple(getattr(settings, keys_setting)))


class EncryptedTextField(models.TextField):
    """A text column whose database value is ciphertext.

    It cannot be filtered, ordered or searched: each encryption of one text differs. Reading a value
    that none of the keys opens raises `cryptography.fernet.InvalidToken`; nothing is guessed.
    """

    keys_setting = "FIELD_ENCRYPTION_KEYS"

    def get_prep_value(self, value: Any) -> Any:
        text = super().get_prep_value(value)
        return text if text is None else self.cipher().encrypt(text.encode()).decode("ascii")

    def from_db_value(self, value: str | None, *_args: object) -> str | None:
        return value if value is None else self.cipher().decrypt(value.encode("ascii")).decode()

    def cipher(self) -> MultiFernet:
        return cipher(self.keys_setting)

    def get_lookup(self, lookup_name: str) -> Any:
        """Only `isnull` makes sense on ciphertext; anything else would silently find nothing."""
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None


class SourceTextField(EncryptedTextField):
    """What would tell who a source is: under keys of its own, that can be kept elsewhere."""

    keys_setting = "SOURCE_ENCRYPTION_KEYS"
