"""`empty-bin`: what was removed is deleted for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.messages import _, counted
from reader.workspace import describing

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output


def about(name: str) -> tuple[str, str]:
    """Return the command's summary and an example."""
    return _("彻底删掉移去的整期报纸；不写 --yes 只列出来"), f"baojia {name} --days 30 --yes"


def add_arguments(parser: argparse.ArgumentParser, _name: str) -> None:
    """Declare the command's own arguments."""
    from reader.cli.arguments import count

    parser.add_argument("--days", type=count, default=0, metavar="N", help=_("只删移去了 N 天以上的"))
    parser.add_argument("--yes", action="store_true", help=_("真的删掉"))


def run(args: argparse.Namespace, output: Output) -> int:
    """Do it."""
    from reader.workspace import emptying_bin
    from reader.workspace.session import open_session

    with open_session(args.library) as session:
        binned = emptying_bin.in_bin(session, args.days)
        if not args.yes:
            for one in binned:
                words = f"{one.issue}  {one.newspaper} {one.date_published}  "
                output.record(describing.binned(one), words + counted("{n} 篇", one.articles).format(n=one.articles))
            if binned:
                output.say(emptying_bin.bin_words(binned) + _("要删就加 --yes。"))
            return 0
        gone = set(emptying_bin.empty_bin(session, [one.issue for one in binned]))
        for one in binned:
            done = one.issue in gone
            words = _("已做") if done else _("没有变化")
            output.record(describing.deed(one.issue, "done" if done else "unchanged"), f"{one.issue}  {words}")
    return 0
