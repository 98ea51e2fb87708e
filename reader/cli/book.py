"""`book`: a clipping book 剪报本 of chosen pieces, as PDF, EPUB, HTML, Markdown or text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.asked_book import arranged, as_asked, ids_of, plan_of_arguments, read
from reader.cli.prints import with_prints
from reader.cli.written import say_written
from reader.model.messages import _, counted

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from reader.cli.output import Output
    from reader.export.forms import Form
    from reader.printing import PrintOptions
    from reader.rendering.arrangement import Arrangement
    from reader.rendering.book_plan import BookPlan
    from reader.rendering.piece import Piece
    from reader.workspace.session import Session

PARTS = ("half_title", "guide", "chronicle", "people", "authors", "places", "newspapers", "sources")
FORMS: dict[str, Form] = {".epub": "epub", ".docx": "docx", ".html": "html", ".md": "markdown", ".txt": "text"}


def about(name: str) -> tuple[str, str]:
    """Return the command's summary and an example."""
    return _("编一本剪报本"), "baojia book 老桥旧事 -o 老桥.pdf --order date --chapters month"


def add_arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """Declare the command's own arguments."""
    parser.add_argument("pieces", nargs="+", metavar="TAG/ID", help=_("剪报名，或文章、期的编号"))
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="PATH",
        help=_("写到哪里：.pdf .epub .docx .html .md .txt；- 是标准输出（PDF）"),
    )  # fmt: skip
    parser.add_argument("--force", action="store_true", help=_("盖过已有的文件"))
    parser.add_argument("--title", default="", metavar="T", help=_("书名；不写就是剪报名"))
    parser.add_argument("--compiler", metavar="NAME", help=_("编者"))
    parser.add_argument("--publisher", metavar="NAME", help=_("单位，印在书名页"))
    parser.add_argument("--preface", type=Path, metavar="FILE", help=_("前言（文本文件）"))
    parser.add_argument(
        "--plan", type=Path, metavar="FILE", help=_("编排文件：章、次序、引言、按语；-o 写成 .json 就得到一个")
    )
    parser.add_argument("--order", choices=("given", "date", "newspaper"), help=_("次序：照给的、按日期、按报纸"))
    parser.add_argument(
        "--chapters", choices=("none", "newspaper", "month", "theme"), help=_("分章：不分、按报纸、按月、按主题")
    )
    parser.add_argument("--without", action="append", choices=PARTS, metavar="PART", help=_("不要哪一部分，可以多次"))
    parser.add_argument(
        "--cover", type=Path, metavar="PICTURE",
        help=_("封面的图片；PDF 的封面连书脊写成另一个文件 …-封面.pdf"),
    )  # fmt: skip
    parser.add_argument("--citation", choices=("2025", "2015"), help=_("出处用哪一版 GB/T 7714"))
    papers = ("A4", "A5", "B5", "B5-JIS", "16k", "16k-small", "32k-large", "Letter")
    parser.add_argument("--paper", choices=papers, default="16k-small", help=_("纸张"))
    parser.add_argument("--columns", type=int, choices=(1, 2, 3), default=1, metavar="N", help=_("栏数"))
    parser.add_argument("--font-size", type=float, default=10.5, metavar="PT", help=_("正文字号"))
    parser.add_argument("--no-notes", dest="notes", action="store_false", help=_("不带批注"))
    parser.add_argument("--pinyin", action="store_true", help=_("注音"))
    parser.add_argument("--vertical", action="store_true", help=_("直排，从右往左"))
    parser.add_argument("--facsimile", action="store_true", help=_("每篇后面附版面原样"))


