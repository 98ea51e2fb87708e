"""The command line's arguments, by argparse: every command, every option, help with an example each."""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from reader import __version__
from reader.cli.argparse_words import speak
from reader.model.called import as_called, called
from reader.model.messages import _

# Command → the module of `reader.cli` that knows it.
COMMANDS = {
    "open": "open_window",
    "import": "import_sources",
    "reparse": "reparse",
    "list": "list_articles",
    "show": "show",
    "search": "search",
    "address": "address",
    "bookmark": "bookmark",
    "unbookmark": "bookmark",
    "tag": "tag",
    "untag": "tag",
    "rename-tag": "rename_tag",
    "read": "read",
    "unread": "read",
    "remove": "remove",
    "recover": "remove",
    "empty-bin": "empty_bin",
    "link": "link",
    "unlink": "link",
    "links": "link",
    "gather": "gather",
    "take-apart": "gather",
    "revise": "gather",
    "correct": "correct",
    "undo": "undo",
    "redo": "undo",
    "history": "undo",
    "annotate": "annotate",
    "annotations": "annotations",
    "import-annotations": "annotations",
    "unannotate": "annotate",
    "left-behind": "left_behind",
    "pinyin": "pinyin",
    "facsimile": "facsimile",
    "pages": "pages",
    "cutting": "cutting",
    "print": "print_pieces",
    "card": "card",
    "export": "export",
    "book": "book",
    "backup": "backup",
    "restore": "backup",
    "move": "move",
    "check": "check",
    "index": "index",
    "stats": "stats",
    "typing": "typing",
    "saved": "saved",
    "trend": "looking",
    "concordance": "looking",
    "compare": "compare",
    "events": "looking",
    "this-day": "looking",
    "holdings": "looking",
    "life": "life",
}


def count(text: str) -> int:
    """Read a number of things: 0 or more. Raises ArgumentTypeError."""
    try:
        number = int(text)
    except ValueError:
        number = -1
    if number < 0:
        raise argparse.ArgumentTypeError(_("“{text}”不是个数，要写 0 或更大的整数").format(text=text))
    return number


def day(text: str) -> str:
    """Read a day as YYYY-MM-DD. Raises ArgumentTypeError, also where no calendar has it."""
    from reader.importing.dates import iso_day

    found = iso_day(text)
    if found is None:
        raise argparse.ArgumentTypeError(
            _("“{text}”不是日期，要写成 2024-04-12 这样，而且要有这一天").format(text=text)
        )
    return found


class QueryWords(argparse.Action):
    """The rest of the words as one query line, as a search box has it: `search 重庆 -安全`."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[object] | None,
        option_string: str | None = None,
    ) -> None:
        """Store the line; what stands for none stays."""
        if values and not isinstance(values, str):
            setattr(namespace, self.dest, " ".join(map(str, values)))


class Parser(argparse.ArgumentParser):
    """A parser that says wrong usage in one line and exits with 2; `-词` is a word of a query and no option."""

    def _parse_optional(self, arg_string: str):  # type: ignore[no-untyped-def]  # argparse's own, of several shapes
        if (arg_string[:1] == "-" and not arg_string[1:2].isascii()) or self._is_word(arg_string):
            return None
        return super()._parse_optional(arg_string)

    def _query(self) -> QueryWords | None:
        return next((a for a in self._actions if isinstance(a, QueryWords)), None)

    def _is_word(self, argument: str) -> bool:
        """Tell whether a `-` with several letters is a word of a query: no option, nor several of one letter."""
        options, name = self._option_string_actions, argument.partition("=")[0]
        if self._query() is None or argument[:1] != "-" or argument[1:2] == "-" or len(argument) < 3:
            return False
        if argument in options or "-" + name in options:  # an option with a dash too few is no word
            return False
        first = options.get(argument[:2])
        return first is None or (first.nargs == 0 and not all("-" + letter in options for letter in argument[1:]))

    def parse_known_args(self, args=None, namespace=None):  # type: ignore[no-untyped-def]  # as argparse has it
        """Parse; words that stand behind options belong to the query as well."""
        found, rest = super().parse_known_args(args, namespace)
        query = self._query()
        before = rest[: rest.index("--")] if "--" in rest else rest  # what follows are words
        if query is not None and rest and not any(r.startswith("--") for r in before):
            words = [r for r in before if self._parse_optional(r) is None] + rest[len(before) :]
            known = getattr(found, query.dest, None)
            line = " ".join(w for w in (known, *words) if w and w != "--")
            setattr(found, query.dest, line or known)
            rest = [r for r in rest if r not in words]
        return found, rest

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where help is."""
        hint = f"{self.prog.strip()} --help"
        self.exit(2, _("用法不对：{message}。看 {hint}").format(message=message, hint=hint) + "\n")


