"""Texts in which every part has its name before it: names of several words, and what stands above the first."""

from __future__ import annotations

import pytest

from reader.importing import read_text
from tests.importing.accounts import check_issue
from tests.importing.stories import MORE, OTHER, STORY, issue_of

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


@pytest.mark.parametrize("rule", ["***", "———"])
@pytest.mark.parametrize("first", ["如果明天下雨，石匠就歇一天。", "以上海来的石匠最多。", "注意到桥栏的人不多。"])
def test_a_story_goes_on_below_a_rule_whatever_words_it_goes_on_with(rule: str, first: str) -> None:
    text = f"标题：菜园浇水了\n正文：{OTHER}\n\n标题：旧桥栏\n正文：{STORY}\n{rule}\n{first}\n{MORE}\n"
    bodies = [[p.text for p in article.paragraphs] for article in issue_of(text).articles]
    assert bodies == [[OTHER], [STORY, first, MORE]]


def test_what_whoever_copied_records_says_below_them_is_none_of_them() -> None:
    records = f"标题：菜园\n正文：{OTHER}\n\n---\n标题：旧桥栏\n正文：{STORY}\n\n---\n"
    text = f"{records}**说明**：以上内容仅供参考。\n如需别的，请告诉我。\n"
    assert [[p.text for p in a.paragraphs] for a in issue_of(text).articles] == [[OTHER], [STORY]]


def test_a_whole_story_above_records_is_not_set_aside() -> None:
    above = [STORY, MORE, OTHER, STORY[::-1].strip("。") + "。"]
    text = "渡船又开了\n" + "\n".join(above) + f"\n\n标题：菜园\n正文：{OTHER}\n\n标题：旧桥栏\n正文：{STORY}\n"
    first = issue_of(text).articles[0]
    assert [p.text for p in first.paragraphs][:4] == above
