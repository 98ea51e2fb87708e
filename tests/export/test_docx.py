"""Pieces and books as DOCX: what Word is told, and that our own reading of DOCX gives the pieces back."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from lxml import etree

from reader.export.forms import rendered
from reader.importing import read_bytes
from reader.rendering.booklet import Booklet
from tests.rendering.pieces import annotated_report, photograph, poem, report, tabled

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PIECES = [annotated_report(), photograph(), poem(), tabled()]
BOOK = Booklet(
    title="渡口旧事", chapters={"abc-1": "停渡", "abc-3": "复航"}, preface="写在前面。\n\n再写一句。", compiler="葛长河"
)


def parts(data: bytes) -> dict[str, etree._Element]:
    """Return the parts of a file; all of them are well-formed."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    return {
        name: etree.fromstring(archive.read(name)) for name in archive.namelist() if not name.startswith("word/media")
    }


def words(element: etree._Element) -> str:
    return "".join(t.text or "" for t in element.iter(f"{WORD}t"))


def styled(document: etree._Element) -> list[tuple[str, str]]:
    """Return style and words of each paragraph."""
    found = []
    for p in document.iter(f"{WORD}p"):
        style = p.find(f"{WORD}pPr/{WORD}pStyle")
        found.append(("" if style is None else style.get(f"{WORD}val", ""), words(p)))
    return found


@pytest.mark.parametrize("book", [None, BOOK])
def test_equal_pieces_give_equal_bytes(book: Booklet | None) -> None:
    assert rendered(PIECES, "docx", booklet=book) == rendered(list(PIECES), "docx", booklet=book)


def test_every_text_stands_in_its_style_and_order() -> None:
    found = styled(parts(rendered([report()], "docx"))["word/document.xml"])
    article = report().article
    assert ("Heading1", article.headline) in found
    assert ("Kicker", article.kicker) in found
    assert ("Heading2", "船老大的账") in found
    body = [said for style, said in found if style in {"BodyText", "Heading2", "Credit"}]
    assert "".join(body).replace("〔原文至此中断〕", "") == "".join(p.text for p in article.paragraphs)


def test_notes_are_footnotes_with_their_lines_and_highlights_have_looks() -> None:
    made = parts(rendered([annotated_report()], "docx"))
    called = [n.get(f"{WORD}id") for n in made["word/document.xml"].iter(f"{WORD}footnoteReference")]
    written = {n.get(f"{WORD}id"): words(n) for n in made["word/footnotes.xml"].iter(f"{WORD}footnote")}
    assert [written[number] for number in called] == [" 人与事 标题与正文一致", " 要点 四年前是一百五十个人。"]
    marked = [
        words(run) for run in made["word/document.xml"].iter(f"{WORD}r") if run.find(f"{WORD}rPr/{WORD}shd") is not None
    ]
    assert marked == ["重新下水", "两百个人", "雾大"]
    bare = parts(rendered([annotated_report()], "docx", notes=False))["word/document.xml"]
    assert not list(bare.iter(f"{WORD}footnoteReference"))


def test_a_book_has_title_preface_contents_that_lead_somewhere_and_sources() -> None:
    document = parts(rendered(PIECES, "docx", booklet=BOOK))["word/document.xml"]
    found = styled(document)
    assert [said for style, said in found if style == "Heading1"] == ["前言", "停渡", "复航", "出处"]
    assert [said for style, said in found if style == "Heading2"][:2] == [report().article.headline, "三十六级石阶"]
    assert sum(style == "Reference" for style, _said in found) == len(PIECES)
    names = [b.get(f"{WORD}name") for b in document.iter(f"{WORD}bookmarkStart")]
    numbers = [b.get(f"{WORD}id") for b in document.iter(f"{WORD}bookmarkStart")]
    aims = [h.get(f"{WORD}anchor") for h in document.iter(f"{WORD}hyperlink")]
    asked = [m for i in document.iter(f"{WORD}instrText") for m in re.findall(r"PAGEREF (\S+)", i.text or "")]
    assert len(set(names)) == len(names) == len(set(numbers)) == 6
    assert sorted(aims) == sorted(asked) == sorted(names)


def test_a_table_stays_a_table() -> None:
    document = parts(rendered([tabled()], "docx"))["word/document.xml"]
    rows = [[words(cell) for cell in row.iter(f"{WORD}tc")] for row in document.iter(f"{WORD}tr")]
    assert rows[0] == ["档", "乘客", "价"]
    assert len({len(row) for row in rows}) == 1


def test_our_own_reading_gives_the_pieces_back() -> None:
    issues = read_bytes(rendered(PIECES[:3], "docx", notes=False), name="三篇.docx").issues
    articles = [a for issue in issues for a in issue.articles]
    assert [a.headline for a in articles] == [p.article.headline for p in PIECES[:3]]
    body = "".join(p.text for p in articles[0].paragraphs)
    assert all(p.text in body or p.role == "subhead" for p in report().article.paragraphs[:3])


def test_hostile_text_is_shown_and_breaks_nothing() -> None:
    from dataclasses import replace

    own = report()
    hostile = replace(own, article=replace(own.article, headline="a]]><&\x00\ud800\u202e末\t首"))
    found = styled(parts(rendered([hostile], "docx"))["word/document.xml"])
    assert any(style == "Heading1" and "a]]><&␀\ufffd" in said for style, said in found)
