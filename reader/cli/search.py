"""`search`: hanzi, pinyin, initials, mixed; docs/search-syntax.md."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reader.cli import search_form
from reader.cli.arguments import QueryWords, count
from reader.model.messages import _
from reader.workspace import describing

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output
    from reader.model.summary import Collection
    from reader.workspace.finding import Findings
    from reader.workspace.session import Session


def about(name: str) -> tuple[str, str]:
    """Return the command's summary and an example."""
    return _("搜标题、正文、记者、批注，也可输拼音"), "baojia search 'anquan sheng产'"


def add_arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """Declare the command's own arguments."""
    parser.add_argument(
        "query", metavar="QUERY", nargs="*", action=QueryWords, default=None, help=_("要找的话；不写就用下面的条件")
    )
    search_form.add_arguments(parser)
    parser.add_argument("--limit", type=count, default=50, metavar="N", help=_("最多列几篇；0 为全部"))
    parser.add_argument("--category", metavar="PATH", help=_("只在这一栏里找"))
    parser.add_argument("--sort", choices=("relevance", "date"), default="relevance", help=_("排列：按相关、按日期"))
    parser.add_argument("--fuzzy", action="store_true", help=_("允许读音相近"))
    parser.add_argument("--notes", action="store_true", help=_("列出批注，不列文章"))
    parser.add_argument("--words", action="store_true", help=_("末尾再列出拼音找到的是哪些词、落在哪些字段，各有几篇"))


def run(args: argparse.Namespace, output: Output) -> int:
    """Do it."""
    from reader.model.summary import Collection
    from reader.workspace import finding, indexing
    from reader.workspace.session import open_session

    query = search_form.query_of(args, output)
    if query is None:
        output.say(_("要找什么：写一句话，或写条件（--all、--any…），只能选一样。"))
        return 2
    if args.notes and args.words:
        output.say(_("--notes 与 --words 只能选一样。"))
        return 2
    within = Collection(kind="section", path=tuple(args.category.split("/"))) if args.category else None
    with open_session(args.library) as session:
        session.library.refresh()
        indexing.complete(
            session,
            progress=lambda done, total: output.progress(
                _("正在建索引　{done} / {total}").format(done=done, total=total)
            ),
        )
        output.end_progress()
        if args.notes:
            _tell_notes(session, query, within, args.limit, output)
            return 0
        found = finding.find(
            session, query, within=within, limit=args.limit or None, sort=args.sort, fuzzy=args.fuzzy,
            places=output.as_json,
        )  # fmt: skip
        if found.fuzzy and not args.fuzzy and found.hits:
            found = replace(found, explanations=(*found.explanations, _("照字面没有找到，下面是读音相近的。")))
        _tell_hits(found, query, output)
        if args.words:
            _tell_words(session, query, within, found.fuzzy, output)
    return 0


def _tell_hits(found: Findings, query: str, output: Output) -> None:
    for explanation in found.explanations:
        output.say(explanation)
    for hit in found.hits:
        line = "  ".join(p for p in (hit.summary.id, hit.summary.date_published, hit.summary.headline) if p)
        output.record(describing.hit(hit), f"{line}\n    {hit.snippet.text}")
    if not found.hits and not output.as_json:
        output.say(_("没有找到“{query}”。").format(query=query))


def _tell_notes(session: Session, text: str, within: Collection | None, limit: int, output: Output) -> None:
    """Say which notes the query finds, each with its piece."""
    from reader.workspace.found_notes import found_notes

    found = found_notes(session, text, within=within)
    for note, piece in found[: limit or None]:
        line = "  ".join(p for p in (note.id, piece.id, piece.date_published, piece.headline) if p)
        output.record(describing.annotation(note), f"{line}\n    {note.note}")
    if not found and not output.as_json:
        output.say(_("没有找到“{query}”。").format(query=text))


def _tell_words(session: Session, text: str, within: Collection | None, fuzzy: bool, output: Output) -> None:
    """Say what the words typed by sound were found as, and in which fields."""
    from reader.workspace import finding

    counted = finding.words(session, text, within=within, fuzzy=fuzzy)
    about = describing.words(counted, finding.parsed(session, text, fuzzy=fuzzy))
    lines = [f"{word['word']}: {_counts(word['texts'], 'text')}" for word in about["words"] if word["texts"]]
    if about["fields"]:
        lines.append(_counts(about["fields"], "field"))
    output.record(about, "\n".join(lines))


def _counts(found: list[dict[str, Any]], name: str) -> str:
    return "  ".join(f"{one[name]} {one['articles']}" for one in found)
