"""`list`: what the library holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.arguments import count
from reader.model.messages import _
from reader.workspace import describing

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output


def about(name: str) -> tuple[str, str]:
    """Return the command's summary and an example."""
    return _("列出文章"), "baojia list --bookmarked --limit 20"


def add_arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """Declare the command's own arguments."""
    parser.add_argument("--issue", metavar="ID", help=_("只列这一期"))
    parser.add_argument("--category", metavar="PATH", help=_("只列这一栏，如 科普角 或 文化/副刊"))
    parser.add_argument("--tag", metavar="T", help=_("只列有这个标签的"))
    parser.add_argument("--unread", action="store_true", help=_("只列未读的"))
    parser.add_argument("--bookmarked", action="store_true", help=_("只列有书签的"))
    parser.add_argument("--annotated", action="store_true", help=_("只列有批注的"))
    parser.add_argument("--removed", action="store_true", help=_("列出移除的"))
    parser.add_argument("--limit", type=count, metavar="N", help=_("最多列几篇"))


def run(args: argparse.Namespace, output: Output) -> int:
    """Do it."""
    from reader.model.summary import Collection
    from reader.workspace import listing
    from reader.workspace.session import open_session

    base = Collection(kind="removed") if args.removed else Collection(kind="all")
    if args.issue:
        base = Collection(kind="issue", path=(args.issue,))
    elif args.category:
        base = Collection(kind="section", path=tuple(p for p in args.category.split("/") if p))
    elif args.tag:
        base = Collection(kind="tag", path=(args.tag,))
    wanted = [k for k in ("unread", "bookmarked", "annotated") if getattr(args, k)]
    with open_session(args.library) as session:
        for row in listing.articles(session, base, also=wanted, limit=args.limit):
            place = " ".join(p for p in (row.date_published, row.print_page and f"{row.print_page}版") if p)
            words = "  ".join(p for p in (row.id, place, row.headline or _("（无题）"), row.byline) if p)
            output.record(describing.summary(row), words)
    return 0
