"""`python3 main.py …`: make sure that what the command needs is there, then go on in the virtual environment.

A later start reads one small file and re-executes; nothing else is imported.
"""

from __future__ import annotations

import os
import sys

from reader.setup import stamp

CHECKOUT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PYPROJECT = os.path.join(CHECKOUT, "pyproject.toml")


def main(arguments: list[str]) -> int:
    """Set up what lacks and run the command; return its exit status: 1 set-up failed, 130 interrupted."""
    if sys.stderr is None:  # closed by the caller: print would fall back on standard output
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - as long as the process
    testing = bool(arguments) and arguments[0] == "test"
    folder = os.path.join(CHECKOUT, ".venv")
    try:
        if testing or not _nothing_lacks(folder, arguments):
            prepared = _prepared(arguments)
            if prepared is None:
                return 1
            folder = prepared
    except KeyboardInterrupt:
        print(
            "\n已中断。再运行一次同样的命令就从头来过。 / Interrupted; the same command starts afresh.", file=sys.stderr
        )
        return 130
    return _go_on(folder, arguments, testing=testing)


def _prepared(arguments: list[str]) -> str | None:
    """Set up what lacks; returns the environment's folder, None where it cannot be done, which has then been said."""
    from reader.setup.prepare import prepare
    from reader.setup.words import SetUpError

    try:
        return prepare(arguments)
    except SetUpError as error:
        print(f"\n{error}", file=sys.stderr)
        return None


def _nothing_lacks(folder: str, arguments: list[str]) -> bool:
    """Return whether the stamp says that all is there for this command; anything unusual says no."""
    facts = stamp.read(folder)
    try:
        same = facts.get("pyproject") == stamp.trace(PYPROJECT) and facts.get("checkout") == CHECKOUT
    except OSError:
        return False
    if not (same and facts.get("python") == stamp.python_version() and os.path.exists(stamp.interpreter(folder))):
        return False
    found = facts.get("libraries", "").split()
    if "drawing" in found and "x11" in found:
        return True
    from reader.setup.needs import libraries_for

    return libraries_for(arguments, os.environ) <= set(found)


def _go_on(folder: str, arguments: list[str], *, testing: bool) -> int:
    """Re-execute in the environment: the program itself, or pytest over the project."""
    # -P: a file in the current folder that is named like a module must not be taken for it; nor must one that
    # PYTHONPATH leads to there (an empty part of it means the current folder).
    if paths := os.environ.pop("PYTHONPATH", ""):
        os.environ["PYTHONPATH"] = os.pathsep.join(p for p in paths.split(os.pathsep) if os.path.isabs(p))
    command = [stamp.interpreter(folder), "-P", "-m", "reader", *arguments]
    if not testing:
        os.environ["BAOJIA_CALLED"] = f"{os.path.basename(sys.executable) or 'python3'} {sys.argv[0]}"
    else:
        from reader.setup.testing import pytest_command

        os.chdir(CHECKOUT)
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        command = pytest_command(stamp.interpreter(folder), arguments[1:])
    sys.stderr.flush()
    if os.name != "nt":  # where execv would return to the shell at once
        os.execv(command[0], command)
    import subprocess

    return subprocess.call(command)
