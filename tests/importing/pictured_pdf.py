"""Printed pages with pictures as PDFs, in the make-ups of newspapers; what is right is told by how they are set."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from tests.importing.pictured import DOINGS, NAMES, PLACES, TAILS, Document, Placed, photo

COLUMN, GAP, SIZE, LEAD = 12, 18.0, 10.0, 15.0
WIDE = COLUMN * SIZE
LEFT = 40.0


def font_of(made: pikepdf.Pdf) -> Any:
    """Return a font that every PDF reader knows by name."""
    descendant = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.CIDFontType0, BaseFont=pikepdf.Name("/STSong-Light"),
        CIDSystemInfo=pikepdf.Dictionary(Registry=b"Adobe", Ordering=b"GB1", Supplement=2), DW=1000,
        FontDescriptor=made.make_indirect(pikepdf.Dictionary(
            Type=pikepdf.Name.FontDescriptor, FontName=pikepdf.Name("/STSong-Light"), Flags=6, ItalicAngle=0,
            FontBBox=[-25, -254, 1000, 880], Ascent=880, Descent=-120, CapHeight=880, StemV=93,
        )),
    )  # fmt: skip
    return made.make_indirect(pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type0, BaseFont=pikepdf.Name("/STSong-Light-UniGB-UCS2-H"),
        Encoding=pikepdf.Name("/UniGB-UCS2-H"), DescendantFonts=[made.make_indirect(descendant)],
    ))  # fmt: skip


def image_of(made: pikepdf.Pdf, data: bytes, **told: Any) -> Any:
    """Return a JPEG of 90 × 60 as it is."""
    stream = made.make_stream(data)
    stream.Type, stream.Subtype, stream.Filter = pikepdf.Name.XObject, pikepdf.Name.Image, pikepdf.Name.DCTDecode
    stream.Width, stream.Height, stream.BitsPerComponent, stream.ColorSpace = 90, 60, 8, pikepdf.Name.DeviceGray
    for name, value in told.items():
        stream[f"/{name}"] = value
    return made.make_indirect(stream)


def x(column: int) -> float:
    """Return the left edge of a column."""
    return LEFT + column * (WIDE + GAP)


def lines_of(text: str) -> list[str]:
    """Return a paragraph's lines, indented; a closing mark hangs rather than begin one."""
    words, made = "\u3000\u3000" + text, list[str]()
    while words:
        end = COLUMN
        while words[end : end + 1] in tuple("，。、；：？！”）"):
            end += 1
        made.append(words[:end])
        words = words[end:]
    return made


