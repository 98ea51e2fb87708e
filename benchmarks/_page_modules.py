"""Modules of a page: a story under its headline, a picture, a list of contents, an advertisement, briefs.

Rules of make-up (报纸编辑学; clreq): a headline stands over its text, as wide as the story or over its first columns,
with 引题 above and 副题 below in smaller type; boxes have columns of their own measure; text is read down its columns.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from benchmarks._page_gold import Frame, Mark, Picture, Rule, Story, Words
from benchmarks._page_setting import Column, Line, Type, capacity, lines_of, pour, width_of
from benchmarks._page_words import Words as Speech


@dataclass(slots=True)
class Area:
    """A rectangle of the page in points, and how many of the page's columns it spans."""

    x0: float
    y0: float
    x1: float
    y1: float
    columns: int = 1

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    def inset(self, by: float) -> Area:
        return Area(self.x0 + by, self.y0 + by, self.x1 - by, self.y1 - by, self.columns)


@dataclass(slots=True)
class Desk:
    """The make-up editor: random source, words, type, gutter and the paper's habits."""

    random: random.Random
    speech: Speech
    type: Type
    gutter: float
    centred: bool = True
    head_face: str = "hei"
    head_bold: bool = False

    def chance(self, share: float) -> bool:
        return self.random.random() < share


def columns_of(area: Area, count: int, gutter: float) -> list[Column]:
    width = (area.width - (count - 1) * gutter) / count
    return [Column(area.x0 + k * (width + gutter), area.y0, area.y1, width) for k in range(count)]


