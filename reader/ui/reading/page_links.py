"""Links on the page, as the runs of text that they are, and the grey of what stands in no piece."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCharFormat

from reader.model.messages import _
from reader.rendering.original import reason_words
from reader.ui.reading.faces import Face
from reader.ui.reading.page_writing import Run
from reader.ui.reading.tail import CITATION, GIVING, PRINTED

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from reader.rendering.blocks import Block

Format = Callable[[Face], QTextCharFormat]


def link_format(plain: QTextCharFormat, address: str) -> QTextCharFormat:
    """Return the format of a link."""
    made = QTextCharFormat(plain)
    made.setAnchor(True)
    made.setAnchorHref(address)
    return made


def tail_links(font: QFont, format_of: Format, *, printed_shown: bool) -> list[Run]:
    """Return the links at the end of the source line."""
    words = {PRINTED: _("看排好的") if printed_shown else _("看原文"), CITATION: _("复制出处")}
    plain = format_of(Face(font=font, token="link"))
    runs = [Run("\t", plain, font)]
    for k, (address, word) in enumerate(words.items()):
        runs += [Run("\u3000\u3000" if k else "", plain, font), Run(word, link_format(plain, address), font)]
    return runs


def printed_runs(block: Block, part: str, start: int, face: Face, format_of: Format) -> Iterator[Run]:
    """Yield a part of a printed line from `start` on, what was set aside in grey."""
    grey, at = Face(font=face.font, token="ink3"), 0
    for span, _id in block.set_aside:
        first, last = (min(max(edge - start, at), len(part)) for edge in span)
        yield Run(part[at:first], format_of(face), face.font)
        yield Run(part[first:last], format_of(grey), face.font)
        at = last
    yield Run(part[at:], format_of(face), face.font)


def giving_links(
    block: Block, reasons: Mapping[str, str], font: QFont, format_of: Format, *, giving: bool
) -> Iterator[Run]:
    """Yield, for what was set aside and ends in a printed line, why it was, and the link that gives it back."""
    words, plain = reason_words(), format_of(Face(font=font, token="ink3"))
    for _span, aside in block.set_aside:
        if aside:
            yield Run("\u3000" + words.get(reasons.get(aside, ""), _("其他")), plain, font)
            if giving:
                link = link_format(format_of(Face(font=font, token="link")), GIVING + aside)
                yield Run("\u3000", plain, font)
                yield Run(_("放回正文"), link, font)
