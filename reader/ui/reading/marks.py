"""Where the marks of a piece (hits, highlights, repairs) stand in the blocks of its page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field

from reader.model.annotation import Annotation
from reader.model.article import NewsArticle, Repair
from reader.model.quick_dataclass import dataclass
from reader.rendering.overlays import Overlay
from reader.rendering.repairs import repair_overlays
from reader.ui.reading.positions import BlockSpan, PageMap


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """All that is drawn over a page. `current` is the number of the hit that the reader is at, -1 without one."""

    hits: tuple[Overlay, ...] = ()
    highlights: tuple[Overlay, ...] = ()
    repairs: tuple[Overlay, ...] = ()
    notes: Mapping[str, Annotation] = field(default_factory=dict)
    current: int = -1


class MarkIndex:
    """Marks by the blocks they stand in, so that a frame looks only at what it shows."""

    def __init__(self, marks: Sequence[Overlay], positions: PageMap) -> None:
        self.marks = tuple(marks)
        self._spans = [positions.spans(m.field, m.start, m.end) for m in self.marks]
        self._by_block: dict[int, list[tuple[BlockSpan, int]]] = {}
        for number, spans in enumerate(self._spans):
            for span in spans:
                self._by_block.setdefault(span.block, []).append((span, number))

    def in_block(self, block: int) -> Sequence[tuple[BlockSpan, int]]:
        """Return where marks touch a block, each with the mark's number."""
        return self._by_block.get(block, ())

    def at(self, block: int, unit: int) -> Overlay | None:
        """Return the mark that covers a unit, the shortest where several do."""
        found = [self.marks[k] for span, k in self.in_block(block) if span.start <= unit < span.end]
        return min(found, key=lambda m: m.end - m.start, default=None)

    def spans(self, number: int) -> Sequence[BlockSpan]:
        """Return where a mark stands, in reading order; empty where its field is not on the page."""
        return self._spans[number]

    def number_of(self, subject: str) -> int:
        """Return the number of the mark of an annotation or repair, -1 where it has none here."""
        return next((k for k, m in enumerate(self.marks) if m.subject == subject), -1)

    def pale(self, is_pale: Callable[[int], bool]) -> list[int]:
        """Return the numbers of the marks that begin in a block for which `is_pale` holds."""
        blocks = [number for number in self._by_block if is_pale(number)]
        return sorted({k for block in blocks for _span, k in self._by_block[block]})

    def shown(self) -> list[int]:
        """Return the numbers of the marks that are on the page, in the order of the page."""
        placed = [(spans[0], k) for k, spans in enumerate(self._spans) if spans]
        return [k for _span, k in sorted(placed)]


def all_repairs(article: NewsArticle) -> tuple[Overlay, ...]:
    """Return the marks of a piece's repairs; those that the reader has undone are there too, drawn as quiet ones."""
    standing = {o.subject: o for o in repair_overlays(article)}
    return tuple(standing.get(r.id) or _undone(article, r) for r in article.repairs)


def _undone(article: NewsArticle, repair: Repair) -> Overlay:
    """Return the mark of an undone repair: its place and a neighbour at either side, as it may be a line break."""
    length = len(article.field_text(repair.field))
    start, end = max(0, repair.start - 1), min(length, repair.end + 1)
    return Overlay(field=repair.field, start=start, end=end, style="quiet_repair", subject=repair.id)
