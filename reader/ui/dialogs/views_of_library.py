"""What the views of `through_library` show: words for rows, and where a row leads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

from reader.model.messages import _, counted
from reader.ui.browsing.wording import headline_words
from reader.workspace.looking_through import Lives, Trends, piece_of

if TYPE_CHECKING:
    from datetime import date

    from reader.search.concordance import Concordance
    from reader.search.trend import Period
    from reader.ui.jobs.host import Host
    from reader.workspace.event_days import EventDay
    from reader.workspace.found_notes import FoundNote
    from reader.workspace.holdings import Holding
    from reader.workspace.looking_through import Looked
    from reader.workspace.session import Session
    from reader.workspace.this_day import OldPaper

Cells = tuple[str, ...]
Go = Callable[["Host"], None]


class Shown(NamedTuple):
    """What a view shows: heads of the columns, how many rows, a row's cells, what a row leads to, a sentence.

    `goal` is called on a worker thread and says what then to do with the host. `trends` where there is a picture,
    `pick` what a period of it leads to; `name` where it is about one.
    """

    heads: Cells
    rows: int
    cells: Callable[[int], Cells]
    goal: Callable[[int], Go] | None
    said: str
    right_aligned: frozenset[int] = frozenset()
    trends: Trends | None = None
    pick: Callable[[int], Go] | None = None
    name: str = ""


def nothing(said: str) -> Shown:
    """Return a view without rows, and why."""
    return Shown((), 0, lambda _row: (), None, said)


def shown(session: Session, looked: Looked) -> Shown:
    """Return what was found, in words."""
    view = looked.wanted.view
    if view == "this_day":
        return _this_day(cast("Sequence[OldPaper]", looked.seen))
    if view == "holdings":
        return _holdings(cast("Sequence[Holding]", looked.seen))
    if view == "events":
        return _events(cast("Sequence[EventDay]", looked.seen))
    if view == "notes":
        return _notes(cast("Sequence[FoundNote]", looked.seen))
    if isinstance(looked.seen, Trends):
        return _trend(looked.seen, looked.wanted.query, looked.wanted.against)
    if isinstance(looked.seen, Lives):
        return _lives(session, looked.seen, looked.generation)
    return _concordance(session, cast("Concordance", looked.seen), looked.generation)


def _concordance(session: Session, found: Concordance, generation: str) -> Shown:
    def cells(row: int) -> Cells:
        line = found[row]
        return line.left, line.found, line.right, _day(line.date)

    def goal(row: int) -> Go:
        return _opening(session, found[row].row, generation)

    heads = (_("左"), _("处"), _("右"), _("日期"))
    said = counted("共 {n} 处。", len(found)).format(n=f"{len(found):,}")
    return Shown(heads, len(found), cells, goal, said, frozenset({0}))


def _trend(found: Trends, query: str, against: str) -> Shown:
    first, other = found

    def cells(row: int) -> Cells:
        period = first[row]
        own = period.name, f"{period.pieces:,}", f"{period.of:,}", _share(period)
        if other:
            return *own, f"{other[row].pieces:,}", _share(other[row])
        return own

    def goal(row: int) -> Go:
        return lambda host: host.search_for(f"{query} 日期:{first[row].name}")

    heads = (_("时间"), _("篇数"), _("那时共有"), _("占"))
    said = _("“{query}”共 {n} 篇；占的是那时全部文章里的几成。").format(query=query, n=f"{_sum(first):,}")
    if other:
        said += _("“{query}”共 {n} 篇，画成线。").format(query=against, n=f"{_sum(other):,}")
        return Shown((*heads, against, _("占")), len(first), cells, goal, said, frozenset({1, 2, 3, 4, 5}), found, goal)
    return Shown(heads, len(first), cells, goal, said, frozenset({1, 2, 3}), found, goal)


def _share(period: Period) -> str:
    """Say the share; nothing of a time of which nothing is here."""
    return f"{period.share:.2%}" if period.of else ""


def _sum(periods: Sequence[Period]) -> int:
    return sum(period.pieces for period in periods)


def _lives(session: Session, found: Lives, generation: str) -> Shown:
    offices = [(life, office) for life in found.people for office in life.offices]

    def cells(row: int) -> Cells:
        life, office = offices[row]
        who = f"{life.name} {life.person}" if len(found.people) > 1 else life.name
        return who, _day(office.first), _day(office.last), office.title, f"{office.articles:,}", office.sentence

    def goal(row: int) -> Go:
        return _opening(session, offices[row][1].row, generation)

    def pick(period: int) -> Go:
        return lambda host: host.search_for(f'"{found.people[0].name}" 日期:{found.years[period].name}')

    heads = (_("人"), _("初见"), _("末见"), _("职务"), _("篇数"), _("原句"))
    return Shown(
        heads,
        len(offices),
        cells,
        goal,
        _said_of(found),
        frozenset({4}),
        Trends(found.years, ()),
        pick,
        found.people[0].name,
    )


def _said_of(found: Lives) -> str:
    said = []
    for life in found.people:
        span = "—".join(dict.fromkeys(day for day in (_day(life.first), _day(life.last)) if day))
        parts = [
            counted("{name}：{n} 篇　{span}", len(life.rows)).format(name=life.name, n=f"{len(life.rows):,}", span=span)
        ]
        for word, some in ((_("署名"), life.roles), (_("一起出现"), life.beside), (_("地方"), life.places)):
            if some:
                parts.append(word + " " + "、".join(f"{one.name} {one.articles}" for one in some))
        said.append("。".join(parts))
    return "\n".join(said)


def _opening(session: Session, row: int, generation: str) -> Go:
    piece = piece_of(session, row, generation)
    if piece is None:
        return lambda host: host.say(_("报库刚刚变过，请再看一次。"))
    return lambda host: host.open_piece(piece.id)


def _weekday_too(day: date) -> str:
    from reader.rendering.masthead import date_words

    return date_words(day.isoformat(), weekday=True)


def _day(day: int) -> str:
    return f"{day // 10000:04}-{day // 100 % 100:02}-{day % 100:02}" if day else ""


def _events(found: Sequence[EventDay]) -> Shown:
    days = [(one, piece) for one in found for piece in one.pieces]

    def cells(row: int) -> Cells:
        one, piece = days[row]
        first = row == 0 or days[row - 1][0] is not one
        when = (_weekday_too(one.day), str(len(one.pieces))) if first else ("", "")
        return (*when, piece.date_published or "", piece.newspaper or "", headline_words(piece))

    def goal(row: int) -> Go:
        return lambda host: host.open_piece(days[row][1].id)

    heads = (_("文中的日子"), _("篇数"), _("报上的日期"), _("报纸"), _("标题"))
    said = counted("共 {n} 个日子；一篇算在文中先说到的那天。", len(found)).format(n=f"{len(found):,}")
    return Shown(heads, len(days), cells, goal, said, frozenset({1}))


def _notes(found: Sequence[FoundNote]) -> Shown:
    def cells(row: int) -> Cells:
        note, piece = found[row]
        said = piece.date_published or "", piece.newspaper or "", piece.headline or ""
        return (" ".join(note.note.split()), " ".join(note.exact.split()), *said)

    def goal(row: int) -> Go:
        return lambda host: host.open_piece(found[row].piece.id)

    heads = (_("批注"), _("原文"), _("日期"), _("报纸"), _("标题"))
    return Shown(heads, len(found), cells, goal, counted("共 {n} 条批注。", len(found)).format(n=f"{len(found):,}"))


def _this_day(papers: Sequence[OldPaper]) -> Shown:
    def cells(row: int) -> Cells:
        paper = papers[row]
        ago = (
            counted("{n} 年前", paper.years).format(n=paper.years)
            if paper.years > 0
            else counted("{n} 年后", -paper.years).format(n=-paper.years)
        )
        front = "　".join(piece.headline for piece in paper.pieces if piece.headline)
        return paper.newspaper, paper.day.isoformat(), ago, str(paper.articles), front

    def goal(row: int) -> Go:
        return lambda host: host.open_issue(papers[row].issue)

    heads = (_("报纸"), _("日期"), _("隔了"), _("篇数"), _("头几条"))
    said = counted("共 {n} 期。", len(papers)).format(n=len(papers)) if papers else _("往年的这一天没有报纸。")
    return Shown(heads, len(papers), cells, goal, said, frozenset({3}))


def _holdings(found: Sequence[Holding]) -> Shown:
    rhythms = {"daily": _("每天"), "weekdays": _("每周几天"), "monthly": _("每月"), "irregular": _("看不出")}

    def cells(row: int) -> Cells:
        one = found[row]
        gaps = "　".join(
            [_("{a}…{b} 一期也没有").format(a=a, b=b) for a, b in one.silent]
            + [f"{a}" if a == b else f"{a}…{b}" for a, b in one.missing]
        )
        span = (one.first.isoformat(), one.last.isoformat())
        lacks = "" if one.rhythm == "irregular" else str(one.missing_issues)  # 0 would say that nothing is missing
        return one.newspaper or _("未知报纸"), str(one.issues), *span, rhythms[one.rhythm], lacks, gaps

    def goal(row: int) -> Go:
        if not found[row].newspaper:
            return lambda host: host.say(_("没有印报名的报纸，在左边的“未知报纸”里。"), warning=False)
        return lambda host: host.search_for(f'报:"{found[row].newspaper}"')

    heads = (_("报纸"), _("期数"), _("从"), _("到"), _("刊期"), _("缺"), _("缺的日子"))
    said = _("按每家报纸自己的刊期算；期数太少或没有规律的，不说缺什么。四周以上一期也没有的另列，停刊还是缺，看不出。")
    return Shown(heads, len(found), cells, goal, said, frozenset({1, 5}))
