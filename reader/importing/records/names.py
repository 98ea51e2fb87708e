"""What the records of crawlers, agencies and tables hold under which name: listed names, and names that speak."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from typing import Any

from reader.importing.formats.page_facts import day_of
from reader.importing.records.field_names import BESIDE, NAMES, PART_OF, PHOTOGRAPHER, REPORTER

Value = dict[str, Any]
_CHINA = datetime.timezone(datetime.timedelta(hours=8))

HEADLINE = NAMES["headline"]
KICKER = NAMES["kicker"]
SUBHEADLINE = NAMES["subheadline"]
BYLINE = NAMES["byline"]
BODY = NAMES["body"]
NEWSPAPER = NAMES["newspaper"]
DATE = NAMES["date"]
PAGE = NAMES["page"]
PAGE_NAME = NAMES["page_name"]
SECTION = NAMES["section"]
NUMBER = NAMES["number"]
KNOWN = frozenset((*(name for name, part in PART_OF.items() if part != "other"), *REPORTER, *PHOTOGRAPHER))
_LISTED = {re.sub(r"[_:.-]", "", name): name for name in (*sorted(KNOWN, reverse=True), *PART_OF)}
_AFFIX = re.compile(r"_(?:s|ss|t|txt|dt|dts|i|l|d|ws|sort|cn|zh|cjk)$")
"""What search servers put behind a field's name to tell its type: title_s, body_txt, published_dt."""
_PARTED = re.compile(r"[\s_:.-]+")
_NUMBERS = frozenset(("", "id", "no", "index", "idx", "label_id", "labels", "class", "编号", "序号"))
"""Columns that number a table's rows, or tell their kind."""
_OF_INDEX = re.compile(
    r"(?:_(?:s|ss|t|txt|txts|str|strs|text|keyword|i|is|l|ls|d|dt|dts|tdt|zh|cn|cjk|raw|ik|smart))+$"
)
"""What an index tells of a field's type behind its name."""
KEPT = re.compile(
    r"updat|modif|creat|crawl|fetch|scrap|server|edit|download|added|saved|access|import|export|highlight|retriev|insert|stamp|load"
    r"|更新|修改|采集|抓取|归档|入库|创建|录入|下载|导入|导出|收藏|剪藏|当前",
    re.IGNORECASE,
)
"""What names say of the moment at which a record was made, kept or changed, which is no day of publication."""
# Names that nobody listed tell by their words what they hold, where no listed name is there.
_SPEAKING = (
    (DATE, re.compile(rf"^(?!.*(?:{KEPT.pattern})).*(?:date|time|日期|时间|day$)")),
    (
        HEADLINE,
        re.compile(r"^(?!.*(?:sub|intro|page|site|column|channel|section|short)).*(?:title|headline)$|标题$|题名"),
    ),
    (BYLINE, re.compile(r"author|writer|作者|撰稿")),
    (BODY, re.compile(r"(?:content|body|text|article|(?<!hi)story|正文|内容|全文)$|^(?:content|body|html)_")),
)


def listed(name: str) -> str:
    """Return the listed name that a field's name spells in another way: title_s, Publication Title, published-at; a
    name that is listed itself, or that spells none, as it is in small letters.
    """
    name = name.lower()
    if name in PART_OF or name in KNOWN or name in BESIDE:
        return name
    plain = _LISTED.get(_PARTED.sub("", name))
    return plain or _LISTED.get(_PARTED.sub("", _AFFIX.sub("", name)), name)


def names_pieces(names: Sequence[str]) -> bool:
    """Tell whether a table's columns, in small letters, hold headlines and texts."""

    def among(listed: tuple[str, ...]) -> bool:
        pattern = next((p for group, p in _SPEAKING if group is listed), None)
        return any(n in listed or (pattern and pattern.search(n)) for n in names)

    return among(HEADLINE) and among(BODY)


def names_heads(names: Sequence[str]) -> bool:
    """Tell whether a table's columns, in small letters, hold headlines."""
    return any(n in HEADLINE[:-2] for n in names)


def names_texts_of(names: Sequence[str]) -> bool:
    """Tell whether a table's columns, in small letters, hold texts, whatever else."""
    return any(n in BODY or _SPEAKING[-1][1].search(n) for n in names)


