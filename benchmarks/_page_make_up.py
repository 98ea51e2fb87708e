"""Make-up of whole pages: mastheads and page headers, random partitions into modules, flowing columns, upright pages.

Sources: 《报纸编辑学》 on 基本栏, 变栏, 报头, 报眼, 转版; W3C Requirements for Chinese Text Layout on both directions.
"""

from __future__ import annotations

import random
from dataclasses import replace

from benchmarks._page_gold import Frame, Issue, Rule, Sheet, Story, Words
from benchmarks._page_modules import (
    Area,
    Desk,
    advertisement_module,
    briefs_module,
    columns_of,
    contents_module,
    photo_module,
    place_head,
    stack,
    story_module,
)  # fmt: skip
from benchmarks._page_setting import Type, lines_of, width_of
from benchmarks._page_shapes_downs import compose_downs
from benchmarks._page_shapes_heads import compose_heads
from benchmarks._page_upright import upright_page
from benchmarks._page_words import Words as Speech

KINDS = ("modular", "modular", "modular", "flow", "upright", "spread", "several", "jump", "table")
FRESH = {"heads": compose_heads, "downs": compose_downs}
"""Kinds that only whoever names them gets."""
_WEEK = "一二三四五六日"


def compose(seed: int, kind: str | None = None) -> Issue:
    """Return the issue of a seed; `kind`: one of KINDS or FRESH."""
    if kind in FRESH:
        return FRESH[kind](seed)
    chance = random.Random(seed)
    kind = kind or KINDS[seed % len(KINDS)]
    speech = Speech(seed)
    size = chance.choice([7.5, 8.5, 9.0, 9.5, 10.5])
    setting = Type(
        size, size * chance.uniform(1.32, 1.7), "song", hanging=chance.random() < 0.4, justified=chance.random() < 0.8
    )
    desk = Desk(
        chance,
        speech,
        setting,
        size * chance.uniform(1.2, 2.2),
        centred=chance.random() < 0.75,
        head_face=chance.choice(["hei", "song"]),
        head_bold=chance.random() < 0.5,
    )
    month, day = chance.randint(1, 12), chance.randint(1, 28)
    issue = Issue(speech.paper, f"{chance.choice([2019, 2023, 2025, 2026])}-{month:02d}-{day:02d}", kind, seed)
    if kind == "upright":
        issue.sheets.append(upright_page(desk, issue))
        return issue
    pages = {"several": chance.randint(2, 4), "jump": 2}.get(kind, 1)
    first = 1 if pages > 1 or chance.random() < 0.4 else chance.randint(2, 8)
    for k in range(pages):
        issue.sheets.append(_page(desk, issue, kind, first + k))
    if kind == "jump":
        _jump(desk, issue)
    return issue


def _page(desk: Desk, issue: Issue, kind: str, number: int) -> Sheet:
    """Compose one page with its header."""
    body = desk.type.size
    wide = kind == "spread"
    count = desk.random.choice([4, 5, 6] if not wide else [10, 12])
    if kind == "flow":
        count = desk.random.choice([2, 3, 4])
    column = body * desk.random.choice([11, 12, 13, 14])
    margin = 4.5 * body
    width = count * column + (count - 1) * desk.gutter + 2 * margin
    height = (
        desk.random.uniform(1.3, 1.5) * (width / 2 if wide else width)
        if kind != "flow"
        else max(1.4 * width, 70 * desk.type.leading)
    )
    sheet = Sheet(width, height)
    area = Area(margin, margin, width - margin, height - margin, count)
    named = desk.speech.page_name() if desk.chance(0.8) else None
    if number == 1:
        area.y0 = _masthead(desk, issue, sheet, area, number, named)
    else:
        area.y0 = _header(desk, issue, sheet, area, number, named)
    if desk.chance(0.3):
        small = 0.85 * body
        sheet.marks.append(
            Words(
                area.x0,
                area.y1,
                small,
                f"社址：{desk.speech.place()}1号　邮编：000000　印刷：{issue.newspaper}印务中心",
                "song",
            )
        )
        area.y1 -= 2.2 * body
    if kind == "flow":
        stories = _flow(desk, sheet, area)
    else:
        stories = [s for part in _partition(desk, area, issue) for s in _module(desk, sheet, part)]
    if kind == "table" and stories:
        _table(desk, sheet, stories)
    for story in stories:
        story.page, story.page_name = str(number), named
    sheet.stories += stories
    return sheet


def _date(issue: Issue, desk: Desk, *, spaced: bool) -> str:
    import datetime

    year, month, day = map(int, issue.date.split("-"))
    week = _WEEK[datetime.date(year, month, day).weekday()]
    gap = "　" if spaced else " "
    if desk.chance(0.15):
        return f"{year}.{month:02d}.{day:02d}{gap}星期{week}"
    return f"{year}年{month}月{day}日{gap}星期{week}"


