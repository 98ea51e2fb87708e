"""`facsimile`: where pieces stand on the pages as they were printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.deeds import each
from reader.model.errors import NotFound
from reader.model.messages import _
from reader.workspace import describing

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output


def about(name: str) -> tuple[str, str]:
    """Return the command's summary and an example."""
    return _("文章在印出来的版面上的位置"), f"baojia {name} ID --json"


def add_arguments(parser: argparse.ArgumentParser, _name: str) -> None:
    """Declare the command's own arguments."""
    parser.add_argument("ids", nargs="+", metavar="ID", help=_("文章的编号"))


def run(args: argparse.Namespace, output: Output) -> int:
    """Do it."""
    from reader.workspace.facsimile import printed_piece
    from reader.workspace.session import open_session

    with open_session(args.library) as session:
        session.library.refresh()

        def tell(article: str) -> None:
            found = printed_piece(session, article)
            if found is None:
                raise NotFound(_("{id} 的来源没有版面：只有 PDF 和扫描件有。").format(id=article))
            for outline in found.outlines:
                about_it = describing.outline(found, outline)
                words = _("{id}　第 {n} 面，{k} 块").format(
                    id=found.article.id, n=outline.sheet, k=len(outline.polygons)
                )
                output.record(about_it, words)

        return each(args.ids, tell, output)
