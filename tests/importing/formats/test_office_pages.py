"""Pages that an office program saved: sizes of type tell headlines, tables are values or settings, pictures stay."""

from __future__ import annotations

import base64
from collections.abc import Callable

import pytest

from reader.importing import ImportResult, read_bytes
from tests.pictures import png

HEAD = '<html><head><meta name="Generator" content="LibreOffice 7.4"><title>无题1</title></head><body>'
FIRST = "渡口的灯昨晚亮了，摆渡的老周说，往后收桨不用再摸黑，过河的人也都说好。"
SECOND = "柳湾村的新渠今早放了第一道水，一里多长，沿渠的三十亩早稻都赶上了头茬。"
PICTURE = "data:image/png;base64," + base64.b64encode(png(60, 40)).decode()


def read(body: str) -> ImportResult:
    return read_bytes(f"{HEAD}{body}</body></html>".encode(), name="柳湾报.html")


def headlines(result: ImportResult) -> list[str | None]:
    return [article.headline for issue in result.issues for article in issue.articles]


def paragraphs(result: ImportResult) -> list[str]:
    return [p.text for issue in result.issues for article in issue.articles for p in article.paragraphs]


def sized(size: str, words: str) -> str:
    return f'<p><span style="font-size: {size}">{words}</span></p>'


LARGE = [
    lambda words: sized("22pt", words),
    lambda words: sized("30px", words),
    lambda words: f'<p><font size="6">{words}</font></p>',
    lambda words: f"<h2>{words}</h2>",
]


@pytest.mark.parametrize("large", LARGE, ids=["points", "pixels", "font", "heading"])
def test_larger_letters_are_headlines(large: Callable[[str], str]) -> None:
    result = read(
        "<p>柳湾晨报　2026年11月20日</p>"
        + large("渡口添了一盏灯")
        + sized("12pt", FIRST)
        + large("新渠放水")
        + sized("12pt", SECOND)
    )
    assert headlines(result) == ["渡口添了一盏灯", "新渠放水"]
    assert paragraphs(result) == [FIRST, SECOND]
    assert result.issues[0].source.format == "html"


def test_an_indent_in_any_measure_opens_a_paragraph() -> None:
    for indent in ("21pt", "28px", "2em", "0.3in", "0.74cm"):
        result = read(f'<h1>渡口添了一盏灯</h1><p style="text-indent: {indent}">{FIRST}</p><p>{SECOND}</p>')
        assert headlines(result) == ["渡口添了一盏灯"]
        assert paragraphs(result) == [FIRST, SECOND]


def test_a_picture_stays_with_its_caption() -> None:
    shown = f'<p><img src="{PICTURE}"></p><p class="caption">老周在点灯。</p>'
    result = read(f"<h1>渡口添了一盏灯</h1><p>{FIRST}</p>{shown}<p>{SECOND}</p>")
    (article,) = result.issues[0].articles
    assert [(p.text, p.role) for p in article.paragraphs] == [
        (FIRST, "body"),
        ("老周在点灯。", "caption"),
        (SECOND, "body"),
    ]
    (figure,) = article.figures
    assert (figure.after, figure.caption_paragraph) == (1, 1)


def test_a_table_of_values_stays_a_table() -> None:
    rows = [("村", "亩"), ("柳湾", "30"), ("石桥", "12")]
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    result = read(f"<h1>各村用水</h1><p>{FIRST}</p><table>{table}</table><p>{SECOND}</p>")
    (article,) = result.issues[0].articles
    assert [p.text for p in article.paragraphs if p.table] == ["村\t亩", "柳湾\t30", "石桥\t12"]
    assert [p.text for p in article.paragraphs if not p.table] == [FIRST, SECOND]


def test_a_table_that_sets_text_in_columns_is_read_column_by_column() -> None:
    cells = [f"<td><h1>{head}</h1><p>{text}</p></td>" for head, text in (("渡口添灯", FIRST), ("新渠放水", SECOND))]
    result = read(f"<table><tr>{''.join(cells)}</tr></table>")
    assert headlines(result) == ["渡口添灯", "新渠放水"]
    assert paragraphs(result) == [FIRST, SECOND]


def test_a_form_of_one_piece_is_its_fields() -> None:
    fields = [("标题", "渡口添了一盏灯"), ("作者", "苏小禾"), ("正文", f"<p>{FIRST}</p><p>{SECOND}</p>"), ("备注", "")]
    table = "".join(f"<tr><td>{name}</td><td>{value}</td></tr>" for name, value in fields)
    (article,) = read(f"<table>{table}</table>").issues[0].articles
    assert article.headline == "渡口添了一盏灯"
    assert [credit.name for credit in article.credits] == ["苏小禾"]
    assert [p.text for p in article.paragraphs] == [FIRST, SECOND]


def test_what_is_no_text_is_not_read_and_what_is_not_closed_loses_nothing() -> None:
    odd = '<script>var x="坏";</script><style>p{}</style><xml>坏</xml></div></table><td>散的一格。'
    result = read(f"<h1>渡口添了一盏灯</h1><p>{FIRST}<br>第二行{odd}<p>{SECOND}")
    assert headlines(result) == ["渡口添了一盏灯"]
    assert paragraphs(result) == [f"{FIRST} 第二行散的一格。", SECOND]
