# ruff: noqa: E501 - markup is easier to read as it is written
"""The third round's pages that are no HTML: set line by line by Cairo, as text boxes of Writer."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import Any

from benchmarks._page_gold import Story
from benchmarks._unseen_pages import Sheetwright

_NEVER_FIRST = "，。、；：？！”’）》】…"
SONG, HEI = "Noto Serif CJK SC", "Noto Sans CJK SC"


class Hand:
    """Sets text on a page by Cairo, line by line."""

    def __init__(self, own: Sheetwright) -> None:
        import cairocffi  # type: ignore[import-not-found]  # no part of the program

        self.own, self.stream = own, io.BytesIO()
        self.surface = cairocffi.PDFSurface(self.stream, own.width, own.height)
        self.to: Any = cairocffi.Context(self.surface)
        self.edge, self.size = 36.0, 9.2
        self.lead = self.size * 1.55

    def type(
        self, x: float, y: float, words: str, size: float, face: str = SONG, grey: float = 0.0, at: float = 0.0
    ) -> None:
        """Print words at a baseline; `at`: 0 from their left edge, .5 centred, 1 to their right edge."""
        self.to.select_font_face(face)
        self.to.set_font_size(size)
        self.to.set_source_rgb(grey, grey, grey)
        self.to.move_to(x - at * self.to.text_extents(words)[4], y)
        self.to.show_text(words)

    def box(self, x: float, y: float, width: float, height: float, grey: float) -> None:
        self.to.set_source_rgb(grey, grey, grey)
        self.to.rectangle(x, y, width, height)
        self.to.fill()

    def rule(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.6) -> None:
        self.to.set_source_rgb(0, 0, 0)
        self.to.set_line_width(width)
        self.to.move_to(x0, y0)
        self.to.line_to(x1, y1)
        self.to.stroke()

    def lines(self, words: str, measure: float, size: float) -> Iterator[str]:
        """Break words into lines of a measure; a stop may hang out of it."""
        self.to.select_font_face(SONG)
        self.to.set_font_size(size)
        line, width = "", 0.0
        for c in words:
            step = self.to.text_extents(c)[4]
            if line and width + step > measure + 0.1 and c not in _NEVER_FIRST:
                yield line
                line, width = "", 0.0
            line, width = line + c, width + step
        yield line

    def pour(self, story: Story, columns: Sequence[tuple[float, float, float, float]]) -> None:
        """Set a story's text in columns of one measure (x, first baseline, measure, lowest baseline)."""
        k, y = 0, columns[0][1]
        for text in story.paragraphs:
            for line in self.lines("　　" + text, columns[k][2], self.size):
                if y > columns[k][3] + 0.1:
                    k += 1
                    y = columns[k][1]
                self.type(columns[k][0], y, line, self.size)
                y += self.lead

    def head(self, story: Story, x0: float, x1: float, y: float, size: float, at: float = 0.0) -> float:
        """Set 引题, headline, 副题 and byline one below the other; return the first baseline below."""
        x = x0 + at * (x1 - x0)
        for words, high, face in (
            (story.kicker, size * 0.5, HEI),
            (story.headline, size, HEI),
            (story.sub, size * 0.5, SONG),
            (story.byline, self.size, SONG),
        ):
            if words:
                y += high
                self.type(x, y, words, high, face, at=at)
                y += high * 0.35
        return y + self.lead

    def running_head(self) -> float:
        """Print the page's head; return where the page begins."""
        own, right = self.own, self.own.width - self.edge
        self.type(self.edge, 50, own.words.paper, 15, HEI)
        self.type(own.width / 2, 50, f"{own.page_name}新闻", 17, HEI, at=0.5)
        self.type(right, 50, own.page, 24, HEI, at=1)
        self.type(right - 24, 42, f"星期{own.weekday}", 8, at=1)
        self.type(right - 24, 51, own.said, 8, at=1)
        self.rule(self.edge, 57, right, 57, 1.2)
        own.page_name += "新闻"
        for story in own.stories:
            story.page_name = own.page_name
        return 70.0

    def done(self) -> bytes:
        self.surface.finish()
        return self.stream.getvalue()

    def grid(self, count: int, x0: float, x1: float) -> list[tuple[float, float]]:
        """Return left edge and measure of so many columns."""
        measure = (x1 - x0 - 14 * (count - 1)) / count
        measure = int(measure / self.size) * self.size
        step = (x1 - x0 - measure) / max(1, count - 1)
        return [(x0 + k * step, measure) for k in range(count)]


