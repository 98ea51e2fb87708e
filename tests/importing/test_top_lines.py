"""The line above all text: day, newspaper, page and page's name in whatever order, each word by itself."""

from __future__ import annotations

import pytest

from reader.importing import read_bytes

TEXT = "渡口从今天起恢复每天六班，早晚各加一班送学生，票价不变，遇到大雾仍旧停航。新缆绳是上月从县里运来的。"
BELOW = f"\n柳林渡换上新缆绳\n　　本报讯（记者 何雁）{TEXT}\n杏坪小学辟出药圃\n　　本报讯（记者 罗敬之）{TEXT}\n"


@pytest.mark.parametrize(
    ("lines", "newspaper", "day", "page", "name"),
    [
        ("2014年3月11日　星期二　　评论　　07", None, "2014-03-11", "7", "评论"),
        ("2012年07月05日　A10-A11　特别报道", None, "2012-07-05", None, "特别报道"),
        ("2009年9月30日　渡口特刊　T12", None, "2009-09-30", "T12", "渡口特刊"),
        ("2015年5月22日　水乡新闻", None, "2015-05-22", None, "水乡新闻"),
        ("2019年3月5日　柳林广播站", None, "2019-03-05", None, None),
        ("柳林時報　2011/09/05　地方新聞", "柳林時報", "2011-09-05", None, "地方新聞"),
        ("柳林周刊　第41期　2016年10月13日　人物", "柳林周刊", "2016-10-13", None, "人物"),
        ("柳林职工　　柳林船厂工会主办　　1982年5月1日　　第8期（总第214期）", "柳林职工", "1982-05-01", None, None),
        ("渡　口　　1979年10月1日　　第112期", "渡口", "1979-10-01", None, None),
        ("柳林晚报　2010年12月18日　星期六　C4·记忆", "柳林晚报", "2010-12-18", "C4", "记忆"),
        ("柳林匯報　宣統二年庚戌五月初八日　西曆一千九百十年六月十四號　禮拜二", "柳林匯報", "1910-06-14", None, None),
        ("柳林教聲　第二百零六期\n主後一九五四年十二月十九日　將臨期第四主日", "柳林教聲", "1954-12-19", None, None),
        (
            "柳林日報　第六百號\n光緒三十二年閏四月二十六日　西曆一九零六年六月十七號",
            "柳林日報",
            "1906-06-17",
            None,
            None,
        ),
        (
            "★★★　跃　进　快　报　★★★\n渡口公社编　第十九期　一九五八年九月二十六日",
            "跃进快报",
            "1958-09-26",
            None,
            None,
        ),
        ("柳林双语周报 Liulin Weekly\n2014年8月6日　第31期　Page 4", "柳林双语周报", "2014-08-06", "4", None),
        ("柳林日报 [周四, 12 九月 2013]", "柳林日报", "2013-09-12", None, None),
    ],
)
def test_what_stands_beside_the_day(
    lines: str, newspaper: str | None, day: str, page: str | None, name: str | None
) -> None:
    (issue,) = read_bytes((lines + BELOW).encode(), name="a.txt").issues
    assert (issue.newspaper, issue.date_published) == (newspaper, day)
    assert [a.headline for a in issue.articles] == ["柳林渡换上新缆绳", "杏坪小学辟出药圃"]
    assert {a.print_page for a in issue.articles} == {page}
    assert {a.print_page_name or a.print_section for a in issue.articles} == {name}


@pytest.mark.parametrize("head", ["渡口日记　2012年7月5日", "2012年7月5日　渡口恢复六班", "2012年7月5日的渡口"])
def test_a_headline_with_its_day_over_its_text_stays_one(head: str) -> None:
    (issue,) = read_bytes(f"{head}\n　　{TEXT}\n　　{TEXT}\n".encode(), name="a.txt").issues
    assert [a.headline for a in issue.articles] == [head]


def test_the_day_in_brackets_below_a_headline_is_when_it_was_said() -> None:
    head = "柳林日报　1992年2月18日　第一版\n在全县渡口工作会议上的讲话\n（一九九二年二月十五日）"
    text = f"{head}\n　　{TEXT}\n　　{TEXT}\n"
    (issue,) = read_bytes((text + BELOW[1:]).encode(), name="a.txt").issues
    assert issue.date_published == "1992-02-18"
    assert issue.articles[0].headline == "在全县渡口工作会议上的讲话"
    assert [p.text[:2] for p in issue.articles[0].paragraphs] == ["渡口", "渡口"]
    assert [aside.text for aside in issue.set_aside][-1] == "（一九九二年二月十五日）"
