"""Credits that fill a line, stand in brackets at a text's end, or sign a picture.

All patterns read folded text.
"""

from __future__ import annotations

import re

from reader.bylines import names, people
from reader.hanzi.folding import fold
from reader.importing.who.leads import by_roles, names_people, signs

_WORD = r"[一-龥·]"
CAPTION = re.compile(
    r"[▲△▼▽◀▶←→↑↓]"
    r"|[(]?(?:[上下左右小大]图|图(?=\s?[\d①-⑨]))\s?[\d①-⑨一二三四]?\s?是"
    r"|[(]?(?:上|下|左|右|小|大)?图\s?[\d①-⑨一二三四、至-]{0,6}\s?(?::|为(?![媒主辅证凭例先次其本快中核重基依]|一时))"
    r"|图片?(?:说明|来源)\s*:?|图[说注题]\s*:|(?:上|下|左|右)图(?![书们谋强章案纸利画腾像象右史下上左])\s*:?"
)
"""How a caption begins; 图为媒, 上图书馆 and 左图右史 begin sentences."""
NUMBERED = re.compile(r"插?图\s?[\d一二三四五六七八九十]{1,3}(?:[-.]\d{1,2})?(?:\s?[:.、]|\s{1,3})\s?(?![张幅\d])\S")
"""A caption as word processors number it: 图 1　渡口的早上, 插图 2: …"""
# Whose picture it is, where no name is told: …（受访者提供）, …（资料图）.
PICTURED = re.compile(
    r".{6}[(](?:(?:受访者|当事人|本人|读者|网友|家属|校方|馆方|警方|消防)?(?:供图|提供)|(?:资料|档案|网络|示意|视频|监控)?(?:图片?|照片?|截图)|取自\S{1,8}|翻摄\S{0,8})[)]$"
)
STOCK = re.compile(
    r"(?:[。!?…”\s)](?:资料|档案|网络|示意|历史|老)(?:图片?|照片?)|[(](?:资料|档案|历史)(?:图片|照片)[)])[。]?$"
)
"""A picture of which nobody is named, behind its caption: …。资料照片"""
# A photographer at the end of a line: 王孟阳 摄 · （李良贵 摄） · 摄影：张弛 · 本报记者 施维 摄影报道
PHOTO = re.compile(
    rf"(?:^|[。!?;,…”\s)(】》])\s*(?P<who>[(（]?\s*(?:(?:本报|特约|实习|见习|新华社|中新社|全媒体|图片)?(?:记者|通讯员|摄影师|实习生)?\s*)(?:{_WORD}\s?){{1,4}}{_WORD}(?:[、/,\s]+(?:{_WORD}\s?){{1,3}}{_WORD})*\s*(?:/|\s)?(?:摄影报道|摄影|摄|供图|图))[)]?\s*[。]?$"
    rf"|(?:摄影|图/文|图片|图)\s*[:/|丨]\s*(?P<by>(?:本报|特约|新华社)?(?:记者|通讯员)?\s*[一-龥·\s、]{{2,24}})[)]?$"
)
_LABELLED = re.compile(
    r"(?P<who>(?:(?:图片|照片)(?:来源|提供)?|图源|供图|摄影)\s*[:/|丨]\s*[^\s,。;:/][^,。;:/]{0,22}?"
    r"|(?:图片?|照片)由[^\s,。;:()]{2,20}(?:提供|拍摄))[)】\]]?[。]?$"
    r"|(?:^|[。!?;,…”\s(（】》\])])(?P<by>图\s*[:/|丨]\s*[^\s,。;:/][^,。;:/]{0,22}?|[^\s,。;:()]{2,16}供图|摄影\s+[^\s,。;:/]{2,12}"
    r"|[^\s,。;:()/]{2,8}/图|[^\s,。;:()/]{2,8}摄\s?/\s?[^\s,。;:()/]{2,12})[)】]?[。]?$"
)
"""Whose a picture is, by what says so; an office or a paper too: 图片来源：某某镇政府 · 图源：某某报 · 某某馆供图"""
# What is in the brackets: 解放区科协提供 · 作者系某中学学生 · 本报记者 某某 · 据新华社 · 未完待续
_CREDIT_WORDS = re.compile(
    r".{2,26}(?:供稿|提供|供图|整理|摄|摄影|摄影报道|编译|翻译|执笔|撰文|撰稿|绘|制图|文图|文/图|口述|采写)$"
    r"|(?:文|图|文图|文/图|图/文|摄影|撰文|整理|执笔|供稿|来源|作者|编辑|责编|责任编辑)\s*[:/|丨]\s*\S.{0,40}$"
    r"|作者(?:系|为|单位|是|简介)|(?:选自|摘自|原载|转自)\s?\S.{1,24}$|(?:有)?删节|有删改|未完待续|待续|完|全文完"
    r"|(?:综合|据)\s?(?:新华|中新|人民|央视|中央|本报|《|[一-龥]{2,6}(?:报|网|社)).{0,20}$|本报综合$|本报编辑部$"
)
_AUTHOR_IS = re.compile(r"作者\s*:?\s*[一-龥·]{2,4}\s*,\s*(?:系|为|单位)")
_SOURCE = re.compile(
    r"(?:据(?:新华|中新|人民|央视|《)|(?:本文|图片|资料)来源|来源\s*[:|丨]|摘自|选自|原载|转自)\s*.{1,24}$"
)
CREDIT = re.compile(r"[(\[【](?P<inner>[^()【】\[\]]{2,60})[)\]】][。]?$")
# Which paper of which day it stood in, before the names: 柳林日报 2025-05-06 记者 穆清和.
_OF_DAY = re.compile(r"^[一-龥]{2,10}[报网社台刊]\s*\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?\s+(?=\S{2})")
_TAIL_CREDIT = re.compile(r"[(【](?P<inner>[^()【】]{2,60})[)】]\s*$")
WRITTEN_AT = re.compile(
    r"(?:写于|作于)?(?:\d{4}|[〇零一二三四五六七八九]{4})年(?:\S{1,3}月)?(?:\S{1,3}[日号])?\S{0,4}?[于在写作]{1,2}\S{2,10}$"
)
"""Where and when something was written, below it."""
_PEN_NAME = re.compile(r"[(【]\s*([一-龥]{2,3})\s*[)】]$")


