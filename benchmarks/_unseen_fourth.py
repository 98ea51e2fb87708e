# ruff: noqa: E501 - markup is easier to read as it is written
"""A fourth round of make-ups, written before the rules were mended on the third: heads below pictures, quarters, twin lines."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from benchmarks._page_gold import Story
from benchmarks._unseen_pages import Sheetwright, paragraphs
from benchmarks._unseen_placed import HEI, Hand, fill

_SANS = '"Noto Sans CJK SC"'
_GAP = "column-gap:12pt"


def _head(own: Sheetwright) -> str:
    """An inner page's head in three lines at the left, or a thin line with everything in its middle."""
    words = own.words
    fine = f"主编：{words.name()}　电话：{own.random.randint(2000000, 8999999)}"
    one = f"<div style='display:flex;justify-content:space-between;align-items:center;border-bottom:1pt solid #000;border-top:4pt solid #000;padding:2pt 0;margin-bottom:8pt'><span style='font-size:8pt;line-height:1.3'>{own.said}<br>星期{own.weekday}<br>{fine}</span><span style='font:bold 22pt {_SANS}'>{own.page_name}</span><span style='font:15pt {_SANS}'>A{int(own.page):02d}　{words.paper}</span></div>"
    other = f"<div style='text-align:center;border-bottom:.5pt solid #000;font-size:9pt;padding-bottom:3pt;margin-bottom:8pt'>{words.paper}　·　{own.said}　星期{own.weekday}　·　第{own.page}版　·　<b style='font:bold 13pt {_SANS}'>{own.page_name}</b></div>"
    if own.random.random() < 0.5:
        own.page = f"A{int(own.page):02d}"
        for story in own.stories:
            story.page = own.page
        return one
    return other


def _stack(story: Story, size: float, align: str = "left") -> str:
    def line(words: str | None, high: float, more: str = "") -> str:
        return (
            f"<p style='text-indent:0;text-align:{align};font-size:{high:.1f}pt;line-height:1.3;{more}'>{escape(words)}</p>"
            if words
            else ""
        )

    return (
        line(story.kicker, size * 0.55, f"font-family:{_SANS}")
        + line(story.headline, size, f"font-family:{_SANS};font-weight:bold")
        + line(story.sub, size * 0.55)
        + line(story.byline, 9, "margin:2pt 0")
    )


def _story(story: Story, size: float, columns: int = 1, align: str = "left") -> str:
    return f"{_stack(story, size, align)}<div style='columns:{columns};{_GAP}'>{paragraphs(story)}</div>"


def _picture(height: int, caption: str, grey: str = "#b3b3a6") -> str:
    return f"<div style='background:{grey};height:{height}pt'></div><p style='text-indent:0;font:8pt/1.35 {_SANS};margin-bottom:4pt'>{escape(caption)}</p>"


def below_picture(own: Sheetwright) -> str:
    """A picture over three quarters of the page, its headline and text below it; a narrow column of two stories at its side."""
    lead = own.story(430, longest=18, kicker=0.6, sub=0.6)
    caption, who = own.words.caption(), own.words.name()
    caption += f"本报记者 {who} 摄"
    lead.captions, lead.credits = [caption], [*lead.credits, ("摄影", who)]
    side = [own.story(n, longest=9, kicker=0, sub=0) for n in (200, 220)]
    head = _head(own)
    main = f"<div style='flex:3;min-width:0'>{_picture(150, caption)}{_story(lead, 27, 3)}</div>"
    return (
        head
        + f"<div style='display:flex;gap:14pt'>{main}<div style='flex:1;min-width:0;border-left:.5pt solid #555;padding-left:8pt'>{_story(side[0], 15)}<div style='border-top:.5pt solid #555;margin:8pt 0'></div>{_story(side[1], 15)}</div></div>"
    )


