"""Which documents of one segment match a query, level by level: tier first, then field, the newest first.

The signature names candidates; small fields are scanned for all candidates at once, bodies in growing blocks of the
newest ones, so that a search that only wants the first hits stops early. Levels are those of docs/search-syntax.md.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from reader.search.alphabet import Ids
from reader.search.bits import Mask, both, either, every, some_of, unpacked
from reader.search.certainty import certain
from reader.search.counting import holding
from reader.search.patterns import Expression, expression, literal
from reader.search.plan import needs_places, split
from reader.search.query import FIELDS, WEIGHT, AllOf, AnyOf, Near, Node, Pattern, Phrase, Tier, Word, leaves
from reader.search.query import Segment as Part
from reader.search.segment import FieldText, Numbers, Segment
from reader.search.seldom import seldom_word
from reader.search.sheet import Sheet, levelled
from reader.search.stored_rows import Bits, counted
from reader.search.totals import count_word
from reader.search.ways import Way, candidates, ways, widest

BODY = WEIGHT["body"]
_FIRST_BLOCK = 256
_LARGEST_BLOCK = 4096
_NONE: Numbers = np.zeros(0, np.int64)


class Stopped(Exception):
    """The caller does not want the answer any more."""


class SegmentSearch:
    """One query in one segment. `allowed` are the documents that may be found (living, within what was asked).

    `begin(tier)`, then `level(weight, enough)` for each weight from 0 to BODY, give the documents level by level; or
    `all(enough)` gives those of every level together. Each document is given once.
    """

    def __init__(self, segment: Segment, root: Node, allowed: Mask, cancelled: Callable[[], bool] | None) -> None:
        self.segment = segment
        self.open = allowed.copy()
        self._cancelled = cancelled
        self._words: dict[int, list[Way]] = {}
        self._expressions: dict[int, Expression] = {}
        self.positive, self._negative = split(root)
        self._small = [name for name in segment.fields if name != "body"]
        self._levelled: dict[tuple[int, int], Numbers] | None = None
        self._tier, self._weight, self._exactly = Tier.TYPED, BODY, False
        self._widest: set[Way] | None = None
        self._documents, self._masks, self._sizes = _NONE, dict[int, Mask](), dict[int, int]()
        for leaf in leaves(root, negative=True):
            if isinstance(leaf, Word):
                self._words[id(leaf)] = ways(leaf, self.segment)
        self._seldom = seldom_word(
            segment, self.positive, self._words.get(id(self.positive), []), self.open, self.check
        )

    def check(self) -> None:
        """Raise `Stopped` when the caller does not want the answer any more."""
        if self._cancelled is not None and self._cancelled():
            raise Stopped

    def count_word(self, word: Word) -> tuple[int, int]:
        """Return how many documents hold the word that is the whole query, and at how many places."""
        return count_word(self.segment, word, self._words[id(word)], self.open, self.check)

    def begin(self, tier: Tier, *, exactly: bool | None = None) -> None:
        """Look for documents that match with tiers up to `tier` and were not found yet.

        With `exactly`, lower tiers are not tried again; that is right for a single word whose lower tiers were asked
        for before.
        """
        self.check()
        single = isinstance(self.positive, Word) or (isinstance(self.positive, Phrase) and tier < Tier.APART)
        self._tier, self._exactly = tier, single if exactly is None else exactly
        self._masks, self._sizes = {}, {}
        if self.positive is None or not (self._seldom or needs_places(self.positive)):
            bits = None if self.positive is None else self._bits(self.positive)
            mask = self.open if bits is None else unpacked(bits, len(self.segment)) & self.open
            self._documents = np.flatnonzero(mask)

    def level(self, weight: int, enough: int | None) -> Numbers:
        """Return the documents newly found when fields up to `weight` count, newest first.

        At least `enough` of them if there are.
        """
        self._weight = weight
        if self.positive is None:
            return self._finish(self._documents, enough) if weight == BODY else _NONE
        if self._seldom is not None:
            found = self._seldom.level(self._tier, weight, enough if self._negative is None else None)
            return self._finish(found[self.open[found]], enough)
        if needs_places(self.positive):
            return self._finish(self._placed().get((int(self._tier), weight), _NONE), enough)
        if weight == BODY:
            return self._bodies(enough)
        names = [name for name in self._small if WEIGHT[name] == weight]
        if not names:
            return _NONE
        for name in names:
            self._scan_small(name, self._documents)
        documents = self._documents[self.open[self._documents]]
        return self._finish(documents[self._truth(self.positive, documents)], enough)

    def all(self, enough: int | None) -> Numbers:
        """Return the documents of every level, newest first; at least `enough` of them if there are."""
        if self._seldom is not None:
            return self._finish(self._seldom.all(enough if self._negative is None else None), enough)
        if self.positive is not None and needs_places(self.positive):
            found = [documents for documents in self._placed().values() if len(documents)]
            return self._finish(np.sort(np.concatenate(found)) if found else _NONE, enough)
        if enough is None and isinstance(self.positive, Word):
            mask = holding(self.segment, self.positive, self._words[id(self.positive)], self.open, self.check)
            return self._finish(np.flatnonzero(mask), None)
        self._weight, self._widest = BODY, {way for found in self._words.values() for way in widest(found)}
        self.begin(Tier.SIMILAR, exactly=False)
        if self.positive is None:
            return self._finish(self._documents, enough)
        return self._blocks(enough)

    def _finish(self, documents: Numbers, enough: int | None) -> Numbers:
        """Return the documents that hold nothing from under a minus, and mark them as found."""
        if self._negative is None or not len(documents):
            self.open[documents] = False
            return documents
        bits = self._bits(self._negative, Tier.SIMILAR)
        suspect = np.ones(len(self.segment), np.bool_) if bits is None else unpacked(bits, len(self.segment))
        kept: list[Numbers] = []
        count, start, block = 0, 0, _FIRST_BLOCK
        while start < len(documents) and (enough is None or count < enough):
            self.check()
            some = documents[start : start + block]
            good = ~suspect[some]
            look = some[~good]
            good[~good] = ~Sheet.of_documents(self.segment, look).truth(self._negative)
            kept.append(some[good])
            count += len(kept[-1])
            start, block = start + block, min(_LARGEST_BLOCK, 2 * block)
        self.open[documents[:start]] = False
        return np.concatenate(kept)

    def _bodies(self, enough: int | None) -> Numbers:
        """Return the documents that match when bodies count too, the newest first, until there are enough."""
        documents = self._documents[self.open[self._documents]]

        def matching(some: Numbers) -> Mask:
            assert self.positive is not None
            self._scan_parts(some)
            return self._truth(self.positive, some)

        return self._in_blocks(documents, enough, matching)

    def _blocks(self, enough: int | None) -> Numbers:
        """Return the documents that match in whatever field, the newest first, until there are enough.

        A word is looked for in bodies first, where most are found, and elsewhere only in what has it not there.
        """
        several = isinstance(self.positive, AllOf | Near)
        anywhere = isinstance(self.positive, Word) and self.positive.fields == FIELDS
        sure = certain(self._widest or () if anywhere else (), self.segment)

        def matching(some: Numbers) -> Mask:
            assert self.positive is not None
            known = sure[some]
            some = some[~known]
            if several:  # the later parts are looked for only where the earlier ones hold, in whatever field
                self._scan_all_small(some)
            self._scan_parts(some)
            found = self._truth(self.positive, some)
            if not several:
                rest = np.flatnonzero(~found)
                self._scan_all_small(some[rest])
                found[rest] = self._truth(self.positive, some[rest])
            known[~known] = found
            return known

        return self._in_blocks(self._documents, enough, matching)

    def _scan_all_small(self, documents: Numbers) -> None:
        for name in self._small if len(documents) else ():
            self._scan_small(name, documents)

    def _in_blocks(self, documents: Numbers, enough: int | None, matching: Callable[[Numbers], Mask]) -> Numbers:
        """Return those of the documents that match, looking at growing blocks of them until there are enough."""
        found: list[Numbers] = []
        count, start, block = 0, 0, _LARGEST_BLOCK if enough is None else _FIRST_BLOCK
        while start < len(documents) and (enough is None or count < enough):
            self.check()
            some = documents[start : start + block]
            found.append(self._finish(some[matching(some)], None))
            count += len(found[-1])
            start, block = start + block, min(_LARGEST_BLOCK, 2 * block)
        return np.concatenate(found) if found else _NONE

    def _counts(self, way: Way, most: Tier | None) -> bool:
        if most is not None:
            return way.tier <= most
        if self._widest is not None:
            return way in self._widest
        return way.tier == self._tier if self._exactly else way.tier <= self._tier

    def _bits(self, node: Node, most: Tier | None = None) -> Bits | None:
        """Return packed candidates of a tree; None where all may match. `most` overrides the tiers of this step."""
        match node:
            case Word():
                wanted = [a.bits for a in self._words[id(node)] if self._counts(a, most)]
                return either(wanted) if wanted else np.zeros((len(self.segment) + 7) // 8, np.uint8)
            case Pattern() if text := literal(node.source):
                return candidates(self.segment, tuple(Part("char", char) for char in text))
            case AllOf():
                return both([self._bits(part, most) for part in node.parts])
            case AnyOf():
                return either([self._bits(part, most) for part in node.parts])
            case Phrase():
                if (self._tier if most is None else most) < Tier.APART:
                    return self._bits(node.together, most)
                return both([self._bits(part, most) for part in node.apart])
            case Near():
                return both([self._bits(node.left, most), self._bits(node.right, most)])
            case _:
                return None

    def _mask(self, leaf: Word | Pattern) -> Mask:
        """Return where the leaf is known to stand, one bit a document of the segment."""
        return self._masks.setdefault(id(leaf), np.zeros(len(self.segment), np.bool_))

    def _scan_small(self, name: str, documents: Numbers) -> None:
        """Find each word in a small field of some documents."""
        text = self.segment.fields[name]
        for leaf in self._leaves(self.positive):
            if name not in leaf.fields:
                continue
            if isinstance(leaf, Pattern):
                self._match(text, leaf, documents)
                continue
            mask = self._mask(leaf)
            for way in self._words[id(leaf)]:
                if self._counts(way, None):
                    seen, stands = way.known(name)
                    some = way.among(documents)
                    some = some[~seen[some]]
                    if len(some) * 25 > len(self.segment) and len(text.ids) < 40 * len(self.segment):
                        way.find_everywhere(text, name)
                    elif len(some):
                        way.find(text.of(some), name, some)
                    mask[documents] |= stands[documents]

    def _leaves(self, node: Node | None) -> list[Word | Pattern]:
        """Return the words that count at this step: a phrase's single words only when it may stand apart."""
        if isinstance(node, Phrase) and self._tier < Tier.APART:
            return [node.together]
        if isinstance(node, AllOf | AnyOf):
            return [leaf for part in node.parts for leaf in self._leaves(part)]
        return list(leaves(node))

    def _scan_parts(self, documents: Numbers) -> None:
        """Find the words of the query in some bodies; of an AND, the later parts only where the earlier ones hold."""
        text = self.segment.fields.get("body")
        if text is None or len(text.ids) == len(self.segment) or self.positive is None:  # nothing is written there
            return
        parts = self.positive.parts if isinstance(self.positive, AllOf) else (self.positive,)
        for part in sorted(parts, key=self._how_many) if len(parts) > 1 else parts:
            for leaf in self._leaves(part):
                if "body" in leaf.fields:
                    self._scan_bodies(text, leaf, documents)
            if len(parts) > 1:
                documents = documents[self._truth(part, documents)]

    def _how_many(self, node: Node) -> int:
        """Return about how many documents may match a part."""
        if id(node) not in self._sizes:
            bits = self._bits(node)
            self._sizes[id(node)] = len(self.segment) if bits is None else counted(bits)
        return self._sizes[id(node)]

    def _scan_bodies(self, text: FieldText, leaf: Word | Pattern, documents: Numbers) -> None:
        """Find one word in some bodies."""
        mask = self._mask(leaf)
        if isinstance(leaf, Pattern):
            self._match(text, leaf, documents[~mask[documents]])
            return
        together: tuple[Ids, Numbers] | None = None
        for way in self._words[id(leaf)]:
            if not self._counts(way, None):
                continue
            seen, stands = way.known("body")
            some = way.among(documents)
            some = some[~(mask[some] | seen[some])]
            if 2 * len(some) > len(documents):
                together = text.of(documents) if together is None else together
                way.find(together, "body", documents)
            elif len(some):
                way.find(text.of(some), "body", some)
            mask[documents] |= stands[documents]

    @property
    def gave_up(self) -> bool:
        """Tell whether a regular expression took too long somewhere."""
        return any(found.gave_up for found in self._expressions.values())

    def _expression(self, leaf: Pattern) -> Expression:
        """Return the pattern's expression, one a search: its patience is for the search as a whole."""
        return self._expressions.setdefault(id(leaf), expression(leaf.source))

    def _match(self, text: FieldText, leaf: Pattern, documents: Numbers) -> None:
        for start in range(0, len(documents), _LARGEST_BLOCK):
            self.check()
            some = documents[start : start + _LARGEST_BLOCK]
            ids, starts = text.of(some)
            found = [a for a, _ in self._expression(leaf).spans(self.segment.inventory.folded(ids))]
            self._mask(leaf)[some[np.searchsorted(starts, np.array(found, np.int64), "right") - 1]] = True

    def _truth(self, node: Node, documents: Numbers) -> Mask:
        """Tell which documents match the tree, given where each word stands."""
        match node:
            case Word() | Pattern():
                mask = self._masks.get(id(node))
                return np.zeros(len(documents), np.bool_) if mask is None else mask[documents]
            case AllOf():
                return every([self._truth(part, documents) for part in node.parts])
            case AnyOf():
                return some_of([self._truth(part, documents) for part in node.parts])
            case Phrase():
                whole = self._truth(node.together, documents)
                if self._tier < Tier.APART:
                    return whole
                return whole | every([self._truth(part, documents) for part in node.apart])
            case Near():
                return self._near(node, documents)
            case _:
                raise AssertionError(node)

    def _near(self, node: Near, documents: Numbers) -> Mask:
        """Tell where the two sides stand near each other, looking only at documents that have both."""
        both = self._truth(node.left, documents) & self._truth(node.right, documents)
        at = np.flatnonzero(both)
        for start in range(0, len(at), _LARGEST_BLOCK):
            self.check()
            part = at[start : start + _LARGEST_BLOCK]
            sheet = Sheet.of_documents(self.segment, documents[part], self._weight)
            both[part] = sheet.truth_at(node, self._tier, self._weight)
        return both

    def _placed(self) -> dict[tuple[int, int], Numbers]:
        """Return the documents of each level of a tree with a minus inside."""
        if self._levelled is None:
            assert self.positive is not None
            bits = self._bits(self.positive, Tier.SIMILAR)
            mask = self.open if bits is None else unpacked(bits, len(self.segment)) & self.open
            documents = np.flatnonzero(mask)
            self._levelled = levelled(self.segment, self.positive, documents, self.check)
        return self._levelled
