"""The program `baojia`: find the command, run it, and turn what went wrong into a sentence and an exit status.

Exit status: 0 all done · 1 something asked for could not be done · 2 wrong usage · 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, TextIO

from reader.cli.output import Output
from reader.model.door import door, keep_log
from reader.model.errors import BaojiaError, LibraryGone, MissingPart, NotFound, Unforeseen
from reader.model.messages import _, language, speak

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    Arguments = argparse.Namespace | SimpleNamespace


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == ["--child"]:
        from reader.cli.children import run

        return run(arguments[1:])
    for stream in (sys.stdout, sys.stderr):
        _use_utf8(stream)
    speak(_early_language(arguments))
    args: Arguments | None = _plain_open(arguments)
    if args is not None:
        home = "open_window"
    else:
        from reader.cli.arguments import COMMANDS, parse

        try:
            args = parse(arguments)
        except SystemExit as wanted:
            return wanted.code if isinstance(wanted.code, int) else 2
        home = COMMANDS[args.command]
        _quieten(verbose=args.verbose)
    output = Output(as_json=args.json, verbose=args.verbose)
    keep_log(partial(_write_down, args.library))
    module = import_module(f"reader.cli.{home}")
    try:
        return _run(module.run, args, output)
    except SystemExit as wanted:
        return wanted.code if isinstance(wanted.code, int) else 2
    except KeyboardInterrupt:
        output.end_progress()
        output.say(_("已停下。做完的都在，没有写了一半的东西。"))
        return 130
    except BaojiaError as trouble:
        _tell(trouble, output)
        return 1


@door
def _run(command: Callable[[Arguments, Output], int], args: Arguments, output: Output) -> int:
    """Run a command; the last door, so that a traceback never reaches a person."""
    try:
        if _counts_from_nowhere(args):
            raise NotFound(_("现在所在的文件夹已经不在了；先换到别的文件夹，或写出完整的路径。"))
        if getattr(args, "new", False):
            from reader.workspace.session import give_up_place

            give_up_place(args.library)
        return int(command(args, output))
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    except ImportError as error:
        if lacking := _library_that_lacks(error, args.command):
            raise MissingPart(lacking) from error
        raise


def _counts_from_nowhere(args: Arguments) -> bool:
    """Tell whether a path is given that counts from the current folder, and that is there no more."""
    with suppress(OSError):
        return not os.getcwd()  # noqa: PTH109 - before each command: pathlib's is five times the price
    sources = [Path(path) for path in getattr(args, "paths", None) or () if path != "-"]
    named = [value for value in vars(args).values() if isinstance(value, Path) and value != Path("-")]
    return any(not path.is_absolute() for path in (*sources, *named))


def _tell(trouble: BaojiaError, output: Output) -> None:
    """Say what went wrong, and what only a command line can do about it."""
    if output.verbose and isinstance(trouble, Unforeseen):
        import logging

        logging.getLogger("baojia").exception("%s", trouble.__cause__, exc_info=trouble.__cause__)
    output.say(str(trouble))
    if isinstance(trouble, LibraryGone):
        output.say(_("不再要它了，就加 --new，在那里建一个新报库。"))


def _write_down(library: Path | None, fault: BaseException) -> Path | None:
    from reader.workspace.logbook import write_down

    return write_down(fault, library)


def _plain_open(arguments: list[str]) -> SimpleNamespace | None:
    """Return the arguments of a plain `open`, without the time that argparse takes; None for anything else."""
    rest = arguments[1:] if arguments[:1] == ["open"] else arguments
    values: dict[str, str | None] = {"--library": None, "--lang": None}
    paths: list[str] = []
    left = iter(rest)
    quits = False
    for argument in left:
        if argument in values:
            values[argument] = next(left, "-")
        elif argument == "--quit-when-shown":
            quits = True
        elif argument.startswith("-") or (rest is arguments and "." not in argument and "/" not in argument):
            return None  # an option, or what may be a command
        else:
            paths.append(argument)
    library, language = values["--library"], values["--lang"]
    if any(v is not None and v.startswith("-") for v in (library, language)):
        return None
    return SimpleNamespace(
        command="open",
        paths=paths,
        quit_when_shown=quits,
        library=Path(library) if library else None,
        lang=language,
        json=False,
        verbose=False,
    )


def _quieten(*, verbose: bool) -> None:
    """Let libraries speak only of errors, or of all that they have to say."""
    import logging

    level = logging.INFO if verbose else logging.ERROR
    logging.basicConfig(level=level, format="%(name)s: %(message)s", stream=sys.stderr)


def _library_that_lacks(error: ImportError, command: str) -> str:
    """Return what is to be done where the system has not all that Qt loads; empty where that is not it.

    All that the command will load is looked for, or the next library would stop it once this one is there.
    """
    if ".so" not in str(error):
        return ""
    from reader.setup.needs import libraries_for
    from reader.setup.system import why_qt_fails

    return why_qt_fails({"drawing"} | libraries_for([command], os.environ), language())


def _use_utf8(stream: TextIO) -> None:
    """Speak UTF-8 whatever the locale says; a lone surrogate must not stop the answer."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")


def _early_language(arguments: list[str]) -> str | None:
    """Find --lang before anything is said."""
    for k, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return argument.partition("=")[2]
        if argument == "--lang" and k + 1 < len(arguments):
            return arguments[k + 1]
    return None
