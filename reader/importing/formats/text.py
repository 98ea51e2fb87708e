"""Plain text to printed lines. Marks that people type in any text (`# `, `**bold**`) are understood; tags are not."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from reader.importing.formats.drawn_tables import with_tables
from reader.importing.lines.line import Line, PrintedText
from reader.importing.lines.quoting import unquoted
from reader.importing.lines.speakers import without_speakers
from reader.model.text import Span

ATX = re.compile(
    r"(?!#[^#\s]{1,16}#\s*[^#\s])(?!(?:#[^#\s]{1,16}(?:\s+|$)){2,}$)(#{1,6})(?:[ \t\u3000]+|(?=[^\s#]))(.*?)[ \t]*#*$"
)
UNDERLINE = re.compile(r"(?:={3,}|-{3,})$")
BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
# Two or more wide spaces after a full stop inside one long line are the marks of a new paragraph.
_INNER_INDENT = re.compile(r"(?<=[。！？”；…」])[\u3000\u2003\xa0 ]{2,}(?=\S)")
_FRAMED = re.compile(
    r"(?P<mark>[═━─＝=~～＊*◆◇★☆■□●○※])(?P=mark)+\s*(?P<inner>[^═━─＝=~～＊*◆◇★☆■□●○※|]{2,40}?)\s*(?P=mark){2,}$"
)
"""A headline between two rows of one mark: ═══ 题 ═══."""
_LONG = 80
_FEWEST_LEADS, _LEAST_LEAD, _LONGEST_LEAD, _LEAST_LEFT = 2, 6, 40, 15
_NO_TITLE_END = "。；，、：;:"


@dataclass(slots=True)
class Reel:
    """Lines in the making; `gap` counts the blank lines since the last one."""

    lines: list[Line]
    gap: int = 0

    def add(self, line: Line) -> None:
        """Append a line and begin counting blanks anew."""
        self.lines.append(line)
        self.gap = 0


def read(text: str) -> PrintedText:
    """Return the lines of a plain text; headings by `#`, underlines or whole bold lines are marked as such."""
    reel = Reel([])
    at = 0
    for raw in text.split("\n"):
        start, at = at, at + len(raw) + 1
        add_line(reel, text, raw, start)
    return PrintedText(
        text=text,
        lines=tuple(with_tables(text, without_speakers(text, unquoted(text, _with_bold_leads(text, reel.lines))))),
    )


def _with_bold_leads(text: str, lines: list[Line]) -> list[Line]:
    """Part the bold headlines that several paragraphs begin with from their texts: **题** 正文…"""
    found = {k: cut for k, line in enumerate(lines) if (cut := _bold_lead(text, line)) is not None}
    if len(found) < _FEWEST_LEADS:
        return lines
    made: list[Line] = []
    for k, line in enumerate(lines):
        if (cut := found.get(k)) is None:
            made.append(line)
            continue
        start, end = cut
        begin = end + 2 + len(text[end + 2 : line.end]) - len(text[end + 2 : line.end].lstrip(" \t\u3000"))
        made.append(replace(line, start=start, end=end, cuts=(), bold=True))
        rest = tuple(c for c in line.cuts if c.start >= begin)
        made.append(replace(line, start=begin, gap=0, indent=0, cuts=rest))
    return made


def _bold_lead(text: str, line: Line) -> tuple[int, int] | None:
    """Return where the bold words stand that a line of text begins with, where they can be a headline."""
    if len(line.cuts) < 2 or line.cuts[0].start != line.start or line.level or line.role:
        return None
    head, rest = text[line.cuts[0].end : line.cuts[1].start], text[line.cuts[1].end : line.end].lstrip()
    plain = (
        _LEAST_LEAD <= len(head) <= _LONGEST_LEAD
        and not re.search("[。；:：，,]$", head)
        and rest[:1] not in "：:，。、"
    )
    return (line.cuts[0].end, line.cuts[1].start) if plain and len(rest) >= _LEAST_LEFT and "。" in rest else None


def add_line(reel: Reel, text: str, raw: str, start: int) -> None:
    """Describe one physical line and append it: nothing for a blank one, several where it holds paragraph marks."""
    body = raw.strip()
    if not body:
        reel.gap += 1
        return
    lead = raw[: raw.index(body[0])]
    begin = start + len(lead)
    if not body.strip("#"):  # a heading without words
        reel.add(Line(start=begin, end=begin + len(body), gap=reel.gap, role="furniture"))
        return
    if body[0] == "#" and (heading := ATX.match(body)) and heading.group(2):
        reel.add(_heading(heading, body, begin, reel.gap))
        return
    if body[0] in "=-" and UNDERLINE.match(body) and _underlines(reel, text, start, body[0]):
        return
    if framed := _FRAMED.match(body):
        inner = Span(begin + framed.start("inner"), begin + framed.end("inner"))
        reel.add(Line(start=inner.start, end=inner.end, gap=reel.gap, bold=True))
        return
    indent = sum(1.0 if c in "\u3000\u2003" else 2.0 if c == "\t" else 0.5 for c in lead)
    if len(body) > _LONG and _INNER_INDENT.search(body):
        _add_run(reel, body, begin, indent)
        return
    cuts, bold = bold_cuts(body, begin)
    end = begin + len(body)
    if bold:
        begin, end, cuts = begin + 2, end - 2, ()
    reel.add(Line(start=begin, end=end, gap=reel.gap, indent=indent, bold=bold, cuts=cuts))


def bold_cuts(body: str, begin: int) -> tuple[tuple[Span, ...], bool]:
    """Return the marks of bold type in a line, and whether the whole line is bold."""
    if "**" not in body and "__" not in body:
        return (), False
    cuts: list[Span] = []
    for found in BOLD.finditer(body):
        if found.span() == (0, len(body)):
            return (), True
        cuts += (
            Span(begin + found.start(), begin + found.start() + 2),
            Span(begin + found.end() - 2, begin + found.end()),
        )
    return tuple(cuts), False


def _heading(found: re.Match[str], body: str, begin: int, gap: int) -> Line:
    start, end = found.span(2)
    end = start + len(body[start:end].rstrip())
    start = end - len(body[start:end].lstrip())
    cuts, bold = bold_cuts(body[start:end], begin + start)
    if bold:
        start, end, cuts = start + 2, end - 2, ()
    return Line(start=begin + start, end=begin + end, gap=gap, level=len(found.group(1)), cuts=cuts)


def _underlines(reel: Reel, text: str, start: int, char: str) -> bool:
    """Turn the line right above an underline into a heading. A row of dashes is one only where a title can stand."""
    if not reel.lines or reel.gap:
        return False
    above = reel.lines[-1]
    title = text[above.start : above.end]
    before = reel.lines[-2] if len(reel.lines) > 1 else None
    short = before is not None and before.end - before.start <= 40 and text[before.end - 1] not in _NO_TITLE_END
    first = before is None or above.gap > 0 or short
    if len(title) > 80 or above.level or title[-1] in _NO_TITLE_END or (char == "-" and not first):
        return False
    reel.lines[-1] = Line(
        start=above.start, end=above.end, gap=above.gap, level=1 if char == "=" else 2, cuts=above.cuts
    )
    return True


def _add_run(reel: Reel, body: str, begin: int, indent: float) -> None:
    """Cut a long line at its inner paragraph marks."""
    at = 0
    for found in (*_INNER_INDENT.finditer(body), None):
        end = at + len(body[at : found.start() if found else len(body)].rstrip())
        part = body[at:end]
        cuts, _bold = bold_cuts(part, begin + at)
        reel.add(Line(start=begin + at, end=begin + end, gap=reel.gap, indent=indent, opens=True, cuts=cuts))
        at, indent = (found.end() if found else end), 2.0
