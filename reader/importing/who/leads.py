"""How a piece begins and ends in print: dateline and byline in the lead, byline lines, credits at the end, captions.

All patterns read folded text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from reader.bylines import names, people, vocabulary
from reader.hanzi.folding import fold
from reader.importing.lines.marks import SYMBOLS, has_bullet, without_bullet

_HAN = "[一二三四五六七八九十廿卅]{1,3}"
_DAY = rf"(?:\d{{4}}年)?(?:(?:\d{{1,2}}|{_HAN})月)?(?:\d{{1,2}}|{_HAN})日"
_PAREN = r"[(【\[〔]"
_WORD = r"[一-龥·]"
# 本报讯 · 本报青石7日讯 · 新华社北京4月8日电 · 某某社/网/报某地M月D日电 · 央视网消息 · 山阳讯（记者…）
DATELINE = re.compile(
    rf"(?:{_PAREN}?(?:据|综合)?(?:"
    rf"本(?:报|刊|台|社|网){_WORD}{{0,10}}?(?:{_DAY})?(?:专)?(?:电|讯|消息)"
    rf"|(?:新华社|中新社|新华网|中新网|人民网|中央社|央视新闻|(?:{_WORD}{{2,8}}?)(?:社|网|报|台|新闻)){_WORD}{{0,10}}?{_DAY}(?:专)?(?:电|讯|消息)"
    rf"|[(【〔]{_WORD}{{2,10}}?(?:{_DAY}|航|专|急)电[)】〕]|[(【〔](?:据{_WORD}{{2,14}}(?:报道|消息|讯)|{_WORD}{{2,6}}(?:通讯|快讯|特讯))[)】〕]"
    r"|央视网消息|央视新闻消息|央广网消息|新华社消息|中新网消息|综合消息|[一-龥]{2,6}专讯"
    rf")[】\]]?|{_WORD}{{2,6}}讯(?=\s*[(])|{_WORD}{{2,5}}?{_DAY}(?:专|急|航|特)?[电讯](?=[\s:]))"
    r"(?:\s*\((?:新闻联播|视频|图文|记者站)\)\s*[:]?)?"
)
# （记者…） right after it, or first of all: up to 60 characters that hold a role word.
_BRACKETED = re.compile(
    r"\s*[(【\[〔]\s*([^()【】\[\]〔〕]{0,14}?(?:记者|通讯员|特派员|实习生|特约|报道组|撰稿|作者)[^()【】\[\]〔〕]{0,80})[)】\]〕]"
)
# What a sentence goes on with behind its reporter's name: …记者秦小河今天从县农业局获悉
_THEN = r"(?:今|昨|前)[天日晨晚]|\d{1,2}[日月]|近日|日前|从|在|获悉|了解到|看到|采访"
_ADVERB = re.compile(r"[地着了过次回后前时边上下里中员]$|[一二三四五六七八九十两几多][天日年月]?$")
_BARE = re.compile(
    r"\s*(?:(?P<told>(?:本报|特约|实习|见习|全媒体|融媒体|首席)?(?:记者|通讯员)\s?[^,。:;()的在从]{2,40}?)(?:摄影)?(?:报道|报导)"
    r"|(?P<named>(?:本报|特约|实习|见习|全媒体|融媒体|首席)?(?:记者|通讯员)\s?[^,。:;()的在从]{2,30}?)\s{1,2}(?=[一-龥0-9“])"
    rf"|(?P<near>(?:本报|特约|实习|见习|全媒体|融媒体|首席)?(?:记者|通讯员)\s?{_WORD}{{2,4}}?(?:、{_WORD}{{2,4}}?)*?)(?={_THEN}))"
)
# 【王磊/青石报导】 alone, as papers of Taiwan print it
_BRACKETED_PLACE = re.compile(r"[【〔\[(](?P<who>[一-龥、]{2,30})/[一-龥]{2,6}(?:报道|报导)[】〕\])]")
_LONGEST = 70  # characters of a line that is a byline and nothing else
REPORTED = re.compile(
    r"[【〔\[(](?:即时新闻|[一-龥]{0,6}记者|[一-龥]{2,4}中心)?[一-龥、]{0,20}/[一-龥]{2,6}(?:报道|报导)[】〕\])]"
)
# 本报记者 王磊报道： first of all
_TOLD = re.compile(
    r"(?P<told>本(?:报|刊|台|网)(?:首席|特约|见习|实习|全媒体|融媒体)?(?:记者|通讯员)\s?[^,。:;()的在从]{2,40}?)\s?(?:摄影)?(?:报道|报导)(?:[:,]\s*|\s+)(?=\S)"
)
_NAMED_ONLY = re.compile(r"\s*[(【]\s*([一-龥·]{2,4}(?:[、,\s/]+[一-龥·]{2,4}){0,3})\s*[)】]")
_QUESTION = re.compile(r"(?:记者|问|答|主持人|嘉宾|受访者|[一-龥·]{1,6})\s*:")
INTERVIEW = re.compile(r"(?:记者|问|答|主持人|编辑|本报记者|[qa])\s*:")
# Whom a letter to the paper is written to: 编辑同志：
SALUTATION = re.compile(
    r"(?:尊敬的|敬爱的|亲爱的)?(?:编辑|编者|主编|记者)(?:部|同志|先生|老师|朋友|们)*\s*:$|贵报\s*:$"
)
EDITOR_NOTE = re.compile(
    r"[【(\[]?(?:编者按|编后|编者的话|编者注|编后语|开栏语|开栏的话|编前语|主持人语|按语|本报编辑部按|记者手记|编辑手记)[】)\]]?\s*[:】)]?"
)
_BULLET_BYLINE = re.compile(rf"[{SYMBOLS}]+\s*(?P<who>.{{2,40}})$")
_COLON_BYLINE = re.compile(
    r"(?:文字?|图|文/图|图/文|图文|文图|撰文|作者|来源|作者单位|采写|采访|撰稿|记者|本报记者|供稿|策划|执笔|(?:(?:报道|报导|采访)\s*[.·•/、&]\s*摄影)|报道)\s*[:/|丨]\s*(?P<who>.{2,50})$"
)
# A paper's own reporter by name, pen names too: 本报记者 浪淘
_OUR = re.compile(r"[一-龥]{0,6}[报刊](?:首席|全媒体|融媒体|见习|实习|特约)?(?:记者|通讯员)(?:\s+[一-龥]{2,3})+$")
_PRINTED_IN = re.compile(r"(?P<byline>[^,。]*记者[^,。]*/[一-龥]{2,6}(?:报道|报导))\s?[一-龥]{2,6}[报网]$")
"""A byline behind which its newspaper stands: 记者何雁/渡口报导渡口报."""
_APART = re.compile(r"[\s/|丨:、,()【】*_·&]+")
_CLASS = re.compile(r"[(]\d{1,2}[)]")
_SIGNS_OFF = frozenset(("文", "图", "摄", "撰", "诗", "报道", "报导", "本报", "本刊", "受访者", "资料图", "网络"))
_AGED = re.compile(r"([一-龥·]{2,4})\s*[(][^()。,]{1,10}(?:岁|年级|班|届|级|学生|退休|读者|[一-龥]地)[)]")
# Whom somebody is of, or what: 五班, 铸造车间, 杏坪小学, 县气象局, 读者.
_BELONGS = re.compile(
    r"(?:班|系|校|院|局|处|科|所|站|队|组|部|厂|社|会|村|镇|乡|县|区|市|省|州|街|路|里|公司|集团|中心|小学|中学|大学|车间|年级|连|营|团|行|馆"
    r"|学生|同学|教师|老师|读者|农民|工人|职工|教授|研究员|主任|书记|律师|医师|医生|市民|居民|网友|\d届|先生|女士)$"
)
_NO_SENTENCE = re.compile(r"[。!?;]|,.*,.*,")
_DESK = re.compile(r"(?:新华社|中新社|本报|人民日报|中央社|央视)(?:记者|评论员|编辑部|特约评论员|采访组|报道组)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """Where in a first paragraph dateline and byline stand (spans; None: not there), and where the story begins."""

    dateline: tuple[int, int] | None
    byline: tuple[int, int] | None
    end: int


def lead(folded: str) -> Lead | None:
    """Return the dateline and byline that a paragraph begins with; None where it begins with neither."""
    return _lead(folded[:140])


@lru_cache(maxsize=2048)  # each stage asks for the same beginnings
def _lead(head: str) -> Lead | None:
    if (
        "讯" not in head
        and "电" not in head
        and "消息" not in head
        and "记者" not in head
        and "通讯员" not in head
        and "作者" not in head
    ):
        return None
    opening = _BRACKETED.match(head)
    dated = None if opening and opening.start(1) < 3 else DATELINE.match(head)
    at = dated.end() if dated else 0
    signed = _BRACKETED.match(head, at)
    if signed and not _NO_SENTENCE.search(signed.group(1)) and signs(signed.group(1), trusted=True):
        return Lead(dateline=dated.span() if dated else None, byline=signed.span(1), end=signed.end())
    if dated and (named := _NAMED_ONLY.match(head, at)) and all(names.is_name(n) for n in _APART.split(named[1]) if n):
        return Lead(dateline=dated.span(), byline=named.span(1), end=named.end())
    if dated:
        if bare := _bare_byline(head, at):
            return Lead(dateline=dated.span(), byline=bare, end=bare[1])
        return Lead(dateline=dated.span(), byline=None, end=at)
    told = _TOLD.match(head)
    if told and people.credits(told["told"]) and signs(told["told"], trusted=True):
        return Lead(dateline=None, byline=told.span("told"), end=told.end())
    return None


def _bare_byline(head: str, at: int) -> tuple[int, int] | None:
    """Return the span of a byline without brackets after a dateline: 记者 王磊 通讯员 韩梅报道, 记者 王磊 今天…"""
    found = _BARE.match(head, at)
    if found and found["told"] and not signs(found["told"], trusted=True):
        found = _BARE.match(head, at, found.end("told"))  # its 报道 belongs to the sentence
    group = next((g for g in ("told", "named", "near") if found and found[g]), None)
    if not found or group is None or not (named := people.credits(found[group])):
        return None
    if group == "near" and not all(_is_full_name(fold(c.name)) for c in named):
        return None
    return found.span(group)


def _is_full_name(folded: str) -> bool:
    """Tell whether a word is a name for certain where its sentence goes on: 记者连夜从 names nobody."""
    whole = len(folded) == 3 or (len(folded) == 4 and folded[:2] in vocabulary.surnames())
    return whole and names.is_name(folded) and not _ADVERB.search(folded)


def begins_piece(folded: str) -> bool:
    """Tell whether a block begins a piece for certain: by dateline, or by a byline in brackets."""
    folded = without_bullet(folded)
    if len(folded) <= _LONGEST and _BRACKETED_PLACE.fullmatch(folded.translate(people.SLASHES)):
        return is_byline(folded)
    found = lead(folded)
    return found is not None and (found.dateline is not None or found.byline is not None) and found.end < len(folded)


@cache
def by_roles() -> re.Pattern[str]:
    """Return what matches a line of a role word and names: 本报记者 王磊, （通讯员 韩梅）."""
    return re.compile(rf"[(【]?(?:{people.before_words().pattern})\s*[:/]?\s*(?P<who>[^,。;!?]{{2,60}})[)】]?$")


def is_byline(folded: str) -> bool:
    """Tell whether a line is a byline and nothing else: □某某 · 本报记者 某某 · 文/某某 图/某某 · 新华社记者."""
    return len(folded) <= _LONGEST and _is_byline(folded.translate(people.SLASHES))


@lru_cache(maxsize=2048)
def _is_byline(folded: str) -> bool:
    if placed := _BRACKETED_PLACE.fullmatch(folded):
        return all(names.is_name(name) for name in _APART.split(placed["who"]))
    if _NO_SENTENCE.search(folded):
        return False
    if printed := _PRINTED_IN.match(folded):
        folded = printed["byline"]
    if _DESK.match(folded):
        return True
    if has_bullet(folded):
        found = _BULLET_BYLINE.match(folded)
        hollow = folded[0] in "○◇◎☉" and found is not None and is_bare_name(found["who"])
        plain = folded[0] == "□" or hollow or people.before_words().search(folded) or re.search(r"[文图摄]$", folded)
        if found is None or not plain:
            return False
        return signs(found["who"]) or bool(_DESK.match(found["who"])) or names_people(found["who"])
    colon = _COLON_BYLINE.match(folded)
    if colon:
        if colon.group().startswith("来源"):
            return len(folded) <= 20
        if colon.group().startswith("作者"):
            return len(folded) <= 30
        return signs(folded, colon["who"])
    if by_roles().match(folded):
        return signs(folded, trusted=_OUR.match(folded) is not None) or bool(_DESK.match(folded))
    ends = re.search(
        r"(?:^|[\s/、])(?:文/?图|图/?文|文/?摄|摄影报道|联合报道|联合报导|报道|报导|主答|摄影?|文|著|译|整理|编译|撰文|采写|执笔)$",
        folded,
    )
    return ends is not None and len(folded) <= 40 and signs(folded)


def is_bare_name(folded: str) -> bool:
    """Tell whether a line is one person's name and nothing else, as under a headline: 王 磊, 尉迟明."""
    word = folded.replace(" ", "")
    long = len(word) == 4 and word[:2] not in vocabulary.surnames()
    return 2 <= len(word) <= 4 and len(folded) <= 6 and not long and names.is_name(word)


