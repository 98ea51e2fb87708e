"""What files of sources that nobody had in view taught: texts in blocks, tables of a schema, days in files' names."""

from __future__ import annotations

import json

import pytest

from reader.importing import read_bytes
from reader.importing.dates import day_in_name
from reader.importing.formats.page_source import medium_of
from reader.model.issue import PublicationIssue
from tests.importing.accounts import check_issue
from tests.importing.witness import letters, witness

BODY = "渡口的灯笼昨夜没有亮，摆渡的人摸黑靠了岸，石阶上摔碎两只碗，岸上的人举着火把来寻。"
MORE = "村里人说，灯油是前天夜里被风吹翻的，今天晚上照旧点起来，请大家过河时慢一些走。"
LAST = "摆渡的老人把新灯笼挂上竹竿，又添了半碗油，说今年冬天不会再让人摸黑上岸了。"


def read(data: str, name: str) -> list[PublicationIssue]:
    """Return a file's issues, their accounts held."""
    issues = list(read_bytes(data.encode(), name=name).issues)
    for issue in issues:
        check_issue(issue)
    return issues


BLOCKS = [
    {"type": "title", "text": "灯笼没有亮"},
    {"type": "authors", "text": "何雁"},
    {"type": "paragraph", "text": BODY},
    {"type": "subtitle", "text": "灯油被风吹翻"},
    {"type": "paragraph", "text": MORE},
]


@pytest.mark.parametrize("name", ["parts", "segments", "chunks"])
def test_blocks_under_a_name_that_nobody_listed_are_one_text(name: str) -> None:
    record = {
        "title": "灯笼没有亮", "authors": ["何雁"], "dates": [{"year": 1957, "month": 5, "day": 17}], name: BLOCKS,
        "comments": [], "origin": "河湾县档案馆",
    }  # fmt: skip
    data = json.dumps(record, ensure_ascii=False)
    (issue,) = read(data, "a.json")
    (piece,) = issue.articles
    assert (piece.headline, issue.date_published) == ("灯笼没有亮", "1957-05-17")
    assert [(p.text, p.role) for p in piece.paragraphs] == [
        (BODY, "body"), ("灯油被风吹翻", "subhead"), (MORE, "body"),
    ]  # fmt: skip
    assert [c.name for c in piece.credits] == ["何雁"]
    assert not witness(data.encode(), "a.json") - letters(issue.source.text)


def test_messages_of_a_channel_stay_pieces_of_their_own() -> None:
    said = [{"type": "message", "text": BODY}, {"type": "message", "text": MORE}]
    (issue,) = read(json.dumps({"name": "渡口", "messages": said}, ensure_ascii=False), "a.json")
    assert [a.body for a in issue.articles] == [BODY, MORE]
    dated = [{"type": "message", "date": "2024-05-03", "text": words} for words in (BODY, MORE)]
    (issue,) = read(json.dumps({"name": "渡口", "history": dated}, ensure_ascii=False), "a.json")
    assert [a.body for a in issue.articles] == [BODY, MORE]


def test_a_newspaper_may_stand_where_a_writer_would() -> None:
    record = {"title": "灯笼没有亮", "authors": ["《河湾日报》"], "date": "1957-05-17", "content": BODY}
    (issue,) = read(json.dumps(record, ensure_ascii=False), "a.json")
    assert issue.newspaper == "河湾日报"


@pytest.mark.parametrize("table", ["newsdb.news", "`newsdb`.`news`", '"public"."news"', "news"])
def test_rows_of_a_table_named_with_its_schema(table: str) -> None:
    row = (
        f"INSERT INTO {table} (news_id, title, context, publish_date) "
        f"VALUES (1, '灯笼没有亮', '<p>{BODY}</p>', '2019-03-01 15:17:07');\n"
    )
    (issue,) = read(row, "a.sql")
    assert [(a.headline, a.body) for a in issue.articles] == [("灯笼没有亮", BODY)]
    assert issue.date_published == "2019-03-01"


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2023-11-27.json", "2023-11-27"),
        ("2018-05-09-lanterns.md", "2018-05-09"),
        ("2018-04-19 10:11@灯笼没有亮.txt", "2018-04-19"),
        ("20231127.txt", "2023-11-27"),
        ("2010-6-23-灯笼.md", "2010-06-23"),
        ("河湾日报2024年5月3日.txt", "2024-05-03"),
        ("《河湾报》 20240503.txt", "2024-05-03"),
        ("IMG_20240503.pdf", None),
        ("新建文档 2024-05-03.txt", None),
        ("2023-11-27至2023-11-30.json", None),
        ("20231345.txt", None),
        ("2023.txt", None),
        ("201311279.txt", None),
        ("灯笼.txt", None),
    ],
)
def test_a_day_that_a_files_name_tells(name: str, day: str | None) -> None:
    assert day_in_name(name) == day


