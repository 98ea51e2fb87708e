"""How far a section's name reaches: to all pieces until the next one, or to the piece below it."""

from __future__ import annotations

import pytest

from reader.importing import read_bytes

STORIES = [
    "河埠渔歌赛落幕\n　　本报讯（记者何雁）河埠渔歌赛昨晚落幕，四十支船队对唱到半夜，最年长的歌手八十三岁。\n",
    "渔网厂开了展览室\n　　本报讯（记者何雁）渔网厂开了一间展览室，六代人用过的梭子按年头挂在墙上，任人取看。\n",
    "山塘清出一口古井\n　　本报讯（记者何雁）山塘清淤，挖到两米深的时候露出一圈青砖，是一口填了百年的老井。\n",
    "旧仓库办起周末书市\n　　本报讯（记者何雁）停用的粮仓每到周末摆开六十个书摊，书按斤卖，挑书的人一蹲半天。\n",
]
HEAD = "江堤日报 2019年6月10日 第6版\n"


def sections(*above: str) -> list[str | None]:
    """Return each story's section where these lines stand above them, empty for none."""
    text = HEAD + "".join(
        f"\n{line}\n\n{story}" if line else f"\n{story}" for line, story in zip(above, STORIES, strict=True)
    )
    (issue,) = read_bytes(text.encode(), name="a.txt").issues
    assert [a.headline for a in issue.articles] == [story.partition("\n")[0] for story in STORIES]
    return [a.print_section for a in issue.articles]


@pytest.mark.parametrize(("one", "two"), [("【城事】", "【乡情】"), ("◎城事", "◎乡情"), ("| 城事 |", "| 乡情 |")])
def test_sections_that_part_a_page_are_of_all_their_pieces(one: str, two: str) -> None:
    assert sections(one, "", two, "") == ["城事", "城事", "乡情", "乡情"]


def test_a_name_of_pages_above_all_is_of_all() -> None:
    assert sections("【国际新闻】", "", "", "") == ["国际新闻"] * 4


def test_a_column_among_others_is_of_one_piece() -> None:
    assert sections("", "", "【城事】", "") == [None, None, "城事", None]


def test_a_column_of_one_piece_stays_so_at_the_top() -> None:
    assert sections("【今日谈】", "", "", "") == ["今日谈", None, None, None]
