"""Chinese composition rules as data: squeezed marks, indents, headline breaks.

Source: W3C, Requirements for Chinese Text Layout (clreq), 3.1.6 and 3.2.
"""

from __future__ import annotations

import re

from reader.model.article import ParagraphRole
from reader.model.door import door

OPENING = frozenset("“‘（〔［｛《〈「『【〖〘")
CLOSING = frozenset("”’）〕］｝》〉」』】〗〙")
STOPS = frozenset("，。、；：！？")
_SQUEEZED = re.compile(
    "[{closing}](?=[{opening}{closing}])|(?<=[{opening}])[{opening}]".format(
        opening=re.escape("".join(sorted(OPENING))), closing=re.escape("".join(sorted(CLOSING | STOPS)))
    )
)
_WIDE = re.compile("—{2,}|·")
BREAK_AFTER = frozenset("，。、；：！？”’）》」』】—…·　 ")
ALONE = 3


@door
def squeezed(text: str) -> tuple[int, ...]:
    """Return the marks that lose their blank half (OpenType `halt`) because a mark stands beside it.

    。” 》、 ：“ squeeze the first mark; “《 the second, whose blank half faces the first.
    """
    return tuple(found.start() for found in _SQUEEZED.finditer(text))


@door
def full_width(text: str) -> tuple[int, ...]:
    """Return the marks that must be set one em wide (OpenType `fwid`) where the face would set them narrow.

    A Chinese dash —— fills two characters without a gap, and the dot of a name (卡尔·马克思) one.
    """
    wide = (found for found in _WIDE.finditer(text) if found.group() != "·" or _between_hanzi(text, found.start()))
    return tuple(k for found in wide for k in range(*found.span()))


def _between_hanzi(text: str, k: int) -> bool:
    """Tell whether a hanzi stands on either side; a class of them would take longer to compile than to ask."""
    return all(
        "\u3400" <= char <= "\u9fff" or "\U00020000" <= char <= "\U0003ffff"
        for char in (text[k - 1 : k], text[k + 1 : k + 2])
    )


def indent(text: str, role: ParagraphRole) -> float:
    """Return a paragraph's first-line indent in em: 2, but 1.5 before an opening mark, which brings its own blank."""
    if role not in {"body", "editor_note"}:
        return 0.0
    return 1.5 if text[:1] in OPENING else 2.0


@door
def headline_breaks(headline: str) -> tuple[int, ...]:
    """Return where a headline of two lines may break, best first: at its own spaces, then behind its marks.

    A break is the offset of the second line's first character; a space stays at the end of the first line. No break
    leaves fewer than three characters alone; among equals the one nearest the middle comes first.
    """
    middle = len(headline) / 2
    inner = range(ALONE, len(headline) - ALONE + 1)

    def near(offset: int) -> float:
        return abs(offset - middle)

    spaces = [k for k in inner if headline[k - 1] in " \u3000" and headline[k] not in CLOSING | STOPS | set(" \u3000")]
    marks = [
        k
        for k in inner
        if k not in spaces
        and headline[k - 1] in BREAK_AFTER
        and headline[k] not in BREAK_AFTER
        and headline[k] not in CLOSING
    ]
    dashes = [k for k in inner if headline.startswith("——", k) and k not in marks]
    return (*sorted(spaces, key=near), *sorted({*marks, *dashes}, key=near))
