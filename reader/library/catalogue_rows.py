"""What the catalogue keeps of a piece: the fields that lists show, and two marks by which its text is known again."""

from __future__ import annotations

import hashlib
import json
import os
import re
import sqlite3
import threading
from collections import Counter
from collections.abc import Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any

from reader.library.catalogue_schema import SEPARATOR, TEXT_COLUMNS
from reader.library.entering import clean
from reader.model.article import NewsArticle
from reader.model.issue import PublicationIssue
from reader.model.summary import SNIPPET, ArticleSummary

HEAD = 24  # characters of the body that stand for a piece whose text was corrected further on


def category_of(article: NewsArticle) -> tuple[str, ...]:
    """Return the path under which the tree shows a piece: its category, else the section it is printed in."""
    return article.category or ((article.print_section,) if article.print_section else ())


def marks(article: NewsArticle) -> tuple[int, int]:
    """Return (mark of the whole body, mark of headline and beginning); white space does not count, 0 is no text."""
    body = "".join(article.body.split())
    head = "".join((article.headline or "").split()) + "\0" + body[:HEAD]
    return _mark(body), _mark(head) if len(head) > 8 else 0


def _mark(text: str) -> int:
    if not text:
        return 0
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), signed=True)


def text_rows(issue: PublicationIssue) -> list[tuple[Any, ...]]:
    """Return the values of TEXT_COLUMNS for every piece of a current issue.

    Those of the last issues stay at hand: an issue is often asked for first without the library's lock and then under
    it, and after a correction nearly all of its pieces are the ones that they were.
    """
    with _lock:
        known = _last.pop(issue.id, None)
    if known is None or known[0] is not issue:
        known = issue, _text_rows(issue, known)
    with _lock:
        _last[issue.id] = known
        while len(_last) > AT_HAND:
            del _last[next(iter(_last))]
    return known[1]


AT_HAND = 4
_Rows = list[tuple[Any, ...]]
_last: dict[str, tuple[PublicationIssue, _Rows]] = {}
_lock = threading.Lock()
_COUNTED = {"position", "doubts", "page_order"}  # columns that change with other pieces
_AT = {name: TEXT_COLUMNS.index(name) for name in _COUNTED}
_of_issue = attrgetter("newspaper", "date_published", "issue_number", "is_part_of")
_told = attrgetter(*(f.name for f in fields(NewsArticle) if f.name != "position"))


def _text_rows(issue: PublicationIssue, before: tuple[PublicationIssue, _Rows] | None) -> _Rows:
    # A doubt about the whole issue waits at its first piece: what waits must be found somewhere.
    first, own = (issue.articles[0].id if issue.articles else ""), {a.id for a in issue.articles}
    doubts = Counter(d.article if d.article in own else first for d in issue.doubts)
    pages = _orders_in_whole(issue) if issue.is_part_of else _page_orders(issue)
    known: dict[str, tuple[NewsArticle, tuple[Any, ...]]] = {}
    if before is not None and not issue.is_part_of and _of_issue(before[0]) == _of_issue(issue):
        known = {a.id: (a, row) for a, row in zip(before[0].articles, before[1], strict=True)}
    rows = []
    for a in issue.articles:
        counted = a.position, doubts.get(a.id, 0), pages[a.id]
        there = known.get(a.id)
        if there is None or (there[0] is not a and _told(there[0]) != _told(a)):
            rows.append(_text_row(issue, a, *counted[1:]))
        else:
            rows.append(_counted_anew(there[1], *counted))
    return rows


def _page_orders(issue: PublicationIssue) -> dict[str, int]:
    """Return for each piece the place of its page: the position of the first piece there."""
    pages: dict[str | None, int] = {}
    return {a.id: pages.setdefault(a.print_page, a.position) for a in issue.articles}


def _orders_in_whole(issue: PublicationIssue) -> dict[str, int]:
    """Return the place of each piece's page among those of all parts: by what is printed, since no part knows another.

    What prints no page stands with the piece before it.
    """
    orders, last = {}, 0
    for article in issue.articles:
        if told := _PAGE.fullmatch(article.print_page or ""):
            letter, number = told.groups()
            last = (ord(letter.upper()) - 64 if letter else 0) * 1000 + int(number)
        orders[article.id] = last
    return orders


_PAGE = re.compile(r"([A-Za-z])?0*(\d{1,3})")


