"""Names and roles in bylines and credit lines: 记者王 磊、钱晓岚 通讯员韩梅 · 文/图 张三 · 李四 摄.

All patterns read folded text; names are cut out of the printed text at the same places.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from reader.bylines import names, vocabulary
from reader.hanzi.folding import fold
from reader.hanzi.words import word_kind
from reader.model.article import Credit

# Whose reporter it is: 晚报记者, 山阳日报全媒体记者, 山阳周末实习生.
OF_PAPER = re.compile(
    r"[□■◆●\s(【]*[一-龥]{0,12}(?:报|刊|台|网|社|新闻|周刊|周末)(?=(?:首席|全媒体|融媒体|见习|实习|特约)?(?:记者|通讯员|实习生))"
)
# Role words that mean two things at once.
_BOTH = re.compile(
    r"(?:文|撰文|采写)\s*[/、&并兼]?\s*(?:图|摄影|摄)|(?:图|摄影|摄)\s*[/、&并兼]?\s*文"
    r"|(?:报道|报导|采访)\s*[.·•/、&]\s*(?:摄影|摄)"
)
# What a byline says besides names: what someone did, where, with whose help, whose words or pictures they are.
_DEEDS = re.compile(
    r"(?:^|[\[(〔])[一-龥]{1,4}[\])〕]\s*(?=[一-龥]+[·•])"
    r"|(?:(?<=[员者][一-龥]{2})|(?<=[员者][一-龥]{3}))(?:报道|报导|专访)(?=[)〕】\s]*$)"
    r"|[对为](?:此|本|该)(?:文|稿|报道|报导|篇).*"
    r"|(?:在|从|自|于)[一-龥]{2,8}?(?:报道|报导|发回|摄影报道|连线)"
    r"|发自\s*[一-龥]{2,8}"
    r"|(?:整合|综合|联合|采访|编辑|综合外电)(?:报道|报导)|整合(?=[)】\s]|$)"
    r"|(?:(?:未完)?待续[·,]?)?(?:下期|下回|下次|明日|明天|次日)(?:请看|预告|刊出|续完|待续)[^)】\s]*|(?:未完)?待续"
    r"|由(?=[^,。;]{2,24}(?:提供|供图|供稿|摄))"
    r"|(?:(?:图片|资料|本文|稿件|信息)?(?:来源|出处)|[图稿]源|(?:作者)?单位)\s*[:丨|]\s*[^\s,。;)】]*"
)
# A team or a desk named by what it does, and its people behind it: 城市摄影队 周砚.
_TEAM = re.compile(
    r"[一-龥]{0,10}(?:摄影|摄像|记者|编辑|采访|报道|通讯|新闻|影像|视觉)(?:小?队|部|小?组|站|社|团|工作室|中心|协会|学会)"
    r"(?=[\s:/]+[一-龥]{2,4}(?:[\s、/)】]|$))"
)

_CLASS = re.compile(r"[一-龥]{0,16}?\s?[(]\s?[\d一二三四五六七八九十]{1,2}\s?[)]\s?班(?=[\s、,])")
"""Of which class somebody is: 河埠小学三（2）班 何小满."""

SLASHES = str.maketrans("╱∕⁄", "///")
"""Strokes that papers of Taiwan print for the one between a name and a place: 记者秦小河╱台北报导."""
_PAPERS = re.compile(r"[一-龥]{1,8}(?:报|晚报|日报|通讯社|新闻网)$")
_SUPPLIERS = frozenset(("供稿", "供图", "摄影", "来源", "整理"))
"""Parts that a body may have."""

_TOLD_BY = re.compile(r"^(?:报道|报导)\s*[:/]")
"""Said of who reported where a colon follows: 报道：罗敬之."""

# A part in the making that is none of ours, and who had it.
_OTHER_PART = re.compile(r"(?<![一-龥])(?P<label>[一-龥]{2,6})\s*[:丨|]\s*(?P<who>[一-龥·]{2,12})(?=[\s;、)】]|$)")
_PLACE_TAIL = re.compile(
    r"[/\s]?(?!摄影|图文|文图)(?:[一-龥]{2,6})(?:\d{1,2}月)?(?:\d{1,2}日)?(?:综合)?(?:电|报道|报导|连线|专访|特稿)$"
)
_NAME_AND_PLACE = re.compile(r"((?:本报)?(?:特派|特约)?记者([一-龥]{3}))[一-龥]{2,4}(?:报道|报导)$")


@dataclass(slots=True)
class _Group:
    """Names that share a role; the role may come before them or after."""

    roles: tuple[str, ...]
    names: list[str]
    closed: bool = False


@cache
def _role_pattern() -> re.Pattern[str]:
    words = sorted(vocabulary.roles(), key=lambda w: (-len(w), w))
    # 摄影队, 编辑部 are bodies, not roles.
    return re.compile(rf"(?:{'|'.join([_BOTH.pattern, *map(re.escape, words)])})(?![队部组站社团]|协会|学会|工作室)")


@cache
def before_words() -> re.Pattern[str]:
    """Return what matches a role word that stands before names (记者, 本报通讯员)."""
    words = [w for w, place in vocabulary.role_places().items() if place in {"before", "both"} and len(w) > 1]
    return re.compile(
        "(?:[一-龥]{0,6}(?:报|刊|台|网|社|新闻|周末|学生|校园|校媒|中心|融媒体?))?(?:"
        + "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w)))
        + ")"
    )


def without_place(folded: str) -> str:
    """Return the people's part of a byline: 记者王磊 of 记者王磊/台北报导 or of 记者王磊台北8日电."""
    folded = folded.strip("()[]【】〔〕 ")
    cut = _PLACE_TAIL.search(folded)
    if not cut:
        return folded
    if folded[cut.start()] == "/" and cut.start() >= 4:
        return folded[: cut.start()]
    for place in vocabulary.places():
        at = folded.find(place, 4)
        if at > 0 and not re.search(r"[、,\s]", folded[at:]):
            return folded[:at]
    elsewhere = _NAME_AND_PLACE.match(folded)
    return elsewhere[1] if elsewhere and names.is_name(elsewhere[2]) else folded


