"""`left-behind`: what was done to pieces that are gone from the revision shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.messages import _
from reader.workspace import describing

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output


def about(name: str) -> tuple[str, str]:
    """Return the command's summary and an example."""
    return _("列出新版本里没有了的文章上的书签、批注，放到别的文章上或去掉"), f"baojia {name} --onto ID2 ID"


def add_arguments(parser: argparse.ArgumentParser, _name: str) -> None:
    """Declare the command's own arguments."""
    parser.add_argument("ids", nargs="*", metavar="ID", help=_("没有了的文章，或一期的编号；不写就列出全部"))
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--onto", metavar="ID2", help=_("放到这一篇上"))
    what.add_argument("--drop", action="store_true", help=_("去掉这些书签、批注"))


def run(args: argparse.Namespace, output: Output) -> int:
    """Do it."""
    from reader.workspace import left_behind
    from reader.workspace.session import open_session

    if (args.onto or args.drop) and not args.ids:
        output.say(_("用法不对：--onto、--drop 要写明是哪几篇。"))
        return 2
    with open_session(args.library) as session:
        session.library.refresh()
        if args.onto:
            left_behind.hand_over(session, args.onto, *args.ids)
        elif args.drop:
            left_behind.drop(session, *args.ids)
        else:
            for one in left_behind.of_these(session, args.ids) if args.ids else left_behind.left_behind(session):
                words = f"{one.article}  {one.headline}  {left_behind.marks_words(one)}"
                output.record(describing.left_behind(one), words)
            return 0
        for article in args.ids:
            output.record(describing.deed(article, "done"), f"{article}  " + _("已做"))
    return 0