def is_pen_name(folded: str) -> bool:
    """Tell whether a line is a name in brackets, as papers of old set their writers' below the headline: （遠舟）."""
    found = _PEN_NAME.match(folded)
    return found is not None and bool(names.names_in(found[1], found[1])) and not _CREDIT_WORDS.match(found[1])


def _is_credit_text(inner: str) -> bool:
    """Tell whether the words in brackets name people, a source, or say that a text goes on."""
    inner = _OF_DAY.sub("", inner)
    if _is_someone(inner):
        return True
    if _AUTHOR_IS.match(inner):
        return True
    if re.match(r"[^,。;]{2,60}$", inner) is None or "拍摄" in inner:
        return False
    if _CREDIT_WORDS.match(inner):
        return True
    return bool(by_roles().match(inner)) and signs(inner)


def _is_someone(inner: str) -> bool:
    """Tell whether words in brackets are a person's name; one word in Latin letters is a remark: (via)."""
    return names.is_name(inner.replace(" ", "")) and not (inner.isascii() and " " not in inner.strip())


def is_credit(folded: str) -> bool:
    """Tell whether a line is a credit: （…提供）, （作者系…）, （本报记者 某某）, 据新华社."""
    if len(folded) > 64:
        return False
    found = CREDIT.match(folded)
    if found:
        return _is_credit_text(found["inner"])
    return _SOURCE.match(folded) is not None and folded[-1] not in "。,"


def tail_credit(folded: str) -> tuple[int, int] | None:
    """Return the span of names in brackets at the end of a paragraph: …。（记者甲、乙）."""
    found = _TAIL_CREDIT.search(folded[-70:])
    if not found:
        return None
    inner = found["inner"]
    if not (
        re.search(r"记者|通讯员|编辑|作者|摄|供稿|提供|整理|供图|绘|撰文|编译", inner)
        or _is_someone(inner)
        or names_people(inner)
    ):
        return None
    base = max(0, len(folded) - 70)
    return base + found.start("inner"), base + found.end("inner")


def photographer(folded: str) -> tuple[int, int] | None:
    """Return the span that names the photographer at the end of a caption; None where there is none."""
    found = (
        PHOTO.search(folded[-60:])
        if folded[-1:] in ")）摄道影图。" or any(sign in folded[-30:] for sign in ":/|丨")
        else None
    )
    if not found:
        return None
    base = max(0, len(folded) - 60)
    group = "who" if found["who"] else "by"
    start = base + found.start(group) if group == "who" else base + found.start()
    span = (start, base + found.end(group))
    words = folded[span[0] : span[1]]
    if "拍摄" in words[-3:]:
        return None
    takers = [c for c in people.credits(words) if c.role in {"摄影", "供图"}]
    sure = group == "by" or bool(people.before_words().search(words))
    named = any(names.is_name(fold(c.name)) or names.is_organ(fold(c.name)) for c in takers)
    return span if takers and (sure or named) else None


def picture_source(folded: str) -> tuple[int, int] | None:
    """Return the span at the end of words that says whose a picture is; None where nothing does, or where the text is
    signed with it (文/甲 图/乙).
    """
    if span := photographer(folded):
        return span
    found = _LABELLED.search(folded[-60:])
    if found is None:
        return None
    start, end = found.span("who" if found["who"] else "by")
    base = max(0, len(folded) - 60)
    signs_text = re.search(r"文\s*[:/|丨]", folded[: base + start][-16:]) is not None
    return None if signs_text else (base + start, base + end)
