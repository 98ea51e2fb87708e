"""`print`: typeset pieces as PDF, or send them to the default printer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.model.messages import _

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output


def about(name: str) -> tuple[str, str]:
    """Return the command's summary and an example."""
    return _("排版成 PDF，或送去打印机"), "baojia print ID -o 剪报.pdf --paper A4"


def add_arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """Declare the command's own arguments."""
    parser.add_argument("ids", nargs="+", metavar="ID", help=_("文章的编号"))
    parser.add_argument("-o", "--output", type=Path, metavar="FILE.pdf", help=_("写成这个 PDF；不写就送去打印机"))
    parser.add_argument("--paper", choices=("A4", "A5", "B5", "Letter"), default="A4", help=_("纸张"))
    parser.add_argument("--columns", type=int, choices=(1, 2, 3), metavar="N", help=_("栏数"))
    parser.add_argument("--notes", action="store_true", default=True, help=_("带批注（默认）"))
    parser.add_argument("--no-notes", dest="notes", action="store_false", help=_("不带批注"))
    parser.add_argument("--pinyin", action="store_true", help=_("注音"))
    parser.add_argument("--font-size", type=float, metavar="PT", help=_("正文字号"))


def run(args: argparse.Namespace, output: Output) -> int:
    """Do it."""
    from reader.workspace import printing_pieces
    from reader.workspace.session import open_session

    with open_session(args.library) as session:
        session.library.refresh()
        done = printing_pieces.print_pieces(
            session,
            args.ids,
            args.output,
            paper=args.paper,
            columns=args.columns,
            notes=args.notes,
            pinyin=args.pinyin,
            font_size=args.font_size,
        )
    output.record(
        {"path": done.path, "articles": done.articles, "bytes": done.bytes},
        _("已写好《{path}》：{articles} 篇，{pages} 页。").format(
            path=done.path, articles=done.articles, pages=done.pages
        ),
    )
    return 0
