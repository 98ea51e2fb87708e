# ruff: noqa: E501 - markup is easier to read as it is written
"""Writers of ordinary newspaper pages: placed type by fpdf2, ReportLab, Typst and Qt; flowing pages by CSS and OpenDocument."""

from __future__ import annotations

import io
from html import escape
from itertools import pairwise

from benchmarks._broadsheet import Broadsheet
from benchmarks._page_gold import Frame, Issue, Picture, Rule, Sheet, Story, Words
from benchmarks._page_renderers import render
from benchmarks._unseen_writers import _FODT, _columns, _style

_FOLDER = "/usr/share/fonts/opentype/noto/Noto"


def fpdf2(issue: Issue) -> bytes:
    """Return placed pages as fpdf2 writes them: a string a line, embedded fonts."""
    from fpdf import FPDF  # type: ignore[import-untyped]  # no part of the program

    made = FPDF(unit="pt")
    made.set_auto_page_break(auto=False)
    for name, file in (
        ("song", "SerifCJK-Regular"),
        ("hei", "SansCJK-Regular"),
        ("heiB", "SansCJK-Bold"),
        ("songB", "SerifCJK-Bold"),
    ):
        made.add_font(name, fname=f"{_FOLDER}{file}.ttc", collection_font_number=2)
    for sheet in issue.sheets:
        made.add_page(format=(sheet.width, sheet.height))
        for mark in sorted(sheet.marks, key=lambda m: isinstance(m, Words)):
            if isinstance(mark, Words):
                made.set_font(("song" if mark.face == "kai" else mark.face) + "B" * mark.bold, size=mark.size)
                if mark.vertical:
                    for k, char in enumerate(mark.text):
                        made.text(mark.x - mark.size / 2, mark.y + (k + 0.88) * mark.size, char)
                    continue
                own, spare = made.get_string_width(mark.text), 0.0
                if mark.measure:
                    spare = max(
                        -0.08 * mark.size, min(0.2 * mark.size, (mark.measure - own) / max(1, len(mark.text) - 1))
                    )
                made.set_char_spacing(spare)
                made.text(mark.x, mark.y, mark.text)
                made.set_char_spacing(0)
            elif isinstance(mark, Rule):
                made.set_line_width(mark.width)
                made.line(mark.x0, mark.y0, mark.x1, mark.y1)
            else:
                tint = 0.6 if isinstance(mark, Picture) else mark.tint
                line = 0.0 if isinstance(mark, Picture) else mark.width
                made.set_fill_color(int(255 * (tint if tint is not None else 1)))
                made.set_line_width(line or 0.1)
                way = ("D" if line else "") + ("F" if tint is not None else "")
                if way:
                    made.rect(mark.x0, mark.y0, mark.x1 - mark.x0, mark.y1 - mark.y0, style=way)
    return bytes(made.output())


