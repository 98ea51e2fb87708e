# ruff: noqa: E501 - markup is easier to read as it is written
"""What databases, forums, crawlers and mail programs hand out: names spelt in other ways, codes, forms, posts."""

from __future__ import annotations

import io
import json
import zipfile
from base64 import b64encode
from pathlib import Path

import pytest

from reader.importing import read_bytes, read_source
from reader.importing.records.names import listed
from reader.model.article import NewsArticle
from reader.model.errors import ImportFailure
from reader.model.issue import PublicationIssue
from tests.importing.accounts import check_issue
from tests.importing.stories import MORE, OTHER, STORY

HEADS = ("旧桥栏编了号", "校门口的菜园")
PAPER, DAY = "河湾晚报", "2024-03-05"


def issues_of(content: str | bytes, name: str) -> list[PublicationIssue]:
    issues = list(read_bytes(content if isinstance(content, bytes) else content.encode(), name=name).issues)
    for issue in issues:
        check_issue(issue)
    return issues


def pieces(content: str | bytes, name: str) -> list[NewsArticle]:
    return [a for issue in issues_of(content, name) for a in issue.articles]


def told(articles: list[NewsArticle]) -> list[tuple[str | None, list[str]]]:
    return [(a.headline, [p.text for p in a.paragraphs]) for a in articles]


WANTED = [(HEADS[0], [STORY, MORE]), (HEADS[1], [OTHER])]


@pytest.mark.parametrize(
    ("name", "known"),
    [("title_s", "title"), ("body_txt", "body"), ("Published-At", "publishedat"), ("Publication Title", "publicationtitle"),
     ("media_name", "medianame"), ("page_i", "page"), ("sub_title", "sub_title"), ("content_type", "content_type"),
     ("link_id", "link_id")],
)  # fmt: skip
def test_a_name_in_another_spelling_is_the_listed_one(name: str, known: str) -> None:
    assert listed(name) == known


def test_fields_of_a_search_server_are_read() -> None:
    docs = [
        {"id": str(k), "headline_s": head, "body_txt": text, "paper_name_s": PAPER, "issue_date_dt": f"{DAY}T00:00:00Z"}
        for k, (head, text) in enumerate(WANTED)
    ]
    (issue,) = issues_of(json.dumps({"response": {"docs": docs}}, ensure_ascii=False), "select.json")
    assert (issue.newspaper, issue.date_published) == (PAPER, DAY)
    assert told(list(issue.articles)) == WANTED


def test_the_day_of_publishing_counts_and_not_that_of_saving() -> None:
    saved = {"title": HEADS[0], "content": f"<p>{STORY}</p>", "created_at": "2036-03-01", "updated_at": "2036-03-01"}
    (issue,) = issues_of(json.dumps([saved | {"published_at": f"{DAY}T08:00:00+08:00"}], ensure_ascii=False), "a.json")
    assert issue.date_published == DAY
    cited = {"title": HEADS[0], "abstract": STORY, "container-title": PAPER, "issued": {"date-parts": [["2024", 3, 5]]}}
    (issue,) = issues_of(json.dumps([cited], ensure_ascii=False), "csl.json")
    assert (issue.date_published, issue.newspaper) == (DAY, PAPER)


def test_a_name_that_is_there_already_is_not_taken_by_another() -> None:
    (piece,) = pieces(
        json.dumps({"title": HEADS[0], "title_s": "别的话", "content": STORY}, ensure_ascii=False), "a.json"
    )
    assert piece.headline == HEADS[0]


def test_of_a_forum_the_posts_with_subjects_are_pieces_and_answers_are_set_aside() -> None:
    rows = (
        f"(1,7,1,'老槐','{HEADS[0]}',1709596800,'[size=4]{STORY}[/size]\\n[b]{MORE}[/b][attach]31[/attach]'),"
        "(2,7,0,'读者','',1709600400,'写得好，顶一下。')"
    )
    dump = (
        "CREATE TABLE `bbs_post` (\n `pid` int,\n `tid` int,\n `first` int,\n `author` char(9),\n `subject` char(80),\n"
        f" `dateline` int,\n `message` text\n);\nINSERT INTO `bbs_post` VALUES {rows};\n"
    )
    (issue,) = issues_of(dump, "bbs.sql")
    assert told(list(issue.articles)) == [WANTED[0]]
    assert issue.date_published == DAY
    assert any("顶一下" in issue.source.text[a.span.start : a.span.end] for a in issue.set_aside)


