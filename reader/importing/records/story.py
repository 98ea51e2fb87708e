"""What a record of a dump says: its text in paragraphs, and every other word in it.

A record's text may be plain, HTML, a list, or blocks inside blocks; what no name tells is read all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from reader.importing.aside.tails import tail
from reader.importing.formats.html_line import HtmlLine
from reader.importing.lines.line import LineRole
from reader.importing.records.field_names import BESIDE, PART_OF, SUMMARY
from reader.importing.records.illustrated import addresses_in, line_of, markup_lines, pictures_in
from reader.importing.records.names import BODY, HEADLINE, Value, first, listed, words_of
from reader.model.cells import BORDER

DEEPEST = 60
_HTML = re.compile(r"<(?:p|br|div|span|strong|a|img|h\d|section|b|em)\b[^<>]*/?>", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\n|(?<=[。！？”；…」])[\u3000\u2003\xa0 ]{2,}")
_BOARD_CODES = "b|i|u|s|size|color|backcolor|font|align|float|p|url|email|quote|list|table|tr|td|indent|img|media"
_CODED = re.compile(rf"\[/(?:{_BOARD_CODES})\]", re.IGNORECASE)
_CODE = re.compile(rf"\[attach\]\d+\[/attach\]|\[/?(?:{_BOARD_CODES}|hr|\*)(?:=[^\[\]\n]{{0,200}})?\]", re.IGNORECASE)
"""The marks in brackets by which forums set their posts."""
_HANZI = re.compile(r"[㐀-鿿]")
_SUBHEAD = re.compile(r"head(?:er|ing)|subtitle|^h\d$|小标题|标题", re.IGNORECASE)
_PICTURE = re.compile(r"image|photo|figure|gallery|picture|图片|照片", re.IGNORECASE)
_KIND = ("type", "类型", "kind", "tag", "style", "role")
_WORDS = (
    "text", "content", "内容", "value", "html", "p", "文字", "正文", "body", "data", "children", "paragraph", "#text",
    "caption", "图说", "title", "标题",
)  # fmt: skip
_OF_PIECES = frozenset(("messages", "items", "posts", "news", "articles", "entries", "results", "stories", "records"))
"""Names of lists of pieces; no text is kept under them in blocks."""
_OF_BLOCKS = frozenset(("id", "index", "idx", "order", "level", "no", "number", "序号", "编号"))
_NOT_WORDS = re.compile(r"^_|id$|url$|uri$|link$|href$|src$|链接$|网址$|class$|slug$|hash$", re.IGNORECASE)
_COUNTED = re.compile(r"[\x21-\x7e]*|[\d\s.,:/%+TZ-]+")
"""Addresses, numbers, names of things for machines, base64: one word of ASCII."""


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph of a record's text, or what stands behind its last sentence (`furniture`).

    `row`: number of the row in its table; `line` the line of HTML that it is, or that shows a picture.
    """

    text: str
    role: LineRole | None = None
    row: int = 0
    line: HtmlLine | None = None


def body_of(record: Value) -> list[Part]:
    """Return the record's text, if it has one worth the name; what stands for it only where a headline is told."""
    for name in BODY:
        if name in record and not holds_stories(record[name]) and not _is_story(record, record[name]):
            found = list(parts_of(record[name]))
            if any(c.isalpha() for p in found for c in p.text):
                return found
    detail = record.get("video_detail") or record.get("bodies")
    if detail:
        inner = body_of(lowered(detail)) if isinstance(detail, dict) else _main(detail)
        if inner:
            return inner
    if first(record, HEADLINE) and (found := _blocks_of(record)):
        return found
    for name in SUMMARY if first(record, HEADLINE) else ():
        found = list(parts_of(record.get(name)))
        if any(_HANZI.search(p.text) for p in found):
            return found
    return []


def _blocks_of(record: Value) -> list[Part]:
    """Return the text that a record keeps in blocks under a name that nobody listed: {"parts": [{"type": …, "text":
    …}, …]}. What a block repeats of headline and writers is none of it.
    """
    for key, value in record.items():
        if key in PART_OF or key in BESIDE or key in _OF_PIECES or not _are_blocks(value):
            continue
        said = {squeezed(first(record, HEADLINE)), squeezed(words_of(record.get("authors") or record.get("author")))}
        return [replace(p, role="masthead") if squeezed(p.text) in said else p for p in parts_of(value)]
    return []


def _are_blocks(value: Any) -> bool:
    """Tell blocks of one text, each with a kind and words and nothing that a piece has, some of them sentences."""
    if not isinstance(value, list) or not value or not all(isinstance(v, dict) for v in value):
        return False
    names = {str(k).lower() for v in value for k in v}
    kinds = all(any(isinstance(v.get(k), str) and v[k].isascii() for k in _KIND) for v in value)
    ends = (str(v.get(k) or "").rstrip()[-1:] for v in value for k in _WORDS)
    return kinds and names <= {*_KIND, *_WORDS, *_OF_BLOCKS} and any(e in "。！？”" for e in ends if e)


