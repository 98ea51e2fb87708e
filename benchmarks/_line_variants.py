"""Labelled texts set otherwise: what rules make of forms that nobody mended them for, with no other text written.

A variant keeps what each line is: blank lines or indents come or go, pieces change places or go, headlines get signs,
bylines another form, paragraphs are cut or broken by a measure. Rules that were mended on a text read its variants as
they read strangers' texts, or nearly: eleventh to thirteenth round .83 of the lines, mended .90, at first sight .75.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

Row = tuple[str, str]
"""What a line is, and the line as it is printed."""
Rows = list[Row]
OFTEN = (1, 2, 2, 3)
SIGNS = ("■%s", "●%s", "【%s】", "◆%s", "▲%s", "★%s", "《%s》", "○%s")
NAMED = ("（%s）", "文/%s", "□%s", "◎%s", "作者：%s", "——%s", "    %s", "撰稿 %s")
MEASURES = (14, 16, 18, 20, 24, 30)
_BLANK = " \u3000"
_LEAD = re.compile(
    r"^([\s\u3000]*)(?:本报讯|本報訊|【[^】]{2,12}】|[（(]?本[报刊]?[^，。]{2,14}[日讯电][）)]?)[\s\u3000]*"
    r"(?:[（(][^）)]{2,20}[）)])?[\s\u3000，,]*"
)
_OF_BYLINE = re.compile(r"本报|记者|通讯员|[（）()\s\u3000]|作者[:：]|文/|/图|摄影")
_MOST_BYLINE, _LEFT, _LEADS = 14, 20, 40


def variant(rows: Sequence[Row], name: str) -> Rows:
    """Return labelled lines set otherwise, as `name` draws; no blank line is above or below them."""
    draw = random.Random(name)
    made = list(rows)
    for way in draw.sample(WAYS, draw.choice(OFTEN)):
        made = way(made, draw) or made
    while made and not made[0][1].strip():
        made.pop(0)
    while made and not made[-1][1].strip():
        made.pop()
    return made


def _without_blanks(rows: Rows, _draw: random.Random) -> Rows:
    return [row for row in rows if row[1].strip()]


def _all_blanks(rows: Rows, _draw: random.Random) -> Rows:
    return [made for row in rows if row[1].strip() for made in (row, ("", ""))]


def _without_indents(rows: Rows, _draw: random.Random) -> Rows:
    return [(label, line.strip(_BLANK)) for label, line in rows]


def _indented(rows: Rows, _draw: random.Random) -> Rows:
    return [(a, "\u3000\u3000" + line.strip(_BLANK) if a in {"P", "P*"} else line) for a, line in rows]


def _without_leads(rows: Rows, _draw: random.Random) -> Rows:
    made = []
    for label, line in rows:
        rest = _LEAD.sub(r"\1", line)
        cut = label in {"P", "P*"} and len(line) > _LEADS and len(rest) > _LEFT
        made.append((label, rest if cut else line))
    return made


def _without_bylines(rows: Rows, _draw: random.Random) -> Rows:
    return [row for row in rows if row[0] != "B"]


def _little_aside(rows: Rows, draw: random.Random) -> Rows:
    return [row for row in rows if row[0] not in {"X", "D"} or draw.random() < 0.3]


def _without_minor_heads(rows: Rows, _draw: random.Random) -> Rows:
    return [row for row in rows if row[0] not in {"S", "K", "h"}]


def _pieces(rows: Rows) -> list[int]:
    """Return where pieces begin: at the first line of each stack."""
    begun, above = [], False
    for k, (label, _line) in enumerate(rows):
        if label in {"K", "H", "P*", "I"}:
            if not above:
                begun.append(k)
            above = label == "K"
        elif label:
            above = False
    return begun


def _other_order(rows: Rows, draw: random.Random) -> Rows | None:
    begun = _pieces(rows)
    if len(begun) <= len("ab"):
        return None
    pieces = [rows[a:b] for a, b in zip(begun, [*begun[1:], len(rows)], strict=True)]
    draw.shuffle(pieces)
    return rows[: begun[0]] + [row for piece in pieces for row in piece]


def _two_pieces(rows: Rows, draw: random.Random) -> Rows | None:
    begun = _pieces(rows)
    if len(begun) <= len("ab"):
        return None
    k = draw.randrange(len(begun) - 1)
    head = rows[: begun[0]] if draw.random() < 0.5 else []
    return head + rows[begun[k] : [*begun, len(rows)][k + 2]]


def _fewer_paragraphs(rows: Rows, draw: random.Random) -> Rows:
    made, begun = [], False
    for row in rows:
        if row[0] == "P":
            if begun and draw.random() < 0.4:
                continue
            begun = True
        elif row[0] in {"H", "K"}:
            begun = False
        made.append(row)
    return made


def _signs(rows: Rows, draw: random.Random) -> Rows:
    sign = draw.choice(SIGNS)
    return [(a, sign % line.strip(_BLANK) if a == "H" else line) for a, line in rows]


def _one_blank(rows: Rows, _draw: random.Random) -> Rows:
    return [(a, line.replace("\u3000", " ") if a in {"H", "K", "S"} else line) for a, line in rows]


def _other_bylines(rows: Rows, draw: random.Random) -> Rows:
    form, made = draw.choice(NAMED), []
    for label, line in rows:
        name = _OF_BYLINE.sub("", line)
        plain = label == "B" and len(line) < _MOST_BYLINE and len(name) in range(2, 5)
        made.append((label, form % name if plain else line))
    return made


def _broken(rows: Rows, draw: random.Random) -> Rows | None:
    if any(label == "+" for label, _line in rows):
        return None
    measure, made = draw.choice(MEASURES), []
    for label, line in rows:
        step = measure if label in {"P", "P*"} else len(line) + 1
        parts = [line[k : k + step] for k in range(0, len(line), step)] or [""]
        made += [(label, parts[0]), *(("+", part) for part in parts[1:])]
    return made


WAYS: tuple[Callable[[Rows, random.Random], Rows | None], ...] = (
    *(_without_blanks, _all_blanks, _without_indents, _indented, _without_leads, _without_bylines, _little_aside),
    *(_other_order, _two_pieces, _fewer_paragraphs, _signs, _without_minor_heads, _one_blank, _other_bylines, _broken),
)
