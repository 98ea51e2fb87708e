"""`undo`, `redo` and `history`: the one list of deeds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.cli.arguments import count
from reader.model.days import moment
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
    from reader.workspace.deed_words import deed_words
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
                told = [local_time(record.at), deed_words(session, record), *record.subjects]
                words = "  ".join([*told, *([_("（已撤回）")] if record.undone else [])])
                output.record(described, words)
            return 0
        undone = args.command == "undo"
        following = undoing.next_undo(session) if undone else undoing.next_redo(session)  # named while it still stands
        done = undoing.undo(session) if undone else undoing.redo(session)
        known = following is not None and following.record.id == done.id
        name = following.words if following is not None and known else deed_words(session, done)
        words = (_("撤回了：{deed}") if undone else _("重做了：{deed}")).format(deed=name)
        for subject in done.subjects or (done.id,):
            output.record(describing.deed(subject, "done"), f"{words}  {subject}")
    return 0


def local_time(at: str) -> str:
    """Return a time of the history as the clock here shows it, 2026-11-30 20:41:07; as it stands where it is none."""
    when = moment(at)
    return at if when is None else f"{when:%Y-%m-%d %H:%M:%S}"
