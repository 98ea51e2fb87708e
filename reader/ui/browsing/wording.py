"""How a list speaks of days, pages and people: short, and relative to today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from reader.model.messages import _, counted, language
from reader.model.summary import ArticleSummary

REPORTERS = frozenset({"记者", "本报记者", "通讯员", "实习生", "见习记者", "特约记者", "作者", "文"})
NAMES_SHOWN = 3
BEGINNING = 24  # characters that stand for a headline
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_words(iso: str | None, today: date) -> str:
    """Return a printed date as a reader says it: 今天, 昨天, 5月24日, 2025年12月2日; empty where none is printed."""
    if not iso:
        return ""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    if day == today:
        return _("今天")
    if day == today - timedelta(days=1):
        return _("昨天")
    year = "" if day.year == today.year else str(day.year)
    if language() == "en":
        return f"{day.day} {_MONTHS[day.month - 1]} {year}".strip()
    return (f"{year}年" if year else "") + f"{day.month}月{day.day}日"


def page_words(summary: ArticleSummary) -> str:
    """Return the page of a piece: `02版`, `A01版`, or the page's name where it has no number."""
    if summary.print_page:
        page = summary.print_page.removesuffix("版")
        return _("{page}版").format(page=page.zfill(2) if page.isdigit() else page)
    return summary.print_page_name or ""


def people_words(credits: Sequence[tuple[str, str]], byline: str | None = None) -> str:
    """Return who made a piece: reporters by name alone, others with their role; the printed byline where nobody was
    recognised.
    """
    if not credits:
        return (byline or "").strip()
    first = credits[0][0]
    if first in REPORTERS:
        names = list(dict.fromkeys(name for role, name in credits if role in REPORTERS))
        plain = first if first not in {"记者", "本报记者", "作者", "文"} else ""
    else:
        names = list(dict.fromkeys(name for role, name in credits if role == first))
        plain = first
    shown = " ".join(names[:NAMES_SHOWN]) + (_("等") if len(names) > NAMES_SHOWN else "")
    return f"{plain} {shown}".strip()


def meta_words(summary: ArticleSummary, today: date) -> str:
    """Return the second line of a row: `沈知微 葛长河　今天 · 02版`."""
    people = people_words(summary.credits, summary.byline)
    if summary.print_section and people:
        people = f"{summary.print_section} · {people}"
    elif summary.print_section:
        people = summary.print_section
    where = " · ".join(part for part in (day_words(summary.date_published, today), page_words(summary)) if part)
    return "\u3000".join(part for part in (people, where) if part)


def easy_meta_words(summary: ArticleSummary, today: date) -> str:
    """Return the second line of a row in easy reading: its day, where it has none its page."""
    return day_words(summary.date_published, today) or page_words(summary)


def headline_words(summary: ArticleSummary) -> str:
    """Return what stands as headline in lists; a piece without one shows how it begins, cut with an ellipsis."""
    begins = summary.snippet
    return summary.headline or (f"{begins[:BEGINNING]}…" if len(begins) > BEGINNING else begins) or _("（无标题）")


def row_words(summary: ArticleSummary, today: date) -> str:
    """Return a row as a screen reader says it: headline, people, day and page, state."""
    parts = [headline_words(summary), people_words(summary.credits, summary.byline)]
    parts.append(" ".join(p for p in (day_words(summary.date_published, today), page_words(summary)) if p))
    parts.append("" if summary.read else _("未读"))
    parts.append(_("已加书签") if summary.bookmarked else "")
    parts.append(
        counted("{n} 条批注", summary.annotations).format(n=summary.annotations) if summary.annotations else ""
    )
    return _("，").join(part for part in parts if part)
