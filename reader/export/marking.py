"""A block's text cut at its highlights, for writers that mark them in the running text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from reader.model.annotation import Annotation
from reader.rendering.blocks import Block
from reader.rendering.overlays import annotation_overlays, ends_in, within


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of a block: the annotation that marks it, if any, and those that end behind it."""

    text: str
    annotation: Annotation | None
    ending: tuple[Annotation, ...]


class Marking:
    """The annotations of one piece, numbered from `first` in the order in which their spans end."""

    def __init__(self, annotations: Iterable[Annotation], first: int = 1) -> None:
        known = list(annotations)
        self._by_id = {a.id: a for a in known}
        self._overlays = annotation_overlays(known)
        order = {name: k for k, name in enumerate(("kicker", "headline", "alternative_headline", "byline", "body"))}
        placed = [self._by_id[o.subject] for o in self._overlays]
        placed.sort(key=lambda a: (order.get(a.field, 9), a.end, a.start, a.id))
        self.noted = tuple(a for a in placed if a.note.strip())
        self.numbers = {a.id: k for k, a in enumerate(self.noted, first)}
        self.orphans = tuple(sorted((a for a in known if a.orphan), key=lambda a: a.id))

    def passages(self, block: Block) -> Iterator[Passage]:
        """Yield the stretches of a block; where highlights overlap, the one that began first marks the stretch."""
        spans = [(span, self._by_id[o.subject]) for o in self._overlays if (span := within(block, o)) is not None]
        cuts = sorted({0, len(block.text), *(s.start for s, _ in spans), *(s.end for s, _ in spans)})
        for start, end in pairwise(cuts):
            marking = [a for s, a in spans if s.start <= start and end <= s.end]
            ending = tuple(a for s, a in spans if s.end == end and ends_in(block, a.end) and a.id in self.numbers)
            yield Passage(text=block.text[start:end], annotation=marking[0] if marking else None, ending=ending)