def _masthead(desk: Desk, issue: Issue, sheet: Sheet, area: Area, number: int, named: str | None) -> float:
    """Set the newspaper's name, its lines in one of four ways, and perhaps a box beside it (报眼)."""
    body, marks = desk.type.size, sheet.marks
    size = desk.random.uniform(5, 7) * body
    own = width_of(issue.newspaper) * size
    way = desk.random.randrange(4)
    x = area.x0 + (area.width - own) / 2 if way == 2 else area.x0
    marks.append(Words(x, area.y0 + 0.88 * size, size, issue.newspaper, "kai", bold=True))
    day = _date(issue, desk, spaced=desk.chance(0.5))
    facts = [
        day,
        desk.speech.lunar(),
        f"第{desk.random.randint(100, 9999)}期",
        f"今日{desk.random.choice([4, 8, 12])}版",
    ]
    page = f"第{number}版" + (f"：{named}" if named else "")
    y = area.y0 + 1.15 * size
    if way in {0, 2}:
        words = "　".join([*facts, page])
        marks.append(Words(area.x0, y + body, body, words, "song"))
        y += 1.6 * body
    else:
        left = area.x0 + own + 2 * body
        rows = [day, f"{facts[1]}　{facts[2]}", "国内统一连续出版物号 CN 00-0000", page]
        for k, row in enumerate(rows):
            marks.append(Words(left, area.y0 + 1.2 * body + k * 1.5 * body, body, row, "hei"))
        y = max(y, area.y0 + 6.5 * body)
        if area.x1 - left > 34 * body and way == 3:
            ear = Area(area.x1 - 16 * body, area.y0, area.x1, y - 0.5 * body)
            marks.append(Frame(ear.x0, ear.y0, ear.x1, ear.y1, 0.6))
            for k, row in enumerate([f"{desk.speech.place()}主办", f"今天 多云 {number + 5}～{number + 14}℃"]):
                marks.append(Words(ear.x0 + body, ear.y0 + 1.8 * body + 1.6 * k * body, body, row, "song"))
    marks.append(Rule(area.x0, y, area.x1, y, 1.2))
    return y + 1.6 * body


def _header(desk: Desk, issue: Issue, sheet: Sheet, area: Area, number: int, named: str | None) -> float:
    """Set a page header: number and name at one end, newspaper at the other, day between."""
    body, marks = desk.type.size, sheet.marks
    size = desk.random.uniform(1.6, 2.4) * body
    base = area.y0 + size
    form = desk.random.choice([f"{number:02d}", f"第{number}版", f"{number}版", str(number)])
    left, right = [(size, form), (size, named)] if named else [(size, form)], [(size, issue.newspaper)]
    if desk.chance(0.4):
        left, right = right, left[::-1]
    x = area.x0
    for own, words in left:
        marks.append(Words(x, base, own, words, "hei"))
        x += width_of(words) * own + 1.2 * body
    x = area.x1
    for own, words in right[::-1]:
        x -= width_of(words) * own
        marks.append(Words(x, base, own, words, "hei"))
        x -= 1.2 * body
    middle = area.x0 + area.width * 0.42
    day = _date(issue, desk, spaced=True)
    marks.append(Words(middle, base - 0.7 * body, body, day, "song"))
    if desk.chance(0.5):
        staff = f"责任编辑：{desk.speech.name()}　校对：{desk.speech.name()}"
        marks.append(Words(middle, base + 0.7 * body, 0.85 * body, staff, "song"))
    y = base + 1.3 * body
    marks.append(Rule(area.x0, y, area.x1, y, 0.8))
    return y + 1.4 * body


def _partition(desk: Desk, area: Area, issue: Issue) -> list[Area]:
    """Cut an area into modules at random, across and down, until none is too large."""
    body, leading = desk.type.size, desk.type.leading
    most = 5 if issue.kind != "spread" else 7
    large = area.columns > most or area.height > 46 * leading or area.columns * area.height > 120 * leading
    if not large and (area.height < 24 * leading or desk.chance(0.75)):
        return [area]
    can_down = area.columns >= 4 or (area.columns >= 2 and area.height > 12 * leading and desk.chance(0.35))
    can_across = area.height > 30 * leading
    if not can_down and not can_across:
        return [area]
    gap = desk.random.uniform(1.3, 2.6) * body
    if can_across and (not can_down or desk.chance(area.height / (area.height + 0.8 * area.width))):
        y = area.y0 + area.height * desk.random.uniform(0.35, 0.65)
        above, below = replace(area, y1=y - gap / 2), replace(area, y0=y + gap / 2)
        return _partition(desk, above, issue) + _partition(desk, below, issue)
    left = desk.random.randint(1, area.columns - 1)
    if area.columns >= 4 and left in {1, area.columns - 1} and desk.chance(0.6):
        left = 2
    cut = columns_of(area, area.columns, desk.gutter)[left]
    one = replace(area, x1=cut.x - desk.gutter, columns=left)
    two = replace(area, x0=cut.x, columns=area.columns - left)
    return _partition(desk, one, issue) + _partition(desk, two, issue)


