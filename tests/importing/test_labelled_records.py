"""Texts in which every part has its name before it: names of several words, and what stands above the first."""

from __future__ import annotations

import pytest

from reader.importing import read_text
from tests.importing.accounts import check_issue

BODY = "渡口的灯笼昨夜没有亮，摆渡的人摸黑靠了岸，石阶上摔碎两只碗。"


def test_names_of_several_words_are_names() -> None:
    text = f"Title: 灯笼没有亮\nPublication title: 渡口报\nPublication date: 2024-03-05\nFull text: {BODY}\n"
    (issue,) = read_text(text, name="a").issues
    check_issue(issue)
    (piece,) = issue.articles
    assert (issue.newspaper, issue.date_published, piece.headline, piece.body) == (
        "渡口报",
        "2024-03-05",
        "灯笼没有亮",
        BODY,
    )


@pytest.mark.parametrize(
    "text",
    [
        f"剪报一则\n标题：灯笼没有亮\n日期：2024年3月5日\n正文：{BODY}\n",
        f"Clipping\n\nTitle: 灯笼没有亮\nDate: 2024-03-05\nText: {BODY}\n",
        f"标题：灯笼没有亮\n剪报\n日期：2024年3月5日\n正文：{BODY}\n",
    ],
)
def test_lines_above_the_first_name_are_no_fault(text: str) -> None:
    (issue,) = read_text(text, name="a").issues
    check_issue(issue)
    assert issue.date_published == "2024-03-05"
    assert BODY in issue.articles[0].body
