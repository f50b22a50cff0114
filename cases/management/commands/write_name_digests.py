"""Write the digests by which names are found anew, after the key has changed."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from cases.services.named_persons import write_all_named_digests
from cases.services.names import write_all_digests


class Command(BaseCommand):
    help = "Writes the digests of every person's names anew, under NAME_DIGEST_KEY."

    def handle(self, *_args: Any, **_options: Any) -> None:
        written = write_all_digests() + write_all_named_digests()
        self.stdout.write(f"Digests written for {written} persons.")
