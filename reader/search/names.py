"""Names of people in running text.

Surnames by how surely they are one, what a given name is made of, what may stand behind a name.

Rules over `hanzi.name_characters`; every threshold is here. No numpy.
"""

from __future__ import annotations

import re

from reader.hanzi.name_characters import given_characters, surnames

_NO_GIVEN = frozenset(
    "的了在是和与及等将把被为从对向到也都就还又并说称于其而或但每各这那该此某您你我他她它们个位名年月日第不没"
    "无可能要去由让给使叫做很太再已只吗呢吧啊么什怎者所即则且却因虽若如区县市镇村局厅处部委院校队组员长人"
)
_BEHIND = frozenset(
    "说表介告指在率带为和与等出参主会同对向于以将就也还从到是的及一先分代当今宣认作讲走来接陪随深亲致发签回应调"
    "考视听看赴抵访慰先女同要希坦透补解称谈提呼建举担任负手拿给把被让又已曾正便即则都有没上下前后里内外至获请邀站坐指并因带告"
)
_VERBS = frozenset(
    [
        "强调",
        "表示",
        "介绍",
        "指出",
        "主持",
        "出席",
        "参加",
        "认为",
        "宣布",
        "要求",
        "希望",
        "会见",
        "告诉",
        "看望",
        "考察",
        "调研",
        "致辞",
        "讲话",
        "说道",
        "坦言",
        "透露",
        "带领",
        "率领",
        "陪同",
        "率队",
        "回忆",
        "解释",
        "补充",
        "提醒",
        "建议",
        "呼吁",
        "发言",
        "作了",
        "做了",
        "今天",
        "昨天",
        "近日",
        "日前",
        "当天",
        "先生",
        "女士",
        "同志",
        "老师",
        "一行",
        "等人",
        "前往",
        "来到",
        "走进",
        "走访",
        "慰问",
        "检查",
        "督导",
        "签署",
        "会谈",
        "访问",
        "抵达",
        "通话",
        "接受",
        "获得",
        "担任",
        "负责",
        "带着",
        "一直",
        "已经",
        "正在",
        "同时",
        "第一",
        "先后",
        "分别",
        "代表",
        "共同",
        "亲自",
        "高兴",
        "高度",
        "高举",
        "平时",
        "平均",
        "全面",
        "全力",
        "全体",
        "时任",
        "时说",
        "万人",
        "万元",
        "任务",
        "任命",
        "任职",
        "方面",
        "方案",
        "方式",
        "常务",
        "常委",
        "安全",
        "安排",
    ]
)

_OFTEN_BEHIND = frozenset("以作代正先后共将同均曾就为在和与及于")
"""Characters that are oftener the next word than the end of a name, when another word follows."""
_DOTTED = re.compile("(?:[\u3400-\u9fff]{1,6}[·•])+(?=[\u3400-\u9fff])")
_IN_FOREIGN_NAMES = tuple("里内外上下前后以代当因发尼")
_NO_NAMES = frozenset(
    [
        "司法",
        "幸福",
        "党史",
        "卫星",
        "来安",
        "贺信",
        "贺电",
        "信任",
        "信号",
        "印象",
        "海军",
        "空军",
        "陆军",
        "重开",
        "通道",
        "安全",
        "平安",
        "成立",
        "金融",
        "金额",
        "全国",
        "管理",
        "支持",
        "关注",
        "关于",
        "时间",
        "方案",
        "经济",
        "解放",
        "路线",
        "水平",
        "党员",
        "白天",
        "文化",
        "文明",
        "文件",
        "江苏",
        "河南",
        "河北",
        "云南",
        "华东",
        "华北",
        "华南",
        "华中",
        "安心",
        "高兴",
        "高级",
        "高端",
        "方便",
        "方向",
        "万里",
        "和平",
        "常年",
        "常态",
        "时常",
        "向前",
        "向上",
        "向往",
        "温暖",
        "向来",
        "从未",
        "成长",
        "成功",
        "成员",
        "连续",
        "连年",
        "应有",
        "应该",
        "曾经",
        "曾任",
        "曾在",
        "曾来",
        "任期",
        "全新",
        "全家",
        "全村",
        "全县",
        "全镇",
        "明年",
        "明天",
        "马上",
        "包括",
        "包装",
        "石油",
        "古代",
        "古城",
        "古村",
        "毛利",
        "毛巾",
        "田间",
        "田野",
        "水利",
        "水库",
        "水稻",
        "林业",
        "林地",
        "花卉",
        "花费",
        "黄河",
        "黄金",
        "金牌",
        "纪念",
        "相关",
        "相信",
        "施工",
        "施行",
        "盛典",
        "盛会",
    ]
)