def test_parts_under_letters_of_a_press_database_are_read() -> None:
    text = "".join(
        f"HD  {head}\nWC  {k}20 字\nPD  2024 年 3 月 5 日\nSN  {PAPER}\nPG  {k}\nLP  {body[0]}\nTD  \n"
        + "".join(f"{p}\n" for p in body[1:])
        + f"\nAN  文件 X{k}\n\n"
        for k, (head, body) in enumerate(WANTED, 1)
    )
    (issue,) = issues_of(text, "press.txt")
    assert (issue.newspaper, issue.date_published) == (PAPER, DAY)
    assert told(list(issue.articles)) == WANTED
    assert [a.print_page for a in issue.articles] == ["1", "2"]


def test_a_text_in_two_parts_of_different_names_is_one() -> None:
    text = "".join(
        f"标题：{h}\n日期：{DAY}\n导语：{b[0]}\n正文：{''.join(b[1:])}\n\n" for h, b in (WANTED[0], WANTED[0])
    )
    assert told(pieces(text, "a.txt")) == [WANTED[0], WANTED[0]]


@pytest.mark.parametrize("labels", [("HD", "SN", "PD", "LP", "TD"), ("标题", "报刊名称：", "刊载日期", "导语", "正文")])
def test_a_page_of_forms_is_a_piece_a_table(labels: tuple[str, ...]) -> None:
    forms = "".join(
        "<table>"
        + "".join(
            f"<tr><td><b>{label}</b></td><td>{value}</td></tr>"
            for label, value in zip(labels, (head, PAPER, "2024年3月5日", body[0], "".join(f"<p>{p}</p>" for p in body[1:])), strict=True)
            if value
        )
        + "</table>"
        for head, body in WANTED
    )  # fmt: skip
    (issue,) = issues_of(
        f"<html><head><title>查询结果</title></head><body>{forms}<p>版权所有</p></body></html>", "a.html"
    )
    assert (issue.newspaper, issue.date_published) == (PAPER, DAY)
    assert told(list(issue.articles)) == WANTED
    assert "版权所有" in issue.source.text


def test_a_form_in_a_laid_out_page_is_a_piece_with_its_signs() -> None:
    fields = (
        ("标题", "旧桥&amp;新桥&nbsp;编了号&lt;上&gt;"),
        ("报纸", PAPER),
        ("日期", DAY),
        ("正文", f"<p>{STORY}</p>"),
    )
    form = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in fields)
    page = f"<table><tr><td>查询结果</td><td>共一条</td></tr><tr><td colspan=2><table>{form}</table></td></tr></table>"
    (piece,) = pieces(f"<html><head><meta charset=utf-8></head><body>{page}</body></html>", "a.html")
    assert told([piece]) == [("旧桥&新桥 编了号<上>", [STORY])]


def test_scores_with_tabs_in_a_labelled_text_are_text() -> None:
    scores = "甲队\t三比二\n乙队\t一比二"
    (piece,) = pieces(f"标题：{HEADS[0]}\n报纸：{PAPER}\n日期：{DAY}\n正文：{STORY}\n{scores}\n{MORE}\n", "a.txt")
    assert all(word in piece.body for word in ("甲队", "三比二", "乙队", "一比二"))


def test_equal_rows_of_a_workbook_are_all_read() -> None:
    names = " ".join(f"xmlns:{n}='urn:oasis:names:tc:opendocument:xmlns:{n}:1.0'" for n in ("office", "table", "text"))
    cells = "".join(f"<table:table-cell><text:p>{w}</text:p></table:table-cell>" for w in ("乙队", "一比二", "负"))

    def workbook(times: int) -> bytes:
        row = f"<table:table-row table:number-rows-repeated='{times}'>{cells}</table:table-row>"
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            archive.writestr(
                "content.xml",
                f"<office:document-content {names}><table:table>{row}</table:table></office:document-content>",
            )
        return stream.getvalue()

    (issue,) = issues_of(workbook(3), "a.ods")
    assert issue.source.text.count("一比二") == 3
    with pytest.raises(ImportFailure, match="太大"):
        read_bytes(workbook(999_999_999), name="a.ods")


def test_a_form_in_a_document_is_a_piece(tmp_path: Path) -> None:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

    def cell(words: list[str]) -> str:
        return "<w:tc>" + "".join(f"<w:p><w:r><w:t>{w}</w:t></w:r></w:p>" for w in words) + "</w:tc>"

    def form(head: str, body: list[str]) -> str:
        fields: tuple[tuple[str, list[str]], ...] = (
            ("标题", [head]),
            ("报纸", [PAPER]),
            ("登报时候", ["三月"]),
            ("日期", [DAY]),
            ("副题", []),
            ("正文", body),
        )
        return "<w:tbl>" + "".join(f"<w:tr>{cell([n])}{cell(v)}</w:tr>" for n, v in fields) + "</w:tbl><w:p/>"

    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        forms = "".join(form(head, body) for head, body in WANTED)
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{forms}</w:body></w:document>')
    (issue,) = issues_of(stream.getvalue(), "a.docx")
    assert (issue.newspaper, issue.date_published) == (PAPER, DAY)
    assert told(list(issue.articles)) == WANTED


