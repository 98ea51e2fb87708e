"""`book`: a clipping book 剪报本 of chosen pieces, as PDF, EPUB, HTML, Markdown or text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.model.errors import NotFound
from reader.model.messages import _

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output
    from reader.export.forms import Form
    from reader.printing import PrintOptions
    from reader.rendering.arrangement import Arrangement
    from reader.workspace.session import Session

FORMS: dict[str, Form] = {".epub": "epub", ".html": "html", ".md": "markdown", ".txt": "text"}


def about(name: str) -> tuple[str, str]:
    """Return the command's summary and an example."""
    return _("编一本剪报本"), "baojia book 老桥旧事 -o 老桥.pdf --order date --chapters month"


def add_arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """Declare the command's own arguments."""
    parser.add_argument("pieces", nargs="+", metavar="TAG/ID", help=_("剪报名，或文章、期的编号"))
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="PATH",
        help=_("写到哪里：.pdf .epub .html .md .txt；- 是标准输出（PDF）"),
    )  # fmt: skip
    parser.add_argument("--force", action="store_true", help=_("盖过已有的文件"))
    parser.add_argument("--title", default="", metavar="T", help=_("书名；不写就是剪报名"))
    parser.add_argument("--compiler", default="", metavar="NAME", help=_("编者"))
    parser.add_argument("--preface", type=Path, metavar="FILE", help=_("前言（文本文件）"))
    parser.add_argument(
        "--order", choices=("given", "date", "newspaper"), default="given", help=_("次序：照给的、按日期、按报纸")
    )
    parser.add_argument(
        "--chapters", choices=("none", "newspaper", "month", "theme"), default="none",
        help=_("分章：不分、按报纸、按月、按主题"),
    )  # fmt: skip
    parser.add_argument("--citation", choices=("2025", "2015"), default="2025", help=_("出处用哪一版 GB/T 7714"))
    papers = ("A4", "A5", "B5", "B5-JIS", "16k", "16k-small", "32k-large", "Letter")
    parser.add_argument("--paper", choices=papers, default="16k-small", help=_("纸张"))
    parser.add_argument("--columns", type=int, choices=(1, 2, 3), default=1, metavar="N", help=_("栏数"))
    parser.add_argument("--font-size", type=float, default=10.5, metavar="PT", help=_("正文字号"))
    parser.add_argument("--no-notes", dest="notes", action="store_false", help=_("不带批注"))
    parser.add_argument("--pinyin", action="store_true", help=_("注音"))


def run(args: argparse.Namespace, output: Output) -> int:
    """Do it."""
    from reader.cli import standard_output
    from reader.workspace.session import open_session

    to_stream = args.output == standard_output.MEANT
    if to_stream and standard_output.refused(output, binary=True):
        return 2
    arrangement = _arrangement(args)
    with open_session(args.library) as session:
        session.library.refresh()
        ids = [i for name in args.pieces for i in _ids(session, name)]
        title = args.title or next((n for n in args.pieces if "-" not in n), "") or _("剪报")
        form = FORMS.get(args.output.suffix.lower())
        if form is None:
            return _print(session, ids, args, _options(args, title, arrangement, session), output)
        from reader.workspace import exporting

        done = exporting.export(
            session, ids, form, args.output, booklet=title, notes=args.notes, force=args.force, arrangement=arrangement
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


def _arrangement(args: argparse.Namespace) -> Arrangement:
    from reader.rendering.arrangement import Arrangement

    preface = ""
    if args.preface is not None:
        try:
            preface = args.preface.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError) as trouble:
            reason = trouble.strerror if isinstance(trouble, OSError) else _("不是 UTF-8 文本")
            raise NotFound(_("读不了“{path}”：{reason}").format(path=args.preface, reason=reason)) from trouble
    return Arrangement(
        order=args.order, division=args.chapters, compiler=args.compiler, preface=preface, edition=args.citation
    )


def _options(args: argparse.Namespace, title: str, arrangement: Arrangement, session: Session) -> PrintOptions:
    from reader.printing import PrintOptions

    return PrintOptions(
        paper=args.paper,
        columns=args.columns,
        notes=args.notes,
        pinyin="all" if args.pinyin else "none",
        spoken=session.settings.spoken_tones,
        font_size=args.font_size,
        booklet=title,
        arrangement=arrangement,
    )


def _print(session: Session, ids: list[str], args: argparse.Namespace, options: PrintOptions, output: Output) -> int:
    from reader.cli import standard_output
    from reader.printing import pdf
    from reader.workspace import opening

    pieces = opening.pieces(session, ids)
    to_stream = args.output == standard_output.MEANT
    done = pdf(pieces, standard_output.stream() if to_stream else args.output, options, force=args.force)
    for remark in done.remarks:
        output.say(remark)
    if not to_stream:
        output.record(
            {"path": str(args.output), "articles": len(pieces), "bytes": done.bytes},
            _("已写好《{path}》：{articles} 篇，{pages} 页。").format(
                path=args.output, articles=len(pieces), pages=done.pages
            ),
        )
    return 0
