"""Texts that hold more than one day of a paper, or more than one paper, and texts that only look so.

Each kind draws its stories by a seed; every sentence is invented (`tests.importing.press`). Two rounds, both written
before any rule for such texts was made or read: the first was mended on, the second measured once after that.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from tests.importing import press

HAN = "〇一二三四五六七八九"


@dataclass(frozen=True)
class Story:
    """What must come out: a piece of this paper and day; page None: not asked."""

    headline: str
    body: tuple[str, ...]
    paper: str
    day: str
    page: str | None = None


@dataclass(frozen=True)
class Several:
    """A text and the stories in it."""

    text: str
    stories: tuple[Story, ...]
    suffix: str = ".txt"


class Desk:
    """Draws papers, days and stories."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.paper, self.other = self.random.sample(["河湾日报", "青石时报", "柳河晚报", "南桥新报", "渡口周报"], 2)
        self.first = date(self.random.choice((1956, 1984, 2013, 2024)), self.random.randint(1, 12), 1)
        self._seen: set[str] = set()

    def days(self, many: int) -> list[date]:
        """Return so many days, each later than the one before."""
        made, day = [], self.first
        for _ in range(many):
            made.append(day)
            day += timedelta(days=self.random.randint(1, 3))
        return made

    def story(self, paper: str, day: date, page: str | None = None) -> Story:
        """Return a story whose headline no other story of this text has."""
        while True:
            body = tuple(press.paragraph(self.random) for _ in range(self.random.randint(1, 3)))
            headline = press.headline(self.random, body[0]).replace(" ", "，")
            if headline not in self._seen:
                self._seen.add(headline)
                return Story(headline, body, paper, day.isoformat(), page)

    def stories(self, many: int, paper: str, day: date, page: str | None = None) -> list[Story]:
        return [self.story(paper, day, page) for _ in range(many)]


def cn(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def han(number: int) -> str:
    """Return a number below 100 in hanzi."""
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else HAN[tens] + "十") + (HAN[ones] if ones or not tens else "")


def week(day: date) -> str:
    return "星期" + "一二三四五六日"[day.weekday()]


def told(story: Story, gap: str = "\n\n") -> str:
    return gap.join((story.headline, *story.body))


def indented(story: Story) -> str:
    return "\n".join((story.headline, *("　　" + p for p in story.body)))


def mastheads(desk: Desk) -> Several:
    """Whole issues one behind the other, each with name, day and page on lines of their own."""
    made, texts = [], []
    for day in desk.days(8):
        some = desk.stories(3, desk.paper, day, "1")
        made += some
        texts.append("\n".join((desk.paper, cn(day))) + "\n\n第01版 要闻\n\n" + "\n\n".join(map(told, some)))
    return Several("\n\n".join(texts) + "\n", tuple(made))


def one_line_mastheads(desk: Desk) -> Several:
    """The same on one line, with weekday and number; two pages a day; headlines with bullets."""
    made, texts = [], []
    for k, day in enumerate(desk.days(6)):
        parts = [f"{desk.paper}　{cn(day)}　{week(day)}　总第{1200 + k}期"]
        for page, name in (("1", "要闻"), ("2", "民生")):
            some = desk.stories(2, desk.paper, day, page)
            made += some
            parts += [f"第{page}版 {name}", *("■" + told(s, "\n") for s in some)]
        texts.append("\n\n".join(parts))
    return Several("\n\n".join(texts) + "\n", tuple(made))


def clippings_line_above(desk: Desk) -> Several:
    """A clipping file: above each piece its day, paper and page."""
    made, texts = [], []
    for day in desk.days(9):
        page = str(desk.random.randint(1, 8))
        story = desk.story(desk.paper, day, page)
        made.append(story)
        texts.append(f"{day.isoformat()} {desk.paper} 第{page}版\n{indented(story)}")
    return Several("\n\n".join(texts) + "\n", tuple(made))


def clippings_line_below(desk: Desk) -> Several:
    """The same below each piece."""
    made, texts = [], []
    for day in desk.days(9):
        page = str(desk.random.randint(1, 8))
        story = desk.story(desk.paper, day, page)
        made.append(story)
        texts.append(f"{indented(story)}\n{desk.paper} {day.isoformat()} 第{page}版")
    return Several("\n\n".join(texts) + "\n", tuple(made))


