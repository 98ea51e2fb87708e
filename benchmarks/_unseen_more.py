# ruff: noqa: E501 - markup is easier to read as it is written
"""A second round of make-ups, written after the rules had been mended on the first: other kinds, measured once."""

from __future__ import annotations

import io
from collections.abc import Callable
from html import escape
from typing import Any

from benchmarks._unseen_pages import Sheetwright, paragraphs, stack, strip, whole


def tall_head(own: Sheetwright) -> str:
    """A lead whose headline stands on three lines beside its picture; a quotation in a tint amid its columns."""
    words = own.words
    story = own.story(620, longest=26, kicker=1, sub=1)
    caption = words.caption()
    story.captions = [caption]
    head = f"<div style='flex:1'>{stack(story, 30)}</div>"
    picture = f"<div style='flex:1'><div class=pic style='height:130pt'></div><p class=cap>{caption}</p></div>"
    below = "".join(f"<div>{whole(own.story(n, longest=12, kicker=0, sub=0), 15)}</div>" for n in (200, 170, 190, 150))
    return (
        f"{strip(own)}<div class=row>{head}{picture}</div><div style='columns:4;column-gap:12pt;margin-top:8pt'>{paragraphs(story)}</div>"
        f"<div class=rule></div><div class=row>{below}</div>"
    )


