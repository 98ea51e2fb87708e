"""Lines above a headline that name a section or a page: by brackets, marks or number, by how short they are."""

from __future__ import annotations

import re

from reader.importing.headlines.candidates import NOTICE
from reader.importing.headlines.evidence import is_section_name
from reader.importing.headlines.habits import number_style
from reader.importing.headlines.matching import fit
from reader.importing.headlines.sublines import is_sub
from reader.importing.lines.blocks import Block
from reader.importing.lines.marks import SYMBOLS

_COLUMN = 10
_NEWS = re.compile(
    r"(?:[简短快电][讯报波传]|[要新]闻|[专急要]电|简明新闻|零讯|点滴|集锦|一束|速[览递]|消息|传真|航讯)$"
)
TINY = 4
"""A line of so few characters right above a longer headline names a section."""
SHORT = 8
"""A headline line of at most so many characters above another headline names a section."""
_WORD, _UNTOLD = 6, 0.34
_CONTAINER_WORDS = frozenset(["详细新闻", "新闻内容", "正文", "文章列表", "新闻列表", "全文", "内容", "新闻"])
_LABELS = ("专栏", "栏目")
_PAGE_BEFORE = re.compile(r"[Pp][.\s]?\d{1,3}[\s　|｜·:：/]+(?=\S)")
"""The page that a weekly prints before a section's name: P12　特写."""
_RULES = "【】[]〔〕〖〗「」·◆■●★☆|│┃丨/~=—–-▌▍ "


def section_name(block: Block) -> str | None:
    """Return the name that a section's line prints, without marks, number or 专栏; None where it says nothing."""
    name = _PAGE_BEFORE.sub("", block.text).strip(SYMBOLS + "†‡≡※【】[]〔〕〖〗「」·▌│┃丨/~= \u3000-—|")
    if number_style(block.folded):
        name = name.partition("、")[2] or name
    if name[:2] in _LABELS:
        name = name[2:].lstrip(":： ")
    return None if not name or name in _CONTAINER_WORDS else name


def is_section(block: Block, below: Block, containers: frozenset[int]) -> bool:
    """Tell whether a line above a headline names its section; `containers`: heading levels that hold others."""
    level, under = block.first.level, below.first.level
    if level and under and level < under:
        return level in containers or is_section_name(block.folded)
    if is_sub(below) or (level and under and level > under):
        return False
    plain = block.folded.strip(_RULES)
    if (paged := _PAGE_BEFORE.match(block.folded)) and block.size - paged.end() <= SHORT:
        return True
    styles = [number_style(b.folded) for b in (block, below)]
    if is_enclosed(block) or (all(styles) and styles[0] != styles[1] and "一" in styles[0]):
        return True
    if is_bracketed(block) and len(plain) <= _COLUMN and (not is_bracketed(below) or below.size >= 2 * len(plain) + 2):
        return True
    if len(plain) <= TINY and below.size > len(plain) and not below.first.gap and plain.isalpha():
        return True
    apart = below.first.gap > 0
    return (is_section_name(block.folded) or (len(plain) <= SHORT and apart and " " not in plain)) and len(plain) <= 12


def names_page(block: Block, body: str) -> bool:
    """Tell whether a short word at a page's top, above a headline, names the page and tells nothing of its text."""
    word = block.folded
    plain = "top" in block.marks and not (block.first.level or block.first.role or block.bullet)
    plain = plain and not NOTICE.match(word)
    return plain and len(word) <= _WORD and word.isalpha() and not word.isascii() and fit(word, body) <= _UNTOLD


def is_enclosed(block: Block) -> bool:
    """Tell whether a short line stands between two marks, as names of sections do: | 灶台边 |, ◆慢板◆."""
    text = block.folded
    plain = text.strip(_RULES)
    marks = text[0] in _RULES and text[-1] in _RULES and text[0] not in "【[〖〔「·"
    return marks and 2 <= len(plain) <= _COLUMN and plain.isalpha()


def is_bracketed(block: Block) -> bool:
    """Tell whether a line stands in brackets wholly."""
    text = block.text
    return text[0] in "【[〖〔「" and text[-1] in "】]〗〕」" and not any(c in "【[〖〔「" for c in text[1:])


def is_news_column(block: Block) -> bool:
    """Tell whether a section is a column of short news, below which each item is a piece: 简讯, 短波, 专电, 要闻."""
    return _NEWS.search(block.folded.replace(" ", "")) is not None