def _counted_anew(row: tuple[Any, ...], position: int, doubts: int, page_order: int) -> tuple[Any, ...]:
    """Return the row of the same piece where other pieces came before it or went."""
    if (row[_AT["position"]], row[_AT["doubts"]], row[_AT["page_order"]]) == (position, doubts, page_order):
        return row
    changed = list(row)
    changed[_AT["position"]], changed[_AT["doubts"]], changed[_AT["page_order"]] = position, doubts, page_order
    return tuple(changed)


def only_counted(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    """Tell whether two rows of a piece differ in nothing but what other pieces change."""
    return all(a == b for a, b, name in zip(one, other, TEXT_COLUMNS, strict=True) if name not in _COUNTED)


def _text_row(issue: PublicationIssue, a: NewsArticle, doubts: int, page_order: int) -> tuple[Any, ...]:
    body = a.body
    credits = (
        json.dumps([[c.role, c.name] for c in a.credits], ensure_ascii=True, separators=(",", ":"))
        if a.credits
        else "[]"
    )
    return tuple(
        storable(v)
        for v in (
            *(a.id, issue.id, a.position),
            a.kind,
            issue.newspaper or "",
            issue.date_published or "",
            issue.issue_number,
            a.print_page or "",
            a.print_page_name,
            a.print_section,
            SEPARATOR.join(category_of(a)),
            a.headline,
            a.headline_status,
            a.printed_headline,
            a.kicker,
            a.alternative_headline,
            a.dateline,
            a.byline,
            credits,
            snippet(_without_captions(a)),
            a.event_date,
            int(a.truncated),
            len(body),
            doubts,
            page_order,
            *marks(a),
            a.figures[0].file_name if a.figures else "",
            *_whole_and_place(issue, page_order),
        )
    )


def _whole_and_place(issue: PublicationIssue, page_order: int) -> tuple[str, str]:
    """Return the issue under which a piece is shown, and what it is sorted by: parts by their pages."""
    whole = issue.is_part_of
    return (whole, f"{whole}/{page_order:06}/{issue.id}") if whole else (issue.id, issue.id)


def row_numbers(db: sqlite3.Connection, question: str, values: Sequence[Any]) -> list[int]:
    """Return the row numbers that a question selects, in no order; as one text: row by row they cost twice as much."""
    (text,) = db.execute(f"SELECT group_concat(row) FROM ({question})", values).fetchone()
    return list(json.loads(f"[{text or ''}]"))


def storable(value: Any) -> Any:
    """Return a value that SQLite takes."""
    return clean(value) if isinstance(value, str) else value


def name_column(name: str) -> str | bytes:
    """Return the name of a file or folder as SQLite takes it: its bytes where they are no text."""
    return name if clean(name) is name else os.fsencode(name)


def name_in(column: str | bytes) -> str:
    """Return the name that a column holds."""
    return column if isinstance(column, str) else os.fsdecode(column)


def _without_captions(a: NewsArticle) -> str:
    """Return the text of a piece without what is said of its pictures; all of it where there is nothing else."""
    return "\n".join(p.text for p in a.paragraphs if p.role != "caption") or a.body


def snippet(body: str) -> str:
    """Return the beginning of a body on one line."""
    return " ".join(body[: 2 * SNIPPET].split())[:SNIPPET]


SUMMARY_COLUMNS = (
    "row, id, issue, position, kind, newspaper, date_published, issue_number, print_page, print_page_name,"
    " print_section,"
    " category, headline, headline_status, printed_headline, kicker, alternative_headline, dateline, byline, credits,"
    " snippet, event_date, truncated, char_count, bookmarked, read, tags, annotations, doubts, added, opened,"
    " picture"
)


def summary(r: tuple[Any, ...]) -> ArticleSummary:
    """Return the summary in a row of SUMMARY_COLUMNS."""
    return ArticleSummary(
        row=r[0], id=r[1], issue=r[2], position=r[3], kind=r[4], newspaper=r[5] or None, date_published=r[6] or None,
        issue_number=r[7], print_page=r[8] or None, print_page_name=r[9], print_section=r[10],
        category=tuple(r[11].split(SEPARATOR)) if r[11] else (), headline=r[12], headline_status=r[13],
        printed_headline=r[14], kicker=r[15], alternative_headline=r[16], dateline=r[17], byline=r[18],
        credits=tuple((role, name) for role, name in json.loads(r[19])) if r[19] != "[]" else (), snippet=r[20],
        event_date=r[21], truncated=bool(r[22]), char_count=r[23], bookmarked=bool(r[24]), read=bool(r[25]),
        tags=tuple(json.loads(r[26])) if r[26] != "[]" else (), annotations=r[27],
        doubts=r[28], added=r[29], opened=r[30], picture=r[31],
    )  # fmt: skip
