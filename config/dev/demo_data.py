"""The demo's tables and rows, brought up to date in one process.

`python -m config.dev.demo_data URL LETTERS`, run by `make demo` with the environment prepared.
Each step does nothing where nothing is missing.
What the steps say goes to standard error; on standard output come the logins, and nothing else.
"""

from __future__ import annotations

import os
import sys

from config.dev.console import say


def main(address: str, letters: str) -> int:
    """Carry out the steps, each named before it begins; stop at the first that fails.

    `address` is the demo's own, for the examples beside the logins; `letters` says how many
    fictional letters a demo without any gets.
    """
    import django  # noqa: PLC0415
    from django.core.management import CommandError, call_command  # noqa: PLC0415

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    for step in (
        ("migrate", "--verbosity=0"),
        ("load_reference_data",),
        ("load_demo_data", f"--count={letters}"),
    ):
        say(f"$ manage.py {' '.join(step)}")
        try:
            call_command(*step, stdout=sys.stderr)
        except CommandError as error:
            say(f"manage.py {step[0]} failed: {error}")
            return 1
    call_command("load_demo_data", "--show-logins", f"--base-url={address}")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
