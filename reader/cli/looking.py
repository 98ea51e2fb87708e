"""`trend`, `concordance`, `this-day`, `holdings`, `events`: the library looked through as a whole."""

from __future__ import annotations

import csv
import sys
from datetime import date
from typing import TYPE_CHECKING, Any

from reader.cli import printed_view
from reader.cli.arguments import QueryWords, count
from reader.model.messages import _, counted

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Sequence

    from reader.cli.output import Output
    from reader.workspace.session import Session


def about(name: str) -> tuple[str, str]:
    """Return the command's summary and an example."""
    return {
        "trend": (_("一句话每年、每月各有几篇，占那时的多少"), "baojia trend 安全 --by month --against 春耕"),
        "concordance": (_("每一处排成一行，左右对齐，可按左邻、右邻排"), "baojia concordance anquan --sort right"),
        "this-day": (_("往年今天的报纸，也可按农历"), "baojia this-day --date 2026-11-29 --traditional"),
        "events": (_("事历：文中说的日子各有哪些文章"), "baojia events dukou"),
        "holdings": (_("各报有哪些、缺哪些，按它自己的刊期算"), "baojia holdings --newspaper 青石湾报 --csv"),
    }[name]


def add_arguments(parser: argparse.ArgumentParser, name: str) -> None:
    """Declare the command's own arguments."""
    if name in {"trend", "concordance", "events"}:
        least = "*" if name == "events" else "+"
        parser.add_argument("query", metavar="QUERY", nargs=least, action=QueryWords, default="", help=_("要找的话"))
        parser.add_argument("--category", metavar="PATH", help=_("只在这一栏里找"))
    if name == "trend":
        parser.add_argument("--by", choices=("month", "year"), default="year", help=_("按月、按年"))
        parser.add_argument("--against", metavar="QUERY", help=_("另一句话，与它比"))
    elif name == "concordance":
        orders = ("date", "left", "right", "found", "newspaper")
        parser.add_argument("--sort", choices=orders, default="date", help=_("排列：日期、左邻、右邻、本身、报纸"))
        parser.add_argument("--limit", type=count, default=100, metavar="N", help=_("最多列几行；0 为全部"))
    elif name == "this-day":
        parser.add_argument("--date", type=_day, metavar="YYYY-MM-DD", help=_("哪一天；不写为今天"))
        parser.add_argument("--traditional", action="store_true", help=_("按农历的月、日"))
    elif name == "holdings":
        parser.add_argument("--newspaper", metavar="NAME", help=_("只看这一家报纸"))
        parser.add_argument(
            "--rest", action="append", type=_day, default=[], metavar="YYYY-MM-DD", help=_("休刊的日子")
        )
    if name not in {"this-day", "events"}:
        parser.add_argument("--csv", action="store_true", help=_("输出成表格（CSV）"))
    printed_view.add_arguments(parser)


def run(args: argparse.Namespace, output: Output) -> int:
    """Do it."""
    from reader.workspace import indexing
    from reader.workspace.session import open_session

    if output.as_json and getattr(args, "csv", False):
        output.say(_("--json 与 --csv 只能选一样。"))
        return 2
    if printed_view.wrong(args, output):
        return 2
    with open_session(args.library) as session:
        session.library.refresh()
        if args.command in {"trend", "concordance", "events"}:
            indexing.complete(session, progress=lambda done, total: output.progress(_said(done, total)))
            output.end_progress()
        tell = {
            "trend": _trend,
            "concordance": _concordance,
            "this-day": _this_day,
            "holdings": _holdings,
            "events": _events,
        }
        tell[args.command](session, args, output)
    return 0


def _said(done: int, total: int) -> str:
    return _("正在建索引　{done} / {total}").format(done=done, total=total)


def _day(text: str) -> date:
    """Read a day. Raises ArgumentTypeError."""
    import argparse

    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(_("“{text}”不是日期，要写成 2024-04-12").format(text=text)) from error


def _within(args: argparse.Namespace) -> Any:
    from reader.model.summary import Collection

    return Collection(kind="section", path=tuple(args.category.split("/"))) if args.category else None


def _write_table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    table = csv.writer(sys.stdout, lineterminator="\n")
    table.writerow(head)
    table.writerows(rows)


def _trend(session: Session, args: argparse.Namespace, output: Output) -> None:
    from reader.workspace.looking_through import Trends
    from reader.workspace.trend import trend

    first = trend(session, args.query, unit=args.by, within=_within(args))
    other = trend(session, args.against, unit=args.by, within=_within(args)) if args.against else None
    if printed_view.printed(session, args, output, Trends(first, other or ())):
        return
    if args.csv:
        head = ["period", "articles", "of", *(["against"] if other else [])]
        rest: Iterable[list[object]] = ([p.pieces] for p in other) if other else ([] for _p in first)
        _write_table(head, ([p.name, p.pieces, p.of, *more] for p, more in zip(first, rest, strict=True)))
        return
    most = max((p.share for p in (*first, *(other or ()))), default=0) or 1
    for k, period in enumerate(first):
        told: dict[str, Any] = {"period": period.name, "articles": period.pieces, "of": period.of}
        words = f"{period.name}  {period.pieces:>6} / {period.of:<7} {'█' * round(40 * period.share / most)}"
        if other is not None:
            told["against"] = other[k].pieces
            words += f"\n{'':>7}  {other[k].pieces:>6}           {'░' * round(40 * other[k].share / most)}"
        output.record(told, words)


