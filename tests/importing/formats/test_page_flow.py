"""Where the story of a saved page runs: boxes amid and behind it, twin columns, lines that name a list, its day."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks._page_sentences import SENTENCES
from reader.importing import read_source
from tests.importing.stories import MORE, OTHER, STORY, credits, issue_of

REPLY = "<div class=t{k}><b>街坊</b><p>桥栏的号我也认得，第三块是我家的。</p><i>顶 {k}</i></div>"


def told(text: str, behind: str = "", above: str = "<p>渡口报　2024年3月5日</p>") -> list[str]:
    page = (
        "<html><head><title>旧桥栏编了号_渡口报</title></head><body><div><h1>旧桥栏编了号</h1>"
        f"{above}<div class=words>{text}</div>{behind}</div></body></html>"
    )
    (article,) = issue_of(page, "p.html").articles
    return [p.text for p in article.paragraphs]


@pytest.mark.parametrize(
    "box",
    [
        "<table><tr><td>■ 桥的新闻<br><a href=1>渡口也要修了</a><br><a href=2>老街路灯换成暖光</a></td></tr></table>",
        "<div class=inserted><p>广告</p><p>桥头新开的茶馆，等您来坐。</p></div>",
        "<section><h2>推荐阅读</h2><a href=1>跳过</a><p><a href=2>渡口也要修</a></p><p>推荐阅读结尾</p></section>",
        "<div class=rail><div class=v>晨 1次</div><div class=v>渡口之午 3次</div><div class=v>渡口之夜</div></div>",
        "<div class=m><p>每日头条</p><p>送到信箱</p><form><button>要</button></form></div>",
        "<div class=goods><a href=1>新茶</a>　68 元</div>",
    ],
)
def test_a_box_amid_the_story_that_lists_or_sells_is_none_of_it(box: str) -> None:
    assert told(f"<p>{STORY}</p>{box}<p>{MORE}</p>") == [STORY, MORE]


@pytest.mark.parametrize(
    "behind",
    [
        "<div>责任编辑：王望</div><div><p>为了桥栏的安全，请您发言的时候自律。</p></div>",
        "<div>" + "".join(REPLY.format(k=k) for k in range(3)) + "</div>",
        "<div><h3>街坊热议</h3><p>第三块是我家的，错不了。</p></div>",
        "<div class=more>阅读 12</div><div class=note><p>转载自渡口，文字有误，请告诉看桥的人。</p></div>",
    ],
)
def test_what_stands_behind_the_storys_end_is_none_of_it(behind: str) -> None:
    assert told(f"<p>{STORY}</p><p>{MORE}</p>", behind) == [STORY, MORE]


@pytest.mark.parametrize(
    "behind",
    [
        f"<div class=last><p>{MORE}</p></div>",
        f"<div><h4>相关链接</h4><p>{MORE}</p></div>",
        f"<blockquote><p>{MORE}</p></blockquote>",
    ],
)
def test_a_box_behind_the_story_that_tells_more_of_it_stays(behind: str) -> None:
    assert MORE in told(f"<p>{STORY}</p>", behind)


PART = "<div class=part>{}<p>{}</p></div>"


@pytest.mark.parametrize("heads", [("<h3>桥</h3>", "<h3>船</h3>"), ("<p><b>桥</b></p>", "<p><b>船</b></p>")])
def test_parts_under_headings_end_a_story(heads: tuple[str, str]) -> None:
    parts = "".join(PART.format(head, text) for head, text in zip(heads, (MORE, OTHER), strict=True))
    body = told(f"<p>{STORY}</p>" * 12 + f"<div class=rest>{parts}</div>")
    assert body[-4:] == ["桥", MORE, "船", OTHER]


def test_questions_and_answers_end_a_story() -> None:
    asked = [("问：桥几时修好？", "答：春天。"), ("问：钱从哪里来？", "答：大家凑的。")]
    parts = "".join(f"<div class=one><p>{q}</p><p>{a}</p></div>" for q, a in asked)
    assert told(f"<p>{STORY}</p>" * 12 + f"<div class=qa>{parts}</div>")[-4:] == [*asked[0], *asked[1]]


TWINS = [("'col one'", "'col two'"), ("page1", "page2"), ("colA", "colB"), ("'x part-1'", "'x part-2'")]


@pytest.mark.parametrize(("one", "two"), TWINS)
def test_two_columns_of_one_text_are_both_read(one: str, two: str) -> None:
    left = f"<div class={one}>" + f"<p>{STORY}</p>" * 12 + "</div>"
    assert told(f"{left}<div class={two}><p>{MORE}</p></div>")[-1] == MORE


def test_a_box_of_the_same_make_by_another_name_is_no_column_of_the_text() -> None:
    main = "<div class='box main'>" + f"<p>{STORY}</p>" * 12 + "</div>"
    assert MORE + OTHER not in told(f"{main}<div class='box side'><h3>今日看点</h3><p>{MORE}{OTHER}</p></div>")


OF_RIGHTS = "本报发现，这家网站转载文章没有注明来源，也没有授权，版权意识淡薄。"


def test_a_story_about_rights_is_one() -> None:
    assert told(f"<p>{OF_RIGHTS}</p>" * 3) == [OF_RIGHTS] * 3
    assert told(f"<p>{STORY}</p><p>{OF_RIGHTS}</p>") == [STORY, OF_RIGHTS]


def test_credits_that_end_in_a_full_stop_are_credits() -> None:
    above = "<p>渡口报　2024年3月5日</p><p>本报记者王望，通讯员李四。</p>"
    page = (
        f"<html><head><title>旧桥栏编了号_渡口报</title></head><body><h1>旧桥栏编了号</h1>{above}"
        f"<div><p>{STORY}</p><p>{MORE}</p></div></body></html>"
    )
    (article,) = issue_of(page, "p.html").articles
    assert ("记者", "王望") in credits(article)
    assert [p.text for p in article.paragraphs] == [STORY, MORE]


def test_a_sentence_about_where_something_comes_from_begins_a_story() -> None:
    first = "来源于山里的水，过了渡口，流到桥下。"
    assert told(f"<p>{first}</p><p>{STORY}</p><p>{MORE}</p>") == [first, STORY, MORE]


@pytest.mark.parametrize("sentence", [one for one in SENTENCES if one[-1] in "。！？”"])
def test_the_last_sentence_of_a_story_stays_whatever_words_it_has(sentence: str) -> None:
    assert told(f"<p>{STORY}</p><p>{sentence}</p>") == [STORY, sentence]


@pytest.mark.parametrize(
    "notice",
    [
        "渡口报社 版权所有 未经许可不得转载",
        "凡本网注明“来源：渡口报”的作品，未经授权不得转载、摘编。",
        "举报电话：0317-2966666",
        "违法和不良信息举报中心",
        "※本文版权所有，非经授权，不得转载。",
        "渡口报的文字与图片均归报社，没有书面许可，任何单位和个人不得转载。",
        "冀ICP备05012345号",
        "免责声明：本文仅代表作者观点，与本网无关。",
    ],
)
def test_a_notice_of_the_sites_rights_is_no_text(notice: str) -> None:
    assert told(f"<p>{STORY}</p><p>{MORE}</p><p>{notice}</p>") == [STORY, MORE]


@pytest.mark.parametrize(
    "above",
    [
        "<div><span><em>2024</em></span><span><em>03</em>/<em>05</em></span><span>09:12:33</span></div>",
        "<table><tr><td>馆藏号</td><td>N-0318</td></tr><tr><td>报纸日期</td><td>2024年3月5日</td></tr></table>",
    ],
)
def test_a_day_in_parts_or_in_a_cell_is_the_pages(above: str) -> None:
    page = (
        f"<html><head><title>旧桥栏编了号</title></head><body><h1>旧桥栏编了号</h1>{above}"
        f"<div><p>{STORY}</p><p>{MORE}</p></div></body></html>"
    )
    assert issue_of(page, "p.html").date_published == "2024-03-05"


def test_the_line_of_time_inside_the_heading_is_no_headline() -> None:
    page = (
        "<html><head><title>旧桥栏编了号_渡口报</title></head><body><h1>旧桥栏编了号<br><span>2024-03-05 10:00:00"
        f"　来源：渡口报　评论：0</span></h1><div><p>{STORY}</p><p>{MORE}</p></div></body></html>"
    )
    issue = issue_of(page, "p.html")
    assert [a.headline for a in issue.articles] == ["旧桥栏编了号"]
    assert issue.date_published == "2024-03-05"


def test_a_day_close_above_the_headline_is_believed_before_one_far_below() -> None:
    page = (
        "<html><head><title>旧桥栏编了号</title></head><body><div>2024-03-05 08:00</div><h2>旧桥栏编了号</h2>"
        f"<div><p>{STORY}</p><p>{MORE}</p></div><p>顶</p><p>踩</p><p>注册 2007-3-1</p></body></html>"
    )
    assert issue_of(page, "p.html").date_published == "2024-03-05"


def test_what_the_pages_of_a_folder_print_alike_behind_their_stories_is_the_sites(tmp_path: Path) -> None:
    tail = "<p>渡口的灯一直亮着，等着每一位过河的人。</p>"
    texts = {f"桥栏第{k}块": [STORY[k:], MORE[k:]] for k in range(1, 5)}
    for number, (head, (one, two)) in enumerate(texts.items()):
        amid = tail if number == 3 else ""
        body = f"<h1>{head}</h1><p>2024-03-05</p><div><p>{one}</p>{amid}<p>{two}</p>{tail}</div>"
        (tmp_path / f"{number}.html").write_text(f"<html><head><title>{head}</title></head><body>{body}", "utf-8")
    told = {a.headline: [p.text for p in a.paragraphs] for i in read_source(tmp_path).issues for a in i.articles}
    assert [told[head] for head in list(texts)[:3]] == list(texts.values())[:3]
    assert told["桥栏第4块"] == [STORY[4:], "渡口的灯一直亮着，等着每一位过河的人。", MORE[4:]]


def test_that_each_part_of_a_serial_goes_on_is_not_the_sites(tmp_path: Path) -> None:
    for number in range(3):
        title = f"渡口旧事{number}"
        body = f"<h1>{title}</h1><p>2024-03-05</p><p>{STORY[number:]}</p><p>{MORE}</p><p>（未完待续）</p>"
        (tmp_path / f"{number}.html").write_text(f"<html><title>{title}</title><body>{body}", "utf-8")
    ends = [a.paragraphs[-1].text for i in read_source(tmp_path).issues for a in i.articles]
    assert ends == ["（未完待续）"] * 3
