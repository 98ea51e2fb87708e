"""What a paper is called beside its edition on a site, and whose the news below a column's name are."""

from __future__ import annotations

import pytest

from reader.importing.reading import read_bytes, read_text

STORY = "石桥镇昨日为旧桥的九十八根栏杆逐一编号，工匠说拆下来以后要照原样装回去。"


@pytest.mark.parametrize("printed", ["清河日报 数字报", "清河日报　电子版", "清河日报数字报"])
@pytest.mark.parametrize("between", ["\n", " "])
def test_what_a_site_calls_its_edition_is_none_of_the_paper_s_name(printed: str, between: str) -> None:
    text = f"{printed}{between}2026年3月5日 星期四 第01版：要闻\n\n# 旧桥栏编号\n\n{STORY}\n"
    (issue,) = read_text(text, name="抄来的").issues
    assert (issue.newspaper, issue.date_published) == ("清河日报", "2026-03-05")


def test_nor_where_a_saved_page_says_it_beside_day_and_page() -> None:
    page = (
        "<html><head><meta charset='utf-8'><title>旧桥栏编号-清河新报</title></head><body>"
        f"<div>清河新报数字报 2026年03月05日 星期四 第A01版：头版</div><h1>旧桥栏编号</h1>"
        f"<p>{STORY}</p><p>{STORY}</p></body></html>"
    )
    (issue,) = read_bytes(page.encode(), name="存下的.html").issues
    assert (issue.newspaper, issue.date_published) == ("清河新报", "2026-03-05")


def test_news_of_a_column_are_none_of_a_signed_piece_above_whose_lines_are_wrapped() -> None:
    text = (
        "清河铁路报\n一九八七年四月十八日  星期六  第二版\n车站新事\n    本报讯 清河站客运车间最近办起了\n"
        "“代写书信台”，三个月来为旅客代写家信\n四百多封。不识字的老人说，这比送茶水还\n"
        "暖心。                      （邬小萍）\n一把扳手\n"
        "    检修工何长顺有一把扳手，用了二十一\n年，柄上磨出了指印。徒弟要给他换新的，\n他说：“顺手的东西，不能换。”\n"
        "                            （石磊）\n扳道房的灯\n    七号扳道房在山坳里，只住老邢一个\n"
        "人。夜里三点的货车司机都认得那盏灯。有\n一回灯没亮，司机鸣了三声长笛，老邢披衣\n"
        "出来，原来是灯泡坏了。第二天，机务段的\n人送来六只新灯泡。\n                      本报通讯员 洪山\n简讯\n"
        "    △清河工务段四月上旬更换枕木一千二\n百根，质量全部合格。\n    △铁路二小举行春季运动会，六百名学\n"
        "生参加。\n    △职工医院从本月起增设牙科夜诊。\n更正\n    本报四月十一日二版《新桥通车》一文\n"
        "中，“长三百米”应为“长二百三十米”，特此\n更正。\n"
    )
    (issue,) = read_text(text, name="折行的").issues
    signed, *news = [a for a in issue.articles if a.headline in {"扳道房的灯", None}]
    assert signed.paragraphs[-1].text == "本报通讯员 洪山"
    assert [p.text[:5] for a in news for p in a.paragraphs] == ["△清河工务", "△铁路二小", "△职工医院"]
    assert {a.print_section for a in news} == {"简讯"}


def test_an_item_between_two_credits_is_not_set_aside_by_what_its_line_weighs() -> None:
    text = (
        "《清河周报》 2026年3月14日 星期六 第2版\n\n简讯\n\n"
        "△本报讯　县气象站昨天在青石滩架起第三座自动雨量站，数据每十分钟传回一次，汛期由两人轮流值守。\n"
        "（县气象站提供）\n\n"
        "△本报讯　东岸小学的学生上周末把旧课桌修好了四十二张，送给了对岸的识字班，班里有十九位老人。\n"
        "据新华社\n\n"
        "△本报讯　渡口的石阶修好了十二级，最下面两级常年在水里，工匠说等到枯水时再补上那两级石阶。\n"
    )
    (issue,) = read_text(text, name="抄来的").issues
    assert [a.paragraphs[0].text[5:8] for a in issue.articles] == ["县气象", "东岸小", "渡口的"]
    assert {one.reason for one in issue.set_aside} == {"masthead", "section"}