def test_the_day_of_a_files_name_counts_where_none_is_printed_and_is_a_doubt() -> None:
    records = json.dumps([{"title": "灯笼没有亮", "summary": BODY}], ensure_ascii=False)
    (issue,) = read(records, "2023-11-27.json")
    assert issue.date_published == "2023-11-27"
    assert [d.message for d in issue.doubts if d.kind == "date"] == ["没有印日期，取了文件名里的日期。"]
    (issue,) = read(f"河湾报\n2023年11月26日\n\n灯笼没有亮\n\n　　{BODY}\n　　{MORE}\n", "2023-11-27.txt")
    assert issue.date_published == "2023-11-26"
    assert not [d for d in issue.doubts if d.kind == "date"]


FENCED = f"""# 灯笼没有亮

{BODY}

```sh
# 重新点灯
## 添油
lamp --oil 2
```

{MORE}
"""


def test_what_stands_between_fences_is_no_heading() -> None:
    (issue,) = read(FENCED, "a.md")
    (piece,) = issue.articles
    assert piece.headline == "灯笼没有亮"
    assert [p.text for p in piece.paragraphs] == [BODY, "# 重新点灯", "## 添油", "lamp --oil 2", MORE]
    (issue,) = read(
        FENCED.replace("lamp --oil 2\n```", "lamp --oil 2").replace("## 添油", "## 添油\n\n" + LAST), "a.md"
    )
    assert len(issue.articles) > 1  # a fence that nobody closes is none


BUILT = f"""---
sidebar_position: 20240808
title: "(2024-08-08) 灯笼没有亮"
---

import Tabs from '@theme/Tabs';
export const Link = ({{children, href}}) => (
  <a
    href={{href}}
    style={{{{
      margin: '0px', // 左右边距
    }}}}
  >
    {{children}}
  </a>
);

# 河湾新闻日报(2024-08-08) : 灯笼没有亮

## 灯笼没有亮

<img
  src="https://example.org/a.jpg"
  alt="渡口的灯笼"
/>

{BODY}

<Link href="/news/a" color="#B0C4DE">Scores</Link>

## 社会

### 灯油被风吹翻

{MORE}

### 新灯笼挂上竹竿

{LAST}
"""


def test_a_daily_whose_pages_a_program_builds() -> None:
    (issue,) = read(BUILT, "1-2024-08-08.mdx")
    assert (issue.newspaper, issue.date_published) == ("河湾新闻日报", "2024-08-08")
    assert [(a.headline, a.body) for a in issue.articles] == [
        ("灯笼没有亮", BODY), ("灯油被风吹翻", MORE), ("新灯笼挂上竹竿", LAST),
    ]  # fmt: skip
    assert [a.print_section for a in issue.articles] == [None, "社会", "社会"]


NOTED = f"""> * 原文地址：[Lanterns Out](https://example.org/lanterns)
> * 原文作者：[Anne van Delft](https://example.org/anne)
> * 译文出自：[渡口翻译计划](https://example.org/plan)
> * 译者：[何小满](https://example.org/he)

# 灯笼没有亮

{BODY}

## 灯油被风吹翻

{MORE}

---

via: <https://example.org/lanterns>

校对：[秦小河](https://example.org/qin)

本文由 [渡口译社](https://example.org) 原创编译，[河湾网](https://example.org) 荣誉推出
"""


