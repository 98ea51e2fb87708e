"""What a value is by its form, whatever its field is called: a day, a newspaper, a page, writers, a text, a headline.

A moment with hours and minutes is when a machine did something, and a bare number is no page.
"""

from __future__ import annotations

import re

from reader.bylines.names import is_name
from reader.hanzi.folding import fold
from reader.importing import dates
from reader.importing.formats.page_facts import day_of, paper_of
from reader.importing.records.field_names import Part

_LEAST_TEXT, _LONG_TEXT, _LONGEST_HEAD = 30, 80, 60
_BRACKETS = re.compile(r"^[\[《<@\s\"]+|[\]》>\s\"]+$")
_LABEL = re.compile(r"^(?:来源|來源|稿源|出处|报纸)\s*[:：]\s*")
_DAY_FORM = re.compile(
    r"[\d年月日./\-\s()星期周一二三四五六日天]{6,24}(?:t?00:00(?::00(?:\.0+)?)?(?:z|[+-]\d\d:?\d\d)?)?"
)
_PAGE_FORM = re.compile(r"第\s?[a-z]?\d{1,3}\s?版|[a-z]?\d{1,3}\s?版|[a-z]\d{2}|00\d|[a-z]\.\d{1,2}")
_SENTENCE = re.compile(r"[。！？；]")
_HANZI = re.compile(r"[一-鿿]")


def papers_in(words: str) -> str | None:
    """Return the newspaper that a value is the name of, without label and brackets; None where it is none."""
    name = _LABEL.sub("", _BRACKETS.sub("", words)).strip()
    return paper_of(name) if len(name) <= 14 else None


def day_in(words: str) -> str | None:
    """Return the day that a value is, and nothing else: no clock, no sentence."""
    folded = fold(_BRACKETS.sub("", words)).lower()
    if not _DAY_FORM.fullmatch(folded):
        return None
    compact = dates.COMPACT.fullmatch(folded.strip())
    return dates.iso(compact) if compact else day_of(folded)


def looks_like(words: str) -> Part | None:
    """Return what a value is by its form: a day, a newspaper, a page, writers, a text, or what may be a headline."""
    if not (words := words.strip()) or "://" in words[:12]:
        return None
    if day_in(words):
        return "date"
    if papers_in(words):
        return "newspaper"
    if len(words) >= (_LEAST_TEXT if words[-1] in "。！？”」>" else _LONG_TEXT) and _SENTENCE.search(words):
        return "body"
    folded = fold(words)
    if _PAGE_FORM.fullmatch(folded.lower()):
        return "page"
    if len(words) <= 30 and _HANZI.search(words) and all(map(is_name, re.split(r"[、,;\s]+", folded.strip(";, ")))):
        return "byline"
    shown = len(words) <= _LONGEST_HEAD and len(_HANZI.findall(words)) >= 4 and words[-1] not in "。，；：;…"
    return "headline" if shown and not _SENTENCE.search(words) and "\n" not in words else None