def day_behind_headline(desk: Desk) -> Several:
    """Paper and day in brackets behind each headline."""
    made, texts = [], []
    for day in desk.days(7):
        story = desk.story(desk.paper, day)
        made.append(story)
        texts.append("\n\n".join((f"{story.headline}（{desk.paper}{cn(day)}）", *story.body)))
    return Several("\n\n\n".join(texts) + "\n", tuple(made))


def first_printed_in(desk: Desk) -> Several:
    """A collection: behind each piece where it was first printed."""
    made, texts = [], []
    for k, day in enumerate(desk.days(8)):
        paper = desk.other if k % 3 == 2 else desk.paper
        story = desk.story(paper, day)
        made.append(story)
        texts.append(f"{told(story)}\n\n（原载《{paper}》{cn(day)}）")
    return Several("\n\n\n".join(texts) + "\n", tuple(made))


def labelled_dump(desk: Desk) -> Several:
    """A database's export: each field on a line with its label."""
    made, texts = [], []
    for day in desk.days(8):
        page = str(desk.random.randint(1, 8))
        story = desk.story(desk.paper, day, page)
        made.append(story)
        texts.append(
            f"标题：{story.headline}\n作者：{press.name(desk.random)}\n报纸：{desk.paper}\n日期：{day.isoformat()}\n"
            f"版次：{page:0>2}\n正文：" + "\n".join(story.body)
        )
    return Several("\n\n".join(texts) + "\n", tuple(made))


def two_papers(desk: Desk) -> Several:
    """Two papers of the same three days, by turns."""
    made, texts = [], []
    for day in desk.days(3):
        for paper in (desk.paper, desk.other):
            some = desk.stories(2, paper, day)
            made += some
            texts.append(f"《{paper}》 {cn(day)} {week(day)}\n\n" + "\n\n".join(map(indented, some)))
    return Several("\n\n".join(texts) + "\n", tuple(made))


def running_header(desk: Desk) -> Several:
    """One day: name, day and page stand above each page. Must stay one issue."""
    made, texts = [], []
    day = desk.days(1)[0]
    for page in range(1, 7):
        some = desk.stories(2, desk.paper, day, str(page))
        made += some
        texts.append(f"{desk.paper}　{cn(day)}　第{page:02d}版\n\n" + "\n\n".join(map(told, some)))
    return Several("\n\n".join(texts) + "\n", tuple(made))


def days_in_bodies(desk: Desk) -> Several:
    """One day, whose stories tell of other days, some in lines that begin with a day. Must stay one issue."""
    day = desk.days(1)[0]
    made = desk.stories(3, desk.paper, day, "1")
    events = tuple(
        f"{cn(day - timedelta(days=40 - 9 * k))}，{press.sentence(desk.random)}" for k in range(4)
    )  # a chronicle
    made.insert(1, Story("渡口修桥大事记", events, desk.paper, day.isoformat(), "1"))
    notice = (f"因检修线路，{cn(day + timedelta(days=2))}起停电两天。", f"{cn(day - timedelta(days=1))}")
    made.append(Story("停电通知", notice, desk.paper, day.isoformat(), "1"))
    text = f"{desk.paper}\n{cn(day)}　{week(day)}\n\n第1版\n\n" + "\n\n".join(map(told, made)) + "\n"
    return Several(text, tuple(made))


def markdown_days(desk: Desk) -> Several:
    """A Markdown file: a heading for each day, one below it for each piece."""
    made, texts = [], []
    for day in desk.days(6):
        some = desk.stories(3, desk.paper, day)
        made += some
        pieces = "\n\n".join("## " + told(s) for s in some)
        texts.append(f"# {desk.paper} {cn(day)}\n\n{pieces}")
    return Several("\n\n".join(texts) + "\n", tuple(made), ".md")