@pytest.mark.parametrize("above", ["", "首发于：https://example.org/articles/22242\n\n"])
def test_a_piece_below_notes_of_who_wrote_and_translated_it(above: str) -> None:
    (issue,) = read(above + NOTED, "lanterns.md")
    (piece,) = issue.articles
    assert piece.headline == "灯笼没有亮"
    assert [p.text for p in piece.paragraphs if p.role != "credit"] == [BODY, "灯油被风吹翻", MORE]
    assert [(c.role, c.name) for c in piece.credits] == [
        ("作者", "Anne van Delft"), ("编译", "何小满"), ("校对", "秦小河"),
    ]  # fmt: skip


def test_an_issue_below_notes_keeps_its_pieces() -> None:
    text = f"来源：渡口文库\n\n# 河湾周刊 第 3 期\n\n## 灯笼没有亮\n\n{BODY}\n\n## 灯油被风吹翻\n\n{MORE}\n"
    (issue,) = read(text, "a.md")
    assert [a.headline for a in issue.articles] == ["灯笼没有亮", "灯油被风吹翻"]


WEEKLY = f"""# 渡口 Linux 周报 #48 | 2018-12-17

渡口 Linux 周报，只说值得看的事。

## 新闻

### 灯笼没有亮

{BODY}

## 文章

### [灯油被风吹翻](https://example.org/oil)

{MORE}

### 新灯笼挂上竹竿

{LAST}

### 茶园开了头一遍

{BODY}

### 石阶上摔碎两只碗

{MORE}

## 工具

### 添灯油的长柄勺

{LAST}

## 说明

本期由渡口的老人编成。
"""


def test_a_weekly_whose_name_is_several_words_and_its_sections() -> None:
    (issue,) = read(WEEKLY, "48.md")
    assert (issue.newspaper, issue.date_published) == ("渡口Linux周报", "2018-12-17")
    told = {a.headline: a.print_section for a in issue.articles}
    assert [told[h] for h in ("灯油被风吹翻", "新灯笼挂上竹竿", "石阶上摔碎两只碗", "添灯油的长柄勺")] == [
        "文章", "文章", "文章", "工具",
    ]  # fmt: skip


def test_headings_that_hold_one_each_are_no_sections() -> None:
    pieces = (("灯笼没有亮", BODY), ("灯油被风吹翻", MORE), ("新灯笼挂上竹竿", LAST))
    text = "".join(f"## {head}\n\n### 渡口的老人说今年冬天不会黑\n\n{body}\n\n" for head, body in pieces)
    (issue,) = read(text, "a.md")
    assert not {a.print_section for a in issue.articles} - {None}


@pytest.mark.parametrize("day", ["（一九四七年四月十五日）", "(1947年4月15日)"])
def test_the_title_of_a_piece_over_its_day_is_no_newspaper(day: str) -> None:
    (issue,) = read(f"# 关于河西的方针\n{day}\n\n> 这是写给摆渡人的信。\n\n　　{BODY}\n　　{MORE}\n", "108-方针.md")
    assert (issue.newspaper, issue.date_published) == (None, "1947-04-15")
    assert issue.articles[0].headline == "关于河西的方针"
    (issue,) = read(f"# 河湾\n{day}\n\n## 灯笼没有亮\n\n{BODY}\n\n## 灯油被风吹翻\n\n{MORE}\n", "a.md")
    assert issue.newspaper == "河湾"


def test_a_medium_behind_its_label_counts_where_no_newspaper_is_printed() -> None:
    text = "　　【灯笼没有亮】\n\n　　（来源：河湾读书频道{}2011年07月20日）\n\n　　" + BODY + "\n\n　　" + MORE + "\n"
    (issue,) = read(text.format(""), "a.txt")
    assert (issue.newspaper, issue.date_published) == ("河湾读书频道", "2011-07-20")
    (issue,) = read(text.replace("河湾读书频道", "新华社").format(" "), "a.txt")
    assert issue.newspaper is None


MENU = "首頁\n即時\n熱門\n政治\n社會\n生活\n副刊\nSearch\n"
COPIED = (
    "灯笼昨夜没有亮 渡口石階摔碎兩只碗 - 河灣新聞網\n" + MENU + "社會\n>\n地方\n"
    "灯笼昨夜没有亮 渡口石階摔碎兩只碗\n2025/03/29 08:05\n"
    f"{BODY}（河灣社）\n〔記者何雁／渡口報導〕{MORE}\n{LAST}\n一手掌握渡口\n點我訂閱\n點我下載APP\n熱門新訊\nmore\n渡口老人新燈籠亮相\n"
)  # fmt: skip


