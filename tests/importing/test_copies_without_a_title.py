"""Copies whose headline was not copied, or stands outside what holds the text."""

from __future__ import annotations

import json

import pytest

from reader.importing import read_bytes
from reader.model.article import NewsArticle
from tests.importing.accounts import check_issue

RUNNING = (
    "渡口的灯笼这几年换过三回，最早是桐油灯，后来是马灯，现在的灯笼里装的是一只小灯泡。",
    "县里的航道站说，渡口今年要修新石阶，灯笼也要挂得更高，让上游来的船远远就能看见。",
    "摆渡的人却不着急。他说石阶修了又坏，坏了又修，灯笼只要亮着，过河的人就不慌。",
)
HEADS = ("灯笼挂高三尺", "新石阶修到水边")
BELOW = (
    (
        "老人们说，灯挂得高，上游的船才看得见。过去灯笼挂在树上，风一吹就灭了，过河的人只好喊。",
        "如今岸边立了木杆，灯笼比从前高出三尺，夜里十里外都看得见。摆渡的人每天傍晚把它升起来。",
        "上月涨水，三条船摸黑下来，都是望着这盏灯笼靠的岸，没有一条撞在石头上。",
    ),
    (
        "航道站的人量过三回水位，新的石阶一直修到水边，枯水的时候也不必踩着烂泥上船。",
        "修石阶用的青石，是从后山一块一块背下来的，背石头的人里有七个是从前的船工。",
        "石阶修好那天，摆渡的人在最下面一级坐了一下午，说这回总算不用年年修了。",
    ),
)
OTHERS = ("采茶姑娘走上戏台", "三户人家搬下山来")
ELSEWHERE = (
    (
        "山后茶场的八个采茶姑娘昨晚在乡里演了一出小戏，唱的是她们自己编的词，台下坐满了人。",
        "排戏的是一位退休教师。他说姑娘们白天采茶，晚上背词，三个月没有歇过一天。",
        "乡里打算请她们到县城再演两场，门票钱用来给茶场的托儿所买桌椅。",
    ),
    (
        "住在最高处的三户人家上周搬进了村里的新屋，家具是邻居们用骡子驮下来的。",
        "老屋还留着，春天要回去种药材。村里给他们留了三分菜地，就在新屋门前。",
        "最小的孩子下学期就能走路上学了，从前他要走两个钟头山路，下雨天只好住在亲戚家。",
    ),
)


def pieces(text: str, name: str = "粘贴.txt") -> list[NewsArticle]:
    """Return the pieces of a text."""
    (issue,) = read_bytes(text.encode(), name=name).issues
    check_issue(issue)
    return list(issue.articles)


def copied(heads: tuple[str, ...], below: tuple[tuple[str, ...], ...]) -> str:
    """Return a text that begins amid a story, each of its paragraphs a line."""
    parts = ["\n".join((head, *text)) for head, text in zip(heads, below, strict=True)]
    return "\n".join((*RUNNING, *parts)) + "\n"


def test_lines_of_which_the_text_spoke_before_are_subheads_of_a_copy_without_a_headline() -> None:
    (piece,) = pieces(copied(HEADS, BELOW))
    assert piece.headline_status == "missing"
    assert [p.text for p in piece.paragraphs] == [*RUNNING, HEADS[0], *BELOW[0], HEADS[1], *BELOW[1]]


def test_lines_of_which_the_text_did_not_speak_head_pieces_of_their_own() -> None:
    got = pieces(copied(OTHERS, ELSEWHERE))
    assert got[-1].headline == OTHERS[1]
    assert got[-1].body == "\n".join(ELSEWHERE[1])


def test_news_of_one_paper_s_own_name_in_brackets_are_pieces_apart() -> None:
    text = "灯笼又亮了 渡口的人放了心\n" + "".join(
        f"【河湾专讯】{words}\n{end}"
        for words, end in ((RUNNING[0], "(河湾记者摄)\n"), (RUNNING[1][:-1] + "...\n", "详情\n"))
    )
    got = pieces(f"{text}【河湾专讯】{BELOW[0][0]}\n详情\n")
    assert [p.body[:8] for p in got] == [f"【河湾专讯】{w[:2]}" for w in (RUNNING[0], RUNNING[1], BELOW[0][0])]
    assert not any("详情" in p.body or p.headline == "详情" for p in got)


@pytest.mark.parametrize("button", [" [复制链接]", "【打印】【收藏】", " 友善列印"])
def test_a_button_behind_a_headline_is_none_of_it(button: str) -> None:
    (piece,) = pieces(f"灯笼又亮了 渡口的人放了心{button}\n\n{RUNNING[0]}\n\n{RUNNING[1]}\n")
    assert (piece.headline, piece.body) == ("灯笼又亮了 渡口的人放了心", "\n".join(RUNNING[:2]))


def test_the_inside_of_a_page_in_a_text_file_is_read_without_its_tags() -> None:
    inside = "".join(
        f"<div><span style='font-size:16px'>　　{words}</span></div><div>&nbsp;</div>" for words in RUNNING
    )
    (piece,) = pieces(f"灯笼又亮了 渡口的人放了心\n{inside}", "灯笼.txt")
    assert (piece.headline, piece.body) == ("灯笼又亮了 渡口的人放了心", "\n".join(RUNNING))


def test_a_record_s_newspaper_may_stand_under_src_and_behind_its_site() -> None:
    record = {"article_name": ["灯笼又亮了"], "content": "\n".join(RUNNING), "src": "河湾网－河湾日报"}
    (issue,) = read_bytes(json.dumps([record]).encode(), name="a.json").issues
    assert (issue.newspaper, issue.articles[0].headline) == ("河湾日报", "灯笼又亮了")
