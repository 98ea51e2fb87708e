"""The index of a book has who and what its texts name, beside a title or not, and no words that look like names."""

from __future__ import annotations

import pytest

from reader.search.index_names import index_names


def named(text: str, kind: str) -> list[str]:
    return [mention.name for mention in index_names(text) if mention.kind == kind]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("一九三五年彭德怀率领部队过河，周广才回忆，那天下着雨。", ["彭德怀", "周广才"]),
        ("那年冬天，周恩来到过梅园。", ["周恩来"]),
        ("老木匠沈德茂介绍，那座廊桥没有一根铁钉。", ["沈德茂"]),
        ("村医马桂英常说，药要按时吃。", ["马桂英"]),
        ("贺子珍在这里住过半年，宋庆龄写道：孩子是未来。", ["贺子珍", "宋庆龄"]),
        ("这里的高水平运动员不少，王女士也来看，养老金又涨了。", []),
        ("给高精尖的厂子贷款，春夏之交开了陈列馆，莫斯科下了雪。", []),
        ("高效率、高精度，高峰期的金融业；邻居们都说他好，专家认为可行。", []),
    ],
)
def test_people_without_a_title(text: str, people: list[str]) -> None:
    assert named(text, "person") == people


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("队伍来到若尔盖县班佑村，歇了三天。", ["若尔盖县", "班佑村"]),
        ("湄潭县永兴镇的茶园，今年雨水足。", ["湄潭县", "永兴镇"]),
        ("松花江上的冰有一米厚，鸭绿江还没有封冻。", ["松花江", "鸭绿江"]),
        ("从芒康县到漠河县，铁路修了八年。", ["芒康县", "漠河县"]),
        ("小城镇要有大城市没有的安静，山区和灾区也一样，欧元区的高利率。", []),
    ],
)
def test_places_by_what_they_are_and_what_lies_in_them(text: str, places: list[str]) -> None:
    assert named(text, "place") == places


def test_names_are_as_they_are_written_and_where_they_stand() -> None:
    text = "彭德懷來到若爾蓋縣。"
    for mention in index_names(text):
        assert text[mention.start : mention.end] == mention.name
    assert "彭德懷" in named(text, "person")
