"""`undo`, `redo` and `history`: the one list of deeds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.cli.arguments import count
from reader.model.messages import _
from reader.workspace import describing

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output


def about(name: str) -> tuple[str, str]:
    """Return the command's summary and an example."""
    return {
        "undo": (_("撤回上一步"), "baojia undo"),
        "redo": (_("重做撤回的一步"), "baojia redo"),
        "history": (_("列出做过的事"), "baojia history --limit 20"),
    }[name]


def add_arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """Declare the command's own arguments."""
    if name == "history":
        parser.add_argument("--limit", type=count, default=50, metavar="N", help=_("最多列几条"))


def run(args: argparse.Namespace, output: Output) -> int:
    """Do it."""
    from reader.workspace import undoing
    from reader.workspace.session import open_session

    with open_session(args.library) as session:
        if args.command == "history":
            for record in session.library.history(args.limit):
                described: dict[str, Any] = {
                    "id": record.id,
                    "label": record.label,
                    "subjects": list(record.subjects),
                    "at": record.at,
                    "undone": record.undone,
                }
                words = "  ".join(
                    [record.at, record.label, *record.subjects, *([_("（已撤回）")] if record.undone else [])]
                )
                output.record(described, words)
            return 0
        done = undoing.undo(session) if args.command == "undo" else undoing.redo(session)
        for subject in done.subjects or (done.id,):
            output.record(describing.deed(subject, "done"), f"{done.label}  {subject}")
    return 0
