"""`reparse`: run today's rules on stored sources; what reads better becomes a revision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.import_sources import tell
from reader.model.messages import _

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output


def about(name: str) -> tuple[str, str]:
    """Return the command's summary and an example."""
    return _("用现在的规则重读存下的原文"), "baojia reparse --all"


def add_arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """Declare the command's own arguments."""
    parser.add_argument("issues", nargs="*", metavar="ISSUE", help=_("一期报纸的编号"))
    parser.add_argument("--all", action="store_true", help=_("全部"))
    parser.add_argument("--dry-run", action="store_true", help=_("只看会怎样，不写入"))


def run(args: argparse.Namespace, output: Output) -> int:
    """Do it."""
    from reader.workspace import fence, reparsing
    from reader.workspace.session import open_session

    if not args.issues and not args.all:
        output.say(_("请给出一期报纸的编号，或用 --all。"))
        return 2
    fence.warm()
    with open_session(args.library) as session:
        session.library.refresh()
        ids = session.library.issue_ids() if args.all else args.issues
        found = reparsing.reparse(
            session,
            ids,
            dry_run=args.dry_run,
            progress=lambda done: output.progress(_("正在重读 {done} / {total} 份…").format(done=done, total=len(ids))),
        )
        return tell(found, output)
