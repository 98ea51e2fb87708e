from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from reader.export import forms
from reader.export.article_json import article_object, json_line
from reader.export.forms import SUFFIXES, Form, export, rendered
from reader.export.markdown import markdown
from reader.export.plain_text import text
from reader.importing import read_bytes
from reader.model import whole_file
from reader.model.article import NewsArticle, Paragraph
from reader.model.cells import in_columns
from reader.model.errors import NotFound, NotSaved, WrongRequest
from reader.rendering.booklet import Booklet
from reader.rendering.masthead import Masthead
from reader.rendering.piece import Piece
from tests.rendering.pieces import annotated_report, note, photograph, poem, repaired, report, tabled

GOLDEN = Path(__file__).parent / "golden"
PIECES = [annotated_report(), photograph(), poem()]
BOOK = Booklet(title="渡口旧事")
FORMS: tuple[Form, ...] = ("markdown", "html", "epub", "text", "json")


def written(form: Form) -> str:
    """Return a form as text; the members of an EPUB one below the other."""
    data = rendered(PIECES, form, booklet=BOOK)
    if form != "epub":
        return data.decode("utf-8")
    book = zipfile.ZipFile(io.BytesIO(data))
    return "".join(f"=== {name}\n{book.read(name).decode('utf-8')}\n" for name in book.namelist())


@pytest.mark.parametrize("form", FORMS)
def test_a_clipping_book_is_written_as_the_golden_file_says(form: Form) -> None:
    golden = GOLDEN / f"book.{form}.txt"
    assert written(form) == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", FORMS)
def test_equal_pieces_give_equal_bytes(form: Form) -> None:
    assert rendered(PIECES, form, booklet=BOOK) == rendered(list(PIECES), form, booklet=Booklet(title="渡口旧事"))


@pytest.mark.parametrize("form", FORMS)
def test_every_paragraph_is_in_every_form(form: Form) -> None:
    if form == "json":
        shown = rendered(PIECES, form).decode("utf-8")
    elif form in {"html", "epub"}:
        shown = "".join(str(t) for page in pages(form) for t in etree.fromstring(page).itertext())
    else:
        shown = rendered(PIECES, form, notes=False).decode("utf-8")
    for piece in PIECES:
        for paragraph in piece.article.paragraphs:
            assert paragraph.text in shown


def pages(form: Form) -> list[bytes]:
    """Return the markup documents of a form, without notes."""
    data = rendered(PIECES, form, notes=False)
    if form == "html":
        return [etree.tostring(html.fromstring(data.decode("utf-8")))]
    book = zipfile.ZipFile(io.BytesIO(data))
    return [book.read(n) for n in book.namelist() if n.endswith(".xhtml")]


def test_an_epub_is_a_well_formed_container() -> None:
    data = rendered(PIECES, "epub", booklet=BOOK)
    book = zipfile.ZipFile(io.BytesIO(data))
    first = book.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    assert data[30 : 30 + 8 + 20] == b"mimetypeapplication/epub+zip"
    package: Any = etree.fromstring(book.read("EPUB/package.opf"))
    names = {"o": "http://www.idpf.org/2007/opf", "d": "http://purl.org/dc/elements/1.1/"}
    hrefs = {i.get("id"): i.get("href") for i in package.iterfind(".//o:item", names)}
    assert {f"EPUB/{h}" for h in hrefs.values()} | {"mimetype", "META-INF/container.xml", "EPUB/package.opf"} == set(
        book.namelist()
    )
    assert [i.get("idref") for i in package.iterfind(".//o:itemref", names)] == [
        "title", "nav", "piece-0001", "piece-0002", "piece-0003", "sources",
    ]  # fmt: skip
    assert package.findtext(".//d:title", namespaces=names) == "渡口旧事"
    assert package.get("unique-identifier") == package.find(".//d:identifier", names).get("id")
    contents: Any = etree.fromstring(book.read("EPUB/nav.xhtml"))
    links = contents.xpath("//*[@class='contents']//*[local-name()='a']/@href")
    assert len(links) == 5
    assert {f"EPUB/{link}" for link in links} <= set(book.namelist())


def test_notes_are_linked_both_ways() -> None:
    page: Any = html.fromstring(rendered(PIECES, "html").decode("utf-8"))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    links = [link.removeprefix("#") for link in page.xpath("//a/@href")]
    assert len(links) == 4
    assert set(links) <= set(ids)
    assert [m.text_content() for m in page.xpath("//mark")] == ["重新下水", "两百个人", "雾大"]
    assert not page.xpath("//script | //img | //*[@onload or @onclick]")


def test_notes_may_stay_out() -> None:
    for form in ("markdown", "html", "text"):
        assert "一百五十" not in rendered(PIECES, form, notes=False).decode("utf-8")


