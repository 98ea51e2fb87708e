"""The columns of the table: what each is called, what it shows of a piece, how wide it is, how it is sorted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from reader.model.messages import _
from reader.model.quick_dataclass import dataclass
from reader.model.summary import ArticleSummary, SortOrder
from reader.ui.browsing.wording import day_words, headline_words, page_words, people_words

HEADLINE = "headline"
LEAST_HEADLINE, LEAST = 10.0, 2.6  # em


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: `width` in em as shipped, `sort` the order that it stands for; numbers stand at the right."""

    id: str
    title: str
    width: float
    sort: SortOrder
    at_right: bool = False


def columns() -> dict[str, Column]:
    """Return all columns in order, in the language in force."""
    made = (
        Column(id=HEADLINE, title=_("标题"), width=16, sort="headline"),
        Column(id="newspaper", title=_("报纸"), width=6.4, sort="newspaper"),
        Column(id="date", title=_("日期"), width=7.4, sort="date"),
        Column(id="page", title=_("版"), width=4.2, sort="page"),
        Column(id="section", title=_("栏目"), width=5.4, sort="section"),
        Column(id="byline", title=_("署名"), width=6.4, sort="byline"),
        Column(id="length", title=_("字数"), width=3.6, sort="length", at_right=True),
    )
    return {column.id: column for column in made}


def cell_words(summary: ArticleSummary, column: str, today: date) -> str:
    """Return what a column shows of a piece."""
    match column:
        case "newspaper":
            return summary.newspaper or ""
        case "date":
            return day_words(summary.date_published, today)
        case "page":
            return page_words(summary)
        case "section":
            return summary.print_section or (summary.category[-1] if summary.category else "")
        case "byline":
            return people_words(summary.credits, summary.byline)
        case "length":
            return f"{summary.char_count:,}"
        case _:
            return headline_words(summary)


def fitting(chosen: Sequence[str], widths: Mapping[str, float], room: float) -> dict[str, float]:
    """Return the columns that fit into a room, in order, each with its width in em; the headline takes what is left.

    Columns that do not fit are left out from the end.
    """
    known = columns()
    wanted = [name for name in known if name in chosen and name != HEADLINE]
    while True:
        taken = {name: max(widths.get(name, known[name].width), LEAST) for name in wanted}
        rest = room - sum(taken.values())
        if rest >= LEAST_HEADLINE or not wanted:
            return {HEADLINE: max(rest, LEAST)} | taken
        wanted.pop()
