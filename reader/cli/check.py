"""`check`: read every record of the library and verify it."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from reader.model.messages import _

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output


def about(name: str) -> tuple[str, str]:
    """Return the command's summary and an example."""
    return _("检查报库的每一条记录"), "baojia check --repair"


def add_arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """Declare the command's own arguments."""
    parser.add_argument("--repair", action="store_true", help=_("能补救的就补救，什么都不删"))


def run(args: argparse.Namespace, output: Output) -> int:
    """Do it."""
    from reader.workspace.session import open_session

    left = 0
    with open_session(args.library) as session:
        for problem in session.library.check(repair=args.repair):
            left += problem.severity not in {"repaired", "info"}
            where = f"{problem.file}:{problem.offset}" if problem.offset is not None else problem.file
            output.record(dataclasses.asdict(problem), f"{problem.severity}  {where}  {problem.message}")
    if not left:
        output.say(_("都好。"))
    return 1 if left else 0
