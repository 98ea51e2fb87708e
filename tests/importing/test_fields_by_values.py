# ruff: noqa: E501 - tables are easier to read as they are written
"""Exports of programs that nobody listed: what their fields hold tells what they are."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from reader.importing import read_bytes
from reader.importing.records.value_forms import looks_like
from reader.model.issue import PublicationIssue
from tests.importing.accounts import check_issue
from tests.importing.stories import MORE, OTHER, STORY

PAPER, DAY = "河湾晚报", "2024-03-05"
PIECES = [("旧桥栏编了号", [STORY, MORE]), ("校门口的菜园", [OTHER]), ("渡口又通了船", [MORE, STORY])]


def read(content: str, name: str) -> PublicationIssue:
    (issue,) = read_bytes(content.encode(), name=name).issues
    check_issue(issue)
    return issue


def told(issue: PublicationIssue) -> list[tuple[str | None, list[str]]]:
    return [(a.headline, [p.text for p in a.paragraphs]) for a in issue.articles]


def table(*rows: list[str]) -> str:
    made = io.StringIO()
    csv.writer(made).writerows(rows)
    return made.getvalue()


def dump(make: Any) -> str:
    return json.dumps([make(k, head, "\n".join(text)) for k, (head, text) in enumerate(PIECES, 1)], ensure_ascii=False)


@pytest.mark.parametrize(
    ("words", "form"),
    [("2024年3月5日 星期二", "date"), ("20240305", "date"), ("2024-03-05 10:21:07", None), ("[[河湾晚报]]", "newspaper"),
     ("来源：河湾晚报", "newspaper"), ("星期四", None), ("D6", None), ("12", None), ("第3版", "page"), ("A03", "page"), ("003", "page"),
     (STORY, "body"), ("旧桥栏编了号", "headline"), ("clipping", None), ("https://example.org/a", None)],
)  # fmt: skip
def test_a_value_tells_by_its_form_what_it_can_be(words: str, form: str | None) -> None:
    assert looks_like(words) == form


def test_a_table_without_names_is_read_by_what_its_columns_hold() -> None:
    issue = read(
        table(*([DAY, PAPER, f"第{k}版", head, "\n".join(text)] for k, (head, text) in enumerate(PIECES, 1))),
        "剪报.csv",
    )
    assert (issue.newspaper, issue.date_published, told(issue)) == (PAPER, DAY, PIECES)
    assert [a.print_page for a in issue.articles] == ["1", "2", "3"]


def test_columns_under_strange_names_are_read_and_the_moment_of_keeping_is_no_day() -> None:
    rows = [[head, "2024年3月5日", f"来源：{PAPER}", "\n".join(text), "2031-01-01 10:00:00"] for head, text in PIECES]
    issue = read(table(["标题", "字段1", "字段2", "字段3", "当前时间"], *rows), "采集.csv")
    assert (issue.newspaper, issue.date_published, told(issue)) == (PAPER, DAY, PIECES)


@pytest.mark.parametrize("nested", [False, True])
def test_fields_of_objects_are_read_by_what_they_hold(nested: bool) -> None:
    def make(k: int, head: str, text: str) -> object:
        own = {"h": head, "x": text, "p": PAPER, "d": DAY.replace("-", ""), "pg": k, "kept": "2031-01-01 09:08:07"}
        return {"row_idx": k, "row": own} if nested else own

    issue = read(dump(make), "rows.json")
    assert (issue.newspaper, issue.date_published, told(issue)) == (PAPER, DAY, PIECES)
    assert [a.print_page for a in issue.articles] == ["1", "2", "3"]


def test_lines_of_objects_wait_for_one_another() -> None:
    lines = (
        json.dumps({"h": head, "x": "\n".join(text), "p": PAPER, "d": DAY}, ensure_ascii=False) for head, text in PIECES
    )
    issue = read("\n".join(lines), "clips.jsonl")
    assert (issue.newspaper, issue.date_published, told(issue)) == (PAPER, DAY, PIECES)


def test_of_two_days_the_one_of_downloading_is_not_taken() -> None:
    issue = read(
        dump(lambda _k, head, text: {"date_download": "2031-01-01 09:00:00", "date_publish": f"{DAY} 08:00:00", "title": head, "maintext": text}),
        "a.json",
    )  # fmt: skip
    assert (issue.date_published, told(issue)) == (DAY, PIECES)


def test_the_title_of_what_a_piece_stood_in_is_no_headline() -> None:
    issue = read(
        dump(lambda k, head, text: {"id": k, "title": head, "date": DAY, "summary": {"content": text}, "origin": {"title": PAPER}}), "starred.json"
    )  # fmt: skip
    assert (issue.newspaper, issue.date_published, told(issue)) == (PAPER, DAY, PIECES)


def test_an_object_in_an_object_is_read_by_its_own_names() -> None:
    head, text = PIECES[0]
    own = {"IntroTitle": "清河镇的手艺", "Title": head, "Paper": PAPER, "PubDate": DAY, "Content": "\n".join(text)}
    issue = read(json.dumps({"Envelope": {"Article": own}}, ensure_ascii=False), "a.json")
    assert (issue.newspaper, issue.articles[0].kicker, told(issue)) == (PAPER, "清河镇的手艺", PIECES[:1])


def test_blocks_of_one_text_stay_one_piece() -> None:
    blocks = [{"type": "paragraph", "text": p} for _head, text in PIECES for p in text]
    issue = read(json.dumps({"title": "一篇长文", "date": DAY, "blocks": blocks}, ensure_ascii=False), "a.json")
    assert [a.headline for a in issue.articles] == ["一篇长文"]


def test_a_newspaper_in_the_writers_place_is_the_newspaper() -> None:
    note = f'---\ntitle: "{PIECES[0][0]}"\nsource: "https://example.org/a"\nauthor:\n  - "[[{PAPER}]]"\npublished: {DAY}\ncreated: 2031-01-01\n---\n{STORY}\n'
    issue = read(note, "a.md")
    assert (issue.newspaper, issue.date_published, issue.articles[0].byline) == (PAPER, DAY, None)


_TAGGED = {
    "endnote": ("%0 Newspaper Article", "%T {0}", "%J {1}", "%D 2024", "%8 {2}", "%P 003", "%X {3}", "%W CNKI"),
    "ris": ("TY  - NEWS", "TI  - {0}", "T2  - {1}", "DA  - {2}", "SP  - 3", "N2  - {3}", "Y2  - 2031-01-01", "ER  - "),
    "refworks": ("RT Newspaper Article", "SR 1", "T1 {0}", "JF {1}", "FD {2}", "OP 003", "AB {3}", "LA 中文;"),
    "noteexpress": ("{{Reference Type}}: Newspaper Article", "{{Title}}: {0}", "{{Newspaper}}: {1}", "{{Date}}: {2}", "{{Page}}: 3", "{{Abstract}}: {3}", "{{Language}}: 中文;"),
    "two languages": ("DataType: 3", "Title-题名: {0}", "Source-报纸名称: {1}", "PubTime-出版日期: {2}", "Page-版号: 003", "Summary-摘要: {3}", "SrcDatabase-来源库: 报纸"),
}  # fmt: skip


@pytest.mark.parametrize("form", _TAGGED)
@pytest.mark.parametrize("pieces", [PIECES, PIECES[:1]])
def test_tags_of_programs_that_keep_references_are_told_by_what_follows(
    form: str, pieces: list[tuple[str, list[str]]]
) -> None:
    records = ("\n".join(_TAGGED[form]).format(head, PAPER, DAY, "\n".join(text)) for head, text in pieces)
    issue = read("\n\n".join(records) + "\n", "export.txt")
    assert (issue.newspaper, issue.date_published, told(issue)) == (PAPER, DAY, pieces)
    assert [a.print_page for a in issue.articles] == ["3"] * len(pieces)


@pytest.mark.parametrize(
    "text",
    [
        f"AB 两厂合并\nCD 唱片降价\nTV 剧开拍\n\n{STORY}\n",
        f"From: a\nTo: b\nSubject: c\nDate: d\nReply: e\n\n{STORY}\n",
    ],
)
def test_lines_that_begin_with_letters_are_no_tags(text: str) -> None:
    from reader.importing.formats.text import read as lines_of
    from reader.importing.records.tagged import tags_of

    assert tags_of(lines_of(text)) is None


def test_rows_that_a_database_copies_are_read() -> None:
    rows = "\n".join(
        f"{k}\t{head}\t{PAPER}\t{DAY}\t" + "\\n".join(text) + "\t\\N" for k, (head, text) in enumerate(PIECES)
    )
    issue = read(
        f"--\n-- dump\n--\n\nSET x = 0;\n\nCOPY public.clips (id, title, newspaper, issued, fulltext, memo) FROM stdin;\n{rows}\n\\.\n",
        "a.sql",
    )
    assert (issue.newspaper, issue.date_published, told(issue)) == (PAPER, DAY, PIECES)
