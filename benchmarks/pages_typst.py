"""Pages by another hand: are newspapers read right that another typesetter made up than benchmarks.pages does?

    python -m benchmarks.pages_typst [--pages 24] [--seed 0] [--keep DIR] [--verbose]

Six make-ups written as Typst markup, whose own engine breaks lines, fills columns and sets boxes; the words are those
of benchmarks/_page_words.py. Needs `pip install typst` (Apache-2.0), which the program does not.
"""

from __future__ import annotations

import argparse
import datetime
import sys
from collections import defaultdict
from pathlib import Path

from benchmarks._page_gold import Issue, Sheet, Story
from benchmarks._page_scoring import FIELDS, mean, score
from benchmarks._page_words import Words
from reader.importing import read_bytes
from reader.model.errors import ImportFailure

WEEKDAYS = "一二三四五六日"
_PRE = """
#set page(width: {w}pt, height: {h}pt, margin: (x: {m}pt, top: {m}pt, bottom: {m}pt))
#set text(font: ("Noto Serif CJK SC",), size: {size}pt, lang: "zh", region: "cn")
#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: {lead}em, spacing: {lead}em)
#let hei = it => text(font: "Noto Sans CJK SC", it)
#let ragged = (it, ..more) => par(first-line-indent: 0em, justify: false, ..more, it)
#let head(size, it) = block(above: .7em, below: .6em, ragged(text(size: size, weight: "bold", it), leading: .35em))
#let small(size, it) = block(above: .5em, below: .5em, ragged(hei(text(size: size, it))))
#let pic(h) = block(width: 100%, height: h, fill: luma(225), stroke: .4pt)
"""


def _text(words: str) -> str:
    for mark in "\\#$*_`<>@[]~":
        words = words.replace(mark, "\\" + mark)
    return words