def reportlab(issue: Issue) -> bytes:
    """Return placed pages as ReportLab writes them, in a Chinese font that is not embedded; pictures are images."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader  # type: ignore[import-untyped]  # no part of the program
    from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]  # no part of the program
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont  # type: ignore[import-untyped]  # no part of the program
    from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]  # no part of the program

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    stream = io.BytesIO()
    made = Canvas(stream, pagesize=(issue.sheets[0].width, issue.sheets[0].height))
    grey = ImageReader(Image.new("L", (4, 4), 150))
    for sheet in issue.sheets:
        h = sheet.height
        for mark in sorted(sheet.marks, key=lambda m: isinstance(m, Words)):
            if isinstance(mark, Words):
                made.setFont("STSong-Light", mark.size)
                for shift in (0.0, 0.3) if mark.bold else (0.0,):
                    if mark.vertical:
                        for k, char in enumerate(mark.text):
                            made.drawString(mark.x - mark.size / 2 + shift, h - mark.y - (k + 0.88) * mark.size, char)
                        continue
                    spare = 0.0
                    if mark.measure:
                        own = made.stringWidth(mark.text, "STSong-Light", mark.size)
                        spare = max(
                            -0.08 * mark.size, min(0.2 * mark.size, (mark.measure - own) / max(1, len(mark.text) - 1))
                        )
                    made.drawString(mark.x + shift, h - mark.y, mark.text, charSpace=spare)
            elif isinstance(mark, Rule):
                made.setLineWidth(mark.width)
                made.line(mark.x0, h - mark.y0, mark.x1, h - mark.y1)
            elif isinstance(mark, Picture):
                made.drawImage(grey, mark.x0, h - mark.y1, mark.x1 - mark.x0, mark.y1 - mark.y0)
            else:
                made.setFillGray(mark.tint if mark.tint is not None else 1)
                made.setLineWidth(mark.width or 0.1)
                made.rect(
                    mark.x0,
                    h - mark.y1,
                    mark.x1 - mark.x0,
                    mark.y1 - mark.y0,
                    stroke=int(mark.width > 0),
                    fill=int(mark.tint is not None),
                )
                made.setFillGray(0)
        made.showPage()
    made.save()
    return stream.getvalue()


def _quoted(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def typst(issue: Issue) -> bytes:
    """Return placed pages as Typst writes them, each line where it belongs, set to its measure by its own justification."""
    import typst as compiler  # type: ignore[import-not-found]  # no part of the program

    made = [
        '#set text(lang: "zh", region: "cn", top-edge: "baseline", bottom-edge: "baseline")',
        "#set par(leading: 0pt, spacing: 0pt)",
    ]
    for n, sheet in enumerate(issue.sheets):
        made.append(
            f"#set page(width: {sheet.width}pt, height: {sheet.height}pt, margin: 0pt)"
            + ("\n#pagebreak()" if n else "")
        )
        made += [_placed(mark) for mark in sorted(sheet.marks, key=lambda m: isinstance(m, Words))]
    return bytes(compiler.compile("\n".join(made).encode()))


def _natural(mark: Words) -> float:
    """Return a line's width as Noto's Latin letters and digits, and Typst's space between scripts, make it."""
    changes = sum(a.isascii() != b.isascii() for a, b in pairwise(mark.text))
    return (sum(0.62 if c < "\u0100" else 1.0 for c in mark.text) + 0.26 * changes) * mark.size


def _placed(mark: Words | Rule | Frame | Picture) -> str:
    if isinstance(mark, Words):
        font = "Noto Sans CJK SC" if mark.face == "hei" else "Noto Serif CJK SC"
        style = f'font: "{font}", size: {mark.size}pt, weight: "{"bold" if mark.bold else "regular"}"'
        if mark.vertical:
            return "\n".join(
                f"#place(dx: {mark.x - mark.size / 2:.2f}pt, dy: {mark.y + (k + 0.88) * mark.size:.2f}pt, text({style}, {_quoted(c)}))"
                for k, c in enumerate(mark.text)
            )
        inner = f"text({style}, {_quoted(mark.text)})"
        if mark.measure and _natural(mark) < 0.99 * mark.measure:
            inner = f"block(width: {mark.measure + 0.2:.2f}pt, par(justify: true, {inner} + linebreak(justify: true)))"
        return f"#place(dx: {mark.x:.2f}pt, dy: {mark.y:.2f}pt, {inner})"
    if isinstance(mark, Rule):
        return f"#place(dx: 0pt, dy: 0pt, line(start: ({mark.x0:.2f}pt, {mark.y0:.2f}pt), end: ({mark.x1:.2f}pt, {mark.y1:.2f}pt), stroke: {mark.width}pt))"
    tint = 0.6 if isinstance(mark, Picture) else mark.tint
    line = 0.0 if isinstance(mark, Picture) else mark.width
    fill = f"luma({int(255 * tint)})" if tint is not None else "none"
    stroke = f"{line}pt" if line else "none"
    return f"#place(dx: {mark.x0:.2f}pt, dy: {mark.y0:.2f}pt, rect(width: {mark.x1 - mark.x0:.2f}pt, height: {mark.y1 - mark.y0:.2f}pt, fill: {fill}, stroke: {stroke}))"


def qt(issue: Issue) -> bytes:
    """Return placed pages as Qt writes them."""
    return render(issue, "qt")


PLACED = {f.__name__: f for f in (fpdf2, reportlab, typst, qt)}


