# ruff: noqa: E501 - markup is easier to read as it is written
"""A third round of make-ups as HTML: heads amid their columns, 引题 at a head's left, side rails, front pages with ears."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from benchmarks._page_gold import Story
from benchmarks._unseen_pages import Sheetwright, paragraphs

_GAP = "column-gap:13pt"


def _front(own: Sheetwright) -> str:
    """A front page's masthead: the name between two ears, a line of facts below it."""
    own.page, own.page_name = None, None  # type: ignore[assignment]  # a front page prints neither
    words, chance = own.words, own.random
    ear = f"<div style='width:110pt;border:.7pt solid #000;padding:4pt;font-size:8pt;text-indent:0;text-align:center'>今日天气<br>{words.place()}：多云转晴<br>{chance.randint(-3, 9)}℃～{chance.randint(10, 33)}℃</div>"
    other = f"<div style='width:110pt;font-size:8pt;text-align:center'>国内统一连续出版物号<br>CN {chance.randint(10, 65)}-{chance.randint(1000, 9999):04d}<br>今日{chance.choice(['四', '八', '十二'])}版</div>"
    return (
        f"<div style='display:flex;justify-content:space-between;align-items:center'>{ear}<div class=hei style='font-size:46pt;font-weight:bold;letter-spacing:6pt'>{words.paper}</div>{other}</div>"
        f"<div style='border-top:2pt solid #000;border-bottom:.5pt solid #000;text-align:center;font-size:8.5pt;padding:2pt;margin:4pt 0 9pt'>{own.said}　星期{own.weekday}　{words.lunar()}　总第{chance.randint(900, 9999)}期　社长：{words.name()}　总编辑：{words.name()}</div>"
    )


def _inner(own: Sheetwright) -> str:
    """An inner page's head: name of the page in a tab, its number large at the outer edge, fine print between."""
    words = own.words
    return (
        f"<div style='display:flex;align-items:flex-end;border-bottom:3pt double #000;padding-bottom:3pt;margin-bottom:9pt'><span class=hei style='font-size:30pt;line-height:1'>{own.page}</span><span style='font-size:9pt;margin:0 14pt 0 3pt'>版</span>"
        f"<span class=hei style='background:#000;color:#fff;padding:2pt 10pt;font-size:15pt'>{own.page_name}</span><span style='flex:1;text-align:right;font-size:8pt'>{words.paper}　{own.said}　星期{own.weekday}<br>责编 {words.name()}　美编 {words.name()}　校对 {words.name()}</span></div>"
    )


def _over(story: Story, size: float, align: str = "left") -> str:
    made = (
        f"<p style='text-indent:0;font:{size * 0.5:.1f}pt \"Noto Serif CJK SC\";text-align:{align}'>{escape(story.kicker)}</p>"
        if story.kicker
        else ""
    )
    made += f"<h2 class=hei style='font-size:{size}pt;text-align:{align};margin:1pt 0 3pt'>{escape(story.headline or '')}</h2>"
    made += (
        f"<p style='text-indent:0;font:{size * 0.5:.1f}pt \"Noto Serif CJK SC\";text-align:{align};margin-bottom:3pt'>{escape(story.sub)}</p>"
        if story.sub
        else ""
    )
    return made + (
        f"<p style='text-indent:0;text-align:{align};margin-bottom:3pt'>{escape(story.byline)}</p>"
        if story.byline
        else ""
    )


def _piece(story: Story, size: float, columns: int = 1, align: str = "left") -> str:
    return f"<div style='margin-bottom:8pt'>{_over(story, size, align)}<div style='columns:{columns};{_GAP}'>{paragraphs(story)}</div></div>"


def _rule(weight: float = 0.6) -> str:
    return f"<div style='border-top:{weight}pt solid #333;margin:6pt 0'></div>"


def side_kicker(own: Sheetwright) -> str:
    """A 引题 on two short lines at the left of a large headline; below it columns; two stories parted by an upright rule."""
    lead = own.story(560, longest=11, kicker=1, sub=0.6)
    half = (len(lead.kicker or "") + 1) // 2
    side = f"{escape((lead.kicker or '')[:half])}<br>{escape((lead.kicker or '')[half:])}"
    made = _inner(own)
    made += f"<div style='display:flex;align-items:center;gap:8pt;justify-content:center'><div style='font-size:13pt;line-height:1.25'>{side}</div><h1 class=hei style='font-size:32pt;margin:0'>{lead.headline}</h1></div>"
    made += f"<p style='text-indent:0;text-align:center;font-size:14pt;margin:3pt 0'>{lead.sub}</p>" if lead.sub else ""
    made += f"<p style='text-indent:0;text-align:center'>{lead.byline}</p>" if lead.byline else ""
    made += f"<div style='columns:4;{_GAP}'>{paragraphs(lead)}</div>" + _rule(1)
    left, right = (own.story(n, longest=14, kicker=0.5, sub=0.4) for n in (330, 300))
    return (
        made
        + f"<div style='display:flex'><div style='flex:1;padding-right:9pt;border-right:.6pt solid #333'>{_piece(left, 18, 2)}</div><div style='flex:1;padding-left:9pt'>{_piece(right, 18, 2, 'center')}</div></div>"
    )