def _module(desk: Desk, sheet: Sheet, area: Area) -> list[Story]:
    """Compose what stands in one module."""
    leading, way = desk.type.leading, desk.random.random()
    marks = sheet.marks
    if desk.chance(0.15):
        marks.append(Rule(area.x0, area.y1 + 0.5 * desk.type.size, area.x1, area.y1 + 0.5 * desk.type.size))
    small = area.columns * area.height < 70 * leading
    if way < 0.1 and area.columns >= 2:
        return photo_module(desk, area, marks)
    if way < 0.16 and small and area.columns <= 2 and not any(isinstance(m, Words) and "版）" in m.text for m in marks):
        return contents_module(desk, area, marks)
    if way < 0.22 and small:
        return advertisement_module(desk, area, marks)
    if way < 0.3 and area.columns == 1:
        return briefs_module(desk, area, marks)
    if way < 0.45 and area.columns >= 3 and area.height > 26 * leading:
        return _notched(desk, sheet, area)
    return story_module(desk, area, marks)


def _notched(desk: Desk, sheet: Sheet, area: Area) -> list[Story]:
    """Compose a story whose last columns end early, and something else in the corner (L-shape)."""
    columns = columns_of(area, area.columns, desk.gutter)
    over = desk.random.randint(1, max(1, area.columns // 2))
    top = area.y0 + area.height * desk.random.uniform(0.5, 0.62)
    body = desk.type.size
    first = len(columns) - over
    story = desk.speech.story(10)
    height = stack(desk, story, area, sheet.marks, body * (2 + 0.6 * area.columns))
    for k, column in enumerate(columns):
        column.y0 = area.y0 + height
        if k >= first:
            column.y1 = top - 1.2 * body
    from benchmarks._page_modules import fill, room_for

    opening = story.paragraphs[0]
    story.paragraphs = [opening, *desk.speech.story(int(1.1 * room_for(desk, columns))).paragraphs[1:]]
    while sum(map(len, story.paragraphs)) < room_for(desk, columns):
        story.paragraphs.append(desk.speech.paragraph(60))
    fill(replace(desk), story, columns, sheet.marks)
    corner = Area(columns[first].x, top + 0.6 * body, area.x1, area.y1, over)
    other = (
        photo_module(desk, corner, sheet.marks)
        if desk.chance(0.3) and over > 1
        else story_module(desk, corner, sheet.marks)
    )
    return [story, *other]


def _flow(desk: Desk, sheet: Sheet, area: Area) -> list[Story]:
    """Set stories one after the other into columns that they run through, headlines in the column's width."""
    stories: list[Story] = []
    body, leading = desk.type.size, desk.type.leading
    columns = columns_of(area, area.columns, desk.gutter)
    desk = replace(desk, centred=desk.chance(0.5))
    at, y = 0, columns[0].y0
    measure = columns[0].width / body
    while at < len(columns):
        story = desk.speech.story(desk.random.randint(120, 520), longest=int(2 * measure / 1.7), kicker=0.15, sub=0.15)
        lines = [line for p in story.paragraphs for line in lines_of(p, measure, desk.type)]
        marks_before = len(sheet.marks)
        here = Area(columns[at].x, y, columns[at].x + columns[at].width, columns[at].y1)
        height = stack(desk, story, here, sheet.marks, 1.8 * body)
        if y + height + 3 * leading > columns[at].y1:
            del sheet.marks[marks_before:]
            at, y = at + 1, area.y0
            if at == len(columns):
                break
            here = Area(columns[at].x, y, columns[at].x + columns[at].width, columns[at].y1)
            height = stack(desk, story, here, sheet.marks, 1.8 * body)
        y += height
        left = sum(int((c.y1 - area.y0) / leading) for c in columns[at + 1 :]) + int((columns[at].y1 - y) / leading)
        if left < len(lines) + 2:
            del sheet.marks[marks_before:]
            break
        for line in lines:
            if y + leading > columns[at].y1 + 0.3 * body:
                at, y = at + 1, area.y0
            own = width_of(line.text) * body
            room = columns[at].width - line.indent * body
            spread = room if desk.type.justified and line.full and 0.85 * room < own <= room else 0.0
            sheet.marks.append(
                Words(columns[at].x + line.indent * body, y + 0.88 * body, body, line.text, measure=spread)
            )
            y += leading
        y += 1.2 * leading
        stories.append(story)
    return stories


def _jump(desk: Desk, issue: Issue) -> None:
    """Let one story of the first page go on on the second: 下转, 上接 stand at the cut."""
    first, second = issue.sheets
    body, leading = desk.type.size, desk.type.leading
    bottom = max(m.y for m in second.marks if isinstance(m, Words))
    story = desk.speech.story(260, kicker=0, sub=0)
    top = max((m.y1 if isinstance(m, Rule | Frame) else m.y if isinstance(m, Words) else m.y1) for m in first.marks)
    cut = story.paragraphs[0].rfind("，", 0, int(0.8 * len(story.paragraphs[0])))
    cut = cut + 1 if cut > 8 else len(story.paragraphs[0]) // 2
    head, tail = story.paragraphs[0][:cut], story.paragraphs[0][cut:]
    area = Area(4.5 * body, top + 2.5 * body, first.width - 4.5 * body, top + 40 * leading, 1)
    number = first.stories[0].page if first.stories else "1"
    area.y0 += place_head(desk, area, story.headline or "", 2 * body, first.marks, face="hei") + 0.6 * body
    if story.byline:
        area.y0 += place_head(desk, area, story.byline, body, first.marks, face="kai") + 0.4 * body
    measure = area.width / body
    y = area.y0
    for line in lines_of(f"{head}（下转第{int(number or 1) + 1}版）", measure, desk.type):
        first.marks.append(Words(area.x0 + line.indent * body, y + 0.88 * body, body, line.text))
        y += leading
    first.height = max(first.height, y + 4 * body)
    y = bottom + 2.5 * body
    if desk.chance(0.5):
        y += (
            place_head(desk, replace(area, y0=y), story.headline or "", 1.5 * body, second.marks, face="hei")
            + 0.4 * body
        )
    rows = lines_of(f"（上接第{number}版）{tail}", measure, replace(desk.type, indent=0))
    for paragraph in story.paragraphs[1:]:
        rows += lines_of(paragraph, measure, desk.type)
    for line in rows:
        second.marks.append(Words(area.x0 + line.indent * body, y + 0.88 * body, body, line.text))
        y += leading
    second.height = max(second.height, y + 4 * body)
    story.page = number
    story.page_name = first.stories[0].page_name if first.stories else None
    first.stories.append(story)


def _table(desk: Desk, sheet: Sheet, stories: list[Story]) -> None:
    """Set a table below the page with a headline of its own."""
    body, leading = desk.type.size, desk.type.leading
    story = Story(headline=f"{desk.speech.place()}各线班次一览", page=stories[0].page, page_name=stories[0].page_name)
    area = Area(4.5 * body, sheet.height - 2 * body, sheet.width - 4.5 * body, sheet.height + 40 * leading)
    y = area.y0 + place_head(desk, area, story.headline or "", 2 * body, sheet.marks, face="hei") + 0.6 * body
    lead = f"{desk.speech.sentence()}{desk.speech.sentence()}"
    story.paragraphs = [lead]
    for line in lines_of(lead, area.width / body, desk.type):
        sheet.marks.append(Words(area.x0 + line.indent * body, y + 0.88 * body, body, line.text))
        y += leading
    y += 0.6 * leading
    count, rows = desk.random.randint(3, 5), desk.random.randint(4, 8)
    heads = ["线路", "首班", "末班", "间隔（分）", "票价（元）"][:count]
    story.table = [heads] + [
        [desk.speech.place(), f"{desk.random.randint(5, 8)}:{desk.random.randint(10, 59)}",
         f"{desk.random.randint(17, 22)}:30",
         str(desk.random.randint(2, 30)), str(desk.random.randint(1, 9))][:count]
        for _k in range(rows)
    ]  # fmt: skip
    ruled = desk.chance(0.6)
    width = area.width / count
    for k, row in enumerate(story.table):
        for j, cell in enumerate(row):
            sheet.marks.append(Words(area.x0 + j * width + 0.5 * body, y + 1.1 * body, body, cell))
        y += 1.6 * body
        if ruled:
            sheet.marks.append(Rule(area.x0, y, area.x1, y))
            if not k:
                sheet.marks.append(Rule(area.x0, y - 1.6 * body, area.x1, y - 1.6 * body))
    if ruled:
        for j in range(count + 1):
            sheet.marks.append(Rule(area.x0 + j * width, y - 1.6 * body * len(story.table), area.x0 + j * width, y))
    sheet.height = y + 4 * body
    stories.append(story)