def _stack(own: Broadsheet, story: Story, size: float) -> str:
    align = "left" if own.left_heads else "center"
    made = f"<div class=k style='text-align:{align}'>{escape(story.kicker)}</div>" if story.kicker else ""
    made += f"<h2 style='font-size:{size:.1f}pt;text-align:{align}'>{escape(story.headline or '')}</h2>"
    made += f"<div class=s style='text-align:{align}'>{escape(story.sub)}</div>" if story.sub else ""
    return made + (f"<div class=b style='text-align:{align}'>{escape(story.byline)}</div>" if story.byline else "")


def _told(own: Broadsheet, story: Story) -> Story:
    own.sheet.stories.append(story)
    return story


def _module(own: Broadsheet, count: int, of: int) -> str:
    """Return a story of so many of the page's columns, sometimes boxed or with its picture; or a picture of its own."""
    chance, way = own.chance, own.chance.random()
    if count > 1 and way < 0.12:
        photo = _told(own, own.words.photo())
        photo.page = own.printed
        head = f"<h3>{photo.headline}</h3>" if photo.headline else ""
        return f"<div style='grid-column:span {count}'>{head}<div class=pic style='height:{chance.randint(110, 190)}pt'></div><div class=cap>{photo.paragraphs[0]}</div></div>"
    story = own.story(chance.randint(140, 230) * count, longest=8 + 8 * count)
    style, before = f"grid-column:span {count};", ""
    if 0.12 < way < 0.3:
        style += "border:.7pt solid #222;padding:7pt;" + chance.choice(["", "background:#ececec;"])
    elif count > 1 and way < 0.4:
        story.captions = [own.words.caption()]
        before = f"<div style='break-inside:avoid;margin-bottom:4pt'><div class=pic style='height:70pt'></div><div class=cap>{story.captions[0]}</div></div>"
    elif count > 1 and way < 0.48:
        story.kicker = story.sub = story.byline = None
        story.credits = [c for c in story.credits if story.paragraphs[0].startswith("本报讯（")]
        story.headline = (story.headline or "").replace(" ", "")[:12]
        _told(own, story)
        text = "".join(f"<p>{escape(p)}</p>" for p in story.paragraphs)
        return f"<div style='{style}display:flex;gap:10pt'><h2 style='writing-mode:vertical-rl;font-size:19pt;margin:0'>{story.headline}</h2><div style='flex:1;columns:{count};column-gap:{own.gutter}pt'>{text}</div></div>"
    _told(own, story)
    text = "".join(f"<p>{escape(p)}</p>" for p in story.paragraphs)
    size = 13 + 4.5 * count if of > 3 else 15 + 5 * count
    return f"<div style='{style}'>{_stack(own, story, min(size, 36))}<div style='columns:{count};column-gap:{own.gutter}pt'>{before}{text}</div></div>"


def css(own: Broadsheet) -> str:
    """Return a page as HTML: a grid of columns, each story in columns of its own that are levelled."""
    own.sheet, own.issue.kind = Sheet(own.width, own.height), "css"
    own.issue.sheets.append(own.sheet)
    own.number, own.name = "1", "要闻"
    of, words = min(own.columns, 6), own.words
    serif = "Noto Serif CJK SC" if own.type.face == "song" else "Noto Sans CJK SC"
    head_face = "Noto Sans CJK SC" if own.head_face == "hei" else "Noto Serif CJK SC"
    rows = ""
    for _k in range(own.chance.randint(3, 5)):
        left = of
        while left:
            count = left if left < 2 else min(left, own.chance.randint(1, max(2, of - 2)))
            rows += _module(own, count, of)
            left -= count
    between = "border-top:.5pt solid #444;padding-top:4pt;" if own.ruled else ""
    facts = f"{own.said} {own.weekday}　{words.lunar()}　第{own.chance.randint(9, 9000)}期　今日4版"
    align = own.chance.choice(["left", "center"])
    columns = f"{(own.width - 2 * own.margin - (of - 1) * own.gutter) / of:.2f}pt " * of
    return f"""<!DOCTYPE html><meta charset=utf-8><style>@page{{size:{own.width}pt {own.height + 500}pt;margin:{own.margin}pt}}
body{{margin:0;font:{own.type.size}pt/{own.type.leading / own.type.size} "{serif}";text-align:justify}} p{{margin:0;text-indent:2em}}
h1,h2,h3{{margin:0 0 3pt;line-height:1.2;font-family:"{head_face}"}} .k{{font-size:12pt}} .s{{font:bold 12pt "Noto Sans CJK SC"}} .cap{{font:{own.type.size - 1}pt/1.3 "Noto Sans CJK SC"}}
.pic{{background:#999}} .g{{display:grid;grid-template-columns:{columns};gap:16pt {own.gutter}pt;margin-top:10pt}} .g>div{{{between}min-width:0}}</style>
<h1 style="font-size:50pt;text-align:{align}">{words.paper}</h1><div style="border-bottom:1.5pt solid #000;font-size:9pt;text-align:{align}">{facts}</div><div class=g>{rows}</div>"""


