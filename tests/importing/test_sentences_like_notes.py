"""Sentences of a story that begin like what stands around one: they stay its text, and make nobody its writer."""

from __future__ import annotations

import pytest

from reader.importing import read_bytes
from reader.model.article import NewsArticle
from tests.importing.accounts import check_issue

BODY = "渡口的灯笼昨夜没有亮，摆渡的人摸黑靠了岸，石阶上摔碎两只碗，岸上的人举着火把来寻。"
MORE = "村里人说，灯油是前天夜里被风吹翻的，今天晚上照旧点起来，请大家过河时慢一些走。"


def only(text: str, name: str = "粘贴.txt") -> NewsArticle:
    """Return the one piece of a text."""
    (issue,) = read_bytes(text.encode(), name=name).issues
    check_issue(issue)
    (piece,) = issue.articles
    return piece


def post(*body: str, fields: str = "") -> str:
    """Return a text with front matter."""
    return f"---\ntitle: 渡口灯笼的来历\ndate: 2021-03-04\nauthor: 秦小河\n{fields}---\n\n" + "\n\n".join(body) + "\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "来自河湾县的三十名采茶工昨天抵达渡口，天亮前就上了山。",
        "来自河湾县的三十名采茶工抵达渡口。",
        "来源可靠的消息说，渡口的灯笼今晚还会亮起来。",
        "首发在河湾队的是老将石大川，他上场十分钟就进了一球。",
        "文章出处至今没有人说得清，老人们各有各的说法。",
        "经县里同意，已获授权的三家茶行昨天开了秤。",
        "摘自枝头的头茬春茶昨天运到了渡口，船家连夜装货。",
        "图片来自一位老乡的相册，拍的是六十年前的渡口，老人一张一张讲给我们听。",
        "链接两岸的石桥昨天合龙，走了三十年的渡船停了。",
    ],
)
def test_a_first_sentence_like_a_note_of_the_source_is_the_text_s(sentence: str) -> None:
    assert only(post(sentence, BODY, MORE), "灯笼.md").body == f"{sentence}\n{BODY}\n{MORE}"


@pytest.mark.parametrize(
    "note",
    ["原文来自微信「河湾报」：[渡口](https://example.org/a)", "来源：河湾报", "本文转载自河湾报", "已获作者授权转载。"],
)
def test_a_note_of_the_source_is_none_of_the_text(note: str) -> None:
    assert only(post(note, BODY, MORE), "灯笼.md").body == f"{BODY}\n{MORE}"


def test_front_matter_may_hold_an_address_of_any_length() -> None:
    fields = f'url: "https://example.org/{"%E7%81%AF" * 120}"\n'
    piece = only(post(BODY, "### 岸上的人", MORE, fields=fields), "灯笼.md")
    assert (piece.headline, [c.name for c in piece.credits]) == ("渡口灯笼的来历", ["秦小河"])
    assert [p.text for p in piece.paragraphs] == [BODY, "岸上的人", MORE]


@pytest.mark.parametrize(
    "sentence",
    [
        "加入河湾合唱团的粉丝团，是她六十岁那年最快活的一件事。",
        "还想看更多老渡口的新闻吗？翻开县志，一百年前的客户端是一面铜锣，谁家有船到就敲一声。",
    ],
)
def test_a_sentence_like_a_site_s_notice_is_the_text_s(sentence: str) -> None:
    assert sentence in only(f"渡口的灯笼又亮了\n\n本报讯（记者 秦小河）{BODY}\n\n{sentence}\n\n{MORE}\n").body


@pytest.mark.parametrize("how", ["连夜", "连日", "高兴地", "曾多次", "终于", "步行", "连续三天", "和通讯员"])
def test_how_a_reporter_went_is_nobody(how: str) -> None:
    piece = only(f"渡口的灯笼又亮了\n本报讯 记者{how}在渡口看到，{BODY}\n{MORE}\n")
    assert not piece.credits


def test_a_reporter_named_in_the_sentence_is_credited() -> None:
    piece = only(f"渡口的灯笼又亮了\n本报讯 记者秦小河昨天在渡口看到，{BODY}\n{MORE}\n")
    assert [(c.role, c.name) for c in piece.credits] == [("记者", "秦小河")]


def test_a_list_of_what_happened_and_a_day_is_the_text_s() -> None:
    body = only(f"渡口的灯笼又亮了\n- 茶叶涨价\n- 船票减半\n- 2021年3月4日\n{BODY}\n{MORE}\n").body
    assert "茶叶涨价" in body
    assert "船票减半" in body
