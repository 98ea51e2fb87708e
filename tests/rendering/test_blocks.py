from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.model.article import NewsArticle, Paragraph
from reader.rendering.blocks import blocks
from reader.rendering.masthead import Masthead, masthead_of
from reader.rendering.piece import opening_words
from tests.examples import examples
from tests.rendering.pieces import LAST, MASTHEAD, photograph, poem, report


def test_blocks_stand_in_the_order_of_the_page() -> None:
    kinds = [b.kind for b in blocks(report().article, MASTHEAD)]
    assert kinds == [
        "masthead", "section", "kicker", "headline", "subheadline", "byline", "paragraph", "subhead", "paragraph",
        "paragraph", "truncated", "credit", "source_line",
    ]  # fmt: skip


def test_every_block_quotes_its_field_at_its_place() -> None:
    for piece in (report(), photograph(), poem()):
        for block in blocks(piece.article, piece.masthead):
            if block.field is not None:
                text = piece.article.field_text(block.field)
                assert text[block.start : block.start + len(block.text)] == block.text


def test_the_mark_of_a_broken_print_stands_in_the_last_line_of_text() -> None:
    made = blocks(report().article, MASTHEAD)
    k = next(k for k, b in enumerate(made) if b.kind == "truncated")
    assert made[k - 1].text == LAST
    assert made[k].run_in
    assert made[k].field is None
    assert made[k].text == "〔原文至此中断〕"
    assert made[k].remark


def test_indents_and_lead() -> None:
    paragraphs = [b for b in blocks(report().article, MASTHEAD) if b.field == "body"]
    assert [b.indent for b in paragraphs] == [2.0, 0.0, 1.5, 2.0, 0.0]
    assert [b.lead for b in paragraphs] == [3, 0, 0, 0, 0]


def test_a_byline_says_how_long_reading_takes() -> None:
    byline = next(b for b in blocks(report().article, MASTHEAD) if b.kind == "byline")
    assert byline.text == "记者江照野"
    count = sum(len("".join(p.text.split())) for p in report().article.paragraphs)
    assert byline.asides == (f"约1分钟 · {count}字", f"{count}字")


def test_a_piece_without_byline_names_its_credits() -> None:
    byline = next(b for b in blocks(photograph().article, MASTHEAD) if b.kind == "byline")
    assert (byline.text, byline.field) == ("摄影 水春生", None)


def test_an_inferred_headline_says_what_was_printed() -> None:
    headline = next(b for b in blocks(photograph().article, MASTHEAD) if b.kind == "headline")
    assert "豆腐坊搬家" in headline.remark


def test_a_bare_piece_has_blocks_only_for_what_it_has() -> None:
    assert blocks(NewsArticle(), Masthead()) == ()
    only = blocks(NewsArticle(paragraphs=(Paragraph(text="一句话。"),)), Masthead())
    assert [b.kind for b in only] == ["byline", "paragraph"]


@examples(40, deadline=None)
@given(st.lists(st.text(alphabet="甲乙𠮷“”。，a1", max_size=8), max_size=6))
def test_the_paragraph_blocks_are_the_body(texts: list[str]) -> None:
    article = NewsArticle(paragraphs=tuple(Paragraph(text=t) for t in texts))
    found = [b for b in blocks(article, Masthead()) if b.field == "body"]
    assert "\n".join(b.text for b in found) == article.body
    assert [article.body[b.start : b.start + len(b.text)] for b in found] == texts


def test_masthead_forms_go_from_long_to_short() -> None:
    assert MASTHEAD.forms() == (
        "2025年3月14日 星期五　第02版 乡里　第208期",
        "2025年3月14日 星期五　第02版 乡里",
        "2025年3月14日　第02版 乡里",
        "3月14日　第02版",
        "02版",
    )
    assert MASTHEAD.source_line() == "《杏坞周报》2025年3月14日 第02版 乡里"


def test_an_unknown_paper_has_no_masthead() -> None:
    assert Masthead().forms() == ()
    assert Masthead().source_line() == ""
    assert Masthead(date_published="2025").forms() == ("2025",)


def test_a_masthead_is_made_from_issue_and_piece() -> None:
    from reader.model.issue import PublicationIssue

    issue = PublicationIssue(newspaper="杏坞周报", date_published="2025-03-14", issue_number="208")
    assert masthead_of(issue, report().article) == MASTHEAD


def test_a_piece_without_headline_is_called_by_its_opening_words() -> None:
    assert opening_words(NewsArticle(paragraphs=(Paragraph(text="渡口开了。"),))) == "渡口开了。"
    assert opening_words(NewsArticle(paragraphs=(Paragraph(text="长" * 40),))) == "长" * 18 + "…"
    assert opening_words(NewsArticle()) == "无题"
