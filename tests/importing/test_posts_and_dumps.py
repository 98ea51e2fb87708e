"""Posts that are pages below front matter, notes above them, titles with their site's name; records of many sources."""

from __future__ import annotations

import json

import pytest

from reader.importing import read_bytes
from reader.importing.aside.title_tails import headline_end
from reader.importing.formats.page_source import medium_of
from reader.model.article import NewsArticle
from reader.model.issue import PublicationIssue
from tests.importing.accounts import check_issue
from tests.importing.witness import letters, witness

BODY = "渡口的灯笼昨夜没有亮，摆渡的人摸黑靠了岸，石阶上摔碎两只碗，岸上的人举着火把来寻。"
MORE = "村里人说，灯油是前天夜里被风吹翻的，今天晚上照旧点起来，请大家过河时慢一些走。"
LAST = "摆渡的老人把新灯笼挂上竹竿，又添了半碗油，说今年冬天不会再让人摸黑上岸了。"
OTHER = "山坡上的茶园这几天开了头一遍，采茶的人天不亮就上山，日头出来时筐子已经满了大半。"


def read(text: str, name: str) -> list[PublicationIssue]:
    """Return a file's issues, their accounts held."""
    issues = list(read_bytes(text.encode(), name=name).issues)
    for issue in issues:
        check_issue(issue)
    return issues


def only(text: str, name: str) -> tuple[PublicationIssue, NewsArticle]:
    """Return the one issue of a file and its one piece."""
    (issue,) = read(text, name)
    (piece,) = issue.articles
    return issue, piece


FRONT = '---\nlayout: post\ntitle: "灯笼没有亮{tail}"\ndate: 2019-10-05T08:05:58+00:00\nauthor: {author}\n---\n\n'
PAGE = (
    '<article class="post">\n <header>\n  {head}\n </header>\n'
    ' <div class="meta">\n  <time>\n   2019年10月5日\n  </time>\n </div>\n'
    f' <div class="content">\n  <p>\n   {BODY}\n  </p>\n  <p>\n   {MORE}\n  </p>\n  <p>\n   {LAST}\n  </p>\n </div>\n'
    ' <div class="sharing">\n  <h3>\n   分享到：\n  </h3>\n  <ul><li><a href="/t">微博</a></li></ul>\n </div>\n'
    ' <ul class="tags"><li><a href="/a">渡口</a></li><li><a href="/b">灯油</a></li></ul>\n</article>\n'
)  # fmt: skip


@pytest.mark.parametrize("head", ["<h1>\n   灯笼没有亮\n  </h1>", ""])
@pytest.mark.parametrize("tail", ["", " - 渡口拾遗"])
def test_a_post_of_html_below_front_matter_is_read_as_a_page(head: str, tail: str) -> None:
    issue, piece = only(FRONT.format(tail=tail, author="渡口拾遗") + PAGE.format(head=head), "2019-10-05-a.md")
    assert (piece.headline, issue.date_published) == ("灯笼没有亮", "2019-10-05")
    assert piece.body.split("\n") == [BODY, MORE, LAST]


def test_a_title_a_day_and_a_page_below_them() -> None:
    text = (
        "[石阶上摔碎两只碗](https://example.org/a)\n------\n\n日期：Tue, 16 Jun 2020 10:29:52 +0000\n\n"
        f"<p>{BODY}</p><h3><strong>一、灯笼</strong></h3><p>{MORE}</p><h3><strong>二、灯油</strong></h3><p>{LAST}</p>"
        "<p><small>&copy; 河湾 for 渡口文库. | Permalink | No comment</small><br>Post tags: 渡口, 灯笼</p>\n"
    )
    issue, piece = only(text, "a.md")
    assert (piece.headline, issue.date_published) == ("石阶上摔碎两只碗", "2020-06-16")
    assert [p.text for p in piece.paragraphs] == [BODY, "一、灯笼", MORE, "二、灯油", LAST]