def quarters(own: Sheetwright) -> str:
    """Four stories in the quarters of a cross of thick rules: one head flush right, one in a tinted block at the left of its text."""
    stories = [own.story(n, longest=11, kicker=0.4, sub=0.3) for n in (270, 260, 280, 250)]
    head = _head(own)
    sides = "".join(escape(c) for c in stories[3].headline or "")
    third = _story(stories[2], 17, 2, "right")
    fourth = (
        f"<div style='display:flex;gap:9pt'><div style='flex:0 0 92pt;background:#ddd;padding:8pt'>{_stack(stories[3], 18)}</div><div style='flex:1'>{paragraphs(stories[3])}</div></div>"
        if sides
        else ""
    )
    cell = "flex:1;min-width:0;padding:8pt;"
    return (
        head
        + f"<div style='display:flex;border-bottom:2pt solid #000'><div style='{cell}border-right:2pt solid #000'>{_story(stories[0], 17, 2)}</div><div style='{cell}'>{_story(stories[1], 17, 2, 'center')}</div></div><div style='display:flex'><div style='{cell}border-right:2pt solid #000'>{third}</div><div style='{cell}'>{fourth}</div></div>"
    )


def twin_lines(own: Sheetwright) -> str:
    """A lead whose headline stands on two lines of one size; below it three columns: a story with a picture, one over two columns."""
    lead = own.story(420, longest=30, kicker=0.7, sub=0.7)
    first, second = (
        own.words.place() + own.words.pick(["修渠办学两不误", "老少齐上阵护堤", "旧屋新瓦迎客来"]),
        own.words.place() + own.words.pick(["今年又添三座桥", "家家门前通水泥路", "明春再栽万棵树"]),
    )
    lead.headline = first + second
    left, right = own.story(250, longest=11, kicker=0, sub=0), own.story(420, longest=16, kicker=0.5, sub=0.4)
    caption = own.words.caption()
    left.captions = [caption]
    head = _head(own)
    made = "".join(
        f"<p style='text-indent:0;text-align:center;font-size:{z}pt;line-height:1.3;font-family:{_SANS};font-weight:{w}'>{escape(t)}</p>"
        for t, z, w in (
            (lead.kicker, 15, 400),
            (first, 28, 700),
            (second, 28, 700),
            (lead.sub, 15, 400),
            (lead.byline, 9, 400),
        )
        if t
    )
    return (
        head
        + made
        + f"<div style='columns:5;{_GAP}'>{paragraphs(lead)}</div><div style='border-top:1pt solid #000;margin:8pt 0'></div><div style='display:flex;gap:14pt'><div style='flex:1;min-width:0'>{_stack(left, 17)}{_picture(80, caption)}{paragraphs(left)}</div><div style='flex:2;min-width:0'>{_story(right, 21, 2)}</div></div>"
    )


def banner_foot(own: Sheetwright) -> str:
    """Two stories side by side above; the foot is one story with its head at the left in a dark block, white on it."""
    first, second, foot = (
        own.story(380, longest=14, kicker=0.4, sub=0.4),
        own.story(360, longest=14, kicker=0.4, sub=0.4),
        own.story(330, longest=11, kicker=0, sub=0.5),
    )
    head = _head(own)
    made = (
        head
        + f"<div style='display:flex;gap:16pt'><div style='flex:1'>{_story(first, 20, 2)}</div><div style='flex:1'>{_story(second, 20, 2)}</div></div>"
    )
    block = f"<div style='flex:0 0 130pt;background:#222;color:#fff;padding:10pt'>{_stack(foot, 22)}</div>"
    return (
        made
        + f"<div style='display:flex;gap:12pt;margin-top:10pt;border:.6pt solid #222'>{block}<div style='flex:1;columns:3;{_GAP};padding:8pt'>{paragraphs(foot)}</div></div>"
    )


