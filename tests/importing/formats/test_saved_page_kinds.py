"""Kinds of saved pages that public sets showed: what a site says abroad, a sentence over lines, subheads, own lists."""

from __future__ import annotations

from reader.importing import read_bytes
from reader.model.issue import PublicationIssue
from tests.importing.accounts import check_issue

STORY = "渡口的老秦把旧船一只只翻过来晒，船底的青苔刮下来能装半筐，孩子们围着看。"
MORE = "镇上的木匠说，晒过三天的船板敲起来声音是脆的，补过的地方听得出来。"


def page(body: str, title: str = "渡口晒船 - 河湾网", head: str = "") -> PublicationIssue:
    markup = f"<html><head><meta charset='utf-8'><title>{title}</title>{head}</head><body>{body}</body></html>"
    (issue,) = read_bytes(markup.encode(), name="页.html").issues
    check_issue(issue)
    return issue


def told(issue: PublicationIssue) -> list[tuple[str | None, list[str]]]:
    return [(a.headline, [p.text for p in a.paragraphs]) for a in issue.articles]


def test_what_a_site_asks_readers_from_abroad_is_not_the_text() -> None:
    notice = (
        "<div class='lang'><p>Your browser seems to prefer another language. Do you want to go to our English pages? "
        "They are made anew every day for readers all over the world.</p>"
        "<p>このページは中国語です。日本語のページに移動しますか。毎日新しくなります。</p></div>"
    )
    issue = page(f"<div><h1>渡口晒船</h1><p>2024-03-05</p><div class='a'><p>{STORY}</p></div></div>{notice}")
    assert told(issue) == [("渡口晒船", [STORY])]


def test_a_sentence_that_begins_in_short_lines_is_whole() -> None:
    lines = ("下周一，", "渡口的旧船就要翻过来晒，", "孩子们都等着看热闹，木匠也来。", STORY, MORE)
    text = "".join(f"<p>{line}</p>" for line in lines)
    issue = page(f"<h1>渡口晒船</h1><div>2024-03-05 来源：河湾报</div><div class='text'>{text}</div>")
    assert "".join(p for _h, body in told(issue) for p in body).startswith("下周一，渡口的旧船就要翻过来晒，孩子们")


def test_higher_headings_below_the_pages_own_headline_are_its_subheads() -> None:
    issue = page(
        "<h4>本站声明</h4><p>本站的文字可以自由抄写，抄写的人请写上渡口两个字。</p><h4>渡口晒船</h4><p>2024-03-05</p>"
        f"<div><p>{STORY}</p><h3>船底的青苔</h3><p>{MORE}</p><h3>木匠听声音</h3><p>{STORY}</p></div>"
    )
    assert [headline for headline, _body in told(issue)] == ["渡口晒船"]


def test_a_list_of_the_writers_other_pieces_ends_the_text() -> None:
    rest = "<h4>小编最近文章</h4><p><span>老秦说了，明天还要接着晒船。</span></p>"
    text = "".join(f"<p>第{k}天，{STORY}{MORE}</p>" for k in range(1, 6))
    issue = page(f"<h1>渡口晒船</h1><p>2024-03-05</p><div>{text}{rest}</div>")
    assert not any("接着晒船" in p for _h, body in told(issue) for p in body)


def test_days_that_pages_tell_search_engines_are_the_pages() -> None:
    body = f"<h1>渡口晒船</h1><div><p>{STORY}</p><p>{MORE}</p></div><ul><li>2019年11月03日</li></ul>"
    data = (
        '<script type="application/ld+json">{"@context": "https://ziyuan.example/contexts/cambrian.jsonld", '
        '"title": "渡口晒船", "pubDate": "2024-03-05T08:00:00"}</script>'
    )
    assert page(body, head=data).date_published == "2024-03-05"
    assert page(body, head='<meta itemprop="dateUpdate" content="2024-03-06 09:00:00">').date_published == "2024-03-06"
