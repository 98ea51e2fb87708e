"""Doubts of lines in a piece that do not look like its text, and none where all do."""

from __future__ import annotations

import pytest

from reader.importing import read_bytes

HEAD = "江堤日报\n2024年5月3日 第2版\n\n"
STORY = (
    "河埠码头装上感应灯\n"
    "　　本报讯（记者何雁）河埠老码头上月装了三盏感应灯，人一走近便亮，走开两分钟便灭，一夜耗电不到半度。\n"
    "　　码头管理员阮长河说，灯装好以后，半夜靠岸的船多了六成，渔民把鱼直接挑到岸上，不必等到天亮。\n"
)
OTHER = "　　茶农合作社今春出口蒸青茶十二吨，比去年多三吨，客商看中的是梅坞这里的茶园不打农药，海外的订单排到了秋后。\n"
FORM = "这一行不太像"


def doubted(text: str) -> list[str]:
    """Return the lines that such a doubt leads to."""
    (issue,) = read_bytes(text.encode(), name="a.txt").issues
    spans = [doubt.span for doubt in issue.doubts if doubt.message.startswith(FORM)]
    return [issue.source.text[span.start : span.end] for span in spans if span]


@pytest.mark.parametrize(
    ("after", "line"),
    [
        ("　　老街坊茶话会周六见\n", "老街坊茶话会周六见"),
        ("　　梅坞茶农合作社把茶叶卖到海外\n" + OTHER, "梅坞茶农合作社把茶叶卖到海外"),
    ],
    ids=["left over below", "another headline"],
)
def test_a_line_that_does_not_look_like_the_text_is_doubted(after: str, line: str) -> None:
    assert doubted(HEAD + STORY + after) == [line]


@pytest.mark.parametrize(
    "after",
    [
        "",
        "　　（记者手记）\n",
        "　　灯下\n　　夜里的码头静得能听见水响，灯一亮，水面上就铺开一条路，船顺着这条路进来。\n",
        "　　“人一走近便亮”\n　　码头的台阶有四十一级，灯没有装的时候，人走在上面要数着步子，走近了才看得见水。\n",
    ],
    ids=["whole", "a remark", "a short subhead", "a subhead of its own"],
)
def test_a_text_is_not(after: str) -> None:
    assert doubted(HEAD + STORY + after) == []