def rail(own: Sheetwright) -> str:
    """A front page with a tinted rail at its left (导读 of other pages, telephone numbers); stories at its right."""
    words, made = own.words, _front(own)
    guide = "".join(
        f"<p style='text-indent:0;margin-bottom:7pt'><b class=hei>{words.place()}{words.pick(['老街', '果园', '夜校', '码头'])}换了新样子</b><br>&gt;&gt; {k + 2}版</p>"
        for k in range(5)
    )
    side = f"<div style='flex:0 0 104pt;background:#e6e6e6;padding:6pt;font-size:9pt;text-align:left'><p class=hei style='font-size:14pt;text-indent:0;text-align:center;margin-bottom:5pt'>今日导读</p>{guide}<p style='text-indent:0;font-size:8pt'>新闻热线<br>{own.random.randint(1000000, 9999999)}</p></div>"
    first, second, third = (
        own.story(400, longest=18, kicker=0.7, sub=0.7),
        own.story(250, longest=13, kicker=0.3, sub=0.2),
        own.story(240, longest=13, kicker=0.3, sub=0.2),
    )
    caption = words.caption()
    first.captions = [caption]
    picture = f"<div style='break-inside:avoid;margin-bottom:4pt'><div style='background:#a9b4b9;height:96pt'></div><p style='text-indent:0;font:8pt/1.3 \"Noto Sans CJK SC\"'>{caption}</p></div>"
    main = f"<div style='flex:1;min-width:0'>{_over(first, 26)}<div style='columns:3;{_GAP}'>{picture}{paragraphs(first)}</div>{_rule()}<div style='display:flex;gap:13pt'><div style='flex:1'>{_piece(second, 17)}</div><div style='flex:1'>{_piece(third, 17)}</div></div></div>"
    return made + f"<div style='display:flex;gap:12pt'>{side}{main}</div>"


