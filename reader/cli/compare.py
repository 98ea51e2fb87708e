"""`compare`: two reports of one event beside one another, sentence by sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.messages import _

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output
    from reader.workspace.comparison import Row, Side


def about(name: str) -> tuple[str, str]:
    """Return the command's summary and an example."""
    return _("两报对读：两篇逐句对齐，各自独有的、删去的、移了位置的"), f"baojia {name} 3f2a91c07b1d-4 8c1e5f20aa37-2"


def add_arguments(parser: argparse.ArgumentParser, _name: str) -> None:
    """Declare the command's own arguments."""
    parser.add_argument("left", metavar="ID", help=_("一篇的编号"))
    parser.add_argument("right", metavar="ID2", help=_("另一篇的编号"))


def run(args: argparse.Namespace, output: Output) -> int:
    """Do it."""
    from reader.workspace.session import open_session
    from reader.workspace.two_reports import as_object, two_reports

    with open_session(args.library) as session:
        session.library.refresh()
        found = two_reports(session, args.left, args.right)
        heads = [
            " ".join(
                p for p in (f"《{own.newspaper}》" if own.newspaper else "", own.date_published, own.headline) if p
            )
            for own in (found.left, found.right)
        ]
        own = found.comparison
        said = _("共有 {shared} 字；只在前一篇 {left} 字，只在后一篇 {right} 字").format(
            shared=own.shared, left=own.only_left, right=own.only_right
        )
        lines = [f"- {heads[0]}", f"+ {heads[1]}", said, "", *(line for row in own.rows for line in _lines(row))]
        output.record(as_object(found), "\n".join(lines))
    return 0


def _lines(row: Row) -> list[str]:
    """Return a row as lines: what only the one has in [- -], what only the other has in {+ +}."""
    if row.kind == "same" and row.left is not None:
        return [f"  {_flat(row.left.text)}"]
    mark = {"moved": "~ ", "changed": "", "same": ""}.get(row.kind, "")
    found = []
    for sign, side, marks in (("-", row.left, ("[-", "-]")), ("+", row.right, ("{+", "+}"))):
        if side is not None:
            text = _marked(side, marks) if row.left is not None and row.right is not None else side.text
            found.append(f"{sign} {mark}{_flat(text)}")
    return found


def _marked(side: Side, marks: tuple[str, str]) -> str:
    text, at = "", 0
    for start, end in side.own:
        text += side.text[at:start] + marks[0] + side.text[start:end] + marks[1]
        at = end
    return text + side.text[at:]


def _flat(text: str) -> str:
    return " ".join(text.split())