def test_a_whole_page_copied_with_its_menus() -> None:
    (issue,) = read(COPIED, "a.txt")
    (piece,) = issue.articles
    assert (issue.newspaper, issue.date_published) == ("河灣新聞網", "2025-03-29")
    assert piece.headline == "灯笼昨夜没有亮 渡口石階摔碎兩只碗"
    assert [c.name for c in piece.credits] == ["何雁"]
    assert piece.body.endswith(LAST)


def test_the_text_of_a_copied_page_may_end_in_a_sentence_of_thirty_characters() -> None:
    end = "渡口的灯笼后来又亮了，摆渡的人说，往后每一天夜里都要点起来。"
    assert len(end) == 30
    (issue,) = read(COPIED.replace(LAST, end), "a.txt")
    assert issue.articles[0].body.endswith(end)


def test_short_headlines_of_an_issue_are_no_menu() -> None:
    text = "河湾报\n2025年3月29日\n\n" + "".join(f"灯笼亮了{n}\n　　{BODY}\n\n" for n in "一二三四五六七")
    (issue,) = read(text, "a.txt")
    assert len(issue.articles) == 7


PAGE = (
    "<html><head><title>灯笼没有亮 - 河湾网</title></head><body><div class='nav'><a href='/'>首页</a></div>"
    "<div class='article'><h1>灯笼没有亮</h1><div class='meta'><time>2018-09-16 15:31</time>"
    "<div class='source'>河湾网</div><div class='{name}'><a href='/reporter/8'>何小满</a></div></div>"
    "<div class='text'>"
    "<p>渡口昨夜，<a href='/b'>灯笼又一次没有亮起来</a>，摆渡的人摸黑靠了岸。</p>"
    f"<p>{BODY}</p><p>{MORE}</p><p>{LAST}</p>"
    "</div></div></body></html>"
)  # fmt: skip


@pytest.mark.parametrize("name", ["author", "reporter", "article-author", "meta writer"])
def test_who_wrote_a_page_stands_in_an_element_named_so(name: str) -> None:
    (issue,) = read(PAGE.replace("{name}", name), "a.html")
    (piece,) = issue.articles
    assert [c.name for c in piece.credits] == ["何小满"]
    assert piece.paragraphs[0].text == "渡口昨夜，灯笼又一次没有亮起来，摆渡的人摸黑靠了岸。"
    (issue,) = read(PAGE.replace("{name}", "tags"), "a.html")
    assert not issue.articles[0].credits


TREATISE = f"""灯笼的灯油与灯芯
何小满　秦小河

摘要　{BODY}
关键词　灯笼　灯油　灯芯

1　研究对象

　　{MORE}

1.1　灯油

　　{LAST}

1.2　灯芯

　　{BODY}

2　结论

　　{MORE}
"""


def test_parts_of_a_treatise_counted_in_decimals_are_its_own() -> None:
    (issue,) = read(TREATISE, "a.txt")
    (piece,) = issue.articles
    assert piece.headline == "灯笼的灯油与灯芯"
    assert [c.name for c in piece.credits] == ["何小满", "秦小河"]
    text = "河湾报\n2024年5月3日\n\n" + "".join(f"{n}人过河{n}人点灯\n　　{BODY}\n\n" for n in (12, 3, 40, 5, 7))
    (issue,) = read(text, "a.txt")
    assert len(issue.articles) == 5


@pytest.mark.parametrize("row", ["═══", "━━━━━━", "===", "★★", "~~~~"])
def test_headlines_between_two_rows_of_a_mark(row: str) -> None:
    pieces = (("灯笼没有亮", BODY), ("灯油被风吹翻", MORE), ("新灯笼挂上竹竿", LAST))
    text = "".join(f"{row} {head} {row}\n{body}\n\n" for head, body in pieces)
    (issue,) = read(text, "a.txt")
    assert [(a.headline, a.body) for a in issue.articles] == list(pieces)


