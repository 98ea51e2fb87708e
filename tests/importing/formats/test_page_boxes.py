"""Boxes amid the text of a saved page: what asks for something is set aside, verse and names stay."""

from __future__ import annotations

import re

import pytest

from benchmarks._page_sentences import BOXES as INSIDE
from benchmarks._page_sentences import SENTENCES, words_of
from reader.importing.formats import page_words
from tests.importing.stories import MORE, STORY, issue_of

BOXES = (
    ("<div><p>独立报道需要你的支持</p><p>请我们喝杯茶</p><p><a href=#>捐助</a></p></div>", "请我们喝杯茶", False),
    ("<div><div>播放</div><div>00:00 / 01:12</div><div>集市搬到河东</div></div>", "集市搬到河东", False),
    ("<div><div>喜欢这样的报道？</div><div>订阅每日晨报，新闻送到信箱</div></div>", "每日晨报", False),
    ("<div><p>本文为会员专享，剩余内容登录后可见</p><p>已是会员？登录</p></div>", "会员专享", False),
    ("<div><p>风从渡口来</p><p>石头记得水</p></div>", "石头记得水", True),
    ("<div><p><a href=#>王望</a></p><p>李青</p><p><a href=#>赵禾</a></p></div>", "李青", True),
    ("<div><p>获奖名单</p><p>王望　李青</p></div>", "王望", True),
)


@pytest.mark.parametrize(("box", "words", "stays"), BOXES)
def test_a_box_that_asks_for_something_is_no_text_and_verse_and_names_are(box: str, words: str, stays: bool) -> None:
    text = told(box)
    assert STORY in text
    assert MORE in text
    assert (words in text) is stays


def told(between: str) -> str:
    page = (
        "<html><head><title>旧桥栏编了号_渡口报</title></head><body><h1>旧桥栏编了号</h1><p>渡口报　2024年3月5日</p>"
        f"<div><p>{STORY}</p>{between}<p>{MORE}</p></div></body></html>"
    )
    (article,) = issue_of(page, "p.html").articles
    return "\n".join(p.text for p in article.paragraphs)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_what_a_story_says_with_the_words_of_who_asks_is_text(sentence: str) -> None:
    assert told(f"<p>{sentence}</p>").split("\n") == [STORY, sentence, MORE]


@pytest.mark.parametrize(
    "sentence",
    [
        "关注“渡口报”微信的人一天比一天多。",
        "下载渡口客户端，看新闻的人多了。",
        "如果你不想再收到这封邮件，可以“退订”，他对裁缝说。",
        "点击“阅读原文”的人不到一半。",
    ],
)
def test_a_sentence_about_a_call_is_text(sentence: str) -> None:
    assert told(f"<p>{sentence}</p>").split("\n") == [STORY, sentence, MORE]


@pytest.mark.parametrize("box", INSIDE)
def test_a_box_that_tells_stays_whole_in_its_story(box: str) -> None:
    assert re.sub(r"\s", "", told(box)) == STORY + words_of(box) + MORE


@pytest.mark.parametrize(
    "words",
    [
        "本文为会员专享，剩余内容登录后可见",
        "已是会员？登录",
        "立即订阅",
        "这篇文章对你有帮助吗？",
        "广告位招租　电话：318",
        "请扫描二维码，关注“渡口报”微信公众号。",
        "关注“渡口报”官方微信，第一时间了解新闻",
        "点击“阅读原文”查看更多",
        "更多内容，请下载“渡口”客户端",
        "下载渡口APP，看更多新闻。",
        "打开渡口客户端，阅读全文。",
        "本文原标题：“旧桥栏编了号”",
        "原标题：旧桥栏编了号。",
        "如果你不想再收到这封邮件，可以“退订”",
    ],
)
def test_a_line_that_only_asks_is_no_text(words: str) -> None:
    assert told(f"<p>{words}</p>") == f"{STORY}\n{MORE}"


@pytest.mark.parametrize(
    "links",
    [
        ("- 县里的渡口也要修了", "- 老街路灯换成暖光"),
        ("——渡口也修了", "——路灯换了"),
        ("- 渡口也修了",),
        ("—— 延伸阅读：渡口也要修了",),
        ("——更多新闻请看渡口专题",),
    ],
)
def test_dashed_links_to_other_pieces_are_no_text(links: tuple[str, ...]) -> None:
    assert told("".join(f"<p><a href='/a'>{x}</a></p>" for x in links)) == f"{STORY}\n{MORE}"


@pytest.mark.parametrize("name", ["—— 阿尔伯特·爱因斯坦", "——裁缝", "—— 鲁迅《故乡》"])
def test_who_said_it_is_text_after_a_dash_though_it_is_linked(name: str) -> None:
    assert told(f"<p>桥是修给人走的</p><p><a href='/a'>{name}</a></p>").split("\n")[2] == name


def test_boxes_in_boxes_are_each_judged_by_what_they_hold() -> None:
    gift = "<div><p>独立报道需要你的支持</p><section><p><a href=#>捐助</a></p></section></div>"
    assert told(f"<div><div>{gift}<p>风从渡口来</p></div></div>").split("\n") == [STORY, "风从渡口来", MORE]


def test_each_line_is_judged_once_however_many_boxes_hold_it(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = 0
    names = page_words.is_byline

    def counted(words: str) -> bool:
        nonlocal asked
        asked += 1
        return names(words)

    monkeypatch.setattr(page_words, "is_byline", counted)
    lines = 200
    page = "<div>" * 60 + "<p>船头的青苔</p>" * lines + "</div>" * 60
    assert told(page).count("船头的青苔") == lines
    assert 0 < asked <= 10 * lines