def run(args: argparse.Namespace, output: Output) -> int:
    """Do it."""
    from reader.cli import standard_output
    from reader.export.forms import PICTURED
    from reader.workspace.session import open_session

    to_stream = args.output == standard_output.MEANT
    if to_stream and standard_output.refused(output, binary=True):
        return 2
    suffix = args.output.suffix.lower()
    if args.facsimile and (suffix == ".json" or FORMS.get(suffix, "html") not in PICTURED):
        output.say(_("用法不对：--facsimile 用不到 {suffix} 上。").format(suffix=suffix))
        return 2
    with open_session(args.library) as session:
        session.library.refresh()
        ids = list(dict.fromkeys(i for name in args.pieces for i in ids_of(session, name)))
        plan = plan_of_arguments(args, session)
        if suffix == ".json":
            return _write_plan(session, ids, args, plan, output)
        ids = [i for i in ids if i not in plan.hidden]
        write = _export if suffix in FORMS else _print
        with with_prints(session, output, wanted=args.facsimile) as changed:
            return write(session, ids, args, plan, output, changed)


def _export(
    session: Session,
    ids: list[str],
    args: argparse.Namespace,
    plan: BookPlan,
    output: Output,
    changed: Callable[[Piece], Piece],
) -> int:
    from reader.workspace import exporting

    plan, form = as_asked(session, ids, args, plan), FORMS[args.output.suffix.lower()]
    done = exporting.export_book(
        session, ids, form, args.output, plan, notes=args.notes, force=args.force, changed=changed
    )
    return say_written(output, done)


def _write_plan(session: Session, ids: list[str], args: argparse.Namespace, plan: BookPlan, output: Output) -> int:
    """Write the plan as a file for a person to edit."""
    from reader.model import outside
    from reader.rendering.book_plan import written_plan

    kept = [i for i in ids if i not in plan.hidden]
    size = outside.write(args.output, written_plan(as_asked(session, kept, args, plan)), force=args.force)
    output.record(
        {"path": str(args.output), "articles": len(ids), "bytes": size},
        counted("编排写好了《{path}》：{articles} 篇。", len(ids)).format(path=args.output, articles=len(ids)),
    )
    return 0


def _options(args: argparse.Namespace, plan: BookPlan, arrangement: Arrangement, session: Session) -> PrintOptions:
    from reader.hanzi.script import script_of
    from reader.printing import PrintOptions

    return PrintOptions(
        paper=args.paper,
        columns=args.columns,
        notes=args.notes,
        pinyin="all" if args.pinyin else "none",
        vertical=args.vertical,
        spoken=session.settings.spoken_tones,
        face=session.settings.face,
        script=script_of(session.settings.script),
        font_size=args.font_size,
        booklet=plan.title,
        arrangement=arrangement,
    )


def _print(
    session: Session,
    ids: list[str],
    args: argparse.Namespace,
    plan: BookPlan,
    output: Output,
    changed: Callable[[Piece], Piece],
) -> int:
    from reader.cli import standard_output
    from reader.model import outside
    from reader.printing import pdf
    from reader.printing.cover import cover_path, require_picture, write_cover
    from reader.workspace import opening
    from reader.workspace.book_making import with_names

    pieces = opening.pieces(session, ids)
    options = _options(args, plan, with_names(arranged(args, plan), pieces), session)
    to_stream = args.output == standard_output.MEANT
    picture = read(Path(plan.cover)) if plan.cover else b""
    require_picture(picture)
    if plan.cover and not to_stream:
        outside.place(cover_path(args.output), force=args.force)
    pieces = [changed(piece) for piece in pieces]
    done = pdf(pieces, standard_output.stream() if to_stream else args.output, options, force=args.force)
    for remark in done.remarks:
        output.say(remark)
    if to_stream:
        return 0
    words = _("已写好《{path}》：{articles} 篇，{pages} 页。")
    output.record(
        {"path": str(args.output), "articles": len(pieces), "bytes": done.bytes},
        words.format(path=args.output, articles=len(pieces), pages=done.pages),
    )
    if plan.cover:
        beside = cover_path(args.output)
        size = write_cover(beside, plan, picture, options.paper, done.pages, force=args.force)
        output.record(
            {"path": str(beside), "articles": 0, "bytes": size}, _("封面写好了《{path}》。").format(path=beside)
        )
    return 0
