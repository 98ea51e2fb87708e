"""Invented pieces for the tests of rendering, export and printing."""

from __future__ import annotations

from reader.model.annotation import Annotation, Color
from reader.model.article import Credit, NewsArticle, Paragraph, Repair
from reader.model.cells import cells_of
from reader.model.text import Span
from reader.rendering.masthead import Masthead
from reader.rendering.piece import Piece

MASTHEAD = Masthead(
    newspaper="杏坞周报",
    date_published="2025-03-14",
    issue_number="208",
    print_page="02",
    print_page_name="乡里",
)
LEAD = "本报讯（记者江照野）三月十日，杏坞的木渡船重新下水。船老大算盘打了一夜，算出要载够两百个人才收得回漆钱。"
TALK = "“船是大家的，漆也是大家刷的。”他说：“票价还是五角——学生免费。”渡口的石阶一共三十六级，最下面两级常年浸在水里。"
LAST = "下水那天雾大，头一个上船的是修表匠贺·知秋，他把怀表对准了渡口的钟，"


def report(*, annotations: tuple[Annotation, ...] = ()) -> Piece:
    """Return a report with every part of the headline stack, a subhead, and an end that breaks off."""
    article = NewsArticle(
        id="abc-1",
        issue="abc",
        position=1,
        kicker="停渡四年 今春复航",
        headline="杏坞木渡船重新下水 一船漆钱众人分摊",
        alternative_headline="——票价仍是五角",
        print_page="02",
        print_page_name="乡里",
        print_section="渡口",
        dateline="本报讯",
        byline="记者江照野",
        credits=(Credit(role="记者", name="江照野"),),
        paragraphs=(
            Paragraph(text=LEAD),
            Paragraph(text="船老大的账", role="subhead"),
            Paragraph(text=TALK),
            Paragraph(text=LAST),
            Paragraph(text="（渡口管理所提供）", role="credit"),
        ),
        truncated=True,
    )
    return Piece(article=article, masthead=MASTHEAD, annotations=annotations)


def photograph() -> Piece:
    """Return a picture with an inferred headline."""
    article = NewsArticle(
        id="abc-2",
        issue="abc",
        position=2,
        kind="photo",
        headline="三十六级石阶",
        headline_status="inferred",
        printed_headline="豆腐坊搬家",
        credits=(Credit(role="摄影", name="水春生"),),
        paragraphs=(Paragraph(text="三十六级石阶，晴天只看得见三十四级。水春生 摄", role="caption"),),
    )
    return Piece(article=article, masthead=MASTHEAD)


def poem() -> Piece:
    """Return verse with an editor's note."""
    lines = ("船是一片会走的岸", "岸是一条不走的船", "我站在中间", "等一个人数完石阶")
    article = NewsArticle(
        id="abc-3",
        issue="abc",
        position=3,
        kind="poem",
        headline="渡",
        byline="□ 柏小满",
        credits=(Credit(role="作者", name="柏小满"),),
        paragraphs=(
            *(Paragraph(text=line, role="verse") for line in lines),
            Paragraph(text="编后：作者今年十一岁。", role="editor_note"),
        ),
    )
    return Piece(article=article, masthead=MASTHEAD)


def note(
    piece: Piece, quote: str, words: str = "", *, color: Color = "key", field: str = "body", number: int = 1
) -> Annotation:
    """Return an annotation on a quotation of a piece."""
    text = piece.article.field_text(field)
    start = text.index(quote)
    return Annotation(
        id=f"n{number}",
        article=piece.article.id,
        field=field,
        start=start,
        end=start + len(quote),
        exact=quote,
        prefix=text[max(0, start - 4) : start],
        suffix=text[start + len(quote) :][:4],
        color=color,
        note=words,
        created="2025-03-15T08:00:00+08:00",
        modified="2025-03-15T08:00:00+08:00",
    )


def annotated_report() -> Piece:
    """Return the report with two notes, a bare highlight, and a note that has lost its place."""
    piece = report()
    lost = Annotation(id="n9", article="abc-1", exact="旧渡口", note="原文改过了", color="source", orphan=True)
    return report(
        annotations=(
            note(piece, "两百个人", "四年前是一百五十个人。", number=1),
            note(piece, "重新下水", "标题与正文一致", color="people", field="headline", number=2),
            note(piece, "雾大", color="doubt", number=3),
            lost,
        )
    )


SOURCE = "前一篇的末尾\n# 早市收摊\n陶罐,竹篮\n都收进\n\n屋里。\n后一篇"


def repaired() -> NewsArticle:
    """Return a piece with a joined paragraph, a widened comma and an undone joint; SOURCE is where it came from."""
    body = "陶罐，竹篮都收进屋里。"
    return NewsArticle(
        id="abc-4",
        headline="早市收摊",
        paragraphs=(Paragraph(text=body, source=Span(14, 28)),),
        repairs=(
            Repair(
                id="r16", kind="punctuation", rule="wide", confidence=1.0, field="body", start=2, end=3,
                original=",", result="，", source=Span(16, 17),
            ),
            Repair(
                id="r19", kind="joined_line", rule="wrap", confidence=0.9, field="body", start=5, end=5,
                original="\n", result="", source=Span(19, 20), undone=True,
            ),
            Repair(
                id="r23", kind="joined_paragraph", rule="sentence", confidence=0.9, field="body", start=8, end=8,
                original="\n\n", result="", source=Span(23, 25),
            ),
        ),
        source_spans=(Span(7, 28),),
    )  # fmt: skip


def tabled(*rows: tuple[str, int]) -> Piece:
    """Return a piece with a table of these rows (text, empty cells before it) between two paragraphs; else its own."""
    rows = rows or (("档\t乘客\t价", 0), ("1\t成人\t16", 0), ("挑担\t6", 1), ("合计\t\t22", 0))
    table = tuple(
        Paragraph(text=text, cells=cells_of(text, before), table=1, header=not k)
        for k, (text, before) in enumerate(rows)
    )
    paragraphs = (Paragraph(text=LEAD), *table, Paragraph(text="新票价试行到月底。"))
    article = NewsArticle(id="abc-4", issue="abc", position=4, headline="渡船票价分档", paragraphs=paragraphs)
    return Piece(article=article, masthead=MASTHEAD)
