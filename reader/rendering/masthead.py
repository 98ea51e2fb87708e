"""What stands at the head of a piece: the paper's name, the date, the page; in several lengths.

These are the newspaper's own words, so they are Chinese in every language of the program.
"""

from __future__ import annotations

import datetime

from reader.model.article import NewsArticle
from reader.model.door import door, doors
from reader.model.issue import PublicationIssue
from reader.model.quick_dataclass import dataclass

WEEKDAYS = "一二三四五六日"
GAP = "\u3000"


@doors
@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """The printed place of a piece; each part may be unknown. `date_published` is ISO 8601, as printed."""

    newspaper: str | None = None
    date_published: str | None = None
    issue_number: str | None = None
    print_page: str | None = None
    print_page_name: str | None = None

    @property
    def title(self) -> str:
        """Return 《报名》, or nothing where the paper is unknown."""
        return f"《{self.newspaper}》" if self.newspaper else ""

    def forms(self) -> tuple[str, ...]:
        """Return date, page and issue number from the longest form to the shortest; empty where nothing is known."""
        page = page_words(self.print_page)
        named = " ".join(part for part in (page, self.print_page_name) if part)
        number = f"第{self.issue_number}期" if self.issue_number else ""
        date = date_words(self.date_published)
        wanted = (
            (date_words(self.date_published, weekday=True), named, number),
            (date_words(self.date_published, weekday=True), named),
            (date, named),
            (date_words(self.date_published, year=False), page),
            (page.removeprefix("第"),),
        )
        lines = (GAP.join(part for part in parts if part) for parts in wanted)
        return tuple(dict.fromkeys(line for line in lines if line))

    def source_line(self) -> str:
        """Return where the piece was printed: 《青石湾报》2026年11月24日 第02版 要闻."""
        page = " ".join(part for part in (page_words(self.print_page), self.print_page_name) if part)
        after = " ".join(part for part in (date_words(self.date_published), page) if part)
        return self.title + after


@door
def masthead_of(issue: PublicationIssue, article: NewsArticle) -> Masthead:
    """Return the masthead of one piece of an issue."""
    return Masthead(
        newspaper=issue.newspaper,
        date_published=issue.date_published,
        issue_number=issue.issue_number,
        print_page=article.print_page,
        print_page_name=article.print_page_name,
    )


@door
def date_words(iso: str | None, *, year: bool = True, weekday: bool = False) -> str:
    """Return an ISO date in Chinese: 2026年11月24日 星期二; what is no whole date is returned as it is."""
    if not iso:
        return ""
    try:
        date = datetime.date.fromisoformat(iso)
    except ValueError:
        return iso
    words = f"{date.month}月{date.day}日"
    if year:
        words = f"{date.year}年{words}"
    return f"{words} 星期{WEEKDAYS[date.weekday()]}" if weekday else words


def page_words(page: str | None) -> str:
    """Return a page as the paper prints it: `02` → 第02版; a page that says 版 itself stays."""
    if not page:
        return ""
    return page if page.endswith("版") else f"第{page}版"
