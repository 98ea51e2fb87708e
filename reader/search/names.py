"""Names of people in running text: surnames by how surely they are one, and what a given name is made of.

Rules over `hanzi.name_characters`, `name_ends` and, for names that are spelled by sound, `foreign_names`.
"""

from __future__ import annotations

from reader.hanzi.name_characters import given_characters, surnames
from reader.hanzi.words import word_kind
from reader.search.foreign_names import foreign_before, foreign_end
from reader.search.name_ends import CLEAR, OFTEN_BEHIND, VERBS, WORD, clearness, is_hanzi

_ALSO_GIVEN = frozenset(
    "立世保增治章业莹兵定儒宗朝美花小丰臣修兆书传廷满钦烨隽裔炯燮续薛万遂绣乃效裳洙蚌陇列端述琮璟珺珩纬绎缨翱聿艇舫苒莘蔚蕴虞衡"
    "襄谕谚赫越轲辙迅遐酉采镐霁骅麾岁廉弈弥彧忱恂恪恺悌惟慎慰懋挺搏携敖斌旬昱晃晔暖曙曜李杞栓桢桦椿榜樟永汐沣浒浚浥淑淮淳溥潇潞"
    "澈灏炅炬焱煊熠献玑玘玙玫珲琅琉瑄璨甫田申皖益睦瞻砺碧祜积稳穗童笃籍绚继绯绵竺虹溶丙印介换录起循自"
)
"""Further characters of given names: they are usual in names, but not such as would tell a name's reading."""
_NO_GIVEN = frozenset(
    "的了在是和与及等将把被为从对向到也都就还又并说称于其而或但每各这那该此某您你我他她它们个位名年月日第不没"
    "无可能要去由让给使叫做很太再已只吗呢吧啊么什怎者所即则且却因虽若如区县市镇村局厅处部委院校队组员长人"
)
LONGEST = 3
"""So many characters has a Chinese name with a surname of one."""
_BEFORE = frozenset("同与和向见")
"""Characters that may stand before a name that a title follows: 同王晓明主席."""
_BEGINNINGS = (
    "司法 幸福 党史 卫星 来安 贺信 贺电 信任 信号 印象 海军 空军 陆军 重开 通道 安全 平安 成立 金融 金额 "
    "全国 管理 支持 关注 关于 时间 方案 经济 解放 路线 水平 党员 白天 文化 文明 文件 江苏 河南 河北 云南 "
    "华东 华北 华南 华中 安心 高兴 高级 高端 方便 方向 万里 和平 常年 常态 时常 向前 向上 向往 温暖 向来 "
    "从未 成长 成功 成员 连续 连年 应有 应该 曾经 曾任 曾在 曾来 任期 全新 全家 全村 全县 全镇 明年 明天 "
    "马上 包括 包装 石油 古代 古城 古村 毛利 毛巾 田间 田野 水利 水库 水稻 林业 林地 花卉 花费 黄河 黄金 "
    "金牌 纪念 相关 相信 施工 施行 盛典 盛会"
)
_NO_NAMES = frozenset(_BEGINNINGS.split())
"""Ordinary words that begin as a name does."""


def surname_of(text: str, start: int = 0) -> str:
    """Return the surname that stands here, the longer one first; "" where there is none."""
    known = surnames()
    two = text[start : start + 2]
    if len(two) == 2 and two in known and known[two].tier == "compound":
        return two
    return text[start : start + 1] if text[start : start + 1] in known else ""


def name_at(text: str, start: int) -> int:
    """Return where the name ends that begins here in running text, -1 where none does.

    What stands behind it decides between two and three characters (黄明|说, 黄明华|在), and between a Chinese name and
    a longer one that is spelled by sound (韦尔希宁).
    """
    foreign = foreign_end(text, start)
    own = _chinese_end(text, start)
    if foreign > own and (own < 0 or foreign - start > LONGEST or clearness(text, own) < WORD):
        return foreign
    if 0 < foreign < own and not all(map(usual, text[foreign:own])):  # 杜克|互致
        return foreign
    return own


def _chinese_end(text: str, start: int) -> int:
    surname = surname_of(text, start)
    if not surname:
        return -1
    middle = start + len(surname)
    known = start + LONGEST
    if known <= len(text) and word_kind(text[start:known]).startswith("nr") and clearness(text, known):
        return known
    ends: list[tuple[int, int]] = []
    for length in (2, 1):
        given, end = text[middle : middle + length], middle + length
        if len(given) < length or not all(map(is_hanzi, given)):
            continue
        if length == 2 and given[1] in OFTEN_BEHIND and is_hanzi(text[end : end + 1] or "。"):
            continue
        clear = clearness(text, end)
        if clear and _can_be_given(surname, given, clear) and not _is_word(text[start:end]):
            ends.append((clear, end))
    if len(ends) > 1 and not usual(text[ends[1][1]]) and ends[0][0] <= ends[1][0]:  # 赵荣|决定
        return ends[1][1]
    return ends[0][1] if ends else -1


def _can_be_given(surname: str, given: str, clear: int) -> bool:
    """Tell whether these characters are a given name; the less they look like one, the clearer the end must be."""
    if given in VERBS or (surname + given)[:2] in _NO_NAMES:
        return False
    frequent = [usual(char) for char in given]
    if len(given) == 2 and given[1] in _NO_GIVEN and clear < WORD:
        return False
    tier = surnames()[surname].tier
    sure = not any(char in _NO_GIVEN for char in given)
    plain = sure and tier in {"common", "compound", "other"}
    if plain and ((any(frequent) and clear >= WORD) or (clear == CLEAR and tier != "other")):
        return True
    if tier == "everyday":
        return len(given) == 2 and all(frequent) and clear >= WORD
    return all(frequent) and (len(given) == 2 or tier != "rare")


def usual(char: str) -> bool:
    """Tell whether given names are often made with this character."""
    return char in given_characters() or char in _ALSO_GIVEN


def _is_word(name: str) -> bool:
    """Tell whether the dictionary has these characters as a word that is nobody's name: 富裕, 双方."""
    kind = word_kind(name)
    return bool(kind) and not kind.startswith("nr")


def name_before(text: str, end: int) -> int:
    """Return where the name begins that ends here, with no hanzi before it; -1 where none does."""
    for length in (3, 2, 4):
        start = end - length
        if start < 0 or (start and is_hanzi(text[start - 1]) and (length < LONGEST or text[start - 1] not in _BEFORE)):
            continue
        surname = surname_of(text, start)
        given = text[start + len(surname) : end]
        if surname and 1 <= len(given) <= 2 and all(map(usual, given)):
            plain = surnames()[surname].tier in {"common", "compound", "other"}
            if plain and (surname + given)[:2] not in _NO_NAMES and not _is_word(text[start:end]):
                return start
    return foreign_before(text, end)
