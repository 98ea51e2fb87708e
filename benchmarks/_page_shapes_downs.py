"""Upright pages of many forms (`downs`): three to five tiers, headlines of two lines, 引题 and 副题 beside them, hair
rules between the columns, boxed stories. Sources as in `_page_make_up`.
"""

from __future__ import annotations

from dataclasses import replace

from benchmarks._page_gold import Frame, Issue, Mark, Rule, Sheet, Story, Words
from benchmarks._page_modules import Area, Desk
from benchmarks._page_setting import Type, lines_of
from benchmarks._page_shapes_heads import cut_in_two, fresh_desk

_CHINESE = str.maketrans("0123456789", "〇一二三四五六七八九")


def compose_downs(seed: int) -> Issue:
    """Return an upright page of tiers with heads of many forms."""
    desk = fresh_desk(seed)
    body = desk.type.size
    issue = Issue(desk.speech.paper, f"2024-{desk.random.randint(1, 12):02d}-{desk.random.randint(1, 28):02d}",
                  "downs", seed)  # fmt: skip
    tiers, tier = desk.random.choice([3, 4, 5]), body * desk.random.randint(13, 20)
    leading, gap, margin = body * desk.random.uniform(1.35, 1.75), 2.2 * body, 4 * body
    width = body * desk.random.randint(70, 95)
    sheet = Sheet(width, 2 * margin + tiers * tier + (tiers - 1) * gap)
    right = width - margin
    year, month, day = issue.date.split("-")
    sheet.marks += [
        Words(right - 2 * body, margin, 3.6 * body, issue.newspaper, "kai", bold=True, vertical=True),
        Words(right - 5 * body, margin, body, f"{year.translate(_CHINESE)}年{_small(int(month))}月{_small(int(day))}日",
              vertical=True),
    ]  # fmt: skip
    setting = Type(body, leading, "song", hanging=desk.chance(0.5), justified=False)
    hair = desk.chance(0.3)
    for k in range(tiers):
        y = margin + k * (tier + gap)
        x = right - 7.5 * body if k * (tier + gap) < 3.8 * body * len(issue.newspaper) else right
        _tier(desk, sheet, setting, Area(margin, y, x, y + tier), hair)
        if k:
            sheet.marks.append(Rule(margin, y - gap / 2, right, y - gap / 2))
    issue.sheets.append(sheet)
    return issue


def _small(number: int) -> str:
    digits = "〇一二三四五六七八九"
    ten, one = divmod(number, 10)
    return (("" if ten == 1 else digits[ten]) + "十" if ten else "") + (digits[one] if one else "")


def _tier(desk: Desk, sheet: Sheet, setting: Type, area: Area, hair: bool) -> None:
    """Fill a tier from the right with stories, each of its own form of head."""
    body, x, height = setting.size, area.x1, area.height
    while x - area.x0 > 12 * setting.leading:
        story = desk.speech.story(desk.random.randint(80, 240), longest=18, kicker=0.3, sub=0.3)
        story.credits, story.byline = [], None
        story.headline = (story.headline or "").replace(" ", "").translate(_CHINESE)
        story.kicker, story.sub = (t.translate(_CHINESE) if t else None for t in (story.kicker, story.sub))
        story.paragraphs = [p.translate(_CHINESE) for p in story.paragraphs if "记者" not in p[:10]] or [
            desk.speech.paragraph(90).translate(_CHINESE)
        ]
        marks: list[Mark] = []
        boxed = desk.chance(0.15)
        left = _down_head(desk, story, replace(area, x1=x - boxed * body), marks) - 0.6 * body
        lines = [line for p in story.paragraphs for line in lines_of(p, height / body - boxed, setting)]
        room = int((left - area.x0) / setting.leading)
        if len(lines) > room:
            return
        top = area.y0 + boxed * 0.5 * body
        for line in lines:
            left -= setting.leading
            marks.append(Words(left + body / 2, top + line.indent * body, body, line.text, vertical=True))
            if hair and not boxed:
                marks.append(Rule(left - (setting.leading - body) / 2, area.y0, left - (setting.leading - body) / 2,
                                  area.y1, 0.25))  # fmt: skip
        if boxed:
            left -= body
            sheet.marks.append(Frame(left, area.y0 - 0.4 * body, x, area.y1 + 0.4 * body, 0.6))
        sheet.marks += marks
        sheet.stories.append(story)
        x = left - 1.5 * body


def _down_head(desk: Desk, story: Story, area: Area, marks: list[Mark]) -> float:
    """Set a head at the right of an area; return where it ends at the left."""
    body, x = desk.type.size, area.x1
    words = story.headline or ""
    rows = list(cut_in_two(words)) if len(words) > 9 or desk.chance(0.2) else [words]
    large = desk.random.uniform(1.7, 2.4) * body
    sizes: list[tuple[str | None, float, str]] = [(story.kicker, 1.2 * body, "kai")]
    sizes += [(row, min(large, 0.94 * area.height / max(len(r) for r in rows)), "hei") for row in rows]
    sizes += [(story.sub, 1.15 * body, "kai")]
    stepped, steps = desk.chance(0.3), 0
    for text, size, face in sizes:
        if not text:
            continue
        size = min(size, 0.96 * area.height / len(text))
        x -= 0.62 * size
        drop = 0.0
        if stepped and text in rows:  # the second line of a headline begins further down
            drop, steps = min(1.5 * size * steps, area.height - len(text) * size), steps + 1
        marks.append(Words(x, area.y0 + drop, size, text, face, vertical=True))  # type: ignore[arg-type]  # a face
        x -= 0.62 * size
    return x
