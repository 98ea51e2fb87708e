"""`cutting`: a piece cut out of its printed pages, as a picture with its source."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.model.messages import _

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output


def about(name: str) -> tuple[str, str]:
    """Return the command's summary and an example."""
    return _("把一篇从版面图上剪下来，带出处，存成图片"), f"baojia {name} ID -o 剪报.png"


def add_arguments(parser: argparse.ArgumentParser, _name: str) -> None:
    """Declare the command's own arguments."""
    parser.add_argument("id", metavar="ID", help=_("文章的编号"))
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="FILE.png", help=_("写成这个文件，- 是标准输出")
    )
    parser.add_argument("--force", action="store_true", help=_("盖过已有的文件"))


def run(args: argparse.Namespace, output: Output) -> int:
    """Do it."""
    from reader.cli import standard_output
    from reader.printing.cutting import cutting
    from reader.workspace.cutting import cutting_of
    from reader.workspace.session import open_session

    to_stream = args.output == standard_output.MEANT
    if to_stream and standard_output.refused(output, binary=True):
        return 2
    with open_session(args.library) as session:
        session.library.refresh()
        found = cutting_of(session, args.id)
    if to_stream:
        cutting(found.parts, found.said, standard_output.stream())
        return 0
    size = cutting(found.parts, found.said, args.output, force=args.force)
    output.record(
        {"path": str(args.output), "articles": 1, "bytes": size}, _("已写好《{path}》。").format(path=args.output)
    )
    return 0
