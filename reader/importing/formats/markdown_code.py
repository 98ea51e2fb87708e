"""What of a Markdown text is no prose: fenced code, statements and tags of pages that a program builds (MDX), and boxes
that a site sets above a title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.importing.lines.line import LineRole

_FENCE = re.compile(
    r"^[ \t]{0,3}(?P<mark>`{3,}|~{3,})[^`\n]{0,40}\n(?P<code>.*?)^[ \t]{0,3}(?P=mark)[ \t]*$", re.MULTILINE | re.DOTALL
)
_STATEMENT = re.compile(
    r"^import\s[^\n]{0,200}?['\"][^'\"\n]{1,200}['\"];?[ \t]*$"
    r"|^export\s+(?:const|let|default|function|async)\b[^\n]*(?:;[ \t]*$|\n(?:[^\n]*\n){0,60}?[)}\]]+;?[ \t]*$)",
    re.MULTILINE,
)
_WIDE_TAG = re.compile(
    r"^[ \t]*<[A-Za-z][\w.-]*[ \t]*(?:[\w:-]+=[^\n<>]*)?\n"
    r"(?:[ \t]*(?:[\w:@-]+[ \t]*[=:][^\n<>]*|[\]\[{}()][^\n<>]*)\n){0,40}?"
    r"[ \t]*(?:[\w:-]+=[^\n<>]*|[\]\[{}()]+[^\n<>]*)?/?>[ \t]*$",
    re.MULTILINE,
)
_COMPONENT = re.compile(r"^[ \t]*<(?P<name>[A-Z]\w*)(?:\s[^<>\n]*)?>[^<>\n]{0,24}</(?P=name)>[ \t]*$", re.MULTILINE)
_BOX = re.compile(r"^:{3,}\w*[^\n]*\n.*?^:{3,}[ \t]*$", re.MULTILINE | re.DOTALL)
_BOX_MARK = re.compile(r"^:{3,}(?:\w+[^\n]{0,60})?$", re.MULTILINE)
_HEADING = re.compile(r"^#{1,6}\s", re.MULTILINE)


def roles_of(text: str, at: int) -> dict[int, LineRole]:
    """Return what the lines of a Markdown text from `at` on are that are no prose, by where they begin: code is text
    without headings and marks, all else is the program's.
    """
    made: dict[int, LineRole] = {}
    if "```" in text or "~~~" in text:
        for fence in _FENCE.finditer(text, at):
            made |= dict.fromkeys(_starts(text, *fence.span()), "furniture")
            made |= dict.fromkeys(_starts(text, *fence.span("code")), "body")
    first = _HEADING.search(text, at)
    boxes = _BOX.finditer(text, at, first.start()) if first and ":::" in text else ()
    marks = _BOX_MARK.finditer(text, at) if ":::" in text else ()
    tags = (*_WIDE_TAG.finditer(text, at), *_COMPONENT.finditer(text, at)) if "<" in text else ()
    told = _STATEMENT.finditer(text, at) if re.search(r"^(?:im|ex)port\s", text[at:], re.MULTILINE) else ()
    for found in (*boxes, *marks, *tags, *told):
        for start in _starts(text, *found.span()):
            made.setdefault(start, "furniture")
    return made


def _starts(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where the lines of a stretch begin."""
    while start < end:
        yield start
        start = text.find("\n", start, end) + 1 or end
