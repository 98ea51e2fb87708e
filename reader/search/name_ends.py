"""Where a name in running text ends: what may stand behind one, and how clearly.

A few characters and words that often do, and the words of the dictionary: a name ends where a verb begins.
"""

from __future__ import annotations

from typing import Final

from reader.hanzi.words import first_word, word_kind

BEHIND = frozenset(
    "说在率带为和与等会同对向于以将就也还从到是的及分代当今作讲走来接陪随亲致回听看赴抵先女称谈担任手拿给把被让又已曾正便"
    "即则都有没上下前后里内外至获请邀站坐因告去并"
)
"""Characters that may stand behind a name."""
_ALWAYS: Final = frozenset("和与在说等的")
"""Those of them that seldom are the end of a word with what stands before."""
_WORDS: Final = (
    "互致 应邀 表示 介绍 指出 主持 出席 参加 认为 宣布 要求 希望 会见 告诉 看望 考察 调研 致辞 讲话 说道 坦言 透露 "
    "强调 带领 率领 陪同 率队 回忆 解释 补充 提醒 建议 呼吁 发言 作了 做了 今天 昨天 近日 日前 当天 先生 女士 同志 "
    "老师 一行 等人 前往 来到 走进 走访 慰问 检查 督导 签署 会谈 访问 抵达 通话 接受 获得 担任 负责 带着 一直 "
    "已经 正在 同时 第一 先后 分别 代表 共同 亲自 高兴 高度 高举 平时 平均 全面 全力 全体 时任 时说 万人 万元 "
    "任务 任命 任职 方面 方案 方式 常务 常委 安全 安排 "
    "起来 下来 出来 上来 过来 回来 进来 上去 下去 出去 过去 回去 进去"
)
VERBS = frozenset(_WORDS.split())
OFTEN_BEHIND = frozenset("以作代正先后共将同均曾就为在和与及于")
"""Characters that are oftener the next word than the end of a name, when another word follows."""
DOTS: Final = ("·", "•", "・")
"""What stands between the parts of a foreign name."""
NEVER_LAST = frozenset("以因致率称赴获在")
"""Characters with which no name ends where more follows: 高斯|致贺电, 孙杨|以3分."""
CLEAR: Final = 3
WORD: Final = 2
CHARACTER: Final = 1
_FOLLOW: Final = frozenset("vdaptcrsl")
"""Kinds of words (of jieba's dictionary) that follow a name: not nouns, with which it would be one word."""


def is_hanzi(char: str) -> bool:
    """Tell whether the character is a Chinese one (or 〇)."""
    return "\u3400" <= char <= "\u9fff" or char == "〇" or "\U00020000" <= char <= "\U000323af"


def clearness(text: str, end: int) -> int:
    """Return how clearly a name may end here: CLEAR (no hanzi follows), WORD (a verb or so does), CHARACTER, 0."""
    if text[end - 1] in NEVER_LAST and text[end : end + 1].isalnum():
        return 0
    if end >= len(text) or not is_hanzi(text[end]):
        return 0 if text[end : end + 1] in DOTS else CLEAR
    if text[end : end + 2] in VERBS:
        return WORD
    word, kind = first_word(text[end : end + 8])
    if len(word) > 1 and (kind[:1] in _FOLLOW or word_kind(word[:2])[:1] in _FOLLOW):
        return WORD
    return CHARACTER if text[end] in _ALWAYS or _stands_apart(text, end) else 0


def _stands_apart(text: str, end: int) -> bool:
    """Tell whether a character that may stand behind a name does, and is no end of a word: 傅凌|少将."""
    return text[end] in BEHIND and not word_kind(text[end - 1 : end + 1])
