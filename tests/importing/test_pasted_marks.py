"""Marks before pasted headlines, colons in briefs, contents that are announced, and who signs below a text."""

from __future__ import annotations

import pytest

from reader.importing import read_text
from reader.importing.lines.marks import has_bullet, without_bullet
from reader.model.issue import PublicationIssue
from tests.importing.accounts import check_issue

BODY = "渡口的灯笼昨夜没有亮，摆渡的人摸黑靠了岸，石阶上摔碎两只碗，岸上的人举着火把来寻。"
MORE = "村里人说，灯油是前天夜里被风吹翻的，今天晚上照旧点起来，请大家过河时慢一些走。"
LAST = "摆渡的老人把新灯笼挂上竹竿，又添了半碗油，说今年冬天不会再让人摸黑上岸了。"


def read(text: str) -> PublicationIssue:
    """Return a text's issue, its account held."""
    (issue,) = read_text(text, name="a.txt").issues
    check_issue(issue)
    return issue


@pytest.mark.parametrize(
    ("printed", "bare"), [("1\ufe0f\u20e3 灯笼", "灯笼"), ("3\u20e3灯笼", "灯笼"), ("12 灯笼", "12 灯笼")]
)
def test_a_number_drawn_as_a_key_is_a_bullet(printed: str, bare: str) -> None:
    assert has_bullet(printed) is (printed != bare)
    assert without_bullet(printed) == bare


def test_headlines_behind_drawn_numbers() -> None:
    keys = [f"{n}\ufe0f\u20e3" for n in "123"]
    titles = ["渡口灯笼没有亮", "石桥昨天修好了", "磨坊里的猫会数数"]
    pieces = "\n\n".join(
        f"{key} {title}\n\n{text}" for key, title, text in zip(keys, titles, (BODY, MORE, LAST), strict=True)
    )
    issue = read(f"河湾城事 Vol.12\n2013年12月19日\n\n早安，以下是今天的消息：\n\n{pieces}\n")
    assert [(a.headline, a.kicker) for a in issue.articles] == [(title, None) for title in titles]


def test_a_briefs_headline_may_hold_a_colon_itself() -> None:
    issue = read(
        "河湾都市报　2016年6月4日　第A06版　民生\n\n【民生速递】\n"
        f"◆摆渡老人：灯笼不灭也不收钱：{BODY}\n◆石桥昨天修好了：{MORE}\n◆磨坊里的猫会数数：{LAST}\n"
    )
    assert [a.headline for a in issue.articles] == ["摆渡老人：灯笼不灭也不收钱", "石桥昨天修好了", "磨坊里的猫会数数"]


def test_what_is_announced_above_the_first_text_is_contents() -> None:
    announced = "渡口灯笼昨夜熄灭\n石桥昨天修好了\n磨坊里的猫会数数\n井台边上晒谷子"
    issue = read(f"河湾早新闻\n2014年3月13日\n提要\n{announced}\n渡口灯笼没有亮\n{BODY}\n{MORE}\n{LAST}\n")
    assert [(a.headline, a.kicker) for a in issue.articles] == [("渡口灯笼没有亮", None)]


def test_who_reported_stands_above_who_took_the_pictures() -> None:
    one = "{}\n（河湾13日讯）{}\n{}\n报道：{}\n摄影：{}\n\n"
    issue = read(
        "河湾商报　2008年6月13日　地方新闻\n\n"
        + one.format("渡口灯笼没有亮", BODY, MORE, "何长河", "秦小河")
        + one.format("石桥昨天修好了", MORE, LAST, "沈知微", "罗敬之")
    )
    assert [[(c.role, c.name) for c in a.credits] for a in issue.articles] == [
        [("记者", "何长河"), ("摄影", "秦小河")], [("记者", "沈知微"), ("摄影", "罗敬之")],
    ]  # fmt: skip


def test_a_sentence_may_end_in_the_stop_of_western_type() -> None:
    first = "《河湾工人报》办得活，登得快，职工都爱看，被誉为“渡口的灯笼和摆渡人的火把”．"
    issue = read(f"渡口人的好参谋\n{first}\n{BODY}\n{MORE}\n（渡口机械厂工会）\n")
    (piece,) = issue.articles
    assert piece.alternative_headline is None
    assert piece.paragraphs[0].text == first


def test_a_pages_name_may_stand_in_brackets() -> None:
    issue = read(
        "2001年4月7日河湾日报 第8版\n\n第8版（渡口·作品）\n\n  渡口灯笼没有亮\n  何长河\n"
        f"  {BODY}\n  {MORE}\n  {LAST}\n"
    )
    assert {a.print_page_name or a.print_section for a in issue.articles} == {"渡口·作品"}