@dataclass
class Page:
    """A page being set: lengths in points, y downwards from the upper edge."""

    seed: int
    columns: int = 4
    height: float = 800.0
    shown: str = ""
    images: list[bytes] = field(default_factory=list)
    gold: dict[bytes, Placed] = field(default_factory=dict)
    aside: dict[bytes, str] = field(default_factory=dict)
    rng: random.Random = field(default_factory=random.Random)

    def __post_init__(self) -> None:
        self.rng = random.Random(self.seed)
        self.width = x(self.columns) - GAP + LEFT
        day = f"2024年3月{1 + self.seed % 28}日"
        self.say(LEFT, 60, 30, "柳湾报")
        self.say(LEFT + 130, 60, SIZE, f"{day}　第{self.seed % 8 + 2}版：要闻")
        self.rule(LEFT, 70, self.width - LEFT)

    def say(self, left: float, base: float, size: float, words: str) -> None:
        """Set a line on its baseline."""
        at = f"{left:.2f} {self.height - base:.2f}"
        self.shown += f"BT /F1 {size} Tf {at} Td <{words.encode('utf-16-be').hex()}> Tj ET\n"

    def rule(self, left: float, y: float, right: float) -> None:
        """Draw a rule."""
        self.shown += f"0.6 w {left} {self.height - y} m {right} {self.height - y} l S\n"

    def frame(self, left: float, top: float, right: float, bottom: float) -> None:
        """Draw a frame."""
        self.shown += f"0.6 w {left} {self.height - bottom} {right - left} {bottom - top} re S\n"

    def image(self, left: float, top: float, right: float, bottom: float) -> bytes:
        """Draw a picture unlike every other one."""
        data = photo(self.seed * 50 + len(self.images) + 7)
        self.images.append(data)
        box = f"{right - left:.2f} 0 0 {bottom - top:.2f} {left:.2f} {self.height - bottom:.2f}"
        self.shown += f"q {box} cm /I{len(self.images)} Do Q\n"
        return data

    def headline(self, left: float, right: float, top: float, size: float = 20.0) -> tuple[str, float]:
        """Set a new headline in the middle between two edges; return it and where what is below it begins."""
        words = f"{self.rng.choice(PLACES)}{self.rng.choice(DOINGS)}"
        size = min(size, (right - left) / len(words))
        self.say((left + right - size * len(words)) / 2, top + size, size, words)
        return words, top + size + 10

    def texts(self, lines: int) -> list[str]:
        """Return paragraphs that fill about so many lines."""
        made = [
            f"本报讯（记者 {self.rng.choice(NAMES)}）{self.rng.choice(PLACES)}{self.rng.choice(DOINGS)}，{TAILS[0]}"
        ]
        while sum(len(lines_of(t)) for t in made) < lines:
            made.append("".join(self.rng.sample(TAILS, 2)) + f"{self.rng.choice(PLACES)}的{self.rng.choice(NAMES)}说。")
        return made

    def flow(self, texts: list[str], columns: Sequence[tuple[float, float, float]]) -> list[str]:
        """Set paragraphs into columns (left, top, bottom); return the paragraph set last in each of them."""
        left = list(columns)
        last, y = [""] * len(columns), columns[0][1]
        for text in texts:
            for line in lines_of(text):
                while left and y + LEAD > left[0][2]:
                    left.pop(0)
                    y = left[0][1] if left else 0
                if not left:
                    return last
                bare = line.lstrip("\u3000")
                self.say(left[0][0] + (len(line) - len(bare)) * SIZE, y + SIZE, SIZE, bare)
                last[len(columns) - len(left)] = text
                y += LEAD
        return last

    def caption(self, left: float, right: float, top: float, *, signed: bool = False) -> tuple[str, float]:
        """Set a caption; return it and where it ends."""
        words = f"{self.rng.choice(PLACES)}{self.rng.choice(('河边', '码头', '工地'))}的一天。"
        words = f"{words}{self.rng.choice(NAMES)} 摄" if signed else f"图为{words}"
        per = int((right - left) / 8)
        for at in range(0, len(words), per):
            self.say(left, top + 8, 8, words[at : at + per])
            top += 11
        return words, top

    def document(self) -> Document:
        """Return the page as a PDF."""
        made = pikepdf.new()
        made.add_blank_page(page_size=(self.width, self.height))
        page = made.pages[0]
        images = {f"/I{k}": image_of(made, data) for k, data in enumerate(self.images, 1)}
        page.Resources = pikepdf.Dictionary(
            Font=pikepdf.Dictionary(F1=font_of(made)), XObject=pikepdf.Dictionary(images)
        )
        page.Contents = made.make_stream(self.shown.encode())
        stream = io.BytesIO()
        made.save(stream)
        return Document("柳湾报.pdf", {"柳湾报.pdf": stream.getvalue()}, self.gold)


def amid_columns(seed: int) -> Page:
    """Stories of one column each, a picture between their paragraphs."""
    page = Page(seed, columns=3)
    for column in range(3):
        left, right = x(column), x(column) + WIDE
        head, top = page.headline(left, right, 85, 16)
        first = page.texts(page.rng.randint(4, 9))
        set_ = sum(len(lines_of(t)) for t in first)
        page.flow(first, [(left, top, 999)])
        top += set_ * LEAD + 4
        data = page.image(left, top, right, top + 80)
        caption, top = page.caption(left, right, top + 84)
        page.gold[data] = Placed(head, first[-1], caption)
        page.flow(page.texts(14)[1:], [(left, top + 6, 780)])
    return page


