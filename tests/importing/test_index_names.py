"""Records as a search engine's index holds them: a field's type stands behind its name."""

from __future__ import annotations

import json

import pytest

from reader.importing import read_bytes
from tests.importing.accounts import check_issue

BODY = "渡口的灯笼昨夜没有亮，摆渡的人摸黑靠了岸，石阶上摔碎两只碗，岸上的人举着火把来寻。"
MORE = "村里人说，灯油是前天夜里被风吹翻的，今天晚上照旧点起来，请大家过河时慢一些走。"
NAMES = [
    ("title_s", "content_txt", "pubdate_dt", "author_ss", "source_s"),
    ("title_txt", "body_t", "date_s", "byline_s", "newspaper_s"),
    ("title_ik_smart", "content_txt_cjk", "publish_date", "author_keyword", "source_str"),
]


@pytest.mark.parametrize("names", NAMES)
@pytest.mark.parametrize("wrapped", [True, False])
def test_names_are_read_without_what_the_index_adds(names: tuple[str, ...], *, wrapped: bool) -> None:
    values = [("灯笼没有亮", BODY, "何雁"), ("石桥修好了", MORE, "秦小河")]
    day, paper = "2021-06-04T08:00:00Z", "河湾报"
    records = [dict(zip(names, (head, text, day, [who], paper), strict=True)) for head, text, who in values]
    data = {"response": {"numFound": 2, "docs": records}} if wrapped else records
    (issue,) = read_bytes(json.dumps(data, ensure_ascii=False).encode(), name="a.json").issues
    check_issue(issue)
    assert (issue.newspaper, issue.date_published) == ("河湾报", "2021-06-04")
    assert [(a.headline, a.body, [c.name for c in a.credits]) for a in issue.articles] == [
        ("灯笼没有亮", BODY, ["何雁"]), ("石桥修好了", MORE, ["秦小河"]),
    ]  # fmt: skip


def test_a_listed_name_stays_and_wins() -> None:
    titles = [("灯笼没有亮", "灯笼", BODY), ("石桥修好了", "石桥", MORE)]
    data = [{"title": head, "title_s": short, "content": text} for head, short, text in titles]
    (issue,) = read_bytes(json.dumps(data, ensure_ascii=False).encode(), name="a.json").issues
    assert [a.headline for a in issue.articles] == ["灯笼没有亮", "石桥修好了"]
