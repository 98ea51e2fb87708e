"""The toneless syllables of Putonghua and how a run of letters can be cut into them. `v` stands for ü.

Light: plain Python data. The table holds every syllable that some character has as a reading in our tables
(tests/hanzi holds that), without the vowelless m, n, ng, hm, hng.
"""

from __future__ import annotations

from functools import cache, lru_cache

SYLLABLES = frozenset(
    """
    a ai an ang ao
    ba bai ban bang bao bei ben beng bi bian biang biao bie bin bing bo bong bu
    ca cai can cang cao ce cei cen ceng cha chai chan chang chao che chen cheng chi chong chou chu chua chuai
    chuan chuang chui chun chuo ci cong cou cu cuan cui cun cuo
    da dai dan dang dao de dei den deng di dia dian diao die din ding diu dong dou du duan dui dun duo
    e ei en eng er
    fa fan fang fei fen feng fiao fo fou fu
    ga gai gan gang gao ge gei gen geng gong gou gu gua guai guan guang gui gun guo
    ha hai han hang hao he hei hen heng hong hou hu hua huai huan huang hui hun huo
    ji jia jian jiang jiao jie jin jing jiong jiu ju juan jue jun
    ka kai kan kang kao ke kei ken keng kong kou ku kua kuai kuan kuang kui kun kuo
    la lai lan lang lao le lei len leng li lia lian liang liao lie lin ling liu lo long lou lu luan lun luo lv
    lve
    ma mai man mang mao me mei men meng mi mian miao mie min ming miu mo mou mu
    na nai nan nang nao ne nei nen neng ni nia nian niang niao nie nin ning niu nong nou nu nuan nun nuo nv
    nve
    o ou
    pa pai pan pang pao pei pen peng pi pian piao pie pin ping po pou pu
    qi qia qian qiang qiao qie qin qing qiong qiu qu quan que qun
    ran rang rao re ren reng ri rong rou ru rua ruan rui run ruo
    sa sai san sang sao se sen seng sha shai shan shang shao she shei shen sheng shi shou shu shua shuai shuan
    shuang shui shun shuo si song sou su suan sui sun suo
    ta tai tan tang tao te tei teng ti tian tiao tie ting tong tou tu tuan tui tun tuo
    wa wai wan wang wei wen weng wo wong wu
    xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue xun
    ya yan yang yao ye yi yin ying yo yong you yu yuan yue yun
    za zai zan zang zao ze zei zen zeng zha zhai zhan zhang zhao zhe zhei zhen zheng zhi zhong zhou zhu zhua
    zhuai zhuan zhuang zhui zhun zhuo zi zong zou zu zuan zui zun zuo
""".split()  # noqa: SIM905 - a list of quoted strings would hide the table
)
PREFIXES = frozenset(syllable[:k] for syllable in SYLLABLES for k in range(1, len(syllable) + 1))
"""Every beginning of a syllable, the whole one included."""

INITIALS = frozenset("abcdefghjklmnopqrstwxyz")
"""Letters a syllable can begin with."""

LONGEST = max(map(len, SYLLABLES))

_AFTER_JQXY = {"jv": "ju", "qv": "qu", "xv": "xu", "yv": "yu"}


def plain_letters(letters: str) -> str:
    """Return typed letters in the spelling of the table: ü and u: → v, jv qv xv yv → ju qu xu yu."""
    letters = letters.replace("u:", "v").replace("ü", "v")
    for typed, spelt in _AFTER_JQXY.items():
        letters = letters.replace(typed, spelt)
    return letters


@cache
def spellings(syllable: str) -> frozenset[str]:
    """Return the syllables a typed one stands for: lu nu lue nue also mean lü nü lüe nüe."""
    both = {syllable, syllable[0] + "v" + syllable[2:]} if syllable[:2] in {"lu", "nu"} else {syllable}
    return frozenset(both & SYLLABLES)


def is_syllable(letters: str) -> bool:
    """Tell whether the letters spell exactly one syllable."""
    return bool(letters) and bool(spellings(letters))


@lru_cache(maxsize=4096)
def cuts(letters: str, begun: bool = True, most: int = 64) -> tuple[tuple[tuple[str, ...], bool], ...]:
    """Return the ways to cut letters into syllables: (parts, is the last one only begun).

    Whole syllables come before begun ones, fewer parts before more. With `begun`, the last part may be the beginning
    of a syllable. At most `most` ways are returned: the first ones of that order.
    """
    ways: list[list[tuple[tuple[str, ...], bool]]] = [[] for _ in letters] + [[((), False)]]
    for start in range(len(letters) - 1, -1, -1):
        found = [
            ((letters[start:end], *parts), open_end)
            for end in range(start + 1, min(len(letters), start + LONGEST) + 1)
            if is_syllable(letters[start:end])
            for parts, open_end in ways[end]
        ]
        rest = letters[start:]
        if begun and begins_syllable(rest) and not is_syllable(rest):
            found.append(((rest,), True))
        found.sort(key=lambda way: (way[1], len(way[0])))
        ways[start] = found[:most]
    return tuple(ways[0]) if letters else ()


def begins_syllable(letters: str) -> bool:
    """Tell whether some syllable begins with the letters, in any of their spellings."""
    return letters in PREFIXES or (letters[:2] in {"lu", "nu"} and letters[0] + "v" + letters[2:] in PREFIXES)


@cache
def beginning_with(letters: str) -> frozenset[str]:
    """Return the syllables that begin with the letters: `lu` gives lu, luan, … and also lü, lüe."""
    starts = {letters, letters[0] + "v" + letters[2:]} if letters[:2] in {"lu", "nu"} else {letters}
    return frozenset(syllable for syllable in SYLLABLES if syllable.startswith(tuple(starts)))
