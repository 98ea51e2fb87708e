"""What a text says again and again is the page's, and whole pages are read by what most of their short lines do."""

from __future__ import annotations

import pytest

from reader.importing import read_bytes
from reader.importing.who import leads
from reader.model.issue import PublicationIssue
from tests.importing.accounts import check_issue

HEAD = "江堤日报 2019年6月10日 第6版\n\n"
FIRST = "河埠渔歌赛昨晚落幕，四十支船队对唱到半夜，最年长的歌手八十三岁，唱完还不肯下船。\n"
SECOND = "杏坪的山塘清淤，挖到两米深的时候露出一圈青砖，是一口填了百年的井，水还能照见人影。\n"
THIRD = "停用的粮仓每到周末摆开六十个书摊，书按斤卖，挑书的人一蹲就是半天，孩子坐在麻袋上。\n"


def issue_of(text: str) -> PublicationIssue:
    (issue,) = read_bytes(text.encode(), name="a.txt").issues
    check_issue(issue)
    return issue


def told(text: str) -> list[tuple[str | None, list[str]]]:
    return [(a.headline, [p.text for p in a.paragraphs]) for a in issue_of(text).articles]


def test_bars_that_recur_with_other_numbers_are_no_text() -> None:
    text = (
        f"{HEAD}河埠渔歌赛落幕\n喜欢 36　转给他人　A+ A-\n{FIRST}\n山塘清出一口古井\n喜欢 4　转给他人　A+ A-\n{SECOND}"
    )
    assert told(text) == [("河埠渔歌赛落幕", [FIRST.strip()]), ("山塘清出一口古井", [SECOND.strip()])]


def test_lines_that_recur_together_are_no_text() -> None:
    tail = "江堤报业集团\n存档件\n"
    text = f"{HEAD}河埠渔歌赛落幕\n{FIRST}{tail}\n山塘清出一口古井\n{SECOND}{tail}"
    assert told(text) == [("河埠渔歌赛落幕", [FIRST.strip()]), ("山塘清出一口古井", [SECOND.strip()])]


def test_a_list_whose_lines_come_again_above_their_texts_is_the_contents() -> None:
    titles = ("1. 河埠渔歌赛落幕", "2. 山塘清出一口古井")
    text = f"{HEAD}今天的早报有：\n{titles[0]}\n{titles[1]}\n\n{titles[0]}\n{FIRST}\n{titles[1]}\n{SECOND}"
    assert [headline for headline, _body in told(text)] == ["河埠渔歌赛落幕", "山塘清出一口古井"]


def test_a_headline_over_both_halves_of_its_text_stays_one() -> None:
    text = (
        "江堤日报\n2019年6月10日 星期一\n\n第1版 要闻\n\n"
        f"河埠渔歌赛落幕\n本报讯（记者何雁）{FIRST.strip()}（下转第2版）\n\n"
        f"第2版 综合\n\n河埠渔歌赛落幕\n（上接第1版）\n{THIRD}"
    )
    assert [headline for headline, _body in told(text)] == ["河埠渔歌赛落幕"]


def test_short_lines_of_a_page_that_answer_the_text_below_are_headlines() -> None:
    text = f"{HEAD}渔歌赛落幕\n{FIRST}山塘清出古井\n{SECOND}粮仓摆开书摊\n{THIRD}"
    assert [headline for headline, _body in told(text)] == ["渔歌赛落幕", "山塘清出古井", "粮仓摆开书摊"]


def test_short_lines_of_a_page_that_tell_of_neither_text_are_subheads() -> None:
    more = "船队里的歌手说，渔歌是从祖辈那里听来的，赛歌的船队一年比一年多，唱到半夜也不觉得冷。\n"
    text = f"{HEAD}河埠渔歌赛落幕\n{FIRST}风里雨里\n{more}明年再来\n{more.replace('祖辈', '父亲')}"
    assert [headline for headline, _body in told(text)] == ["河埠渔歌赛落幕"]