def parse(arguments: list[str]) -> argparse.Namespace:
    """Return the parsed arguments, with `command` set.

    Only the named command's module is loaded, unless help is wanted; for the version alone, none.
    """
    named, told = _named_command(arguments), {"--help", "-h", "--version"} & set(arguments)
    if named is None and not told:
        _ask_whether_mistyped(arguments)
        arguments = _with_open(arguments)
        named = "open"
    speak()
    alone = told == {"--version"} and _first_word(arguments) is None
    parser = _parser([named] if named else [] if alone else list(COMMANDS))
    args = parser.parse_args(arguments, argparse.Namespace(json=False, verbose=False, library=None, lang=None))
    if args.json and not getattr(args, "json_possible", True):
        parser.error(_("这个命令不能和 --json 一起用"))
    return args


def _named_command(arguments: list[str]) -> str | None:
    """Return the command among the arguments."""
    word = _first_word(arguments)
    return word if word in COMMANDS else None


def _first_word(arguments: list[str]) -> str | None:
    """Return the first argument that is no option and no option's value."""
    skip = False
    for argument in arguments:
        if skip:
            skip = False
        elif argument in {"--library", "--lang"}:
            skip = True
        elif not argument.startswith("-"):
            return argument
    return None


def _ask_whether_mistyped(arguments: list[str]) -> None:
    """Exit with wrong usage where the first word is nearly a command and no file."""
    word = _first_word(arguments)
    if word is None or Path(word).exists():
        return
    from difflib import get_close_matches

    if meant := get_close_matches(word.lower(), COMMANDS, n=1):
        said = _("没有“{word}”这个命令，也没有这个文件；是不是 {command}？").format(word=word, command=meant[0])
        Parser(prog=called()).exit(2, said + "\n")


def _with_open(arguments: list[str]) -> list[str]:
    """Put `open` behind the leading global options."""
    k = 0
    while k < len(arguments) and arguments[k] in {"--library", "--new", "--lang", "--json", "-v", "--verbose"}:
        k += 2 if arguments[k] in {"--library", "--lang"} else 1
    return [*arguments[:k], "open", *arguments[k:]]


def _parser(commands: list[str]) -> Parser:
    shared = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    shared.add_argument("--library", type=Path, metavar="DIR", help=_("报库所在的文件夹"))
    shared.add_argument("--json", action="store_true", help=_("以 JSON Lines 输出"))
    shared.add_argument("--new", action="store_true", help=_("原来在那里的报库没了，建一个新的"))
    shared.add_argument("--lang", metavar="LANG", help=_("消息的语言：zh_CN、zh_TW 或 en"))
    shared.add_argument("-v", "--verbose", action="store_true", help=_("多说一些"))
    parser = Parser(
        prog=called(),
        description=_("报夹：离线读中文报纸，留住要紧的。"),
        parents=[shared],
        epilog=_("例：{command} import 今天的报纸.txt；{command} search shibanqiao。每个命令都有 --help。").format(
            command=called()
        ),
    )
    parser.add_argument("--version", action="version", version=f"baojia {__version__}")
    subparsers = parser.add_subparsers(dest="command", metavar=_("命令"), required=True, parser_class=Parser)
    for name in commands:
        module = importlib.import_module(f"reader.cli.{COMMANDS[name]}")
        summary, example = module.about(name)
        example = as_called(example)
        sub = subparsers.add_parser(
            name,
            parents=[shared],
            help=f"{summary}  （{example}）",
            description=summary,
            epilog=_("例：{example}").format(example=example),
        )
        module.add_arguments(sub, name)
    return parser
