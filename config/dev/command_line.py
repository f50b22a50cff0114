"""The commands of `python3 -m config.dev`, one function each."""

from __future__ import annotations

import os
from collections.abc import Callable

from config.dev import commands
from config.dev.bench import run_benchmark
from config.dev.checks import run_checks
from config.dev.console import Failure, say
from config.dev.demo import run_demo
from config.dev.environment import prepare_environment
from config.dev.installation import continue_in_virtual_environment, set_up
from config.dev.requirements import compile_requirements
from config.dev.system_packages import advise


def setup(arguments: list[str]) -> int:  # noqa: ARG001
    """Install everything that the project needs."""
    say("Everything is installed. Next: make demo, or make test.")
    return 0


def demo(arguments: list[str]) -> int:
    """Start the demo and print its address; with --reset, from nothing."""
    return run_demo(reset="--reset" in arguments)


def test(arguments: list[str]) -> int:
    """Run the tests; what follows goes to pytest."""
    workers = [] if any(word.startswith("-n") for word in arguments) else ["-n", str(_cores())]
    return commands.exit_code(commands.python("-m", "pytest", *workers, *arguments))


def check(arguments: list[str]) -> int:  # noqa: ARG001
    """Look for faults without running the tests."""
    return run_checks()


def bench(arguments: list[str]) -> int:
    """Run one benchmark, by its name."""
    run_benchmark(arguments[0] if arguments else "")
    return 0


def requirements(arguments: list[str]) -> int:
    """Pin the packages of pyproject.toml; with --upgrade, at their newest."""
    compile_requirements(upgrade="--upgrade" in arguments)
    return 0


def run(arguments: list[str]) -> int:
    """Run any command with the settings and servers of the demo."""
    if not arguments:
        raise Failure("Say which command: python3 -m config.dev run COMMAND ...")
    prepare_environment()
    return commands.exit_code(arguments)


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    function.__name__: function for function in (setup, demo, test, check, bench, requirements, run)
}


def run_command(arguments: list[str]) -> int:
    """Install what is missing, then run the command; a failure is told in its own words."""
    if not arguments or arguments[0] not in COMMANDS:
        for name, function in COMMANDS.items():
            say(f"  {name:14}{function.__doc__}")
        return 0 if arguments in ([], ["help"]) else 2
    try:
        set_up()
        continue_in_virtual_environment(arguments)
        advise(for_tests=arguments[0] in ("setup", "test"))
        return COMMANDS[arguments[0]](arguments[1:])
    except Failure as failure:
        say(str(failure))
        return 1
    except KeyboardInterrupt:
        say("Stopped.")
        return 130


def _cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
