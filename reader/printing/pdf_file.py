"""What a PDF says besides its pictures: the text of its glyphs, title, author, outline. By pikepdf."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model.errors import MissingPart
from reader.model.messages import _

if TYPE_CHECKING:
    import pikepdf

    from reader.printing.text_layer import TextLayer

PRODUCER = "报夹 Baojia"
ENTRIES_A_BLOCK = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of the outline: a title and the page, from 0, that it leads to."""

    title: str
    page: int


def finished(raw: bytes, layer: TextLayer, *, title: str, authors: Sequence[str], outline: Sequence[Entry]) -> bytes:
    """Return the PDF with the right text behind its glyphs, its title, authors and outline.

    The bytes depend on the content only: no time, no random id. Raises MissingPart without pikepdf.
    """
    try:
        import pikepdf
    except ImportError as trouble:
        raise MissingPart(_("打印成 PDF 要用 pikepdf，没有装上：pip install pikepdf")) from trouble
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        _mend_text(pdf, layer)
        for key in list(pdf.docinfo.keys()):
            del pdf.docinfo[key]
        pdf.docinfo["/Title"] = title
        if authors:
            pdf.docinfo["/Author"] = "、".join(authors)
        pdf.docinfo["/Producer"] = PRODUCER
        if "/Metadata" in pdf.Root:
            del pdf.Root.Metadata
        pdf.Root.Lang = "zh-CN"
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        if outline:
            with pdf.open_outline() as tree:
                tree.root.extend(pikepdf.OutlineItem(e.title, e.page) for e in outline)
        written = io.BytesIO()
        pdf.save(written, deterministic_id=True, compress_streams=True)
    return written.getvalue()


def _mend_text(pdf: pikepdf.Pdf, layer: TextLayer) -> None:
    """Put our own ToUnicode map to each face whose glyphs we know."""
    import pikepdf

    for item in pdf.objects:
        if not isinstance(item, pikepdf.Dictionary) or item.get("/Subtype") != "/Type0" or "/ToUnicode" not in item:
            continue
        known = layer.faces.get(str(item.BaseFont).lstrip("/"))
        texts = known.texts() if known is not None else None
        stream = item.ToUnicode
        if texts is not None and _agree(stream.read_bytes(), texts):
            stream.write(to_unicode(texts))


def _agree(qt_map: bytes, texts: Sequence[str]) -> bool:
    """Tell whether Qt has numbered as many glyphs as we drew: else the record is not to be trusted."""
    highest = max((int(end, 16) for end in _range_ends(qt_map)), default=0)
    return highest <= len(texts)


def _range_ends(qt_map: bytes) -> Iterator[bytes]:
    """Yield the last code of each range of Qt's map."""
    inside = False
    for line in qt_map.split(b"\n"):
        if line.endswith(b"beginbfrange"):
            inside = True
        elif line.startswith(b"endbfrange"):
            inside = False
        elif inside and line.startswith(b"<"):
            yield line[8:12]


def to_unicode(texts: Sequence[str]) -> bytes:
    """Return a ToUnicode map (PDF 32000, 9.10.3) that gives glyph 1, 2, 3… of a face their texts."""
    pairs = [(k, t.encode("utf-16-be", "replace").hex()) for k, t in enumerate(texts, 1) if t]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<0000> <FFFF>",
        "endcodespacerange",
    ]
    for at in range(0, len(pairs), ENTRIES_A_BLOCK):
        block = pairs[at : at + ENTRIES_A_BLOCK]
        lines.append(f"{len(block)} beginbfchar")
        lines.extend(f"<{code:04x}> <{text}>" for code, text in block)
        lines.append("endbfchar")
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end", ""]
    return "\n".join(lines).encode("ascii")
