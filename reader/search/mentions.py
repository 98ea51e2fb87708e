"""Names beside titles, places and organisations in running text, each with the place that shows it.

Rules over resources/vocabulary (titles.txt, places.txt, surnames.txt) and the endings below. They prefer silence to a
wrong name: what stands before and behind must allow a cut. Measured by hand: docs/performance.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from reader.hanzi.folding import simplify
from reader.hanzi.name_characters import surnames
from reader.hanzi.words import Words, word_kind
from reader.model.door import door
from reader.model.resources import resource
from reader.search.name_ends import DOTS
from reader.search.names import name_at, name_before

Kind = Literal["person", "place", "organisation"]

_FUNCTION = (
    "的了在是和与及等将把被为从对向到也都就还又并说称于其而或但每各这那该此某您你我他她它们个位名年月日第不没有"
    "一二三四五六七八九十两多全本我去来给让着叫使由除以同凡至里无"
)
_BEHIND = "[^\u3400-\u9fff]|[在的是和与及等将为对向于也被了有召举开组联积位近日今昨工负发正采通主相表介内外上]"
_BEFORE = (
    r"(?:(?<=[^\u3400-\u9fff·“])|(?<=^)|(?<=[^\u3400-\u9fff]在)|(?<=[^\u3400-\u9fff]由)"
    r"|(?<=来到)|(?<=走进)|(?<=位于)|(?<=来自))"
)
STEM = f"[^{_FUNCTION}\\W\\da-zA-Z_]"
_PLACE = re.compile(f"{_BEFORE}({STEM}{{2,4}}?(?:省|市|自治区|县|镇|乡|村|街道|社区))(?={_BEHIND}|$)", re.MULTILINE)
_BODY_OF = (
    "委员会|办公室|管理局|公安局|局|法院|检察院|派出所|中学|小学|大学|学院|学校|幼儿园|医院|卫生院|公司|集团|银行|协会|联合会|基金会|"
    "研究院|研究所|合作社|村委会|居委会|图书馆|博物馆|文化馆|服务中心|文化宫|体育馆"
)
_REST_OF_BODY = re.compile(
    f"{STEM}{{0,12}}?(?:{_BODY_OF})(?:{STEM}{{0,4}}?(?:{_BODY_OF}))?(?={_BEHIND}|$)", re.MULTILINE
)
_GENERIC_WORDS = (
    "农村 乡村 村镇 城镇 乡镇 街道 城市 超市 股市 楼市 菜市 夜市 门市 上市 都市 省市 县市 新农村 美丽乡村 贫困村 "
    "贫困县 自治区 城中村 幸福社区 自治县 各省 全省 全市 全县 城乡 直辖市 花市 集市 大省 强省 外省 老乡 家乡 "
    "故乡 之乡 他乡 水乡 侨乡 下乡 返乡 进村 入村 驻村 山村 渔村 古村 富裕村 示范村 打卡村 明星村 特色村 奥运村 "
    "亚运村 冬奥村 运动员村 媒体村 万村 小镇 古镇 重镇 进社区 老社区 行政村 智慧社区 城乡社区 学校社区 反省 自省 "
    "回乡 出村 大运村 试点省 生态省 文化村 文明村 自然村 聘请省 社区村 节省 归乡 官员村 假期村 村庄社区 服务社区 "
    "城市社区 乡村社区 居民社区 重视社区 之县 复市 畅通省 残奥村"
)
PLACE_GENERIC = tuple(_GENERIC_WORDS.split())
# Words that run into a name from before it: 按照|上海市, 深入|社区.
RUNS_IN = re.compile(
    "尽管|按照|根据|依据|造成|看着|眼下|目前|现在|如今|当时|落实|举行|听取|深入|走进|来到|前往|关键|直通|部分|包括|通过|"
    "随着|经过|依靠|发现|当晚|进入|东部|南部|西部|北部|中部|震中|面对|针对|成为|新春|相关|有关|所有|其他|许多|不少|附近|周边|建设|打造|推进|推动|支持|帮助|带动|振兴|美丽"
)
_NO_BODY = (
    "当局",
    "格局",
    "布局",
    "结局",
    "全局",
    "大局",
    "政局",
    "时局",
    "僵局",
    "开局",
    "中小学",
    "各大学",
    "上市公司",
    "子公司",
)


_NO_PERSON = frozenset("会国台团府")
"""What makes of a title another word: 委员会, 主席国, 主席台, 总统府."""

_MEETS = frozenset({"会谈", "会见", "会晤"})

_ALSO_WORDS = frozenset(["东方", "日照", "白银", "开封", "安康", "大同", "和田", "长治", "万宁", "中山"])
"""Cities whose names are everyday words, surnames or somebody's too: 东方元素, 日照充足, 和田先生, 中山医院."""
_CALLED_SO = re.compile("[东南西北中一二三四]{0,2}(?:路|街|大道|大街(?!小巷)|巷|弄)|[”’」』》]?(?:舰|轮|艇|号)")
_PLACE_ENDS = frozenset("庄集店屯寨堡湾桥镇港口溪河山湖岭沟坝塘")
"""With what places end that begin as a name does: 周庄|镇长 is a mayor of 周庄, 张明|镇长 is one himself."""
_NOUNS = frozenset(("n", "s", "j"))
_WORDS_BEFORE = frozenset("pdmr")
"""Kinds of words (of jieba's dictionary) that a surname is too, as which it oftener stands before a city: 于|南京."""
_TOWARDS = frozenset(["在", "到", "于", "从", "往", "赴", "去", "来到", "前往", "走进", "抵达", "位于", "来自"])


class Mention(NamedTuple):
    """Somebody or something named in a text.

    What it is, its name, the title beside it ("" if none), where the name stands.
    """

    kind: Kind
    name: str
    title: str
    start: int
    end: int


