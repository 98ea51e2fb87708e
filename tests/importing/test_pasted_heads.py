"""What stands on a pasted headline's line or above it and is none of it, and what a newspaper's name is without."""

from __future__ import annotations

import pytest

from reader.importing import read_text
from reader.importing.aside.paper_names import own_name
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


def two(first: str, second: str) -> str:
    return f"{first}\n\n{BODY}\n{MORE}\n\n{second}\n\n{MORE}\n{LAST}\n"


@pytest.mark.parametrize(
    "form", ["【河湾日报】{}", "20210305_{}", "《河湾日报》第3版《{}》", "《河湾日报》6月4日第3版《{}》"]
)
def test_paper_page_and_day_on_a_headlines_line_are_none_of_it(form: str) -> None:
    issue = read(two(form.format("渡口灯笼没有亮"), form.format("石桥昨天修好了")))
    assert [a.headline for a in issue.articles] == ["渡口灯笼没有亮", "石桥昨天修好了"]
    if "第3版" in form:
        assert [a.print_page for a in issue.articles] == ["3", "3"]


@pytest.mark.parametrize("head", ["【暖新闻】渡口灯笼没有亮", "2024年的渡口灯笼没有亮", "《灯笼谱》在渡口首发"])
def test_a_column_a_year_and_a_book_stay(head: str) -> None:
    issue = read(two(head, "石桥昨天修好了"))
    assert issue.articles[0].headline == head or issue.articles[0].print_section == "暖新闻"


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("【河湾日报", "河湾日报"), ("河湾日报数字报", "河湾日报"), ("河湾都市报多媒体数字报", "河湾都市报"),
        ("河湾日报图片频道", "河湾日报"), ("河湾数字报", "河湾数字报"), ("渡口", "渡口"),
    ],
)  # fmt: skip
def test_a_newspapers_own_name(printed: str, name: str) -> None:
    assert own_name(printed) == name


def test_the_line_of_an_account_without_a_day_is_no_headline() -> None:
    lines = "原创　何长河　河湾晚报\n2022-07-02 07:00 发表于浙江"
    issue = read(f"渡口灯笼没有亮\n{lines}\n\n{BODY}\n\n{MORE}\n\n{LAST}\n")
    (piece,) = issue.articles
    assert (piece.headline, issue.newspaper) == ("渡口灯笼没有亮", "河湾晚报")
    assert [c.name for c in piece.credits] == ["何长河"]


def test_the_headlines_of_a_page_above_the_one_that_was_copied_are_its_contents() -> None:
    titles = "渡口灯笼没有亮起来？\n石桥昨天修好了\n磨坊里的猫会数数\n井台边上晒谷子"
    text = f"渡口灯笼没有亮起来？\n\n☉何长河\n\n{BODY}\n\n{MORE}\n\n{LAST}\n"
    issue = read(f"中華民國91年3月19日星期二\n\n{titles}\n\n\n{text}")
    assert [a.headline for a in issue.articles] == ["渡口灯笼没有亮起来？"]


def test_a_line_of_several_headlines_above_one_of_them_is_contents() -> None:
    row = "渡口灯笼没有亮  石桥昨天修好了 磨坊里的猫会数数 井台边上晒谷子 河边又修了三级石阶"
    head = f"2024年11月24日 星期日\n{row}\n第1版：一版要闻 2023-10-02"
    issue = read(f"{head}\n\n石桥昨天修好了\n\n{BODY}\n\n{MORE}\n")
    assert [a.headline for a in issue.articles] == ["石桥昨天修好了"]
    assert issue.date_published == "2023-10-02"


def test_a_menu_of_sections_is_no_poem() -> None:
    menu = "今日头条\n专题\n要闻\n焦点新闻\n社会新闻\n经济新闻\n国际新闻"
    head = f"河湾电子报\n2023/02/11 第8072期\n{menu}"
    issue = read(f"{head}\n\n渡口灯笼没有亮\n何长河报道\n\n{BODY}\n\n{MORE}\n\n{LAST}\n")
    assert [a.headline for a in issue.articles] == ["渡口灯笼没有亮"]
    assert {a.kind for a in issue.articles} == {"article"}


def test_front_matter_puts_values_in_quotes() -> None:
    facts = '标题: "渡口灯笼没有亮"\n来源: "https://www.example.cn/a.html"\n日期: 2022-07-21'
    issue = read(f"{facts}\n正文: {BODY}\n{MORE}\n")
    assert [a.headline for a in issue.articles] == ["渡口灯笼没有亮"]
    assert issue.newspaper is None


def test_databases_name_paper_and_page_in_their_own_words() -> None:
    one = "标题：{}\n媒体名称：《河湾晚报》\n著者：何长河\n版別：花园副刊\n刊登日期：2021-06-04\n正文：{}\n\n"
    issue = read(one.format("渡口灯笼没有亮", BODY) + one.format("石桥昨天修好了", MORE))
    assert [a.headline for a in issue.articles] == ["渡口灯笼没有亮", "石桥昨天修好了"]
    assert (issue.newspaper, issue.date_published) == ("河湾晚报", "2021-06-04")
    assert [a.print_page_name for a in issue.articles] == ["花园副刊", "花园副刊"]
