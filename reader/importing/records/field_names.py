"""Under which names people, programs and sites keep the parts of a piece: one table for all formats.

The best names stand first: where a record has several, the first one counts.
"""

from __future__ import annotations

from typing import Literal

Part = Literal[
    "headline", "kicker", "subheadline", "byline", "body", "newspaper", "date", "page", "page_name", "section",
    "number", "other",
]  # fmt: skip


def _words(*names: str) -> tuple[str, ...]:
    return tuple(" ".join(names).split())


NAMES: dict[Part, tuple[str, ...]] = {
    "headline": _words(
        "headline title hl 标题 主标题 大标题 文章标题 新闻标题 video_title news_title article_name contenttitle",
        "head name subject",
        "题目 题名 篇名 篇题 主题 標題 題目 biaoti bt",
    ),
    "kicker": _words("kicker introtitle 引题 肩题 眉题 上标题 eyebrow"),
    "subheadline": _words("alternativeheadline alternative_headline subtitle subheadline 副题 副标题 下标题 sub_title"),
    "byline": _words(
        "byline author authors zuozhe 作者 记者 creator dc:creator reporter writer 署名 撰文 撰稿 文 credits 著者 撰者",
        "作者姓名 记者姓名",
    ),
    "body": _words(
        "articlebody body content text 正文 内容 全文 文章内容 body_text body_xhtml body_html html",
        "video_content",
        "article paragraphs content_elements blocks detail 段落 正文内容 內容 內文 导语",
        "content_html content_text neirong zhengwen fulltext full_text context",
    ),
    "newspaper": _words(
        "newspaper paper publication papername 报名 报纸 报刊 source_name media source src 来源 媒体 出处",
        "原文出处 报纸名称 ispartof 来源报纸 报纸来源 sourcename originalname docsource mediasource news_source",
        "befrom 公众号 公众号名称 account_name mp_name 媒体名称 刊载媒体 报道媒体 刊登媒体 刊发媒体",
        "sitename site_name medianame papername laiyuan baozhi 报纸名 报纸中文名 中文报名 文献来源 报刊名称 报刊名",
        "publicationtitle containertitle",
    ),
    "date": _words(
        "date date_published datepublished pubdate pub_date published versioncreated 日期 出版日期 见报日期 刊发日期",
        "原刊期号 报纸日期 发表时间 见刊日期 登报日期",
        "newstime 刊载日期 刊登日期 刊出日期 登载日期 见报时间 报道日期",
        "发布日期 发布时间 pubtime publishdate publish_date publish_time issue_date publishedat",
        "display_date time 时间 date.issue date.publication riqi fabushijian dates issued",
    ),
    "page": _words(
        "page print_page printpage page_no pageno 版 版次 版面 版号 版位 原刊页号 banmian pagenum banci pagestart"
    ),
    "page_name": _words("page_name print_page_name pagename 版名 版面名称 版别 banming"),
    "section": _words(
        "section articlesection print_section column 栏目 专栏 category categories channel 频道 分类 类别"
    ),
    "number": _words("issue_number issuenumber 期号 期数"),
    "other": _words(
        "编辑 责编 责任编辑 校对 字数 关键词 链接 网址 编号 序号",
        "机构 作者机构 作者单位 下载频次 被引频次 分类号 专辑 专题 基金 文章编号",
    ),
}
PUBLISHER = _words(
    "newspaper paper publication papername 报名 报纸 报刊 source_name sourcename media mediasource medianame 媒体",
    "sitename site_name docsource news_source",
)
"""Names that tell who publishes, be it an agency or a site; a source may be whom a paper took a piece from."""
REPORTER = _words("reporter reporters 记者 采访记者 journalist journalists")
"""Names whose people are reporters."""
PHOTOGRAPHER = _words("photographer photographers photo_by 摄影 摄影记者 摄影师")
SUMMARY = _words("摘要 导语 简介 summary abstract description excerpt digest lead dek snippet teaser message")
"""What stands for the text where a record holds no other; what a forum calls a post's message is its text."""
BESIDE = frozenset((*SUMMARY, *_words(
    "tag tags keyword keywords brief desc label labels 标签 关键词 主题词 编辑 责编 责任编辑 editor editors url link",
    "copyright video_tag subtitle_tag caption captions alt credit",
)))  # fmt: skip
"""Names of what stands beside a text and is none of it."""
PLACE = ("location", "position")
"""Where a piece stands in print, if it looks so: A0101."""
PART_OF: dict[str, Part] = {name: part for part, names in NAMES.items() for name in names}
RANK = {name: rank for names in NAMES.values() for rank, name in enumerate(names)}
"""How good a name is among those of its part: 0 the best."""
LABELS: dict[str, Part] = {name: part for name, part in PART_OF.items() if not name.isascii()} | {
    name: PART_OF[name] for name in _words(
        "title headline publication newspaper source date author byline page section text body content"
    )
} | {"publication title": "newspaper", "publication date": "date", "full text": "body"}  # fmt: skip
"""The names that people and databases write before a part of a text: 标题：…"""
_ELSE: Part = "other"
_OTHER_CODES = _words("WC SC LA CY CX AN CO IN NS RE PUB IPD IPC ED ET ART CLM CR RF")
CODES: dict[str, Part] = dict.fromkeys(_OTHER_CODES, _ELSE) | {
    "HD": "headline", "BY": "byline", "SN": "newspaper", "PD": "date", "PG": "page", "SE": "section", "LP": "body",
    "TD": "body",
}  # fmt: skip
"""The two or three letters that a press database puts before each part of a text: HD, its headline."""


def part_named(label: str) -> Part | None:
    """Return the part that a cell of labels names: 标题, 报刊名称：, HD; None where it names none."""
    name = "".join(label.split()).rstrip(":：")
    return CODES.get(name) or LABELS.get(name.lower())
