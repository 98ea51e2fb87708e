"""What stands around a pasted headline: facts with programs' notes among them, sources in brackets, a site's names."""

from __future__ import annotations

import pytest

from reader.importing import read_text
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


def bodies(issue: PublicationIssue) -> list[list[str]]:
    return [[p.text for p in a.paragraphs if p.role != "credit"] for a in issue.articles]


def test_notes_of_a_program_part_no_list_of_facts() -> None:
    facts = "来源: 河湾报\n日期: 2021年6月4日\n作者: {}\n标签: 剪报, 渡口\n创建时间: 2021年6月7日 21:05\n\n"
    issue = read(
        f"# 渡口灯笼没有亮\n\n{facts.format('何雁')}{BODY}\n\n"
        f"# 石桥昨天修好了\n\n{facts.format('秦小河')}{MORE}\n\n{LAST}\n"
    )
    assert bodies(issue) == [[BODY], [MORE, LAST]]
    assert [[c.name for c in a.credits] for a in issue.articles] == [["何雁"], ["秦小河"]]
    assert (issue.newspaper, issue.date_published) == ("河湾报", "2021-06-04")


def test_facts_that_no_program_notes_end_the_list() -> None:
    """When and where something is held is told to readers."""
    issue = read(f"渡口灯会\n\n时间：周六晚上七点\n地点：渡口石阶下\n主办：摆渡合作社\n\n{BODY}\n\n{MORE}\n")
    assert "渡口石阶下" in "".join(text for body in bodies(issue) for text in body)


def test_the_source_in_brackets_below_a_headline_is_no_second_headline() -> None:
    issue = read(
        f"剪报选编\n第27期　2021年6月7日\n\n一、渡口灯笼没有亮\n（《河湾报》6月4日第2版，记者 何雁）\n"
        f"{BODY}\n{MORE}\n\n"
        f"二、石桥昨天修好了\n（《渡口日报》6月5日第1版，记者 秦小河）\n{MORE}\n{LAST}\n"
    )
    assert [(a.headline, a.alternative_headline) for a in issue.articles] == [
        ("渡口灯笼没有亮", None), ("石桥昨天修好了", None),
    ]  # fmt: skip
    assert [[(c.role, c.name) for c in a.credits] for a in issue.articles] == [[("记者", "何雁")], [("记者", "秦小河")]]
    assert {a.print_page for a in issue.articles} == {None}  # a page of another newspaper


def test_a_book_in_brackets_below_a_headline_stays() -> None:
    issue = read(f"渡口灯笼没有亮\n（《灯笼谱》节选，作者何雁）\n{BODY}\n{MORE}\n")
    assert issue.newspaper is None


@pytest.mark.parametrize("names", ["_国际频道_河湾网", " | 社会新闻 | 河湾网"])
def test_the_names_of_channel_and_site_are_no_headline(names: str) -> None:
    issue = read(f"渡口灯笼没有亮{names}\n\n{BODY}\n{MORE}\n\n石桥昨天修好了{names}\n\n{MORE}\n{LAST}\n")
    assert [a.headline for a in issue.articles] == ["渡口灯笼没有亮", "石桥昨天修好了"]


def test_labels_without_values_are_no_subhead() -> None:
    line = "期次：第四期   作者：  文/   查看：55"
    issue = read(f"《河湾学院报》\n上一期    下一期\n\n渡口灯笼没有亮\n\n{line}\n\n{BODY}\n{MORE}\n")
    assert bodies(issue) == [[BODY, MORE]]


def test_a_page_with_its_day_tells_more_than_the_day_of_the_visit() -> None:
    head = "2024年11月24日 星期日\n第3版：城区新闻 2023-10-02"
    issue = read(f"{head}\n\n渡口灯笼没有亮\n\n{BODY}\n\n{MORE}\n\n上一版\n\n下一版\n")
    assert issue.date_published == "2023-10-02"
    assert [a.print_page for a in issue.articles] == ["3"]


def test_the_line_of_an_edition_above_the_headline_names_its_page() -> None:
    issue = read(f"logo\n日期：[2018年09月13日] -- 河湾报 -- 版次：[J2]\n\n渡口灯笼没有亮\n\n{BODY}\n{MORE}\n")
    assert (issue.newspaper, issue.date_published) == ("河湾报", "2018-09-13")
    assert [a.print_page for a in issue.articles] == ["J2"]


def test_the_note_at_the_end_of_an_editions_page_is_no_text() -> None:
    end = "2024-02-03 2 2 河湾晚报 content_226314.html 1 渡口灯笼没有亮 /enpproperty-->"
    issue = read(f"2024年02月03日\n第A05版：要闻 PDF版\n\n渡口灯笼没有亮\n\n{BODY}\n{MORE}\n\n{end}\n")
    assert bodies(issue) == [[BODY, MORE]]
    (piece,) = issue.articles
    assert (issue.newspaper, piece.print_page, piece.print_page_name) == ("河湾晚报", "A05", "要闻")


def test_a_mark_parts_a_page_from_its_name() -> None:
    head = "河湾時報　中華民國一○四年十月十二日　A5 ■ 地方綜合"
    issue = read(f"{head}\n\n渡口燈籠沒有亮\n【記者何雁／河湾報導】{BODY}\n{MORE}\n")
    (piece,) = issue.articles
    assert (piece.print_page, piece.print_page_name) == ("A5", "地方綜合")


def test_the_page_before_a_section_is_no_part_of_its_name() -> None:
    issue = read(
        f"河湾周刊\n2019年第8期　3月4日出版\n\nP12　特写\n渡口灯笼没有亮\n文/何雁\n　　{BODY}\n　　{MORE}\n\n"
        f"P20　人物\n石桥昨天修好了\n文/秦小河\n　　{MORE}\n　　{LAST}\n"
    )
    assert [a.print_section for a in issue.articles] == ["特写", "人物"]


def test_a_reporter_is_not_the_author_once_more() -> None:
    line, lead = "2018-11-22 11:55 来源：河湾新闻网 作者：何长河", "河湾新闻网11月22日讯（河湾日报记者 何长河）"
    issue = read(f"渡口灯笼没有亮\n{line}\n{lead}{BODY}\n{MORE}\n")
    assert [(c.role, c.name) for c in issue.articles[0].credits] == [("记者", "何长河")]


def test_a_newspaper_stands_behind_a_taiwanese_byline() -> None:
    issue = read(f"渡口燈籠沒有亮\n特派記者何長河/河灣報導河灣報\n\n{BODY}\n\n{MORE}\n")
    (piece,) = issue.articles
    assert piece.alternative_headline is None
    assert [(c.role, c.name) for c in piece.credits] == [("记者", "何長河")]


def test_a_headline_that_stands_twice_is_one() -> None:
    issue = read(f"渡口灯笼昨夜没有亮起来\n\n渡口灯笼昨夜没有亮起来\n\n（渡口4日讯）{BODY}\n\n{MORE}\n")
    assert [a.headline for a in issue.articles] == ["渡口灯笼昨夜没有亮起来"]
    assert bodies(issue) == [[f"（渡口4日讯）{BODY}", MORE]]
