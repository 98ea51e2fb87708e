"""`remove` and `recover`: into the bin and out of it."""

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
        "remove": (_("移除文章或整期报纸（可以找回）"), "baojia remove ID"),
        "recover": (_("找回移除的文章或报纸"), "baojia recover ID"),
    }[name]


def add_arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """Declare the command's own arguments."""
    parser.add_argument("ids", nargs="+", metavar="ID", help=_("文章或一期报纸的编号"))


def run(args: argparse.Namespace, output: Output) -> int:
    """Do it."""
    from reader.workspace import removing
    from reader.workspace.session import open_session

    deed, did = (removing.remove, _("移去")) if args.command == "remove" else (removing.recover, _("放回"))
    with open_session(args.library) as session:
        return run_deeds(args.ids, lambda i: bool(deed(session, i, alone=True)), output, did=did)
