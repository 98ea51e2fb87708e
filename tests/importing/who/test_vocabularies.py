"""The word lists of resources/vocabulary: every line reads, nothing twice, and page furniture is told from prose."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata

import pytest

from reader.model.resources import resource

CANONICAL = {
    *("记者", "通讯员", "摄影", "作者", "编辑", "供稿", "供图", "整理"),
    *("编译", "制图", "绘画", "校对", "版式", "策划", "朗读", "实习生", "主持", "指导"),
}


def rows(name: str, fields: int) -> list[list[str]]:
    found = []
    for line in resource("vocabulary", name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            row = line.split("\t")
            assert len(row) == fields, f"{name}: {line!r}"
            found.append(row)
    return found


@pytest.mark.parametrize(
    ("name", "fields"),
    [("surnames.txt", 2), ("sections.txt", 2), ("roles.txt", 3), ("titles.txt", 3), ("places.txt", 3)],
)
def test_a_list_says_where_it_comes_from_and_repeats_nothing(name: str, fields: int) -> None:
    text = resource("vocabulary", name).read_text("utf-8")
    assert text.startswith("# ")
    assert "# Source: " in text or "# Source:" in text
    words = [row[0] for row in rows(name, fields)]
    repeated = {word for word in words if words.count(word) > 1}
    assert not repeated - {"吉林"}  # a province and a city


def test_surnames_with_a_reading_of_their_own_have_it() -> None:
    readings = {row[0]: row[1] for row in rows("surnames.txt", 2)}
    wanted = {
        "单": "shàn",
        "仇": "qiú",
        "解": "xiè",
        "区": "ōu",
        "查": "zhā",
        "盖": "gě",
        "尉迟": "yùchí",
        "万俟": "mòqí",
    }
    assert {surname: readings[surname] for surname in wanted} == wanted
    assert all(reading for surname, reading in readings.items() if len(surname) > 1)
    assert all(unicodedata.normalize("NFC", reading) == reading for reading in readings.values())


def test_roles_are_canonical_and_have_a_place() -> None:
    for word, role, place in rows("roles.txt", 3):
        assert role in CANONICAL, word
        assert place in {"before", "after", "both", "colon"}, word


def test_titles_have_a_place_and_a_weight() -> None:
    for title, place, weight in rows("titles.txt", 3):
        assert place in {"before", "after", "both"}, title
        assert 1 <= int(weight) <= 3, title


FURNITURE = [
    ("扫一扫 关注我们", "footer"),
    ("扫描二维码 了解更多青石湾的事", "footer"),
    ("-- 12 --", "footer"),
    ("主办:青石湾镇文化站", "imprint"),
    ("国内统一连续出版物号 CN 99-0001", "imprint"),
    ("社址:青石湾镇老街三号 邮编:000000", "imprint"),
    ("零售每份一元", "imprint"),
    ("本版编辑:向晚 版式:祝余 校对:黎安", "staff"),
    ("(责任编辑:温故)", "staff"),
    ("上一篇 下一篇", "navigation"),
    ("返回目录", "navigation"),
    ("[查看原文](https://example.org/1)", "navigation"),
    ("展开全部 ∨", "navigation"),
    ("收起 ∧", "navigation"),
    ("[返回版面] [打印][荐给友人]", "navigation"),
    ("点击阅读剩余内容", "navigation"),
    ("今日导读", "contents"),
    ("早市搬进廊棚……02版", "contents"),
]
PROSE = [
    "编辑同志:",
    "记者:楼顶那只钟,毛病在哪里?",
    "他打开一扇门,又关上另一扇。",
    "镇里出版的第一本地名志印了三百册。",
    "《青石湾地名志》出版",
    "本报编辑部收到一封没有贴邮票的信。",
    "守夜的人",
    "小雪这天,桥市口的早市不用再看天色了。",
    "关注老人吃饭这件小事",
    "设计:留给一棵树的位置",
    "展开全部的地图来看",
    "阅读",
    "[1][2]",
    "[记者林远舟][摄影周砚]",
    "[本报讯][林远舟]",
    "[图片说明]",
    "扫一扫门前的雪,是他每天的第一件事。",
    "扫描二维码的人排到了桥头。",
    "识别二维码的机器坏了,检票的人只好手写。",
    "凡本社社员,秋后分粮一担。",
    "未经授权的施工队转载了一车石头。",
    "版权所有,四个字刻在碑上,谁也不认得。",
    "电话:三天没有人接,老人急了。",
    "下一条:鱼更大,他把网又收紧了一些。",
    "当前位置:河心,水深三米,船不能动。",
    "你的位置:第三排,靠窗,离门最远。",
    "邮箱:挂在门口,红漆已经掉光了。",
    "网址:他写错了一个字母,页面打不开。",
]


def reason(line: str) -> str | None:
    folded = unicodedata.normalize("NFKC", line)
    return next((why for why, rule in rows("boilerplate.txt", 2) if re.search(rule, folded, re.IGNORECASE)), None)


@pytest.mark.parametrize(("line", "why"), FURNITURE)
def test_furniture_is_known_with_its_reason(line: str, why: str) -> None:
    assert reason(line) == why


@pytest.mark.parametrize("line", PROSE)
def test_prose_is_left_alone(line: str) -> None:
    assert reason(line) is None


def test_no_line_of_the_sample_but_its_furniture_is_taken() -> None:
    lines = resource("sample", "青石湾报.txt").read_text("utf-8").splitlines()
    taken = [line for line in lines if line and len(line) <= 120 and reason(line)]
    assert len(taken) == 7
    assert all(line.startswith(("主办", "本版编辑", "社址", "扫")) for line in taken)


LONG_LINES = """
from reader.importing import read_bytes
for head, unit in (("首页", "|桥"), ("首页", " |"), ("首页", " 首页"), ("渡口", " 渡口主办"), ("返回首页", "|首页")):
    for end in ("。", "，桥。", "！"):
        read_bytes((head + unit * 27 + end).encode(), name="p.txt")
"""


def test_a_line_that_repeats_the_words_of_a_rule_is_read_at_once() -> None:
    """Such a rule may try every way of parting the line; a process of its own, since no signal ends a match."""
    for unit in ("|桥", " |", " 首页"):
        assert reason("首页" + unit * 4) == "navigation"
    subprocess.run([sys.executable, "-c", LONG_LINES], check=True, timeout=120)
