"""Paragraphs, runs and notes of WordprocessingML (ECMA-376, part 1, 17.3 and 17.11)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from reader.export.marking import Marking
from reader.model.annotation import Annotation, Color
from reader.rendering.blocks import Block
from reader.rendering.overlays import PAPER_MARKS, color_words
from reader.rendering.printable import one_line

_LINES: dict[Color, str] = {
    "key": "single", "people": "dash", "doubt": "dotted", "source": "dotDash", "other": "dash",
}  # fmt: skip


@dataclass(slots=True)
class Notes:
    """The footnotes, numbered from 1 through the file; Word numbers them as they stand."""

    written: list[str] = field(default_factory=list)

    def add(self, annotation: Annotation) -> str:
        """Return the sign of a note, and keep the note."""
        number = len(self.written) + 1
        lines = [line.strip() for line in annotation.note.strip().splitlines()]
        sign = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
        first = sign + run(f" {color_words(annotation.color)} ", bold=True) + run(lines[0])
        texts = [paragraph(first, "FootnoteText"), *(paragraph(run(line), "FootnoteText") for line in lines[1:])]
        self.written.append(f'<w:footnote w:id="{number}">{"".join(texts)}</w:footnote>')
        return f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'


def run(text: str, *, bold: bool = False, marked: Annotation | None = None) -> str:
    """Return a stretch of one look; a tab in it is one."""
    if not text:
        return ""
    look = "<w:b/>" if bold else ""
    if marked is not None:
        ground, line = (color.removeprefix("#") for color in PAPER_MARKS[marked.color])
        style = _LINES[marked.color]
        look += f'<w:u w:val="{style}" w:color="{line}"/><w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>'
    said = "<w:tab/>".join(
        f'<w:t xml:space="preserve">{escape(one_line(part))}</w:t>' if part else "" for part in text.split("\t")
    )
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{said}</w:r>"


def running(block: Block, marking: Marking, notes: Notes) -> str:
    """Return a block's text with lead, highlights and the signs of notes."""
    if block.field is None:
        return run(block.text)
    made, at = "", 0
    for passage in marking.passages(block):
        lead = max(0, min(block.lead - at, len(passage.text)))
        made += run(passage.text[:lead], bold=True, marked=passage.annotation)
        made += run(passage.text[lead:], marked=passage.annotation)
        made += "".join(notes.add(a) for a in passage.ending)
        at += len(passage.text)
    return made


def paragraph(runs: str, style: str, *, bookmark: str = "", indented: bool = True, apart: bool = False) -> str:
    """Return a paragraph of a style; one that is not indented gives up the indent of its style, one that is `apart`
    begins a page.

    A `bookmark` is the place of a piece (`_p1`, `_p2`…) or of the chapter that begins with it (`_c1`…).
    """
    flush = "" if indented else '<w:ind w:firstLine="0" w:firstLineChars="0"/>'
    if bookmark:
        number = 2 * int(bookmark[2:]) + (bookmark[1] == "c")
        runs = f'<w:bookmarkStart w:id="{number}" w:name="{bookmark}"/>{runs}<w:bookmarkEnd w:id="{number}"/>'
    begun = "<w:pageBreakBefore/>" if apart else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{begun}{flush}</w:pPr>{runs}</w:p>'


def field_of(text: str, bookmark: str) -> str:
    """Return an entry of the contents: words that lead to a place, dots, its page, which Word works out."""
    page = (
        '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> PAGEREF {bookmark} \\h </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{run(text)}<w:r><w:tab/></w:r>{page}</w:hyperlink>'


def table(rows: Sequence[Sequence[str]], *, header: bool) -> str:
    """Return a table; `header`: its first row names the columns."""
    across = max((len(row) for row in rows), default=0)
    made = ['<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/></w:tblPr><w:tblGrid>']
    made += ["<w:gridCol/>"] * across + ["</w:tblGrid>"]
    for k, row in enumerate(rows):
        repeated = "<w:trPr><w:tblHeader/></w:trPr>" if header and not k else ""
        cells = [*row, *[""] * (across - len(row))]
        filled = "".join(f"<w:tc>{paragraph(cell, 'Cell')}</w:tc>" for cell in cells)
        made.append(f"<w:tr>{repeated}{filled}</w:tr>")
    return "".join([*made, "</w:tbl>", paragraph("", "Cell")])