def test_a_page_printed_without_stops_keeps_its_paragraphs() -> None:
    first = "鄙人於本月十二日乘車赴十六舖遺失牙質圖章一方文曰仲衡之印除已另刻新章外舊章概歸無效特此聲明"
    second = "本族宗譜自光緒丙申重修以來迄今三十有八年亟待續纂凡散居各埠族人希將三代名諱開寄宗祠譜局"
    head = "江堤日報　民國二十三年四月十六日　第三版\n"
    text = f"{head}遺失圖章聲明\n{first}\n陳仲衡謹啟\n顧氏族人公鑒\n{second}\n顧氏譜局啟\n"
    assert told(text) == [("遺失圖章聲明", [first, "陳仲衡謹啟"]), ("顧氏族人公鑒", [second, "顧氏譜局啟"])]


def test_names_that_sign_letters_are_no_kickers_of_the_next() -> None:
    text = (
        f"{HEAD}自来水管漏水无人过问\n编辑同志：\n　　{FIRST}东炉街居民 安福来 等十一人\n\n"
        f"教室的窗户玻璃\n编辑同志：\n　　{SECOND}离休工人 马树森\n"
    )
    pieces = issue_of(text).articles
    assert [(a.kicker, a.headline) for a in pieces] == [(None, "自来水管漏水无人过问"), (None, "教室的窗户玻璃")]
    assert [[c.name for c in a.credits] for a in pieces] == [["安福来"], ["马树森"]]


def test_what_says_who_speaks_is_the_kicker() -> None:
    text = f"{HEAD}全市秋粮收获现场会强调\n抢晴天战阴天 确保颗粒归仓\n本报讯（记者何雁）{FIRST}"
    assert [(a.kicker, a.headline) for a in issue_of(text).articles] == [
        ("全市秋粮收获现场会强调", "抢晴天战阴天 确保颗粒归仓")
    ]


def test_lines_of_old_that_pause_and_run_on_are_one_paragraph() -> None:
    lines = (
        "停业三日之城南菜市、昨日重行开放、摊贩陆续摆出新到之菜蔬水产、惟买菜",
        "之人、较往日减去半数、多有购毕即行者、据市场管理处云、洗刷之役、分三",
        "班行之、地面沟渠、均已消毒、今后每逢水曜、提早一时收市云、",
    )
    text = "第二版　民國九年四月三日\n山報\n\n城南菜市重開\n（遠舟）\n" + "\n".join(lines) + "\n"
    assert told(text) == [("城南菜市重開", ["".join(lines)])]


def test_what_recurs_is_asked_once_for_all_its_places(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = 0
    begins = leads.begins_piece

    def counted(folded: str) -> bool:
        nonlocal asked
        asked += 1
        return begins(folded)

    monkeypatch.setattr(leads, "begins_piece", counted)
    lines = 400
    issue_of("江堤旧船\n" * lines)
    assert 0 < asked <= 30 * lines


def test_a_list_that_stands_three_times_is_the_contents_where_its_text_comes_next() -> None:
    titles = "河埠渔歌赛落幕\n山塘清出一口古井\n"
    text = f"{HEAD}今天的早报有：\n{titles}\n河埠渔歌赛落幕\n{FIRST}\n山塘清出一口古井\n{SECOND}\n{titles}"
    assert [headline for headline, _body in told(text)][:2] == ["河埠渔歌赛落幕", "山塘清出一口古井"]


def test_lines_that_stand_once_are_asked_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(folded: str) -> bool:
        raise AssertionError(folded)

    monkeypatch.setattr("reader.importing.aside.recurring._may_recur", asked)
    stories = "\n\n".join(
        f"## {k}桥通车\n\n本报讯（记者 柳青）{k}桥昨天通车，岸上站满了人。" for k in "甲乙丙丁戊己庚辛壬"
    )
    assert len(issue_of(stories).articles) == 9