def place_head(desk: Desk, area: Area, text: str, size: float, marks: list[Mark], **look: object) -> float:
    """Set lines of display type at the top of an area; return the height that they take."""
    measure = area.width / size
    rows = [text]
    if width_of(text) > measure:
        cut = text.find(" ")
        if not (cut > 0 and width_of(text[:cut]) <= measure and width_of(text[cut + 1 :]) <= measure):
            cut = -(-len(text) // 2)
        rows = [text[:cut].rstrip(), text[cut:].strip()]
    y = area.y0
    for row in rows:
        own = width_of(row) * size
        x = area.x0 + max(0.0, (area.width - own) / 2) if desk.centred else area.x0
        marks.append(Words(x, y + 0.88 * size, size, row, **look))  # type: ignore[arg-type]  # face and bold
        y += size * 1.22
    return y - area.y0


def head_size(desk: Desk, text: str, width: float, largest: float) -> float:
    """Return a size at which a headline takes one or two lines of a width."""
    body = desk.type.size
    one = 0.96 * width / max(4.0, width_of(text))
    two = 0.96 * width / max(4.0, -(-width_of(text) // 2) + 1)
    size = one if one >= 1.7 * body else two
    return max(1.35 * body, min(size, largest))


def stack(desk: Desk, story: Story, area: Area, marks: list[Mark], largest: float) -> float:
    """Set a headline stack; return its height."""
    body, y = desk.type.size, area.y0
    for text, face, scale, bold in (
        (story.kicker, "kai", desk.random.uniform(1.12, 1.45), False),
        (story.headline, desk.head_face, 0.0, desk.head_bold),
        (story.sub, desk.random.choice(["kai", "hei"]), desk.random.uniform(1.12, 1.4), False),
        (story.byline, "kai", desk.random.choice([1.0, 1.0, 0.95]), False),
    ):
        if not text:
            continue
        size = (
            head_size(desk, text, area.width, largest)
            if not scale
            else min(scale * body, 0.98 * area.width / width_of(text))
        )
        if scale and size < 0.9 * body:
            size = 0.9 * body
        y += place_head(desk, replace(area, y0=y), text, size, marks, face=face, bold=bold)
        y += 0.25 * body
    return y - area.y0 + 0.35 * body


def fill(desk: Desk, story: Story, columns: list[Column], marks: list[Mark]) -> bool:
    """Set a story's text into columns, cutting what finds no room; tell whether anything was set."""
    setting = desk.type
    room = capacity(columns, setting)
    kept: list[str] = []
    used = 0
    lines = []
    for paragraph in story.paragraphs:
        own = lines_of(paragraph, columns[0].width / setting.size, setting)
        if used + len(own) > room:
            own, paragraph = shortened(paragraph, columns[0].width / setting.size, setting, room - used)
        if not own:
            break
        kept.append(paragraph)
        lines += own
        used += len(own)
    story.paragraphs = kept
    made, _set = pour(lines, columns, setting, level=desk.chance(0.25))
    marks += made
    return bool(kept)


def shortened(paragraph: str, measure: float, setting: Type, room: int) -> tuple[list[Line], str]:
    """Cut a paragraph after a sentence so that it takes at most `room` lines."""
    while "。" in paragraph[:-1] and room > 0:
        cut = paragraph.rstrip("。”").rfind("。")
        if cut < 0:
            break
        paragraph = paragraph[: cut + 1] + ("”" if paragraph[cut + 1 : cut + 2] == "”" else "")
        lines = lines_of(paragraph, measure, setting)
        if len(lines) <= room:
            return lines, paragraph
    return [], ""


def room_for(desk: Desk, columns: list[Column]) -> int:
    """Return about how many characters fill columns, less what make-up leaves white."""
    setting = desk.type
    room = capacity(columns, setting) * columns[0].width / setting.size
    return int(room * desk.random.uniform(0.86, 1.05))


def story_module(desk: Desk, area: Area, marks: list[Mark]) -> list[Story]:
    """Compose one story in an area; with a box, a head over part of it, a head at its side, a picture inside."""
    marks_own: list[Mark] = []
    body = desk.type.size
    frame = None
    inner = area
    count = area.columns
    if desk.chance(0.2):
        frame = Frame(
            area.x0,
            area.y0,
            area.x1,
            area.y1,
            desk.random.choice([0.4, 0.8, 1.5]),
            desk.random.choice([None, None, 0.92, 0.88]),
        )
        if desk.chance(0.2) and frame.tint is not None:
            frame.width = 0.0
        inner = area.inset(desk.random.uniform(0.7, 1.1) * body)
        if desk.chance(0.4) and inner.width / max(1, count - 1) < 26 * body and count > 1:
            count -= 1  # 破栏: a box has its own measure
    upright = count >= 2 and desk.chance(0.14) and inner.height > 15 * body
    story = desk.speech.story(10, longest=_longest(count), kicker=0 if upright else 0.32, sub=0 if upright else 0.3)
    largest = body * (2.0 + 0.62 * area.columns)
    if upright:
        story.byline = None
        columns = _upright_head(desk, story, inner, count, marks_own)
    else:
        columns = _head_above(desk, story, inner, count, marks_own, largest)
    _picture_inside(desk, story, columns, marks_own)
    opening = story.paragraphs[0]
    more = desk.speech.story(room_for(desk, columns), kicker=0, sub=0)
    story.paragraphs = [opening, *more.paragraphs[1:]]
    while sum(map(len, story.paragraphs)) < 0.8 * room_for(desk, columns):
        story.paragraphs.append(desk.speech.paragraph(60))
    if not fill(desk, story, columns, marks_own):
        return []
    if frame:
        marks.append(frame)
    marks += marks_own
    return [story]


def _longest(count: int) -> int:
    return {1: 11, 2: 16}.get(count, 22)


def _head_above(desk: Desk, story: Story, area: Area, count: int, marks: list[Mark], largest: float) -> list[Column]:
    """Set the headline over all columns, or over the first of them; return the columns below and beside it."""
    body = desk.type.size
    wide = columns_of(area, count, desk.gutter)
    if count >= 3 and desk.chance(0.12):
        over = count - 1
        part = Area(area.x0, area.y0, wide[over - 1].x + wide[over - 1].width, area.y1)
        height = stack(desk, story, part, marks, largest)
        for column in wide[:over]:
            column.y0 = area.y0 + height
        wide[over].y0 = area.y0 + 0.1 * body
        return wide
    height = stack(desk, story, area, marks, largest)
    for column in wide:
        column.y0 = area.y0 + height
    return wide


def _upright_head(desk: Desk, story: Story, area: Area, count: int, marks: list[Mark]) -> list[Column]:
    """Set the headline upright at the left of the text."""
    text = (story.headline or "").replace(" ", "")
    story.headline = text
    size = min(0.9 * area.height / len(text), 2.4 * desk.type.size)
    slack = (area.height - len(text) * size) if desk.chance(0.5) else 0
    marks.append(
        Words(area.x0 + 0.6 * size, area.y0 + slack / 2, size, text, face="hei", bold=desk.head_bold, vertical=True)
    )
    rest = Area(area.x0 + size * 1.2 + desk.gutter, area.y0, area.x1, area.y1)
    return columns_of(rest, max(1, count - (1 if rest.width / count < 11 * desk.type.size else 0)), desk.gutter)


def _picture_inside(desk: Desk, story: Story, columns: list[Column], marks: list[Mark]) -> None:
    """Put a picture of the story's own into its columns: in the upper or lower corner, or amid the text."""
    count = len(columns)
    height = columns[0].y1 - max(c.y0 for c in columns)
    if count < 2 or height < 20 * desk.type.leading or not desk.chance(0.25):
        return
    over = desk.random.randint(1, min(2, count - 1))
    first = desk.random.choice([count - over, count - over, 0 if count > over else 1])
    tall = desk.random.uniform(0.35, 0.5) * height
    caption = desk.speech.caption()
    small = Type(desk.type.size * desk.random.choice([0.85, 0.9, 1.0]), desk.type.leading * 0.92, "kai", indent=0)
    x0, x1 = columns[first].x, columns[first + over - 1].x + columns[first + over - 1].width
    rows = lines_of(caption, (x1 - x0) / small.size, small)
    text_height = len(rows) * small.leading
    at_top = desk.chance(0.4) and len({c.y0 for c in columns}) == 1
    y0 = columns[first].y0 if at_top else columns[first].y1 - tall - text_height
    marks.append(Picture(x0, y0, x1, y0 + tall))
    place = Column(x0, y0 + tall + 0.3 * small.size, y0 + tall + text_height + small.leading, x1 - x0)
    marks += pour(rows, [place], small)[0]
    story.captions.append(caption)
    for column in columns[first : first + over]:
        if at_top:
            column.y0 = y0 + tall + text_height + desk.type.leading
        else:
            column.y1 = y0 - 0.6 * desk.type.leading


def photo_module(desk: Desk, area: Area, marks: list[Mark]) -> list[Story]:
    """Compose a picture with its caption below or beside it."""
    story, body = desk.speech.photo(), desk.type.size
    y0 = area.y0
    if story.headline:
        y0 += place_head(desk, replace(area), story.headline, 1.5 * body, marks, face="hei") + 0.2 * body
    small = Type(
        body * desk.random.choice([0.85, 0.9, 1.0]), desk.type.leading * 0.95, "kai", indent=desk.random.choice([0, 2])
    )
    if area.columns >= 3 and desk.chance(0.3):
        x = area.x0 + area.width * 0.68
        marks.append(Picture(area.x0, y0, x, area.y1))
        place = Column(x + desk.gutter, y0, area.y1, area.x1 - x - desk.gutter)
    else:
        rows = len(lines_of(story.paragraphs[0], area.width / small.size, small))
        bottom = area.y1 - rows * small.leading - 0.5 * small.size
        marks.append(Picture(area.x0, y0, area.x1, bottom))
        place = Column(area.x0, bottom + 0.5 * small.size, area.y1 + small.leading, area.width)
    marks += pour(lines_of(story.paragraphs[0], place.width / small.size, small), [place], small)[0]
    return [story]


def contents_module(desk: Desk, area: Area, marks: list[Mark]) -> list[Story]:
    """Compose 导读: a box of headlines with the pages where they stand. No piece."""
    body = desk.type.size
    marks.append(Frame(area.x0, area.y0, area.x1, area.y1, 0.6, desk.random.choice([None, 0.9])))
    inner = area.inset(0.8 * body)
    y = inner.y0 + place_head(desk, inner, desk.speech.list_head(), 1.5 * body, marks, face="hei")
    while y + 2.4 * desk.type.leading < inner.y1:
        story = desk.speech.story(1, longest=int(inner.width / body) - 1)
        marks.append(Words(inner.x0, y + 0.88 * body, body, (story.headline or "")[: int(inner.width / body)], "song"))
        where = f"（{desk.random.randint(2, 8)}版）" if desk.chance(0.5) else f"▶详见{desk.random.randint(2, 8)}版"
        small = 0.85 * body
        marks.append(
            Words(inner.x1 - width_of(where) * small, y + desk.type.leading + 0.88 * small, small, where, "kai")
        )
        y += 2.3 * desk.type.leading
    return []


def advertisement_module(desk: Desk, area: Area, marks: list[Mark]) -> list[Story]:
    """Compose an advertisement. No piece."""
    body = desk.type.size
    marks.append(Frame(area.x0, area.y0, area.x1, area.y1, 1.0, None))
    inner = area.inset(body)
    first, *rest = desk.speech.advertisement()
    y = inner.y0 + place_head(desk, inner, first, min(3.2 * body, inner.width / 5), marks, face="hei", bold=True)
    for row in rest:
        size = min(1.4 * body, inner.width / (width_of(row) + 1))
        marks.append(Words(inner.x0, y + size, size, row, "kai"))
        y += 1.6 * size
    marks.append(Words(inner.x1 - 2 * body, inner.y1, 0.75 * body, "广告", "song"))
    return []


def briefs_module(desk: Desk, area: Area, marks: list[Mark]) -> list[Story]:
    """Compose a column of briefs: its name, and short items under small heads."""
    body, made = desk.type.size, []
    y = area.y0 + place_head(desk, area, desk.speech.section(), 1.5 * body, marks, face="hei") + 0.3 * body
    marks.append(Rule(area.x0, y, area.x1, y))
    y += 0.6 * body
    while area.y1 - y > 8 * desk.type.leading:
        story = desk.speech.story(70, longest=int(area.width / body / 1.05), kicker=0, sub=0)
        story.byline, story.kicker, story.sub = None, None, None
        story.paragraphs = story.paragraphs[:2]
        if not story.paragraphs[0].startswith("本报讯"):
            story.credits = []
        own: list[Mark] = []
        used = place_head(
            replace(desk, centred=False),
            replace(area, y0=y),
            story.headline or "",
            1.05 * body,
            own,
            face="hei",
            bold=True,
        )
        column = Column(area.x0, y + used + 0.1 * body, area.y1, area.width)
        if not fill(replace(desk, random=desk.random), story, [column], own):
            break
        marks += own
        made.append(story)
        y = column.lines[-1][0] + 1.2 * desk.type.leading
    return made
