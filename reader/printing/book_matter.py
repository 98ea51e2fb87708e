"""What stands before and behind the pieces of a clipping book: half title, 凡例, 大事年表."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.model.messages import _
from reader.printing.booklet import entry_strips, prose_pages
from reader.printing.faces import face
from reader.printing.heading import headline_lines
from reader.printing.lines import Lines
from reader.printing.listing import listed
from reader.printing.options import PrintOptions
from reader.printing.page import Page, Placed
from reader.printing.sheet import Sheet
from reader.printing.strips import Strip, TextMark, of_part
from reader.printing.structure import Part
from reader.rendering.masthead import date_words
from reader.rendering.overlays import color_words
from reader.rendering.piece import Piece

DAY = 7.8
"""Room for a day at the left of the chronicle, in em."""


def half_title(title: str, sheet: Sheet) -> Page:
    """Return the leaf before the title leaf: the title alone."""
    page = Page(sheet=sheet, numbered=False, opening=True)
    y, part, size = sheet.height * 0.3, Part("P"), 1.5 * sheet.em
    for text in headline_lines(title, sheet)[0]:
        lines = Lines(text, face("serif", size, spacing=0.1 * size), sheet.measure)
        for number in range(lines.count):
            mark = TextMark(lines=lines, number=number, x=(sheet.measure - lines.width(number)) / 2, baseline=size)
            page.marks.append(Placed(sheet.left, y, mark, part))
            y += 1.6 * size
    return page


def guide_pages(pieces: Sequence[Piece], options: PrintOptions, sheet: Sheet) -> list[Page]:
    """Return 凡例: what was done to the texts, and what the marks mean that this book really has."""
    repairs = sum(1 for piece in pieces for repair in piece.article.repairs if not repair.undone)
    said = [
        _("本书收报纸文章 {n} 篇，每篇前面有报名、日期和版次。").format(n=len(pieces)),
        _("文字照报纸原文。由电子文本带来的断行、缺空格、重复标题等修整了 {n} 处，处处可以还原。").format(n=repairs)
        if repairs
        else _("文字照报纸原文，没有修整。"),
    ]
    if any(piece.article.headline_status == "inferred" for piece in pieces):
        said.append(_("原件没有标题的，标题取自正文。"))
    if any(piece.article.truncated for piece in pieces):
        said.append(_("原件残缺处写作〔原文至此中断〕。"))
    marked = {a.color for piece in pieces for a in piece.annotations} if options.notes else set()
    if marked:
        colours = "、".join(color_words(color) for color in ("key", "people", "doubt", "source") if color in marked)
        said.append(_("划线分：{colours}。带圈的数字是编者的批注，印在当页下面，每页从①起。").format(colours=colours))
    if any(piece.introduction.strip() or piece.remark.strip() for piece in pieces):
        said.append(_("正文前后左边有竖线的小字，是编者所加。"))
    if options.arrangement.has("sources"):
        said.append(_("出处照 GB/T 7714—{edition} 著录。").format(edition=options.arrangement.edition))
    numbered = [f"{'一二三四五六七八九'[k]}、{line}" for k, line in enumerate(said)]
    return prose_pages(_("凡例"), numbered, sheet)


def chronicle_pages(pieces: Sequence[Piece], body: Sequence[int], sheet: Sheet) -> Iterator[Page]:
    """Yield the pieces day by day, each with its page; nothing where they are all of one day."""
    dated = sorted(
        ((piece.masthead.date_published or "", page, piece) for piece, page in zip(pieces, body, strict=True)),
        key=lambda row: row[:2],
    )
    dated = [row for row in dated if row[0]]
    if len({row[0] for row in dated}) < 2:
        return
    entries: list[tuple[Sequence[Strip], int]] = []
    day = ""
    for date, page, piece in dated:
        said = "" if date == day else date_words(date)
        day = date
        strips = entry_strips(piece.name, str(page), sheet, day=said, inset=DAY)
        entries.append((list(of_part(strips, Part("Link", Part("P")))), page - 1))
    yield from listed(_("大事年表"), entries, sheet)
