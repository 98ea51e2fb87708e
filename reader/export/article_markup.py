"""A piece as markup that is HTML and XHTML at once; what the page and the book share."""

from __future__ import annotations

import html
from collections.abc import Callable

from reader.export.figures import not_there
from reader.export.marking import Marking
from reader.model.messages import _
from reader.model.picture import Figure
from reader.model.picture_words import picture_words
from reader.rendering.blocks import Block, piece_blocks
from reader.rendering.columns import cell_block
from reader.rendering.overlays import color_words
from reader.rendering.piece import Piece
from reader.rendering.printable import one_line

Address = Callable[[Piece, Figure], str | None]
_CLASSES = {
    "paragraph": "",
    "caption": "caption",
    "credit": "credit",
    "editor_note": "note",
    "introduction": "compiler",
    "remark": "compiler",
    "verse": "verse",
    "kicker": "kicker",
    "subheadline": "subheadline",
    "byline": "byline",
    "section": "section",
    "source_line": "printed-in",
}


def escaped(text: str) -> str:
    """Return text that markup shows as it stands; characters that XML forbids have a visible stand-in."""
    return html.escape(one_line(text), quote=True)


def article_markup(piece: Piece, marking: Marking, anchor: str, *, address: Address, level: int = 1) -> str:
    """Return `<article>`; `anchor` begins all its ids. Notes stand at its end. `address` tells where a picture is."""
    lines = [f'<article id="{anchor}" lang="zh-Hans">']
    masthead = piece.masthead
    if masthead.title or masthead.forms():
        date = escaped(masthead.forms()[0]) if masthead.forms() else ""
        lines.append(f'<p class="masthead"><b>{escaped(masthead.title)}</b> <span>{date}</span></p>')
    made = [b for b in piece_blocks(piece) if b.kind not in {"masthead", "source_line"}]
    for k, block in enumerate(made):
        if block.run_in and k:
            continue
        if block.figure is not None:
            lines.append(_figure(piece, block.figure, address))
            continue
        if block.kind == "row":
            first = not k or made[k - 1].table != block.table
            last = k + 1 == len(made) or made[k + 1].table != block.table
            lines.append(("<table>" if first else "") + _row(block, marking, anchor) + ("</table>" if last else ""))
            continue
        behind = made[k + 1] if k + 1 < len(made) and made[k + 1].run_in else None
        lines.extend(_block(block, behind, marking, anchor, level))
    if masthead.source_line():
        lines.append(f'<p class="printed-in">{escaped(masthead.source_line())}</p>')
    lines.extend(_notes(marking, anchor))
    lines.append("</article>")
    return "\n".join(lines)


def _block(block: Block, behind: Block | None, marking: Marking, anchor: str, level: int) -> list[str]:
    text = _running(block, marking, anchor)
    if behind is not None:
        text += f'<span class="broken">{escaped(behind.text)}</span>'
    if not text:
        return []
    if block.kind == "headline":
        return [f"<h{level}>{text}</h{level}>"]
    if block.kind == "subhead":
        return [f"<h{level + 1}>{text}</h{level + 1}>"]
    name = _CLASSES.get(block.kind, "")
    if block.kind == "paragraph" and block.indent < 2:
        name = "quoted"
    return [f'<p class="{name}">{text}</p>' if name else f"<p>{text}</p>"]


def _figure(piece: Piece, figure: Figure, address: Address) -> str:
    """Return a picture, or a line that says that it is not here."""
    place = address(piece, figure)
    if place is None:
        return f'<p class="absent">{escaped(not_there(piece, figure))}</p>'
    width, height = figure.shown_size
    words = escaped(picture_words(piece.article, figure))
    return f'<figure><img src="{place}" alt="{words}" width="{width}" height="{height}"/></figure>'


def _row(block: Block, marking: Marking, anchor: str) -> str:
    """Return a row of a table, each cell with its own highlights."""
    tag = "th" if block.header else "td"
    cells = (_running(cell_block(block, cell), marking, anchor) for cell in block.cells)
    return f"<tr>{''.join(f'<{tag}>{cell}</{tag}>' for cell in cells)}</tr>"


def _running(block: Block, marking: Marking, anchor: str) -> str:
    """Return a block's text with lead, highlights and the signs of notes."""
    if block.field is None:
        return escaped(block.text)
    made = ""
    at = 0
    for passage in marking.passages(block):
        lead = max(0, min(block.lead - at, len(passage.text)))
        text = f"<b>{escaped(passage.text[:lead])}</b>" if lead else ""
        text += escaped(passage.text[lead:])
        if passage.annotation is not None:
            text = f'<mark class="mark-{passage.annotation.color}">{text}</mark>'
        made += text + "".join(_sign(marking.numbers[a.id], anchor) for a in passage.ending)
        at += len(passage.text)
    return made


def _sign(number: int, anchor: str) -> str:
    return f'<sup><a id="{anchor}-r{number}" href="#{anchor}-n{number}" role="doc-noteref">{number}</a></sup>'


def _lines(note: str) -> str:
    """Return a note with the lines in which it was written."""
    return "<br/>".join(escaped(line) for line in note.strip().splitlines())


def _notes(marking: Marking, anchor: str) -> list[str]:
    if not marking.noted and not marking.orphans:
        return []
    lines = ['<section class="notes"><p class="label">' + escaped(_("批注")) + "</p>"]
    for a in marking.noted:
        number = marking.numbers[a.id]
        lines.append(
            f'<p id="{anchor}-n{number}" class="mark-{a.color}" role="doc-footnote">'
            f'<a href="#{anchor}-r{number}" role="doc-backlink">{number}</a> '
            f"<b>{escaped(color_words(a.color))}</b> {_lines(a.note)}</p>"
        )
    lines += [
        f'<p class="mark-{a.color}"><b>{escaped(color_words(a.color))}</b> “{escaped(a.exact)}” {_lines(a.note)}</p>'
        for a in marking.orphans
    ]
    lines.append("</section>")
    return lines
