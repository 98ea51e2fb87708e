"""The foot of a page: imprint, staff, page number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.hanzi.folding import fold
from reader.importing.pages.line import Line
from reader.importing.pages.marks import Marks

STAFF = re.compile(
    r"(?:责任?编辑?|本版编辑|值班(?:主任|编辑|总编)?|美术?编辑|版式|组版|校对|编辑|主编|总编辑?|策划|电话|电子信箱|e-?mail|新闻热线|投稿)\s*[:/|]"
)
STAFF_BY_SPACE = re.compile(r"(?:责任编辑|责编|美编|版式|校对|组版|排版)\s+[一-龥]{2,4}(?=\s|$)")
_IMPRINT = re.compile(
    r"社址|地址\s*:|邮编|邮政编码|广告(?:部|经营|热线|许可)|发行(?:部|热线)|印刷|零售每?份|定价|本报法律顾问|印务"
)
_FOLIO = re.compile(r"[-—–·•\s]*(?:第\s*)?\d{1,4}(?:\s*页)?[-—–·•\s]*$")


def feet(lines: Sequence[Line], lowest: float, marks: Marks) -> list[tuple[Line, str]]:
    """Return the lines of a page's foot with their roles; what goes on from an imprint's line is of it.

    `lowest`: where the page's last line ends.
    """
    found = [f for f in (_foot(x, lowest, marks) for x in lines) if f]
    told = {id(x) for x, _role in found}
    imprint = [x for x, role in found if role == "imprint"]
    return found + [(x, "imprint") for x in lines if id(x) not in told and any(_goes_on(y, x) for y in imprint)]


def _goes_on(line: Line, other: Line) -> bool:
    """Tell whether a line stands at another one's right, set like it."""
    level = abs(other.bottom - line.bottom) < 0.2 * line.size and abs(other.size - line.size) < 0.1 * line.size
    return level and 0 < other.left - line.right < 6 * line.size


def _foot(line: Line, lowest: float, marks: Marks) -> tuple[Line, str] | None:
    """Return a line of the page's foot with its role."""
    words = fold(line.text)
    if line.top < 0.5 * marks.height:
        return None
    if _IMPRINT.search(words) and len(words) < 120 and len(_IMPRINT.findall(words)) + len(STAFF.findall(words)) >= 2:
        return line, "imprint"
    if (STAFF.search(words) or STAFF_BY_SPACE.search(words)) and len(words) < 60:
        return line, "staff"
    if line.bottom >= lowest - 2 * line.size and _FOLIO.match(words):
        return line, "folio"
    return None
