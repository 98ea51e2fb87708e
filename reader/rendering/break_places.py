"""Where a line may break: Chinese rules for what begins and ends a line, words and numbers kept whole.

Source: W3C, Requirements for Chinese Text Layout (clreq), 3.1.2 to 3.1.4 and 3.2.2; GB/T 15834-2011, 5.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.rendering.typography import CLOSING, OPENING, STOPS

SPACES = frozenset(" \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000")
HANGING = SPACES - frozenset("\u00a0\u2007\u202f")
"""What hangs over the end of a line."""
_FIRST = CLOSING | STOPS | frozenset("—…·・～〜ー々〻％‰°′″ぁぃぅぇぉっゃゅょァィゥェォッャュョ") | SPACES
"""What no line begins with. A space hangs over the end of the line before."""
_LAST = OPENING | frozenset("￥＄￡＃\u00a0\u2007\u202f")
"""What no line ends with."""
_HALF_FIRST = frozenset(",.;:!?)]}%\u2030\u2103\u00b0")
_HALF_LAST = frozenset("([{$£¥#")
WORD = re.compile(
    "(?:[!-~\u00a1-\u00b6\u00b8-\u1fff\u2010-\u2013\u2030-\u2033\u203b-\u203e\u20a0-\u20cf\u2100-\u218f\ua960-\ua97f"
    "\uac00-\ud7ff\ufb00-\ufdff\ufe70-\ufefe\U0001f000-\U0001faff\U000e0020-\U000e007f\u200d\ufe0f]"
    "|(?<=[A-Za-z\u00c0-\u024f])\u2019(?=[A-Za-z\u00c0-\u024f]))+"
)
"""A stretch that is set by its own script's rules: Latin, digits, other alphabets, emoji."""
_ACCENT = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff\ufe00-\ufe0f\u3099\u309a\U000e0100-\U000e01ef]+")
"""What is one character to the eye with the one before it."""
_CLINGING = re.compile(f"(?:{_ACCENT.pattern}|[\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]+)+")
"""What has no room of its own and stays with the character before it."""
_BEGINS_NONE = re.compile(f"[{re.escape(''.join(sorted(_FIRST)))}]+|{_CLINGING.pattern}")
_ENDS_NONE = re.compile(f"[{re.escape(''.join(sorted(_LAST)))}]")
_PAIR = re.compile("—{2,}|…{2,}|[０-９]{2,10}")
_COUNT = "(?:[万亿百]|千(?![瓦米克])){0,2}"
_MEASURE = (
    "平方公里|平方千米|平方米|立方米|千瓦时|公里|千米|厘米|毫米|微米|纳米|英里|海里|公斤|千克|毫克|公顷|毫升|千瓦|"
    "人民币|美元|欧元|日元|港元|小时|分钟|周岁|世纪|年代|个月|月份|人次|亿元|万元|百分点|"
    "[年月日时点分秒号米里亩吨克斤升瓦伏度元角岁次期版人个名位家户辆台座项件条页层幢栋届周天倍成例起场只头艘架枚份批]"
)
_NUMBER = re.compile(
    rf"第?[0-9０-９][0-9.,:０-９．]*(?:[ \u00a0]?(?:%|％|‰|℃|°[CF]?|{_COUNT}(?:{_MEASURE})|[万亿千百]{{1,2}}))?"
    "|第(?=[0-9])"
)
_ORDINAL = re.compile("第(?=[0-9０-９]{3})")
_INSIDE = re.compile(r"(?<=[/\-_.?&=:,@%])(?=[^\W_])")


def breaks_allowed(text: str, words: Sequence[tuple[int, int]]) -> bytearray:
    """Return for each offset k (0 to len) whether a line may begin there; 0 at both ends. `words`: those of `WORD`."""
    allowed = bytearray(b"\1" * (len(text) + 1))
    allowed[0] = allowed[-1] = 0
    for found in _BEGINS_NONE.finditer(text):
        start, end = found.span()
        allowed[start:end] = bytes(end - start)
    for found in _ENDS_NONE.finditer(text):
        allowed[found.end()] = 0
    for start, end in words:
        if end - start > 1:
            allowed[start + 1 : end] = bytes(end - start - 1)
        if text[start] in _HALF_FIRST and text[start - 1 : start] not in SPACES:
            allowed[start] = 0
        if text[end - 1] in _HALF_LAST:
            allowed[end] = 0
    for kept in kept_together(text):
        allowed[kept.start + 1 : kept.stop] = bytes(max(0, kept.stop - kept.start - 1))
    return allowed


def kept_together(text: str) -> Iterator[range]:
    """Yield the stretches between whose characters no line breaks: —— and ……, a number with its unit (1,234.5 米)."""
    for pattern in (_PAIR, _NUMBER):
        for found in pattern.finditer(text):
            yield range(found.start(), found.end() + (found.group() == "第"))


def breaks_at_need(text: str) -> list[int]:
    """Return where a line may begin that else leaves the one before wide apart: behind 第, before a long number."""
    return [found.end() for found in _ORDINAL.finditer(text)]


def breaks_inside(word: str) -> list[int]:
    """Return where a long word (an address, a name of a file) may break: behind its own marks."""
    return [found.start() for found in _INSIDE.finditer(word)]


def has_clusters(text: str) -> bool:
    """Tell whether several code points of a text may be one character to the eye."""
    return _ACCENT.search(text) is not None


def cluster_start(text: str, k: int) -> int:
    """Return where the character begins to which code point k belongs: a letter and its accents."""
    while k > 0 and _ACCENT.match(text[k]):
        k -= 1
    return k
