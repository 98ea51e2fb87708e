"""Texts as people come by them: copied from sites, accounts and PDF readers, with what hangs on. Invented words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.importing import read_bytes, read_source, sources
from reader.importing.formats.apart import are_pages
from reader.model.issue import PublicationIssue
from tests.importing.accounts import check_issue
from tests.importing.stories import MORE, OTHER, STORY, credits, issue_of, piece


def bodies(issue: PublicationIssue) -> list[tuple[str | None, list[str]]]:
    return [(a.headline, [p.text for p in a.paragraphs if p.role != "credit"]) for a in issue.articles]


def test_a_copy_from_a_site_leaves_its_furniture_behind() -> None:
    text = (
        "首页 > 新闻 > 正文\n\n旧桥栏编了号\n2024-05-03 09:12  来源：清河日报  作者：沈知微  字号：大 中 小  打印\n"
        f"分享到：\n\n　　{STORY}\n　　{MORE}\n\n（责任编辑：高望）\n上一篇：渡口添了新灯\n下一篇：没有了\n相关新闻\n"
        "· 菜园里的黑板\n· 渡口添了新灯\n关于我们 | 联系方式 | 版权声明\n"
    )
    issue = issue_of(text)
    assert (issue.newspaper, issue.date_published) == ("清河日报", "2024-05-03")
    assert bodies(issue) == [("旧桥栏编了号", [STORY, MORE])]
    assert credits(issue.articles[0]) == {("作者", "沈知微")}


def test_a_copy_from_an_account_leaves_its_furniture_behind() -> None:
    text = (
        f"旧桥栏编了号\n原创 清河日报 清河日报 2024-05-03 18:30 浙江\n点击上方蓝字关注我们\n\n{STORY}\n\n{MORE}\n\n"
        "来源丨清河日报\n记者丨沈知微\n编辑丨高望\n审核丨葛长河\n\n往期推荐\n菜园里的黑板\n好消息！渡口添了新灯\n\n"
        "喜欢就点个“在看”吧\n阅读 3271\n赞 56 在看 31\n"
    )
    issue = issue_of(text)
    assert (issue.newspaper, issue.date_published) == ("清河日报", "2024-05-03")
    assert bodies(issue) == [("旧桥栏编了号", [STORY, MORE])]
    assert credits(issue.articles[0]) == {("记者", "沈知微"), ("编辑", "高望"), ("编辑", "葛长河")}


def test_lines_of_several_days_make_an_issue_each() -> None:
    text = (
        f"旧桥栏编了号\n2024-05-03 09:12  来源：清河日报\n\n{STORY}\n\n"
        f"菜园里的黑板\n2024-06-11 10:00  来源：柳河晚报\n\n{OTHER}\n"
    )
    issues = read_bytes(text.encode(), name="河.txt").issues
    assert [[a.headline for a in issue.articles] for issue in issues] == [["旧桥栏编了号"], ["菜园里的黑板"]]
    told = [(issue.newspaper, issue.date_published) for issue in issues]
    assert told == [("清河日报", "2024-05-03"), ("柳河晚报", "2024-06-11")]


@pytest.mark.parametrize(
    "line",
    [
        "责编 李一 美编 王二 校对 赵三",
        "责任编辑 何伟 版式 宋佳",
        "编辑 何伟 版式 宋佳 校对 郭敏 新闻热线 0000-8888888",
        "责编|李一",
        "清河日报社出版 今日8版",
    ],
)
def test_lines_of_the_makers_are_set_aside(line: str) -> None:
    issue = issue_of(f"# 旧桥栏编了号\n\n{STORY}\n\n{MORE}\n\n{OTHER}\n\n{STORY}\n\n{line}\n")
    assert bodies(issue) == [("旧桥栏编了号", [STORY, MORE, OTHER, STORY])]
    assert not issue.articles[0].credits
    assert line in [s.text for s in issue.set_aside]


def test_a_masthead_may_take_many_lines() -> None:
    text = (
        "清河日报\nQINGHE DAILY\n二〇二三年十一月十七日\n星期五 癸卯年十月初五\n清河日报社出版 第12345期 今日8版\n\n"
        f"一座桥的将来\n\n{STORY}\n\n{MORE}\n\n菜园里的黑板\n\n本报讯（记者 沈知微）{OTHER}\n\n{MORE}\n\n"
        f"渡口添了新灯\n\n本报讯（记者 高望）{STORY}\n"
    )
    issue = issue_of(text)
    assert (issue.newspaper, issue.date_published, issue.issue_number) == ("清河日报", "2023-11-17", "12345")
    assert [a.headline for a in issue.articles] == ["一座桥的将来", "菜园里的黑板", "渡口添了新灯"]


@pytest.mark.parametrize(
    ("lead", "names"),
    [
        ("本报讯 记者 沈知微 通讯员 葛长河报道：", {("记者", "沈知微"), ("通讯员", "葛长河")}),
        ("本报讯 记者 沈知微 昨天看到，", {("记者", "沈知微")}),
        ("本报讯（记者 浪淘）", {("记者", "浪淘")}),
        ("本报讯（清河晚报记者沈知微）", {("记者", "沈知微")}),
    ],
)
def test_more_bylines_in_the_lead(lead: str, names: set[tuple[str, str]]) -> None:
    article = piece(f"# 旧桥栏编了号\n\n{lead}{STORY}\n")
    assert credits(article) == names
    assert article.body == lead + STORY


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("【記者沈知微台北報導】", {("记者", "沈知微")}),
        ("【記者沈知微大清河報導】", {("记者", "沈知微")}),
        ("晚报记者 沈知微 文/图", {("记者", "沈知微"), ("摄影", "沈知微")}),
        ("□本报记者 沈知微 通讯员 高望", {("记者", "沈知微"), ("通讯员", "高望")}),
    ],
)
def test_more_byline_lines(line: str, names: set[tuple[str, str]]) -> None:
    article = piece(f"# 旧桥栏编了号\n\n{line}\n\n{STORY}\n\n{MORE}\n")
    assert credits(article) == names
    assert [p.text for p in article.paragraphs] == [STORY, MORE]


def test_pages_are_named_after_a_slash() -> None:
    issue = issue_of(f"A01/要闻\n\n# 旧桥栏编了号\n\n{STORY}\n\nA02/民生\n\n# 菜园里的黑板\n\n{OTHER}\n")
    assert [(a.print_page, a.print_page_name) for a in issue.articles] == [("A01", "要闻"), ("A02", "民生")]


def test_json_names_that_nobody_listed_tell_what_they_hold() -> None:
    text = json.dumps(
        {"newsTitle": "旧桥栏编了号", "writer_name": "沈知微", "article_content": STORY + "\n" + MORE,
         "publish_date": "2024/05/03", "newspaper": "清河日报", "hits": 12}
    )  # fmt: skip
    issue = issue_of(text, "a.json")
    assert (issue.newspaper, issue.date_published) == ("清河日报", "2024-05-03")
    assert bodies(issue) == [("旧桥栏编了号", [STORY, MORE])]
    assert credits(issue.articles[0]) == {("作者", "沈知微")}


FRONT = '---\ntitle: "旧桥栏编了“号”"\nauthor: 沈知微、高望\ndate: 2024-05-03\nsource: 清河日报\ntags: [民生]\n---\n\n'


def test_front_matter_names_a_piece() -> None:
    issue = issue_of(f"{FRONT}{STORY}\n\n{MORE}\n", "a.md")
    assert (issue.newspaper, issue.date_published) == ("清河日报", "2024-05-03")
    assert bodies(issue) == [("旧桥栏编了“号”", [STORY, MORE])]
    assert credits(issue.articles[0]) == {("作者", "沈知微"), ("作者", "高望")}


def test_front_matter_above_a_whole_issue_names_no_piece() -> None:
    issue = issue_of(f"{FRONT}## 桥栏\n\n{STORY}\n\n## 菜园\n\n{OTHER}\n", "a.md")
    assert bodies(issue) == [("桥栏", [STORY]), ("菜园", [OTHER])]
    assert issue.date_published == "2024-05-03"


@pytest.mark.parametrize("suffix", ["txt", "md"])
def test_files_with_one_piece_each_make_up_an_issue(tmp_path: Path, suffix: str) -> None:
    heads = {"txt": "{}\n2024-05-03\n清河日报\n\n", "md": "---\ntitle: {}\ndate: 2024-05-03\nsource: 清河日报\n---\n"}
    for k, (title, text) in enumerate((("旧桥栏编了号", STORY), ("菜园里的黑板", OTHER)), 1):
        (tmp_path / f"{k}.{suffix}").write_text(heads[suffix].format(title) + text + "\n", "utf-8")
    assert sources([tmp_path]) == [tmp_path]
    (issue,) = read_source(tmp_path).issues
    check_issue(issue)
    assert (issue.newspaper, issue.date_published) == ("清河日报", "2024-05-03")
    assert bodies(issue) == [("旧桥栏编了号", [STORY]), ("菜园里的黑板", [OTHER])]


def test_files_of_several_days_stay_apart(tmp_path: Path) -> None:
    for day in (3, 4):
        (tmp_path / f"{day}.txt").write_text(f"旧桥栏编了号\n2024-05-0{day}\n清河日报\n\n{STORY}\n", "utf-8")
    assert len(sources([tmp_path])) == 2


def test_a_kicker_label_begins_a_record() -> None:
    text = (
        f"标题：旧桥栏编了号\n日期：2024-05-03\n正文：\n{STORY}\n\n"
        f"引题：学校里的田\n标题：菜园里的黑板\n日期：2024-05-03\n正文：\n{OTHER}\n"
    )
    issue = issue_of(text)
    assert [(a.kicker, a.headline) for a in issue.articles] == [(None, "旧桥栏编了号"), ("学校里的田", "菜园里的黑板")]


def test_a_saved_page_tells_its_author_in_the_line_of_time_and_source() -> None:
    page = (
        "<html><title>旧桥栏编了号_清河新闻网</title><body><h1>旧桥栏编了号</h1><div><span>2024年05月03日 08:00</span> "
        "<span>来源：清河日报</span> <span>作者：沈知微、高望</span></div>"
        f"<div class=txt><p>{STORY}</p><p>{MORE}</p></div></body></html>"
    )
    issue = issue_of(page, "a.html")
    assert (issue.newspaper, issue.date_published) == ("清河日报", "2024-05-03")
    assert credits(issue.articles[0]) == {("作者", "沈知微"), ("作者", "高望")}


def test_of_two_lines_the_one_that_answers_the_text_is_the_headline() -> None:
    above = issue_of(f"　　石匠编号旧桥栏\n　　年年都有新气象\n\n　　本报讯（记者 沈知微）{STORY}\n\n　　{MORE}\n")
    below = issue_of(f"　　年年都有新气象\n　　石匠编号旧桥栏\n\n　　本报讯（记者 沈知微）{STORY}\n\n　　{MORE}\n")
    assert [(a.kicker, a.headline, a.alternative_headline) for a in (*above.articles, *below.articles)] == [
        (None, "石匠编号旧桥栏", "年年都有新气象"),
        ("年年都有新气象", "石匠编号旧桥栏", None),
    ]


def test_a_poem_of_several_stanzas_is_no_stack_of_headlines() -> None:
    poem = [
        "风停在瓦上",
        "也停在旧信里",
        "我把窗子推开",
        "让灯出去走走",
        "巷口的树还没有绿",
        "母亲已经在数日子",
        "她说今年的月亮",
        "要用井水洗过",
    ]
    text = (
        f"晒谷场\n□ 沈知微\n\n　　{STORY}\n　　{MORE}\n\n旧信\n□ 高望\n\n"
        + "\n".join(poem[:4]) + "\n\n" + "\n".join(poem[4:])
        + f"\n\n菜园\n□ 葛长河\n\n　　{OTHER}\n　　{STORY}\n"
    )  # fmt: skip
    issue = issue_of(text)
    assert bodies(issue) == [("晒谷场", [STORY, MORE]), ("旧信", poem), ("菜园", [OTHER, STORY])]
    assert issue.articles[1].kind == "poem"


def test_names_in_brackets_behind_the_last_sentence_end_a_piece() -> None:
    text = (
        f"旧桥栏编了号\n\n{STORY}\n\n{MORE}（沈知微）\n\n菜园里的黑板\n\n{OTHER}\n\n{MORE}（高望）\n\n"
        f"船夫的手\n\n{MORE}\n\n{STORY}（葛长河）\n"
    )
    issue = issue_of(text)
    assert [a.headline for a in issue.articles] == ["旧桥栏编了号", "菜园里的黑板", "船夫的手"]
    assert [credits(a) for a in issue.articles] == [{("作者", "沈知微")}, {("作者", "高望")}, {("作者", "葛长河")}]


def wrapped(text: str, width: int, indent: str) -> str:
    text = indent + text
    return "\n".join(text[k : k + width] for k in range(0, len(text), width))


@pytest.mark.parametrize("indent", ["　　", "    "])
def test_wraps_that_count_characters_count_the_indent_too(indent: str) -> None:
    story, more, other = (wrapped(part, 15, indent) for part in (STORY, MORE, OTHER))
    text = f"石匠编号旧桥栏\n{story}\n{more}\n\n孩子翻出一块田\n{other}\n"
    assert bodies(issue_of(text)) == [("石匠编号旧桥栏", [STORY, MORE]), ("孩子翻出一块田", [OTHER])]


def test_a_headline_that_the_wrap_broke_is_one() -> None:
    head = "石匠把旧桥栏一根根卸下来编了号"
    parts = wrapped(head, 12, ""), wrapped("本报讯（记者 沈知微）" + STORY, 12, "　　"), wrapped(MORE, 12, "　　")
    text = "清河日报\n2024年5月3日 星期五\n\n" + "\n".join(parts) + "\n"
    (article,) = issue_of(text).articles
    assert (article.kicker, (article.headline or "").replace(" ", "")) == (None, head)


def test_a_letter_may_end_with_its_writers_name() -> None:
    article = piece(f"# 旧桥栏编了号\n\n编辑同志：{STORY}\n\n清河镇村民 沈知微\n")
    assert not article.truncated
    assert [p.text for p in article.paragraphs][-1] == "清河镇村民 沈知微"


def test_a_sentence_broken_by_a_running_head_was_broken_by_the_page() -> None:
    text = (
        "清河日报\n2024年5月3日 星期五\n\n# 旧桥栏编了号\n\n"
        f"　　{STORY[:20]}\n\n2  清河日报  2024年5月3日  星期五\n\n{STORY[20:]}\n\n　　{MORE}\n"
    )
    article = piece(text)
    assert [p.text for p in article.paragraphs] == [STORY, MORE]
    assert [r.kind for r in article.repairs] == ["joined_line"]


def test_headings_below_those_with_text_are_subheads() -> None:
    text = (
        f"# 第1版 要闻\n\n## 旧桥栏编了号\n\n**本报记者 沈知微**\n\n{STORY}\n\n### 渡船又开了\n\n{MORE}\n\n"
        f"## 菜园里的黑板\n\n{OTHER}\n\n### 周末谁浇水\n\n{STORY}\n"
    )
    issue = issue_of(text, "a.md")
    assert bodies(issue) == [
        ("旧桥栏编了号", [STORY, "渡船又开了", MORE]),
        ("菜园里的黑板", [OTHER, "周末谁浇水", STORY]),
    ]
    assert [p.role for p in issue.articles[0].paragraphs] == ["body", "subhead", "body"]


def test_headings_below_others_begin_pieces_where_bylines_follow() -> None:
    text = "".join(
        f"## 专栏{k}\n\n这一栏写河上的人和事。\n\n### {head}\n\n本报讯（记者 沈知微）{body}\n\n"
        for k, (head, body) in enumerate((("旧桥栏编了号", STORY), ("菜园里的黑板", OTHER)))
    )
    assert {"旧桥栏编了号", "菜园里的黑板"} <= {a.headline for a in issue_of(text, "a.md").articles}


def test_white_space_written_as_entities_is_none_of_the_text() -> None:
    text = (
        f'<h2 align="center">旧桥栏编了号</h2>\n\n<p>&nbsp;&nbsp;&nbsp;&nbsp;{STORY}</p>\n<p>&emsp;&emsp;{MORE}</p>\n'
    )
    assert bodies(issue_of(text, "a.md")) == [("旧桥栏编了号", [STORY, MORE])]


def test_tools_of_a_digital_edition_are_set_aside() -> None:
    tools = "放大  缩小  默认  朗读  复制全文"
    text = (
        "清河日报数字报\n2024年05月03日 星期五\n\n上一版  第01版：要闻  下一版\n\n"
        f"旧桥栏编了号\n\n{tools}\n\n　　{STORY}\n　　{MORE}\n\n上一篇  下一篇  返回目录\n\n"
        f"菜园里的黑板\n\n{tools}\n\n　　{OTHER}\n　　{STORY}\n\n上一篇  下一篇  返回目录\n"
    )
    issue = issue_of(text)
    assert (issue.newspaper, issue.date_published) == ("清河日报", "2024-05-03")
    assert bodies(issue) == [("旧桥栏编了号", [STORY, MORE]), ("菜园里的黑板", [OTHER, STORY])]
    assert not any(a.alternative_headline or a.truncated for a in issue.articles)


def test_numbered_subheads_over_questions_begin_no_piece() -> None:
    text = (
        f"旧桥栏编了号\n——石匠答问\n本报记者 沈知微\n\n{STORY}\n\n一、为何编号\n\n问：为何要编号？\n\n答：{MORE}\n\n"
        f"二、怎么装回去\n\n问：什么时候装回去？\n\n答：{MORE}\n\n菜园里的黑板\n\n本报讯（记者 高望）{OTHER}\n"
    )
    assert [a.headline for a in issue_of(text).articles] == ["旧桥栏编了号", "菜园里的黑板"]


def test_pen_names_of_a_papers_own_reporters() -> None:
    article = piece(f"# 旧桥栏编了号\n\n本报记者 浪淘\n\n{STORY}\n\n（参与记者：沈知微、高望）\n")
    assert credits(article) == {("记者", "浪淘"), ("记者", "沈知微"), ("记者", "高望")}


@pytest.mark.parametrize(("suffix", "mark"), [("csv", ","), ("tsv", "\t"), ("txt", "\t")])
def test_tables_hold_a_piece_a_row(suffix: str, mark: str) -> None:
    rows = [
        ("标题", "作者", "发布日期", "正文"),
        ("旧桥栏编了号", "沈知微", "2024-05-03", f'"{STORY}\n{MORE}"'),
        ("菜园里的黑板", "高望", "2024-05-03", OTHER),
    ]
    issue = issue_of("\n".join(mark.join(row) for row in rows), f"a.{suffix}")
    assert issue.date_published == "2024-05-03"
    assert bodies(issue) == [("旧桥栏编了号", [STORY, MORE]), ("菜园里的黑板", [OTHER])]
    assert credits(issue.articles[1]) == {("作者", "高望")}


def test_text_with_tabs_is_no_table() -> None:
    assert bodies(issue_of(f"旧桥栏编了号\t2024\n\n\t{STORY}\n\t{MORE}\n"))[0][1] == [STORY, MORE]


def test_a_list_of_what_stands_below_is_contents() -> None:
    heads = ["旧桥栏编了号", "菜园里的黑板", "船夫的两只手"]
    texts = [STORY, OTHER, MORE]
    listed = "".join(f"{k}. {head}\n" for k, head in enumerate(heads, 1))
    pieces = "".join(f"{k}. {h}\n\n{t}\n\n{MORE}\n\n" for k, (h, t) in enumerate(zip(heads, texts, strict=True), 1))
    issue = issue_of(f"【今日导读】\n{listed}\n{pieces}")
    assert [a.headline for a in issue.articles] == heads
    assert sum(s.reason == "contents" for s in issue.set_aside) >= 1


def test_an_english_date_and_a_name_sign_a_piece() -> None:
    issue = issue_of(f"# 旧桥栏编了号\n\n*May 3, 2024 · 沈知微*\n\n{STORY}\n\n标签：清河 桥\n\n---\n", "a.md")
    assert issue.date_published == "2024-05-03"
    assert bodies(issue) == [("旧桥栏编了号", [STORY])]
    assert credits(issue.articles[0]) == {("作者", "沈知微")}


def test_a_title_in_parts_is_headline_and_subheadline() -> None:
    text = json.dumps({"title": {"main": "旧桥栏编了号", "sub": "石匠等春天"}, "paragraphs": [STORY, MORE]})
    (article,) = issue_of(text, "a.json").articles
    assert (article.headline, article.alternative_headline) == ("旧桥栏编了号", "石匠等春天")


def test_pages_in_files_of_their_own_make_up_an_issue(tmp_path: Path) -> None:
    for page, name, head, text in (("01", "要闻", "旧桥栏编了号", STORY), ("02", "民生", "菜园里的黑板", OTHER)):
        masthead = f"清河日报 2024年5月3日 星期五 第{page}版 {name}"
        (tmp_path / f"第{page}版.txt").write_text(f"{masthead}\n\n# {head}\n\n{text}\n\n{MORE}\n", "utf-8")
    assert sources([tmp_path]) == [tmp_path]
    (issue,) = read_source(tmp_path).issues
    check_issue(issue)
    assert (issue.newspaper, issue.date_published) == ("清河日报", "2024-05-03")
    assert [(a.print_page, a.headline) for a in issue.articles] == [("1", "旧桥栏编了号"), ("2", "菜园里的黑板")]


@pytest.mark.parametrize(
    ("names", "pages"),
    [
        (["A01.pdf", "A02.pdf"], True),
        (["20240503_01.txt", "20240503_02.txt"], True),
        (["01版要闻.txt", "02版民生.txt"], True),
        (["2024-05-01.txt", "2024-05-02.txt"], False),
        (["20240501.txt", "20240502.txt"], False),
        (["第1201期.txt", "第1202期.txt"], False),
    ],
)
def test_names_of_pages(names: list[str], pages: bool) -> None:
    assert are_pages(names) is pages


def test_numbered_files_without_mastheads_stay_apart(tmp_path: Path) -> None:
    for number in ("01", "02"):
        (tmp_path / f"{number}.txt").write_text(f"# 旧桥栏编了号\n\n{STORY}\n", "utf-8")
    assert len(sources([tmp_path])) == 2


_REPORT = "渡口易缆\n\n本报讯（记者 秦小河）昨夜河上起雾，摆渡人推迟了两班船。\n"


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("渡报\n民国九年四月三日　第二版", "1920-04-03"),
        ("渡口周刊\n2024年第14期　4月6日出版", "2024-04-06"),
    ],
)
def test_the_day_of_an_issue_in_its_older_forms(head: str, date: str) -> None:
    assert issue_of(f"{head}\n\n{_REPORT}").date_published == date


def test_the_first_letter_of_a_text_keeps_its_salutation() -> None:
    text = "　　渡口的灯坏了半个月，夜里上船要摸着走，盼着早点修好。\n　　　　　　　　船户 秦小河\n"
    letter = piece(f"灯该亮了\n编辑同志：\n{text}")
    assert [p.text for p in letter.paragraphs][:1] == ["编辑同志："]
    assert credits(letter) == {("作者", "秦小河")}