def dotted(own: Sheetwright) -> str:
    """A right column of short items, each with ● and a bold line above its text; left a long story and one below it."""
    long, other = own.story(560, longest=17, kicker=0.5, sub=0.7), own.story(300, longest=16, kicker=0.3, sub=0.3)
    items = [own.story(n, longest=11, kicker=0, sub=0) for n in (70, 85, 75, 90, 80)]
    for item in items:
        item.byline = None
        item.credits = item.credits if "记者" in item.paragraphs[0] else []
    head = _head(own)
    side = "".join(
        f"<p style='text-indent:0;font-family:{_SANS};font-weight:bold;font-size:11pt;margin-top:5pt'>●{item.headline}</p>{paragraphs(item)}"
        for item in items
    )
    return (
        head
        + f"<div style='display:flex;gap:14pt'><div style='flex:3;min-width:0'>{_story(long, 25, 3)}<div style='border-top:.6pt dotted #000;margin:7pt 0'></div>{_story(other, 19, 3, 'center')}</div><div style='flex:1;min-width:0;background:#f0f0f0;padding:6pt'><p style='text-indent:0;text-align:center;font:bold 15pt {_SANS}'>今日快递</p>{side}</div></div>"
    )


def photo_side(own: Sheetwright) -> str:
    """A photograph that is a piece of its own: its title and words stand at its right, level with it; stories above and below."""
    words = own.words
    above, below = own.story(420, longest=20, kicker=0.5, sub=0.5), own.story(380, longest=18, kicker=0.3, sub=0.6)
    photo = words.photo()
    photo.headline = photo.headline or "雨后"
    own.stories.insert(1, photo)
    photo.page, photo.page_name = own.page, own.page_name
    head = _head(own)
    middle = f"<div style='display:flex;gap:12pt;margin:9pt 0;border-top:.6pt solid #000;border-bottom:.6pt solid #000;padding:7pt 0'><div style='flex:2;background:#a0a8a0;height:140pt'></div><div style='flex:1'><p style='text-indent:0;font:bold 18pt {_SANS};margin-bottom:6pt'>{photo.headline}</p><p style='font:9pt/1.6 {_SANS};text-indent:2em'>{escape(photo.paragraphs[0])}</p></div></div>"
    return head + _story(above, 25, 4, "center") + middle + _story(below, 23, 4)


def agenda(own: Sheetwright) -> str:
    """Announcements whose text is lines of 时间, 地点 and 内容; beside them a story in two columns, another below all."""
    words = own.words
    side = []
    for _k in range(3):
        one = own.story(30, longest=11, kicker=0, sub=0)
        one.byline, one.credits = None, []
        one.paragraphs = [
            f"时间：{own.random.randint(3, 11)}月{own.random.randint(1, 28)}日下午{own.random.randint(1, 5)}时",
            f"地点：{words.place()}文化站二楼",
            f"内容：{words.paragraph(40)}",
        ]
        side.append(one)
    main, below = own.story(520, longest=16, kicker=0.6, sub=0.6), own.story(330, longest=18, kicker=0.3, sub=0.5)
    head = _head(own)
    shown = "".join(
        f"<p style='text-indent:0;font:bold 13pt {_SANS};margin-top:7pt'>{s.headline}</p>{paragraphs(s).replace('<p>', '<p style=text-indent:0>')}"
        for s in side
    )
    return (
        head
        + f"<div style='display:flex;gap:14pt'><div style='flex:1;min-width:0;border:1pt solid #000;padding:7pt'>{shown}</div><div style='flex:2;min-width:0'>{_story(main, 24, 2)}</div></div><div style='border-top:1.5pt solid #000;margin:8pt 0'></div>{_story(below, 22, 4, 'center')}"
    )