def across(seed: int) -> Page:
    """A wide story with a picture at the head of its last columns, below it one with a picture at its foot."""
    page = Page(seed)
    head, top = page.headline(x(0), page.width - LEFT, 85, 26)
    data = page.image(x(2), top, page.width - LEFT, top + 150)
    caption, foot = page.caption(x(2), page.width - LEFT, top + 154)
    last = page.flow(page.texts(95), [(x(0), top, 430), (x(1), top, 430), (x(2), foot + 8, 430), (x(3), foot + 8, 430)])
    page.gold[data] = Placed(head, last[1], caption)
    head, top = page.headline(x(0), x(1) + WIDE, 460)
    data = page.image(x(1), 660, x(1) + WIDE, 745)
    caption, _foot = page.caption(x(1), x(1) + WIDE, 749)
    last = page.flow(page.texts(26), [(x(0), top, 780), (x(1), top, 650)])
    page.gold[data] = Placed(head, last[1], caption)
    _head, top = page.headline(x(2), x(3) + WIDE, 460)
    page.flow(page.texts(40), [(x(2), top, 780), (x(3), top, 780)])
    return page


def below_headlines(seed: int) -> Page:
    """Pictures between a headline and its text, as wide as it, with a caption and without."""
    page = Page(seed)
    for first, said in ((0, page.rng.random() < 0.5), (2, page.rng.random() < 0.5)):
        left, right = x(first), x(first + 1) + WIDE
        head, top = page.headline(left, right, 85)
        data = page.image(left, top, right, top + 140)
        caption, foot = page.caption(left, right, top + 144) if said else ("", top + 144)
        page.gold[data] = Placed(head, "", caption)
        page.flow(page.texts(50), [(left, foot + 8, 780), (x(first + 1), foot + 8, 780)])
    return page


def framed(seed: int) -> Page:
    """A story in a frame with its picture, beside one with a picture at the edge of the frame."""
    page = Page(seed)
    head, top = page.headline(x(0), x(1) + WIDE, 85)
    data = page.image(x(1), top, x(1) + WIDE, top + 90)
    caption, foot = page.caption(x(1), x(1) + WIDE, top + 94)
    last = page.flow(page.texts(60), [(x(0), top, 560), (x(1), foot + 8, 560)])
    page.gold[data] = Placed(head, last[0], caption)
    page.frame(x(2) - 8, 82, x(3) + WIDE + 8, 575)
    head, top = page.headline(x(2), x(3) + WIDE, 92)
    data = page.image(x(2), 440, x(2) + WIDE, 530)
    caption, _foot = page.caption(x(2), x(2) + WIDE, 534)
    last = page.flow(page.texts(50), [(x(2), top, 430), (x(3), top, 560)])
    page.gold[data] = Placed(head, last[0], caption)
    _head, top = page.headline(x(0), x(3) + WIDE, 600, 26)
    page.flow(page.texts(30), [(x(k), top, 780) for k in range(4)])
    return page


def own_pieces(seed: int) -> Page:
    """Pictures that are pieces of their own, signed, between stories."""
    page = Page(seed)
    for first, low in ((0, 85), (2, 470)):
        other = 470 if low == 85 else 85
        left, right = x(first), x(first + 1) + WIDE
        data = page.image(left, low, right, low + 240)
        caption, _foot = page.caption(left, right, low + 244, signed=True)
        page.gold[data] = Placed(SIGNED, "", caption)
        _head, top = page.headline(left, right, other)
        page.flow(page.texts(40), [(left, top, other + 290.0), (x(first + 1), top, other + 290.0)])
    return page


SIGNED = "*"
"""Stands for whatever headline a piece has that is a picture and its caption."""


