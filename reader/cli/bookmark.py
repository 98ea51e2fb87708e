"""`bookmark` and `unbookmark`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.deeds import run_deeds
from reader.model.messages import _

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output


def about(name: str) -> tuple[str, str]:
    """Return the command's summary and an example."""
    return {
        "bookmark": (_("给文章加书签"), "baojia bookmark ID --tag 老桥旧事"),
        "unbookmark": (_("拿掉书签"), "baojia unbookmark ID"),
    }[name]


def add_arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """Declare the command's own arguments."""
    parser.add_argument("ids", nargs="+", metavar="ID", help=_("文章的编号"))
    if name == "bookmark":
        parser.add_argument("--tag", action="append", default=[], metavar="T", help=_("同时加上标签，可多次"))


def run(args: argparse.Namespace, output: Output) -> int:
    """Do it."""
    from reader.workspace import bookmarking
    from reader.workspace.session import open_session

    with open_session(args.library) as session:
        if args.command == "unbookmark":
            return run_deeds(args.ids, lambda i: bool(bookmarking.unbookmark(session, i)), output, did=_("取消书签"))
        did = _("加书签")
        return run_deeds(args.ids, lambda i: bool(bookmarking.bookmark(session, i, tags=args.tag)), output, did=did)