def upright_name(own: Sheetwright) -> bytes:
    """A front page whose name runs down at its left upper corner, the facts below it; a lead at its right, stories below."""
    own.page, own.page_name = None, None  # type: ignore[assignment]  # a front page prints neither
    hand = Hand(own)
    right, y = own.width - hand.edge, 40.0
    size = 52.0
    for k, c in enumerate(own.words.paper):
        hand.type(hand.edge + 46, y + size * (0.9 + 1.05 * k), c, size, HEI, at=0.5)
    low = y + size * 1.05 * len(own.words.paper) + 16
    for k, words in enumerate((own.said, f"星期{own.weekday}", f"第{own.random.randint(800, 9000)}号", "今日四版")):
        hand.type(hand.edge + 46, low + 13 * k, words, 9, at=0.5)
    low += 50
    hand.rule(hand.edge, low + 6, right, low + 6, 1.2)
    lead = own.story(150, longest=15, kicker=0.6, sub=0.6)
    below = hand.head(lead, hand.edge + 110, right, y, 29, 0.5)
    fill(hand, lead, [(x, below, m, low - 4) for x, m in hand.grid(3, hand.edge + 110, right)])
    third = (own.width - 2 * hand.edge - 28) / 3
    middle = low + (own.height - low) * 0.5
    for k, (top, end) in enumerate(((low + 14, middle), (middle + 14, own.height - 44))):
        for x0, x1, count in (
            (hand.edge, hand.edge + third * (1 + k) + 14 * k, 1 + k),
            (hand.edge + (third + 14) * (1 + k), right, 2 - k),
        ):
            story = own.story(100, longest=11, kicker=0.3, sub=0.3)
            at = hand.head(story, x0, x1, top, 17)
            fill(hand, story, [(x, at, m, end) for x, m in hand.grid(count, x0, x1)])
    return hand.done()


def five_columns(own: Sheetwright) -> bytes:
    """Five columns parted by hair rules; a headline over the first three, another over the last two, under each a second story."""
    hand = Hand(own)
    y = hand.running_head()
    grid = hand.grid(5, hand.edge, own.width - hand.edge)
    for own_columns, share in ((grid[:3], 0.62), (grid[3:], 0.45)):
        x0, x1 = own_columns[0][0], own_columns[-1][0] + own_columns[-1][1]
        middle = y + (own.height - 44 - y) * share
        for top, low, size in ((y, middle, 24), (middle + 14, own.height - 44, 18)):
            story = own.story(100, longest=int((x1 - x0) / size) - 1, kicker=0.5, sub=0.5)
            at = hand.head(story, x0, x1, top, size, 0.5)
            fill(hand, story, [(x, at, m, low) for x, m in own_columns])
            for x, _m in own_columns[1:]:
                hand.rule(x - 7, at - hand.size, x - 7, low, 0.3)
    hand.rule(grid[3][0] - 7, y, grid[3][0] - 7, own.height - 44, 0.3)
    return hand.done()


def offset(own: Sheetwright) -> bytes:
    """Three tiers on six columns, cut at four and two, two and four, three and three; a picture at the head of one story's last columns."""
    hand = Hand(own)
    y = hand.running_head()
    grid = hand.grid(6, hand.edge, own.width - hand.edge)
    step = (own.height - 44 - y) / 3
    for tier, cut in enumerate((4, 2, 3)):
        top, low = y + step * tier, y + step * (tier + 1) - 16
        for columns in (grid[:cut], grid[cut:]):
            x0, x1 = columns[0][0], columns[-1][0] + columns[-1][1]
            size = 12 + 3 * len(columns)
            story = own.story(60, longest=int((x1 - x0) / size), kicker=0.3, sub=0.4)
            at = hand.head(story, x0, x1, top, size)
            cells = [(x, at, m, low) for x, m in columns]
            if len(columns) == 4:
                caption = own.words.caption()
                story.captions = [caption]
                hand.box(columns[2][0], at - 8, x1 - columns[2][0], 90, 0.72)
                lines = list(hand.lines(caption, x1 - columns[2][0], 8))
                for k, line in enumerate(lines):
                    hand.type(columns[2][0], at + 93 + 11 * k, line, 8, HEI)
                moved = at + hand.lead * (round((96 + 11 * len(lines)) / hand.lead) + 1)
                cells[2:] = [(x, moved, m, low) for x, _y, m, _low in cells[2:]]
            fill(hand, story, cells)
        if tier:
            hand.rule(hand.edge, top - 10, own.width - hand.edge, top - 10, 0.5)
    return hand.done()


FOURTH: dict[str, Callable[[Sheetwright], str]] = {
    one.__name__: one for one in (below_picture, quarters, twin_lines, banner_foot, dotted, photo_side, agenda)
}
FOURTH_PLACED: dict[str, Callable[[Sheetwright], bytes]] = {
    one.__name__: one for one in (upright_name, five_columns, offset)
}
