"""`search` without syntax: its conditions as options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.messages import _

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output

_PLACES = ("headline", "byline", "body", "note")
_TERMS = ("every", "either", "none", "near")
_TEXTS = ("field", "first", "last", "newspaper", "section", "tag")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the conditions."""
    group = parser.add_argument_group(_("条件，不会写查询语句时用"))
    group.add_argument("--all", dest="every", nargs="+", metavar="WORD", default=[], help=_("这些都要有"))
    group.add_argument("--any", dest="either", nargs="+", metavar="WORD", default=[], help=_("有一个就行"))
    group.add_argument("--none", nargs="+", metavar="WORD", default=[], help=_("这些都不要有"))
    group.add_argument("--near", nargs="+", metavar="WORD", default=[], help=_("这些在一处，相距不远"))
    group.add_argument("--apart", dest="distance", type=int, metavar="N", help=_("最多相隔几个字；不写是 10"))
    group.add_argument("--in", dest="field", choices=_PLACES, default="", help=_("只在标题、记者、正文、批注里找"))
    group.add_argument("--from", dest="first", metavar="DATE", default="", help=_("从哪年、哪月、哪天"))
    group.add_argument("--to", dest="last", metavar="DATE", default="", help=_("到哪年、哪月、哪天"))
    group.add_argument("--newspaper", metavar="NAME", default="", help=_("只看这家报纸"))
    group.add_argument("--section", metavar="NAME", default="", help=_("只看这个栏目"))
    group.add_argument("--tag", metavar="T", default="", help=_("只看带这个标签的"))


def query_of(args: argparse.Namespace, output: Output) -> str | None:
    """Return the query that was typed, or the line that the conditions write, which is said.

    None where there is neither, or both. Raises WrongRequest where a condition cannot be read.
    """
    from reader.search.form import FARTHEST, SearchForm, terms, written

    filled = {name: tuple(t for word in getattr(args, name) for t in terms(f'"{word}"' if " " in word else word))
              for name in _TERMS}  # fmt: skip
    texts = {name: getattr(args, name) for name in _TEXTS}
    if not any(filled.values()) and not any(texts.values()):
        return args.query or None
    if args.query is not None:
        return None
    form = SearchForm(**filled, **texts)  # type: ignore[arg-type]  # names of its fields
    if args.distance is not None:
        from dataclasses import replace

        form = replace(form, distance=max(0, min(FARTHEST, args.distance)))
    line = written(form)
    output.say(_("查的是：{line}").format(line=line))
    return line or None
