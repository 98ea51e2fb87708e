"""A day that no calendar has is a misprint: the text is read without it, and the reader is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.importing import dates, read_bytes, read_source

BODY = "渡口的石桥昨日修好，桥长三十七步，过桥的人在桥头站了很久，说水声和从前一样，只是栏杆高了些。"
DAY = "2023-02-29"


def page(head: str = "", line: str = "", before: str = "") -> bytes:
    return (
        f"{before}<!doctype html><html><head><meta charset=utf-8><title>石桥修好了</title>{head}</head><body>"
        f"<h1>石桥修好了</h1>{line}<p>{BODY}</p><p>{BODY}</p></body></html>"
    ).encode()


SOURCES = {
    "meta.html": page(head=f'<meta name="publishdate" content="{DAY}">'),
    "stamp.html": page(head='<meta property="article:published_time" content="2023-02-29T01:00:00Z">'),
    "line.html": page(line="<p>来源：渡口报　2023年11月31日</p>"),
    "founder.html": page(
        before=f"<!--enpproperty <founder-date>{DAY} 08:00</founder-date>"
        "<founder-papername>渡口报</founder-papername> /enpproperty-->"
    ),
    "records.json": json.dumps([{"title": "石桥修好了", "date": DAY, "content": BODY}]).encode(),
    "compact.jsonl": json.dumps({"title": "石桥修好了", "date": 20230229, "content": BODY}).encode(),
    "table.csv": f"标题,日期,正文\n石桥修好了,{DAY},{BODY}\n渡船加班,{DAY},{BODY}\n".encode(),
    "feed.xml": (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>渡口报</title><item><title>石桥修好了</title>'
        f"<description>{BODY}</description><pubDate>Wed, 29 Feb 2023 08:00:00 GMT</pubDate></item></channel></rss>"
    ).encode(),
    "atom.xml": (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>渡口报</title><entry>'
        f"<title>石桥修好了</title><updated>{DAY}T00:00:00Z</updated><content>{BODY}</content></entry></feed>"
    ).encode(),
    "front.md": f"---\ntitle: 石桥修好了\ndate: {DAY}\n---\n\n{BODY}\n".encode(),
    "masthead.txt": f"渡口报\n2023年2月29日　星期三\n\n# 石桥修好了\n\n{BODY}\n".encode(),
    "labelled.txt": "\n".join(f"标题：{t}\n日期：{DAY}\n正文：{BODY}\n" for t in ("石桥修好了", "渡船加班")).encode(),
}


@pytest.mark.parametrize("name", SOURCES)
def test_it_is_read_without_that_day_and_the_reader_is_told(name: str) -> None:
    found = read_bytes(SOURCES[name], name=name)
    assert any(issue.articles for issue in found.issues)
    assert {issue.date_published for issue in found.issues} == {None}
    assert "桥长三十七步" in "".join(a.body for i in found.issues for a in i.articles)
    assert any("没有“" in said and "这一天" in said for said in found.warnings), found.warnings


def test_in_the_names_of_a_crawl_too(tmp_path: Path) -> None:
    folder = tmp_path / "crawl"
    folder.mkdir()
    for k in (1, 2, 3):
        (folder / f"20230229-01-0{k}.txt").write_text(f"石桥修好了之{k}\n{BODY}\n", "utf-8")
    found = read_source(folder)
    assert sum(len(i.articles) for i in found.issues) == 3
    assert {i.date_published for i in found.issues} == {None}
    assert found.warnings == ("没有“20230229”这一天，没有当作日期。",)


def test_a_number_with_points_is_no_misprinted_day() -> None:
    found = read_bytes(f"# 石桥修好了\n\n电话 2023.45.67，{BODY}\n".encode(), name="a.txt")
    assert not found.warnings


@given(st.integers(-10, 12000), st.integers(-5, 40), st.integers(-5, 99))
def test_a_day_is_a_day_of_the_calendar_or_none(year: int, month: int, date: int) -> None:
    found = dates.day(year, month, date)
    assert found is None or dates.iso_day(found) == found


@given(st.text(alphabet="0123456789-年月日./ 一二十〇jan ,", max_size=20))
def test_whatever_is_printed_never_raises(words: str) -> None:
    with dates.noting():
        told = dates.printed_date(words)
    assert told is None or dates.iso_day(told[0])