def _rows(name: str) -> list[list[str]]:
    lines = resource("vocabulary", name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]


@cache
def titles() -> dict[str, tuple[str, int]]:
    """Return title → (where it stands: before, after, both; weight 1–3)."""
    return {row[0]: (row[1], int(row[2])) for row in _rows("titles.txt") if len(row) >= 3}


@cache
def _title_pattern() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(titles(), key=len, reverse=True))))


@cache
def _known_places() -> re.Pattern[str]:
    names = {row[0] for row in _rows("places.txt") if len(row) >= 2 and row[1] in {"province", "city", "country"}}
    return re.compile("(?:" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + ")(省|市|自治区)?")


@cache
def _cities() -> frozenset[str]:
    return frozenset(row[0] for row in _rows("places.txt") if len(row) >= 2 and row[1] == "city")


@door
def mentions(text: str) -> list[Mention]:
    """Return who and what a text names, in its order; positions are code points of the text as given."""
    simple = simplify(text)
    people = list(_people(simple, text))
    inside = {place for person in people for place in range(person.start, person.end)}
    others = (one for one in (*_places(simple, text), *_organisations(simple, text)) if one.start not in inside)
    found = [*people, *others]  # 大庆 is no place in 钱大庆
    return sorted(found, key=lambda mention: (mention.start, mention.kind))


def _people(simple: str, text: str) -> Iterator[Mention]:
    taken = -1
    for title in _title_pattern().finditer(simple):
        where, weight = titles()[title.group()]
        start = title.end()
        if weight < 2 or (simple[start : start + 1] in _NO_PERSON and simple[start : start + 2] not in _MEETS):
            continue  # 专家, 委员|会, 主席|国: no name beside it
        if where in {"before", "both"}:
            if simple[start : start + 1] in {" ", "　"}:
                start += 1
            end = name_at(simple, start)
            named = end > 0 and start > taken and simple[end - 2 : end] not in titles()  # 市民|朱大爷
            if named and (_dotted(simple[start:end]) or not _known_places().match(simple, start)):
                yield Mention("person", text[start:end], title.group(), start, end)
                taken = end
                continue
        if where in {"after", "both"}:
            first = name_before(simple, title.start())
            if first > taken and not _known_places().match(simple, first) and not _governs(simple, first, title):
                yield Mention("person", text[first : title.start()], title.group(), first, title.start())
                taken = title.end()


def _governs(simple: str, first: int, title: re.Match[str]) -> bool:
    """Tell whether what stands before an office is the place that it is the office of."""
    own, office = simple[first : title.start()], title.group()
    return len(own) == 2 and office[0] in "省市县区镇乡村" and own[1] in _PLACE_ENDS


def _dotted(name: str) -> bool:
    """Tell whether a name has several parts; it may begin as a place does: 马里奥·毛罗."""
    return any(dot in name for dot in DOTS)


def _places(simple: str, text: str) -> Iterator[Mention]:
    words: Words | None = None
    for place in _known_places().finditer(simple):
        start, end = place.start(), _end_of_known(place)
        if place.group() in _cities() or (end < place.end() and simple[start:end] in _cities()):
            words = words or Words(simple)
            if _names_another(words, start, place.end()):
                continue
        if not _is_called_so(simple, end):
            yield Mention("place", text[start:end], "", start, end)
    for found in _PLACE.finditer(simple):
        name = found.group(1)
        if not name.endswith(PLACE_GENERIC) and not RUNS_IN.match(name) and not _known_places().search(name):
            yield Mention("place", text[found.start(1) : found.end(1)], "", found.start(1), found.end(1))


def _is_called_so(simple: str, end: int) -> bool:
    """Tell whether a street or a ship has the name that ends here: 南京路, 西藏中路, “荷兰”轮, but 上海|路人."""
    called = _CALLED_SO.match(simple, end)
    if called is None:
        return False
    on = simple[called.end() - 1 : called.end() + 1]
    return len(on) == 1 or not word_kind(on)  # at the end of a text nothing goes on


def _end_of_known(place: re.Match[str]) -> int:
    """Return where the name of a known place ends: what a noun begins with is no part of it (南京|市民, 四川|省长)."""
    end = place.end()
    if place.group(1) in {"省", "市"} and word_kind(place.string[end - 1 : end + 1])[:1] in _NOUNS:
        return end - 1
    return end


def _names_another(words: Words, start: int, end: int) -> bool:
    """Tell whether a city's bare name is none here: in a longer word (中山大学, 孙中山), somebody's given name behind
    a surname (谷文昌), or a word of another meaning (东方元素) where no place stands before it.
    """
    k = words.at(start)
    if words.starts[k] < start or words.starts[k + 1] > end:
        return True
    before = words.word(k - 1) if k else ""
    if words.text[start:end] in _ALSO_WORDS:
        return not before or (before not in _TOWARDS and not _known_places().fullmatch(before))
    if len(before) != 1 or before not in surnames():
        return False
    tier, kind = surnames()[before].tier, words.kind(k - 1)
    return (tier == "common" and kind not in _WORDS_BEFORE) or (tier == "other" and kind == "nr" and before != "连")


def _organisations(simple: str, text: str) -> Iterator[Mention]:
    """Yield bodies whose name begins with a known place: where the name begins is certain only then."""
    taken = 0
    for place in _known_places().finditer(simple):
        rest = _REST_OF_BODY.match(simple, place.end()) if place.start() >= taken else None
        if rest and not rest.group().endswith(_NO_BODY):
            taken = rest.end()
            yield Mention("organisation", text[place.start() : rest.end()], "", place.start(), rest.end())