def days_between_rules(desk: Desk) -> Several:
    """The paper's name once, above everything; a rule and a day above each day's pieces."""
    made, texts = [], [f"{desk.paper}\n"]
    for day in desk.days(7):
        some = desk.stories(2, desk.paper, day)
        made += some
        texts.append(f"━━━━━━━━━━\n{cn(day)}\n\n" + "\n\n".join(map(indented, some)))
    return Several("\n\n".join(texts) + "\n", tuple(made))


def source_in_brackets_above(desk: Desk) -> Several:
    """《报》（日 版） above each piece."""
    made, texts = [], []
    for k, day in enumerate(desk.days(8)):
        paper, page = (desk.other if k % 4 == 3 else desk.paper), str(desk.random.randint(1, 4))
        story = desk.story(paper, day, page)
        made.append(story)
        texts.append(f"《{paper}》（{cn(day)} 第{page}版）\n\n{told(story)}")
    return Several("\n\n".join(texts) + "\n", tuple(made))


def source_below_headline(desk: Desk) -> Several:
    """Dotted day, paper and page between headline and text."""
    made, texts = [], []
    for day in desk.days(8):
        page = str(desk.random.randint(1, 4))
        story = desk.story(desk.paper, day, page)
        made.append(story)
        texts.append(
            f"{story.headline}\n{day.year}.{day.month}.{day.day} {desk.paper} {page}版\n"
            + "\n".join("　　" + p for p in story.body)
        )
    return Several("\n\n".join(texts) + "\n", tuple(made))


def leads_with_days(desk: Desk) -> Several:
    """One day, whose leads name the days before. Must stay one issue."""
    day = desk.days(1)[0]
    made = []
    for k in range(5):
        story = desk.story(desk.paper, day, "1")
        then = day - timedelta(days=k % 3)
        lead = f"本报{then.month}月{then.day}日讯　" if k % 2 else f"新华社北京{then.month}月{then.day}日电　"
        made.append(Story(story.headline, (lead + story.body[0], *story.body[1:]), desk.paper, day.isoformat(), "1"))
    text = f"{desk.paper} {cn(day)}\n\n第1版\n\n" + "\n\n".join(map(indented, made)) + "\n"
    return Several(text, tuple(made))


def of_old(desk: Desk) -> Several:
    """Years of the republic in hanzi, the page behind the day; ▲ before each piece's headline."""
    made, texts = [], []
    paper = "青石時報"
    for day in (d.replace(year=1939) for d in desk.days(6)):
        some = desk.stories(2, paper, day, "1")
        made += some
        texts.append(
            f"{paper} 中華民國二十八年{han(day.month)}月{han(day.day)}日 {week(day)} 第一版\n\n"
            + "\n".join("▲" + indented(s) for s in some)
        )
    return Several("\n\n".join(texts) + "\n", tuple(made))


def mail_like_records(desk: Desk) -> Several:
    """Records with labels in Latin letters between rules."""
    made, texts = [], []
    for day in desk.days(7):
        story = desk.story(desk.paper, day)
        made.append(story)
        texts.append(
            f"Date: {day.isoformat()}\nSource: {desk.paper}\nTitle: {story.headline}\n\n" + "\n\n".join(story.body)
        )
    return Several("\n\n--------------------\n\n".join(texts) + "\n", tuple(made))


def dash_and_source(desk: Desk) -> Several:
    """——《报》日版 behind each piece."""
    made, texts = [], []
    for day in desk.days(8):
        page = str(desk.random.randint(1, 4))
        story = desk.story(desk.paper, day, page)
        made.append(story)
        texts.append(f"{indented(story)}\n——《{desk.paper}》{cn(day)}第{page}版")
    return Several("\n\n".join(texts) + "\n", tuple(made))


def cited(desk: Desk) -> Several:
    """Behind each piece its reference as scholars write it."""
    made, texts = [], []
    for k, day in enumerate(desk.days(8)):
        page = str(desk.random.randint(1, 8))
        story = desk.story(desk.paper, day, page)
        made.append(story)
        texts.append(f"{k + 1}. {indented(story)}\n[N]. {desk.paper},{day.isoformat()}({page:0>2}).")
    return Several("\n\n".join(texts) + "\n", tuple(made))


