"""`rename-tag`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.messages import _
from reader.workspace import describing

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output


def about(name: str) -> tuple[str, str]:
    """Return the command's summary and an example."""
    return _("给标签改名；与别的标签同名就并成一个"), f"baojia {name} 老桥旧事 老桥"


def add_arguments(parser: argparse.ArgumentParser, _name: str) -> None:
    """Declare the command's own arguments."""
    parser.add_argument("old", metavar="OLD", help=_("现在的标签"))
    parser.add_argument("new", metavar="NEW", help=_("改成什么"))


def run(args: argparse.Namespace, output: Output) -> int:
    """Do it."""
    from reader.workspace import tagging
    from reader.workspace.session import open_session

    with open_session(args.library) as session:
        session.library.refresh()
        for target in tagging.rename(session, args.old, args.new):
            output.record(describing.deed(target, "done"), f"{target}  " + _("已做"))
    return 0