class Hand:
    """Writes one page's markup and remembers what it prints."""

    def __init__(self, seed: int) -> None:
        self.words = Words(7_000_000 + seed)
        self.random = self.words.random
        self.stories: list[Story] = []
        self.printed_page = True
        self.width, self.height, self.margin = self.random.choice([(595, 842, 36), (700, 990, 40), (780, 1100, 44)])
        self.size, self.lead = self.random.choice([8.5, 9, 9.5, 10]), self.random.choice([0.55, 0.65, 0.75])
        self.measure = self.width - 2 * self.margin
        self.page, self.page_name = str(self.random.randint(1, 8)), self.words.page_name()

    def set_in(self, count: int, width: float, gutter: float, story: Story, before: str = "", lines: int = 0) -> str:
        """Return a story in so many columns of one height; Typst fills columns but does not level them.

        `before` stands at the head of the first column, as high as so many lines.
        """
        measure = int((width - (count - 1) * gutter) / count / self.size)
        needed = lines + sum(-(-(len(p) + 2) // measure) + len(p) // 400 for p in story.paragraphs)
        height = (-(-needed // count) + 1) * (0.74 + self.lead) * self.size
        return f"#block(height: {height:.1f}pt)[#columns({count}, gutter: {gutter}pt)[{before}\n\n{self.body(story)}]]"

    def told(self, story: Story) -> Story:
        """Note a story that the page prints."""
        story.page, story.page_name = self.page, self.page_name
        self.stories.append(story)
        return story

    def stack(self, story: Story, size: float, *, centred: bool = False) -> str:
        """Return a story's 引题, headline, 副题 and byline."""
        made = f"#small({size * 0.6:.1f}pt)[{_text(story.kicker)}]" if story.kicker else ""
        made += f"#head({size}pt)[{_text(story.headline or '')}]"
        made += f"#small({size * 0.58:.1f}pt)[{_text(story.sub)}]" if story.sub else ""
        made += f"#small(8.5pt)[{_text(story.byline)}]" if story.byline else ""
        return f"#align(center)[{made}]\n" if centred else made + "\n"

    def body(self, story: Story) -> str:
        """Return a story's paragraphs."""
        return "\n\n".join(map(_text, story.paragraphs)) + "\n"

    def story(self, size: int, **more: float) -> Story:
        """Return a new story of about so many characters."""
        return self.told(self.words.story(size, **more))  # type: ignore[arg-type]

    def masthead(self, date: str, weekday: str) -> str:
        """Return the page's head in one of four forms."""
        year, month, day = date.split("-")
        told = f"{year}年{int(month)}月{int(day)}日　星期{weekday}"
        number = self.random.randint(100, 9000)
        name = _text(self.words.paper)
        large = f'text(size: 34pt, weight: "bold")[{name}]'
        ears = f"(1fr, 2fr, 1fr), align: (left + horizon, center, right + horizon), [第{number}期], {large}, [{told}]"
        forms = (
            f"#grid(columns: {ears})#line(length: 100%)\n",
            f"#align(center)[#{large} \\ {told}　总第{number}期　第{self.page}版]#line(length: 100%, stroke: 2pt)\n",
            f"#{large} #h(1fr) {told} #h(1fr) {self.page_name}　第{self.page}版\n#line(length: 100%)\n",
        )
        if self.random.random() < 0.3:
            cells = f"[{self.page}　{self.page_name}], align(center)[{name}], [{told}]"
            return f"#grid(columns: (auto, 1fr, auto), {cells})#line(length: 100%)\n"
        form = self.random.randrange(3)
        self.printed_page = form > 0
        return forms[form]


def broadsheet(hand: Hand) -> str:
    """A lead across three columns, a grid of two stories below, a narrow column of briefs at the side."""
    lead = hand.story(700, kicker=0.6, sub=0.6)
    made = f"#grid(columns: (3fr, 1fr), gutter: 14pt, [{hand.stack(lead, 26, centred=True)}"
    made += hand.set_in(3, 0.75 * (hand.measure - 14), 12, lead)
    pair = [hand.story(260, longest=14) for _k in range(2)]
    cells = ", ".join(f"[{hand.stack(s, 16)}{hand.body(s)}]" for s in pair)
    made += f"#line(length: 100%, stroke: .4pt)#grid(columns: (1fr, 1fr), gutter: 14pt, {cells})], ["
    made += "#block(stroke: .6pt, inset: 7pt)["
    for _k in range(3):
        brief = hand.story(110, longest=11, kicker=0, sub=0)
        made += hand.stack(brief, 11.5) + hand.body(brief)
    return made + "]])\n"


def school(hand: Hand) -> str:
    """Three columns that stories run through one after another, their heads inside the column."""
    made = "#columns(3, gutter: 13pt)["
    for k in range(5):
        story = hand.story(hand.random.randint(160, 420), longest=13, kicker=0, sub=0.2)
        made += hand.stack(story, 15) + hand.body(story)
        if k == 2:
            photo = hand.told(hand.words.photo())
            photo.headline = None
            made += f"#block(breakable: false)[#pic(70pt)#small(8pt)[{_text(photo.paragraphs[0])}]]\n"
    return made + "]\n"


def magazine(hand: Hand) -> str:
    """One long story in two columns under a large head, its byline at the right, a picture with caption in a column."""
    story = hand.words.story(1500, kicker=0.7, sub=0.5)
    hand.told(story)
    byline = f"#align(right)[#small(9pt)[{_text(story.byline)}]]\n" if story.byline else ""
    caption = hand.words.caption()
    story.captions = [caption]
    kicker = f"#small(14pt)[{_text(story.kicker)}]" if story.kicker else ""
    sub = f"#small(13pt)[{_text(story.sub)}]" if story.sub else ""
    half = len(story.paragraphs) // 2
    first, rest = ("\n\n".join(map(_text, part)) for part in (story.paragraphs[:half], story.paragraphs[half:]))
    picture = f"#block(breakable: false)[#pic(90pt)#small(8pt)[{_text(caption)}]]"
    head = f"{kicker}#head(30pt)[{_text(story.headline or '')}]{sub}{byline}"
    return f"{head}#columns(2, gutter: 18pt)[{first}\n\n{picture}\n\n{rest}]\n"


def beside(hand: Hand) -> str:
    """Stories whose head stands at the left of their text, one below the other, parted by rules."""
    made = ""
    for _k in range(4):
        story = hand.story(hand.random.randint(200, 380), longest=14, kicker=0, sub=0)
        cells = f"[{hand.stack(story, 18)}], [{hand.set_in(2, 0.75 * (hand.measure - 14), 12, story)}]"
        made += f"#grid(columns: (1fr, 3fr), gutter: 14pt, {cells})#line(length: 100%, stroke: .4pt)\n"
    return made


def boxes(hand: Hand) -> str:
    """A grid of six: three rows of two stories, every second one in a tinted box, the middle row with a table."""
    cells = []
    for k in range(6):
        story = hand.story(hand.random.randint(170, 260), longest=13, sub=0.2)
        inner = hand.stack(story, 15) + hand.body(story)
        if k == 3:
            towns = [hand.words.place() for _row in range(4)]
            story.table = [["镇", "户数", "亩数"], *([t, hand.words.number(), hand.words.number()] for t in towns)]
            flat = ", ".join(f"[{_text(c)}]" for row in story.table for c in row)
            inner += f"#table(columns: 3, stroke: .3pt, inset: 3pt, {flat})"
        cells.append(f"[#block(fill: luma(235), inset: 8pt, width: 100%)[{inner}]]" if k % 2 else f"[{inner}]")
    return f"#grid(columns: (1fr, 1fr), column-gutter: 16pt, row-gutter: 12pt, {', '.join(cells)})\n"


def mixed(hand: Hand) -> str:
    """A wide story in four columns with a picture between them, below it three of unequal width."""
    lead = hand.story(640, kicker=0.5, sub=0.5)
    photo = hand.words.caption()
    lead.captions = [photo]
    made = hand.stack(lead, 24, centred=True)
    picture = f"#block(breakable: false)[#pic(60pt)#small(8pt)[{_text(photo)}]]"
    made += hand.set_in(4, hand.measure, 11, lead, picture, 9) + "#line(length: 100%, stroke: 1pt)"
    three = [hand.story(n, longest=12, kicker=0.2, sub=0.2) for n in (380, 240, 160)]
    cells = ", ".join(f"[{hand.stack(s, 15)}{hand.body(s)}]" for s in three)
    return made + f"#grid(columns: (2fr, 1.4fr, 1fr), gutter: 14pt, {cells})\n"


KINDS = {f.__name__: f for f in (broadsheet, school, magazine, beside, boxes, mixed)}


def compose(seed: int) -> tuple[Issue, str]:
    """Return an issue of one page and its markup."""
    kind = list(KINDS)[seed % len(KINDS)]
    hand = Hand(seed)
    year, month, day = hand.random.randint(2005, 2026), hand.random.randint(1, 12), hand.random.randint(1, 28)
    weekday = WEEKDAYS[datetime.date(year, month, day).weekday()]
    date = f"{year}-{month:02}-{day:02}"
    pre = _PRE
    made_up = {"w": hand.width, "h": hand.height, "m": hand.margin, "size": hand.size, "lead": hand.lead}
    for name, value in made_up.items():
        pre = pre.replace("{" + name + "}", str(value))
    head = hand.masthead(date, weekday)
    markup = pre + head + KINDS[kind](hand)
    if not hand.printed_page:
        for story in hand.stories:
            story.page = None
    issue = Issue(newspaper=hand.words.paper, date=date, kind=kind, seed=seed)
    issue.sheets.append(Sheet(width=hand.width, height=hand.height, stories=hand.stories))
    return issue, markup


def render(markup: str) -> bytes:
    """Return markup as a PDF. Raises ImportError where Typst is not there."""
    import typst  # type: ignore[import-not-found]  # no part of the program

    return bytes(typst.compile(markup.encode()))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=24)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--verbose", action="store_true")
    wanted = parser.parse_args()
    rows: dict[str, list[dict[str, float]]] = defaultdict(list)
    for seed in range(wanted.seed, wanted.seed + wanted.pages):
        issue, markup = compose(seed)
        data = render(markup)
        if wanted.keep:
            wanted.keep.mkdir(parents=True, exist_ok=True)
            (wanted.keep / f"{seed:03d}-{issue.kind}.pdf").write_bytes(data)
        try:
            result = read_bytes(data, name="page.pdf")
        except ImportFailure as failure:
            print(seed, failure)
            result = None
        figures = score(issue, result)
        for group in ("all", issue.kind):
            rows[group].append(figures)
        if wanted.verbose:
            print(f"{seed:4} {issue.kind:10} " + _row(figures))
    for group, own in rows.items():
        print(f"{group:10}{len(own):5}  " + _row(mean(own)))
    return 0


def _row(figures: dict[str, float]) -> str:
    return "  ".join(f"{name} {figures[name]:.3f}" for name in ("piece", *FIELDS))


if __name__ == "__main__":
    sys.exit(main())
