"""The program `baojia`: find the command, run it, and turn what went wrong into a sentence and an exit status.

Exit status: 0 all done · 1 something asked for could not be done · 2 wrong usage · 130 interrupted.
"""

from __future__ import annotations

import argparse
import importlib
import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

from reader import __version__
from reader.cli.output import Output
from reader.model.errors import BaojiaError
from reader.model.messages import _, speak

if TYPE_CHECKING:
    from collections.abc import Sequence

# Command → the module of `reader.cli` that knows it.
COMMANDS = {
    "open": "open_window",
    "import": "import_sources",
    "reparse": "reparse",
    "list": "list_articles",
    "show": "show",
    "search": "search",
    "bookmark": "bookmark",
    "unbookmark": "bookmark",
    "tag": "tag",
    "untag": "tag",
    "read": "read",
    "unread": "read",
    "remove": "remove",
    "recover": "remove",
    "correct": "correct",
    "undo": "undo",
    "redo": "undo",
    "history": "undo",
    "annotate": "annotate",
    "annotations": "annotations",
    "unannotate": "annotate",
    "print": "print_pieces",
    "export": "export",
    "backup": "backup",
    "restore": "backup",
    "check": "check",
    "index": "index",
    "stats": "stats",
}


class Parser(argparse.ArgumentParser):
    """A parser that says wrong usage in one line and exits with 2."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where help is."""
        command = self.prog.removeprefix("baojia").strip()
        hint = f"baojia {command} --help".replace("  ", " ")
        self.exit(2, _("用法不对：{message}。看 {hint}").format(message=message, hint=hint) + "\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        _use_utf8(stream)
    speak(_early_language(arguments))
    try:
        args = _parse(arguments)
    except SystemExit as wanted:
        return wanted.code if isinstance(wanted.code, int) else 2
    logging.basicConfig(
        level=logging.INFO if args.verbose else logging.ERROR, format="%(name)s: %(message)s", stream=sys.stderr
    )
    output = Output(as_json=args.json, verbose=args.verbose)
    module = importlib.import_module(f"reader.cli.{COMMANDS[args.command]}")
    try:
        return int(module.run(args, output))
    except SystemExit as wanted:
        return wanted.code if isinstance(wanted.code, int) else 2
    except KeyboardInterrupt:
        output.end_progress()
        output.say(_("已停下。做完的都在，没有写了一半的东西。"))
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    except BaojiaError as trouble:
        output.say(str(trouble))
        return 1
    except Exception as unexpected:  # noqa: BLE001 - the last door: a traceback never reaches a person
        return _unexpected(unexpected, args, output)


def _unexpected(error: Exception, args: argparse.Namespace, output: Output) -> int:
    """Log what nobody foresaw, and say so once."""
    if output.verbose:
        logging.getLogger("baojia").error("%s", error, exc_info=error)
    from reader.workspace.logbook import write_down

    path = write_down(error, args.library)
    where = _("细节记在《{path}》。").format(path=path) if path else _("加 -v 再试一次可以看到细节。")
    output.say(
        _("程序遇到了没料到的情况（{kind}：{error}）。报库没有受损；{where}").format(
            kind=type(error).__name__, error=error, where=where
        )
    )
    return 1


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


def _parse(arguments: list[str]) -> argparse.Namespace:
    """Return the parsed arguments, with `command` set.

    Only the named command's module is loaded, unless help is wanted.
    """
    named = _named_command(arguments)
    if named is None and not {"--help", "-h", "--version"} & set(arguments):
        arguments = _with_open(arguments)
        named = "open"
    parser = _parser([named] if named else list(COMMANDS))
    args = parser.parse_args(arguments, argparse.Namespace(json=False, verbose=False, library=None, lang=None))
    if args.json and not getattr(args, "json_possible", True):
        parser.error(_("这个命令不能和 --json 一起用"))
    return args


def _named_command(arguments: list[str]) -> str | None:
    """Return the command among the arguments: the first that is no option and no option's value."""
    skip = False
    for argument in arguments:
        if skip:
            skip = False
        elif argument in {"--library", "--lang"}:
            skip = True
        elif not argument.startswith("-"):
            return argument if argument in COMMANDS else None
    return None


def _with_open(arguments: list[str]) -> list[str]:
    """Put `open` behind the leading global options."""
    k = 0
    while k < len(arguments) and arguments[k] in {"--library", "--lang", "--json", "-v", "--verbose"}:
        k += 2 if arguments[k] in {"--library", "--lang"} else 1
    return [*arguments[:k], "open", *arguments[k:]]


def _parser(commands: list[str]) -> Parser:
    shared = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    shared.add_argument("--library", type=Path, metavar="DIR", help=_("报库所在的文件夹"))
    shared.add_argument("--json", action="store_true", help=_("以 JSON Lines 输出"))
    shared.add_argument("--lang", metavar="LANG", help=_("消息的语言：zh_CN、zh_TW 或 en"))
    shared.add_argument("-v", "--verbose", action="store_true", help=_("多说一些"))
    parser = Parser(
        prog="baojia",
        description=_("报夹：离线读中文报纸，留住要紧的。"),
        parents=[shared],
        epilog=_("例：baojia import 今天的报纸.txt；baojia search jiefangqu。每个命令都有 --help。"),
    )
    parser.add_argument("--version", action="version", version=f"baojia {__version__}")
    subparsers = parser.add_subparsers(dest="command", metavar=_("命令"), required=True, parser_class=Parser)
    for name in commands:
        module = importlib.import_module(f"reader.cli.{COMMANDS[name]}")
        summary, example = module.about(name)
        sub = subparsers.add_parser(
            name,
            parents=[shared],
            help=f"{summary}  （{example}）",
            description=summary,
            epilog=_("例：{example}").format(example=example),
        )
        module.add_arguments(sub, name)
    return parser
