"""`book`: a clipping book 剪报本 of chosen pieces, as PDF, EPUB, HTML, Markdown or text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.model.disk_words import in_words
from reader.model.errors import NotFound
from reader.model.messages import _

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output
    from reader.export.forms import Form
    from reader.printing import PrintOptions
    from reader.rendering.arrangement import Arrangement
    from reader.rendering.book_plan import BookPlan
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


def run(args: argparse.Namespace, output: Output) -> int:
    """Do it."""
    from reader.cli import standard_output
    from reader.workspace.session import open_session

    to_stream = args.output == standard_output.MEANT
    if to_stream and standard_output.refused(output, binary=True):
        return 2
    with open_session(args.library) as session:
        session.library.refresh()
        ids = [i for name in args.pieces for i in _ids(session, name)]
        plan = _plan(args, session)
        if args.output.suffix.lower() == ".json":
            return _write_plan(session, ids, args, plan, output)
        ids = [i for i in ids if i not in plan.hidden]
        form = FORMS.get(args.output.suffix.lower())
        if form is None:
            return _print(session, ids, args, plan, output)
        from reader.workspace import exporting

        done = exporting.export_book(
            session, ids, form, args.output, _as_asked(session, ids, args, plan), notes=args.notes, force=args.force
        )
    output.record(
        {"path": str(done.path), "articles": done.articles, "bytes": done.bytes},
        _("已写好《{path}》：{articles} 篇。").format(path=done.path, articles=done.articles),
    )
    return 0


def _ids(session: Session, name: str) -> list[str]:
    """Return the pieces of a clipping, the oldest first in it, else those that an id names. Raises NotFound."""
    from reader.model.summary import Collection
    from reader.workspace import exporting

    tagged = session.library.catalogue.list(Collection(kind="tag", path=(name,)))
    return [row.id for row in tagged] or exporting.chosen(session, [name])


def _plan(args: argparse.Namespace, session: Session) -> BookPlan:
    """Return the plan that is meant: a file's, else that of the one clipping named, with what the options say."""
    from dataclasses import replace

    from reader.rendering.book_plan import BookPlan, read_plan
    from reader.workspace.book_making import plan_of

    plan = read_plan(_read(args.plan)) if args.plan else None
    if plan is None and len(args.pieces) == 1:
        plan = plan_of(session, args.pieces[0])
    plan = plan or BookPlan()
    said = {name: getattr(args, name) for name in ("compiler", "publisher") if getattr(args, name) is not None}
    if args.citation:
        said["edition"] = args.citation
    if args.cover:
        said["cover"] = str(args.cover)
    if args.preface is not None:
        said["preface"] = _text(args.preface)
    title = args.title or plan.title or next((n for n in args.pieces if "-" not in n), "") or _("剪报")
    return replace(plan, title=title, omitted=tuple(dict.fromkeys((*plan.omitted, *(args.without or ())))), **said)


def _arranged(args: argparse.Namespace, plan: BookPlan) -> Arrangement:
    """Return the order of the pieces: the plan's, unless an option asks for another."""
    from dataclasses import replace

    made = plan.arrangement()
    if args.order or args.chapters:
        made = replace(made, planned=(), order=args.order or "given", division=args.chapters or "none")
    return made


def _as_asked(session: Session, ids: list[str], args: argparse.Namespace, plan: BookPlan) -> BookPlan:
    """Return the plan with its chapters as they come out for these pieces."""
    from dataclasses import replace

    from reader.rendering.arrangement import as_planned
    from reader.workspace import opening

    return replace(plan, chapters=as_planned(_arranged(args, plan).chapters(opening.pieces(session, ids))))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as trouble:
        raise NotFound(_("读不了“{path}”：{reason}").format(path=path, reason=in_words(trouble))) from trouble


def _text(path: Path) -> str:
    try:
        return _read(path).decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        raise NotFound(_("读不了“{path}”：{reason}").format(path=path, reason=_("不是 UTF-8 文本"))) from trouble


def _write_plan(session: Session, ids: list[str], args: argparse.Namespace, plan: BookPlan, output: Output) -> int:
    """Write the plan as a file for a person to edit."""
    from reader.model import outside
    from reader.rendering.book_plan import written_plan

    kept = [i for i in ids if i not in plan.hidden]
    size = outside.write(args.output, written_plan(_as_asked(session, kept, args, plan)), force=args.force)
    output.record(
        {"path": str(args.output), "articles": len(ids), "bytes": size},
        _("编排写好了《{path}》：{articles} 篇。").format(path=args.output, articles=len(ids)),
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


def _print(session: Session, ids: list[str], args: argparse.Namespace, plan: BookPlan, output: Output) -> int:
    from reader.cli import standard_output
    from reader.model import outside
    from reader.printing import pdf
    from reader.printing.cover import cover_path, require_picture, write_cover
    from reader.workspace import opening
    from reader.workspace.book_making import with_names

    pieces = opening.pieces(session, ids)
    options = _options(args, plan, with_names(_arranged(args, plan), pieces), session)
    to_stream = args.output == standard_output.MEANT
    picture = _read(Path(plan.cover)) if plan.cover else b""
    require_picture(picture)
    if plan.cover and not to_stream:
        outside.place(cover_path(args.output), force=args.force)
    done = pdf(pieces, standard_output.stream() if to_stream else args.output, options, force=args.force)
    for remark in done.remarks:
        output.say(remark)
    if to_stream:
        return 0
    output.record(
        {"path": str(args.output), "articles": len(pieces), "bytes": done.bytes},
        _("已写好《{path}》：{articles} 篇，{pages} 页。").format(
            path=args.output, articles=len(pieces), pages=done.pages
        ),
    )
    if plan.cover:
        beside = cover_path(args.output)
        size = write_cover(beside, plan, picture, options.paper, done.pages, force=args.force)
        output.record(
            {"path": str(beside), "articles": 0, "bytes": size}, _("封面写好了《{path}》。").format(path=beside)
        )
    return 0