def test_markdown_with_tags_amid_its_headings_stays_markdown() -> None:
    told = f"<p>{BODY}</p>\n<p>{MORE}</p>\n<p>{LAST}</p>\n"
    text = f"# 河湾报 2020年6月16日\n\n## 灯笼没有亮\n\n{told}\n## 茶园开采\n\n<p>{OTHER}</p>\n"
    (issue,) = read(text, "a.md")
    assert [a.headline for a in issue.articles] == ["灯笼没有亮", "茶园开采"]


@pytest.mark.parametrize(
    ("note", "paper"),
    [
        ("原文来自~~[渡口札记](https://example.org/" + "x" * 150 + ")~~", None),
        ("原文来自河湾日报网站：~~[灯笼没有亮](https://example.org/a)~~", "河湾日报"),
        ("原文来自◎渡口札记 | 何雁", None),
        ("来自摆渡人的空间: [灯笼没有亮](https://example.org/a)", None),
        (
            "> 本文由 [简录](https://example.org) 转码\n>\n> 原文来自公号「渡口札记」：[灯笼没有亮](https://example.org/a)",
            None,
        ),
    ],
)
def test_notes_of_the_source_and_who_signs_below_them(note: str, paper: str | None) -> None:
    text = f"---\ntitle: 灯笼没有亮\ndate: 2018-05-09\n---\n\n{note}\n\n作者：何雁\n\n---\n\n{BODY}\n\n{MORE}\n"
    issue, piece = only(text, "a.md")
    assert piece.body.split("\n") == [BODY, MORE]
    assert [c.name for c in piece.credits] == ["何雁"]
    assert issue.newspaper == paper


def test_where_links_lead_is_no_text() -> None:
    text = (
        f"[#]: author: (何雁 https://example.org/h)\n[#]: via: (https://example.org)\n\n灯笼没有亮\n======\n\n{BODY}\n\n"
        f"### 灯油翻了\n\n{MORE}\n\n### 老人添油\n\n{LAST}[^1]\n\n[^1]: 见上月的渡口旧事。\n"
        "[1]: https://example.org/a (灯笼)\n"
    )
    _issue, piece = only(text, "a.md")
    assert piece.headline == "灯笼没有亮"
    assert [p.text for p in piece.paragraphs if p.role == "subhead"] == ["灯油翻了", "老人添油"]
    assert "example" not in piece.body


@pytest.mark.parametrize("title", ["渡口简报第3期", "2020年6月16日", "河湾早报"])
def test_headings_below_an_issue_s_title_are_headlines(title: str) -> None:
    text = f"# {title}\n\n{OTHER}\n\n### 灯笼没有亮\n\n{BODY}\n\n### 灯油翻了\n\n{MORE}\n"
    (issue,) = read(text, "a.md")
    assert {"灯笼没有亮", "灯油翻了"} <= {a.headline for a in issue.articles}


@pytest.mark.parametrize(
    ("title", "names", "headline"),
    [
        ("灯笼没有亮 - 渡口拾遗", ["渡口拾遗"], "灯笼没有亮"),
        ("灯笼没有亮_河湾网", ["河湾网"], "灯笼没有亮"),
        ("灯笼没有亮 - 国际频道- 河湾网", ["河湾网"], "灯笼没有亮"),
        ("灯笼没有亮 - 渡口- 河湾网", ["河湾网渡口"], "灯笼没有亮"),
        ("灯笼没有亮 - 下", ["河湾网"], "灯笼没有亮 - 下"),
        ("河湾-石桥 灯笼没有亮", ["石桥"], "河湾-石桥 灯笼没有亮"),
        ("灯笼 - 河湾网", ["河湾网"], "灯笼 - 河湾网"),
    ],
)
def test_where_a_headline_ends(title: str, names: list[str], headline: str) -> None:
    assert title[: headline_end(title, names)] == headline


@pytest.mark.parametrize("mark", [" - ", " | ", "｜"])
@pytest.mark.parametrize(
    ("field", "end"),
    [("tags: [石桥镇, 灯油]", "石桥镇"), ("categories: 石桥镇", "石桥镇"), ("keywords: 渡口,石桥镇", "石桥镇"),
     ("section: 石桥镇", "石桥镇"), ("author: 林晓舟", "林晓舟")],
)  # fmt: skip
def test_a_headline_that_ends_in_what_it_tells_of_is_whole(mark: str, field: str, end: str) -> None:
    title = f"灯笼没有亮{mark}{end}"
    _issue, piece = only(f"---\ntitle: {title}\n{field}\n---\n\n{BODY}\n\n{MORE}\n", "a.md")
    assert piece.headline == title


