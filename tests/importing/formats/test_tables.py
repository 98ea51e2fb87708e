"""A table stays a table, whatever file it comes from: its rows are paragraphs, its cells keep their columns."""

from __future__ import annotations

import io
import zipfile

import pytest

from reader.importing import read_bytes, read_stored
from reader.model.article import NewsArticle
from reader.model.cells import in_columns
from tests.importing.accounts import check_issue

HEAD = "木船票价今日起分档"
ABOVE = "本报讯（记者江照野）杏坞渡口昨日贴出新的票价，按人数和货物分档，船老大说算了三个晚上才算平。"
BELOW = "新票价试行到月底，有意见的人可以写在渡口的小黑板上。"
WANTED = [["档", "乘客", "价"], ["1", "成人", "5"], ["2", "学生", "0"], ["", "挑担", "6"], ["合计", "", "11"]]

HTML = (
    f"<html><body><h1>{HEAD}</h1><p>{ABOVE}</p><table><tr><th>档</th><th>乘客</th><th>价</th></tr>"
    "<tr><td>1</td><td>成人</td><td>5</td></tr><tr><td rowspan=2>2</td><td>学生</td><td>0</td></tr>"
    f"<tr><td>挑担</td><td>6</td></tr><tr><td colspan=2>合计</td><td>11</td></tr></table><p>{BELOW}</p></body></html>"
)
MARKDOWN = (
    f"# {HEAD}\n\n{ABOVE}\n\n| 档 | 乘客 | 价 |\n|---|:--:|---|\n| 1 | 成人 | **5** |\n| 2 | 学生 | 0 |\n"
    f"|  | 挑担 | 6 |\n| 合计 |  | 11 |\n\n{BELOW}\n"
)
TABBED = f"# {HEAD}\n\n{ABOVE}\n档\t乘客\t价\n1\t成人\t5\n2\t学生\t0\n{BELOW}\n"
BLANKS = f"# {HEAD}\n\n{ABOVE}\n\n档　　乘客　　价\n1　　成人　　5\n2　　学生　　0\n\n{BELOW}\n"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def packed(members: dict[str, str]) -> bytes:
    """Return a zip of members."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return data.getvalue()


def docx() -> bytes:
    """Return the piece as a document of Word, the last row's first cell over two columns."""

    def words(text: str, style: str = "") -> str:
        return f"<w:p>{style}<w:r><w:t>{text}</w:t></w:r></w:p>"

    def cell(text: str, span: int = 1) -> str:
        merged = f'<w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>' if span > 1 else ""
        return f"<w:tc>{merged}{words(text)}</w:tc>"

    rows = [[cell(c) for c in row] for row in WANTED[:-1]] + [[cell("合计", 2), cell("11")]]
    table = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows)
    head = words(HEAD, '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>')
    body = f"{head}{words(ABOVE)}<w:tbl>{table}</w:tbl>{words(BELOW)}"
    return packed({"word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>"})


def odt() -> bytes:
    """Return the piece as an OpenDocument text."""
    names = " ".join(
        f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{u}:1.0"'
        for n, u in (("office", "office"), ("text", "text"), ("table", "table"))
    )

    def cell(text: str, span: int = 1) -> str:
        wide = f' table:number-columns-spanned="{span}"' if span > 1 else ""
        covered = "<table:covered-table-cell/>" * (span - 1)
        return f"<table:table-cell{wide}><text:p>{text}</text:p></table:table-cell>{covered}"

    rows = [[cell(c) for c in row] for row in WANTED[:-1]] + [[cell("合计", 2), cell("11")]]
    table = "".join(f"<table:table-row>{''.join(row)}</table:table-row>" for row in rows)
    body = (
        f'<text:h text:outline-level="1">{HEAD}</text:h><text:p>{ABOVE}</text:p>'
        f"<table:table>{table}</table:table><text:p>{BELOW}</text:p>"
    )
    text = f"<office:body><office:text>{body}</office:text></office:body>"
    content = f"<office:document-content {names}>{text}</office:document-content>"
    return packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def rows(article: NewsArticle) -> list[list[str]]:
    """Return the words of a piece's only table."""
    found = [p for p in article.paragraphs if p.table]
    assert {p.table for p in found} == {1}
    assert [p.header for p in found] == [True] + [False] * (len(found) - 1)
    assert all(p.role == "body" for p in found)
    return [in_columns(p.text, p.cells) for p in found]