def fill(hand: Hand, story: Story, columns: Sequence[tuple[float, float, float, float]]) -> None:
    """Give a story as many sentences as its columns hold, and set it."""
    room = sum(int((low - y + 0.1) / hand.lead) + 1 for _x, y, _measure, low in columns)
    words, wanted = hand.own.words, room - hand.own.random.randint(0, 2)

    def needed() -> int:
        return sum(len(list(hand.lines("　　" + p, columns[0][2], hand.size))) for p in story.paragraphs)

    while needed() < wanted:
        story.paragraphs.append(words.paragraph(words.random.randint(40, 110)))
    while needed() > room:
        last = story.paragraphs.pop()
        kept = last[: last[:-2].rfind("。") + 1]
        story.paragraphs += [kept] if len(kept) > 12 and kept.count("“") == kept.count("”") else []
    hand.pour(story, columns)


def stepped(own: Sheetwright) -> bytes:
    """A story whose first column begins beside its headline, which stands over the other three; below it another, mirrored."""
    hand = Hand(own)
    y, right = hand.running_head(), own.width - hand.edge
    middle = y + (own.height - y - 40) * own.random.uniform(0.45, 0.55)
    for first, top, low in ((True, y, middle - 14), (False, middle + 8, own.height - 44)):
        story = own.story(200, longest=15, kicker=0.5, sub=0.7)
        grid = hand.grid(4, hand.edge, right)
        over = grid[1:] if first else grid[:3]
        below = hand.head(story, over[0][0], over[-1][0] + over[-1][1], top, 25)
        columns = [(x, hand.lead * round((below - top) / hand.lead) + top, m, low) for x, m in over]
        alone = ((grid[0] if first else grid[3])[0], top + hand.lead, grid[0][1], low)
        fill(hand, story, [alone, *columns] if first else [*columns, alone])
    hand.rule(hand.edge, middle - 4, right, middle - 4)
    return hand.done()


def sandwiched(own: Sheetwright) -> bytes:
    """A story whose headline runs down between its second and its third column; below it two stories under level heads."""
    hand = Hand(own)
    y, right = hand.running_head(), own.width - hand.edge
    story = own.story(200, longest=9, kicker=0, sub=0)
    story.byline, story.credits, story.paragraphs = None, [], [own.words.paragraph(80)]
    low, size, centre = y + 340, 30.0, own.width / 2
    left, after = hand.grid(2, hand.edge, centre - 30), hand.grid(2, centre + 30, right)
    fill(hand, story, [(x, y + hand.lead, m, low) for x, m in (*left, *after)])
    top = y + (low - y - 1.12 * size * len(story.headline or "")) / 2
    for k, c in enumerate(story.headline or ""):
        hand.type(centre, top + size * (0.9 + 1.12 * k), c, size, HEI, at=0.5)
    hand.rule(hand.edge, low + 12, right, low + 12, 1.0)
    for x0, x1 in ((hand.edge, centre - 10), (centre + 10, right)):
        other = own.story(150, longest=13, kicker=0.4, sub=0.4)
        below = hand.head(other, x0, x1, low + 20, 19, 0.5)
        fill(hand, other, [(x, below, m, own.height - 44) for x, m in hand.grid(2, x0, x1)])
    return hand.done()


def tabloid(own: Sheetwright) -> bytes:
    """A picture over the whole page with a white headline on a dark band across its foot; its caption in a narrow column beside the text."""
    hand = Hand(own)
    y, right = hand.running_head(), own.width - hand.edge
    story = own.story(200, longest=15, kicker=0.4, sub=0.6)
    hand.box(hand.edge, y, right - hand.edge, 230, 0.7)
    hand.box(hand.edge, y + 172, right - hand.edge, 58, 0.15)
    hand.type(own.width / 2, y + 212, story.headline or "", 34, HEI, 1.0, 0.5)
    if story.kicker:
        hand.type(own.width / 2, y + 166, story.kicker, 14, HEI, at=0.5)
    below = y + 248
    if story.sub:
        hand.type(own.width / 2, below, story.sub, 14, at=0.5)
    below += 12
    grid = hand.grid(5, hand.edge, right)
    if story.byline:
        hand.type(grid[0][0], below, story.byline, hand.size)
        below += hand.lead
    caption = own.words.caption()
    story.captions = [caption]
    for k, line in enumerate(hand.lines(caption, grid[4][1], 8)):
        hand.type(grid[4][0], below + 12 * k, line, 8, HEI)
    fill(
        hand,
        story,
        [(x, below, m, own.height - 200) for x, m in grid[:4]]
        + [(grid[4][0], below + 74, grid[4][1], own.height - 200)],
    )
    hand.rule(hand.edge, own.height - 190, right, own.height - 190)
    for x0, x1 in ((hand.edge, own.width / 2 - 8), (own.width / 2 + 8, right)):
        other = own.story(100, longest=14, kicker=0, sub=0.3)
        low = hand.head(other, x0, x1, own.height - 186, 16)
        fill(hand, other, [(x, low, m, own.height - 44) for x, m in hand.grid(2, x0, x1)])
    return hand.done()


