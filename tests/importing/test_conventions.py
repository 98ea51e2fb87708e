"""Conventions of newspapers, one test each, in invented text."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.importing import read_bytes, read_source, read_text, sources
from reader.model.errors import ImportFailure
from tests.importing.accounts import check_issue
from tests.importing.stories import MORE, STORY, credits, issue_of, piece


@pytest.mark.parametrize(
    ("lead", "names"),
    [
        ("本报讯（记者 沈知微 通讯员 葛长河）", {("记者", "沈知微"), ("通讯员", "葛长河")}),
        ("本报讯（记者沈知微、高 望）", {("记者", "沈知微"), ("记者", "高望")}),
        ("本报清河3月5日讯 记者沈知微报道：", {("记者", "沈知微")}),
        ("新华社清河3月5日电（记者沈知微）", {("记者", "沈知微")}),
        ("【記者沈知微／清河報導】", {("记者", "沈知微")}),
        ("〔記者沈知微／清河報導〕", {("记者", "沈知微")}),
        ("（中央社記者沈知微台北8日電）", {("记者", "沈知微")}),
        ("（本报记者 沈知微）", {("记者", "沈知微")}),
        ("记者从镇上获悉，", set()),
    ],
)
def test_bylines_in_the_lead(lead: str, names: set[tuple[str, str]]) -> None:
    article = piece(f"# 旧桥栏编号\n\n{lead}{STORY}\n")
    assert credits(article) == names
    assert article.body == lead + STORY


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("□ 尉迟明", {("作者", "尉迟明")}),
        ("本报记者 沈知微 文/图", {("记者", "沈知微"), ("摄影", "沈知微")}),
        ("文/沈知微 图/高望", {("作者", "沈知微"), ("摄影", "高望")}),
        ("文｜沈知微", {("作者", "沈知微")}),
        ("沈知微 文 高望 摄", {("作者", "沈知微"), ("摄影", "高望")}),
        ("记者 沈知微　通讯员 葛长河", {("记者", "沈知微"), ("通讯员", "葛长河")}),
        ("作者：沈知微", {("作者", "沈知微")}),
        ("新华社记者", set()),
    ],
)
def test_byline_lines_are_no_paragraphs(line: str, names: set[tuple[str, str]]) -> None:
    article = piece(f"# 旧桥栏编号\n{line}\n\n{STORY}\n")
    assert article.byline == line
    assert credits(article) == names
    assert article.body == STORY


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("（清河镇文化站提供）", {("供稿", "清河镇文化站")}),
        ("（沈知微）", {("作者", "沈知微")}),
        ("（作者系清河中学学生）", set()),
        ("（本报记者 沈知微 整理）", {("整理", "沈知微")}),
    ],
)
def test_credit_lines_at_the_end(line: str, names: set[tuple[str, str]]) -> None:
    article = piece(f"# 旧桥栏编号\n\n{STORY}\n\n{line}\n")
    assert article.paragraphs[-1].role == "credit"
    assert credits(article) >= names or names == set()
    assert not article.truncated


def test_interviews_keep_their_questions() -> None:
    article = piece(f"# 石匠说桥\n\n记者：桥栏为什么要编号？\n\n答：{STORY}\n")
    assert article.credits == ()
    assert [p.text[:3] for p in article.paragraphs] == ["记者：", "答：清"]


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("2026年3月5日　星期四　农历丙午年正月十七　总第12期", "2026-03-05"),
        ("二〇二六年三月五日　星期四", "2026-03-05"),
        ("2026-03-05 星期四", "2026-03-05"),
        ("2026.3.5 星期四 第12期", "2026-03-05"),
        ("中華民國一一五年三月五日　星期四", "2026-03-05"),
        ("民国115年3月5日", "2026-03-05"),
        ("2026年3月5日　Thursday, March 5, 2026", "2026-03-05"),
        ("河湾中学主办　　内部交流　　免费赠阅\n第47期　　2026年3月5日　　本期四版", "2026-03-05"),
    ],
)
def test_mastheads(printed: str, date: str) -> None:
    issue = issue_of(f"清河日报\n{printed}\n\n# 旧桥栏编号\n\n{STORY}\n")
    assert (issue.newspaper, issue.date_published) == ("清河日报", date)
    assert not any(d.kind in {"date", "newspaper"} for d in issue.doubts)


def test_a_weekday_that_does_not_fit_is_a_doubt() -> None:
    issue = issue_of(f"清河日报\n2026年3月5日　星期一\n\n# 旧桥栏编号\n\n{STORY}\n")
    assert [d.kind for d in issue.doubts] == ["date"]


@pytest.mark.parametrize(
    ("line", "page", "name"),
    [
        ("第01版：要闻", "1", "要闻"),
        ("第三版·副刊", "3", "副刊"),
        ("A02 民生", "A02", "民生"),
        ("B1版 体育", "B1", "体育"),
        ("【第2版】", "2", None),
        ("—— 第4版 ——", "4", None),
        ("要闻 第1版", "1", "要闻"),
        ("清河日报　2026年3月5日　第3版　综合", "3", "综合"),
    ],
)
def test_page_lines(line: str, page: str, name: str | None) -> None:
    issue = issue_of(f"{line}\n\n# 旧桥栏编号\n\n{STORY}\n")
    assert [(p.page, p.name) for p in issue.pages] == [(page, name)]
    assert issue.articles[0].print_page == page


@pytest.mark.parametrize(
    "printed",
    [
        "1984年9月19日　　清　河　日　报　　第 二 版",
        "清 河 日 报　1984年9月19日　星期三",
        "1984年9月19日 清河日报 第 二 版",
    ],
)
def test_a_name_whose_characters_stand_apart_in_a_line_with_the_day_is_the_paper_s(printed: str) -> None:
    issue = issue_of(f"{printed}\n\n# 旧桥栏编号\n\n{STORY}\n")
    assert (issue.newspaper, issue.date_published) == ("清河日报", "1984-09-19")


@pytest.mark.parametrize("name", ["【背景】", "【相关链接】", "记者手记", "现场"])
def test_items_in_a_box_of_a_story_stay_in_the_story(name: str) -> None:
    items = "　　●旧桥建于一九五六年，全长二百四十米。\n　　●桥栏上共有石狮九十八只，没有两只一样。\n"
    told = f"旧桥栏编号\n\n　　{STORY}\n\n{name}\n\n{items}\n　　{STORY}\n"
    issue = issue_of(f"清河日报\n2026年3月5日\n\n{told}")
    assert len(issue.articles) == 1


@pytest.mark.parametrize("name", ["简　讯", "短波", "本县简讯"])
def test_news_below_a_column_s_name_are_pieces_of_their_own(name: str) -> None:
    news = ("渡口昨日清淤，挖出的泥土一船一船运往北岸的苗圃。", "缝纫社添了三架新机器，月底可以开工，先做学生的书包。")
    column = "".join(f"　　△{one}\n" for one in news)
    issue = issue_of(f"清河日报\n2026年3月5日\n\n旧桥栏编号\n\n　　{STORY}\n　　{STORY}\n\n{name}\n{column}")
    assert [(a.headline, len(a.paragraphs)) for a in issue.articles][1:] == [(None, 1), (None, 1)]
    assert {a.category for a in issue.articles[1:]} == {(name,)}
    assert {p.role for a in issue.articles[1:] for p in a.paragraphs} == {"body"}


def test_a_digest_is_a_paper() -> None:
    issue = issue_of(f"清河文摘　2026年3月5日　总第1188期\n\n# 旧桥栏编号\n\n{STORY}\n")
    assert (issue.newspaper, issue.date_published) == ("清河文摘", "2026-03-05")


def test_a_date_in_a_letter_is_no_masthead() -> None:
    article = piece(f"# 来信\n\n{STORY}\n\n{MORE}\n\n2026年3月5日\n")
    assert article.body.endswith("2026年3月5日")


def test_two_newspapers_in_one_file() -> None:
    text = f"清河日报\n2026年3月5日 星期四\n\n# 甲桥\n\n{STORY}\n\n南桥晚报\n2026年3月6日 星期五\n\n# 乙桥\n\n{MORE}\n"
    first, second = read_text(text, name="两份").issues
    assert (first.newspaper, first.date_published) == ("清河日报", "2026-03-05")
    assert (second.newspaper, second.date_published) == ("南桥晚报", "2026-03-06")
    assert first.source.text + second.source.text == text
    assert (first.source.part, second.source.part) == (0, 1)


def test_jumps_make_one_piece() -> None:
    text = (
        f"清河日报\n2026年3月5日 星期四\n\n第1版 要闻\n\n# 旧桥栏编号\n\n{STORY}（下转第2版）\n\n# 渡船\n\n{MORE}\n\n"
        f"第2版 综合\n\n# 旧桥栏编号\n\n（上接第1版）\n\n{MORE[:18]}说好了。\n"
    )
    issue = issue_of(text)
    bridge, ferry = issue.articles
    assert [p.text for p in bridge.paragraphs] == [STORY, f"{MORE[:18]}说好了。"]
    assert bridge.print_page == "1"
    assert not bridge.truncated
    assert len(bridge.source_spans) == 2
    assert ferry.body == MORE
    assert {r.kind for r in bridge.repairs} == {"continued"}


def test_a_lost_jump_is_a_doubt() -> None:
    issue = issue_of(f"# 旧桥栏编号\n\n{STORY}（下转第2版）\n")
    assert issue.articles[0].truncated
    assert "continuation" in {d.kind for d in issue.doubts}


def test_punctuation_between_hanzi_is_mended_and_recorded() -> None:
    article = piece(
        "# 石桥(清河段)修好了:请走走看\n\n石匠说:桥宽4.5米,长1,200尺,网址 http://a.invalid/?q=1 写着(见附图).\n"
    )
    assert article.headline == "石桥（清河段）修好了：请走走看"
    assert article.body == "石匠说：桥宽4.5米，长1,200尺，网址 http://a.invalid/?q=1 写着（见附图）."
    assert [(r.original, r.result) for r in article.repairs if r.field == "body"] == [
        (":", "："), (",", "，"), (",", "，"), ("(", "（"), (")", "）"),
    ]  # fmt: skip


def test_hard_wraps_at_any_width() -> None:
    for width in (12, 17, 26, 33):
        whole = "　　" + STORY + MORE + STORY
        lines = "\n".join(whole[k : k + width] for k in range(0, len(whole), width))
        article = piece(f"旧桥栏编号\n\n{lines}\n{lines}\n")
        assert [p.text for p in article.paragraphs] == [whole.strip()] * 2
        assert {r.kind for r in article.repairs} == {"joined_line"}


def test_verse_keeps_its_lines() -> None:
    article = piece("# 桥\n\n□ 尉迟明\n\n石头记得水\n水不记得石头\n\n灯还亮着\n等一个过桥的人\n")
    assert article.kind == "poem"
    assert [p.role for p in article.paragraphs] == ["verse"] * 4


def test_notices_are_no_articles() -> None:
    issue = issue_of(f"# 旧桥栏编号\n\n{STORY}\n\n# 遗失声明\n\n王小满遗失雨伞一把，声明作废。\n")
    assert [a.kind for a in issue.articles] == ["article", "notice"]


def test_a_contents_list_is_set_aside() -> None:
    text = "# 本期导读\n\n1.旧桥栏编号；\n2.渡船又开；\n3.灯亮了；\n\n"
    text += f"# 旧桥栏编号\n\n{STORY}\n\n# 渡船又开\n\n{MORE}\n\n# 灯亮了\n\n{STORY}\n"
    issue = issue_of(text)
    assert [a.headline for a in issue.articles] == ["旧桥栏编号", "渡船又开", "灯亮了"]
    assert any(s.reason == "contents" for s in issue.set_aside)


def test_levels_tell_page_section_headline_and_stack() -> None:
    text = (
        "# 清河日报\n\n2026年3月5日 星期四\n\n## 要闻\n\n#### 春天来了\n\n### 旧桥栏编号\n\n#### 石匠数了三遍\n\n"
        f"{STORY}\n\n"
        f"### 渡船又开\n\n{MORE}\n\n## 副刊\n\n### 桥\n\n{STORY}\n"
    )
    issue = issue_of(text, "河.md")
    one, two, three = issue.articles
    assert (one.kicker, one.headline, one.alternative_headline) == ("春天来了", "旧桥栏编号", "石匠数了三遍")
    assert [a.print_section for a in issue.articles] == ["要闻", "要闻", "副刊"]
    assert (two.headline, three.headline) == ("渡船又开", "桥")


def test_markup_inside_markdown_is_taken_out_and_recorded() -> None:
    article = piece(f"# 旧桥栏\n\n<p>**清河讯**{STORY}</p><p>详见[附图](http://a.invalid/x)。</p>\n", "河.md")
    assert [p.text for p in article.paragraphs] == ["清河讯" + STORY, "详见附图。"]
    assert {r.kind for r in article.repairs} == {"markup"}


def test_tags_in_plain_text_stay() -> None:
    assert piece(f"# 旧桥栏\n\n<b>{STORY}</b>\n").body == f"<b>{STORY}</b>"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "gb18030", "big5"])
def test_encodings_are_found(encoding: str) -> None:
    text = "# 石橋修好了\n\n本報訊（記者沈知微）清河鎮的石匠把舊橋欄一根根卸下來編了號，等著春天再裝回去。\n" * 3
    (issue,) = read_bytes(text.encode(encoding), name="河.txt").issues
    assert issue.articles[0].headline == "石橋修好了"
    assert issue.source.encoding is not None


def test_one_bad_byte_spoils_nothing_else() -> None:
    data = f"# 旧桥栏编号\n\n{STORY}\n".encode().replace("石".encode(), b"\xff", 1)
    result = read_bytes(data, name="河.txt")
    (issue,) = result.issues
    assert issue.source.undecodable[0][1] == "ff"
    assert issue.articles[0].body == STORY.replace("石", "\ufffd", 1)
    assert result.warnings


def test_an_encoding_can_be_asked_for() -> None:
    (issue,) = read_bytes(STORY.encode("big5", "ignore"), name="x", encoding="big5").issues
    assert issue.source.encoding == "cp950"
    with pytest.raises(ImportFailure) as caught:
        read_bytes(b"a", name="x", encoding="no-such")
    assert caught.value.kind == "encoding"


def test_folders_are_opened_up(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("a.txt", "b/c.md", ".hidden.txt"):
        (tmp_path / name).write_text(f"# 旧桥\n\n{STORY}\n", encoding="utf-8")
    assert [p.name for p in sources([tmp_path])] == ["a.txt", "c.md"]
    with pytest.raises(ImportFailure) as caught:
        read_source(tmp_path / "none.txt")
    assert caught.value.kind == "not_found"
    (tmp_path / "b" / "c.md").unlink()
    with pytest.raises(ImportFailure) as empty:
        sources([tmp_path / "b"])
    assert empty.value.kind == "empty"


def test_one_file_a_piece_is_one_source(tmp_path: Path) -> None:
    for k in (1, 2):
        (tmp_path / f"20260305-01-0{k}.txt").write_text(f"第{k}座桥\n\n记者 沈知微\n\n{STORY}\n", encoding="utf-8")
    assert sources([tmp_path]) == [tmp_path]
    (issue,) = read_source(tmp_path).issues
    check_issue(issue)
    assert issue.date_published == "2026-03-05"
    assert [a.headline for a in issue.articles] == ["第1座桥", "第2座桥"]
