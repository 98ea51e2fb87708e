"""`print`: typeset pieces as PDF, or send them to the default printer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.model.messages import _

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from reader.cli.output import Output
    from reader.printing import PrintOptions
    from reader.rendering import Piece


def about(name: str) -> tuple[str, str]:
    """Return the command's summary and an example."""
    return _("排版成 PDF，或送去打印机"), "baojia print ID -o 剪报.pdf --paper A4"


def add_arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """Declare the command's own arguments."""
    parser.add_argument("ids", nargs="+", metavar="ID", help=_("文章的编号"))
    meant = _("写成这个 PDF，- 是标准输出；不写就送去打印机")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE.pdf", help=meant)
    parser.add_argument("--force", action="store_true", help=_("盖过已有的文件"))
    parser.add_argument("--paper", choices=("A4", "A5", "B5", "Letter"), default="A4", help=_("纸张"))
    parser.add_argument("--columns", type=int, choices=(1, 2, 3), metavar="N", help=_("栏数"))
    parser.add_argument("--notes", action="store_true", default=True, help=_("带批注（默认）"))
    parser.add_argument("--no-notes", dest="notes", action="store_false", help=_("不带批注"))
    parser.add_argument("--pinyin", action="store_true", help=_("注音"))
    parser.add_argument("--font-size", type=float, metavar="PT", help=_("正文字号"))


def run(args: argparse.Namespace, output: Output) -> int:
    """Do it."""
    from reader.cli import standard_output
    from reader.printing import PrintOptions, pdf
    from reader.workspace import opening
    from reader.workspace.session import open_session

    to_stream = args.output == standard_output.MEANT
    if to_stream and standard_output.refused(output, binary=True):
        return 2
    with open_session(args.library) as session:
        options = PrintOptions(
            paper=args.paper,
            columns=args.columns or 0,
            notes=args.notes,
            pinyin="all" if args.pinyin else "none",
            spoken=session.settings.spoken_tones,
            font_size=args.font_size or 11.0,
        )
        session.library.refresh()
        pieces = opening.pieces(session, args.ids)
    if args.output is None:
        return _to_printer(pieces, options, output)
    if to_stream:
        pdf(pieces, standard_output.stream(), options)
        return 0
    done = pdf(pieces, args.output, options, force=args.force)
    output.record(
        {"path": str(args.output), "articles": len(pieces), "bytes": done.bytes},
        _("已写好《{path}》：{articles} 篇，{pages} 页。").format(
            path=args.output, articles=len(pieces), pages=done.pages
        ),
    )
    return 0


def _to_printer(pieces: Sequence[Piece], options: PrintOptions, output: Output) -> int:
    """Send the pages to the default printer; without one, say so."""
    from reader.printing.printer import print_on_default

    name, pages = print_on_default(pieces, options)
    output.record(
        {"path": name, "articles": len(pieces), "bytes": 0},
        _("已送往打印机“{name}”：{articles} 篇，{pages} 页。").format(name=name, articles=len(pieces), pages=pages),
    )
    return 0
