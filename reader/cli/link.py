"""`link`, `unlink`, `links`: two pieces that belong together by the reader's word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.deeds import run_deeds
from reader.model.messages import _
from reader.workspace import describing

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output


def about(name: str) -> tuple[str, str]:
    """Return the command's summary and an example."""
    return {
        "link": (_("把两篇文章连起来"), "baojia link ID ID2 --remark 十年后的续篇"),
        "unlink": (_("解开两篇文章的连线"), "baojia unlink ID ID2"),
        "links": (_("列出手连的文章"), "baojia links ID"),
    }[name]


def add_arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """Declare the command's own arguments."""
    parser.add_argument("id", metavar="ID", help=_("文章的编号"))
    if name != "links":
        parser.add_argument("other", metavar="ID2", help=_("另一篇的编号"))
    if name == "link":
        parser.add_argument("--remark", default="", metavar="T", help=_("为什么连起来"))


def run(args: argparse.Namespace, output: Output) -> int:
    """Do it."""
    from reader.workspace import linking
    from reader.workspace.session import open_session

    with open_session(args.library) as session:
        if args.command == "link":
            did = _("连到另一篇")
            return run_deeds([args.id], lambda i: linking.link(session, i, args.other, args.remark), output, did=did)
        if args.command == "unlink":
            return run_deeds([args.id], lambda i: linking.unlink(session, i, args.other), output, did=_("解开连线"))
        for one in linking.links(session, session.library.article(args.id).id):
            said = {**describing.summary(one.summary), "remark": one.remark}
            output.record(said, "  ".join(p for p in (one.summary.id, one.summary.headline or "", one.remark) if p))
    return 0
