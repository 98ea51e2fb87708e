"""`read` and `unread`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.deeds import run_deeds
from reader.model.messages import _

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output


def about(name: str) -> tuple[str, str]:
    """Return the command's summary and an example."""
    return {"read": (_("标为已读"), "baojia read ID"), "unread": (_("标为未读"), "baojia unread ID")}[name]


def add_arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """Declare the command's own arguments."""
    parser.add_argument("ids", nargs="+", metavar="ID", help=_("文章的编号"))


def run(args: argparse.Namespace, output: Output) -> int:
    """Do it."""
    from reader.workspace import reading
    from reader.workspace.session import open_session

    read = args.command == "read"
    did = _("标为已读") if read else _("标为未读")
    with open_session(args.library) as session:
        return run_deeds(args.ids, lambda i: bool(reading.mark_read(session, i, read=read)), output, did=did)