def headers_of_several_days(desk: Desk) -> Several:
    """Three days; name, day and page stand above each page: an issue a day, not a page."""
    made, texts = [], []
    for day in desk.days(3):
        for page, name in (("1", "要闻"), ("2", "民生"), ("3", "副刊")):
            some = desk.stories(2, desk.paper, day, page)
            made += some
            texts.append(f"{desk.paper} {cn(day)} {page:0>2}版 {name}\n\n" + "\n\n".join(map(told, some)))
    return Several("\n\n".join(texts) + "\n", tuple(made))


def two_papers_clipped(desk: Desk) -> Several:
    """Clippings of two papers of one day, by turns, then of the next day."""
    made, texts = [], []
    for day in desk.days(3):
        for paper in (desk.paper, desk.other) * 2:
            story = desk.story(paper, day)
            made.append(story)
            texts.append(f"{paper} {day.isoformat()}\n{told(story)}")
    return Several("\n\n".join(texts) + "\n", tuple(made))


def published_lines(desk: Desk) -> Several:
    """A site's line of time, source and author below each headline."""
    made, texts = [], []
    for day in desk.days(7):
        story = desk.story(desk.paper, day)
        made.append(story)
        line = f"发布时间：{day.isoformat()}　来源：{desk.paper}　作者：{press.name(desk.random)}"
        texts.append("\n\n".join((story.headline, line, *story.body)))
    return Several("\n\n\n".join(texts) + "\n", tuple(made))


def reprints_inside(desk: Desk) -> Several:
    """One day, two of whose pieces say where they were first printed. Must stay one issue."""
    day = desk.days(1)[0]
    made = desk.stories(5, desk.paper, day, "3")
    texts = [indented(s) for s in made]
    for k in (1, 3):
        texts[k] += f"\n（原载《{desk.other}》{cn(day - timedelta(days=5 + k))}）"
    return Several(f"{desk.paper} {cn(day)} {week(day)}\n\n第3版 副刊\n\n" + "\n\n".join(texts) + "\n", tuple(made))


def this_day_of_old(desk: Desk) -> Several:
    """One day with a column of that day in other years and a term in a notice. Must stay one issue."""
    day = desk.days(1)[0]
    made = desk.stories(3, desk.paper, day)
    old = tuple(
        f"{day.year - years}年{day.month}月{day.day}日　{press.sentence(desk.random)}" for years in (80, 45, 20, 7)
    )
    made.insert(1, Story("历史上的今天", old, desk.paper, day.isoformat()))
    term = (f"凭本报到茶馆喝茶减一元，有效期至{cn(day + timedelta(days=27))}。", "渡口茶馆启", cn(day))
    made.append(Story("老茶馆告示", term, desk.paper, day.isoformat()))
    return Several(
        f"《{desk.paper}》{cn(day)}\n\n" + "\n\n".join("# " + told(s) for s in made) + "\n", tuple(made), ".md"
    )


def days_of_a_month(desk: Desk) -> Several:
    """Name and month once, above everything; each day only as 3月2日."""
    made, texts = [], [f"{desk.paper}　{desk.first.year}年{desk.first.month}月"]
    for day in (desk.first + timedelta(days=k) for k in range(6)):
        some = desk.stories(2, desk.paper, day)
        made += some
        texts.append(f"{day.month}月{day.day}日\n\n" + "\n\n".join("●" + told(s, "\n") for s in some))
    return Several("\n\n".join(texts) + "\n", tuple(made))


FIRST: tuple[Callable[[Desk], Several], ...] = (
    mastheads, one_line_mastheads, clippings_line_above, clippings_line_below, day_behind_headline, first_printed_in,
    labelled_dump, two_papers, running_header, days_in_bodies, markdown_days, days_between_rules,
)  # fmt: skip
SECOND: tuple[Callable[[Desk], Several], ...] = (
    source_in_brackets_above, source_below_headline, leads_with_days, of_old, mail_like_records, dash_and_source, cited,
    headers_of_several_days, two_papers_clipped, published_lines, reprints_inside, this_day_of_old, days_of_a_month,
)  # fmt: skip
