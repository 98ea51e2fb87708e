"""What the views of `through_library` show: words for rows, and where a row leads. Worked out off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, cast

from reader.model.messages import _

if TYPE_CHECKING:
    from reader.search.trend import Unit
    from reader.ui.jobs.background import Cancelled
    from reader.ui.jobs.host import Host
    from reader.workspace.concordance import Order
    from reader.workspace.session import Session

BAR = 30
Cells = tuple[str, ...]
Go = Callable[["Host"], None]


class Looked(NamedTuple):
    """What a view found: heads of the columns, how many rows, a row's cells, what a row leads to, a sentence.

    `goal` is called on the worker thread and says what then to do with the host.
    """

    heads: Cells
    rows: int
    cells: Callable[[int], Cells]
    goal: Callable[[int], Go] | None
    said: str
    right_aligned: frozenset[int] = frozenset()


def looked(session: Session, view: str, query: str, way: str, *, today: date, cancelled: Cancelled) -> Looked:
    """Return what a view shows. Raises `Cancelled`."""
    if view == "this_day":
        return _this_day(session, today, traditional=way == "traditional")
    if view == "holdings":
        return _holdings(session)
    if not query:
        return Looked((), 0, lambda _row: (), None, _("先写要找的话。"))
    if view == "trend":
        return _trend(session, query, cast("Unit", way), cancelled)
    return _concordance(session, query, cast("Order", way), cancelled)


def _concordance(session: Session, query: str, order: Order, cancelled: Cancelled) -> Looked:
    from reader.workspace.concordance import concordance, placed

    found = concordance(session, query, order=order, cancelled=cancelled)

    def cells(row: int) -> Cells:
        line = found[row]
        day = f"{line.date // 10000:04}-{line.date // 100 % 100:02}-{line.date % 100:02}" if line.date else ""
        return line.left, line.found, line.right, day

    def goal(row: int) -> Go:
        lines = placed(session, found, row, row + 1)
        return lambda host: host.open_piece(lines[0].piece.id) if lines else None

    heads = (_("左"), _("处"), _("右"), _("日期"))
    return Looked(heads, len(found), cells, goal, _("共 {n} 处。").format(n=f"{len(found):,}"), frozenset({0}))


def _trend(session: Session, query: str, unit: Unit, cancelled: Cancelled) -> Looked:
    from reader.workspace.trend import trend

    found = trend(session, query, unit=unit, cancelled=cancelled)
    most = max((period.share for period in found), default=0.0) or 1.0

    def cells(row: int) -> Cells:
        period = found[row]
        bar = "█" * round(BAR * period.share / most)
        return period.name, f"{period.pieces:,}", f"{period.of:,}", f"{period.share:.2%}", bar

    def goal(row: int) -> Go:
        return lambda host: host.search_for(f"{query} 日期:{found[row].name}")

    heads = (_("时间"), _("篇数"), _("那时共有"), _("占"), "")
    said = _("共 {n} 篇；占的是那时全部文章里的几成。").format(n=f"{sum(p.pieces for p in found):,}")
    return Looked(heads, len(found), cells, goal, said, frozenset({1, 2, 3}))


def _this_day(session: Session, today: date, *, traditional: bool) -> Looked:
    from reader.workspace.this_day import this_day

    papers = this_day(session, today, traditional=traditional)

    def cells(row: int) -> Cells:
        paper = papers[row]
        ago = _("{n} 年前").format(n=paper.years) if paper.years > 0 else _("{n} 年后").format(n=-paper.years)
        front = "　".join(piece.headline for piece in paper.pieces if piece.headline)
        return paper.newspaper, paper.day.isoformat(), ago, str(paper.articles), front

    def goal(row: int) -> Go:
        return lambda host: host.open_issue(papers[row].issue)

    heads = (_("报纸"), _("日期"), _("隔了"), _("篇数"), _("头几条"))
    said = _("共 {n} 期。").format(n=len(papers)) if papers else _("往年的这一天没有报纸。")
    return Looked(heads, len(papers), cells, goal, said, frozenset({3}))


def _holdings(session: Session) -> Looked:
    from reader.workspace.holdings import holdings

    found = holdings(session)
    rhythms = {"daily": _("每天"), "weekdays": _("每周几天"), "monthly": _("每月"), "irregular": _("看不出")}

    def cells(row: int) -> Cells:
        one = found[row]
        gaps = "　".join(f"{a}" if a == b else f"{a}…{b}" for a, b in one.missing)
        span = (one.first.isoformat(), one.last.isoformat())
        return one.newspaper, str(one.issues), *span, rhythms[one.rhythm], str(one.missing_issues), gaps

    def goal(row: int) -> Go:
        return lambda host: host.search_for(f'报:"{found[row].newspaper}"')

    heads = (_("报纸"), _("期数"), _("从"), _("到"), _("刊期"), _("缺"), _("缺的日子"))
    said = _("按每家报纸自己的刊期算；期数太少或没有规律的，不说缺什么。")
    return Looked(heads, len(found), cells, goal, said, frozenset({1, 5}))
