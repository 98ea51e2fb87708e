"""What real saved pages taught: where a page comes from, short first sentences, linked ends, days in parts, cards."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader.importing import read_source
from tests.importing.stories import MORE, OTHER, STORY, credits, issue_of


def page(text: str, *, head: str = "", above: str = "", behind: str = "", title: str = "旧桥栏编了号") -> str:
    return (
        f"<html><head><title>{title}</title>{head}</head><body><div><h1>旧桥栏编了号</h1>{above}"
        f"<div class=words>{text}</div>{behind}</div></body></html>"
    )


def told(markup: str) -> list[str]:
    (article,) = issue_of(markup, "p.html").articles
    return [p.text for p in article.paragraphs]


TEXT = f"<p>{STORY}</p><p>{MORE}</p>"


@pytest.mark.parametrize(
    ("given", "source"),
    [
        ({"above": "<p>2024-03-05 08:30 来源：渡口在线</p>"}, "渡口在线"),
        ({"above": "<p><span>2024-03-05</span> <span>来源：<a href=1>河湾网</a></span></p>"}, "河湾网"),
        ({"head": "<meta property='og:site_name' content='桥头新闻云'>"}, "桥头新闻云"),
        ({"head": "<meta name=source content='来源：渡口客户端'>"}, "渡口客户端"),
        ({"title": "旧桥栏编了号_社会_河湾网"}, "河湾网"),
        ({"title": "旧桥栏编了号 - 渡口新聞網"}, "渡口新聞網"),
        ({"above": "<p>2024-03-05 来源：综合</p>", "title": "旧桥栏编了号_河湾网"}, "河湾网"),
        ({"above": "<p>2024-03-05 08:30 来源：河湾网-河湾日报 江苏 举报</p>"}, "河湾日报"),
        ({"above": "<p>2024-03-05 08:30 · 渡口社</p>", "title": "旧桥栏编了号_今日头条"}, "渡口社"),
        (
            {"above": "<p>2024-03-05 08:30<span>发布于</span><span>江苏</span><span>河湾晚报官方账号</span></p>"},
            "河湾晚报",
        ),
        ({"above": "<span>2024-03-05 08:30</span><p>来源：</p><p>渡口在线</p>"}, "渡口在线"),
        ({"above": "<p class=media-name>渡口观察</p><p>2024-03-05</p>"}, "渡口观察"),
        (
            {
                "above": "<h2>河湾证券报网络版</h2><p>2024-03-05</p>",
                "head": "<meta property='article:author' content='河湾证券报网络版'>",
            },
            "河湾证券报",
        ),
        ({"title": "旧桥栏编了号_39河湾网_社会"}, "39河湾网"),
        ({"above": "<p>2024-03-05 08:30 来自内蒙古自治区</p>", "title": "旧桥栏编了号_河湾网"}, "河湾网"),
        ({"above": "<p>2024-03-05 08:30 江苏省</p>", "title": "旧桥栏编了号_河湾网"}, "河湾网"),
        ({"above": "<p>本文来源于 河湾县统计局 2024-03-05 打印</p>", "title": "旧桥栏编了号_河湾网"}, "河湾网"),
        ({"above": "<div class=sourceTitleText-3cW>渡口拾遗</div><p>2024-03-05 08:30</p>"}, "渡口拾遗"),
        (
            {
                "above": "<p>2024-03-05 来源：渡口在线</p>",
                "behind": "<p>河边小事</p>" * 12 + "<p>河湾晚报 2024-03-04 10:20</p>",
            },
            "渡口在线",
        ),
    ],
)
def test_a_page_without_a_newspaper_names_its_medium(given: dict[str, str], source: str) -> None:
    assert issue_of(page(TEXT, **given), "p.html").newspaper == source


NOBODY = """
综合 网络 本站原创 网络整理 沈知微 互联网 佚名 其他媒体 微信公众号 作者来稿
市教育局 河湾县人民政府 河湾中学 渡口大学 渡口集团
宣传部 校团委 读者来信 热心市民
综合自网络 整理自网络 来自网络
网络收集 多家媒体 外媒 本网讯 本网站 官网 物联网 朋友圈
微信群 公众号河湾观察 新浪微博 百家号 知乎 暂无 未注明 点击查看 user AI生成 供稿单位
"""
MEDIA = """
渡口在线 河湾网 新华社 路透社 央视新闻 中国新闻网 澎湃新闻 河湾电视台 渡口之声 BBC中文网 河湾周刊
县融媒体中心 河湾发布 桥头新闻中心 中国政府网
"""


@pytest.mark.parametrize("name", re.findall(r"\S+", MEDIA))
def test_a_medium_is_named_behind_the_word_source(name: str) -> None:
    assert issue_of(page(TEXT, above=f"<p>2024-03-05 来源：{name}</p>"), "p.html").newspaper == name


@pytest.mark.parametrize("nobody", re.findall(r"\S+", NOBODY))
def test_who_is_nobody_is_no_medium(nobody: str) -> None:
    assert issue_of(page(TEXT, above=f"<p>2024-03-05 来源：{nobody}</p>"), "p.html").newspaper is None


@pytest.mark.parametrize(
    "column",
    [
        "社会新闻",
        "国内要闻",
        "渡口一带",
        "最新资讯",
        "企业新闻",
        "关于我们的新闻",
        "学院新闻",
        "渡口物联网",
        "出版社",
        "供销合作社",
    ],
)
def test_a_column_that_a_title_ends_in_is_no_medium(column: str) -> None:
    assert issue_of(page(TEXT, title=f"旧桥栏编了号_{column}"), "p.html").newspaper is None


def test_a_newspaper_wins_over_the_medium_that_hands_it_on() -> None:
    given = page(TEXT, above="<p>2024-03-05　渡口报　来源：河湾网</p>", title="旧桥栏编了号_河湾网")
    assert issue_of(given, "p.html").newspaper == "渡口报"


def test_the_paper_that_prints_a_page_wins_over_where_its_piece_comes_from(tmp_path: Path) -> None:
    node = (
        "<!--enpproperty <founder-papername>渡口报</founder-papername><founder-date>2024-03-05</founder-date>"
        "<founder-type>2</founder-type>/enpproperty-->"
    )
    (tmp_path / "node_1.htm").write_text(
        f"<html>{node}<body><a href=node_1.htm>第01版：要闻</a><a href=content_1.htm>旧桥栏编了号</a></body></html>",
        "utf-8",
    )
    (tmp_path / "content_1.htm").write_text(page(TEXT, above="<p>来源：河湾网</p>"), "utf-8")
    (issue,) = read_source(tmp_path).issues
    assert issue.newspaper == "渡口报"


def test_a_short_sentence_begins_a_story() -> None:
    assert told(page(f"<p>“桥还在吗？”</p><p>{STORY}</p><p>{MORE}</p>")) == ["“桥还在吗？”", STORY, MORE]


def test_paragraphs_without_a_full_stop_end_a_story() -> None:
    bare = [MORE.rstrip("。"), OTHER.rstrip("。")]
    text = f"<p>{STORY}</p>" + "".join(f"<p>{p}</p>" for p in bare)
    assert "".join(told(page(text))) == "".join((STORY, *bare))


@pytest.mark.parametrize("last", [MORE, "渡口明天照常开。"])
def test_a_link_behind_the_last_sentence_is_none_of_it(last: str) -> None:
    assert told(page(f"<p>{STORY}</p><p>{last}<a href=1>返回河湾，查看更多</a></p>")) == [STORY, last]


def test_a_link_behind_who_wrote_it_is_no_name() -> None:
    assert credits(
        issue_of(page(f"{TEXT}<p>采写：沈知微<a href=1>返回河湾，查看更多</a></p>"), "p.html").articles[0]
    ) == {("作者", "沈知微")}


def test_a_day_of_which_each_part_has_its_element_is_the_pages() -> None:
    above = "<div><div class=y>2024</div><div class=d>03/05</div><div class=t>08:30</div></div>"
    assert issue_of(page(TEXT, above=above), "p.html").date_published == "2024-03-05"


@pytest.mark.parametrize(
    "between",
    [
        "<p>【相关文章】</p><p><a href=1>渡口的石阶也要修</a></p>",
        "<p>请同意我们的隐私权规范，才能启用听新闻的功能。</p>",
    ],
)
def test_what_a_site_says_amid_a_story_is_none_of_it(between: str) -> None:
    (article,) = issue_of(page(f"<p>{STORY}</p>{between}<p>{MORE}</p>"), "p.html").articles
    assert [p.text for p in article.paragraphs] == [STORY, MORE]
    assert not article.credits


def test_a_disclaimer_behind_a_story_is_none_of_it() -> None:
    behind = "<div class=say><p>声明：河湾在线所载仅供参考，不构成任何建议，据此修桥风险自担。</p></div>"
    assert told(page(TEXT, behind=behind)) == [STORY, MORE]


@pytest.mark.parametrize("words", ["【全文总结】", "【相关文章】", "【桥头日报】"])
def test_words_of_the_trade_are_nobodys_names(words: str) -> None:
    assert not issue_of(page(f"<p>{STORY}</p><p>{words}</p><p>{MORE}</p>"), "p.html").articles[0].credits


ACCOUNT = (
    "<html><head><title></title><meta name=author content=沈知微></head><body><h1>旧桥栏编了号</h1>"
    "<div><span>Original</span> <span>沈知微</span> <a id=js_name>渡口拾遗</a> <em id=publish_time></em></div>"
    "<div id=js_content>{text}</div>"
    "<script>var ct = '1709596800';</script></body></html>"
)


def test_an_accounts_page_says_its_day_in_a_script() -> None:
    issue = issue_of(ACCOUNT.format(text=TEXT), "p.html")
    assert (issue.newspaper, issue.date_published) == ("渡口拾遗", "2024-03-05")
    assert credits(issue.articles[0]) == {("作者", "沈知微")}
    assert [p.text for p in issue.articles[0].paragraphs] == [STORY, MORE]


def test_a_seconds_number_on_another_page_is_no_day() -> None:
    assert issue_of(page(TEXT + "<script>var ct = '1709596800';</script>"), "p.html").date_published is None


def test_all_names_of_a_line_are_its_writers() -> None:
    (article,) = issue_of(page(TEXT, above="<p>本报记者  沈知微  方  敏</p><p>2024-03-05</p>"), "p.html").articles
    assert credits(article) == {("记者", "沈知微"), ("记者", "方敏")}


def test_a_place_behind_a_name_is_no_writer() -> None:
    (article,) = issue_of(page(TEXT, above="<p>2024-03-05 记者 沈知微 发自河湾</p>"), "p.html").articles
    assert credits(article) == {("记者", "沈知微")}


LEAD = "渡口两岸的居民盼了多年，旧桥的栏杆终于编上了号，检修的人不用再靠数步子找地方"


def test_what_tells_a_story_in_short_stands_below_its_headline() -> None:
    above = f"<p>2024-03-05 来源：河湾网</p><div class=deck>{LEAD}</div>"
    (article,) = issue_of(page(TEXT, above=above), "p.html").articles
    assert article.alternative_headline == LEAD
    assert [p.text for p in article.paragraphs] == [STORY, MORE]


def test_a_newspaper_is_no_writer() -> None:
    issue = issue_of(page(TEXT, above="<p>2024-03-05 08:30</p><p>作者：河湾晚报</p>"), "p.html")
    assert (issue.newspaper, credits(issue.articles[0])) == ("河湾晚报", set())


def test_the_title_line_of_an_agency_is_a_paragraph_of_its_own() -> None:
    line = "新华社河湾5月9日电 题：编了号的旧桥栏，明年春天按原样装回桥上，两岸的人都在等着这一天"
    assert told(page(f"<p>{line}</p>{TEXT}"))[1:] == [STORY, MORE]


@pytest.mark.parametrize("name", ["og:release_date", "og:time", "weibo:article:create_at"])
def test_days_in_the_data_of_platforms(name: str) -> None:
    head = f"<meta property='{name}' content='2024-03-05 18:03:35'>"
    assert issue_of(page(TEXT, head=head), "p.html").date_published == "2024-03-05"


def test_a_name_behind_the_source_wrote_the_story() -> None:
    (article,) = issue_of(page(TEXT, above="<p>2024-03-05 08:10 来源：河湾网 沈知微</p>"), "p.html").articles
    assert {c.name for c in article.credits} == {"沈知微"}
    (article,) = issue_of(page(TEXT, above="<p>2024-03-05 08:10 来源：河湾网 江苏</p>"), "p.html").articles
    assert not article.credits


@pytest.mark.parametrize("headline", ["旧桥栏坏了怎么举报", "渡口今年的工作汇报", "全村都用上互联网"])
def test_a_headline_may_end_as_papers_and_sites_do(headline: str) -> None:
    markup = f"<html><head><title>-渡口拾遗网</title></head><body><h1>{headline}</h1><p>2024-03-05</p><div>{TEXT}</div>"
    assert issue_of(markup, "p.html").articles[0].headline == headline


def test_a_headline_in_brackets_behind_the_sites_name() -> None:
    data = {"og:site_name": "河湾晚报", "og:title": "河湾晚报新闻(旧桥栏编了号)"}
    head = "".join(f"<meta property='{name}' content='{value}'>" for name, value in data.items())
    body = f"<p>河湾晚报 HEWAN NEWS</p><p>旧桥栏编了号</p><div>{TEXT}</div>"
    markup = f"<html><head><title>河湾晚报 HEWAN NEWS</title>{head}</head><body>{body}"
    assert issue_of(markup, "p.html").articles[0].headline == "旧桥栏编了号"


OTHERS = "".join(f"<li><h4><a href={k}>别处的事之{k}</a></h4><p>{OTHER}{OTHER}{k}。</p></li>" for k in range(9))


@pytest.mark.parametrize(
    "between",
    [
        "<h2>其他人也在看</h2>",
        "<p>责任编辑：沈知微</p><div class=name>相关新闻</div>",
        "<p>大家都在看</p>",
        "<h3>热点推荐</h3>",
    ],
)
def test_a_list_longer_than_the_story_is_none_of_it(between: str) -> None:
    markup = page(
        f"<p>{STORY}</p><p>{MORE}</p>", above="<p>2024-03-05 来源：河湾网</p>", behind=f"{between}<ul>{OTHERS}</ul>"
    )
    assert told(markup) == [STORY, MORE]


SENT = "以上内容（包括图片及视频）为创作者平台“渡口号”用户上传并发布，本平台仅提供信息存储服务"


def test_what_follows_a_platforms_last_word_is_another_piece() -> None:
    behind = (
        f"<div>{SENT}</div><div><h1>山上的茶园开了头一遍</h1><p>{OTHER}</p><p>{OTHER}{OTHER}</p><p>{OTHER}</p></div>"
    )
    issue = issue_of(page(TEXT, behind=behind), "p.html")
    assert [p.text for p in issue.articles[0].paragraphs] == [STORY, MORE]


@pytest.mark.parametrize("line", ["编辑部的灯亮了一夜。", "责任编辑这个词，他三十年前第一次听说。"])
def test_sentences_of_editors_end_no_story(line: str) -> None:
    assert told(page(f"<p>{STORY}</p><p>{line}</p><h2>桥头的人</h2><p>{MORE}</p><p>{OTHER}</p>"))[-1] == OTHER