def names_people(folded: str) -> bool:
    """Tell whether each word of a short line is a name, a role or where somebody belongs: 五(2)班 何小满, 何雁/文.

    Such a line is a byline only where it stands as one: `signs` asks no place of it.
    """
    if len(folded) > 40 or _NO_SENTENCE.search(folded) or folded.isascii():
        return False
    if (aged := _AGED.fullmatch(folded)) and names.is_name(aged[1]):
        return True
    words = [w for w in _APART.split(_CLASS.sub("", folded)) if w]
    named = [w for w in words if names.is_name(w)]
    if not named or len(words) > 10 or len(words) < 2:
        return False
    return all(
        w in named or w in vocabulary.roles() or w in _SIGNS_OFF or _BELONGS.search(w) or w[:2] in {"寄自", "发自"}
        for w in words
    )


@lru_cache(maxsize=2048)  # each stage asks for the same bylines
def signs(folded: str, who: str | None = None, *, trusted: bool = False) -> bool:
    """Tell whether a byline's text is names and roles and little else.

    Where its place or its words tell a byline already (`trusted`), pen names without a known surname count.
    """
    body = (who or people.without_place(folded)).strip(" ()【】")
    named = people.credits(people.without_place(folded), "作者")
    organs = {"供稿", "供图", "摄影"}
    trusted = trusted and people.before_words().match(body) is not None and bool(named)
    if not trusted and not any(
        names.is_name(fold(c.name)) or (c.role in organs and names.is_organ(fold(c.name))) for c in named
    ):
        return False
    left = people.OF_PAPER.sub("", people.without_deeds(body), count=1)
    for credit in named:
        for char in fold(credit.name):
            left = left.replace(char, "", 1)
    left = re.sub(
        r"[\s、,/:()【】|·]|本报|全媒体|融媒体|特约|首席|实习|见习|新华社|中新社|中央社|文图|图文|文|图|摄影?|报道|报导|发自|综合|整理|采写|撰文|编译|口述",
        "",
        left,
    )
    for word in vocabulary.roles():
        if word in left:
            left = left.replace(word, "")
    return len(left) <= max(3, len(body) // 4)
