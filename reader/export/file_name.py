"""What a file made from a piece may be called on every system."""

from __future__ import annotations

import re
import unicodedata

from reader.model.door import door

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f-\x9f\ud800-\udfff]')
_RESERVED = re.compile(r"^(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?$", re.IGNORECASE)
LONGEST = 60


@door
def file_name(name: str, suffix: str) -> str:
    """Return a file name from a headline: no path, no control or direction marks, no formula sign, not too long.

    `suffix` is `.pdf` and the like. A name that is nothing but such characters becomes 报夹.
    """
    text = _FORBIDDEN.sub(" ", name)
    text = "".join(c for c in text if unicodedata.category(c) not in {"Cf", "Cc", "Cs", "Cn", "Co"})
    text = " ".join(text.split()).lstrip("=+-@. ").rstrip(". ")[:LONGEST].rstrip(". ")
    if not text or _RESERVED.match(text):
        text = f"报夹 {text}".strip()
    return text + suffix
