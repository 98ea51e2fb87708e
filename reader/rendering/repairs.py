"""What was mended in a piece: in words, grouped, counted, and where to draw it.

Repairs of structure (joined lines, headlines, continuations) count one by one; marks, width and spaces, of which a
page may hold hundreds, count as one group each.
"""

from __future__ import annotations

from reader.model.article import NewsArticle, Repair, RepairKind
from reader.model.door import door
from reader.model.messages import _, counted
from reader.model.quick_dataclass import dataclass
from reader.rendering.overlays import Overlay

STRUCTURAL: tuple[RepairKind, ...] = (
    "joined_paragraph",
    "joined_line",
    "continued",
    "duplicate_headline",
    "headline_mismatch",
)
GROUPED: tuple[RepairKind, ...] = ("punctuation", "width", "space")
CONTEXT = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairGroup:
    """What counts as one place: a single repair of structure, or all repairs of one small kind."""

    kind: RepairKind
    title: str
    structural: bool
    repairs: tuple[Repair, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairSummary:
    """What the mark beside a headline counts.

    `places` counts what stands, `undone` what the reader has put back; `words` is 修整 3 处, empty where nothing was
    mended.
    """

    groups: tuple[RepairGroup, ...]
    places: int
    undone: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairCard:
    """One repair told: its title, its number among the structural ones (0 for a grouped one), printed and present text.

    Both texts have a few characters of the paragraph around them; a line break is shown as ¶.
    """

    repair: Repair
    title: str
    number: int
    total: int
    printed: str
    present: str


def kind_words(kind: RepairKind) -> str:
    """Return what a kind of repair is called."""
    return {
        "joined_paragraph": _("接上断开的段落"),
        "joined_line": _("接上断行"),
        "punctuation": _("标点改为全角"),
        "width": _("字母数字改为半角"),
        "space": _("去掉字间空格"),
        "duplicate_headline": _("标题重复印出"),
        "headline_mismatch": _("标题属于别的文章"),
        "continued": _("接上转版"),
        "markup": _("去掉排版标记"),
    }.get(kind, _("别的修整"))


@door
def repair_summary(article: NewsArticle) -> RepairSummary:
    """Return the piece's repairs, grouped, in the order of the text, and the count of those that stand."""
    groups = [
        RepairGroup(kind=r.kind, title=kind_words(r.kind), structural=True, repairs=(r,))
        for r in article.repairs
        if r.kind in STRUCTURAL
    ]
    for kind in GROUPED:
        members = tuple(r for r in article.repairs if r.kind == kind)
        if members:
            groups.append(RepairGroup(kind=kind, title=kind_words(kind), structural=False, repairs=members))
    places = sum(1 for g in groups if any(not r.undone for r in g.repairs))
    undone = sum(1 for r in article.repairs if r.undone)
    words = counted("修整 {count} 处", places).format(count=places) if places else ""
    return RepairSummary(groups=tuple(groups), places=places, undone=undone, words=words)


@door
def repair_card(article: NewsArticle, repair: Repair) -> RepairCard:
    """Tell one repair of a piece."""
    text = article.field_text(repair.field)
    before, after = _around(text, repair.start, repair.end)
    now = text[repair.start : repair.end]
    printed = now if repair.undone else repair.original
    present = now
    structural = [r for r in article.repairs if r.kind in STRUCTURAL]
    number = structural.index(repair) + 1 if repair in structural else 0
    return RepairCard(
        repair=repair,
        title=kind_words(repair.kind),
        number=number,
        total=len(structural) if number else sum(1 for r in article.repairs if r.kind == repair.kind),
        printed=_visible(before + printed + after),
        present=_visible(before + present + after),
    )


@door
def repair_overlays(article: NewsArticle) -> tuple[Overlay, ...]:
    """Return an overlay for each repair that stands; `repair_card` tells what was done there.

    Grouped repairs have the style `quiet_repair`: pointing at them tells, but no line is drawn. A repair that left
    no text (a line break gone) is shown on the characters beside it.
    """
    return tuple(_overlay(article, r) for r in article.repairs if not r.undone)


def _overlay(article: NewsArticle, repair: Repair) -> Overlay:
    text = article.field_text(repair.field)
    start, end = repair.start, repair.end
    if start == end:
        start = max(0, start - 2) if text[max(0, start - 2) : start].find("\n") < 0 else start
        end = min(len(text), end + 2) if text[end : end + 2].find("\n") < 0 else end
    return Overlay(
        field=repair.field,
        start=start,
        end=end,
        style="repair" if repair.kind in STRUCTURAL else "quiet_repair",
        subject=repair.id,
    )


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return a few characters before and behind a span, within its paragraph."""
    before = text[max(0, start - CONTEXT) : start].rpartition("\n")[2]
    after = text[end : end + CONTEXT].partition("\n")[0]
    return before, after


def _visible(text: str) -> str:
    """Show line breaks (a run of them once) and wide blanks."""
    lines = [line.strip(" \t\r") for line in text.split("\n")]
    if len(lines) == 1:
        return text
    kept = [line for k, line in enumerate(lines) if line or k in {0, len(lines) - 1}]
    return "¶".join(kept)
