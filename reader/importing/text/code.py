"""Code among words: tags, entities and targets of links of Markdown and HTML."""

from __future__ import annotations

import re

_CODE = re.compile(r"<[^<>]{0,2000}>|&#?\w{1,10};|\]\([^()\s]{0,2000}\)")


def holds_words(text: str) -> bool:
    """Tell whether letters, digits or hanzi stand in a stretch of text that are not code."""
    if not any(map(str.isalnum, text)):
        return False
    return ("<" not in text and "&" not in text and "](" not in text) or any(map(str.isalnum, _CODE.sub("", text)))
