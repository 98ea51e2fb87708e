"""`import`: files, folders, archives, standard input."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.arguments import day
from reader.cli.saved import take_arrivals
from reader.model.messages import _, counted
from reader.workspace import describing

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from reader.cli.output import Output
    from reader.workspace.import_progress import Progress
    from reader.workspace.session import Session
    from reader.workspace.storing import ImportOptions, ImportOutcome


def about(name: str) -> tuple[str, str]:
    """Return the command's summary and an example."""
    return _("导入报纸：文件、文件夹、压缩包，或 - 表示标准输入"), "baojia import 今天的报纸.txt"


def add_arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """Declare the command's own arguments."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help=_("文件、文件夹、压缩包，或 -"))
    parser.add_argument("--newspaper", metavar="NAME", help=_("报名，若报上没有印"))
    parser.add_argument("--date", type=day, metavar="YYYY-MM-DD", help=_("日期，若报上没有印"))
    parser.add_argument("--revises", metavar="ISSUE", help=_("这是哪一期的另一个版本"))
    parser.add_argument("--encoding", metavar="NAME", help=_("按这种编码读"))
    parser.add_argument("--again", action="store_true", help=_("读过的也用现在的规则重读"))
    parser.add_argument("--pages", action="store_true", default=None, help=_("PDF 的版面也留成图"))
    parser.add_argument("--no-pages", dest="pages", action="store_false", help=_("PDF 的版面不留图"))
    parser.add_argument("--original", action="store_true", default=None, help=_("PDF 的原件也留在报库里"))
    parser.add_argument("--no-original", dest="original", action="store_false", help=_("PDF 的原件不留"))
    parser.add_argument("--dry-run", action="store_true", help=_("只看会怎样，不写入"))


def run(args: argparse.Namespace, output: Output) -> int:
    """Do it."""
    from reader.workspace import fence
    from reader.workspace.session import open_session
    from reader.workspace.storing import ImportOptions

    options = ImportOptions(
        newspaper=args.newspaper,
        date=args.date,
        revises=args.revises,
        encoding=args.encoding,
        again=args.again,
        dry_run=args.dry_run,
        pages=args.pages,
        originals=args.original,
    )
    fence.warm()
    with open_session(args.library) as session:
        session.library.refresh()
        status = tell(_with_question(outcomes(session, args.paths, options, output), output), output)
        if not args.dry_run:
            take_arrivals(session, output)
        return status


def outcomes(session: Session, paths: list[str], options: ImportOptions, output: Output) -> Iterator[ImportOutcome]:
    """Import paths and standard input, in the order given."""
    from pathlib import Path

    from reader.cli import standard_input
    from reader.importing.files import LARGEST
    from reader.workspace import importing

    def show(progress: Progress) -> None:
        if progress.source:
            words = _("正在读入《{name}》　{done} / {total}").format(
                name=progress.source, done=progress.done + 1, total=progress.total
            )
            if progress.pieces_total > 1:
                words += "　" + counted("{done} / {n} 篇", progress.pieces_total).format(
                    done=progress.pieces, n=progress.pieces_total
                )
            elif progress.pieces:
                words += "　" + counted("{n} 篇", progress.pieces).format(n=progress.pieces)
            output.progress(words)

    for path in paths:
        if path == "-":
            yield from importing.import_bytes(session, standard_input.read(LARGEST + 1), name="-", options=options)
        else:
            yield from importing.import_paths(session, [Path(path)], options, progress=show)
    output.end_progress()


def _with_question(found: Iterator[ImportOutcome], output: Output) -> Iterator[ImportOutcome]:
    """Yield the outcomes; once, where the reader has not said whether printed pages are kept, say what that takes."""
    from reader.workspace import page_keeping

    said = False
    for outcome in found:
        yield outcome
        if outcome.pages_offered and not said:
            said = True
            words = page_keeping.year_words(outcome.pages_offered, outcome.bytes_offered)
            words += page_keeping.original_words(outcome.original_offered)
            output.say(
                _("版面图没有留。{words}要留，加 --pages、--original；以后都留，用 pages --keep --originals。").format(
                    words=words
                )
            )


def tell(found: Iterable[ImportOutcome], output: Output) -> int:
    """Print one line an outcome, and what is said of a source once; returns the exit status."""
    status = 0
    said: set[str] = set()
    for outcome in found:
        output.end_progress()
        output.record(describing.outcome(outcome), _words(outcome))
        if outcome.error_message is not None:
            status = 1
            output.say(outcome.error_message)
        words = [f"{outcome.source}: {warning}" for warning in outcome.warnings]
        for line in (w for w in dict.fromkeys(words) if w not in said):
            output.say(line)
        said.update(words)
    return status


def _words(outcome: ImportOutcome) -> str:
    if outcome.status == "failed":
        return ""
    name = f"《{outcome.newspaper}》" if outcome.newspaper else f"“{outcome.source.rpartition('/')[2]}”"
    name = f"{name} {outcome.date_published}" if outcome.date_published else name
    did = {"imported": _("读入"), "revised": _("更新"), "unchanged": _("没有变化")}[outcome.status]
    return _("{did}{name}：{articles} 篇，修整 {repairs} 处，待核对 {doubts} 处。{issue}").format(
        did=did,
        name=name,
        articles=outcome.articles,
        repairs=outcome.repairs,
        doubts=outcome.doubts,
        issue=outcome.issue or "",
    )
