"""Rich text as programs write it: code pages, escapes, settings that are switched on and off, what is said beside."""

from __future__ import annotations

import pytest

from reader.importing import read_bytes
from reader.model.article import NewsArticle
from reader.model.errors import ImportFailure
from tests.pictures import png

FIRST = "渡口的灯昨晚亮了，摆渡的老周说，往后收桨不用再摸黑。"
SECOND = "柳湾村的新渠今早放了第一道水，一里多长，都赶上了头茬。"


def escaped(words: str) -> str:
    """Return words as escapes of their UTF-16 units, each with a question mark that stands for it."""
    units = words.encode("utf-16-le")
    numbers = [int.from_bytes(units[k : k + 2], "little") for k in range(0, len(units), 2)]
    return "".join(f"\\u{n - 65536 if n > 32767 else n}?" for n in numbers)


def coded(words: str, codec: str) -> str:
    return "".join(f"\\'{b:02x}" for b in words.encode(codec))


def read(body: str, head: str = "\\ansi\\uc1") -> list[NewsArticle]:
    result = read_bytes(f"{{\\rtf1{head} {body}}}".encode("ascii"), name="柳湾报.rtf")
    return [article for issue in result.issues for article in issue.articles]


def headed(words: str) -> str:
    return f"{{\\b\\fs36 {escaped(words)}}}\\par\n"


def bodies(articles: list[NewsArticle]) -> list[list[str]]:
    return [[p.text for p in a.paragraphs if p.role == "body"] for a in articles]


@pytest.mark.parametrize(("page", "codec"), [(936, "gb18030"), (950, "cp950"), (65001, "utf-8")])
def test_letters_in_a_code_page(page: int, codec: str) -> None:
    told = "渡口的燈昨晚亮了，往後收槳不用再摸黑，過河的人也都說好。" if page == 950 else FIRST
    head = f"\\ansi\\ansicpg{page}\\uc1"
    (article,) = read(f"{{\\b\\fs36 {coded('渡口', codec)}}}\\par {coded(told, codec)}\\par", head)
    assert (article.headline, bodies([article])) == ("渡口", [[told]])


def test_letters_of_a_font_with_a_code_page_of_its_own() -> None:
    fonts = "{\\fonttbl{\\f0\\fcharset0 Times;}{\\f1\\fcharset134 SimSun;}{\\f2\\fcharset136 MingLiU;}}"
    words = f"\\f1 {coded('渡口添灯', 'gb18030')}\\f2 {coded('老周說', 'cp950')}\\f0 .\\par"
    (article,) = read(f"{fonts}{headed('新渠放水')}{words} {escaped(FIRST)}\\par")
    assert bodies([article])[0][0].startswith("渡口添灯老周說")


def test_what_stands_for_a_letter_is_passed_over_however_long_it_is() -> None:
    words = (
        "\\uc2 " + "".join(f"\\u{ord(c)} \\'3f\\'3f" for c in "渡口的灯") + "\\uc0 " + f"\\u{ord('亮')} \\u{ord('了')} "
    )
    (article,) = read(f"{headed('新渠放水')}{words}{escaped('。')}\\par {escaped(SECOND)}\\par", "\\ansi\\uc1")
    assert bodies([article])[0][0].startswith("渡口的灯亮了")


def test_a_letter_of_two_units_and_a_half_of_one() -> None:
    (article,) = read(f"{headed('新渠放水')}{escaped('𠮷家的')}{escaped(FIRST)}\\par {escaped(SECOND)}\\par")
    assert bodies([article])[0][0] == f"𠮷家的{FIRST}"


def test_symbols_are_what_they_stand_for() -> None:
    signs = "\\{1\\}\\~2\\_3\\\\4\\emdash 5\\endash 6\\lquote 7\\rquote 8\\ldblquote 9\\rdblquote 0\\bullet "
    (article,) = read(f"{headed('新渠放水')}{escaped(FIRST)}{signs}{escaped(SECOND)}\\par")
    assert "{1}" in bodies([article])[0][0]
    assert "3\\4—5–6‘7’8“9”0•" in bodies([article])[0][0]


def test_settings_end_with_their_group_or_are_taken_back() -> None:
    plain = f"{{\\b {escaped('石桥')}\\plain {escaped(FIRST)}}}\\par "
    hidden = f"{escaped(SECOND)}{{\\v {escaped('藏着的字')}}}\\v1 {escaped('也藏着')}\\v0 {escaped('露出来。')}\\par "
    (article,) = read(f"{headed('新渠放水')}{plain}{hidden}")
    assert bodies([article]) == [[f"石桥{FIRST}", f"{SECOND}露出来。"]]


def test_a_table_and_what_stands_in_head_and_foot() -> None:
    rows = "".join(
        "\\trowd " + "".join(f"{escaped(cell)}\\cell " for cell in row) + "\\row "
        for row in (("村", "户", "亩"), ("柳湾", "30", "12"), ("石桥", "21", "9"))
    )
    beside = f"{{\\header {escaped('柳湾晨报　2026年11月20日')}\\par}}{{\\footer {escaped('第二版')}\\par}}"
    beside += f"{{\\*\\generator Riched20;}}{{\\info{{\\title {escaped('不是正文')}}}}}"
    (article,) = read(f"{beside}{headed('各村用水')}{escaped(FIRST)}\\par {rows}\\pard {escaped(SECOND)}\\par")
    assert [p.text for p in article.paragraphs if p.table] == ["村\t户\t亩", "柳湾\t30\t12", "石桥\t21\t9"]
    assert [p.text for p in article.paragraphs if not p.table] == [FIRST, SECOND]
    assert "不是正文" not in article.body


def test_a_picture_is_where_it_stands() -> None:
    shown = f"{{\\*\\shppict{{\\pict\\pngblip {png(60, 40).hex()}}}}}\\par "
    (article,) = read(f"{headed('新渠放水')}{escaped(FIRST)}\\par {shown}{escaped(SECOND)}\\par")
    (figure,) = article.figures
    assert figure.after == 1
    assert bodies([article]) == [[FIRST, SECOND]]


@pytest.mark.parametrize(
    ("data", "kind"),
    [(b"{\\rtf1 }", "empty"), (b"{\\rtf1 " + b"{" * 5000 + b"}" * 5000 + b"}", "corrupt")],
    ids=["nothing", "too deep"],
)
def test_what_holds_no_paper_is_said(data: bytes, kind: str) -> None:
    with pytest.raises(ImportFailure) as failure:
        read_bytes(data, name="柳湾报.rtf")
    assert failure.value.kind == kind


def test_groups_that_are_closed_too_often_lose_nothing() -> None:
    (article,) = read(f"{headed('新渠放水')}}}}}{escaped(FIRST)}\\par {escaped(SECOND)}")
    assert bodies([article]) == [[FIRST, SECOND]]