def side_by_side(seed: int) -> Page:
    """Two pictures side by side in a story, the second one with a caption or without."""
    page = Page(seed)
    bare = page.rng.random() < 0.5
    head, top = page.headline(x(0), x(3) + WIDE, 85, 26)
    first = page.image(x(1), top, x(1) + WIDE, top + 85)
    second = page.image(x(2), top, x(2) + WIDE, top + 85)
    one, foot = page.caption(x(1), x(1) + WIDE, top + 89)
    two, other = ("", foot) if bare else page.caption(x(2), x(2) + WIDE, top + 89)
    foot = max(foot, other)
    rows = [(x(0), top, 480), (x(1), foot + 8, 480), (x(2), foot + 8, 480), (x(3), top, 480)]
    last = page.flow(page.texts(90), rows)
    page.gold[first] = Placed(head, last[0], one)
    page.gold[second] = Placed(head, one, two)
    _head, top = page.headline(x(0), x(3) + WIDE, 510)
    page.flow(page.texts(60), [(x(k), top, 780) for k in range(4)])
    return page


def one_caption_for_two(seed: int) -> Page:
    """Two pictures under one caption: side by side across a story, and one above the other in a column of another."""
    page = Page(seed)
    head, top = page.headline(x(0), x(3) + WIDE, 85, 26)
    first = page.image(x(1), top, x(1) + WIDE, top + 85)
    second = page.image(x(2), top, x(2) + WIDE, top + 85)
    words = f"图为{page.rng.choice(PLACES)}的河边和{page.rng.choice(PLACES)}的工地。"
    words += f"{page.rng.choice(NAMES)} 摄" * (page.rng.random() < 0.5)
    middle = (x(1) + x(2) + WIDE) / 2
    page.say(middle - 4 * len(words), top + 97, 8, words)
    rows = [(x(0), top, 480), (x(1), top + 108, 480), (x(2), top + 108, 480), (x(3), top, 480)]
    last = page.flow(page.texts(90), rows)
    page.gold[first] = page.gold[second] = Placed(head, last[0], words)
    head, top = page.headline(x(0), x(3) + WIDE, 510, 26)
    first = page.image(x(1), top, x(1) + WIDE, top + 60)
    second = page.image(x(1), top + 64, x(1) + WIDE, top + 124)
    caption, foot = page.caption(x(1), x(1) + WIDE, top + 128)
    rows = [(x(0), top, 780), (x(1), foot + 8, 780), (x(2), top, 780), (x(3), top, 780)]
    last = page.flow(page.texts(60), rows)
    page.gold[first] = page.gold[second] = Placed(head, last[0], caption)
    return page


def furnished(seed: int) -> Page:
    """A logo beside the newspaper's name, an advertisement with its picture, one that is all picture, a thin strip."""
    page = Page(seed)
    page.aside[page.image(page.width - LEFT - 40, 35, page.width - LEFT, 65)] = "furniture"
    _head, top = page.headline(x(0), x(3) + WIDE, 85, 26)
    page.flow(page.texts(60), [(x(k), top, 400) for k in range(4)])
    page.frame(x(0), 430, x(1) + WIDE, 600)
    page.say(x(0) + 12, 460, 22, "新茶上市　八折优惠")
    page.aside[page.image(x(0) + 12, 475, x(0) + 150, 570)] = "furniture"
    page.say(x(1), 500, 11, "地址：柳湾河边")
    page.say(x(1), 520, 11, "电话：000-0000000")
    page.say(x(1) + 60, 592, 7, "广告")
    _head, top = page.headline(x(2), x(3) + WIDE, 430)
    page.flow(page.texts(20), [(x(2), top, 600), (x(3), top, 600)])
    page.aside[page.image(x(0), 640, x(3) + WIDE, 780)] = "unplaced"
    return page


MAKE_UPS: dict[str, Callable[[int], Page]] = {
    "amid columns": amid_columns, "across": across, "below headlines": below_headlines, "framed": framed,
    "own pieces": own_pieces, "side by side": side_by_side,
    "one caption for two": one_caption_for_two, "furnished": furnished,
}  # fmt: skip