@pytest.mark.parametrize(
    ("data", "name", "wanted"),
    [
        (HTML.encode(), "a.html", WANTED),
        (MARKDOWN.encode(), "a.md", WANTED),
        (TABBED.encode(), "a.txt", WANTED[:3]),
        (BLANKS.encode(), "b.txt", WANTED[:3]),
        (docx(), "a.docx", WANTED),
        (odt(), "a.odt", WANTED),
    ],
    ids=["html", "markdown", "tabs", "blanks", "docx", "odt"],
)
def test_every_cell_keeps_its_column(data: bytes, name: str, wanted: list[list[str]]) -> None:
    (issue,) = read_bytes(data, name=name).issues
    check_issue(issue)
    (article,) = issue.articles
    assert article.headline == HEAD
    assert [p.text for p in article.paragraphs if not p.table] == [ABOVE, BELOW]
    assert [row + [""] * (3 - len(row)) for row in rows(article)] == wanted
    assert (article.truncated, article.kind, issue.set_aside) == (False, "article", ())


@pytest.mark.parametrize(("data", "name"), [(HTML.encode(), "a.html"), (MARKDOWN.encode(), "a.md"), (docx(), "a.docx")])
def test_reading_a_stored_table_again_changes_nothing(data: bytes, name: str) -> None:
    (issue,) = read_bytes(data, name=name).issues
    again = read_stored(issue)
    assert rows(again.articles[0]) == rows(issue.articles[0])
    check_issue(again)


def test_a_table_that_ends_a_piece_does_not_cut_it_off() -> None:
    (issue,) = read_bytes(f"# {HEAD}\n\n{ABOVE}\n\n| 档 | 价 |\n|---|---|\n| 一 | 无\n".encode(), name="a.md").issues
    assert issue.articles[0].truncated is False
    assert rows(issue.articles[0]) == [["档", "价"], ["一", "无"]]


def test_two_tables_of_a_piece_are_two() -> None:
    table = "| 档 | 价 |\n|---|---|\n| 一 | 5 |\n"
    (issue,) = read_bytes(f"# {HEAD}\n\n{ABOVE}\n\n{table}\n{BELOW}\n\n{table}".encode(), name="a.md").issues
    assert [(p.table, p.header) for p in issue.articles[0].paragraphs if p.table] == [
        (1, True), (1, False), (2, True), (2, False),
    ]  # fmt: skip


def test_a_weather_table_takes_no_headline_of_the_piece_below() -> None:
    text = f"今日天气\n\n城市　　天气　　气温\n杏坞　　多云　　12℃\n北渡　　小雨　　8℃\n\n{HEAD}\n\n{ABOVE}\n"
    (issue,) = read_bytes(text.encode(), name="a.txt").issues
    assert [a.headline for a in issue.articles] == ["今日天气", HEAD]


def test_couplets_and_names_in_wide_blanks_are_no_table() -> None:
    text = f"# {HEAD}\n\n{ABOVE}\n\n山重水复　　柳暗花明\n风平浪静　　月白船轻\n潮来潮去　　人往人还\n\n{BELOW}\n"
    (issue,) = read_bytes(text.encode(), name="a.txt").issues
    assert not any(p.table for p in issue.articles[0].paragraphs)


def test_a_page_that_is_set_in_a_table_is_none() -> None:
    cells = "".join(f"<td><h2>{HEAD}</h2><p>{ABOVE}</p></td>" for _k in range(2))
    issues = read_bytes(
        f"<html><body><table><tr>{cells}</tr><tr>{cells}</tr></table></body></html>".encode(), name="a.html"
    )
    assert not any(p.table for i in issues.issues for a in i.articles for p in a.paragraphs)
