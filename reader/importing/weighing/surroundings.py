"""What a text tells of its lines by itself, whatever rules say: forms of words, neighbours' forms, place among them."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from reader.bylines import vocabulary
from reader.hanzi.folding import fold
from reader.importing.weighing.answering import answering
from reader.importing.weighing.seen import Seen

_TEXT, _SHORT, _TINY = 25, 45, 6
_HALF, _RUN, _LONG_DATE, _FIELD, _NAME, _LONG_NAME = 0.5, 4, 30, 16, 4, 16
_LIST, _BROAD, _SHARE, _SLACK, _WIDER = 4, 12, 0.12, 1, 3
_FEW_BLANKS, _MANY_BLANKS, _MOST, _END = 0.05, 0.8, 0.6, 0.9
_CLOSED = tuple("。!?”」』)…")
_SIGNS = frozenset("·•●■◆▲△★☆※†≡►▪□◇○→←")
_WRITERS = (
    "文/",
    "图/",
    "/[文图摄]",
    "选自",
    "原载",
    "摘自",
    "来信",
    "投书",
    "主[编笔]",
    "执笔",
    "口述",
    "采写",
    "审核",
    "监制",
)
_HAN = "[一二三四五六七八九〇零○十廿卅]"
_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_DATE = re.compile(
    rf"(?:\d{{2,4}}|{_HAN}{{4}}|民国{_HAN}+)[-年/.]\s?(?:\d{{1,2}}|{_HAN}{{1,3}})[-月/.]"
    rf"|(?:\d{{1,2}}|{_HAN}{{1,3}})月(?:\d{{1,2}}|{_HAN}{{1,3}})日"
    rf"|{_MONTH}[a-z]* \d|\d {_MONTH}"
)
_TIME = re.compile(r"\d{1,2}:\d{2}")
_PAGE = re.compile(r"第?[a-z]?[\d一二三四五六七八九十]{1,3}[版期页张卷号]|[a-z]\d{1,2}版?")
_LABEL = re.compile(r"[^\s,。;!?:“”「」()]{1,6}\s{0,2}[^\s,。;!?:“”「」()]{0,3}:")
_NAMES = re.compile(r"[一-龥]{2,4}(?:[ 、,·][一-龥]{2,4}){2,}$")
_SPACED = re.compile(r"[一-龥](?: [一-龥]){1,3}$")
_SAYS = re.compile("说|表示|告诉|认为|记者|介绍|指出|透露|获悉")
_CAPTION = re.compile(r"[左右]起|[左右中前後后]\)|图为|图:|图/|/图|摄\)?$|资料图|供图|为[^,。]{2,12}。$")
_DAY_ALONE = re.compile(
    r"(?=.*(?:月|日|星期|周|\d[-/:.]\d))"
    r"[\d〇零一二三四五六七八九十廿卅年月日号时分秒星期周天上下午晚早晨民国公元农历初第版 ,.:/()\-]{4,30}$"
)
_JUMP = re.compile(r"[(【]?(?:[上下][接转]|[文转]?转[第自见]|续[自见上完]|未完|待续|本文完|完)[^,。;!?]{0,14}$")
_GREETS = re.compile(r"(?:同志|编辑|先生|女士|小姐|朋友|读者|各位|亲爱的|老师|[你您]好).{0,4}[:!]$")
_SIGNED = re.compile(
    r"[·—(□◎○◇※\s]*(?:[\[(〔【][一-龥]{1,4}[\])〕】])?(?:[一-龥\d]{1,10}[\s·/:]+)?(?:[a-z]·)?[一-龥](?:\s?[一-龥]){1,3}"
    r"(?:\s+[一-龥](?:\s?[一-龥]){1,2})?\s?[译著文图摄编绘辑]?[\s·)]*$|(?:by )?[a-z][a-z.]+(?: [a-z][a-z.]+){1,3}$"
)
"""Nothing but a name, as writers' stand by themselves, maybe behind where they belong."""
_ORDINAL = re.compile(r"[(〈<]?[一二三四五六七八九十\d]+[、.)〉>]")


@cache
def _sites() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(fold(word)) for word, *_ in vocabulary.rows("site_words.txt")))


@cache
def _writers() -> re.Pattern[str]:
    words = sorted(word for word in vocabulary.roles() if len(word) > 1)
    return re.compile("|".join([*map(re.escape, words), *_WRITERS]))


def surroundings(lines: Sequence[Seen]) -> list[list[str]]:
    """Return for each line of a text the names of what it and its neighbours tell by their form alone."""
    shapes = [_shape(seen) for seen in lines]
    widths = [_width(seen.text) for seen in lines]
    full = _full(widths)
    usual = statistics.median([len(s.text) for s in lines if len(s.text) >= _TEXT] or [0])
    blanks = sum(s.gap > 0 for s in lines[1:]) / max(1, len(lines) - 1)
    indents = [s.indent >= 1 for s in lines if len(s.text) >= _TEXT]
    kept = len(indents) > 2 and sum(indents) > _MOST * len(indents)
    answered = answering([seen.text for seen in lines])
    made = []
    for k, seen in enumerate(lines):
        own = [*_words_of(seen.text), *_beside(lines, k), *_widths(widths, k, full)]
        own.append(f"before {shapes[k - 1] if k else '-'}")
        own += (f"{name} {shapes[k + n] if k + n < len(lines) else '-'}" for name, n in (("next", 1), ("second", 2)))
        if _TEXT <= len(seen.text) < _HALF * usual:
            own.append("short text")
        if blanks < _FEW_BLANKS or blanks > _MANY_BLANKS:
            own.append("no blanks here" if blanks < _FEW_BLANKS else "all blanks")
        else:
            own.append("blank tells" if seen.gap else "no blank tells")
        if k > _END * (len(lines) - 1):
            own.append("near end")
        if kept:
            own.append("indents kept" if seen.indent >= 1 else "unindented here")
        made.append([*own, *answered[k]])
    _count_runs(lines, made)
    return made