def flow(own: Broadsheet) -> str:
    """Return a paper as HTML whose stories follow one another in columns under heads over all or one of them; two pages."""
    own.sheet, own.issue.kind = Sheet(own.width, own.height), "flow"
    own.issue.sheets.append(own.sheet)
    count, serif = own.chance.choice([2, 3]), "Noto Serif CJK SC"
    across = own.chance.random() < 0.6
    made = ""
    for _k in range(own.chance.randint(5, 7)):
        story = own.story(own.chance.randint(260, 620), longest=24 if across else 14)
        story.page = None
        _told(own, story)
        text = "".join(f"<p>{escape(p)}</p>" for p in story.paragraphs)
        head = _stack(own, story, 20 if across else 15)
        made += (
            f"{head}<div style='columns:{count};column-gap:16pt;margin-bottom:8pt;border-bottom:.5pt solid #888'>{text}</div>"
            if across
            else head + text
        )
    if not across:
        made = f"<div style='columns:{count};column-gap:16pt;column-fill:auto;height:640pt'>{made}</div>"
    return f"""<!DOCTYPE html><meta charset=utf-8><style>@page{{size:A4;margin:42pt}} body{{margin:0;font:10pt/1.55 "{serif}";text-align:justify}} p{{margin:0;text-indent:2em}}
h1,h2,h3{{margin:4pt 0 3pt;line-height:1.25;font-family:"Noto Sans CJK SC";break-after:avoid}} .k,.s,.b{{break-after:avoid}} .s{{font:bold 11pt "Noto Sans CJK SC"}}</style>
<h1 style="font-size:40pt">{own.words.paper}</h1><div style="border-bottom:1pt solid #000;font-size:9pt;margin-bottom:6pt">{own.said}　第{own.chance.randint(3, 300)}期</div>{made}"""


def office(own: Broadsheet) -> str:
    """Return a paper as a flat OpenDocument text: a masthead, then stories in two or three columns over two pages."""
    own.sheet, own.issue.kind = Sheet(595, 842), "office"
    own.issue.sheets.append(own.sheet)
    count = own.chance.choice([2, 3])
    styles = (
        _style("Body", 10.5, align="justify", indent="21pt")
        + _style("Title", 34, bold=True, align="center")
        + _style("Facts", 10, align="center")
    )
    styles += (
        _style("Head", 16, bold=True, align="center")
        + _style("Over", 11, face="Sans", align="center")
        + _style("By", 10, align="center")
    )
    body, number = "", str(own.chance.randint(1, 4))

    def said(style: str, words: str | None) -> str:
        return f'<text:p text:style-name="{style}">{escape(words)}</text:p>' if words else ""

    for _k in range(own.chance.randint(4, 6)):
        story = own.story(own.chance.randint(260, 560), longest=18)
        story.page = number
        _told(own, story)
        body += (
            said("Over", story.kicker)
            + said("Head", story.headline)
            + said("Over", story.sub)
            + said("By", story.byline)
            + "".join(said("Body", p) for p in story.paragraphs)
        )
    head = said("Title", own.words.paper) + said(
        "Facts", f"{own.said}　总第{own.chance.randint(100, 4000)}期　第{number}版　生活"
    )
    body = f'{head}<text:section text:style-name="C{count}" text:name="S">{body}</text:section>'
    return _FODT.format(styles=styles, own=_columns(count), body=body)
