"""`gather`, `take-apart`, `revise`: issues that came in several files, and files that are one issue in another form."""

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
        "gather": (_("同一天的几份合为一期"), "baojia gather ISSUE ISSUE2"),
        "take-apart": (_("把合起来的一份再分开"), "baojia take-apart ISSUE"),
        "revise": (_("一份是另一份的另一个版本"), "baojia revise ISSUE --of ISSUE2"),
    }[name]


def add_arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """Declare the command's own arguments."""
    if name == "revise":
        parser.add_argument("issue", metavar="ISSUE", help=_("那一份的编号"))
        parser.add_argument("--of", required=True, metavar="ISSUE2", help=_("它是哪一期的另一个版本"))
    else:
        parser.add_argument("issues", nargs="+", metavar="ISSUE", help=_("报纸的编号"))


def run(args: argparse.Namespace, output: Output) -> int:
    """Do it."""
    from reader.workspace import gathering, versions
    from reader.workspace.session import open_session

    with open_session(args.library) as session:
        session.library.refresh()
        if args.command == "revise":
            return run_deeds([args.issue], lambda i: bool(versions.make_version(session, i, args.of)), output)
        if args.command == "gather":
            first, others = args.issues[0], args.issues[1:]
            if not others:  # nothing to gather it with, but it has to be there
                return run_deeds([first], lambda i: bool(gathering.gather(session, i)), output)
            return run_deeds(others, lambda i: bool(gathering.gather(session, first, i)), output)
        return run_deeds(args.issues, lambda i: bool(gathering.take_apart(session, i)), output)
