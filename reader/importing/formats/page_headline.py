"""Which printed line of a page is its headline, and which stand in one stack with it: evidence, summed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reader.hanzi.folding import fold
from reader.importing import dates
from reader.importing.aside.paper_names import NO_PAPER
from reader.importing.aside.weblines import read_webline
from reader.importing.formats import page_words
from reader.importing.formats.page_body import PageText, bare
from reader.importing.formats.page_facts import PageFacts, paper_of
from reader.importing.formats.page_source import title_head
from reader.importing.formats.seen_line import SeenLine

LONGEST = 100
_ENOUGH = 4.0
_ENOUGH_ALONE = 3.0  # where the title names no headline
_TITLE_NAME = re.compile(
    r"founder-title|\bfont01\b|title\b|headline|\btit\b|\bbt\d?\b|biaoti|\bt18\b|activity-name", re.IGNORECASE
)
_KICKER_NAME = re.compile(r"kicker|yinti|introtitle|intro-title|jianti|meiti|\bfont02\b", re.IGNORECASE)
_SUB_NAME = re.compile(r"sub-?title|subhead|futi|fubiaoti|\bfont02\b", re.IGNORECASE)
_SITE_NAME = re.compile(r"[一-龥]{1,14}(?:报|報|网|網|网站|門戶|门户|官网|在线)\s*[a-z ]*$")

_NO_SITE = re.compile(r"(?:互联|物联|因特|[一-龥]上|电|法|渔|管|路)网$")
"""What headlines end in: 全村用上互联网."""


@dataclass(slots=True)
class Stack:
    """The lines of a headline, of what stands over it and below; `first` and `last` of all of them."""

    headline: list[int] = field(default_factory=list)
    kicker: list[int] = field(default_factory=list)
    subheadline: list[int] = field(default_factory=list)
    sure: bool = True

    @property
    def lines(self) -> list[int]:
        """All its lines, in order."""
        return sorted([*self.kicker, *self.headline, *self.subheadline])


def find_stack(text: PageText, facts: PageFacts, first: int) -> Stack:
    """Return the headline over the text, whose first running line is `first`; empty where no line is one."""
    wanted = {bare(fold(h)) for h in facts.headlines}
    points = {
        k: _points(text, k, facts, wanted, first)
        for k, one in enumerate(text.lines[: max(first, 0) + 1])
        if _may_be(one)
    }
    if not points or max(points.values()) < (_ENOUGH if title_head(facts.title, facts.parts) else _ENOUGH_ALONE):
        return Stack()
    best = max(points, key=lambda k: (points[k], k))
    rivals = [v for k, v in points.items() if text.lines[k].bare != text.lines[best].bare]
    stack = Stack([best], sure=max(rivals, default=0.0) <= points[best] - 1)
    _whole_heading(text, stack, best)
    _neighbours(text, facts, stack, first)
    return stack


def _may_be(one: SeenLine) -> bool:
    shown = one.shown and one.line.kind == "text" and 2 <= len(one.bare) <= LONGEST
    return (
        shown and not page_words.is_for_readers(one.folded.strip()) and not page_words.names_a_list(one.folded.strip())
    )


def _points(text: PageText, k: int, facts: PageFacts, wanted: set[str], first: int) -> float:
    one = text.lines[k]
    line, title = one.line, bare(fold(facts.title))
    parts = [bare(fold(p)) for p in facts.parts if not paper_of(p)] if title_head(facts.title, facts.parts) else []
    points = 0.0
    if one.bare in wanted or any(one.bare and w.startswith(one.bare) and len(one.bare) >= 6 for w in wanted):
        points += 6
    first_part = parts[0] if parts else ""
    if first_part and one.bare == first_part:
        points += 5
    elif len(one.bare) >= 5 and (title.startswith(one.bare) or (first_part and one.bare.startswith(first_part))):
        points += 4
    elif len(one.bare) >= 5 and one.bare in title:
        points += 2
    points += {0: 0.0, 1: 4.0, 2: 3.0}.get(line.level, 2.0)
    if line.around and _TITLE_NAME.search(line.around[-1].name):
        points += 2.5
    points += max(0.0, 3 - 0.3 * (first - k))
    points += 0.5 if line.bold else 0
    below = next((other for other in text.lines[k + 1 : first] if other.shown), None)
    points += 2 if below is not None and read_webline(below.folded.strip()) is not None else 0
    if k == first:
        points -= 4
    if _is_site(one, facts) or _is_masthead(one):
        points -= 9
    if line.linked > 0.5:
        points -= 4
    if one.furniture:
        points -= 3
    if one.running and one.folded.strip()[-1:] in "。;":
        points -= 4
    return points


def _is_site(one: SeenLine, facts: PageFacts) -> bool:
    """Tell the name of the site or newspaper, which stands over every page."""
    words = one.folded.strip()
    named = _SITE_NAME.fullmatch(words) and not (NO_PAPER.search(words) or _NO_SITE.search(words))
    return bool(paper_of(words) or named) or (facts.site is not None and words == facts.site)


def _is_masthead(one: SeenLine) -> bool:
    """Tell the line of newspaper and day that stands over every page of an edition."""
    words = re.split(r"\s+", one.folded.strip())
    return dates.printed_date(one.folded) is not None and any(map(paper_of, words))


def _whole_heading(text: PageText, stack: Stack, best: int) -> None:
    """Take the other lines of the same heading: `<h1>first<br>second</h1>`."""
    line = text.lines[best].line
    home = line.around[-1].number if line.around and line.around[-1].tag not in {"td", "body", "form"} else 0
    if not home or not line.level:
        return
    for k in range(max(0, best - 4), min(len(text.lines), best + 5)):
        other = text.lines[k]
        same = other.line.around and other.line.around[-1].number == home
        told = read_webline(other.folded.strip()) is not None or dates.printed_date(other.folded) is not None
        if k != best and same and other.shown and other.line.level == line.level and not told:
            stack.headline.append(k)
    stack.headline.sort()


def _neighbours(text: PageText, facts: PageFacts, stack: Stack, first: int) -> None:
    """Find the lines over and below a headline that belong to it."""
    top, bottom = stack.headline[0], stack.headline[-1]
    level = text.lines[bottom].line.level
    for k in range(max(0, top - 2), min(first, bottom + 3)):
        one = text.lines[k]
        if k in stack.headline or not _may_be(one) or one.furniture or one.line.linked > 0.5 or _is_site(one, facts):
            continue
        if page_words.is_byline(one.folded.strip()) or len(one.bare) > 80 or re.search(r"\d{4}\D\d\d?\D\d", one.folded):
            continue
        above = k < top
        told = facts.kicker if above else facts.subheadline
        name = one.line.around[-1].name if one.line.around else ""
        heading = one.line.level in {1, 2, 3, 4} and level > 0 and one.line.level != level
        own = (_KICKER_NAME if above else _SUB_NAME).search(name)
        dash = not above and one.folded.strip().startswith(("——", "--", "—"))
        if (told and one.bare == bare(fold(told))) or own or heading or dash:
            (stack.kicker if above else stack.subheadline).append(k)
