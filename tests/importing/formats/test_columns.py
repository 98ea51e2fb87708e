"""Columns side by side as `pdftotext -layout` leaves them: places counted by characters, or as on a terminal."""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest

import pytest

from reader.importing import read_bytes

WIDE = 15
STORY = [
    "本报讯（记者何雁）河埠老码头上月装了三盏感应灯，人一走近便亮，走开两分钟便灭，一夜耗电不到半度。",
    "码头的台阶有四十一级，夜里看不清台阶，前年有两人在那里摔伤，去年又有一人落水，幸好有船经过。",
    "码头管理员阮长河说，灯装好以后，半夜靠岸的船多了六成，渔民把鱼直接挑到岸上，不必等到天亮。",
    "三盏灯用的是旧船上拆下的灯罩，电工只换了灯泡和线，一共花了八百六十元，钱是渔民自己凑的。",
]


def columns(lines: list[str], count: int, size: Callable[[str], int], step: int) -> str:
    """Set lines in columns; a wide indent is printed as three blanks."""
    high = -(-len(lines) // count)
    rows = zip_longest(*(lines[k * high : (k + 1) * high] for k in range(count)), fillvalue="")
    made = []
    for row in rows:
        text = ""
        for k, cell in enumerate(row):
            text += " " * max(0, k * step - size(text)) + cell.replace("\u3000\u3000", "   ")
        made.append(text.rstrip())
    return "\n".join(made)


def wrapped(paragraphs: list[str]) -> list[str]:
    return [("\u3000\u3000" + p)[k : k + WIDE] for p in paragraphs for k in range(0, len(p) + 2, WIDE)]


def terminal(text: str) -> int:
    return sum(2 if c >= "\u1100" else 1 for c in text)


@pytest.mark.parametrize(("size", "step"), [(len, 21), (terminal, 36)])
@pytest.mark.parametrize("count", [2, 3])
def test_a_story_in_columns_under_its_headline_is_read_in_order(
    size: Callable[[str], int], step: int, count: int
) -> None:
    head = "            老码头装了三盏感应灯\n                       夜归渔民不再摸黑\n"
    text = f"河埠社区报\n2024年5月16日 第37期\n\n\n{head}{columns(wrapped(STORY), count, size, step)}\n"
    (issue,) = read_bytes(text.encode(), name="a.txt").issues
    (article,) = issue.articles
    assert (article.headline, article.alternative_headline) == ("老码头装了三盏感应灯", "夜归渔民不再摸黑")
    assert [p.text for p in article.paragraphs] == STORY
