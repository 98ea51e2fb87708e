"""The one door to paper: pieces → pages → PDF, printer or preview. Qt without widgets; never here: what to print.

```python
pdf(pieces, path or stream, options, *, force=False) -> PrintResult(pages, bytes, remarks)
paint(device, pieces, options, run) -> int            # a QPrinter, set up by printer.printer_for(name, …)
Preview(pieces, options)                              # len(), .picture(number, width) -> QImage, .remarks
remarks.remarks(pieces, options) -> sentences         # what cannot be as it was asked for
PrintOptions(paper, columns, notes, pinyin, spoken, font_size, citation, booklet)    PrintRun(copies, duplex, pages)
```
Modules, in the order in which a piece goes through them: `options`, `screenless` (a Qt without a display), `faces`
(fonts), `sheet` (paper and columns), `lines` and `composed` (text → lines), `heading` and `body` (blocks → `strips`),
`footnotes`, `source_lines`, `flowing` (a piece), `steps`, `filling` (strips → pages), `page`, `typeset`, `book`,
`booklet`, `book_matter`, `book_indexes` and `cover` (a bound book), `furniture` (what stands around the text),
`upright` (lines that run down), `word`, `painting` (pages → a `surface`: a painter of Qt's, or `pdf_surface`), `card`
and `outlined` (picture cards). What a PDF's pages are made of: `text_layer` (what each glyph says), `face_facts`,
`embedded_face`, `glyph_outline` and `compact_font` (outlines and codes), `glyph_picture` (what no face of a file
holds), `unicode_map`, `pdf_row`, `pdf_paths`, `pdf_forms`, `pdf_image`; what it says besides: `pdf_file`, `structure`,
`tagged_file` and `conformance` (to readers that cannot see it, and to archives). `document`, `remarks` (what cannot be
as it was asked for).
`searchable` and `unseen_font` make a file of printed pages with their words.

All lengths are units of 1/20 point, so that a page is set the same for every device. Importing this package raises
MissingPart where Qt's system libraries are not there.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from reader.model.errors import MissingPart
from reader.model.messages import _

try:
    import PySide6.QtGui  # noqa: F401 - asked first, so that a bare machine gets a sentence and no traceback
except ImportError as trouble:
    raise MissingPart(
        _(
            "打印要用的系统库没有装：{detail}。在 Debian 或 Ubuntu 上："
            "apt install libgl1 libegl1 libxkbcommon0 libfontconfig1 libglib2.0-0 libdbus-1-3"
        ).format(detail=trouble)
    ) from trouble

if TYPE_CHECKING:
    from reader.printing.document import Preview, page_size, paint, pdf
    from reader.printing.options import PAPERS, PrintOptions, PrintResult, PrintRun, page_ranges

_HOMES = {
    "Preview": "document", "page_size": "document", "paint": "document", "pdf": "document", "PAPERS": "options",
    "PrintOptions": "options", "PrintResult": "options", "PrintRun": "options", "page_ranges": "options",
}  # fmt: skip

__all__ = [
    "PAPERS",
    "Preview",
    "PrintOptions",
    "PrintResult",
    "PrintRun",
    "page_ranges",
    "page_size",
    "paint",
    "pdf",
]


def __getattr__(name: str) -> object:
    """Return one of the room's names, its module loaded now: who only decodes a picture loads nothing that prints."""
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"reader.printing.{_HOMES[name]}"), name)
