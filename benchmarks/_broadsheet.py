"""Ordinary pages of newspapers on a grid of columns: cut across and down at random, a story, box or picture a piece.

Widths and heights follow the custom of broadsheets: a lead over most columns, boxes, a picture with its caption, an
upright headline, briefs, a comment with its author, a notice; a story's last column may run on beside the next one.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks._page_gold import Frame, Issue, Picture, Rule, Sheet, Story, Words
from benchmarks._page_setting import Column, Line, Type, capacity, lines_of, pour, width_of
from benchmarks._page_words import Words as Invented

Told = Callable[[int], tuple[str, list[str]] | None]
"""Gives headline and paragraphs of about so many characters, None where there are no more."""
WEEKDAYS = "一二三四五六日"


@dataclass(slots=True)
class Room:
    """A piece of the page: its first column and how many, from `y0` to `y1`."""

    first: int
    count: int
    y0: float
    y1: float

    @property
    def height(self) -> float:
        return self.y1 - self.y0


class Broadsheet:
    """Composes the pages of one issue."""

    def __init__(self, seed: int, texts: Told | None = None) -> None:
        self.words = Invented(12_000_000 + seed)
        self.chance = self.words.random
        self.texts = texts
        day = datetime.date(self.chance.randint(2010, 2026), self.chance.randint(1, 12), self.chance.randint(1, 28))
        self.said = f"{day.year}年{day.month}月{day.day}日"
        self.weekday = f"星期{WEEKDAYS[day.weekday()]}"
        self.issue = Issue(self.words.paper, day.isoformat(), "broadsheet", seed)
        choice = self.chance.choice
        self.width, self.height, self.columns = choice(
            [(1105, 1530, 6), (1000, 1420, 5), (780, 1090, 4), (1105, 1530, 7), (820, 1160, 5)]
        )
        self.margin, self.gutter = choice([36, 45, 52]), choice([12, 14, 18])
        size = choice([8.5, 9, 9.5, 10, 10.5])
        self.type = Type(
            size,
            size * choice([1.35, 1.45, 1.5, 1.6]),
            choice(["song", "song", "song", "hei"]),
            choice([True, True, False]),
            2,
            choice([True, False]),
        )
        self.left_heads, self.ruled, self.walled = (
            self.chance.random() < 0.25,
            self.chance.random() < 0.35,
            self.chance.random() < 0.2,
        )
        self.head_face = choice(["hei", "hei", "song"])
        self.column_width = (self.width - 2 * self.margin - (self.columns - 1) * self.gutter) / self.columns
        self.sheet = Sheet(self.width, self.height)
        self.number, self.name, self.alone = "1", "要闻", True

    @property
    def printed(self) -> str | None:
        """The page's number; a front page that is alone prints none."""
        return None if self.number == "1" and self.alone else self.number

    # what stands where
    def x(self, column: float) -> float:
        return self.margin + column * (self.column_width + self.gutter)

    def span(self, room: Room) -> tuple[float, float]:
        return self.x(room.first), self.x(room.first + room.count) - self.gutter

    def put(
        self,
        x: float,
        y: float,
        size: float,
        text: str,
        face: str = "song",
        *,
        bold: bool = False,
        middle: bool = False,
        right: bool = False,
    ) -> None:
        own = width_of(text) * size
        x -= own / 2 if middle else own if right else 0.0
        self.sheet.marks.append(Words(x, y, size, text, face, bold))  # type: ignore[arg-type]

    def page(self, number: int, names: list[str]) -> None:
        """Compose one page."""
        self.sheet = Sheet(self.width, self.height)
        self.issue.sheets.append(self.sheet)
        self.number, self.name = str(number), "要闻" if number == 1 else self.words.pick(names)
        y0 = self.masthead() if number == 1 else self.running_head()
        y1 = self.height - self.margin - 4
        if number == 1 and self.chance.random() < 0.6:
            self.sheet.marks.append(Rule(self.margin, y1, self.width - self.margin, y1))
            self.put(
                self.margin,
                y1 + 14,
                7.5,
                f"社址：{self.words.place()}人民路1号　邮编：220000　广告部：8888881　发行部：8888882　"
                f"印刷：{self.words.paper}印务中心　零售每份1.00元",
            )
            y1 -= 8
        self.split(Room(0, self.columns, y0, y1), 0)

    def masthead(self) -> float:
        chance, m, w = self.chance, self.margin, self.width
        facts = [
            f"{self.said} {self.weekday}",
            f"农历{self.words.lunar()[2:]}",
            "国内统一连续出版物号 CN 32-0000",
            f"第{chance.randint(90, 9999)}期 今日{chance.choice([4, 8, 12])}版",
        ]
        if chance.random() < 0.5:
            self.put(m, m + 74, 58, self.words.paper, self.head_face, bold=True)
            x = m + width_of(self.words.paper) * 58 + 30
            for k, fact in enumerate(facts):
                self.put(x, m + 22 + 17 * k, 10, fact)
            if self.columns > 5:
                self.sheet.marks.append(Frame(w - m - 190, m + 4, w - m, m + 80))
                for k, fact in enumerate(
                    (f"中共{self.words.place()}委主管主办", f"{self.words.paper}社出版", "今天 多云 8～17℃")
                ):
                    self.put(w - m - 180, m + 24 + 20 * k, 10, fact)
        else:
            self.put(w / 2, m + 66, 54, self.words.paper, self.head_face, bold=True, middle=True)
            self.put(w / 2, m + 86, 9.5, "　".join([facts[0], *facts[2:]]), middle=True)
        self.sheet.marks.append(Rule(m, m + 96, w - m, m + 96, 1.2))
        return m + 96 + chance.choice([14, 20])

    def running_head(self) -> float:
        chance, m, w = self.chance, self.margin, self.width
        number = chance.choice([f"{int(self.number):02d}", self.number, f"第{self.number}版", f"{self.number}版"])
        way = chance.randint(0, 3)
        staff = f"责任编辑：{self.words.name()}　美术编辑：{self.words.name()}　校对：{self.words.name()}"
        if way == 0:
            self.put(m, m + 22, 24, number, "hei", bold=True)
            self.put(m + 34 + 12 * len(number), m + 22, 20, self.name, "hei", bold=True)
            self.put(w / 2, m + 10, 9.5, f"{self.said}　{self.weekday}", middle=True)
            self.put(w / 2, m + 26, 8.5, staff, middle=True)
            self.put(w - m - 20, m + 22, 20, self.words.paper, self.head_face, bold=True, right=True)
        elif way == 1:
            self.put(m, m + 20, 16, self.words.paper, self.head_face, bold=True)
            self.put(w / 2, m + 22, 22, self.name, "hei", bold=True, middle=True)
            self.put(w - m, m + 12, 9, f"{self.said}　{self.weekday}　{number}", right=True)
            self.put(w - m, m + 25, 8, staff, right=True)
        elif way == 2:
            self.put(m, m + 22, 9, f"{self.said}　{self.weekday}", "song")
            self.put(w / 2, m + 22, 20, f"{self.name}", "hei", bold=True, middle=True)
            self.put(w - m, m + 24, 26, number, "hei", bold=True, right=True)
            self.put(w - m - 70, m + 22, 9, self.words.paper, right=True)
        else:
            self.put(m, m + 22, 10, f"{self.words.paper}　{self.said}　{self.weekday}")
            self.put(w - m, m + 22, 18, f"{number} {self.name}", "hei", bold=True, right=True)
        self.sheet.marks.append(Rule(m, m + 34, w - m, m + 34, chance.choice([0.6, 1.5])))
        return m + 34 + chance.choice([12, 18])

    # how a page is cut
    def split(self, room: Room, depth: int) -> None:
        """Cut a piece of the page until it is one story's."""
        chance, gap = self.chance, self.chance.choice([16, 20, 26])
        small = room.height < 250 or (room.count <= 2 and room.height < 420)
        if depth == 0 or (not small and (room.count <= 3 or chance.random() < 0.45)):
            share = chance.uniform(0.26, 0.4) if depth == 0 else chance.uniform(0.42, 0.58)
            y = room.y0 + share * room.height
            if self.ruled and chance.random() < 0.6:
                x0, x1 = self.span(room)
                self.sheet.marks.append(Rule(x0, y + gap / 2, x1, y + gap / 2))
            self.split(Room(room.first, room.count, room.y0, y), depth + 1)
            self.split(Room(room.first, room.count, y + gap, room.y1), depth + 1)
        elif (
            room.count >= 3
            and (room.count > 4 or chance.random() < 0.6)
            and not (depth == 1 and room.count <= 6 and chance.random() < 0.3)
        ):
            left = chance.randint(1, room.count - 1)
            if self.walled:
                x = self.x(room.first + left) - self.gutter / 2
                self.sheet.marks.append(Rule(x, room.y0, x, room.y1))
            self.split(Room(room.first, left, room.y0, room.y1), depth + 1)
            self.split(Room(room.first + left, room.count - left, room.y0, room.y1), depth + 1)
        else:
            self.fill(room)

    def fill(self, room: Room) -> None:
        """Set something in a piece of the page."""
        chance = self.chance
        ways = [(10, self.plain)]
        if room.count >= 2 and room.height > 150:
            ways += [(3, self.boxed), (2, self.picture), (2, self.upright), (2, self.illustrated), (1, self.comment)]
        if room.count == 1 and room.height > 220:
            ways += [(3, self.briefs), (1, self.listed), (1, self.notice)]
        if room.height > 380 and room.count >= 3:
            ways += [(4, self.beside_next), (2, self.subheaded)]
        way = chance.choices([w for _k, w in ways], [k for k, _w in ways])[0]
        way(room)

    # stories
    def story(
        self, size: int, *, longest: int = 24, signed: float = 0.3, kicker: float = 0.3, sub: float = 0.3
    ) -> Story:
        made = self.words.story(size, longest=longest, kicker=kicker, sub=sub)
        if self.texts and (found := self.texts(size)):
            made.headline, texts = found
            lead = made.paragraphs[0]
            opening = (
                lead[: lead.index("）") + 1]
                if lead.startswith("本报讯（")
                else ""
                if made.byline
                else self.chance.choice(["本报讯　", ""])
            )
            made.paragraphs = [opening + texts[0], *texts[1:]]
            if not made.byline and not opening.endswith("）"):
                made.credits = []  # nobody is printed
        made.page, made.page_name = self.printed, self.name
        return made

    def columns_of(self, room: Room, y0: float, y1: float) -> list[Column]:
        return [Column(self.x(k), y0, y1, self.column_width) for k in range(room.first, room.first + room.count)]

    def head(self, story: Story, x0: float, x1: float, y: float, *, large: float = 0.0) -> float:
        """Set a head over a measure; return where its text begins."""
        chance, wide = self.chance, x1 - x0
        most = large or min(44.0, 15 + wide / 24) * chance.uniform(0.85, 1.0)
        words = story.headline or ""
        lines = [words]
        size = min(most, wide / max(1.0, width_of(words)) * 0.97)
        if size < 0.62 * most or size < 15:
            at = words.find(" ") if " " in words[3:-3] else (len(words) + 1) // 2
            lines = [words[:at].strip(), words[at:].strip()]
            size = min(most * 0.9, wide / max(map(width_of, lines)) * 0.97)
        align = {"x": x0} if self.left_heads else {"x": (x0 + x1) / 2, "middle": True}
        if story.kicker:
            own = max(10.5, 0.42 * size)
            y += own
            self.put(y=y, size=own, text=story.kicker, face=chance.choice(["song", "hei"]), **align)  # type: ignore[arg-type]
            y += 0.35 * own
        for line in lines:
            y += size
            self.put(y=y, size=size, text=line, face=self.head_face, bold=True, **align)  # type: ignore[arg-type]
            y += 0.22 * size
        if story.sub:
            own = max(10.5, 0.45 * size)
            y += own + 2
            self.put(y=y, size=own, text=story.sub, face="hei", bold=chance.random() < 0.6, **align)  # type: ignore[arg-type]
            y += 0.3 * own
        if story.byline:
            y += self.type.size + 3
            self.put(y=y, size=self.type.size, text=story.byline, **align)  # type: ignore[arg-type]
            y += 3
        return y + chance.choice([5, 8, 11])

    def text(self, story: Story, columns: list[Column], *, level: bool | None = None) -> None:
        """Set as many of a story's paragraphs as find room; the others are not printed."""
        measure = columns[0].width / self.type.size
        room = capacity(columns, self.type)
        kept: list[str] = []
        made: list[Line] = []
        for paragraph in story.paragraphs:
            lines = lines_of(paragraph, measure, self.type)
            if len(made) + len(lines) > room:
                break
            made += lines
            kept.append(paragraph)
        if not kept:
            words, made = story.paragraphs[0], []
            while words and (not made or len(made) > room):
                words = words[: max(1, len(words) * room // max(1, len(lines_of(words, measure, self.type))) - 2)]
                words = words[: max(words.rfind("，"), 3)].rstrip("，") + "。"
                made = lines_of(words, measure, self.type)
            kept = [words]
        story.paragraphs = kept
        marks, _at = pour(made, columns, self.type, level=self.chance.random() < 0.6 if level is None else level)
        self.sheet.marks += marks
        self.sheet.stories.append(story)

    def ask(self, room: Room, height: float) -> int:
        """Return how many characters fill a height of all columns, not always to the end."""
        lines = room.count * height / self.type.leading
        return int(lines * self.column_width / self.type.size * self.chance.uniform(0.75, 0.97))

    def plain(self, room: Room) -> None:
        x0, x1 = self.span(room)
        story = self.story(self.ask(room, room.height - 70), longest=8 + 8 * room.count)
        self.text(story, self.columns_of(room, self.head(story, x0, x1, room.y0), room.y1))

    def boxed(self, room: Room) -> None:
        x0, x1 = self.span(room)
        way, inset = self.chance.randint(0, 2), 8
        self.sheet.marks.append(Frame(x0, room.y0, x1, room.y1, (0.7, 0.0, 0.7)[way], (None, 0.92, 0.92)[way]))
        count = room.count if self.chance.random() < 0.7 else max(1, room.count - 1)
        wide = (x1 - x0 - 2 * inset - (count - 1) * self.gutter) / count
        story = self.story(self.ask(room, room.height - 90), longest=8 + 8 * room.count)
        y = self.head(story, x0 + inset, x1 - inset, room.y0 + inset)
        self.text(
            story, [Column(x0 + inset + k * (wide + self.gutter), y, room.y1 - inset, wide) for k in range(count)]
        )

    def picture(self, room: Room) -> None:
        x0, x1 = self.span(room)
        story = self.words.photo()
        story.page, story.page_name, y = self.printed, self.name, room.y0
        if story.headline:
            self.put(x0, y + 14, 14, story.headline, "hei", bold=True)
            y += 20
        size = self.type.size - self.chance.choice([0, 0.5, 1.5])
        setting = Type(size, 1.35 * size, self.chance.choice(["song", "hei"]), False, self.chance.choice([0, 2]), False)
        lines = lines_of(story.paragraphs[0], (x1 - x0) / size, setting)
        foot = room.y1 - len(lines) * setting.leading - 6
        self.sheet.marks.append(Picture(x0, y, x1, foot))
        self.sheet.marks += pour(lines, [Column(x0, foot + 5, room.y1 + 5, x1 - x0)], setting)[0]
        self.sheet.stories.append(story)

    def upright(self, room: Room) -> None:
        story = self.story(self.ask(room, room.height * (room.count - 1) / room.count), longest=12, kicker=0, sub=0)
        story.byline, words = None, (story.headline or "").replace(" ", "")[:14]
        story.headline, story.credits = words, []
        size = min(30.0, room.height / (len(words) + 1), self.column_width / 2.5)
        x = self.x(room.first) + (size if self.chance.random() < 0.5 else self.column_width / 2)
        self.sheet.marks.append(Words(x, room.y0, size, words, self.head_face, True, vertical=True))  # type: ignore[arg-type]
        self.text(story, self.columns_of(Room(room.first + 1, room.count - 1, 0, 0), room.y0, room.y1))

    def illustrated(self, room: Room) -> None:
        """A story with a picture at the head of its last columns, or at the foot of them, the caption under it."""
        x0, x1 = self.span(room)
        caption = f"{self.words.caption()}"
        story = self.story(self.ask(room, room.height - 150), longest=8 + 8 * room.count)
        story.captions = [caption]
        y = self.head(story, x0, x1, room.y0)
        count = 1 if room.count < 4 else 2
        above = self.chance.random() < 0.6
        size = self.type.size - 1
        setting = Type(size, 1.35 * size, "hei", False, 0, False)
        left, right = self.x(room.first + room.count - count), x1
        lines = lines_of(caption, (right - left) / size, setting)
        high = min(0.4 * (room.y1 - y), 0.75 * (right - left)) + len(lines) * setting.leading + 6
        top = y if above else room.y1 - high
        foot = top + high - len(lines) * setting.leading - 5
        self.sheet.marks.append(Picture(left, top, right, foot))
        self.sheet.marks += pour(lines, [Column(left, foot + 5, top + high + 9, right - left)], setting)[0]
        columns = self.columns_of(room, y, room.y1)
        for column in columns[-count:]:
            column.y0, column.y1 = (top + high + 8, room.y1) if above else (y, top - 8)
        self.text(story, columns, level=False)

    def comment(self, room: Room) -> None:
        """A comment: the column's name on a band above, the author below the headline."""
        x0, x1 = self.span(room)
        story = self.story(self.ask(room, room.height - 110), longest=14, kicker=0, sub=0)
        who = self.words.name()
        story.byline, story.credits = f"□ {who}", [("作者", who)]
        story.paragraphs[0] = (
            story.paragraphs[0].split("）", 1)[-1].replace("本报讯　", "")
            if story.paragraphs[0].startswith("本报讯")
            else story.paragraphs[0]
        )
        self.sheet.marks.append(Frame(x0, room.y0, x1, room.y1, 0.7))
        self.text(
            story,
            [
                Column(
                    x0 + 8 + k * (w + self.gutter),
                    self.head(story, x0 + 8, x1 - 8, room.y0 + 8) if not k else y,
                    room.y1 - 8,
                    w,
                )
                for k, (w, y) in enumerate(self._split_box(x0 + 8, x1 - 8, room.count, room.y0 + 8, story))
            ],
        )

    def _split_box(self, x0: float, x1: float, count: int, y: float, story: Story) -> list[tuple[float, float]]:
        wide = (x1 - x0 - (count - 1) * self.gutter) / count
        state = self.chance.getstate()
        marks = len(self.sheet.marks)
        low = self.head(story, x0, x1, y)
        del self.sheet.marks[marks:]
        self.chance.setstate(state)
        return [(wide, low)] * count

    def briefs(self, room: Room) -> None:
        """Briefs under the name of their section, each with a small bold head."""
        x0, x1 = self.span(room)
        section = self.chance.choice(["简讯", "新闻速递", "短讯"])
        self.put((x0 + x1) / 2, room.y0 + 18, 18, section, "hei", bold=True, middle=True)
        y, size = room.y0 + 30, self.type.size
        while y < room.y1 - 9 * self.type.leading:
            story = self.story(130, longest=int(self.column_width / size) - 1, kicker=0, sub=0)
            story.byline, story.headline, story.credits = (
                None,
                (story.headline or "")[: int(self.column_width / size) - 1].strip(),
                [],
            )
            story.headline = story.headline.split(" ")[0]
            if len(story.headline) < 4:
                continue
            self.put(x0, y + size, size, story.headline, "hei", bold=True)
            y += 1.6 * size
            columns = self.columns_of(room, y, room.y1)
            story.paragraphs = story.paragraphs[:1]
            self.text(story, columns, level=False)
            y += len(columns[0].lines) * self.type.leading + 6

    def listed(self, room: Room) -> None:
        """今日导读: a tinted box of headlines with the pages that they are on."""
        x0, x1 = self.span(room)
        self.sheet.marks.append(Frame(x0, room.y0, x1, room.y1, 0.6, 0.92))
        self.put(x0 + 12, room.y0 + 20, 14, "今日导读", "hei", bold=True)
        y = room.y0 + 40
        for k in range(2, 8):
            if y > room.y1 - 20:
                break
            words = (self.words.story(20, kicker=0, sub=0).headline or "")[: int((x1 - x0) / 10) - 2]
            self.put(x0 + 8, y, 9.5, words)
            self.put(x1 - 6, y + 13, 8, f">>>详见{k}版", right=True)
            y += 30

    def notice(self, room: Room) -> None:
        """An advertisement in a box."""
        x0, x1 = self.span(room)
        self.sheet.marks.append(Frame(x0, room.y0, x1, room.y1, 0.8))
        head, *rest = self.words.advertisement()
        self.put(x0 + 14, room.y0 + 34, 22, head, "hei", bold=True)
        for k, words in enumerate(rest):
            self.put(x0 + 14, room.y0 + 60 + 18 * k, 12, words)
        self.put(x1 - 10, room.y1 - 8, 7, "广告", right=True)

    def subheaded(self, room: Room) -> None:
        """A long story with subheads in bold amid its columns."""
        x0, x1 = self.span(room)
        story = self.story(self.ask(room, room.height - 90), longest=8 + 8 * room.count)
        y = self.head(story, x0, x1, room.y0)
        columns = self.columns_of(room, y, room.y1)
        measure, room_ = self.column_width / self.type.size, capacity(columns, self.type)
        made: list[Line] = []
        kept: list[str] = []
        heads: list[Line] = []
        for k, paragraph in enumerate(story.paragraphs):
            own = lines_of(paragraph, measure, self.type)
            words = ""
            if k and k % 2 == 0:
                words = (self.words.sub().strip("—"))[: int(measure) - 3]
                own = [Line(words, 2.0), *own]
            if len(made) + len(own) > room_:
                break
            heads += own[:1] if words else []
            made += own
            kept += [words, paragraph] if words else [paragraph]
        if len(kept) < 2:
            self.plain(room)
            return
        story.paragraphs = kept
        marks, _at = pour(made, columns, self.type, level=False)
        for mark, line in zip(marks, made, strict=False):
            if any(line is h for h in heads) and isinstance(mark, Words):
                mark.face, mark.bold = "hei", True
        self.sheet.marks += marks
        self.sheet.stories.append(story)

    def beside_next(self, room: Room) -> None:
        """A story whose last column runs on below, beside the next story."""
        y = room.y0 + 0.5 * room.height
        story = self.story(self.ask(Room(room.first, room.count, 0, 0), y - room.y0 - 40), longest=8 + 8 * room.count)
        x0, x1 = self.span(room)
        top = self.head(story, x0, x1, room.y0)
        columns = self.columns_of(room, top, y)
        columns[-1].y1 = room.y1
        self.text(story, columns, level=False)
        self.fill(Room(room.first, room.count - 1, y + 18, room.y1))
