"""Copies as people keep them: forums' threads, sites' lists, posts with front matter, corpora in tags, dumps."""

from __future__ import annotations

import json

import pytest

from reader.importing import read_bytes, read_text
from reader.model.article import NewsArticle
from reader.model.issue import PublicationIssue
from tests.importing.accounts import check_issue

BODY = "渡口的灯笼昨夜没有亮，摆渡的人摸黑靠了岸，石阶上摔碎两只碗，岸上的人举着火把来寻。"
MORE = "村里人说，灯油是前天夜里被风吹翻的，今天晚上照旧点起来，请大家过河时慢一些走。"
OTHER = "山坡上的茶园这几天开了头一遍，采茶的人天不亮就上山，日头出来时筐子已经满了大半。"


def only(text: str, name: str = "粘贴.txt") -> tuple[PublicationIssue, NewsArticle]:
    """Return the one issue of a text and its one piece."""
    (issue,) = read_bytes(text.encode(), name=name).issues
    check_issue(issue)
    (piece,) = issue.articles
    return issue, piece


def names(piece: NewsArticle) -> list[tuple[str, str]]:
    """Return who is credited."""
    return [(c.role, c.name) for c in piece.credits]


def test_a_forum_s_thread_is_its_story_and_the_rest_of_the_page() -> None:
    issue, piece = only(
        f"• 7阅读\n  • 0回复\n\n渡口的灯笼没有亮 石阶上摔碎两只碗\n\n上一主题 下一主题\n离线wanhe\n\n"
        f"只看楼主 倒序阅读 使用道具 楼主  发表于: 1969-09-28\n\n    【河湾社渡口二十六日电】{BODY}\n    {MORE}\n"
        "快速回复\n限100 字节\n上一个 下一个\n"
    )
    assert (piece.headline, issue.date_published) == ("渡口的灯笼没有亮 石阶上摔碎两只碗", "1969-09-28")
    assert piece.body.startswith("【河湾社渡口二十六日电】渡口")
    assert piece.body.endswith(MORE)


HEADS = ("渡口的灯笼没有亮 市民：请大家慢走", "茶园开了头一遍 上山要趁早")


@pytest.mark.parametrize("above", [False, True])
def test_items_of_paper_writer_and_day_beside_a_headline_are_facts(above: bool) -> None:
    def piece(head: str, body: str) -> str:
        facts = "  • 河湾报\n" + "  • 記者:秦小河編輯:沈知微\n" * (not above) + "  • 2021-06-24\n"
        return f"{facts}{head}\n\n{body}\n\n" if above else f"{head}\n\n{facts}\n{body}\n\n"

    text = f"资讯 · 搜寻\n· · 英文版 · 订阅\n\n{piece(HEADS[0], BODY)}{piece(HEADS[1], OTHER)}"
    (issue,) = read_text(text, name="粘贴").issues
    check_issue(issue)
    assert (issue.newspaper, issue.date_published) == ("河湾报", "2021-06-24")
    assert tuple(p.headline for p in issue.articles) == HEADS
    assert [p.body for p in issue.articles] == [BODY, OTHER]
    told = [] if above else [("记者", "秦小河"), ("编辑", "沈知微")]
    assert [names(p) for p in issue.articles] == [told] * 2


def test_a_section_s_name_first_of_all_is_no_newspaper() -> None:
    (issue,) = read_text(f"港聞\n2023年05月27日\n\n渡口的灯笼没有亮\n\n{BODY}\n\n{MORE}\n", name="粘贴").issues
    assert (issue.newspaper, issue.date_published) == (None, "2023-05-27")


def test_the_address_of_a_site_before_day_and_source_is_furniture() -> None:
    issue, piece = only(
        "渡口的灯笼没有亮\n　　www.WANHE.com2006年02月01日 20:00:35来源：河湾报\n"
        "　　【字号：大 中 小】 【背景色 】 【留言】 【评论】\n"
        f"　　{BODY}\n　　{MORE}\n"
    )
    assert (issue.newspaper, issue.date_published, piece.headline) == ("河湾报", "2006-02-01", "渡口的灯笼没有亮")
    assert piece.body == f"{BODY}\n{MORE}"


FRONT = "---\n\nlayout: post\n\ntitle: 渡口的灯笼没有亮\n\ndate: 2018-04-25\n\ncategories: Archive\n\n{more}---\n\n"


def test_a_post_s_note_of_its_source_is_no_text_and_its_first_paragraph_is() -> None:
    issue, piece = only(
        FRONT.format(more=f"description: {BODY}\n\n")
        + "原文来自 ~~[河湾报深度](https://example.org/a)~~\n\n作者：河湾报记者 秦小河实习生 沈知微\n\n---\n\n"
        + f"{BODY}\n\n{MORE}\n",
        "2018-04-25-lantern.md",
    )
    assert (issue.date_published, piece.headline, piece.print_section) == ("2018-04-25", "渡口的灯笼没有亮", None)
    assert names(piece) == [("记者", "秦小河"), ("实习生", "沈知微")]
    assert piece.body == f"{BODY}\n{MORE}"


