"""What stands between headline and text is taken out: lines of time and source, an account's name, lists of facts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reader.importing.aside.bracketed_sources import bracketed_source
from reader.importing.aside.facts import Fact, fact_lines
from reader.importing.aside.headline_sources import Ascribed, ascribed_headlines
from reader.importing.aside.weblines import PAPER, Webline, read_webline
from reader.importing.lines.blocks import Block, stretch

_LONGEST = 60
_FRONT, _TEXT = 4, 25
_ACCOUNT = re.compile(
    r"[一-龥a-z0-9]{2,10}(?:报|新闻|周刊|时讯|融媒体?(?:中心)?|发布|网|在线|客户端|电视台|广播|之声|观察|头条|资讯|传媒)$"
)
"""What public accounts are called, where one stands between the headline and the line of its time."""


@dataclass(slots=True)
class _Parted:
    """A text's blocks in the making: those kept, those taken out, and what these say."""

    kept: list[Block] = field(default_factory=list)
    taken: list[Block] = field(default_factory=list)
    told: list[Webline] = field(default_factory=list)

    def part(self, block: Block, name: tuple[int, int] | None) -> None:
        """Take a block out, but for the name that stands in it: a byline."""
        start, end = name or (0, 0)
        for begin, stop in ((0, start), (start, end), (end, block.size)):
            part = stretch(block, begin, stop)
            if part is not None and (begin, stop) == name:
                self.kept.append(part)
            elif part is not None:
                part.label, part.reason = "aside", "masthead"
                self.taken.append(part)

    def mark_above(self, page: str | None, page_name: str | None) -> None:
        """Tell the headline above that such a line stands below it, and its page."""
        if self.kept:
            above = self.kept[-1]
            above.marks |= {"webline"}
            if page:
                above.page, above.page_name = page, page_name

    def account_above(self) -> Block | None:
        """Take out the account's name that stands between a headline and the line of its time."""
        kept = self.kept
        if len(kept) < 2 or not _ACCOUNT.fullmatch(kept[-1].folded) or kept[-2].size <= kept[-1].size:
            return None
        name = kept.pop()
        name.label, name.reason = "aside", "masthead"
        self.taken.append(name)
        return name

    def take_fact(self, block: Block, fact: Fact) -> None:
        """Take out a line that tells one fact of the piece whose headline stands above."""
        paper = fact.text if fact.part == "newspaper" else None
        self.told.append(Webline(newspaper=paper, date=fact.date, at=block.start))
        if not fact.above:
            self.mark_above(fact.page, None)
        self.part(block, fact.value if fact.part == "byline" else None)

    def take_ascription(self, block: Block, found: Ascribed) -> None:
        """Take the brackets with paper and day off a headline."""
        self.told.append(Webline(newspaper=found.plate.newspaper, date=found.plate.date, at=block.start))
        self.part(block, found.head)
        self.mark_above(found.page, found.page_name)

    def take_webline(self, block: Block, found: Webline) -> None:
        """Take out a line of time and source."""
        name = self.account_above()
        own = name.text if name is not None and PAPER.fullmatch(name.folded) else None
        told = [block.printed(words) for words in (found.newspaper, found.page_name)]
        self.told.append(replace(found, newspaper=told[0] or own, at=block.start))
        self.mark_above(found.page, told[1])
        self.part(block, found.author)


def take_weblines(blocks: list[Block], given: str | None = None) -> tuple[list[Block], list[Webline]]:
    """Take such lines out of a text's blocks, but for their bylines; return them, and what they say.

    A headline and its text stand together then, as they do in print. `given` is the day that is known from elsewhere.
    """
    parted = _Parted()
    # Lines of paper, day and page stand above their pieces where the text begins with one, as they do below them else.
    first = read_webline(blocks[0].folded) if blocks else None
    headed = first is not None and first.page is not None and first.date is not None
    clipped = _heads_clippings(blocks)
    facts = fact_lines(blocks)
    ascribed = ascribed_headlines(blocks, given)
    of_digest = False
    for k, block in enumerate(blocks):
        line = block.first
        single = len(block.lines) == 1 and not line.cuts and line.role is None and not line.level and k
        found = read_webline(block.folded) if single and k not in facts else None
        cited = bracketed_source(blocks[k - 1], block, blocks[k + 1]) if single and k + 1 < len(blocks) else None
        if k in facts:
            parted.take_fact(block, facts[k])
        elif k in ascribed:
            parted.take_ascription(block, ascribed[k])
        elif cited is not None and k not in clipped:
            of_digest = of_digest or len(parted.kept) > 1  # whose name stands above: the page is another paper's
            parted.take_webline(block, replace(cited, page=None) if of_digest else cited)
        elif found is None or k in clipped or _is_of_page(blocks, k, found, parted.kept, headed=headed):
            parted.kept.append(block)
        else:
            parted.take_webline(block, found)
    if parted.taken:
        blocks[:] = parted.kept
    return parted.taken, parted.told


def _heads_clippings(blocks: Sequence[Block]) -> set[int]:
    """Return the lines of paper, day and page where they stand above their pieces: all but the first behind an end."""
    lines = []
    for k, block in enumerate(blocks):
        found = read_webline(block.folded) if block.size <= _LONGEST and len(block.lines) == 1 else None
        if found is not None and found.page and found.date:
            lines.append(k)
    last = len(blocks) - 1  # the last of all stands below its piece, as then the others do
    ended = sum(_ends(blocks[k - 1]) and (k == last or blocks[k + 1].folded[-1] not in "。,") for k in lines[1:])
    return set(lines) if len(lines) > 1 and ended == len(lines) - 1 else set()


def _is_of_page(blocks: Sequence[Block], k: int, found: Webline, kept: Sequence[Block], *, headed: bool) -> bool:
    """Tell whether such a line is a page's, below the newspaper's name, or a clipping's above its headline."""
    if not found.page:
        return False
    if found.date and _opens_page(blocks, k):
        return True
    above = kept[-1] if kept else None
    name = re.split(r"[·丨|\s]", above.folded.strip("《》 "))[0] if above is not None else ""
    spaced = above.folded.replace(" ", "").strip("《》") if above is not None else ""
    named = above is None or above.size <= 4 or any(PAPER.match(words) for words in (name, spaced))
    if named and "版次" not in blocks[k].folded:
        return True
    return found.date is not None and (
        _heads_next(blocks, k) or (headed and (_ends(blocks[k - 1]) or blocks[k].first.gap > 0))
    )


def _opens_page(blocks: Sequence[Block], k: int) -> bool:
    """Tell whether a line of day and page stands above all text, and a headline apart below it, over its text."""
    below = blocks[k + 1 : k + 3]
    if len(below) < 2 or k > _FRONT or any(_ends(block) for block in blocks[:k]) or blocks[k].first.gap:
        return False
    head, text = below
    return head.first.gap > 0 and head.size <= 75 and head.folded[-1] not in "。,;:" and text.size >= _TEXT


def _heads_next(blocks: Sequence[Block], k: int) -> bool:
    """Tell whether a line of paper, day and page stands above the next piece's headline: behind a gap, close to it."""
    if k + 1 >= len(blocks) or not blocks[k].first.gap or blocks[k + 1].first.gap:
        return False
    below = blocks[k + 1]
    return _ends(blocks[k - 1]) and below.size <= 75 and below.folded[-1] not in "。,;:"


def _ends(block: Block) -> bool:
    """Tell whether a block ends a text."""
    return block.folded[-1] in "。!?”)"
