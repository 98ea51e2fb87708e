"""`backup` and `restore`: the whole library as one file, verified on both ways."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.model.messages import _

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output


def about(name: str) -> tuple[str, str]:
    """Return the command's summary and an example."""
    return {
        "backup": (_("备份整个报库"), "baojia backup 报库.zip"),
        "restore": (_("从备份恢复；不会盖过更新的东西"), "baojia restore 报库.zip"),
    }[name]


def add_arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """Declare the command's own arguments."""
    parser.add_argument("file", type=Path, metavar="FILE.zip", help=_("备份文件"))
    if name == "restore":
        parser.add_argument("--into", type=Path, metavar="DIR", help=_("恢复到这个文件夹，而不是现在的报库"))


def run(args: argparse.Namespace, output: Output) -> int:
    """Do it."""
    from reader.workspace.session import open_session

    into = getattr(args, "into", None)
    with open_session(into or args.library) as session:
        library = session.library
        done = library.backup(args.file) if args.command == "backup" else library.restore(args.file)
    words = _("已备份到《{path}》。") if args.command == "backup" else _("已从《{path}》恢复。")
    described = {"path": str(args.file), "articles": done.articles, "bytes": done.bytes}
    output.record(described, words.format(path=args.file))
    return 0
