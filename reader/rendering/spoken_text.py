"""What a sentence sounds like: numbers, dates, units and letters in words, every hanzi as a syllable with its tone.

A voice that is given hanzi reads half of them in English or not at all; given our syllables it reads what we read.
"""

from __future__ import annotations

import re

from reader.model.door import door
from reader.rendering.pinyin import Above

DIGITS = "〇一二三四五六七八九"
_UNITS = {
    "%": "", "％": "", "‰": "", "℃": "摄氏度", "°C": "摄氏度", "km": "公里", "kg": "公斤", "cm": "厘米", "mm": "毫米",
    "m²": "平方米", "㎡": "平方米", "m": "米", "g": "克", "t": "吨", "h": "小时", "ml": "毫升", "L": "升", "kW": "千瓦",
}  # fmt: skip
_LETTERS = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        [
            "ei1",
            "bi4",
            "xi1",
            "di4",
            "yi4",
            "ai2 fu5",
            "ji4",
            "ai2 chi5",
            "ai4",
            "zhei4",
            "kei4",
            "ai2 lou5",
            "ai2 mu5",
            "en1",
            "ou1",
            "pi1",
            "kou4",
            "a4",
            "ai2 si5",
            "ti4",
            "you1",
            "wei1",
            "da2 bu5 liu5",
            "ai2 ke5 si5",
            "wai4",
            "zei4",
        ],
        strict=True,
    )
)
_SIGNS = {
    "+": "加", "=": "等于", "×": "乘", "÷": "除以", "&": "和", "~": "到", "～": "到", "<": "小于", ">": "大于",
    "±": "正负",
}  # fmt: skip
_FULL = str.maketrans("０１２３４５６７８９．％", "0123456789.%")
_YEAR = re.compile(r"(?<![\d.,])([12]\d{3})(?=年|至[12]\d{3}年)")
_CLOCK = re.compile(r"(?<!\d)([01]?\d|2[0-3]):([0-5]\d)(?!\d)")
_SHARE = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s?([%‰])")
_PART = re.compile(r"(?<![\d/A-Za-z])(\d{1,3})/(\d{1,3})(?![\d/])")
_RANGE = re.compile(r"(?<=[\d年月日%])\s?[-—–~～]{1,2}\s?(?=\d)")
_MEASURED = re.compile(r"(\d)\s?(km|kg|cm|mm|m²|㎡|ml|kW|℃|°C|[mgthL])(?![A-Za-z])")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_PAUSE = {**dict.fromkeys("，、：；,;:—…（）()《》“”‘’「」", ","), **dict.fromkeys("。！？!?.", ".")}


def number(digits: str) -> str:
    """Return a number in words: 1,234.5 → 一千二百三十四点五; long ones and those that begin with 0 digit by digit."""
    whole, _point, rest = digits.replace(",", "").partition(".")
    counted = "," in digits or rest or len(whole) <= 6
    if len(whole) > 12 or (len(whole) > 1 and whole[0] == "0") or not counted:
        said = one_by_one(whole)
    else:
        said = _whole(int(whole))
    return said + ("点" + one_by_one(rest) if rest else "")


def one_by_one(digits: str) -> str:
    """Return digits read one by one."""
    return "".join(DIGITS[int(d)] for d in digits)


def _whole(value: int) -> str:
    if value < 10:
        return "零" if not value else DIGITS[value]
    for size, word in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if value >= size:
            head, rest = divmod(value, size)
            said = ("" if size == 10 and head == 1 else _whole(head)) + word
            if rest:
                said += ("零" if rest < size // 10 else "") + _tail(rest)
            return said
    return ""


def _tail(value: int) -> str:
    """Return what follows a larger unit: 一百一十, not 一百十."""
    return "一" + _whole(value) if 10 <= value < 20 else _whole(value)


def _clock(found: re.Match[str]) -> str:
    """Return a time of the day in words: 10:30 → 十点三十分."""
    hour, minute = found[1].lstrip("0") or "0", found[2]
    minutes = one_by_one(minute) if minute[0] == "0" else number(minute)
    return f"{number(hour)}点" + ("" if minute == "00" else f"{minutes}分")


def in_words(text: str) -> str:
    """Return a text with numbers, dates, shares, times, units and signs in hanzi; letters stay."""
    text = _RANGE.sub("至", text.translate(_FULL))
    text = _YEAR.sub(lambda m: one_by_one(m.group(1)), text)
    text = _CLOCK.sub(
        lambda m: f"{number(m[1].lstrip('0') or '0')}点{'' if m[2] == '00' else number(m[2]) + '分'}", text
    )
    text = _SHARE.sub(lambda m: ("百分之" if m[2] == "%" else "千分之") + number(m[1]), text)
    text = _PART.sub(lambda m: f"{number(m[2])}分之{number(m[1])}", text)
    text = _MEASURED.sub(lambda m: m[1] + _UNITS[m[2]], text)
    text = _NUMBER.sub(lambda m: number(m[0]), text)
    return "".join(_SIGNS.get(char, char) for char in text)


@door
def syllables(text: str, above: Above, *, byline: bool = False) -> str:
    """Return what a voice is to say: syllables with tone numbers (ü as v), commas and full stops for breaths.

    `above` gives the readings; it must give one for every hanzi (`all`).
    """
    from reader.hanzi.tones import without_tone

    words = in_words(text)
    readings = dict(above.readings(words, byline=byline))
    said: list[str] = []
    for k, char in enumerate(words):
        if k in readings:
            syllable, tone = without_tone(readings[k])
            said.append(f"{syllable}{tone}")
        elif char.lower() in _LETTERS:
            said.append(_LETTERS[char.lower()])
        elif char in _PAUSE and said and said[-1] not in {",", "."}:
            said.append(_PAUSE[char])
    while said and said[0] in {",", "."}:
        said.pop(0)
    return " ".join(said).replace(" ,", ",").replace(" .", ".")