@pytest.mark.parametrize(
    "field", ["source: 渡口拾遗", "author: 渡口拾遗", "tags: [灯油, 河湾网]", "categories: 河湾日报"]
)
def test_a_headline_ends_before_the_site_that_front_matter_names(field: str) -> None:
    site = field.split()[-1].strip("[]")
    _issue, piece = only(f"---\ntitle: 灯笼没有亮 - {site}\n{field}\n---\n\n{BODY}\n\n{MORE}\n", "a.md")
    assert piece.headline == "灯笼没有亮"


@pytest.mark.parametrize(
    "words",
    [
        "文章来自一位老读者：他写道，桥头的灯亮了三十年，他每天都去看。",
        "原文见报后：大家都说好！",
        "文章见报后：没有人再提灯笼",
    ],
)
def test_a_sentence_that_begins_as_a_note_of_the_source_is_text(words: str) -> None:
    _issue, piece = only(f"---\ntitle: 灯笼没有亮\n---\n\n{words}\n\n{BODY}\n\n{MORE}\n", "a.md")
    assert piece.body.startswith(words)


def test_records_of_a_search_are_pieces_of_their_media() -> None:
    rows = [
        {"title": "灯笼没有亮_河湾网", "date": "Apr 24, 2023", "snippet": BODY, "source": "河湾网"},
        {"title": "茶园开采", "date": "Apr 25, 2023", "snippet": "山坡上的茶园 ...", "content": OTHER, "source": 3},
        {"title": "石阶上摔碎两只碗", "date": "Apr 25, 2023", "content": MORE, "source": {"of": {"label": "河湾日报"}}},
    ]
    issues = read(json.dumps(rows, ensure_ascii=False), "a.json")
    found = {a.headline: (i.newspaper, i.date_published, a.body) for i in issues for a in i.articles}
    assert found == {
        "灯笼没有亮": ("河湾网", "2023-04-24", BODY),
        "茶园开采": (None, "2023-04-25", OTHER),
        "石阶上摔碎两只碗": ("河湾日报", "2023-04-25", MORE),
    }


@pytest.mark.parametrize("behind", ["河湾社渡口六日電", "美國新聞處華盛頓十七日電", ""])
def test_paper_day_and_page_in_one_string_of_a_table(behind: str) -> None:
    told = f"申報 日期：1949-05-08 版次/卷期：02 版 {behind}".strip()
    text = f"label,page,publish,title,text\nx,1,{told},灯笼没有亮,{BODY}\nx,1,{told},茶园开采,{OTHER}\n"
    (issue,) = read(text, "a.csv")
    assert (issue.newspaper, issue.date_published) == ("申報", "1949-05-08")
    assert [a.print_page for a in issue.articles] == ["2", "2"]


def test_numbered_parts_of_a_text_without_its_headline_are_its_own() -> None:
    text = f"{BODY}\n一、灯油翻了\n{MORE}\n二、老人又添半碗油\n{LAST}\n"
    _issue, piece = only(text, "粘贴.txt")
    assert [p.text for p in piece.paragraphs if p.role == "subhead"] == ["一、灯油翻了", "二、老人又添半碗油"]


@pytest.mark.parametrize("words", ["河湾微博下的留言区", "网友评论", "读者留言"])
def test_where_readers_write_is_no_medium(words: str) -> None:
    assert medium_of(words) is None


def test_no_letter_of_a_post_is_lost() -> None:
    text = FRONT.format(tail=" - 渡口拾遗", author="渡口拾遗") + PAGE.format(head="")
    (issue,) = read(text, "a.md")
    found = letters("".join(issue.source.text))
    assert not "".join(sorted((witness(text.encode(), "a.md") - found).elements()))
