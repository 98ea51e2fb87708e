"""Under which names records of crawlers, agencies and tables keep headline, text, people, paper and day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from reader.importing.formats.page_facts import day_of as iso_date

Value = dict[str, Any]

HEADLINE = ("headline", "title", "标题", "主标题", "video_title", "news_title", "head", "name", "subject", "题目")
KICKER = ("kicker", "introtitle", "引题", "肩题", "eyebrow")
SUBHEADLINE = ("alternativeheadline", "alternative_headline", "subtitle", "subheadline", "副题", "副标题", "sub_title")
BYLINE = ("byline", "author", "authors", "作者", "记者", "creator", "dc:creator", "reporter", "署名")
BODY = (
    "articlebody",
    "body",
    "content",
    "text",
    "正文",
    "内容",
    "body_text",
    "body_xhtml",
    "body_html",
    "html",
    "video_content",
    "article",
    "paragraphs",
    "detail",
)
NEWSPAPER = (
    "newspaper",
    "paper",
    "publication",
    "papername",
    "报名",
    "报纸",
    "source_name",
    "media",
    "source",
    "来源",
    "ispartof",
)
DATE = (
    "date",
    "date_published",
    "datepublished",
    "pubdate",
    "pub_date",
    "published",
    "versioncreated",
    "日期",
    "发布日期",
    "pubtime",
    "publish_time",
    "issue_date",
    "time",
    "created",
)
PAGE = ("page", "print_page", "printpage", "page_no", "pageno", "版", "版次", "版面", "banmian", "pagenum")
PAGE_NAME = ("page_name", "print_page_name", "pagename", "版名")
SECTION = ("section", "articlesection", "print_section", "column", "栏目", "category", "channel", "频道")
NUMBER = ("issue_number", "issuenumber", "期号")
KNOWN = frozenset(
    (*HEADLINE, *KICKER, *SUBHEADLINE, *BYLINE, *BODY, *NEWSPAPER, *DATE, *PAGE, *PAGE_NAME, *SECTION, *NUMBER)
)
# Names that nobody listed tell by their words what they hold, where no listed name is there.
_SPEAKING = (
    (DATE, re.compile(r"date|time|日期|时间|day$")),
    (
        HEADLINE,
        re.compile(r"^(?!.*(?:sub|intro|page|site|column|channel|section|short)).*(?:title|headline)$|标题$|题名"),
    ),
    (BYLINE, re.compile(r"author|writer|reporter|journalist|作者|记者|撰稿")),
    (BODY, re.compile(r"(?:content|body|text|article|story|正文|内容|全文)$")),
)


def names_pieces(names: Sequence[str]) -> bool:
    """Tell whether a table's columns, in small letters, hold headlines and texts."""

    def among(listed: tuple[str, ...]) -> bool:
        pattern = next((p for group, p in _SPEAKING if group is listed), None)
        return any(n in listed or (pattern and pattern.search(n)) for n in names)

    return among(HEADLINE) and among(BODY)


def spoken(record: Value) -> Value:
    """Return a record with listed names for those that tell what they hold: publish_date, newsTitle."""
    made = dict(record)
    for name in HEADLINE:
        stack = made.get(name)
        if isinstance(stack, dict):  # {"main": …, "sub": …}
            made |= {new: stack[old] for old, new in (("sub", "subtitle"), ("intro", "introtitle")) if stack.get(old)}
    for names, pattern in _SPEAKING:
        if any(words_of(record.get(name)) for name in names) or (names is BODY and record.get("bodies")):
            continue
        for key, value in record.items():
            words = words_of(value) if key not in KNOWN and pattern.search(key) else ""
            if words and (names is not DATE or iso_date(words)) and (names is not BODY or len(words) >= 20):
                made.pop(key, None)
                made[names[0]] = value
                break
    return made


def first(record: Value, names: tuple[str, ...]) -> str:
    """Return the first text under one of these names; lists and objects give the texts inside them."""
    for name in names:
        words = words_of(record.get(name))
        if words:
            return words
    return ""


def words_of(value: Any) -> str:
    """Return the text of a value: of a list one line an item, of an object what it calls its value."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list):
        main = [v for v in value if isinstance(v, dict) and v.get("role") in {"main", None}]
        return "\n".join(w for w in map(words_of, main or value) if w)
    if isinstance(value, dict):
        inner = next(
            (value[k] for k in ("value", "name", "text", "content", "title", "main", "#text") if value.get(k)), ""
        )
        return words_of(inner) if not isinstance(inner, (dict, list)) or inner else ""
    return ""
