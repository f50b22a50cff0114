#!/usr/bin/env python3
"""Django's command line; on a machine without servers it brings its own (see `config.dev`)."""

import os
import sys
from importlib.util import find_spec

from config.dev.console import Failure, say
from config.dev.environment import prepare_where_needed
from config.dev.project import VENV_PYTHON


def main() -> None:
    """Run the command that the arguments name."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if find_spec("django") is None:
        run_in_virtual_environment()
    try:
        prepare_where_needed()
    except Failure as failure:
        say(str(failure))
        sys.exit(1)

    from django.core.management import execute_from_command_line  # noqa: PLC0415

    execute_from_command_line(sys.argv)


def run_in_virtual_environment() -> None:
    """Start over with the project's own Python; end with advice where that cannot help."""
    if not VENV_PYTHON.exists() or sys.prefix == str(VENV_PYTHON.parent.parent):
        say("Django is not installed here. Type: make setup")
        sys.exit(1)
    os.execv(VENV_PYTHON, [str(VENV_PYTHON), *sys.argv])  # noqa: S606


if __name__ == "__main__":
    main()