def portrait(own: Sheetwright) -> str:
    """Columns by three writers, one under the other: at the left of each its name, a portrait, the writer's line."""
    words, made = own.words, _inner(own)
    for n in (300, 340, 280):
        story, who = own.story(n, longest=12, kicker=0, sub=0), words.name()
        story.byline, story.credits, story.paragraphs = (
            f"□ {who}",
            [("作者", who)],
            [words.paragraph(n // 3) for _k in range(3)],
        )
        tag = words.pick(["渡口漫笔", "街巷闲话", "灯下杂谈", "田头随想", "茶馆夜话"])
        made += f"<div style='display:flex;gap:12pt;border-bottom:.6pt solid #666;padding:6pt 0'><div style='flex:0 0 70pt;text-align:center'><p class=hei style='text-indent:0;font-size:13pt;background:#ddd'>{tag}</p><div style='background:#aaa;height:58pt;margin:5pt 8pt'></div></div><div style='flex:1'>{_over(story, 19)}<div style='columns:2;{_GAP}'>{paragraphs(story)}</div></div></div>"
    return made


def questions(own: Sheetwright) -> str:
    """A page of readers' questions: each a headline, then 问： and 答： on paragraphs of their own; a wide story below."""
    words, made = own.words, _inner(own)
    made += f"<p class=hei style='text-indent:0;font-size:20pt;text-align:center;letter-spacing:8pt'>热线问答</p><div style='columns:3;{_GAP};column-rule:.5pt solid #777'>"
    for n in (150, 170, 140, 190, 150, 130):
        story = own.story(n, longest=10, kicker=0, sub=0)
        story.byline, story.credits = None, []
        story.paragraphs = [f"问：{words.paragraph(30)}", f"答：{words.paragraph(n - 60)}", words.paragraph(30)]
        made += f"<div style='break-inside:avoid'><h3 class=hei style='font-size:13pt;text-align:center;margin:5pt 0 2pt'>{story.headline}</h3>{paragraphs(story)}</div>"
    return made + "</div>" + _rule(1.5) + _piece(own.story(420, longest=20, kicker=0.5, sub=0.6), 24, 4, "center")


def strips(own: Sheetwright) -> str:
    """A front page in strips: a lead over all columns, three stories side by side parted by hair rules, a strip of one picture and its text."""
    words, made = own.words, _front(own)
    made += _piece(own.story(380, longest=22, kicker=0.8, sub=0.8), 30, 5, "center") + _rule(1)
    cells = "".join(
        f"<div style='flex:1;min-width:0;padding:0 7pt;border-left:{'.4pt solid #444' if k else '0'}'>{_piece(own.story(n, longest=12, kicker=0.3, sub=0.2), 16, 1, 'center')}</div>"
        for k, n in enumerate((190, 170, 180))
    )
    made += f"<div style='display:flex'>{cells}</div>" + _rule(1)
    story, caption = own.story(210, longest=15, kicker=0, sub=0.4), words.caption()
    story.captions = [caption]
    return (
        made
        + f"<div style='display:flex;gap:12pt'><div style='flex:0 0 220pt'><div style='background:#b8b0a4;height:100pt'></div><p style='text-indent:0;font:8pt/1.3 \"Noto Sans CJK SC\"'>▲{caption}</p></div><div style='flex:1'>{_piece(story, 19, 2)}</div></div>"
    )


def editorial(own: Sheetwright) -> str:
    """A leading article in two wide columns of larger type under the tag 社论 in a black box; a narrow column of news at its side."""
    made = _inner(own)
    story = own.story(700, longest=13, kicker=0, sub=0.4)
    story.byline, story.credits = "本报评论员", []
    story.paragraphs = [own.words.paragraph(120) for _k in range(6)]
    tag = "<span class=hei style='background:#000;color:#fff;padding:2pt 8pt;font-size:12pt'>社论</span>"
    main = f"<div style='flex:3;min-width:0;border:1pt solid #000;padding:9pt'>{tag}{_over(story, 25, 'center')}<div style='columns:2;column-gap:18pt;font-size:115%'>{paragraphs(story)}</div></div>"
    side = "".join(_piece(own.story(n, longest=11, kicker=0, sub=0), 14) for n in (180, 170, 190))
    return made + f"<div style='display:flex;gap:12pt'>{main}<div style='flex:1;min-width:0'>{side}</div></div>"


def notices(own: Sheetwright) -> str:
    """Stories above; the lower third is small notices in ruled cells of four columns, each with a bold first word."""
    words, made = own.words, _inner(own)
    made += "".join(_piece(own.story(n, longest=16, kicker=0.4, sub=0.4), 21, 4) + _rule() for n in (430, 330))
    cells = "".join(
        f"<div style='border:.5pt solid #000;padding:2pt 4pt;font-size:7.5pt;line-height:1.3'><b class=hei>遗失声明</b>　{words.name()}遗失{words.place()}{words.pick(['营业执照', '残疾证', '船员证', '收据'])}一份，声明作废。</div>"
        for _k in range(12)
    )
    return (
        made
        + f"<div style='background:#333;color:#fff;text-align:center;font-size:12pt;padding:2pt' class=hei>分类广告　刊登热线 {own.random.randint(1000000, 9999999)}</div><div style='display:grid;grid-template-columns:repeat(4,1fr)'>{cells}</div>"
    )


def numbers(own: Sheetwright) -> str:
    """A page of three stories numbered with large figures at their left, under one section's title; a photograph with a credit of its own."""
    words, made = own.words, _inner(own)
    made += f"<p class=hei style='font-size:24pt;text-indent:0;text-align:center;border-bottom:1pt solid #000;margin-bottom:8pt'>{words.pick(['一周人物', '三地走访', '他们的秋天'])}</p>"
    for k, n in enumerate((330, 300, 310)):
        story = own.story(n, longest=14, kicker=0, sub=0.5)
        made += f"<div style='display:flex;gap:10pt;margin-bottom:6pt'><div style='flex:0 0 34pt;font:bold 40pt/1 \"Noto Sans CJK SC\";color:#999'>{k + 1}</div><div style='flex:1'>{_piece(story, 18, 3)}</div></div>"
    photo = words.photo()
    own.told(photo)
    head = f"<p class=hei style='text-indent:0;font-size:12pt'>{photo.headline}</p>" if photo.headline else ""
    return (
        made
        + f"<div style='background:#9aa;height:130pt'></div>{head}<p style='text-indent:0;font:8.5pt/1.35 \"Noto Sans CJK SC\"'>{escape(photo.paragraphs[0])}</p>"
    )


def profile(own: Sheetwright) -> str:
    """One long story in three columns with a lead-in in larger type over them and small heads on tints amid it; a narrow story at the foot."""
    words, made = own.words, _inner(own)
    story = own.story(300, longest=15, kicker=0.6, sub=0.8)
    who, opening = words.name(), words.paragraph(90)
    story.byline, story.credits = f"本报记者 {who} 文/图", [("记者", who), ("摄影", who)]
    story.paragraphs = [words.paragraph(n) for n in (110, 80, 110)]
    heads = words.random.sample(["从一条船说起", "账要一笔一笔算", "老手艺有了新徒弟", "冬天里的灯", "再走三十里"], 3)
    parts = [[words.paragraph(90), words.paragraph(70)] for _k in heads]
    text = paragraphs(story)
    for head, part in zip(heads, parts, strict=True):
        text += (
            f"<p class=hei style='text-indent:0;text-align:center;background:#ddd;margin:4pt 0'>{head}</p>"
            + "".join(f"<p>{escape(p)}</p>" for p in part)
        )
    story.paragraphs = [
        opening,
        *story.paragraphs,
        *(p for h, part in zip(heads, parts, strict=True) for p in (h, *part)),
    ]
    made += f"{_over(story, 29, 'center')}<p style='font-size:120%;margin:4pt 30pt 8pt'>{escape(opening)}</p><div style='columns:3;{_GAP}'>{text}</div>"
    return made + _rule(1) + _piece(own.story(260, longest=16, kicker=0.3, sub=0.2), 19, 3)


THIRD: dict[str, Callable[[Sheetwright], str]] = {
    one.__name__: one for one in (side_kicker, rail, portrait, questions, strips, editorial, notices, numbers, profile)
}
