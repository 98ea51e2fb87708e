"""Numbers, dates, scores, units and signs in words, as a Chinese newsreader says them: 3-5% is 百分之三至五.

The rules are tried in order; each takes what it knows, and what is left at last is read as a number. Latin letters
stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

DIGITS: Final = "〇一二三四五六七八九"
_UNITS: Final = {
    "℃": "摄氏度", "°C": "摄氏度", "℉": "华氏度", "km²": "平方公里", "km": "公里", "kg": "公斤", "cm": "厘米",
    "mm": "毫米",
    "m²": "平方米", "㎡": "平方米", "cm²": "平方厘米", "hm²": "公顷", "m³": "立方米", "㎥": "立方米", "cm³": "立方厘米",
    "m": "米", "μm": "微米", "nm": "纳米", "g": "克", "mg": "毫克", "μg": "微克", "t": "吨", "h": "小时", "min": "分钟",
    "s": "秒", "ms": "毫秒", "ml": "毫升", "mL": "毫升", "L": "升", "kW": "千瓦", "kWh": "千瓦时", "MW": "兆瓦",
    "GW": "吉瓦", "W": "瓦", "V": "伏", "kV": "千伏", "A": "安", "Hz": "赫兹", "kHz": "千赫兹", "MHz": "兆赫兹",
    "GHz": "吉赫兹", "dB": "分贝", "Pa": "帕", "kPa": "千帕", "hPa": "百帕", "MPa": "兆帕",
    "kcal": "千卡", "KB": "千字节",
    "MB": "兆字节", "GB": "吉字节", "TB": "太字节", "ha": "公顷", "°": "度", "′": "分", "″": "秒",
}  # fmt: skip
_SIGNS: Final = {
    "+": "加", "＋": "加", "=": "等于", "＝": "等于", "×": "乘", "÷": "除以", "&": "和", "~": "至", "～": "至",
    "<": "小于",
    ">": "大于", "±": "正负", "≤": "小于等于", "≥": "大于等于", "≠": "不等于", "≈": "约等于", "√": "根号",
    "π": "派", "∶": "比",
    "²": "的平方", "³": "的立方", "%": "百分号", "Ⅰ": "一", "Ⅱ": "二", "Ⅲ": "三", "Ⅳ": "四", "Ⅴ": "五", "Ⅵ": "六",
    "Ⅶ": "七", "Ⅷ": "八", "Ⅸ": "九", "Ⅹ": "十", "Ⅺ": "十一", "Ⅻ": "十二", "α": "阿尔法", "β": "贝塔", "γ": "伽马",
    **{chr(0x2460 + k): word for k, word in enumerate("一二三四五六七八九十")},
    **{chr(0x2080 + k): word for k, word in enumerate(DIGITS)},
}  # fmt: skip
_MONEY: Final = {
    "¥": "元", "￥": "元", "$": "美元", "＄": "美元", "US$": "美元", "HK$": "港元", "€": "欧元", "£": "英镑",
    "￡": "英镑",
}  # fmt: skip
_FULL: Final = str.maketrans("０１２３４５６７８９．％：－", "0123456789.%:-")
_N: Final = r"\d[\d,]*(?:\.\d+)?"
_UNIT: Final = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_TO: Final = r"\s?[-—–~～]{1,2}\s?"
_CALLED: Final = r"(?:拨打|致电|热线|电话|客服|手机|传真|专线|平台|短信|号码|来电|QQ|ISBN)[^\d，。；]{0,6}"
_LASTING: Final = r"(?:近|约|距今|有|超|超过|达|逾|长达|历经|已有|前后|上下|整整|过去|过)\s?"


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
    """Return digits read one by one; whatever is none is left out."""
    return "".join(DIGITS[int(d)] for d in digits if d.isdecimal())


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


def _counted(digits: str) -> str:
    """Return a number in words however long it is: what is counted follows."""
    return number(f"{int(digits):,}") if digits.isdecimal() and digits[0] != "0" else number(digits)


def _clock(found: re.Match[str]) -> str:
    """Return a time of the day in words: 10:30 → 十点三十分, 10:05:09 → 十点〇五分〇九秒."""
    hour, minute, second = number(found[1].lstrip("0") or "0"), found[2], found[3]
    said = f"{hour}点" + ("" if minute == "00" and not second else f"{number(minute)}分")
    return said + (f"{number(second)}秒" if second else "")


def _date(found: re.Match[str]) -> str:
    year, month, day = found["year"], int(found["month"]), int(found["day"])
    return f"{one_by_one(year)}年{number(str(month))}月{number(str(day))}日"


def _shares(found: re.Match[str]) -> str:
    """Return a share, or from where to where it reaches: 3-5% and 3%-5%."""
    word = {"%": "百分之", "‰": "千分之", "‱": "万分之"}[found["sign"]]
    if found["from"] is None:
        return ("负" if found["minus"] else "") + word + number(found["to"])
    second = word if found["also"] else ""
    return f"{word}{number(found['from'])}至{second}{number(found['to'])}"


def _measure(found: re.Match[str]) -> str:
    per = f"每{_UNITS[found[2]]}" if found[2] else ""
    return _UNITS[found[1]] + per


def _money(found: re.Match[str]) -> str:
    return f"{number(found[2])}{found[3] or ''}{_MONEY[found[1]]}"


def _digits(found: re.Match[str]) -> str:
    return one_by_one(found[0])


_RULES: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...]] = tuple(
    (re.compile(pattern), said)
    for pattern, said in (
        # what is called or dialled, addresses of the web, numbers of trains, flights, roads, rooms and makes
        (r"(?<=[A-Za-z])\.(?=[A-Za-z]{2,})(?!\s)", lambda m: "点"),
        (rf"({_CALLED})(\+?\d[\d-]*)", lambda m: m[1] + one_by_one(m[2])),
        (r"(?<![\d-])0\d{2,3}-\d{7,8}(?!\d)|(?<!\d)[48]00-\d{3,4}-\d{3,4}(?!\d)|(?<!\d)1[3-9]\d{9}(?!\d)", _digits),
        (r"(?<=火警|匪警|急救|报警)1[12]\d(?!\d)", _digits),
        (r"(?<!\d)\d{3,5}(?=热线|专线|客服|平台|报警|急救|电话)", _digits),
        (r"(?<=[A-Za-z])\d{3,}(?![\d.,%]|\s?元)", _digits),
        (r"(?<![\d.,:])\d{3,4}(?=室|房间|国道|省道|县道|次列车|次航班|客机|路公交)", _digits),
        (r"(?<=门牌号)\d+|(?<=房号)\d+|(?<=波音)\d+|(?<=空客)\d+", _digits),
        (r"(?i)\b(?:No|№)\.?\s?(?=\d)|№\s?(?=\d)", lambda m: "第"),
        (r"(?i)\bVol\.?\s?(\d+)", lambda m: f"第{number(m[1])}卷"),
        (r"(?<=[\u4e00-\u9fffA-Za-z])-(?=\d+(?![\d:/.]*[%℃°]))", lambda m: ""),
        # dates and times
        (r"(?<![\d.])(?P<year>[12]\d{3})([-./])(?P<month>0?[1-9]|1[0-2])\2(?P<day>[0-2]?\d|3[01])(?![\d.])", _date),
        (
            r"(?<![\d.,])([12]\d{3})(?:[-—–~～至/]{1,2})([12]\d{3})(?=年|学年|赛季)",
            lambda m: f"{one_by_one(m[1])}至{one_by_one(m[2])}",
        ),
        (rf"({_LASTING})([12]\d{{3}})(?=年)(?!年代)", lambda m: m[1] + _counted(m[2])),
        (r"(?<![\d.,])([12]\d{3})(?=年(?!来|间|历史|以来))", _digits),
        (r"(?<![\d.])(?:[5-9][05]|[01][05])(?=后(?![续期来面天又仍再]))", _digits),
        (r"(?<!\d)(\d{1,2})[·•](\d{1,2})(?!\d)", _digits),
        (
            r"(?:(?<=比分为)|(?<=比分)|(?<=比分是)|(?<=比例)|(?<=比例为)|(?<=大比分))\s?(\d+)[:-](\d+)",
            lambda m: f"{number(m[1])}比{number(m[2])}",
        ),
        (r"(?<![\d:])([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?(?![\d:])", _clock),
        (rf"(?<![\d:])({_N})[:∶]({_N})(?![\d:])", lambda m: f"{number(m[1])}比{number(m[2])}"),
        # amounts
        (rf"(US\$|HK\$|[¥￥$＄€£￡])\s?({_N})([万亿]+)?元?", _money),
        (
            rf"(?:(?P<from>{_N})(?P<also>[%‰‱])?{_TO})?(?P<minus>(?<![\d\w])-|(?<=[\u4e00-\u9fff])-)?(?P<to>{_N})\s?(?P<sign>[%‰‱])",
            _shares,
        ),
        (r"(?<![\d/A-Za-z])(\d{1,3})/(\d{1,3})(?![\d/])", lambda m: f"{number(m[2])}分之{number(m[1])}"),
        (
            r"(?<![\d\w])-(?=[\d.]+\s?(?:℃|°C|摄氏度))|(?<=[\u4e00-\u9fff])-(?=[\d.]+\s?(?:℃|°C|摄氏度))",
            lambda m: "零下",
        ),
        (rf"(?<=[\d万亿])\s?({_UNIT})(?:/({_UNIT}))?(?![A-Za-z²³])", _measure),
        (rf"(?<=[元斤吨人次度角分里米升克])/(?={_UNIT}|[\u4e00-\u9fff])", lambda m: "每"),
        (rf"(?<=每)({_UNIT})(?![A-Za-z²³])", lambda m: _UNITS[m[1]]),
        (r"(?<=\d)\s?-\s?(?=\d+\s?[=＝])", lambda m: "减"),
        (r"(?<=[\d年月日点分秒时米度元吨])\s?[-—–~～]{1,2}\s?(?=[\d一二三四五六七八九十〇零])", lambda m: "至"),
        (
            r"(?<![\d.,])[1-9]\d{6,11}(?=\s?[余多]?[元人吨千万亿美欧港日公平立个名亩头只株辆件台套户册份次])",
            lambda m: _counted(m[0]),
        ),
        (_N, lambda m: number(m[0])),
    )
)


def in_words(text: str) -> str:
    """Return a text with numbers, dates, shares, times, units and signs in hanzi; letters stay."""
    text = text.translate(_FULL)
    for pattern, said in _RULES:
        text = pattern.sub(said, text)
    return "".join(_SIGNS.get(char, char) for char in text)
