"""What the codes of a face say, as a PDF holds it (ISO 32000-1, 9.10.3)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

ENTRIES_A_BLOCK: Final = 100


def to_unicode(texts: Mapping[int, str]) -> bytes:
    """Return a ToUnicode map (ISO 32000-1, 9.10.3) that gives the codes of a face their texts."""
    pairs = [(code, t.encode("utf-16-be", "replace").hex()) for code, t in sorted(texts.items()) if t]
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