_FRAMES = '<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="{0}office:1.0" xmlns:style="{0}style:1.0" xmlns:text="{0}text:1.0" xmlns:draw="{0}drawing:1.0" xmlns:fo="{0}xsl-fo-compatible:1.0" xmlns:svg="{0}svg-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"><office:styles>{3}</office:styles><office:automatic-styles><style:page-layout style:name="PL"><style:page-layout-properties fo:page-width="{1}pt" fo:page-height="{2}pt" fo:margin-top="0" fo:margin-left="0" fo:margin-right="0" fo:margin-bottom="0"/></style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="PL"/></office:master-styles><office:body><office:text>{4}<text:p/></office:text></office:body></office:document>'
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"


def _para(name: str, size: float, face: str = SONG, align: str = "start", indent: float = 0.0, lead: int = 130) -> str:
    return (
        f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties fo:text-align="{align}" fo:text-indent="{indent}pt" fo:line-height="{lead}%"/>'
        f'<style:text-properties fo:font-size="{size}pt" style:font-size-asian="{size}pt" fo:font-family="{face}" style:font-family-asian="{face}" fo:country="CN" fo:language="zh" style:language-asian="zh" style:country-asian="CN"/></style:style>'
    )


def school(own: Sheetwright) -> str:
    """A school paper of text boxes: name, a grid of two by three stories, each a box of its own with its head in it."""
    own.page, own.page_name = None, None  # type: ignore[assignment]  # it names no page
    words, made, width = own.words, [], own.width
    frame = '<style:style style:name="{0}" style:family="graphic"><style:graphic-properties fo:border="{1}" fo:padding="4pt" style:vertical-pos="from-top" style:vertical-rel="page" style:horizontal-pos="from-left" style:horizontal-rel="page" style:wrap="run-through"/></style:style>'
    styles = (
        frame.format("Bare", "none")
        + frame.format("Ruled", "0.7pt solid #000000")
        + _para("Name", 38, HEI, "center")
        + _para("Facts", 9, SONG, "center")
        + _para("Text", 9.5, SONG, "justify", 19, 140)
        + _para("Head", 17, HEI, "center")
        + _para("By", 9.5, SONG, "center")
    )

    def box(style: str, x: float, y: float, w: float, h: float, inner: str) -> None:
        made.append(
            f'<draw:frame draw:style-name="{style}" text:anchor-type="page" text:anchor-page-number="1" svg:x="{x}pt" svg:y="{y}pt" svg:width="{w}pt" svg:height="{h}pt"><draw:text-box>{inner}</draw:text-box></draw:frame>'
        )

    box("Bare", 36, 26, width - 72, 62, f'<text:p text:style-name="Name">{words.paper}</text:p>')
    box(
        "Bare",
        36,
        88,
        width - 72,
        22,
        f'<text:p text:style-name="Facts">{own.said}　星期{own.weekday}　第{own.random.randint(3, 400)}期　主编：{words.name()}　{words.place()}中学校刊编辑部</text:p>',
    )
    half, row = (width - 72 - 12) / 2, (own.height - 120 - 30) / 3
    measure = int((half - 10) / 9.5)
    for k in range(6):
        story = own.story(100, longest=int((half - 10) / 17), kicker=0, sub=0)
        story.page = None
        lines = int((row - 62) / (9.5 * 1.4 * 1.45)) - 2
        while sum(map(len, story.paragraphs)) < measure * lines * 0.75:
            story.paragraphs.append(words.paragraph(50))
        inner = f'<text:p text:style-name="Head">{escape(story.headline or "")}</text:p>' + (
            f'<text:p text:style-name="By">{escape(story.byline)}</text:p>' if story.byline else ""
        )
        inner += "".join(f'<text:p text:style-name="Text">{escape(p)}</text:p>' for p in story.paragraphs)
        box(
            "Ruled" if k in (1, 4) else "Bare", 36 + (k % 2) * (half + 12), 116 + (k // 2) * (row + 6), half, row, inner
        )
    return _FRAMES.format(_OFFICE, own.width, own.height, styles, "".join(made))


PLACED: dict[str, Callable[[Sheetwright], bytes]] = {one.__name__: one for one in (stepped, sandwiched, tabloid)}