def test_headings_of_a_post_are_its_subheads() -> None:
    _issue, piece = only(
        FRONT.format(more="") + f"{BODY}\n\n## 灯油翻了\n\n### 前天夜里\n\n{MORE}\n\n## 茶园开了\n\n{OTHER}\n",
        "lantern.md",
    )
    subheads = [p.text for p in piece.paragraphs if p.role == "subhead"]
    assert subheads == ["灯油翻了", "前天夜里", "茶园开了"]


def test_headings_of_an_issue_with_front_matter_stay_headlines() -> None:
    front = FRONT.format(more="").replace("渡口的灯笼没有亮", "河湾日报完整文字稿 · 2018年4月25日")
    intro = "本页收录当天全部文字稿，原文完整保留，共两条，请读者核对。"
    text = f"{front}{intro}\n\n### 灯油翻了\n\n{MORE}\n\n### 茶园开了\n\n{OTHER}\n"
    (issue,) = read_bytes(text.encode(), name="a.md").issues
    assert [p.headline for p in issue.articles if p.headline in {"灯油翻了", "茶园开了"}] == ["灯油翻了", "茶园开了"]


def test_struck_marks_are_no_words() -> None:
    (issue,) = read_bytes(f"# 渡口的灯笼没有亮\n\n{BODY}~~这一句后来改了。~~\n\n{MORE}\n".encode(), name="a.md").issues
    assert issue.articles[0].body.startswith(BODY + "这一句后来改了。")


CORPUS = f"""<DOC id="WAN_CMN_20040105.0012" type="story">
<HEADLINE>
渡口的灯笼没有亮
</HEADLINE>
<TEXT>
<P>
{BODY}
</P>
<P>
{MORE}
</P>
</TEXT>
</DOC>
<DOC id="WAN_CMN_20040105.0013" type="story">
<HEADLINE>
茶园开了头一遍
</HEADLINE>
<TEXT>
<P>
{OTHER}
</P>
</TEXT>
</DOC>
"""


def test_a_corpus_in_tags_with_attributes_is_its_pieces() -> None:
    (issue,) = read_bytes(CORPUS.encode(), name="a.sgm").issues
    check_issue(issue)
    assert issue.date_published == "2004-01-05"
    told = [(p.headline, p.body) for p in issue.articles]
    assert told == [("渡口的灯笼没有亮", f"{BODY}\n{MORE}"), ("茶园开了头一遍", OTHER)]


def test_numbered_sentences_and_a_document_cut_short_keep_their_text() -> None:
    text = (
        '<srcset setid="wan05" srclang="zh">\n<doc docid="WAN_20040105_1" genre="text">\n'
        '<hl>\n<seg id="1"> 渡口的灯笼没有亮 </seg>\n</hl>\n'
        f'<p>\n<seg id="2"> {BODY} </seg>\n<seg id="3"> {MORE} </seg>\n</p>\n</doc>\n'
        f'<doc docid="WAN_20040106_1">\n<seg id="1"> {OTHER} </seg>\n'
    )
    issues = read_bytes(text.encode(), name="a.sgm").issues
    for issue in issues:
        check_issue(issue)
    assert [(p.headline, p.body) for i in issues for p in i.articles] == [
        ("渡口的灯笼没有亮", f"{BODY}\n{MORE}"),
        (None, OTHER),
    ]


def test_a_record_s_own_day_wins_over_its_wrapper_s_and_an_agency_publishes() -> None:
    def read(value: object) -> PublicationIssue:
        (issue,) = read_bytes(json.dumps(value, ensure_ascii=False).encode(), name="a.json").issues
        return issue

    record = {"video_title": "渡口的灯笼没有亮", "pub_date": "2014-11-02 19:20:56", "content": BODY + MORE}
    wrapped = {"total": 1, "serverTime": 1616921569154, "date": "2021-03-28", "videoList": [record]}
    assert read(wrapped).date_published == "2014-11-02"
    line = {"title": "渡口的灯笼没有亮", "source": "wan", "published": "2026-08-22T21:41:15+08:00", "description": BODY}
    issue = read(line | {"source_name": "河灣社"})
    assert (issue.newspaper, issue.date_published) == ("河灣社", "2026-08-22")
    assert read(line | {"source": "河湾社"}).newspaper is None  # whom it was taken from, not who printed it


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("報導．攝影╱江品河", [("作者", "江品河"), ("摄影", "江品河")]),
        ("採訪╱秦小河 攝影╱沈知微", [("记者", "秦小河"), ("摄影", "沈知微")]),
        ("編譯沈知微/綜合報導河灣報", [("编译", "沈知微")]),
        ("☉秦小河", [("作者", "秦小河")]),
    ],
)
def test_bylines_of_taiwan_s_papers(line: str, told: list[tuple[str, str]]) -> None:
    _issue, piece = only(f"渡口的灯笼没有亮\n\n{line}\n\n{BODY}\n\n{MORE}\n")
    assert names(piece) == told