def test_json_is_the_contracts_article() -> None:
    found = json.loads(rendered([report(), Piece(article=repaired())], "json"))
    assert found[0]["headline"] == report().article.headline
    assert found[0]["newspaper"] == "杏坞周报"
    assert found[0]["paragraphs"][1] == {"text": "船老大的账", "role": "subhead"}
    assert found[0]["bookmarked"] is False
    assert found[1]["repairs"][2]["paragraph"] == 0
    assert (found[1]["repairs"][2]["start"], found[1]["repairs"][2]["undone"]) == (8, False)
    assert json.loads(rendered([], "json")) == []


HOSTILE = [
    "<script>alert(1)</script>",
    "]]><!--",
    "*强调* _下划_ `码` [链](http://x) ![图](x) <b>",
    "# 标题\r\n## 另一个",
    '=HYPERLINK("http://x")',
    "../../etc/passwd",
    "\u202e倒过来",
    "\x00\x07\x1b[31m",
    "半\ud800个",
    "&amp; &#x41; \"引\" '号'",
    "1. 一\n2. 二",
    "---",
    "    缩进",
    "\ufffe\uffff",
]


@pytest.mark.parametrize("nasty", HOSTILE)
def test_hostile_text_stays_text(nasty: str) -> None:
    article = NewsArticle(
        id="h-1", headline=nasty, kicker=nasty, byline=nasty, print_section=nasty, paragraphs=(Paragraph(text=nasty),)
    )
    piece = Piece(article=article, masthead=Masthead(newspaper=nasty, date_published=nasty, print_page=nasty))
    book = Booklet(title=nasty)
    for form in FORMS:
        data = rendered([piece], form, booklet=book)
        if form == "json":
            assert json.loads(data)[0]["headline"] == nasty
        elif form == "html":
            page: Any = html.fromstring(data.decode("utf-8"))
            assert not page.xpath("//script | //img | //a[contains(@href, ':')]")
        elif form == "epub":
            opened = zipfile.ZipFile(io.BytesIO(data))
            assert all("piece-0001" in n or "/" in n or n == "mimetype" for n in opened.namelist())
            for name in opened.namelist():
                if name.endswith((".xhtml", ".opf")):
                    root: Any = etree.fromstring(opened.read(name))
                    assert not root.xpath("//*[local-name()='script']")
        else:
            shown = data.decode("utf-8")
            assert not set(shown) & set("\x00\x07\x1b\r")
            assert shown.count("\u202e") == shown.count("\u202c")


def test_markdown_markup_in_the_text_is_escaped() -> None:
    article = NewsArticle(
        headline="# 井号", paragraphs=(Paragraph(text="1. *星* <i>斜</i> [a](b)"), Paragraph(text="- 减号"))
    )
    shown = markdown([Piece(article=article)])
    assert shown.partition("---\n\n")[2].startswith("# \\# 井号\n\n")
    assert "1\\. \\*星\\* \\<i\\>斜\\</i\\> \\[a\\](b)\n\n\\- 减号\n" in shown


def test_verse_keeps_its_lines() -> None:
    shown = markdown([poem()])
    assert "船是一片会走的岸\\\n岸是一条不走的船\\\n我站在中间\\\n等一个人数完石阶\n\n> 编后" in shown
    assert "　　船是一片会走的岸\n　　岸是一条不走的船" in text([poem()])


def test_a_file_is_not_overwritten_unasked(tmp_path: Path) -> None:
    path = tmp_path / "剪报.md"
    done = export(PIECES, path, "markdown", booklet=BOOK)
    assert (done.articles, done.bytes) == (3, path.stat().st_size)
    path.write_text("我的")
    with pytest.raises(WrongRequest, match="剪报"):
        export(PIECES, path, "markdown")
    assert path.read_text() == "我的"
    export(PIECES, path, "markdown", force=True)
    assert path.read_text(encoding="utf-8").startswith("【渡口】")
    assert [p.name for p in tmp_path.iterdir()] == ["剪报.md"]


def test_a_refusing_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "剪报.html"
    path.write_text("旧的")

    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(whole_file, "flush", full)
    with pytest.raises(NotSaved, match="剪报"):
        export(PIECES, path, "html", force=True)
    assert path.read_text() == "旧的"
    assert [p.name for p in tmp_path.iterdir()] == ["剪报.html"]


@pytest.mark.parametrize("form", FORMS)
def test_pieces_are_taken_one_by_one(form: Form, tmp_path: Path) -> None:
    path = tmp_path / "x"

    def breaking() -> Iterator[Piece]:
        yield report()
        yield photograph()
        raise NotFound("没有这一篇。")

    with pytest.raises(NotFound):
        export(breaking(), path, form)
    assert [p.name for p in tmp_path.iterdir()] == []
    assert export(iter([report(), photograph()]), path, form).articles == 2
    assert path.read_bytes() == rendered([report(), photograph()], form)


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotSaved):
        export(PIECES, tmp_path / "没有" / "剪报.txt", "text")


