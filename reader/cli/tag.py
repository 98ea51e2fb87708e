"""`tag` and `untag`."""

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
        "tag": (_("给文章加标签"), "baojia tag ID 老桥旧事"),
        "untag": (_("拿掉标签"), "baojia untag ID 老桥旧事"),
    }[name]


def add_arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """Declare the command's own arguments."""
    parser.add_argument("ids", nargs="+", metavar="ID", help=_("文章的编号"))
    parser.add_argument("tag", metavar="T", help=_("标签"))


def run(args: argparse.Namespace, output: Output) -> int:
    """Do it."""
    from reader.workspace import tagging
    from reader.workspace.session import open_session

    deed, did = (tagging.tag, _("放进剪报")) if args.command == "tag" else (tagging.untag, _("移出剪报"))
    with open_session(args.library) as session:
        return run_deeds(args.ids, lambda i: bool(deed(session, i, name=args.tag)), output, did=did)