def is_hanzi(char: str) -> bool:
    """Tell whether the character is a Chinese one (or 〇)."""
    return "\u3400" <= char <= "\u9fff" or char == "〇" or "\U00020000" <= char <= "\U000323af"


def surname_of(text: str, start: int = 0) -> str:
    """Return the surname that stands here, the longer one first; "" where there is none."""
    known = surnames()
    two = text[start : start + 2]
    if len(two) == 2 and two in known and known[two].tier == "compound":
        return two
    return text[start : start + 1] if text[start : start + 1] in known else ""


def name_at(text: str, start: int) -> int:
    """Return where the name ends that begins here in running text, -1 where none does.

    What stands behind it decides between two and three characters: 黄明|说, 黄明华|在. Names with a dot go to its
    last part.
    """
    if dotted := _DOTTED.match(text, start):
        return _last_part(text, dotted)
    surname = surname_of(text, start)
    if not surname:
        return -1
    middle = start + len(surname)
    longer, shorter = text[middle : middle + 2], text[middle : middle + 1]
    if text[middle + 1 : middle + 2] in _OFTEN_BEHIND and is_hanzi(text[middle + 2 : middle + 3] or "。"):
        longer = ""
    for given in (longer, shorter):
        end = middle + len(given)
        if given and all(map(is_hanzi, given)) and _ends(text, end) and _can_be_given(surname, given, text, end):
            return end
    return -1


def _last_part(text: str, dotted: re.Match[str]) -> int:
    """Return where a name with a dot ends.

    At the first word that can follow, at most five characters into its last part.
    """
    for end in range(dotted.end() + 1, dotted.end() + 6):
        if _ends(text, end) and not text.startswith(_IN_FOREIGN_NAMES, end):
            return end
    return -1


def _can_be_given(surname: str, given: str, text: str, end: int) -> bool:
    """Tell whether these characters are a given name; the less they look like one, the clearer the end must be."""
    if given in _VERBS or (surname + given)[:2] in _NO_NAMES:
        return False
    usual = [char in given_characters() for char in given]
    clear = end >= len(text) or not is_hanzi(text[end]) or text[end : end + 2] in _VERBS
    if len(given) == 2 and given[1] in _NO_GIVEN and not clear:
        return False
    tier = surnames()[surname].tier
    if tier in {"common", "compound"}:
        return all(usual) or (len(given) == 2 and any(usual) and clear and not any(c in _NO_GIVEN for c in given))
    if tier == "everyday":
        return len(given) == 2 and all(usual) and clear
    return all(usual) and (len(given) == 2 or tier == "other")


def _ends(text: str, end: int) -> bool:
    """Tell whether a name can end here."""
    return end >= len(text) or not is_hanzi(text[end]) or text[end] in _BEHIND or text[end : end + 2] in _VERBS


def name_before(text: str, end: int) -> int:
    """Return where the name begins that ends here, with no hanzi before it; -1 where none does."""
    for length in (3, 2, 4):
        start = end - length
        if start < 0 or (start and is_hanzi(text[start - 1])):
            continue
        surname = surname_of(text, start)
        given = text[start + len(surname) : end]
        if surname and 1 <= len(given) <= 2 and all(char in given_characters() for char in given):
            plain = surnames()[surname].tier in {"common", "compound", "other"}
            if plain and (surname + given)[:2] not in _NO_NAMES:
                return start
    return -1