def test_a_workbook_of_opendocument_is_read() -> None:
    names = " ".join(f"xmlns:{n}='urn:oasis:names:tc:opendocument:xmlns:{n}:1.0'" for n in ("office", "table", "text"))

    def cell(words: str) -> str:
        return f"<table:table-cell>{''.join(f'<text:p>{w}</text:p>' for w in words.split(chr(10)))}</table:table-cell>"

    day = f"<table:table-cell office:value-type='date' office:date-value='{DAY}'><text:p>三月五号</text:p></table:table-cell>"
    note = "<table:table-cell><office:annotation><text:p>抄的时候少一页</text:p></office:annotation></table:table-cell>"
    rows = f"<table:table-row>{''.join(map(cell, ('日期', '报纸', '标题', '正文', '备注')))}</table:table-row>"
    for head, body in WANTED:
        rows += f"<table:table-row>{day}{cell(PAPER)}{cell(head)}{cell(chr(10).join(body))}{note}</table:table-row>"
    rows += "<table:table-row table:number-rows-repeated='9'><table:table-cell table:number-columns-repeated='999999'/></table:table-row>"
    content = f"<office:document-content {names}><office:body><table:table>{rows}</table:table></office:body></office:document-content>"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    (issue,) = issues_of(stream.getvalue(), "a.ods")
    assert (issue.newspaper, issue.date_published) == (PAPER, DAY)
    assert told(list(issue.articles)) == WANTED
    assert issue.source.text.count("抄的时候少一页") == 2


def test_the_line_that_a_mails_subject_repeats_is_its_headline() -> None:
    mails = "".join(
        f"From a@example.org Mon Jan  1 00:00:00 2035\nFrom: a@example.org\nSubject: =?utf-8?B?{b64encode(head.encode()).decode()}?=\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
        + b64encode(f"{head}\n\n{PAPER}　2024年3月5日\n\n{(chr(10) * 2).join(body)}\n".encode()).decode() + "\n\n"
        for head, body in WANTED
    )  # fmt: skip
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("存档/剪报.mbox", mails)
    assert told(pieces(stream.getvalue(), "存档.zip")) == WANTED


def test_links_beside_saved_pages_are_no_pieces(tmp_path: Path) -> None:
    page = f"<html><head><meta charset=utf-8></head><body><h1>{HEADS[0]}</h1><p>{DAY}　来源：{PAPER}</p><p>{STORY}</p><p>{MORE}</p></body></html>"
    (tmp_path / "a.html").write_text(page, "utf-8")
    (tmp_path / "a.url").write_text("[InternetShortcut]\nURL=http://example.org/\n", "utf-8")
    result = read_source(tmp_path)
    assert told([a for issue in result.issues for a in issue.articles]) == [WANTED[0]]


def test_a_book_with_the_papers_name_for_its_title_is_of_that_paper() -> None:
    head = "<html xmlns='http://www.w3.org/1999/xhtml'><body>{}</body></html>"
    texts = {
        f"t{k}": head.format(f"<h1>{h}</h1>{''.join(f'<p>{p}</p>' for p in b)}") for k, (h, b) in enumerate(WANTED)
    }
    items = "".join(f"<item id='{n}' href='{n}.xhtml' media-type='application/xhtml+xml'/>" for n in texts)
    spine = "".join(f"<itemref idref='{n}'/>" for n in texts)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(
            "META-INF/container.xml",
            "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles><rootfile full-path='a.opf'/></rootfiles></container>",
        )
        archive.writestr(
            "a.opf",
            f"<package xmlns='http://www.idpf.org/2007/opf'><metadata xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>{PAPER}</dc:title><dc:date>{DAY}</dc:date></metadata><manifest>{items}</manifest><spine>{spine}</spine></package>",
        )
        for name, text in texts.items():
            archive.writestr(f"{name}.xhtml", text)
    (issue,) = issues_of(stream.getvalue(), "a.epub")
    assert (issue.newspaper, issue.date_published) == (PAPER, DAY)
    assert told(list(issue.articles)) == WANTED