def names_texts(names: Sequence[str]) -> bool:
    """Tell whether a table's columns, in small letters, hold texts without headlines, and nothing unknown beside."""
    known = all(name in KNOWN or name in BESIDE or name in _NUMBERS for name in names)
    return known and len(names) > 1 and any(name in BODY for name in names)


def spoken(record: Value) -> Value:
    """Return a record with listed names for those that tell what they hold: publish_date, newsTitle."""
    made = record = _without_suffixes(record)
    if isinstance(heads := made.get("headlines"), dict):  # {"basic": …, "web": …}
        made.setdefault("headline", next((heads[k] for k in ("basic", "main", "print") if heads.get(k)), None))
    for name in HEADLINE:
        stack = made.get(name)
        if isinstance(stack, dict):  # {"main": …, "sub": …}
            made |= {new: stack[old] for old, new in (("sub", "subtitle"), ("intro", "introtitle")) if stack.get(old)}
    if not any(words_of(made.get(name)) for name in HEADLINE):
        made = _with_first_line(made)
    for names, pattern in _SPEAKING:
        if any(words_of(record.get(name)) for name in names) or (names is BODY and record.get("bodies")):
            continue
        for key, value in record.items():
            words = words_of(value) if key not in KNOWN and pattern.search(key) else ""
            if words and (names is not DATE or told_day(words)) and (names is not BODY or len(words) >= 20):
                made.pop(key, None)
                made[names[0]] = value
                break
    return made


def _without_suffixes(record: Value) -> Value:
    """Return a copy of a record with the names that it has in a search engine's index plain: title_s, content_txt."""
    made: Value = {}
    for key, value in record.items():
        plain = _OF_INDEX.sub("", key) if isinstance(key, str) else key
        made[plain if plain in KNOWN and plain not in record and plain not in made else key] = value
    return made


def made_day(record: Value) -> str | None:
    """Return the day on which a record was made, where it tells too when it was changed and nothing else of days."""
    pairs = (("create_time", "update_time"), ("created_at", "updated_at"), ("createtime", "updatetime"))
    made = next((words_of(record[new]) for new, late in pairs if record.get(new) and record.get(late)), "")
    return told_day(made) if made else None


def _with_first_line(record: Value) -> Value:
    """Return a record whose text begins with words in bold, as messages of channels do, with these as its headline."""
    for name in BODY:
        text = record.get(name)
        if isinstance(text, list) and len(text) > 1 and isinstance(text[0], dict):
            words = words_of(text[0])
            parted = isinstance(text[1], str) and text[1].startswith("\n")
            if str(text[0].get("type")) in {"bold", "strong"} and parted and "\n" not in words and len(words) <= 60:
                return {**record, "headline": words, name: text[1:]}
    return record


def told_day(words: str) -> str | None:
    """Return the day that a value names; seconds and milliseconds since 1970 are read as of China."""
    if re.fullmatch(r"1\d{9}(?:\d{3})?", words):
        seconds = int(words[:10])
        return datetime.datetime.fromtimestamp(seconds, _CHINA).date().isoformat()
    return day_of(words)


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
        if day := _day_in_parts(value):
            return day
        inner = next(
            (
                value[k]
                for k in ("value", "name", "text", "content", "title", "main", "#text", "$date", "rendered")
                if value.get(k)
            ),
            "",
        )
        return words_of(inner) if not isinstance(inner, (dict, list)) or inner else ""
    return ""


def _day_in_parts(value: Value) -> str:
    """Return the day that an object tells in numbers: {"year": 1957, "month": 5, "day": 17}, {"date-parts": [[1957, 5,
    17]]}; else nothing.
    """
    numbers = [value.get(name) for name in ("year", "month", "day")]
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list) and len(parts[0]) == len(numbers):
        numbers = parts[0]
    if not all(isinstance(n, (int, str)) and re.fullmatch(r"\d{1,4}", str(n)) for n in numbers):
        return ""
    year, month, day = (int(str(n)) for n in numbers)
    return f"{year:04}-{month:02}-{day:02}"
