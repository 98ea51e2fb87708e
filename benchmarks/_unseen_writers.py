# ruff: noqa: E501 - markup is easier to read as it is written
"""Two more hands: a company paper of two pages set in frames by ReportLab, a bulletin as a flat OpenDocument text."""

from __future__ import annotations

import io
from html import escape
from typing import Any

from benchmarks._page_gold import Story
from benchmarks._unseen_pages import Sheetwright

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
_FODT = (
    f'<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="{_OFFICE}office:1.0" xmlns:style="{_OFFICE}style:1.0" '
    f'xmlns:text="{_OFFICE}text:1.0" xmlns:table="{_OFFICE}table:1.0" xmlns:fo="{_OFFICE}xsl-fo-compatible:1.0" '
    'office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"><office:styles>{styles}</office:styles>'
    "<office:automatic-styles>{own}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
    "</office:document>"
)


def _style(
    name: str, size: float, *, bold: bool = False, face: str = "Serif", align: str = "start", indent: str = "0"
) -> str:
    weight = ' style:font-weight-asian="bold" fo:font-weight="bold"' if bold else ""
    return (
        f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties fo:text-align="{align}" '
        f'fo:text-indent="{indent}" style:punctuation-wrap="simple" fo:margin-top="0.04in" fo:margin-bottom="0.04in"/><style:text-properties fo:font-size="{size}pt" '
        f'style:font-size-asian="{size}pt" style:font-name-asian="Noto {face} CJK SC" style:font-name="Noto {face} CJK SC" '
        f'style:font-family-asian="Noto {face} CJK SC" fo:font-family="Noto {face} CJK SC"{weight}/></style:style>'
    )


def _columns(count: int) -> str:
    return (
        f'<style:style style:name="C{count}" style:family="section"><style:section-properties text:dont-balance-text-columns="false">'
        f'<style:columns fo:column-count="{count}" fo:column-gap="0.2in"/></style:section-properties></style:style>'
    )


def bulletin(own: Sheetwright) -> str:
    """Return a bulletin as a flat OpenDocument text: heads over sections of two and three columns, a table in one."""
    own.page, own.page_name = "1", None  # type: ignore[assignment]  # it names no page
    styles = _style("Body", 10.5, align="justify", indent="21pt") + _style("Title", 34, bold=True, align="center")
    styles += _style("Facts", 10, face="Sans", align="center") + _style("Head", 20, bold=True, align="center")
    styles += _style("Over", 12, face="Sans", align="center") + _style("By", 10, align="center") + _style("Cell", 10)

    def said(style: str, words: str | None) -> str:
        return f'<text:p text:style-name="{style}">{escape(words)}</text:p>' if words else ""

    body = said("Title", own.words.paper)
    body += said("Facts", f"{own.said}　星期{own.weekday}　第{own.random.randint(3, 400)}期　主办：{own.words.place()}")
    for k, (size, count) in enumerate(((430, 2), (520, 3), (260, 2))):
        story = own.story(size, longest=20, kicker=0.5, sub=0.3)
        story.page = None
        body += (
            said("Over", story.kicker)
            + said("Head", story.headline)
            + said("Over", story.sub)
            + said("By", story.byline)
        )
        inner = "".join(said("Body", p) for p in story.paragraphs)
        body += f'<text:section text:style-name="C{count}" text:name="S{k}">{inner}</text:section>'
        if k == 1:
            body += _table(own, story)
    return _FODT.format(styles=styles, own=_columns(2) + _columns(3), body=body)


def _table(own: Sheetwright, story: Story) -> str:
    story.table = [["村名", "户数", "亩数"]]
    story.table += [[own.words.place(), own.words.number(), own.words.number()] for _k in range(5)]
    rows = "".join(
        "<table:table-row>"
        + "".join(f'<table:table-cell><text:p text:style-name="Cell">{c}</text:p></table:table-cell>' for c in row)
        + "</table:table-row>"
        for row in story.table
    )
    return f'<table:table table:name="T"><table:table-column table:number-columns-repeated="3"/>{rows}</table:table>'


def company(own: Sheetwright) -> bytes:
    """Return a company paper of two pages: stories run through three frames and over the page, with head and foot lines."""
    from reportlab.lib.enums import TA_CENTER  # type: ignore[import-untyped]  # no part of the program
    from reportlab.lib.styles import ParagraphStyle  # type: ignore[import-untyped]  # no part of the program
    from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]  # no part of the program
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont  # type: ignore[import-untyped]  # no part of the program
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph  # type: ignore[import-untyped]  # no part of the program

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    plain = {"fontName": "STSong-Light", "wordWrap": "CJK"}
    text = ParagraphStyle("text", fontSize=9, leading=14.5, firstLineIndent=18, **plain)
    head = ParagraphStyle("head", fontSize=17, leading=22, alignment=TA_CENTER, spaceBefore=10, spaceAfter=4, **plain)
    over = ParagraphStyle("over", fontSize=11, leading=15, alignment=TA_CENTER, **plain)
    flow: list[Any] = []
    for _k in range(9):
        story = own.story(own.random.randint(250, 520), longest=12, kicker=0.2, sub=0.2)
        story.page = None
        for words, style in ((story.kicker, over), (story.headline, head), (story.sub, over), (story.byline, over)):
            if words:
                flow.append(Paragraph(escape(words), style))
                flow[-1].keepWithNext = True
                flow[-1].told = story
        flow += [Paragraph(escape(p), text) for p in story.paragraphs]
    width, height, edge = own.width, own.height, 40
    column = (width - 2 * edge - 28) / 3

    def furniture(canvas: Any, document: Any) -> None:
        canvas.setFont("STSong-Light", 30 if document.page == 1 else 11)
        canvas.drawString(edge, height - (62 if document.page == 1 else 44), own.words.paper)
        canvas.setFont("STSong-Light", 9)
        canvas.drawRightString(width - edge, height - 44, f"{own.said}　第{document.page}版")
        canvas.line(edge, height - 70, width - edge, height - 70)
        canvas.drawCentredString(width / 2, 22, f"— {document.page} —")

    frames = [Frame(edge + k * (column + 14), 40, column, height - 116, 0, 0, 0, 0) for k in range(3)]
    stream = io.BytesIO()

    class Template(BaseDocTemplate):  # type: ignore[misc]  # untyped
        def afterFlowable(self, flowable: Any) -> None:  # noqa: N802 - ReportLab's name
            if told := getattr(flowable, "told", None):
                told.page = told.page or str(self.page)

    made = Template(stream, pagesize=(width, height))
    made.addPageTemplates(PageTemplate(frames=frames, onPage=furniture))
    made.build(flow)
    return stream.getvalue()
