"""How the tests are run: pytest over the whole project, on several processes where nothing speaks against it."""

from __future__ import annotations

import os

# Given one of these, the caller wants to see one process, or has decided already.
_ALONE = (
    "-n",
    "--numprocesses",
    "--pdb",
    "-s",
    "--capture=no",
    "--collect-only",
    "--co",
    "-p",
    "--trace",
    "-h",
    "--help",
    "--version",
)


def pytest_command(python: str, arguments: list[str]) -> list[str]:
    """Return the command that runs the tests with pytest's own arguments, such as `-k name` or a path."""
    alone = any(argument.startswith(_ALONE) for argument in arguments) or (os.cpu_count() or 1) < 2
    # One more than there are processors: while one waits for a child or for a moment, another goes on.
    spread = [] if alone else ["-n", str(min(os.cpu_count() or 1, 4) + 1), "--dist", "loadscope"]
    return [python, "-m", "pytest", *spread, *arguments]
