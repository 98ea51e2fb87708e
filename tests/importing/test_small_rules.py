"""Rules that a changed constant or a dropped line would break without anybody's notice: found by benchmarks.mutants."""

from __future__ import annotations

import json
from pathlib import Path

from reader.importing import read_bytes, read_text
from reader.importing.formats.html_table import Grid
from reader.importing.opening_up import sources

BODY = "昨天清早，河堤上来了许多人，他们带着铁锹，一棵一棵地栽，天黑前三百棵全站好。"


def only(text: str) -> tuple[str | None, list[tuple[str | None, str | None, str | None]]]:
    """Return the newspaper and, of each piece, headline, second headline and byline."""
    (issue,) = read_text(text, name="粘贴").issues
    return issue.newspaper, [(a.headline, a.alternative_headline, a.byline) for a in issue.articles]


def test_a_part_under_a_headline_leaves_the_byline_to_be_read() -> None:
    _paper, pieces = only(f"# 柳河报\n\n## 河堤栽下三百棵柳树\n\n（上）\n\n本报记者 柳青\n\n{BODY}\n\n{BODY}\n")
    assert pieces == [("河堤栽下三百棵柳树", "（上）", "本报记者 柳青")]


def test_words_of_a_mail_s_head_below_the_first_line_are_text() -> None:
    (issue,) = read_text(f"河堤栽下三百棵柳树\n发件人：柳青\n主题：看树\n\n{BODY}\n\n{BODY}\n", name="粘贴").issues
    assert issue.set_aside == ()
    (issue,) = read_text(f"发件人：柳青\n主题：看树\n\n河堤栽下三百棵柳树\n\n{BODY}\n\n{BODY}\n", name="粘贴").issues
    assert [aside.text for aside in issue.set_aside] == ["发件人：柳青", "主题：看树"]
    assert issue.articles[0].headline == "河堤栽下三百棵柳树"


def test_a_paper_s_name_alone_above_everything_is_its_name() -> None:
    paper, pieces = only(f"清河晚报\n\n河堤栽下三百棵柳树\n\n本报讯（记者 柳青）{BODY}\n")
    assert paper == "清河晚报"
    assert pieces[0][0] == "河堤栽下三百棵柳树"


def test_records_that_stand_letter_by_letter_are_read_without_the_spaces() -> None:
    spaced = " ".join(BODY * 4)
    data = json.dumps([{"title": f"河堤栽树{k}", "content": spaced} for k in range(2)]).encode()
    (issue,) = read_bytes(data, name="识别.json").issues
    assert [a.body for a in issue.articles] == [BODY * 4] * 2


def test_further_pages_of_a_saved_page_are_told_by_the_first_one_s_name() -> None:
    page = "Content-Type: text/html; charset=utf-8\nContent-Location: {name}\n\n<h1>{head}</h1><p>{body}</p>\n"
    parts = [page.format(name=f"http://x.example/{n}.html", head=f"河堤{n}", body=BODY * 3) for n in "abc"]
    head = 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="X"\n\n'
    data = head + "".join(f"--X\n{part}\n" for part in parts)
    found = read_bytes((data + "--X--\n").encode(), name="页.mht")
    (told,) = [w for w in found.warnings if "2" in w]
    assert "b.html" in told
    assert "c.html" not in told


def test_short_lines_in_a_row_are_verse_and_no_headlines() -> None:
    lines = ("一场细雨过河湾", "柳色青青水色寒", "谁家小艇归来晚", "半篙烟雨半篙山", "明日天晴看新绿", "堤上人家笑语欢")
    text = "春雨\n\n柳青\n\n" + "\n".join(lines) + f"\n\n老钟楼重新敲响\n\n本报讯（记者 柳青）{BODY}\n"
    (issue,) = read_text(text, name="诗").issues
    assert issue.set_aside == ()
    assert [a.headline for a in issue.articles][-1] == "老钟楼重新敲响"
    assert all(line in issue.articles[0].body for line in lines)


def test_two_columns_written_field_by_field_are_rows() -> None:
    said = {"title": {"0": "河堤栽下三百棵柳树", "1": "老钟楼重新敲响"}, "content": {"0": BODY * 2, "1": BODY * 3}}
    (issue,) = read_bytes(json.dumps(said).encode(), name="表.json").issues
    assert [(a.headline, a.body) for a in issue.articles] == [
        ("河堤栽下三百棵柳树", BODY * 2), ("老钟楼重新敲响", BODY * 3)
    ]  # fmt: skip


def test_two_saved_pages_beside_their_pictures_are_one_source(tmp_path: Path) -> None:
    for name in ("一.html", "二.html", "说明.txt"):
        (tmp_path / name).write_text(f"<h1>河堤{name}</h1><p>{BODY}</p>", "utf-8")
    assert sources([tmp_path]) == [tmp_path]


def test_numbers_of_three_places_count_pages_and_years_do_not() -> None:
    def aside(first: int) -> set[str]:
        text = "\n\n".join(f"第{k}桥\n\n本报讯（记者 柳青）{BODY}\n\n{first + k}" for k in range(3))
        return {a.text for issue in read_text(text, name="页码").issues for a in issue.set_aside}

    assert aside(118) >= {"118", "119", "120"}
    assert not aside(1118) & {"1118", "1119", "1120"}


def test_a_cell_over_two_rows_behind_a_short_row_covers_no_third() -> None:
    grid = Grid()
    rows: list[list[dict[str, str | None]]] = [[{}, {"rowspan": "2"}], [{}]]
    for row in rows:
        for cell in row:
            grid.cell(cell)
        grid.end_row()
    assert (grid.cell({}), grid.cell({})) == (0, 1)


def test_a_letter_that_rtf_writes_in_two_halves_is_one() -> None:
    body = "".join(f"\\u{ord(c) if ord(c) < 0x8000 else ord(c) - 0x10000}?" for c in BODY)
    rtf = f"{{\\rtf1\\ansi\\ansicpg936\\uc1 \\u-10174?\\u-8265?\\u26641?\\par {body}\\par {body}\\par}}"
    (issue,) = read_bytes(rtf.encode("ascii"), name="树.rtf").issues
    assert "𠮷树" in issue.source.text
    assert BODY in issue.articles[0].body
