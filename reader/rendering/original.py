"""A piece as the source has it: every character of its stretches of the source text, unmended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from reader.model.article import NewsArticle
from reader.model.door import door
from reader.model.issue import PublicationIssue, SetAside
from reader.model.messages import _
from reader.model.text import Span, merged
from reader.rendering.blocks import Block

# What belongs to a whole page or site: inside a piece only where nothing but the piece stands on both sides of it.
OF_THE_PAGE = frozenset(
    {"masthead", "page", "section", "footer", "imprint", "staff", "contents", "navigation", "hidden"}
)


@door
def original_text(article: NewsArticle, source_text: str) -> str:
    """Return the piece's source text, character for character.

    Stretches that other text stands between (a piece continued on another page) are parted by one line break, unless
    the first ends with one.
    """
    parts: list[str] = []
    for span in article.source_spans:
        if parts and not parts[-1].endswith("\n"):
            parts.append("\n")
        parts.append(source_text[span.start : span.end])
    return "".join(parts)


@door
def as_printed(article: NewsArticle, issue: PublicationIssue) -> tuple[Block, ...]:
    """Return the piece's source text as one block a line, empty lines too, and with it what was set aside inside.

    `start` counts in the issue's source text (`field` is `source`).
    """
    text, made = issue.source.text, list[Block]()
    own = merged(s for s in article.source_spans if s.start < s.end)
    inside = sorted(_set_aside_inside(own, article, issue), key=lambda s: s.span)
    known = merged((*own, *(s.span for s in inside)))
    white = (Span(a.end, b.start) for a, b in pairwise(known) if not text[a.end : b.start].strip())
    for span in merged((*known, *white)):
        at = span.start
        for line in text[span.start : span.end].removesuffix("\n").split("\n"):
            greyed = tuple(_parts(inside, Span(at, at + len(line)), text))
            made.append(Block(kind="printed", text=line, field="source", start=at, set_aside=greyed))
            at += len(line) + 1
    return tuple(made)


def _set_aside_inside(own: tuple[Span, ...], article: NewsArticle, issue: PublicationIssue) -> Iterator[SetAside]:
    """Yield what was set aside in and between the stretches of a piece, and next to them."""
    asides = sorted((s for s in issue.set_aside if s.span.start < s.span.end), key=lambda s: s.span)
    others = merged(s for a in issue.articles if a.id != article.id for s in a.source_spans if s.start < s.end)
    yield from (s for s in asides if any(o.start <= s.span.start and s.span.end <= o.end for o in own))
    bounds = (Span(0, 0), *own, Span(len(issue.source.text), len(issue.source.text)))
    for k, (before, after) in enumerate(pairwise(bounds)):
        gap = [s for s in asides if before.end <= s.span.start and s.span.end <= after.start]
        between = [o for o in others if before.end <= o.start < after.start]
        if 0 < k < len(own) and not between:
            yield from gap
            continue
        if k:
            last = between[0].start if between else after.start
            yield from _next_to(gap, Span(before.end, last), issue.source.text, down=True)
        if k < len(own):
            first = between[-1].end if between else before.end
            yield from _next_to(gap[::-1], Span(first, after.start), issue.source.text, down=False)


def _next_to(asides: Iterable[SetAside], room: Span, text: str, *, down: bool) -> Iterator[SetAside]:
    """Yield what stands next to a piece, from its end `down` or from its beginning up, in the room to the next piece.

    What shares a line with a piece is that piece's, whatever it is.
    """
    piece, other = room if down else room[::-1]
    for aside in asides:
        near, far = aside.span if down else aside.span[::-1]
        if aside.span.start < room.start or aside.span.end > room.end:
            return
        if not _one_line(text, piece, near):
            of_another = 0 < other < len(text) and _one_line(text, far, other)
            if of_another or aside.reason in OF_THE_PAGE:
                return
        yield aside


def _one_line(text: str, one: int, other: int) -> bool:
    """Tell whether text up to one place and text from another place on stand on one line, with only white between."""
    low, high = sorted((one, other))
    return not text[low:high].strip() and "\n" not in text[max(low - 1, 0) : high]


def _parts(inside: Iterable[SetAside], line: Span, text: str) -> Iterator[tuple[Span, str]]:
    """Yield what of a line was set aside: where in it, and the id of what ends there, empty where it goes on."""
    for aside in inside:
        start, end = max(aside.span.start, line.start), min(aside.span.end, line.end)
        last = aside.span.start + len(text[aside.span.start : aside.span.end].rstrip())
        if start < end:
            yield Span(start - line.start, end - line.start), aside.id if line.start < last <= line.end else ""


@door
def reason_words() -> dict[str, str]:
    """Return why text was filed beside the pieces."""
    return {
        "masthead": _("报头"), "page": _("版次"), "section": _("栏名"), "footer": _("页脚"), "imprint": _("版权与刊号"),
        "staff": _("编辑与校对"), "contents": _("目录"), "navigation": _("网页上的链接"),
        "orphan_headline": _("没有正文的标题"), "furniture": _("版面用语"), "reader": _("读者放在一边的"),
        "hidden": _("页面不显示的"), "unread": _("没有认出来的"),
        "unplaced": _("没有归处的"),
    }  # fmt: skip
