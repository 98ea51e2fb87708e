# ruff: noqa: E501 - markup is easier to read as it is written
"""Make-ups of pages that no rule was written for, as HTML and CSS: posters, drop caps, text round pictures, supplements.

Each function returns a page's body as markup and notes its stories on the `Sheetwright`. Words are invented.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable
from html import escape

from benchmarks._page_gold import Story
from benchmarks._page_words import Words

WEEKDAYS = "一二三四五六日"
STYLE = """
@page { size: %(w)dpt %(h)dpt; margin: %(m)dpt }
body { margin: 0; font: %(size)spt/%(lead)s "Noto Serif CJK SC"; text-align: justify; color: #111 }
p { margin: 0; text-indent: 2em } h1, h2, h3, h4 { margin: 0 0 .25em; text-align: left; line-height: 1.2 }
.hei { font-family: "Noto Sans CJK SC" } .k, .s { font-family: "Noto Sans CJK SC"; text-indent: 0; text-align: left }
.by { text-indent: 0; font-size: 90%% } .cap { text-indent: 0; font: 80%%/1.3 "Noto Sans CJK SC" }
.pic { background: #bbb; border: 0 } .row { display: flex; gap: 14pt } .row > * { flex: 1; min-width: 0 }
.rule { border-top: .6pt solid #222; margin: 7pt 0 } .story { margin-bottom: 9pt }
table { border-collapse: collapse; width: 100%%; font-size: 90%% } td, th { border: .4pt solid #555; padding: 2pt 4pt }
"""


class Sheetwright:
    """Composes one page and remembers what it prints."""

    def __init__(self, seed: int) -> None:
        self.words = Words(9_000_000 + seed)
        self.random: random.Random = self.words.random
        chance = self.random
        self.stories: list[Story] = []
        self.page, self.page_name = str(chance.randint(2, 8)), self.words.page_name()
        self.size = chance.choice([8.5, 9, 10])
        self.width, self.height = chance.choice([(620, 877), (740, 1040)])
        day = datetime.date(chance.randint(2008, 2026), chance.randint(1, 12), chance.randint(1, 28))
        self.date = day.isoformat()
        self.weekday = WEEKDAYS[day.weekday()]
        self.said = f"{day.year}年{day.month}月{day.day}日"

    def style(self) -> str:
        """Return the page's style sheet."""
        lead = self.random.choice([1.45, 1.55, 1.65])
        return STYLE % {"w": self.width, "h": self.height, "m": 38, "size": self.size, "lead": lead}

    def told(self, story: Story) -> Story:
        """Note a story that the page prints."""
        story.page, story.page_name = self.page, self.page_name
        self.stories.append(story)
        return story

    def story(self, size: int, **more: float) -> Story:
        """Note and return a new story."""
        return self.told(self.words.story(size, **more))  # type: ignore[arg-type]  # longest is an int


def paragraphs(story: Story) -> str:
    """Return a story's paragraphs."""
    return "".join(f"<p>{escape(p)}</p>" for p in story.paragraphs)


def stack(story: Story, size: float, align: str = "left") -> str:
    """Return 引题, headline, 副题 and byline one below the other."""
    made = f'<p class=k style="font-size:{size * 0.55}pt;text-align:{align}">{story.kicker}</p>' if story.kicker else ""
    made += f'<h2 style="font-size:{size}pt;text-align:{align}">{story.headline}</h2>'
    made += f'<p class=s style="font-size:{size * 0.52}pt;text-align:{align}">{story.sub}</p>' if story.sub else ""
    made += f'<p class=by style="text-align:{align}">{story.byline}</p>' if story.byline else ""
    return made


def whole(story: Story, size: float, columns: int = 1, align: str = "left", before: str = "") -> str:
    """Return a story under its head in so many columns."""
    return (
        f"<div class=story>{stack(story, size, align)}"
        f'<div style="columns:{columns};column-gap:12pt">{before}{paragraphs(story)}</div></div>'
    )


def strip(own: Sheetwright) -> str:
    """Return a page head: number and name in a corner, the paper's name and the day at the other end of a line."""
    ways = (
        f"<div style='display:flex;justify-content:space-between;align-items:flex-end;border-bottom:1.5pt solid #000'>"
        f"<span class=hei style='font-size:20pt'>{int(own.page):02d}</span><span class=hei style='font-size:14pt'>"
        f"{own.page_name}</span><span>{own.said} 星期{own.weekday}</span><span style='font-size:13pt'>{own.words.paper}"
        "</span></div><div style='height:9pt'></div>",
        f"<div style='background:#333;color:#fff;padding:3pt 6pt' class=hei>{own.words.paper}　|　{own.said}　|　第{own.page}版　"
        f"{own.page_name}</div><div style='height:9pt'></div>",
        f"<div style='display:flex;justify-content:space-between;border-bottom:.5pt solid #000;font-size:8pt'><span>"
        f"责任编辑：{own.words.name()}　版式：{own.words.name()}</span><span class=hei style='font-size:15pt'>{own.page_name} · "
        f"{own.page}版</span><span>{own.words.paper}　{own.said}</span></div><div style='height:9pt'></div>",
    )
    return own.random.choice(ways)


def poster(own: Sheetwright) -> str:
    """A front page: name in a band, a headline of two lines in white on black over a picture, columns of leads below."""
    own.page, own.page_name = "1", "要闻"
    head = (
        f"<div class=row style='align-items:flex-end'><div style='font-size:44pt;flex:2' class=hei>{own.words.paper}</div><div "
        f"style='font-size:8pt;text-align:right'>{own.said}　星期{own.weekday}<br>{own.words.lunar()}　第{own.random.randint(90, 9000)}期"
        f"<br>要闻　第1版</div></div>"
    )
    lead = own.words.story(420, longest=30, kicker=1, sub=1)
    own.told(lead)
    band = (
        f"<div style='background:#111;color:#fff;padding:12pt'><p class=k style='font-size:14pt'>{lead.kicker}</p>"
        f"<h1 class=hei style='font-size:32pt'>{lead.headline}</h1><p class=s style='font-size:13pt'>{lead.sub}</p></div>"
    )
    by = f"<p class=by>{lead.byline}</p>" if lead.byline else ""
    text = f"<div style='columns:3;column-gap:14pt;margin-top:8pt'>{by}{paragraphs(lead)}</div>"
    three = "".join(f"<div>{whole(own.story(n, longest=12, kicker=0, sub=0.2), 15)}</div>" for n in (180, 210, 160))
    return f"{head}{band}{text}<div class=rule></div><div class=row>{three}</div>"


def drop_caps(own: Sheetwright) -> str:
    """Signed essays whose first character is as high as two lines; a picture in the middle of one."""
    made = strip(own)
    for size, columns in ((620, 3), (380, 2), (300, 2)):
        story = own.story(size, longest=14, kicker=0, sub=0.3)
        first = story.paragraphs[0]
        cap = f"<span style='float:left;font-size:{own.size * 2.9}pt;line-height:1;margin-right:3pt'>{first[0]}</span>"
        rest = "".join(f"<p>{escape(p)}</p>" for p in story.paragraphs[1:])
        made += (
            f"<div class=story>{stack(story, 21)}<div style='columns:{columns};column-gap:14pt'>"
            f"<p style='text-indent:0'>{cap}{escape(first[1:])}</p>{rest}</div></div><div class=rule></div>"
        )
    return made


def wrapped(own: Sheetwright) -> str:
    """Wide text that runs round a picture with its caption; a quotation in large type stands amid the other story."""
    made = strip(own)
    story = own.story(700, longest=20, kicker=0.5, sub=0.5)
    caption = own.words.caption()
    story.captions = [caption]
    picture = (
        f"<div style='float:right;width:38%;margin:2pt 0 4pt 12pt'><div class=pic style='height:120pt'></div>"
        f"<p class=cap>{caption}</p></div>"
    )
    half = len(story.paragraphs) // 2
    texts = [f"<p>{escape(p)}</p>" for p in story.paragraphs]
    made += f"<div class=story style='overflow:hidden'>{stack(story, 26)}{''.join(texts[:half])}{picture}{''.join(texts[half:])}</div>"
    pair = "".join(f"<div>{whole(own.story(n, longest=13, kicker=0.3, sub=0.2), 16, 2)}</div>" for n in (330, 300))
    return made + f"<div class=rule></div><div class=row>{pair}</div>"


def run_in(own: Sheetwright) -> str:
    """A column of briefs whose heads stand in the line of their text, bold, after a square; beside it two stories."""
    made = strip(own) + "<div class=row><div style='flex:2'>"
    for n in (460, 330):
        made += whole(own.story(n, longest=16, kicker=0.5, sub=0.4), 20, 2)
    made += "</div><div style='border-left:.6pt solid #333;padding-left:9pt'><p class=hei style='font-size:15pt;text-indent:0'>"
    made += "简讯</p>"
    for _k in range(4):
        story = own.words.story(90, longest=11, kicker=0, sub=0)
        story.byline = None
        own.told(story)
        own.stories[-1].credits = [c for c in story.credits if "记者" in story.paragraphs[0]]
        first, rest = story.paragraphs[0], story.paragraphs[1:]
        made += f"<p style='text-indent:0'><b class=hei>■{story.headline}</b>　{escape(first)}</p>"
        made += "".join(f"<p>{escape(p)}</p>" for p in rest)
    return made + "</div></div>"


def interview(own: Sheetwright) -> str:
    """An interview with bold questions in three columns, a box with facts beside it that is a piece of its own."""
    words = own.words
    story = own.story(120, longest=18, kicker=0.6, sub=0.5)
    who = words.name()
    asked = []
    for _k in range(6):
        question = f"问：{words.place()}往后打算怎样做？"
        answer = f"{who}：{words.paragraph(own.random.randint(60, 140))}"
        asked += [question, answer]
    opening = list(story.paragraphs)
    story.paragraphs += asked
    inner = "".join(f"<p>{escape(p)}</p>" for p in opening)
    for k, p in enumerate(asked):
        inner += f"<p class=hei><b>{p}</b></p>" if k % 2 == 0 else f"<p>{escape(p)}</p>"
    box = own.story(150, longest=10, kicker=0, sub=0)
    side = f"<div style='background:#e4e4e4;padding:8pt;flex:1'>{whole(box, 14)}</div>"
    text = f"<div style='columns:2;column-gap:14pt'>{inner}</div>"
    return f"{strip(own)}{stack(story, 27, 'center')}<div class=row><div style='flex:3'>{text}</div>{side}</div>"


def supplement(own: Sheetwright) -> str:
    """A 副刊: essays with the author right under the title, a poem in a box with centred lines."""
    words, made = own.words, strip(own)
    essays = []
    for n in (520, 360):
        story = words.story(n, longest=9, kicker=0, sub=0)
        who = words.name()
        story.byline, story.credits = f"□ {who}", [("作者", who)]
        story.paragraphs = [words.paragraph(own.random.randint(60, 140)) for _k in range(n // 90)]
        own.told(story)
        story.credits = []
        essays.append(whole(story, 22, 2, "center"))
    poem = Story(headline=words.pick(["渡口", "晒谷", "听雨", "老屋"]), kind="poem", byline=words.name())
    poem.paragraphs = [
        words.pick(
            [
                "山风吹过旧渡口",
                "一只船停在芦花里",
                "谷子晒满了石板路",
                "檐下的灯亮了又暗",
                "孩子数着归来的雁",
                "水声从竹林里传来",
            ]
        )
        for _k in range(6)
    ]
    poem.paragraphs = list(dict.fromkeys(poem.paragraphs))
    own.told(poem)
    lines = "".join(f"<p style='text-indent:0;text-align:center'>{p}</p>" for p in poem.paragraphs)
    box = (
        f"<div style='border:.7pt solid #333;padding:10pt;flex:1'><h3 style='font-size:16pt;text-align:center'>{poem.headline}</h3>"
        f"<p class=by style='text-align:center'>{poem.byline}</p>{lines}</div>"
    )
    return f"{made}<div class=story>{essays[0]}</div><div class=rule></div><div class=row><div style='flex:2'>{essays[1]}</div>{box}</div>"


def photos(own: Sheetwright) -> str:
    """A page of pictures: one headline, a short text, four pictures with numbered captions that belong to it."""
    story = own.story(160, longest=14, kicker=0.4, sub=0)
    story.captions = [f"{'①②③④'[k]} {own.words.caption()}" for k in range(4)]
    cells = "".join(
        f"<div style='width:47%'><div class=pic style='height:{own.random.choice([110, 130])}pt'></div><p class=cap>{c}</p></div>"
        for c in story.captions
    )
    grid = f"<div style='display:flex;flex-wrap:wrap;gap:12pt;margin-top:8pt'>{cells}</div>"
    below = whole(own.story(330, longest=16, kicker=0, sub=0.4), 19, 3)
    return f"{strip(own)}{whole(story, 30, 2, 'center')}{grid}<div class=rule></div>{below}"


def bands(own: Sheetwright) -> str:
    """Heads on tinted bands over the whole width of their story, each story in another number of columns."""
    made = strip(own)
    for n, columns in ((420, 4), (300, 3), (260, 2)):
        story = own.story(n, longest=18, kicker=0, sub=0.5)
        by = f"<span style='float:right;font-size:9pt'>{story.byline}</span>" if story.byline else ""
        sub = f"<p class=s style='font-size:11pt'>{story.sub}</p>" if story.sub else ""
        made += (
            f"<div class=story><div style='background:#d8d8d8;padding:5pt 8pt;margin-bottom:5pt'>{by}"
            f"<h2 style='font-size:19pt' class=hei>{story.headline}</h2>{sub}</div>"
            f"<div style='columns:{columns};column-gap:12pt;column-rule:.4pt solid #777'>{paragraphs(story)}</div></div>"
        )
    return made


def results(own: Sheetwright) -> str:
    """A sports page: a table of four columns under its story, its rows ruled; a narrow story and a schedule beside."""
    words, made = own.words, strip(own)
    story = own.story(360, longest=18, kicker=0.5, sub=0)
    towns = [words.place() for _k in range(6)]
    story.table = [["队名", "胜", "负", "积分"]]
    story.table += [[t, str(own.random.randint(0, 9)), str(own.random.randint(0, 9)), words.number()] for t in towns]
    rows = "".join(
        "<tr>" + "".join(f"<t{'hd'[k > 0]}>{c}</t{'hd'[k > 0]}>" for c in row) + "</tr>"
        for k, row in enumerate(story.table)
    )
    left = f"<div style='flex:2'>{whole(story, 22, 2)}<table>{rows}</table></div>"
    side = "".join(whole(own.story(n, longest=10, kicker=0, sub=0), 14) for n in (170, 140, 120))
    return f"{made}<div class=row>{left}<div>{side}</div></div>"


MAKE_UPS: dict[str, Callable[[Sheetwright], str]] = {
    f.__name__: f for f in (poster, drop_caps, wrapped, run_in, interview, supplement, photos, bands, results)
}