def test_a_reporter_named_in_the_first_sentence_is_told() -> None:
    lead = "本报河湾５月９日讯 记者秦小河今天从县渡口管理所获悉：目前，全县已有四十处渡口换了新灯，过河的人不再摸黑。"
    _issue, piece = only(f"渡口换了新灯\n\n　　　{lead}\n　　{MORE}\n")
    assert names(piece) == [("记者", "秦小河")]
    _issue, piece = only(f"渡口换了新灯\n\n　　　{lead.replace('秦小河今天', '')}\n　　{MORE}\n")
    assert names(piece) == []


def test_a_remark_in_latin_letters_is_nobody() -> None:
    _issue, piece = only(f"# 渡口的灯笼没有亮\n\n{BODY}（[via](https://example.org/a)）\n\n{MORE}（via）\n", "a.md")
    assert names(piece) == []


def test_a_day_as_mails_write_it_is_read() -> None:
    issue, _piece = only(f"渡口的灯笼没有亮\n来源：河湾报\n时间：Sun, 23 Sep 2018 08:22:50 GMT\n\n{BODY}\n\n{MORE}\n")
    assert issue.date_published == "2018-09-23"


def test_a_table_of_texts_without_headlines_has_a_piece_a_row() -> None:
    text = f'label,content\n地方,{BODY}{MORE}\n地方,"{OTHER}"\n'
    (issue,) = read_bytes(text.encode(), name="a.csv").issues
    check_issue(issue)
    assert [(p.headline, p.body) for p in issue.articles] == [(None, BODY + MORE), (None, OTHER)]
    (issue,) = read_bytes(text.replace("label,content", "河湾,灯笼").encode(), name="a.csv").issues
    assert len(issue.articles) < 2  # nothing says that the first row names columns


def test_despatches_in_brackets_are_pieces_and_the_paper_stands_behind_its_day() -> None:
    text = (
        f"1964年11月18日河湾消息 第1版\n\n    【青石社渡口十七日电】{BODY}\n    【本刊讯】{MORE}\n    {OTHER}\n"
        f"    【松岭国际社渡口十七日电】(记者:秦小河){OTHER}\n"
    )
    (issue,) = read_text(text, name="粘贴").issues
    check_issue(issue)
    assert (issue.newspaper, issue.date_published) == ("河湾消息", "1964-11-18")
    assert [len(p.paragraphs) for p in issue.articles] == [1, 2, 1]
    assert [names(p) for p in issue.articles] == [[], [], [("记者", "秦小河")]]


def test_a_list_s_own_name_is_neither_newspaper_nor_headline() -> None:
    heads = ("渡口的灯笼没有亮 百人摸黑过河", "茶园开了头一遍 日出筐满")
    text = f"即时新闻\n\n    最新\n\n    {heads[0]}\n\n    {BODY}\n\n    {heads[1]}\n\n    {OTHER}\n"
    (issue,) = read_text(text, name="粘贴").issues
    assert issue.newspaper is None
    assert tuple(p.headline for p in issue.articles) == heads


def test_a_name_and_a_place_in_brackets_are_a_byline_that_begins_a_piece() -> None:
    text = f"〔河灣報記者沈知微/青石報導〕{BODY}\n{MORE}\n【秦小河╱渡口報導】\n{OTHER}\n"
    (issue,) = read_text(text, name="粘贴").issues
    check_issue(issue)
    assert [names(p) for p in issue.articles] == [[("记者", "沈知微")], [("作者", "秦小河")]]
    assert issue.articles[1].body == OTHER
    _issue, piece = only(f"【渡口的灯笼/昨夜报道】\n{BODY}\n{MORE}\n")
    assert names(piece) == []  # no name


def test_who_runs_a_site_and_what_is_printed_elsewhere_are_nobody() -> None:
    _issue, piece = only(f"渡口的灯笼没有亮\n作者是 user\n\n{BODY}\n\n（全文另发）\n\n{MORE}\n")
    assert (piece.headline, names(piece)) == ("渡口的灯笼没有亮", [])


def test_the_way_to_a_film_is_no_text() -> None:
    link = "[查看视频 ↗](https://example.org/a.shtml)"
    text = f"# 河湾新闻\n\n## 渡口的灯笼没有亮\n\n{link}\n\n{BODY}\n\n---\n\n## 茶园开了头一遍\n\n{link}\n\n{OTHER}\n"
    (issue,) = read_bytes(text.encode(), name="a.md").issues
    assert [(p.headline, p.body) for p in issue.articles] == [("渡口的灯笼没有亮", BODY), ("茶园开了头一遍", OTHER)]
