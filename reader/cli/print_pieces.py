"""`print`: typeset pieces as PDF, or send them to the default printer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.prints import with_prints
from reader.model.messages import _

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from reader.cli.output import Output
    from reader.printing import PrintOptions, PrintRun
    from reader.rendering import Piece
    from reader.workspace.settings import Settings


def about(name: str) -> tuple[str, str]:
    """Return the command's summary and an example."""
    return _("排版成 PDF，或送去打印机"), "baojia print ID -o 剪报.pdf --paper A4"


def add_arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """Declare the command's own arguments."""
    parser.add_argument("ids", nargs="+", metavar="ID", help=_("文章或期的编号"))
    meant = _("写成这个 PDF，- 是标准输出；不写就送去打印机")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE.pdf", help=meant)
    parser.add_argument("--force", action="store_true", help=_("盖过已有的文件"))
    papers = ("A4", "A5", "B5", "B5-JIS", "16k", "16k-small", "32k-large", "Letter")
    parser.add_argument("--paper", choices=papers, default="A4", help=_("纸张"))
    parser.add_argument("--columns", type=int, choices=(1, 2, 3), metavar="N", help=_("栏数"))
    parser.add_argument("--notes", action="store_true", default=True, help=_("带批注（默认）"))
    parser.add_argument("--no-notes", dest="notes", action="store_false", help=_("不带批注"))
    parser.add_argument("--pinyin", action="store_true", help=_("注音"))
    parser.add_argument("--face", metavar="FACE", help=_("正文字体：song hei kai fangsong，或字体的名字"))
    parser.add_argument("--script", choices=("printed", "simplified", "traditional"), help=_("照原样，或简体、繁体"))
    parser.add_argument("--vertical", action="store_true", help=_("直排，从右往左"))
    parser.add_argument("--font-size", type=float, metavar="PT", help=_("正文字号"))
    parser.add_argument("--no-citation", dest="citing", action="store_false", help=_("文末不写参考文献格式"))
    parser.add_argument("--citation", choices=("2025", "2015"), default="2025", help=_("著录照哪一版 GB/T 7714"))
    parser.add_argument("--facsimile", action="store_true", help=_("每篇后面附版面原样"))
    parser.add_argument("--copies", type=int, default=1, metavar="N", help=_("打印几份"))
    parser.add_argument("--duplex", choices=("off", "long", "short"), default="off", help=_("双面：沿长边或短边翻"))
    parser.add_argument("--pages", default="", metavar="1-3,5", help=_("打印哪几页"))


def run(args: argparse.Namespace, output: Output) -> int:
    """Do it."""
    from reader.cli import standard_output
    from reader.printing import PrintRun, page_ranges
    from reader.workspace import exporting, opening
    from reader.workspace.session import open_session

    to_stream = args.output == standard_output.MEANT
    if to_stream and standard_output.refused(output, binary=True):
        return 2
    job = PrintRun(copies=max(1, args.copies), duplex=args.duplex, pages=page_ranges(args.pages))
    if args.output is not None and job != PrintRun():
        output.say(_("用法不对：--copies、--duplex、--pages 只用于打印机，不能和 -o 一起用。"))
        return 2
    with open_session(args.library) as session, with_prints(session, output, wanted=args.facsimile) as changed:
        options = _options(args, session.settings)
        session.library.refresh()
        pieces = [changed(p) for p in opening.pieces(session, exporting.chosen(session, args.ids))]
        return _print(pieces, options, job, args, output)


def _print(
    pieces: Sequence[Piece], options: PrintOptions, job: PrintRun, args: argparse.Namespace, output: Output
) -> int:
    from reader.cli import standard_output
    from reader.printing import pdf

    if args.output is None:
        return _to_printer(pieces, options, job, output)
    if args.output == standard_output.MEANT:
        for remark in pdf(pieces, standard_output.stream(), options).remarks:
            output.say(remark)
        return 0
    done = pdf(pieces, args.output, options, force=args.force)
    for remark in done.remarks:
        output.say(remark)
    output.record(
        {"path": str(args.output), "articles": len(pieces), "bytes": done.bytes},
        _("已写好《{path}》：{articles} 篇，{pages} 页。").format(
            path=args.output, articles=len(pieces), pages=done.pages
        ),
    )
    return 0


def _options(args: argparse.Namespace, settings: Settings) -> PrintOptions:
    from reader.hanzi.script import script_of
    from reader.printing import PrintOptions

    return PrintOptions(
        paper=args.paper,
        columns=args.columns or 0,
        notes=args.notes,
        pinyin="all" if args.pinyin else "none",
        vertical=args.vertical,
        spoken=settings.spoken_tones,
        face=settings.face if args.face is None else args.face,
        script=script_of(settings.script if args.script is None else args.script),
        font_size=args.font_size or 11.0,
        citation=args.citing,
        edition=args.citation,
    )


def _to_printer(pieces: Sequence[Piece], options: PrintOptions, job: PrintRun, output: Output) -> int:
    """Send the pages to the default printer; without one, say so."""
    from reader.printing.printer import print_on_default

    name, pages = print_on_default(pieces, options, job)
    output.record(
        {"path": name, "articles": len(pieces), "bytes": 0},
        _("已送往打印机“{name}”：{articles} 篇，{pages} 页。").format(name=name, articles=len(pieces), pages=pages),
    )
    return 0