def without_deeds(folded: str) -> str:
    """Return a byline with the words that are neither names nor roles as marks, each character in its place."""
    folded = _TOLD_BY.sub(lambda found: "记者" + found.group()[2:], folded)
    for words in (_DEEDS, _TEAM, _CLASS):
        folded = words.sub(lambda found: "、" * len(found.group()), folded)
    return _OTHER_PART.sub(_without_other, folded)


def _without_other(found: re.Match[str]) -> str:
    """Leave out whose part no role word tells (剪辑：甲), with the word for it."""
    label, role = found["label"], _role_pattern()
    if role.fullmatch(label) or role.search(found["who"]) or word_kind(label)[:2] in {"", "nr"}:
        known = bool(role.search(label) or names.is_name(label) or names.apart(label, label))
    else:  # an everyday word for a work: nobody's name (后期), and a role only by a word within it (海报设计, not 剪辑)
        known = any(len(word) > 1 for word in role.findall(label))
    return found.group() if known else "、" * len(found.group())


@lru_cache(maxsize=2048)  # each stage asks for the same bylines
def credits(text: str, default: str | None = None) -> tuple[Credit, ...]:
    """Return the credits that a byline names, in printed order, each once.

    `default` is the role of names without a role word; without it such names are left out. The text is as printed;
    brackets, bullets and quotation marks at its ends do not matter.
    """
    whole = fold(text).translate(SLASHES)
    part = without_place(whole)
    begin = whole.find(part)
    text, folded = text[begin : begin + len(part)], without_deeds(part)
    groups: list[_Group] = []
    paper = OF_PAPER.match(folded)
    at = paper.end() if paper else 0
    for found in _role_pattern().finditer(folded, at):
        if found.start() < at:
            continue
        if not _stands_alone(folded, found):
            continue
        _add_names(groups, text, folded, at, _qualifier(folded, at, found))
        roles = _roles_of(found.group())
        last = groups[-1] if groups else None
        after = last is not None and last.names and not last.closed and _comes_after(folded, found, bool(last.roles))
        if after and last is not None:
            # 记者 甲 文/图, 记者 甲 摄影报道: who reported took the pictures too.
            keep = last.roles if last.roles and ({"作者", "整理"} & {*roles} or found.group().endswith("报道")) else ()
            last.roles, last.closed = (*keep, *(r for r in roles if not (keep and r == "作者"))), True
        elif last is not None and not last.names and not last.closed:
            # Role words in a row: 文/摄影 王某, 实习记者; the latter refines the former.
            kept = tuple(r for r in last.roles if r != "作者") if "摄影" in last.roles else ()
            last.roles = tuple(dict.fromkeys((*roles, *kept)))
        else:
            groups.append(_Group(roles, []))
        at = found.end()
    _add_names(groups, text, folded, at, len(folded))
    made: dict[Credit, None] = {}
    for group in groups:
        for role in group.roles or ((default,) if default else ()):
            for name in _without_papers(group.names, role) if group.roles else _people_of(group.names):
                made[Credit(role=role, name=name)] = None
    return tuple(made)