@pytest.mark.parametrize("head", ["相似新聞：", "类似报道", "同类文章："])
def test_lists_of_similar_pieces_are_none_of_the_text(head: str) -> None:
    text = f"# 河湾周报 2026-06-03\n\n## 灯笼没有亮\n\n来源：[河湾报](https://example.org/1)\n\n{BODY}\n\n{head}\n"
    text += "- [渡口灯笼昨夜没有亮](https://example.org/2) - 河湾网\n"
    text += "- [摆渡人摸黑靠岸](https://example.org/3) - 清河网\n\n---\n\n"
    text += f"## 灯油被风吹翻\n\n{MORE}\n"
    (issue,) = read(text, "a.md")
    assert [(a.headline, a.body) for a in issue.articles] == [("灯笼没有亮", BODY), ("灯油被风吹翻", MORE)]


def test_what_is_calculated_is_no_headline() -> None:
    text = f"# 灯油的算法\n\n{BODY}\n\n**v=s/t+2**\n\n{MORE}\n\n**E=mc² (2)**\n\n{LAST}\n"
    (issue,) = read(text, "a.md")
    assert [a.headline for a in issue.articles] == ["灯油的算法"]


def test_a_title_that_leaves_out_its_headline_names_the_site() -> None:
    page = (
        PAGE.replace("灯笼没有亮 - 河湾网", "-河湾历史网")
        .replace("{name}", "a")
        .replace("<div class='source'>河湾网</div>", "")
    )
    (issue,) = read(page, "a.html")
    assert (issue.newspaper, issue.articles[0].headline) == ("河湾历史网", "灯笼没有亮")


def test_a_day_in_the_data_of_a_page_wins_over_those_of_its_replies() -> None:
    head = "<head><meta property='og:release_date' content='2024-05-08 23:23:53'>"
    reply = "<div class='comment'><span>渡口老李</span><span>2024-05-11 10:46</span><p>说得好。</p></div></body>"
    page = PAGE.replace("{name}", "a").replace("<head>", head).replace("</body>", reply)
    page = page.replace("<time>2018-09-16 15:31</time>", "<div>语音播报文章，释放双眼</div>")
    (issue,) = read(page, "a.html")
    assert issue.date_published == "2024-05-08"
    assert "播报" not in issue.articles[0].body
    assert not [d for d in issue.doubts if d.kind == "date"]
    (issue,) = read(
        page.replace("og:release_date", "og:nothing").replace("渡口老李", "老李" * 9 + "<p>好</p>" * 9), "a.html"
    )
    assert [d.kind for d in issue.doubts if d.kind == "date"] == ["date"]


@pytest.mark.parametrize("words", ["最新更新", "最後更新", "更新时间", "发布日期"])
def test_when_a_page_was_changed_is_no_medium(words: str) -> None:
    assert medium_of(words) is None
    assert medium_of("河湾新闻网") == "河湾新闻网"


def test_clippings_whose_source_stands_behind_the_headline() -> None:
    text = f"剪报（一）\n\n灯笼没有亮 《河湾报》1984年3月5日\n{BODY}\n\n"
    text += f"灯油被风吹翻 《清河报》1984年3月7日 第3版\n{MORE}\n"
    told = [(i.newspaper, i.date_published, a.headline, a.body) for i in read(text, "a.txt") for a in i.articles]
    assert told == [("河湾报", "1984-03-05", "灯笼没有亮", BODY), ("清河报", "1984-03-07", "灯油被风吹翻", MORE)]
    (issue,) = read(f"河湾 专刊 《河湾报》1984年3月5日\n\n灯笼没有亮\n{BODY}\n\n灯油被风吹翻\n{MORE}\n", "a.txt")
    assert [a.headline for a in issue.articles] == ["灯笼没有亮", "灯油被风吹翻"]


def test_front_matter_in_toml() -> None:
    front = '+++\ntitle = "灯笼没有亮"\ndate = 2019-10-05T08:05:58+08:00\nauthor = "何雁"\n[extra]\nn = 1\n+++\n'
    text = f"{front}\n{BODY}\n\n{MORE}\n"
    (issue,) = read(text, "a.md")
    (piece,) = issue.articles
    assert (piece.headline, issue.date_published, piece.body) == ("灯笼没有亮", "2019-10-05", f"{BODY}\n{MORE}")
    assert [c.name for c in piece.credits] == ["何雁"]