def test_nothing_to_export_is_told() -> None:
    with pytest.raises(WrongRequest):
        rendered([], "epub")


def test_a_line_of_json_is_utf8_whatever_it_holds() -> None:
    line = json_line(article_object(Piece(article=NewsArticle(headline="半\udc00个"))))
    assert json.loads(line.encode("utf-8"))["headline"] == "半\udc00个"


def test_each_form_has_a_suffix() -> None:
    assert set(SUFFIXES) == set(forms.FORMS)


def test_a_table_is_a_table_in_every_form() -> None:
    tables: dict[Form, str] = {
        "markdown": "| 档 | 乘客 | 价 |\n| --- | --- | --- |\n| 1 | 成人 | 16 |\n|  | 挑担 | 6 |\n| 合计 |  | 22 |\n",
        "html": "<table><tr><th>档</th><th>乘客</th><th>价</th></tr>\n<tr><td>1</td><td>成人</td><td>16</td></tr>\n"
        "<tr><td></td><td>挑担</td><td>6</td></tr>\n<tr><td>合计</td><td></td><td>22</td></tr></table>",
        "text": "档    乘客  价\n1     成人  16\n      挑担  6\n合计        22\n",
    }
    for form, wanted in tables.items():
        assert wanted in rendered([tabled()], form).decode("utf-8"), form
    assert article_object(tabled())["paragraphs"][3] == {
        "text": "挑担\t6", "role": "body", "table": 1, "header": False, "cells": [[0, 0], [0, 2], [3, 4]],
    }  # fmt: skip


@pytest.mark.parametrize(("form", "name"), [("markdown", "a.md"), ("json", "a.json"), ("html", "a.html")])
def test_an_exported_table_comes_back_equal(form: Form, name: str) -> None:
    (issue,) = read_bytes(rendered([tabled()], form), name=name).issues
    wanted = [p for p in tabled().article.paragraphs if p.table]
    found = [p for p in issue.articles[0].paragraphs if p.table]
    assert [in_columns(p.text, p.cells) for p in found] == [in_columns(p.text, p.cells) for p in wanted]
    assert [(p.table, p.header) for p in found] == [(p.table, p.header) for p in wanted]


def _commonmark(written: str) -> str:
    """Return the text that a strict CommonMark reader shows."""
    markdown_it = pytest.importorskip("markdown_it", reason="of the test extra")
    page = markdown_it.MarkdownIt("commonmark").render(written.partition("\n---\n")[2])
    return "".join(str(t) for t in html.fromstring(f"<div>{page}</div>").itertext())


NOTES = [
    "漆钱",
    '"引文"',
    "'引文'",
    "（一）",
    "<http://x>",
    "第一行\n第二行\n\n# 第三行\n- 四\n1. 五\n===\n> 六",
    "[^1]: 七",
    "`码`",
]


@pytest.mark.parametrize("words", NOTES)
def test_strict_commonmark_shows_every_word_of_a_note(words: str) -> None:
    piece = report()
    marked = Piece(article=piece.article, annotations=(note(piece, "雾大", words), note(piece, "渡口", number=2)))
    shown = _commonmark(markdown([marked]))
    for line in words.splitlines():
        assert line in shown
    for paragraph in piece.article.paragraphs:
        assert paragraph.text in shown.replace("[^1]", "")


def test_a_highlight_without_a_note_is_marked_too() -> None:
    shown = markdown([annotated_report()])
    assert '<mark class="mark-doubt">雾大</mark>' in shown
    assert '<mark class="mark-key">两百个人</mark>[^2]' in shown


def test_the_lines_of_a_note_stay_lines_in_every_form() -> None:
    piece = report()
    marked = Piece(article=piece.article, annotations=(note(piece, "雾大", "第一行\n第二行"),))
    page: Any = html.fromstring(rendered([marked], "html").decode("utf-8"))
    (told,) = page.xpath("//*[@role='doc-footnote']")
    assert [str(t) for t in told.itertext()][-2:] == [" 第一行", "第二行"]
    assert page.xpath("//a[@role='doc-noteref']/@href") == [f"#{told.get('id')}"]
    assert "第一行\n\u3000\u3000第二行\n" in rendered([marked], "text").decode("utf-8")
    assert "第一行\\\n    第二行" in rendered([marked], "markdown").decode("utf-8")


def test_an_epub_lists_the_pages_of_the_papers() -> None:
    book = zipfile.ZipFile(io.BytesIO(rendered(PIECES, "epub", booklet=BOOK)))
    navigation = etree.fromstring(book.read("EPUB/nav.xhtml"))
    links = navigation.xpath("//*[@*[local-name()='type']='page-list']//*[local-name()='a']")
    printed = {p.masthead.source_line() for p in PIECES if p.masthead.print_page}
    assert {a.text for a in links} == printed
    for link in links:
        page = book.read(f"EPUB/{link.get('href')}").decode()
        assert link.text in page