def _is_story(record: Value, value: Any) -> bool:
    """Tell a whole story under a name for texts, in an object that has no headline: {"article": {"title": …, …}}."""
    return isinstance(value, dict) and not first(record, HEADLINE) and holds_stories([value])


def _main(bodies: Any) -> list[Part]:
    """Return the text of IPTC ninjs' list of bodies: the main one where it is told."""
    if not isinstance(bodies, list):
        return list(parts_of(bodies))
    main = [b for b in bodies if isinstance(b, dict) and b.get("role") in {"main", None}]
    return list(parts_of((main or bodies)[:1]))


def lowered(record: Any) -> Value:
    """Return a record with its names in small letters, and as they are listed where no other field has that name."""
    small = {str(k).lower(): v for k, v in record.items()}
    made: Value = {}
    for name, value in small.items():
        plain_name = listed(name)
        made[name if plain_name != name and (plain_name in small or plain_name in made) else plain_name] = value
    return made


def holds_stories(value: Any) -> bool:
    """Tell a list of records, each with a headline and a text of its own, from blocks of one text."""
    if not isinstance(value, list):
        return False
    items = [lowered(v) for v in value if isinstance(v, dict)]
    return any(_has_headline(item) and any(_has_text(item.get(n)) for n in (*BODY, *SUMMARY)) for item in items)


def _has_headline(item: Value) -> bool:
    return bool(first(item, HEADLINE[:-1]) or item.get("headlines"))


def _has_text(value: Any) -> bool:
    return any(len(p.text) >= 2 for p in parts_of(value))


def parts_of(value: Any, depth: int = 0, role: LineRole | None = None) -> Iterator[Part]:
    """Yield the paragraphs of a value, in order, whatever it is made of."""
    if depth > DEEPEST or isinstance(value, bool) or value is None:
        return
    if isinstance(value, str):
        yield from _paragraphs(value, role)
    elif isinstance(value, (int, float)):
        return
    elif isinstance(value, list):
        for item in value:
            yield from parts_of(item, depth + 1, role)
    elif isinstance(value, dict) and isinstance(value.get("cells"), list) and isinstance(value.get("text"), str):
        yield _row(value)
    elif isinstance(value, dict):
        kind = next((str(value[k]) for k in _KIND if isinstance(value.get(k), str)), "")
        own: LineRole | None = "subhead" if _SUBHEAD.search(kind) else "caption" if _PICTURE.search(kind) else role
        known = [k for k in _WORDS if k in value]
        walked = known or [k for k in value if k not in _KIND and not _NOT_WORDS.search(str(k))]
        others = {k: v for k, v in value.items() if k not in walked}
        for shown in pictures_in(others, kind if _PICTURE.search(kind) else "image" if role == "caption" else ""):
            yield Part(shown.line.text, "picture", line=shown.line)
        for key in walked:
            inner = value[key]
            if isinstance(inner, str) and not known and not _HANZI.search(inner):
                continue
            yield from parts_of(inner, depth + 1, own)


def _row(value: dict[Any, Any]) -> Part:
    """Return a table's row as our own export tells it."""
    cells = [c for c in value["cells"] if isinstance(c, list)]
    before = sum(1 for c in cells[1:] if c[:1] == [0])
    return Part(BORDER * before + value["text"], row=1 if value.get("header") is True else 2)


def _paragraphs(words: str, role: LineRole | None) -> Iterator[Part]:
    """Yield the paragraphs of a text that may be HTML, and what a site put behind its last sentence."""
    if _HTML.search(words):
        for line in markup_lines(words):
            if line.text or line.picture is not None:
                yield Part(line.text, line.role or ("subhead" if line.level else role), line.row, line)
        return
    words = _CODE.sub("", words) if _CODED.search(words) else words
    found = [p for p in (part.strip() for part in _PARAGRAPH.split(words)) if p]
    for k, paragraph in enumerate(found):
        if role != "caption" and (addresses := addresses_in(paragraph)):
            yield from (Part("", "picture", line=line_of(address)) for address in addresses)
            continue
        cut = tail(paragraph) if k >= len(found) - 3 else None
        yield Part(paragraph if cut is None else paragraph[:cut].rstrip(), role)
        if cut is not None:
            yield Part(paragraph[cut:], "furniture")


def leaves(value: Any, name: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    """Yield every string in a value with the name over it."""
    if depth > DEEPEST:
        return
    if isinstance(value, str):
        if value.strip():
            yield name, value
    elif isinstance(value, list):
        for item in value:
            yield from leaves(item, name, depth + 1)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(item, str(key), depth + 1)


def is_counted(words: str) -> bool:
    """Tell what is merely counted: addresses, numbers, ids, base64."""
    return bool(_COUNTED.fullmatch(words.strip()))


def plain(words: str) -> str:
    """Return a string's words: of HTML its text."""
    if _HTML.search(words):
        return "\n".join(line.text for line in markup_lines(words) if line.text)
    return words


def squeezed(words: str | Sequence[str]) -> str:
    """Return words without white space, to compare them."""
    return re.sub(r"\s+", "", words if isinstance(words, str) else "".join(words))