def _width(text: str) -> float:
    return sum(1 if c > "\u2e7f" or c in "“”…—" else 0.5 for c in text)


def _full(widths: Sequence[float]) -> int | None:
    """Return how wide lines are that the measure broke, where many are as wide as that."""
    told = Counter(round(w) for w in widths if w >= _BROAD).most_common(1)
    return told[0][0] if told and told[0][1] >= max(_LIST, _SHARE * len(widths)) else None


def _shape(seen: Seen) -> str:
    text = seen.text
    short = len(text) < _SHORT
    if short and _DATE.search(text):
        return "date"
    if (len(text) <= _LONG_DATE and _writers().search(text)) or _SPACED.match(text):
        return "who"
    if text and not any(c.isalnum() for c in text):
        return "rule"
    if short and _sites().search(text):
        return "site"
    if len(text) >= _TEXT:
        return "text" if text.endswith(_CLOSED) else "long"
    if text.endswith(("。", "!", "?")):
        return "sentence"
    return "short" if len(text) > _TINY else "tiny"


def _words_of(text: str) -> Iterator[str]:
    size = len(text)
    if size > 12 and _SAYS.search(text):
        yield "says"
    if text[:1] in _SIGNS:
        yield "sign first"
    if "”" in text or "」" in text:
        yield "quotes"
    if _ORDINAL.match(text):
        yield "ordinal"
    if label := _LABEL.match(text):
        yield "label"
        if size - label.end() <= _FIELD:
            yield "field"
    if _DATE.search(text):
        yield "date"
        if size < _LONG_DATE:
            yield "short date"
    if text and not any("一" <= c <= "龥" for c in text):
        yield "no hanzi"
    if size < 60:
        yield from _words_of_short(text)


def _words_of_short(text: str) -> Iterator[str]:
    size = len(text)
    sites = len(_sites().findall(text))
    told = (
        ("site words", sites),
        ("many site words", sites > 1),
        ("time", size < _SHORT and _TIME.search(text)),
        ("page", size <= 40 and _PAGE.search(text)),
        ("names", _NAMES.search(text)),
        ("signed", size <= _LONG_NAME and _SIGNED.match(text)),
        ("day alone", _DAY_ALONE.match(text)),
        ("jump", _JUMP.match(text)),
        ("greets", size <= _LONG_NAME and _GREETS.search(text)),
        ("spaced", _SPACED.match(text)),
        ("surname", 2 <= size <= _NAME and text[:1] in vocabulary.surnames() and _all_hanzi(text)),
        ("writers", size <= 40 and _writers().search(text)),
        ("seen words", _CAPTION.search(text)),
        ("title marks", "《" in text and size <= 40),
        ("parted", " " in text and size <= _LONG_DATE and "," not in text and "。" not in text),
    )
    yield from (name for name, held in told if held)


def _all_hanzi(text: str) -> bool:
    return all("一" <= c <= "龥" for c in text)


def _beside(lines: Sequence[Seen], k: int) -> Iterator[str]:
    """Yield what neighbours tell: who is longer, which of them recur, whether the line above is closed."""
    size = len(lines[k].text)
    both = []
    for name, j in (("above", k - 1), ("below", k + 1)):
        if not 0 <= j < len(lines):
            continue
        other = lines[j]
        long = len(other.text)
        both.append(abs(size - long) <= 1)
        yield (
            f"longer than {name}" if size > 2 * long else f"shorter than {name}" if 2 * size < long else f"like {name}"
        )
        if other.like.get("words", 0) > 1:
            yield f"recurs {name}"
        if long < 40 and other.like.get("begin", 0) > 2:
            yield f"begins so {name}"
    if len(both) == 2 and all(both):
        yield "as long as both"
    if k and lines[k - 1].text.endswith(_CLOSED):
        yield "closed above"
    elif k and len(lines[k - 1].text) >= 14:
        yield "open above"


def _widths(widths: Sequence[float], k: int, full: int | None) -> Iterator[str]:
    if full is None:
        return
    if abs(widths[k] - full) <= _SLACK:
        yield "fills"
    if k and abs(widths[k - 1] - full) <= _SLACK:
        yield "fills above"
    if widths[k] > full + _WIDER:
        yield "wider"


def _count_runs(lines: Sequence[Seen], made: Sequence[list[str]]) -> None:
    """Write down the how manieth of short lines in a row each is, from above and from below."""
    for name, order in (("rank", range(len(lines))), ("left", range(len(lines) - 1, -1, -1))):
        count = 0
        for k in order:
            count = 0 if len(lines[k].text) >= _TEXT else count + 1
            if count:
                made[k].append(f"{name} {min(count, _RUN)}")
