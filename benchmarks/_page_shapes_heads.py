"""Level pages whose heads are hard to take apart once they are pictures (`heads`).

A banner with 引题 and 副题; the two lines of a headline stepped, or as wide as each other; characters spread over the
measure; a head amid its columns with text at both sides (腰题); a head between rules; a kicker in a box. Sources as in
`_page_make_up`.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from benchmarks._page_gold import Frame, Issue, Mark, Rule, Sheet, Story, Words
from benchmarks._page_modules import Area, Desk, columns_of, fill, room_for
from benchmarks._page_setting import Type, width_of
from benchmarks._page_words import Words as Speech

Head = Callable[[Desk, Story, Area, list[Mark]], float]


def fresh_desk(seed: int) -> Desk:
    """Return a desk of a seed."""
    chance = random.Random(seed * 7 + 3)
    size = chance.choice([8.0, 9.0, 10.0, 10.5])
    setting = Type(size, size * chance.uniform(1.36, 1.66), "song", hanging=chance.random() < 0.5)
    return Desk(
        chance, Speech(seed), setting, size * chance.uniform(1.4, 2.0), centred=chance.random() < 0.6,
        head_face=chance.choice(["hei", "song", "kai"]), head_bold=chance.random() < 0.5,
    )  # fmt: skip


def compose_heads(seed: int) -> Issue:
    """Return a level page: a masthead, and rows of stories whose heads are of many forms."""
    desk = fresh_desk(seed)
    body = desk.type.size
    issue = Issue(desk.speech.paper, f"2024-{desk.random.randint(1, 12):02d}-{desk.random.randint(1, 28):02d}",
                  "heads", seed)  # fmt: skip
    count = desk.random.choice([4, 5])
    column = body * desk.random.choice([12, 13, 14, 15])
    width = count * column + (count - 1) * desk.gutter + 8 * body
    sheet = Sheet(width, 1.4 * width)
    y = _plate(desk, issue, sheet, 4 * body, width - 4 * body)
    while sheet.height - y > 26 * desk.type.leading:
        y += _row(desk, sheet, Area(4 * body, y, width - 4 * body, sheet.height - 4 * body, count)) + 1.8 * body
    sheet.height = y + 2 * body
    for story in sheet.stories:
        story.page = "2"
    issue.sheets.append(sheet)
    return issue


def _plate(desk: Desk, issue: Issue, sheet: Sheet, left: float, right: float) -> float:
    body, size = desk.type.size, 1.8 * desk.type.size
    year, month, day = map(int, issue.date.split("-"))
    y = 3 * body + size
    sheet.marks += [
        Words(left, y, size, "第2版", "hei"),
        Words(left + 14 * body, y, body, f"{year}年{month}月{day}日", "song"),
        Words(right - width_of(issue.newspaper) * size, y, size, issue.newspaper, "kai"),
        Rule(left, y + 0.7 * body, right, y + 0.7 * body, 0.8),
    ]
    return y + 2.4 * body


def _row(desk: Desk, sheet: Sheet, area: Area) -> float:
    """Compose one or two stories beside each other; return the height that they take."""
    leading = desk.type.leading
    height = min(area.height, leading * desk.random.randint(18, 30))
    parts = [area] if desk.chance(0.35) else _halves(desk, area)
    for part in parts:
        own = replace(part, y1=part.y0 + height)
        forms: list[Head] = [_plain, _stepped, _even_lines, _spread, _ruled, _boxed_kicker]
        story = desk.speech.story(10, longest=18 if own.columns > 2 else 12, kicker=0.4, sub=0.4)
        if own.columns >= 3 and desk.chance(0.25):
            columns = _amid(desk, story, own, sheet.marks)
        else:
            columns = columns_of(own, own.columns, desk.gutter)
            top = desk.random.choice(forms)(desk, story, own, sheet.marks)
            for each in columns:
                each.y0 = own.y0 + top
        more = desk.speech.story(room_for(desk, columns), kicker=0, sub=0)
        story.paragraphs = [story.paragraphs[0], *more.paragraphs[1:]]
        fill(desk, story, columns, sheet.marks)
        sheet.stories.append(story)
    return height


def _halves(desk: Desk, area: Area) -> list[Area]:
    cut = desk.random.randint(1 if area.columns > 4 else 2, area.columns - 2)
    columns = columns_of(area, area.columns, desk.gutter)
    return [replace(area, x1=columns[cut].x - desk.gutter, columns=cut),
            replace(area, x0=columns[cut].x, columns=area.columns - cut)]  # fmt: skip


def _set(
    desk: Desk, area: Area, y: float, text: str, size: float, marks: list[Mark], *, centred: bool | None = None,
    **look: object,
) -> float:  # fmt: skip
    """Set one line of a head; return where it ends."""
    size = min(size, 0.98 * area.width / width_of(text))
    centre = desk.centred if centred is None else centred
    x = area.x0 + (area.width - width_of(text) * size) / 2 * centre
    marks.append(Words(x, y + 0.88 * size, size, text, **look))  # type: ignore[arg-type]  # face and bold
    return y + 1.2 * size


def _large(desk: Desk, story: Story, area: Area) -> float:
    text = story.headline or ""
    return min(desk.type.size * (2.0 + 0.6 * area.columns), 0.96 * area.width / width_of(text))


def _around(desk: Desk, story: Story, area: Area, marks: list[Mark], main: Head) -> float:
    """Set what stands above and below a headline."""
    body, y = desk.type.size, area.y0
    if story.kicker:
        y = _set(desk, area, y, story.kicker, desk.random.uniform(1.15, 1.5) * body, marks, face="kai") + 0.3 * body
    y = main(desk, story, replace(area, y0=y), marks) + 0.2 * body
    if story.sub:
        dash = "——" if desk.chance(0.3) else ""
        story.sub = dash + story.sub.lstrip("—")
        y = _set(desk, area, y, story.sub, desk.random.uniform(1.12, 1.4) * body, marks, face="kai") + 0.2 * body
    if story.byline:
        y = _set(desk, area, y, story.byline, body, marks, face="kai") + 0.2 * body
    return y - area.y0 + 0.5 * body


def _plain(desk: Desk, story: Story, area: Area, marks: list[Mark]) -> float:
    def main(desk: Desk, story: Story, area: Area, marks: list[Mark]) -> float:
        return _set(desk, area, area.y0, story.headline or "", _large(desk, story, area), marks, face="hei")

    return _around(desk, story, area, marks, main)


def cut_in_two(text: str) -> tuple[str, str]:
    """Return a headline in two lines."""
    at = text.find(" ")
    at = at if at > 0 else -(-len(text) // 2)
    return text[:at].strip(), text[at:].strip()


def _stepped(desk: Desk, story: Story, area: Area, marks: list[Mark]) -> float:
    """Set a headline in two lines, the second further in (阶梯式)."""

    def main(desk: Desk, story: Story, area: Area, marks: list[Mark]) -> float:
        first, second = cut_in_two(story.headline or "")
        size = min(1.25 * _large(desk, story, area), 0.8 * area.width / max(width_of(first), width_of(second)))
        y = _set(desk, area, area.y0, first, size, marks, centred=False, face=desk.head_face, bold=True)
        x = min(area.x0 + 2 * size, area.x1 - width_of(second) * size)
        return _set(desk, replace(area, x0=x), y, second, size, marks, centred=False, face=desk.head_face, bold=True)

    return _around(desk, story, area, marks, main)


def _even_lines(desk: Desk, story: Story, area: Area, marks: list[Mark]) -> float:
    """Set a headline in two lines of one size, the shorter one spread to the width of the longer."""

    def main(desk: Desk, story: Story, area: Area, marks: list[Mark]) -> float:
        rows, y = cut_in_two(story.headline or ""), area.y0
        most = max(map(width_of, rows))
        size = min(0.9 * area.width / most, desk.type.size * (2.0 + 0.5 * area.columns))
        x = area.x0 + (area.width - most * size) / 2 * desk.centred
        for row in rows:
            marks.append(Words(x, y + 0.88 * size, size, row, "hei", desk.head_bold, measure=most * size))
            y += 1.22 * size
        return y

    return _around(desk, story, area, marks, main)


def _spread(desk: Desk, story: Story, area: Area, marks: list[Mark]) -> float:
    """Set a headline spread over the measure, white between all its characters."""

    def main(desk: Desk, story: Story, area: Area, marks: list[Mark]) -> float:
        text = (story.headline or "").replace(" ", "")[:11]
        story.headline = text
        wide = 0.96 * area.width
        size = min(desk.type.size * (1.8 + 0.5 * area.columns), wide / (1.35 * width_of(text)))
        wide = min(wide, 1.6 * width_of(text) * size)
        x = area.x0 + (area.width - wide) / 2
        marks.append(Words(x, area.y0 + 0.88 * size, size, text, "hei", measure=wide))
        return area.y0 + 1.2 * size

    return _around(desk, story, area, marks, main)


def _ruled(desk: Desk, story: Story, area: Area, marks: list[Mark]) -> float:
    """Set a headline between two rules."""
    marks.append(Rule(area.x0, area.y0, area.x1, area.y0, 1.0))
    inner = replace(area, y0=area.y0 + 0.6 * desk.type.size)
    y = area.y0 + 0.6 * desk.type.size + _plain(desk, story, inner, marks)
    marks.append(Rule(area.x0, y, area.x1, y, 0.4))
    return y + 0.6 * desk.type.size - area.y0


def _boxed_kicker(desk: Desk, story: Story, area: Area, marks: list[Mark]) -> float:
    """Set a kicker in a box of its own over a headline that begins at the left."""
    body = desk.type.size
    if not story.kicker:
        return _plain(desk, story, area, marks)
    kicker, size = story.kicker, min(1.2 * body, 0.8 * area.width / width_of(story.kicker))
    wide = width_of(kicker) * size
    marks.append(Frame(area.x0, area.y0, area.x0 + wide + body, area.y0 + 1.6 * size, 0.5, 0.9))
    marks.append(Words(area.x0 + 0.5 * body, area.y0 + 1.18 * size, size, kicker, "hei"))
    rest = replace(story, kicker=None)
    height = _plain(desk, rest, replace(area, y0=area.y0 + 2.1 * size), marks)
    story.sub = rest.sub
    return height + 2.1 * size


def _amid(desk: Desk, story: Story, area: Area, marks: list[Mark]) -> list:  # type: ignore[type-arg]  # of columns
    """Set a head over the inner columns, text at both sides of it from the top (腰题)."""
    columns = columns_of(area, area.columns, desk.gutter)
    story.kicker = story.sub = story.byline = None
    part = Area(columns[1].x, area.y0, columns[-1].x + columns[-1].width if area.columns == 3 else columns[-2].x
                + columns[-2].width, area.y1, max(1, area.columns - 2))  # fmt: skip
    height = _plain(desk, story, part, marks)
    for k, column in enumerate(columns):
        inside = column.x >= part.x0 - 1 and column.x + column.width <= part.x1 + 1
        column.y0 = area.y0 + (height if inside or not k else 0)
    if columns[0].y0 != area.y0:
        columns[0].y0 = area.y0  # the first column begins at the top, at the head's left
    return columns