def _without_papers(found: list[str], role: str) -> list[str]:
    """Return who has a part, without the paper's own name that a site printed behind them: …/综合报导河湾报."""
    if role in _SUPPLIERS:
        return found
    return [name for name in found if not _PAPERS.fullmatch(fold(name))] or found


def _people_of(found: list[str]) -> list[str]:
    """Return who is named among words without a role: beside names the others tell where somebody belongs.

    铸造车间 时雨, 杏坪小学 何小满; where no word is a name for certain, all may be pen names.
    """
    people = [name for name in found if names.is_name(fold(name))]
    return people or [name for name in found if not names.is_organ(fold(name))]


def _roles_of(word: str) -> tuple[str, ...]:
    """Return the canonical roles of a role word."""
    if _BOTH.fullmatch(word):
        return ("作者", "摄影")
    return (vocabulary.roles().get(word, word),)


def _stands_alone(folded: str, found: re.Match[str]) -> bool:
    """Tell whether a one-character role word (文, 摄, 图, 作) is one here and no part of a name."""
    if len(found.group()) > 1:
        return True
    before, after = folded[found.start() - 1 : found.start()], folded[found.end() : found.end() + 1]
    if found.group() in "摄绘译辑" and (not after or after in " )】/;。、,"):
        return True
    edges = " :/;,、(【□■◆●·|"
    return (not before or before in edges + ")") and (not after or after in edges + ")】")


def _qualifier(folded: str, at: int, found: re.Match[str]) -> int:
    """Return where a role word begins with the word that says of what kind it is: 职工通讯员, 学生记者."""
    if vocabulary.role_places().get(found.group()) != "before":
        return found.start()
    run = re.search(r"[一-龥]*$", folded[at : found.start()])
    word = run.group() if run else ""
    named = (
        names.is_name(word)
        or names.apart(word, word)
        or (len(word) == 1 and folded[found.start() - 2 : found.start() - 1] == " ")
    )
    return found.start() if named else found.start() - len(word)


def _comes_after(folded: str, found: re.Match[str], led: bool) -> bool:
    """Tell whether a role word belongs to the names before it: 李四 摄, 张三 文/图, 张三/文.

    Names that another role word leads (`led`) leave it to those behind it: 责编 何伟 校对 郭敏.
    """
    place = vocabulary.role_places().get(found.group(), "both")
    rest = folded[found.end() :].lstrip()
    if place == "before":
        return not led and not rest.strip(")】]。 ")  # nobody is named behind it: 甲 河埠晚报记者
    if led and len(found.group()) > 1 and "一" <= rest[:1] <= "龥":
        more = list(_role_pattern().finditer(rest))
        ends = bool(more) and not rest[more[-1].end() :].strip(" )】。")
        if not ends and not (more and more[0].start() == 0):
            return False
    if place == "after":
        return True
    if rest.startswith((":", "/", "|")) and len(rest) > 1:
        return False
    if folded[: found.start()].rstrip().endswith(("/", "|")):
        return True
    return not rest or rest[0] in ")】;,、。" or len(found.group()) <= 3


def _add_names(groups: list[_Group], text: str, folded: str, start: int, end: int) -> None:
    """Put the names of a stretch into the open group, or into one without a role."""
    found = names.names_in(text[start:end], folded[start:end], organs=True)
    if not found:
        return
    if groups and not groups[-1].closed:
        groups[-1].names += found
    else:
        groups.append(_Group((), found))