def letters(own: Sheetwright) -> str:
    """Letters to the editor in two columns, each under a head, its writer's name at the right below it."""
    words, made = own.words, strip(own)
    made += "<p class=hei style='font-size:22pt;text-indent:0;border-bottom:2pt solid #555'>读者来信</p><div style='columns:2;column-gap:16pt'>"
    for n in (210, 170, 230, 160):
        story = own.story(n, longest=13, kicker=0, sub=0)
        story.byline, story.credits = None, []
        story.paragraphs = ["编辑同志：", words.paragraph(n // 2), words.paragraph(n // 2)]
        who, place = words.name(), words.place()
        story.paragraphs.append(f"（{place}　{who}）")
        made += f"<div class=story style='break-inside:avoid'>{stack(story, 15)}{''.join(f'<p>{escape(p)}</p>' for p in story.paragraphs[:-1])}<p style='text-align:right'>{story.paragraphs[-1]}</p></div>"
        own.stories[-1].credits = []
    return made + "</div>"


def gazette(own: Sheetwright) -> str:
    """Rules in numbered articles over one wide column under a centred head, then a notice with its signature and day."""
    words = own.words
    story = own.story(80, longest=14, kicker=0, sub=0)
    story.headline = f"{words.place()}河道管理办法"
    story.byline, story.credits = None, []
    numbers = "一二三四五六七"
    story.paragraphs = [f"第{n}条　{words.paragraph(own.random.randint(50, 120))}" for n in numbers]
    below = "".join(f"<div>{whole(own.story(n, longest=14, kicker=0.4, sub=0.3), 17, 2)}</div>" for n in (300, 260))
    return (
        f"{strip(own)}<h1 style='text-align:center;font-size:24pt'>{story.headline}</h1>{paragraphs(story)}"
        f"<div class=rule></div><div class=row>{below}</div>"
    )


def bracketed(own: Sheetwright) -> str:
    """Briefs in two columns of a tinted box, each beginning with its head in 【】 in the line; a story above it."""
    words = own.words
    made = strip(own) + whole(own.story(480, longest=18, kicker=0.5, sub=0.5), 24, 3, "center")
    made += "<div style='background:#eee;padding:8pt;margin-top:8pt'><p class=hei style='font-size:16pt;text-indent:0'>一周短波</p><div style='columns:2;column-gap:14pt'>"
    for _k in range(5):
        story = words.story(95, longest=11, kicker=0, sub=0)
        story.byline = None
        story.credits = story.credits if "记者" in story.paragraphs[0] else []
        own.told(story)
        made += f"<p style='text-indent:0'><b class=hei>【{story.headline}】</b>{escape(story.paragraphs[0])}</p>"
        made += "".join(f"<p>{escape(p)}</p>" for p in story.paragraphs[1:])
    return made + "</div></div>"


def milestones(own: Sheetwright) -> str:
    """A story with a tinted list of years at its side that belongs to no other story; small heads in bold amid the text."""
    words = own.words
    story = own.story(420, longest=18, kicker=0.4, sub=0.6)
    parts = [words.paragraph(90) for _k in range(3)]
    heads = ["先修渠，后修路", "账本挂在墙上", "明年还要再看"]
    inner = paragraphs(story)
    for head, part in zip(heads, parts, strict=True):
        inner += f"<p class=hei style='text-indent:0;text-align:center'><b>{head}</b></p><p>{escape(part)}</p>"
        story.paragraphs += [head, part]
    box = own.story(60, longest=9, kicker=0, sub=0)
    box.byline, box.credits = None, []
    box.headline = "大事记"
    box.paragraphs = [f"{year}年　{words.sentence()}" for year in (1998, 2006, 2015)]
    side = "".join(f"<p style='text-indent:0'><b>{p[:5]}</b>{escape(p[5:])}</p>" for p in box.paragraphs)
    side = f"<div style='border:1pt solid #444;padding:7pt;flex:1'><h3 style='font-size:14pt'>大事记</h3>{side}</div>"
    return f"{strip(own)}{stack(story, 28)}<div class=row><div style='flex:3;columns:3;column-gap:12pt'>{inner}</div>{side}</div>"


def back_page(own: Sheetwright) -> str:
    """Two stories, one with its picture at the left of its text, above a third of advertisements in frames."""
    words = own.words
    story = own.story(330, longest=16, kicker=0.3, sub=0.3)
    caption = words.caption()
    story.captions = [caption]
    picture = f"<div style='flex:1'><div class=pic style='height:110pt'></div><p class=cap>{caption}</p></div>"
    made = f"{strip(own)}{stack(story, 23)}<div class=row>{picture}<div style='flex:2;columns:2;column-gap:12pt'>{paragraphs(story)}</div></div>"
    made += f"<div class=rule></div>{whole(own.story(360, longest=18, kicker=0.4, sub=0), 20, 4)}<div class=row style='margin-top:10pt'>"
    for _k in range(3):
        big, firm, phone = words.advertisement()
        made += (
            f"<div style='border:1pt solid #000;padding:8pt;text-align:center'><p class=hei style='font-size:20pt;text-indent:0'>{big}</p>"
            f"<p style='text-indent:0'>{firm}</p><p style='text-indent:0'>{phone}</p></div>"
        )
    return made + "</div>"


def listing(own: Sheetwright) -> str:
    """A listing of a week in a table without rules, its cells of two lines; a story above and one beside it."""
    words = own.words
    story = own.story(300, longest=14, kicker=0, sub=0)
    story.table = [["日期", "地点", "内容", "联系人"]]
    for k in range(5):
        story.table.append(
            [
                f"{own.random.randint(1, 12)}月{k + 3}日",
                words.place(),
                words.pick(["晒谷比赛", "灯谜会", "旧书市", "木偶戏"]),
                words.name(),
            ]
        )
    rows = "".join("<tr>" + "".join(f"<td style='border:0'>{c}</td>" for c in row) + "</tr>" for row in story.table)
    left = f"<div style='flex:2'>{whole(story, 20, 2)}<table>{rows}</table></div>"
    return (
        f"{strip(own)}<div class=row>{left}<div>{whole(own.story(380, longest=11, kicker=0, sub=0.3), 17)}</div></div>"
    )


def wide_cells(own: Sheetwright) -> str:
    """A table ruled all around whose cells run over two and three lines, below a story in three columns."""
    words = own.words
    story = own.story(420, longest=18, kicker=0.5, sub=0.3)
    story.table = [["单位", "做法", "结果"]]
    story.table += [[words.place(), words.sentence(), f"{words.number()}户"] for _k in range(4)]
    rows = "".join("<tr>" + "".join(f"<td>{escape(c)}</td>" for c in row) + "</tr>" for row in story.table)
    table = f"<table style='width:70%'>{rows}</table>"
    return f"{strip(own)}{whole(story, 24, 3, 'center')}{table}<div class=rule></div>{whole(own.story(300, longest=16, kicker=0, sub=0.4), 19, 3)}"


def lead_in_bold(own: Sheetwright) -> str:
    """Stories whose first paragraph is set bold over the whole width, the rest in columns; numbers of 版 in heads' ears."""
    made = strip(own)
    for n, columns in ((460, 4), (380, 3)):
        story = own.story(n, longest=20, kicker=0.5, sub=0.4)
        first = f"<p class=hei style='font-weight:bold'>{escape(story.paragraphs[0])}</p>"
        rest = "".join(f"<p>{escape(p)}</p>" for p in story.paragraphs[1:])
        made += f"<div class=story>{stack(story, 25)}{first}<div style='columns:{columns};column-gap:12pt'>{rest}</div></div><div class=rule></div>"
    return made


MORE: dict[str, Callable[[Sheetwright], str]] = {
    f.__name__: f
    for f in (tall_head, letters, gazette, bracketed, milestones, back_page, listing, wide_cells, lead_in_bold)
}


def pamphlet(own: Sheetwright) -> bytes:
    """Return a pamphlet set by ReportLab: one wide column, a table whose header is repeated on the next page."""
    from reportlab.lib.styles import ParagraphStyle  # type: ignore[import-untyped]  # no part of the program
    from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]  # no part of the program
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont  # type: ignore[import-untyped]  # no part of the program
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table  # type: ignore[import-untyped]  # no part of the program

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    plain = {"fontName": "STSong-Light", "wordWrap": "CJK"}
    text = ParagraphStyle("text", fontSize=10, leading=16, firstLineIndent=20, **plain)
    cell = ParagraphStyle("cell", fontSize=9, leading=12, **plain)
    head = ParagraphStyle("head", fontSize=20, leading=26, spaceBefore=12, spaceAfter=6, **plain)
    flow: list[Any] = [
        Paragraph(own.words.paper, ParagraphStyle("name", fontSize=30, leading=38, **plain)),
        Paragraph(f"{own.said}　星期{own.weekday}　第{own.random.randint(3, 90)}期", cell),
    ]
    for k in range(2):
        story = own.story(420 if k == 0 else 300, longest=18, kicker=0, sub=0)
        story.page = None
        flow.append(Paragraph(story.headline, head))
        if story.byline:
            flow.append(Paragraph(story.byline, cell))
        flow += [Paragraph(escape(p), text) for p in story.paragraphs]
        if k == 0:
            story.table = [["村名", "户数", "说明"]]
            story.table += [[own.words.place(), own.words.number(), own.words.sentence()] for _k in range(14)]
            rows = [[Paragraph(escape(c), cell) for c in row] for row in story.table]
            grid = [("GRID", (0, 0), (-1, -1), 0.5, "black")]
            flow.append(Table(rows, colWidths=[90, 60, own.width - 280], repeatRows=1, style=grid))
    stream = io.BytesIO()
    SimpleDocTemplate(
        stream, pagesize=(own.width, 520), leftMargin=50, rightMargin=50, topMargin=45, bottomMargin=45
    ).build(flow)
    return stream.getvalue()


def newsletter(own: Sheetwright) -> bytes:
    """Return a school newsletter laid out by Qt's rich text: a table of two columns, heads in them, a picture's frame."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
    from PySide6.QtGui import QGuiApplication, QPageSize, QPdfWriter, QTextDocument

    application = QGuiApplication.instance() or QGuiApplication([])
    own.page = None  # type: ignore[assignment]  # it names no page
    left = [own.story(n, longest=12, kicker=0, sub=0.3) for n in (260, 220)]
    right = [own.story(n, longest=12, kicker=0, sub=0) for n in (200, 240)]
    cells = []
    for stories in (left, right):
        inner = ""
        for s in stories:
            inner += f"<h2>{s.headline}</h2>" + (f"<p align=center>{s.sub}</p>" if s.sub else "")
            inner += f"<p align=center>{s.byline}</p>" if s.byline else ""
            inner += "".join(f"<p style='text-indent:20px;margin:2px'>{escape(p)}</p>" for p in s.paragraphs)
        cells.append(f"<td width='50%' style='padding-right:12px'>{inner}</td>")
    document = QTextDocument()
    document.setDefaultStyleSheet(
        "* { font-family: 'Noto Serif CJK SC'; font-size: 10pt } h2 { font-size: 16pt } h1 { font-size: 30pt }"
    )
    document.setHtml(
        f"<h1 align=center>{own.words.paper}</h1><p align=center>{own.said}　星期{own.weekday}　第{own.random.randint(3, 90)}期</p><hr>"
        f"<table width='100%'><tr>{''.join(cells)}</tr></table>"
    )
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QSizeF(620, 1100), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF(12, 12, 12, 12))
    document.print_(writer)
    buffer.close()
    del application
    return bytes(data.data())
