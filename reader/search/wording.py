"""Why a piece was found, in words: field, kind of match, reading."""

from __future__ import annotations

from collections.abc import Sequence

from reader.hanzi.readings import allowed
from reader.model.messages import N_, _
from reader.search.document import Match
from reader.search.query import Tier

PINYIN = {Tier.WHOLE, Tier.BEGUN, Tier.INITIALS, Tier.OTHER_READING, Tier.OTHER_INITIALS, Tier.SIMILAR}


_FIELDS = {
    "headline": N_("标题"),
    "kicker": N_("引题"),
    "alternative_headline": N_("副题"),
    "byline": N_("署名"),
    "section": N_("栏目"),
    "note": N_("批注"),
    "body": N_("正文"),
}
_TIERS = {
    Tier.TYPED: N_("原样"),
    Tier.FORMS: N_("另一种写法"),
    Tier.WHOLE: N_("全拼"),
    Tier.BEGUN: N_("全拼，末音节未打完"),
    Tier.INITIALS: N_("首字母"),
    Tier.OTHER_READING: N_("字的别种读音"),
    Tier.OTHER_INITIALS: N_("别种读音的首字母"),
    Tier.APART: N_("各词分开"),
    Tier.SIMILAR: N_("近似音"),
}


def field_word(field: str) -> str:
    """Return a field's name as the reader knows it."""
    return _(_FIELDS[field])


def tier_word(tier: Tier) -> str:
    """Return the kind of match in words."""
    return _(_TIERS[tier])


def why(match: Match | None, text: str, readings: Sequence[str], tier: Tier | None = None) -> str:
    """Say field, tier and reading of the best place: “标题 · 全拼 · jiě fàng qū”.

    `text` and `readings` are the place's own.
    """
    if match is None:
        return _("符合筛选条件")
    words = [field_word(match.field), tier_word(match.tier if tier is None else tier)]
    if match.tier in {Tier.OTHER_READING, Tier.OTHER_INITIALS, Tier.SIMILAR}:
        words.append(" ".join(_all_readings(char) for char in text))
    elif match.tier in PINYIN or match.tier is Tier.APART:
        words.append(" ".join(reading or char for char, reading in zip(text, readings, strict=True)))
    return " · ".join(word for word in words if word.strip())


def _all_readings(char: str) -> str:
    found = allowed(char)
    return char if not found else f"{char}({'/'.join(found)})" if len(found) > 1 else found[0]
