"""Lines of tables, timetables and scores that no format marks as rows: short cells, a number, time or score in one.

All functions read folded text.
"""

from __future__ import annotations

import re

from reader.bylines import names, vocabulary

_TIMED = re.compile(r"\d{1,3}\s?(?:[:：∶]|比)\s?\d{1,3}(?!\d)")
_VALUE = re.compile(
    r"[东南西北]{1,2}风\d{1,2}(?:[-~～至]\d{1,2})?级|第\d+期|[-+±]?\d[\d.,:%~～]*(?:(?:米|元|℃|度|点|次|人|分|秒|公斤|斤|吨|%)?|(?:比|-)\d{1,3})|\d{1,2}[月点时](?:\d{1,2}[日分])?"
)
_FORECAST = re.compile(r"(?:[今明后]|未来)[天日晚夜](?:白天|夜间|夜里|上午|下午|早晨|晚上)?\s*[:：]")
_NUMBERS = re.compile(r"^[^:。,]{2,20}:\s*\d{1,3}(?:\s+[+\d]{1,3}){2,}$")
"""Numbers that were drawn: 3D第2024128期:4 7 2."""
_CELL = 8
_LONGEST = 80
_LABEL = 4


def has_values(folded: str) -> bool:
    """Tell whether a line is short cells, one of them a number, a time or a score."""
    if len(folded) > _LONGEST:
        return False
    if _TIMED.match(folded) or (_TIMED.search(folded) and len(_TIMED.sub("", folded).strip()) <= _CELL):
        return True
    if _FORECAST.match(folded):
        return True
    if _NUMBERS.search(folded):
        return True
    cells = folded.split()
    return (
        (len(cells) >= 3 or (len(cells) == 2 and len(cells[0]) <= _LABEL))
        and all(len(cell) <= _CELL for cell in cells)
        and any(_VALUE.fullmatch(cell) for cell in cells[1:])
        and sum(bool(_VALUE.fullmatch(cell)) for cell in cells) >= len(cells) - 2
    )


def names_behind_label(folded: str) -> bool:
    """Tell whether a line is a label that is no part in the making and names behind it: 一等奖:余见山 罗敬之."""
    label, colon, rest = folded.partition(":")
    cells = rest.split()
    plain = colon and len(label) <= _CELL and label not in vocabulary.roles() and len(cells) >= 2
    return bool(plain) and all(names.is_name(c) for c in cells)


def goes_on(row: str, folded: str) -> bool:
    """Tell whether a line right below a row is of the same table, though it holds no number."""
    cells = folded.split()
    return has_values(row) and len(cells) >= 2 and all(len(cell) <= 6 for cell in cells)
