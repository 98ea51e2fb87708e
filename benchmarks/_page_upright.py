"""Whole pages set upright: lines run down, from right to left, in tiers one below the other (traditional make-up)."""

from __future__ import annotations

from benchmarks._page_gold import Issue, Rule, Sheet, Words
from benchmarks._page_modules import Desk
from benchmarks._page_setting import Type, lines_of


def upright_page(desk: Desk, issue: Issue) -> Sheet:
    """Compose a page of two or three tiers; each story begins with its headline at the right."""
    body, leading = desk.type.size, desk.type.size * desk.random.uniform(1.5, 1.8)
    tiers, tier = desk.random.choice([2, 3]), body * desk.random.randint(18, 24)
    width = body * desk.random.randint(70, 100)
    margin, gap = 4 * body, 2.4 * body
    sheet = Sheet(width, 2 * margin + tiers * tier + (tiers - 1) * gap)
    setting = Type(body, leading, "song", hanging=True, justified=False)
    right = width - margin
    sheet.marks.append(Words(right - 2 * body, margin, 4 * body, issue.newspaper, "kai", bold=True, vertical=True))
    year, month, day = map(int, issue.date.split("-"))
    sheet.marks.append(
        Words(right - 5.5 * body, margin, body, f"{_digits(year)}年{_small(month)}月{_small(day)}日", vertical=True)
    )
    first_right = right - 7.5 * body
    for k in range(tiers):
        y = margin + k * (tier + gap)
        x = first_right if k * (tier + gap) < 4.4 * body * len(issue.newspaper) else right
        _tier(desk, sheet, setting, x, y, tier, margin)
        if k:
            sheet.marks.append(Rule(margin, y - gap / 2, width - margin, y - gap / 2))
    return sheet


def _tier(desk: Desk, sheet: Sheet, setting: Type, x: float, y: float, height: float, left: float) -> None:
    """Fill one tier with stories from right to left."""
    body = setting.size
    while x - left > 14 * setting.leading:
        story = desk.speech.story(desk.random.randint(100, 260), longest=11, kicker=0.2, sub=0)
        story.headline = _plain((story.headline or "").replace(" ", ""))
        story.byline = None
        if not any("记者" in p[:8] for p in story.paragraphs[:1]):
            story.credits = []
        story.paragraphs = [_plain(p) for p in story.paragraphs]
        size = min(2.2 * body, 0.95 * height / len(story.headline))
        if story.kicker:
            x -= 0.8 * body
            sheet.marks.append(Words(x, y, 1.2 * body, story.kicker, "kai", vertical=True))
            x -= 0.4 * size
        x -= 0.7 * size
        sheet.marks.append(Words(x, y, size, story.headline, "hei", vertical=True))
        x -= 0.75 * size + 0.6 * body
        lines = [line for p in story.paragraphs for line in lines_of(p, height / body, setting)]
        room = int((x - left) / setting.leading)
        if len(lines) > room:
            story.paragraphs = story.paragraphs[:1]
            lines = [line for p in story.paragraphs for line in lines_of(p, height / body, setting)]
            if len(lines) > room:
                del sheet.marks[-1 - bool(story.kicker) :]
                return
        for line in lines:
            x -= setting.leading
            sheet.marks.append(Words(x + body / 2, y + line.indent * body, body, line.text, vertical=True))
        x -= 1.6 * body
        sheet.stories.append(story)


def _plain(text: str) -> str:
    """Return text without Western digits, which upright lines set otherwise."""
    made = ""
    for char in text:
        made += "〇一二三四五六七八九"[int(char)] if char.isascii() and char.isdigit() else char
    return made


def _digits(year: int) -> str:
    return "".join("〇一二三四五六七八九"[int(c)] for c in str(year))


def _small(number: int) -> str:
    ten, one = divmod(number, 10)
    return (("" if ten == 1 else "〇一二三"[ten]) + "十" if ten else "") + ("〇一二三四五六七八九"[one] if one else "")
