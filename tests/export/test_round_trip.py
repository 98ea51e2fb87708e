"""A piece that was exported as Markdown comes back as it was, by the program's own import."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.export.markdown import markdown
from reader.importing import read_bytes
from reader.model.article import Credit, NewsArticle, Paragraph
from reader.rendering.masthead import Masthead
from reader.rendering.piece import Piece

PIECE = Piece(
    article=NewsArticle(
        id="abc-1",
        kicker="沿河三镇 今春修渠",
        headline="清水重新流到柳树湾",
        byline="记者 沈石门",
        credits=(Credit(role="记者", name="沈石门"),),
        print_page="02",
        paragraphs=(
            Paragraph(text="沿河的人家早上都到渠边来看水。水是昨天夜里放下来的，走了三个钟头才走到柳树湾。"),
            Paragraph(text="守闸的老人说，闸门一共开了七寸，渠里的鱼比水走得快。"),
        ),
    ),
    masthead=Masthead(newspaper="柳河报", date_published="2026-10-24", print_page="02"),
)
TEXTS = (
    "价钱是3*5=15元，账上写着[甲]和<乙>，还有_下划线_与`引号`。",
    "1. 这一段以数字开头，后面跟着一个点，说的是渠边的第一棵柳树。",
    "# 这一段以井号开头，说的是渠边的第二棵柳树，比第一棵高。",
    "- 这一段以减号开头；反斜杠\\在中间，说的是第三棵柳树。",
    "> 这一段以大于号开头，说的是第四棵，它已经倒了三年。",
)


@pytest.mark.parametrize("text", TEXTS)
def test_escapes_are_undone_by_our_own_import(text: str) -> None:
    article = PIECE.article
    piece = replace(PIECE, article=replace(article, paragraphs=(*article.paragraphs, Paragraph(text=text))))
    (issue,) = read_bytes(markdown([piece]).encode(), name="清水.md").issues
    (found,) = issue.articles
    assert [p.text for p in found.paragraphs] == [p.text for p in piece.article.paragraphs]
    assert (found.kicker, found.headline, found.byline) == (article.kicker, article.headline, article.byline)
    assert (issue.newspaper, issue.date_published, found.print_page) == ("柳河报", "2026-10-24", "2")
