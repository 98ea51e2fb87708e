"""Markdown to printed lines: headings of both kinds, bold lines, links, quotations, front matter, and raw HTML inside.

Not a Markdown engine: newspapers in Markdown use its headings and little else. Tags are taken out, `<p>` and `<br>`
break lines, entities stay as they are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from reader.hanzi.folding import fold
from reader.importing import dates
from reader.importing.formats import text as plain
from reader.importing.formats.drawn_tables import with_tables
from reader.importing.formats.front_matter import BLOCK, fields_of
from reader.importing.formats.markdown_captions import with_captions
from reader.importing.formats.markdown_code import roles_of
from reader.importing.formats.markdown_targets import PICTURE, link_cuts
from reader.importing.lines.line import Line, LineRole, PrintedText
from reader.model.text import Span, merged

_TAG = re.compile(
    r"</?([a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>]{0,2000})?/?>|<!--.{0,2000}?-->|&(?:nbsp|ensp|emsp|#160|#12288);"
)
_THIN = "\u2009"  # white space, but never the mark of a new paragraph
_BLOCK = frozenset(
    ("p", "br", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "section", "article",
     "blockquote", "hr")
)  # fmt: skip
_ITALIC = re.compile(r"([*_])(?![*_\s])[^*_]{1,200}(?<![*_\s])\1")
_STRUCK = re.compile(r"~~(?=\S)[^~]{1,400}~~")
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_MASK = "\u3013"  # stands for an escaped mark while the others are looked for
_DEFINITION = re.compile(
    r"\s{0,3}\[(?!\^)(?:[^\[\]]{1,80}\]:\s+(?:[\x21-\x7e]+|<[^<>]*>)(?:\s+[\"'(].*[\"')])?|[#/]{1,2}\]:.*)\s*$"
)
"""Where a link leads, told apart from the text; what [#] names is a remark that no reader sees."""
_QUOTE = re.compile(r"(?:>[ \t]?)+")


def read(text: str) -> PrintedText:
    """Return the lines of a Markdown text."""
    reel = plain.Reel([])
    at = 0
    date = None
    if front := BLOCK.match(text):
        day = fields_of(front.group()).get("date")
        found = dates.printed_date(fold(text[slice(*day)])) if day else None
        date = found[0] if found else None
        reel.add(Line(start=0, end=len(front.group().rstrip()), role="masthead"))
        at = front.end()
    roles = roles_of(text, at)
    for raw in text[at:].split("\n"):
        start, at = at, at + len(raw) + 1
        if start in roles:
            _add_known(reel, raw, start, roles[start])
        else:
            _add_physical(reel, text, raw, start)
    return PrintedText(text=text, lines=tuple(with_tables(text, with_captions(text, reel.lines))), date=date)


def _add_known(reel: plain.Reel, raw: str, start: int, role: LineRole) -> None:
    """Append a line that is no prose."""
    body = raw.strip()
    if not body:
        reel.gap += 1
        return
    start += raw.index(body[0])
    reel.add(Line(start=start, end=start + len(body), gap=reel.gap, role=role, opens=True))


def _add_physical(reel: plain.Reel, text: str, raw: str, start: int) -> None:
    if raw.lstrip()[:1] == "[" and _DEFINITION.match(raw):
        lead = len(raw) - len(raw.lstrip())
        reel.add(Line(start=start + lead, end=start + len(raw.rstrip()), gap=reel.gap, role="furniture"))
        return
    if quote := _QUOTE.match(raw):
        start += quote.end()
        raw = raw[quote.end() :]
    escapes = [Span(start + e.start(), start + e.end()) for e in _escapes(raw)] if "\\" in raw else []
    for escape in escapes:
        at = escape.start - start
        raw = raw[:at] + _THIN + _MASK + raw[at + 2 :]
    if ("<" not in raw and "&" not in raw) or not _TAG.search(raw):
        _add_plain(reel, text, raw, start, tuple(escapes))
        return
    at = 0
    cuts: list[Span] = list(escapes)
    fresh = False
    for tag in _TAG.finditer(raw):
        if (tag.group(1) or "").lower() not in _BLOCK:
            cuts.append(Span(start + tag.start(), start + tag.end()))
            continue
        fresh |= _add(reel, text, raw[at : tag.start()], start + at, tuple(cuts), opens=True)
        at, cuts = tag.end(), [e for e in escapes if e.start >= start + tag.end()]
    fresh |= _add(reel, text, raw[at:], start + at, tuple(cuts), opens=True)
    if not fresh:
        reel.gap += 1


def _escapes(raw: str) -> Iterator[re.Match[str]]:
    """Yield the backslashes that make the mark behind them a letter; one may itself stand behind one."""
    at = 0
    while found := _ESCAPE.search(raw, at):
        yield found
        at = found.end() + 1


def _add_plain(reel: plain.Reel, text: str, raw: str, start: int, escapes: tuple[Span, ...]) -> None:
    """Append a line without tags; one that is all picture is a caption, one all in italics loses its marks."""
    body = raw.strip()
    at = start + raw.index(body[0]) if body else start
    if PICTURE.fullmatch(body):
        known = len(reel.lines)
        _add(reel, text, raw, start, escapes)
        if len(reel.lines) > known:
            reel.lines[-1] = replace(reel.lines[-1], role="caption")
    elif _ITALIC.fullmatch(body):
        inner = Span(at + 1, at + len(body) - 1)
        cuts = tuple(e for e in escapes if inner.start <= e.start and e.end <= inner.end)
        reel.add(Line(start=inner.start, end=inner.end, gap=reel.gap, cuts=cuts))
    else:
        _add(reel, text, raw, start, escapes)


def _add(
    reel: plain.Reel, text: str, raw: str, start: int, tags: tuple[Span, ...], *, opens: bool | None = None
) -> bool:
    """Append one line without tags and link targets; return whether there was one."""
    known = len(reel.lines)
    visible = raw
    for cut in tags:
        visible = visible[: cut.start - start] + _THIN * (cut.end - cut.start) + visible[cut.end - start :]
    if opens is not None and not visible.strip():
        return False
    plain.add_line(reel, text, visible if tags else raw, start)
    if len(reel.lines) == known:
        return False
    links = tuple(link_cuts(raw, start)) if "](" in raw or "![" in raw else ()
    if "~~" in raw:
        links += tuple(_struck_cuts(raw, start))
    bold = tuple(plain.bold_cuts(visible, start)[0]) if tags else ()
    for k in range(known, len(reel.lines)):
        line = reel.lines[k]
        cuts = [c for c in (*line.cuts, *tags, *links, *bold) if line.start <= c.start and c.end <= line.end]
        if cuts or opens:
            reel.lines[k] = replace(line, cuts=merged(cuts), opens=opens or line.opens)
    return True


def _struck_cuts(raw: str, start: int) -> Iterator[Span]:
    """Yield the marks of words struck through, which are still to be read."""
    for words in _STRUCK.finditer(raw):
        yield Span(start + words.start(), start + words.start() + 2)
        yield Span(start + words.end() - 2, start + words.end())