def _concordance(session: Session, args: argparse.Namespace, output: Output) -> None:
    from reader.workspace.concordance import concordance, placed

    found = concordance(session, args.query, order=args.sort, within=_within(args))
    last = len(found) if args.limit == 0 else min(args.limit, len(found))
    if printed_view.printed(session, args, output, found, most=last):
        return
    if args.csv:
        head = ["id", "newspaper", "date_published", "field", "start", "end", "left", "found", "right"]
        _write_table(head, (list(told.values()) for told in _lines(session, found, last, placed)))
        return
    for told in _lines(session, found, last, placed):
        left, right = told["left"].rjust(24, "\u3000"), told["right"]
        day = told["date_published"] or ""
        output.record(told, f"{left} 【{told['found']}】 {right}  {day}  {told['id']}")
    if not output.as_json:
        output.say(counted("共 {n} 处，列了 {shown} 处。", len(found)).format(n=len(found), shown=last))


def _lines(session: Session, found: Any, last: int, placed: Any) -> Iterable[dict[str, Any]]:
    for first in range(0, last, 1000):
        for line, piece in placed(session, found, first, min(last, first + 1000)):
            yield {
                "id": piece.id,
                "newspaper": piece.newspaper,
                "date_published": piece.date_published,
                "field": line.field,
                "start": line.start,
                "end": line.end,
                "left": line.left,
                "found": line.found,
                "right": line.right,
            }


def _this_day(session: Session, args: argparse.Namespace, output: Output) -> None:
    from reader.workspace.this_day import this_day

    papers = this_day(session, args.date or date.today(), traditional=args.traditional)
    if printed_view.printed(session, args, output, papers):
        return
    for paper in papers:
        told = {
            "newspaper": paper.newspaper or None,
            "date_published": paper.day.isoformat(),
            "years": paper.years,
            "issue": paper.issue,
            "articles": paper.articles,
            "front": [{"id": piece.id, "headline": piece.headline} for piece in paper.pieces],
        }
        ago = (
            counted("{n} 年前", paper.years).format(n=paper.years)
            if paper.years > 0
            else counted("{n} 年后", -paper.years).format(n=-paper.years)
        )
        head = f"{paper.day.isoformat()}  {paper.newspaper}  {ago}"
        output.record(told, "\n    ".join([head, *(p.headline for p in paper.pieces if p.headline)]))
    if not papers and not output.as_json:
        output.say(_("往年的这一天没有报纸。"))


def _events(session: Session, args: argparse.Namespace, output: Output) -> None:
    from reader.workspace.event_days import event_days

    found = event_days(session, args.query, within=_within(args))
    if printed_view.printed(session, args, output, found):
        return
    for one in found:
        pieces = [
            {"id": p.id, "newspaper": p.newspaper, "date_published": p.date_published, "headline": p.headline}
            for p in one.pieces
        ]
        told = {"day": one.day.isoformat(), "articles": len(pieces), "pieces": pieces}
        lines = ["  ".join(str(p[k]) for k in ("date_published", "headline") if p[k]) for p in pieces]
        output.record(told, "\n    ".join([one.day.isoformat(), *lines]))


def _holdings(session: Session, args: argparse.Namespace, output: Output) -> None:
    from reader.workspace.holdings import holdings

    found = holdings(session, args.newspaper, frozenset(args.rest))
    if printed_view.printed(session, args, output, found):
        return
    if args.csv:
        rows = [[h.newspaper, a.isoformat(), b.isoformat()] for h in found for a, b in h.missing]
        _write_table(["newspaper", "missing_from", "missing_to"], rows)
        return
    for h in found:
        told = {
            "newspaper": h.newspaper or None,
            "issues": h.issues,
            "first": h.first.isoformat(),
            "last": h.last.isoformat(),
            "rhythm": h.rhythm,
            "weekdays": [day + 1 for day in h.weekdays],
            "missing": [[a.isoformat(), b.isoformat()] for a, b in h.missing],
            "missing_issues": h.missing_issues,
            "silent": [[a.isoformat(), b.isoformat()] for a, b in h.silent],
        }
        name = h.newspaper or _("不知道是哪家报纸")
        if h.rhythm == "irregular":  # 0 would say that nothing is missing
            words = _("{name}：{n} 期，{first} 到 {last}；看不出刊期")
        else:
            words = _("{name}：{n} 期，{first} 到 {last}；按刊期缺 {missing} 期")
        words = words.format(name=name, n=h.issues, first=h.first, last=h.last, missing=h.missing_issues)
        gaps = [f"    {a}" if a == b else f"    {a} … {b}" for a, b in h.missing]
        gaps += ["    " + _("{a}…{b} 一期也没有").format(a=a, b=b) for a, b in h.silent]
        output.record(told, "\n".join([words, *gaps]))
