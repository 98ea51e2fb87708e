"""The names a field has in a query: Chinese, English, pinyin."""

from __future__ import annotations

from reader.search.query import FIELDS

_TEXT = {
    ("headline", "kicker", "alternative_headline"): "标题 题 title headline biaoti bt",
    ("byline",): "记者 作者 署名 by byline author jizhe zuozhe jz",
    ("body",): "正文 内容 body text zhengwen zw",
    ("note",): "批注 笔记 note notes pizhu biji pz",
}
_FILTERS = {
    "newspaper": "报 报纸 报名 paper newspaper bao baozhi",
    "date": "日期 date riqi rq",
    "page": "版 版面 page ban banmian",
    "section": "栏目 栏 section column lanmu lm",
    "tag": "标签 tag tags biaoqian bq",
}

TEXT_FIELDS = {name: fields for fields, names in _TEXT.items() for name in names.split()}
"""Name → the fields a word is looked for in."""

FILTER_FIELDS = {name: field for field, names in _FILTERS.items() for name in names.split()}
"""Name → the catalogue's field."""

GROUPS = {fields[0]: (names.split()[0], fields) for fields, names in _TEXT.items()}
"""First field → the name in a query, and the fields that are looked through under it."""

assert all(set(fields) <= set(FIELDS) for fields in _TEXT)
