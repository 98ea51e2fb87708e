"""Where a record says that its piece stood: newspaper, day and page, each under its name or all in one string."""

from __future__ import annotations

import re

from reader.hanzi.folding import fold
from reader.importing.dates import printed_date
from reader.importing.formats.page_day import Told
from reader.importing.formats.page_facts import paper_of
from reader.importing.formats.page_source import agency, medium_of
from reader.importing.records.field_names import BESIDE, PUBLISHER
from reader.importing.records.names import BYLINE, KNOWN, NEWSPAPER, Value, first, words_of
from reader.importing.records.story import leaves

_PAPER = re.compile(r"(?:报|報|新闻|新聞|周刊|日报)$")
_PUBLISHES = re.compile(r"[一-龥]{2,8}(?:社|网|網|台|臺|客户端)$")
_SIGNED = re.compile(r"《(?P<paper>[一-龥]{2,10}[报報])》")
"""A newspaper that stands where a writer would."""
_OF_SITE = re.compile(r"^[一-龥]{2,6}网[-－—·]+(?=[一-龥]{2,8}报$)")
"""The site that passed a newspaper's piece on: 河湾网－河湾日报."""
_LABEL = re.compile(r"^(?:文章|稿件|新闻|信息)?(?:来源|來源|稿源|出处)\s*[:：]\s*(?=\S)")
_NAMED = re.compile(r"日期|版次|版面|见报|刊于|卷期")
_AT_HEAD = re.compile(r"(?P<paper>[一-龥]{1,8}[报報])\s+\S{0,2}(?:日期|版次)")
_PAGE = re.compile(r"(?<![\d./年月-])(?P<page>[A-Z]?\d{1,3})\s*版(?!次)", re.IGNORECASE)
_LONGEST = 100


def newspaper_of(record: Value) -> str | None:
    """Return who publishes a record: a newspaper, or an agency or a site where the field tells publishers; else the
    medium that it came from.
    """
    sources = _names(record, NEWSPAPER)
    paper = _OF_SITE.sub("", sources[0]) if sources else ""
    if len(paper) <= 12 and _PAPER.search(paper):
        return paper
    if not paper and (signed := _SIGNED.fullmatch(first(record, BYLINE))):
        return signed["paper"]
    if not paper and (named := signed_by_paper(record)):
        return named
    publishers = _names(record, PUBLISHER)
    if publishers and _PUBLISHES.fullmatch(publishers[0]):
        return publishers[0]
    return medium_of(paper) if paper and not agency(paper) else None


def signed_by_paper(record: Value) -> str | None:
    """Return the newspaper that stands by itself where a writer would: no person has such a name."""
    return paper_of(first(record, BYLINE).strip("[]《》 "))


def names_of(record: Value) -> tuple[str, ...]:
    """Return the names that a record gives of who publishes it, as a title may end in them."""
    return tuple(_names(record, NEWSPAPER))


def told_together(record: Value) -> Told | None:
    """Return what a string under a name that nobody listed tells of day and page together."""
    for name, words in ((n, w) for key, value in record.items() if _is_open(key) for n, w in leaves(value, key)):
        folded = fold(words)
        if len(words) <= _LONGEST and name not in BESIDE and _NAMED.search(folded) and (day := printed_date(folded)):
            head, page = _AT_HEAD.match(words), _PAGE.search(folded)
            number = page["page"].lstrip("0").upper() if page else ""
            return Told(line=0, date=day[0], newspaper=head["paper"] if head else None, page=number or None)
    return None


def _is_open(key: str) -> bool:
    return key not in KNOWN and key not in BESIDE


def _names(record: Value, names: tuple[str, ...]) -> list[str]:
    """Return what stands under these names, the best first: words, no numbers; of objects inside objects the first."""
    made: list[str] = []
    for name in names:
        value = record.get(name)
        words = words_of(value) or next((w.strip() for _n, w in leaves(value) if re.search(r"[一-龥]", w)), "")
        words = _LABEL.sub("", words)
        if any(c.isalpha() for c in words):
            made.append(words)
    return made
