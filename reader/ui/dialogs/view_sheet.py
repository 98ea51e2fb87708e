"""What a view of the library shows, as a printed table: the same from the window and from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.messages import _, counted

if TYPE_CHECKING:
    from reader.printing.table_sheet import TableSheet
    from reader.printing.trend_picture import Share
    from reader.ui.dialogs.views_of_library import Shown
    from reader.workspace.looking_through import Trends

MOST_PRINTED = 2_000
TAKE_WORDS = frozenset({"concordance", "trend", "life", "notes", "events"})
"""The views that may be of words."""


def views() -> dict[str, str]:
    """Return what can be looked at, with its word."""
    return {
        "concordance": _("语境：每一处排成一行"),
        "trend": _("词的年轮：每年每月各有几篇"),
        "this_day": _("今天的旧报"),
        "holdings": _("馆藏：有哪些，缺哪些"),
        "life": _("人物生平：一个名字历任什么，原句怎么说"),
        "notes": _("批注：找到的批注，一条一行"),
        "events": _("事历：文中说的日子"),
    }


def title_of(view: str, query: str) -> str:
    """Return the heading of a view."""
    word = views()[view].partition("：")[0]
    return f"{word}　{query}" if query and view in TAKE_WORDS else word


def shares_of(trends: Trends) -> tuple[Share, ...]:
    """Return what the picture is drawn from."""
    from reader.printing.trend_picture import Share

    first, against = trends
    other = [period.share if period.of else None for period in against] or [None] * len(first)
    return tuple(Share(period.name, period.share, share) for period, share in zip(first, other, strict=True))


def sheet_of(found: Shown, title: str, *, most: int = MOST_PRINTED) -> TableSheet:
    """Return the view as it is printed, `most` rows of it."""
    from reader.printing.table_sheet import TableSheet

    printed = min(found.rows, most)
    said = (
        found.said
        if printed == found.rows
        else counted("{said}印了前 {n} 行。", printed).format(said=found.said, n=f"{printed:,}")
    )
    return TableSheet(
        title=title, said=said, heads=found.heads, rows=printed, row=found.cells, right=found.right_aligned,
        shares=shares_of(found.trends) if found.trends else (),
    )  # fmt: skip
