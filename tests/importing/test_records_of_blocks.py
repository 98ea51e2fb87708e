"""Records whose text is told in odd ways: blocks, lists of bodies, forum marks, code, tables, in place of a text."""

from __future__ import annotations

import json
from typing import Any

import pytest

from reader.importing import read_bytes
from reader.model.article import NewsArticle

FIRST = "渡口的灯昨晚亮了，摆渡的老周说，往后收桨不用再摸黑。"
SECOND = "柳湾村的新渠今早放了第一道水，一里多长，都赶上了头茬。"


def read(record: dict[str, Any]) -> NewsArticle:
    told = {"title": "渡口添了一盏灯", "date": "2026-11-20", "newspaper": "柳湾晨报", **record}
    other = {"title": "新渠放水", "date": "2026-11-20", "newspaper": "柳湾晨报", "content": SECOND}
    result = read_bytes(json.dumps([told, other], ensure_ascii=False).encode(), name="柳湾.json")
    return next(a for i in result.issues for a in i.articles if a.headline == "渡口添了一盏灯")


def paragraphs(record: dict[str, Any], *roles: str) -> list[str]:
    return [p.text for p in read(record).paragraphs if not roles or p.role in roles]


BODIES: dict[str, dict[str, Any]] = {
    "a list of texts": {"content": [FIRST, SECOND]},
    "blocks": {"content": [{"type": "text", "text": FIRST}, {"type": "text", "value": SECOND}]},
    "blocks in blocks": {"content": {"blocks": [{"children": [{"text": FIRST}]}, {"children": [{"text": SECOND}]}]}},
    "blocks under another name": {"parts": [{"type": "p", "text": FIRST}, {"type": "p", "text": SECOND}]},
    "what is no word is none": {"content": [FIRST, None, True, {"id": "a1", "src": "x.html"}, SECOND]},
    "HTML": {"content": f"<p>{FIRST}</p><p>{SECOND}</p>"},
    "the main one of bodies": {
        "bodies": [{"role": "extra", "value": "别的话。"}, {"role": "main", "value": f"{FIRST}\n{SECOND}"}]
    },
    "bodies that are a text": {"bodies": f"{FIRST}\n{SECOND}"},
    "a film's own text": {"video_detail": {"content": f"{FIRST}\n{SECOND}"}},
    "a summary where there is no more": {"content": "", "summary": f"{FIRST}\n{SECOND}"},
    "wide spaces between sentences": {"content": f"{FIRST}　　{SECOND}"},
}


@pytest.mark.parametrize("name", BODIES)
def test_a_text_is_found_however_it_is_told(name: str) -> None:
    assert paragraphs(BODIES[name]) == [FIRST, SECOND]


def test_the_marks_of_a_forum_are_no_text() -> None:
    told = f"[p=30, 2, left][size=4]{FIRST}[/size][/p]\n[attach]123[/attach]\n[b]{SECOND}[/b]"
    assert paragraphs({"content": told}) == [FIRST, SECOND]


def test_blocks_say_what_they_are() -> None:
    told = [
        {"type": "paragraph", "text": FIRST},
        {"type": "heading", "text": "夜里的渡口"},
        {"type": "paragraph", "text": SECOND},
        {"type": "image", "caption": "老周在点灯。", "src": "deng.jpg"},
    ]
    made = read({"content": told})
    assert [(p.text, p.role) for p in made.paragraphs if p.role != "caption"] == [
        (FIRST, "body"),
        ("夜里的渡口", "subhead"),
        (SECOND, "body"),
    ]
    assert "老周在点灯。" in [p.text for p in made.paragraphs if p.role == "caption"] or any(
        figure.caption == "老周在点灯。" for figure in made.figures
    )


def test_what_a_block_repeats_of_headline_and_writer_is_no_text() -> None:
    told = [
        {"type": "h1", "text": "渡口添了一盏灯"},
        {"type": "p", "text": "苏小禾"},
        {"type": "p", "text": FIRST},
        {"type": "p", "text": SECOND},
    ]
    assert paragraphs({"parts": told, "author": "苏小禾"}, "body") == [FIRST, SECOND]


def test_rows_of_a_table_come_as_rows() -> None:
    rows = [
        {"text": "村\t亩", "cells": [[0, 1], [2, 3]], "header": True},
        {"text": "柳湾\t30", "cells": [[0, 2], [3, 5]]},
        {"text": "石桥\t12", "cells": [[0, 2], [3, 5]]},
    ]
    made = read({"content": [{"text": FIRST}, *rows, {"text": SECOND}]})
    assert [p.text for p in made.paragraphs if p.table] == ["村\t亩", "柳湾\t30", "石桥\t12"]
    assert [p.text for p in made.paragraphs if p.header] == ["村\t亩"]


def test_a_record_that_is_deeper_than_any_text_is_read_as_far_as_it_goes() -> None:
    deep: Any = "埋得太深的字。"
    for _level in range(80):
        deep = {"children": [deep]}
    assert paragraphs({"content": [FIRST, deep, SECOND]}) == [FIRST, SECOND]
