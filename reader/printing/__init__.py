"""The one door to paper: pieces → pages → PDF, printer or preview. Qt without widgets; never here: what to print.

```python
pdf(pieces, path or stream, options, *, force=False) -> PrintResult(pages, bytes)
paint(device, pieces, options) -> int                 # a QPrinter; QPrintPreviewDialog.paintRequested hands one over
page_size(options) -> QPageSize                       # what a printer is to be set to first
PrintOptions(paper, columns, notes, pinyin, spoken, font_size, booklet)
```
Modules, in the order in which a piece goes through them: `options`, `screenless` (a Qt without a display), `faces`
(fonts), `sheet` (paper and columns), `lines` (text → lines), `heading` and `body` (blocks → `strips`), `footnotes`,
`filling` (strips → pages), `booklet`, `painting` (pages → painter), `text_layer` and `pdf_file` (what a PDF says
besides its pictures), `document`.

All lengths are units of 1/20 point, so that a page is set the same for every device. Importing this package raises
MissingPart where Qt's system libraries are not there.
"""

from __future__ import annotations

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

from reader.printing.document import page_size, paint, pdf
from reader.printing.options import PrintOptions, PrintResult

__all__ = ["PrintOptions", "PrintResult", "page_size", "paint", "pdf"]
