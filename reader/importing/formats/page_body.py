"""Where a page's piece stands: which elements are furniture, and which of the others holds the text.

Names of elements (nav, share, comment, a form around everything) are hints only: what holds the headline or most of the
running text is never furniture, whatever it is called.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace

from reader.hanzi.folding import fold
from reader.importing.aside.tails import linked_tail
from reader.importing.formats import page_words
from reader.importing.formats.html_elements import Element
from reader.importing.formats.html_line import HtmlLine
from reader.importing.formats.page_boxes import asking_boxes
from reader.importing.formats.page_flow import Flow, find_flow, repeated_lines, strange_boxes
from reader.importing.formats.seen_line import SeenLine

# Names of elements that hold a piece's text.
CONTENT = re.compile(
    r"founder-content|\bozoom\b|enpcontent|\bcontent_area\b|\barticle[-_]?(?:content|body|text)\b|\bTRS_Editor\b|\bzoom\b|\bpost[-_]content\b"
    r"|\bentry-content\b|\bcontent[-_]?(?:body|text|main)\b|\bdetail[-_]?content\b|\bjs_content\b|\barticleBody\b",
    re.IGNORECASE,
)
_KANA = re.compile("[\u3040-\u30ff]{2}")
_SOME = 30
"""So many characters of running text in Chinese tell that a page is in Chinese."""
_TEXT_ONLY = frozenset({"p", "span", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "figure", "dd"})
_COUNTS = re.compile(
    r"\d+|(?<![a-z])(?:one|two|three|four|first|second|third|fourth|[a-d])(?![a-z])|(?<=[a-z])[A-D](?![a-z])"
)
"""What counts elements of one make in their names."""


@dataclass(slots=True)
class PageText:
    """The lines of a page, those that are inside the element that holds the text, and where in it the story runs."""

    lines: list[SeenLine] = field(default_factory=list)
    inside: frozenset[int] = frozenset()
    flow: Flow = field(default_factory=Flow)


def see(lines: Sequence[HtmlLine], headlines: Sequence[str], elsewhere: Set[str] = frozenset()) -> PageText:
    """Look at the lines of a page: what is furniture, and where its text stands. `headlines`: what it may be headed;
    `elsewhere`: lines that other pages of its folder print too, bare.
    """
    seen = []
    for line in (part for given in lines for part in _without_tail(given)):
        folded = fold(line.text)
        shown = line.kind in {"text", "row", "caption"}
        running = shown and line.linked <= 0.3 and page_words.is_running(folded)
        running = running and not page_words.is_for_readers(folded.strip())
        seen.append(SeenLine(line, folded, bare(folded), running, shown))
    _leave_other_languages(seen)
    _settle_furniture(seen, {bare(fold(h)) for h in headlines if h})
    inside = _inside(seen)
    flow = find_flow(seen, inside, elsewhere)
    for k in (again := repeated_lines(seen, inside, flow, elsewhere)):
        seen[k].furniture = True
    boxes = again | asking_boxes(seen, inside) | strange_boxes(seen, inside, flow)
    for k in boxes:
        seen[k].furniture = True
    return PageText(seen, inside - boxes, flow)


def _without_tail(line: HtmlLine) -> tuple[HtmlLine, ...]:
    """Return a line without what the site links behind its last sentence (返回首页，查看更多), and that as its own."""
    cut = linked_tail(line.text) if line.linked and line.kind == "text" and line.picture is None else None
    if not cut or line.linked * len(line.text) < 0.9 * len(line.text[cut:].strip()):
        return (line,)
    own, rest = line.text[:cut].rstrip(), line.text[cut:]
    cuts, seams = tuple(c for c in line.cuts if c.end <= len(own)), tuple(s for s in line.seams if s < len(own))
    linked = max(0.0, line.linked * len(line.text) - len(rest)) / len(own)
    return replace(line, text=own, cuts=cuts, seams=seams, linked=linked), replace(
        line, text=rest, cuts=(), seams=(), linked=1.0
    )


def _leave_other_languages(seen: Sequence[SeenLine]) -> None:
    """Let sentences in another language weigh nothing on a page in Chinese: what a site asks readers from abroad."""
    chinese = [one.running and _is_chinese(one.bare) for one in seen]
    if sum(one.size for one, ours in zip(seen, chinese, strict=True) if ours) >= _SOME:
        for one, ours in zip(seen, chinese, strict=True):
            one.running = one.running and ours


def _is_chinese(text: str) -> bool:
    hanzi = sum("一" <= char <= "鿿" for char in text)
    return hanzi >= 0.3 * len(text) and not _KANA.search(text)


def bare(text: str) -> str:
    """Return a text without white space."""
    return re.sub(r"\s+", "", text)


def _settle_furniture(seen: list[SeenLine], wanted: set[str]) -> None:
    """Mark the lines that stand in elements of furniture."""
    weight: Counter[int] = Counter()
    heads: set[int] = set()
    total = 0
    for one in seen:
        if one.running:
            total += one.size
            weight.update({e.number: one.size for e in one.line.around})
        if one.bare in wanted or one.line.level == 1:
            heads.update(e.number for e in one.line.around)
    named: dict[int, bool] = {}

    def is_furniture(one: SeenLine) -> bool:
        for element in one.line.around:
            if element.number not in named:
                most = weight[element.number] > (0.9 if element.holds_replies else 0.5) * total
                named[element.number] = element.is_furniture and element.number not in heads and not most
            if named[element.number]:
                return True
        return False

    for one in seen:
        one.furniture = is_furniture(one)


def _inside(seen: list[SeenLine]) -> frozenset[int]:
    """Return the indices of the lines that stand in the element with the text: by a known name, else the densest."""
    weight: Counter[int] = Counter()
    noise: Counter[int] = Counter()
    parents: dict[int, int] = {}
    elements: dict[int, Element] = {}
    known: set[int] = set()
    for one in seen:
        if one.furniture or not one.shown:
            continue
        above = 0
        for element in one.line.around:
            if element.number not in elements:
                parents[element.number], elements[element.number] = above, element
                if CONTENT.search(element.name):
                    known.add(element.number)
            above = element.number
            (weight if one.running else noise)[element.number] += one.size
    if not weight:
        return frozenset()
    best = _descend(weight, noise, parents, elements)
    named = [n for n in known if weight[n] >= max(20, 0.5 * weight[best])]
    if named:
        best = max(named, key=lambda n: (weight[n], n))
    return frozenset(
        k for k, one in enumerate(seen) if not one.furniture and any(e.number == best for e in one.line.around)
    )


def _descend(weight: Counter[int], noise: Counter[int], parents: dict[int, int], elements: dict[int, Element]) -> int:
    """Return the deepest element that holds the text: into what has most of it, out of what is labels and links."""
    children: dict[int, list[int]] = {}
    for number, above in parents.items():
        children.setdefault(above, []).append(number)
    best = max(weight, key=lambda n: (weight[n], -n))
    while True:
        inner = [n for n in children.get(best, ()) if elements[n].tag not in _TEXT_ONLY and weight[n]]
        most = max(inner, key=lambda n: weight[n], default=None)
        if most is None:
            return best
        told = (n for n in inner if n != most and 4 * noise[n] <= weight[n])
        if any(_are_twins(elements[n], elements[most]) for n in told):
            return best
        rest = weight[best] - weight[most]
        around = noise[best] - noise[most]
        if weight[most] >= 0.75 * weight[best] or (weight[most] >= 0.4 * weight[best] and around >= 0.6 * rest):
            best = most
        else:
            return best


def _are_twins(one: Element, other: Element) -> bool:
    """Tell two columns or pages of one text: elements whose names differ by what counts them (`col one`, `page2`)."""
    ours, theirs = (_COUNTS.sub("#", element.name) for element in (one, other))
    return one.name != other.name and ours == theirs
