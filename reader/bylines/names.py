"""What can be a person's name or a body's, and the names in a stretch that has no role words.

All patterns read folded text; names are cut out of the printed text at the same places.
"""

from __future__ import annotations

import re

from reader.bylines import vocabulary

_SPLIT = re.compile(r"[、,/;:&+|丨()\[\]【】〔〕]+|\s+")
_DOT = re.compile("[·•]")
_HAN_NAME = re.compile(r"[一-龥〇]{2,4}$")
_FOREIGN = re.compile(r"[一-龥a-z][一-龥a-z.]*(?:[·•][一-龥a-z.]+)+$|[a-z][a-z.'\- ]{1,30}$")
_ORGAN = re.compile(
    r"[一-龥a-z0-9·“”]{2,24}?(?:局|委|办|部|会|协|院|校|所|站|社|中心|公司|集团|学校|大学|中学|小学|医院|政府|法院|检察院|街道|乡|镇|村|区|县|市|报|网|台|馆|处|科|厅|署|队|团|组|库|科协|工会|妇联|供电|银行|支行|分局)$"
)
_NO_NAME = re.compile(
    r"获悉|了解|报道|报导|从|今|昨|说|称|在|随|跟|看到|采访|探访|专访|走访|探营|直击|体验|揭秘|追踪|连线|目击|亲历|带你|发现|来到|走进|提示|手记|观察|调查|节|日前|为何|是|的|和平|电$|讯$|综合|实习|见习|相关|链接|阅读|推荐|总结|全文|新闻|[日晚早晨时]报"
)


_UNIT = re.compile(r"(?:车间|工段|[一二三四五六七八九十\d](?:[连排班营组]|大?队))$")
"""What somebody works or serves in: 金工一车间 时雨, 三连 何小满."""
_LATIN = re.compile(r"[a-z][a-z.'\-]*$")
_MOST_WORDS = 3
"""So many words more may a name in Latin letters have: Rob De Feo."""


def is_name(folded: str) -> bool:
    """Tell whether a word can be a person's name: a surname and one or two characters, or a foreign name."""
    if _FOREIGN.match(folded) and ("·" in folded or "•" in folded or folded.isascii()):
        return not any(vocabulary.is_common(part) for part in _DOT.split(folded))
    if not _HAN_NAME.match(folded) or _NO_NAME.search(folded) or vocabulary.is_common(folded):
        return False
    names = vocabulary.surnames()
    return (folded[:2] in names and len(folded) in {3, 4}) or (folded[0] in names and len(folded) <= 4)


def is_organ(folded: str) -> bool:
    """Tell whether a word can be the name of a body: 解放区科协, 山阳中学."""
    return bool(_ORGAN.match(folded)) and not _NO_NAME.search(folded[:4])


def names_in(text: str, folded: str, *, organs: bool = False) -> list[str]:
    """Return the names in a stretch without role words, as printed but without the spaces inside them.

    With `organs`, names of bodies count (解放区科协 提供).
    """
    words: list[tuple[str, str, str]] = []
    at = 0
    mark = ""
    for gap in (*_SPLIT.finditer(folded), None):
        end = gap.start() if gap else len(folded)
        word = folded[at:end].strip("()[]【】□■◆◇●○▲△★☆◎☉※“”\"'。—-·《》")
        if word:
            lead = folded.index(word, at)
            words.append((text[lead : lead + len(word)], word, mark))
        if gap:
            mark = "" if gap.group().isspace() else "、"
            at = gap.end()
            if "\u3000" in text[gap.start() : gap.end()] and len(word) > 1:
                mark = "、"
    return _put_together(words, organs)


def _put_together(words: list[tuple[str, str, str]], organs: bool) -> list[str]:
    """Join «王 磊», «欧阳 修» and «钱 晓岚»; take names run together apart."""
    names: list[str] = []
    k = 0
    while k < len(words):
        text, word, _mark = words[k]
        first = k
        while k - first < _MOST_WORDS and _LATIN.match(words[k][1]) and _goes_on(words, k + 1):
            k += 1
            text, word = (text + " " + words[k][0], word + " " + words[k][1]) if word != "by" else words[k][:2]
        following = words[k + 1] if k + 1 < len(words) and not words[k + 1][2] else None
        if following and len(word) == 1 and len(following[1]) <= 2 and word >= "一":
            text, word = text + following[0], word + following[1]
            k += 1
            beyond = words[k + 1] if k + 1 < len(words) and not words[k + 1][2] else None
            if (
                beyond
                and len(word) == 2
                and len(beyond[1]) == 1
                and (k + 2 >= len(words) or len(words[k + 2][1]) > 1 or words[k + 2][2])
            ):
                text, word = text + beyond[0], word + beyond[1]
                k += 1
        elif following and len(word) == 2 and len(following[1]) == 1 and not _begins_name(words, k + 1):
            text, word = text + following[0], word + following[1]
            k += 1
        k += 1
        names += _names_in(text, word, organs)
    return names


def _goes_on(words: list[tuple[str, str, str]], k: int) -> bool:
    """Tell whether a word in Latin letters stands at k that nothing but a space parts from the one before it."""
    return k < len(words) and not words[k][2] and bool(_LATIN.match(words[k][1]))


def _names_in(text: str, word: str, organs: bool) -> list[str]:
    """Return the names that one word stands for: none, one, or two that ran together."""
    if vocabulary.is_common(word) or _UNIT.search(word):
        return []
    if organs and len(word) > 4 and is_organ(word):
        return [text]
    if is_name(word):
        split = len(word) == 4 and word[:2] not in vocabulary.surnames()
        return (split and apart(text, word)) or [text]
    if parts := apart(text, word):
        return list(parts)
    short = 2 <= len(word) <= 4 and not any(c.isdigit() for c in word) and not _NO_NAME.search(word)
    return [text] if short or (organs and is_organ(word)) else []


def _begins_name(words: list[tuple[str, str, str]], k: int) -> bool:
    """Tell whether the single character at k is the surname of a name whose rest follows."""
    return k + 1 < len(words) and not words[k + 1][2] and len(words[k + 1][1]) <= 2


def apart(text: str, word: str) -> list[str]:
    """Return the names of a word in which they run together, or nothing where it cannot be cut."""
    if not 4 <= len(word) <= 24 or not re.fullmatch(r"[一-龥]+", word):
        return []
    best: list[tuple[int, int] | None] = [None] * (len(word) + 1)  # (cost, length of the last name) up to each place
    best[0] = (0, 0)
    for end in range(2, len(word) + 1):
        for size, cost in ((3, 0), (2, 1), (4, 2)):
            before = best[end - size] if end >= size else None
            piece = word[end - size : end] if before else ""
            if before is None or not is_name(piece) or (size == 4 and piece[:2] not in vocabulary.surnames()):
                continue
            total = before[0] + cost
            known = best[end]
            if known is None or total < known[0]:
                best[end] = (total, size)
    names, at = [], len(word)
    while at and (step := best[at]):
        names.append(text[at - step[1] : at])
        at -= step[1]
    return names[::-1] if not at else []
