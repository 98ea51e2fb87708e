"""Which lines of a page are the words of its pictures: those that share an element with pictures and hold little else,
and those right below a picture that are set apart from the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reader.hanzi.folding import fold
from reader.importing.formats.html_line import HtmlLine
from reader.importing.pictures.set_below import Setting, is_label, may_tell, points_down, says, signs_picture, usual

_LONGEST_IN_BOX = 80
_DEEP = 4
"""A heading of this level or deeper, alone with a picture, is no piece's headline."""
_WHOLE = frozenset({"html", "body", "main"})
_NAMED = re.compile(
    r"caption|tu[-_]?(?:zhu|shuo)|zhushi|shuoming|图注|图说"
    r"|(?:tu|pic|picture|photo|img|image|figure)s?[-_]?(?:desc|descr|description|text|txt|title|info|note|intro|word|words|tip|alt)\b",
    re.IGNORECASE,
)
"""What pages call the element that holds the words of a picture."""
_SHORTCODE = re.compile(r"\[caption\b[^\[\]<>]{0,300}\](.{0,4000}?)\[/caption\]", re.DOTALL)
_SHOWS = re.compile(r"\s*((?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*</a>)?)(.*)", re.DOTALL | re.IGNORECASE)


def with_figures(markup: str) -> str:
    """Return a page whose figures are written as WordPress keeps them, `[caption]<img> words[/caption]`, as HTML."""

    def figure(found: re.Match[str]) -> str:
        shows = _SHOWS.fullmatch(found[1])
        return f"<figure>{shows[1]}<figcaption>{shows[2]}</figcaption></figure>" if shows else found.group()

    return _SHORTCODE.sub(figure, markup) if "[/caption]" in markup else markup


@dataclass(slots=True)
class _Box:
    """An element that holds pictures, and which lines of words."""

    tag: str
    pictures: int = 0
    words: list[int] = field(default_factory=list)


def with_captions(lines: list[HtmlLine]) -> list[HtmlLine]:
    """Return the lines of a page, the words of its pictures as captions."""
    shown = [
        k for k, line in enumerate(lines)
        if line.picture is not None and not line.picture.furniture and not line.picture.unshown
    ]  # fmt: skip
    if not shown:
        return lines
    text = [k for k, line in enumerate(lines) if line.kind == "text" and line.text.strip()]
    common = usual((lines[k].setting, len(lines[k].text)) for k in text)
    told = _in_boxes(lines, shown, common)
    if 2 * sum(len(lines[k].text) for k in told) > sum(len(lines[k].text) for k in text):
        told.clear()  # items of a picture and a short text each: they are all that there is
    told |= _below(lines, shown, common)
    return [replace(line, kind="caption", level=0) if k in told else line for k, line in enumerate(lines)]


def _in_boxes(lines: Sequence[HtmlLine], shown: Sequence[int], common: Setting) -> set[int]:
    """Return the lines that stand in one element with pictures and nothing else: at most one more than those."""
    boxes: dict[int, _Box] = {}
    for k in shown:
        for element in lines[k].around:
            boxes.setdefault(element.number, _Box(element.tag)).pictures += 1
    for k in (k for k, line in enumerate(lines) if line.kind in {"text", "row", "caption"} and line.text.strip()):
        for element in lines[k].around:
            if element.number not in boxes:
                break
            boxes[element.number].words.append(k)
    told: set[int] = set()
    for k in shown:
        box = next((boxes[e.number] for e in reversed(lines[k].around) if boxes[e.number].words), None)
        if box is not None and box.tag not in _WHOLE and _holds_words_of(lines, box, common):
            told.update(box.words)
    return told


def _holds_words_of(lines: Sequence[HtmlLine], box: _Box, common: Setting) -> bool:
    """Tell whether all words in an element are those of its pictures."""
    own = [lines[k] for k in box.words]
    if len(own) > box.pictures + 1 or any(line.kind != "text" or line.linked > 0.5 for line in own):
        return False
    headed = any(line.level for line in own)
    if headed and (len(own) > 1 or own[0].level < _DEEP):
        return False
    bare = box.tag == "p" and not any(line.setting.parts_from(common) for line in own)
    return all(may_tell(folded := fold(line.text), _LONGEST_IN_BOX) and (is_label(folded) or not bare) for line in own)


def _below(lines: Sequence[HtmlLine], shown: Sequence[int], common: Setting) -> set[int]:
    """Return the lines right below pictures that are set apart from the text or say what they are, at most as many as
    pictures; and those right above one that point down at it.
    """
    told: set[int] = set()
    pictures = 0
    known, above = set(shown), -1
    for k, line in enumerate(lines):
        if k in known:
            pictures += 1
            if above >= 0 and points_down(fold(lines[above].text)):
                told.add(above)
        elif line.text.strip() and line.kind != "alt":
            above = k if _is_plain(line) else -1
            headed = bool(line.level) and pictures > 0 and _is_set_as(line, lines[k - 1])
            if pictures and (above >= 0 or headed) and _tells(line, common):
                told.add(k)
                pictures -= 1
                above = -1
            else:
                signs = k - 1 in told and above >= 0 and signs_picture(fold(line.text))
                told.update((k,) if signs else ())
                pictures = 0
    return told


def _is_set_as(line: HtmlLine, picture: HtmlLine) -> bool:
    """Tell whether words and the picture above them stand in headings alike, by which some set both in the middle."""
    tags = [one.around[-1].tag for one in (line, picture) if one.around]
    return len(tags) == 2 and tags[0] == tags[1] and line.level >= _DEEP


def _is_plain(line: HtmlLine) -> bool:
    return line.kind == "text" and not line.level and not line.bold and line.linked <= 0.5


def _tells(line: HtmlLine, common: Setting) -> bool:
    """Tell a line that is set as the words of a picture are, or says that it is."""
    folded = fold(line.text)
    return says(folded) or ((_is_named(line) or line.setting.parts_from(common)) and may_tell(folded))


def _is_named(line: HtmlLine) -> bool:
    """Tell a line whose element, or the one around it, is called after the words of pictures."""
    return any(_NAMED.search(element.name) for element in line.around[-2:])
