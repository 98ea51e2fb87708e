"""Texts in which every part has its name before it: 标题：… 作者：… 日期：… 版面：… 正文：…"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from reader.hanzi.folding import fold
from reader.importing import dates
from reader.importing.aside.nameplates import read_plate
from reader.importing.aside.page_numbers import page_number
from reader.importing.aside.paper_names import own_name
from reader.importing.lines.blocks import Block, sheet_of
from reader.importing.lines.line import Line, PrintedText
from reader.importing.records.field_names import CODES, LABELS, Part
from reader.importing.records.record import Record
from reader.importing.records.tagged import Tags, tags_of
from reader.model.text import Span

_OPENING = frozenset(("kicker", "headline"))
_BY_LETTERS = {name.replace(" ", ""): part for name, part in LABELS.items()}
_SPELT = "|".join(r"\s{0,3}".join(name) for name in sorted(LABELS, key=len, reverse=True))
_LABEL = re.compile(rf"(?:\*\*|[【\[<])?\s{{0,3}}({_SPELT})\s{{0,3}}[】\]>]?\s*(?::|】|\])(?:\*\*)?\s*")
_TABBED = re.compile(rf"({_SPELT})\t\s*")
"""What a form's cell of labels says, and its value's cell."""
_FIELD = re.compile(r"[一-龥]{2,8}\t\s*")
_OTHER = re.compile(r"【[^【】]{1,12}】\s*")
_ANY_LABEL = re.compile(r"(?:\*\*)?[^：:\s]{2,6}[：:](?:\*\*)?\s*")
_ENDING = re.compile(
    r"[>#]|\*{0,2}(?:(?:说明|注意|提示|备注)\*{0,2}\s?[:：]|以上(?:内容|文字|文章|报道|信息|稿件|[为是均])|如需|如果?需要|如果?[你您])"
)
"""What whoever copied a text says below the last rule."""
_DASHES = re.compile(r"[—―─-]{1,4}\s*")
_RULE = re.compile(r"[-=_*~—·•#\s]{3,}$|第?\s?\d+\s?[条篇]?\s?/\s?共?\s?\d+\s?[条篇]?$")
_TITLE = re.compile(
    r"[标標]\s{0,3}[题題]|题\s{0,3}目|[篇题]\s{0,3}名|^\s{0,3}(?:title|headline)\s?[:：]", re.IGNORECASE | re.MULTILINE
)
_FRONT_MATTER = re.compile(r"\s*---\s*\n[a-z_]+:")
_FRONT, _SPOKEN = 4, 12
"""So many lines may stand above the first record; and where each names its text, whoever copied it may say more."""
_SENTENCE, _STORY = 25, 3
"""So many letters of a sentence are a story's paragraph, and so many paragraphs a story."""


@dataclass(frozen=True, slots=True)
class _Label:
    """The part that a label names, the label, and where its value begins."""

    part: Part
    name: str
    at: int


@dataclass(slots=True)
class _Open:
    """A record in the making."""

    start: int
    end: int
    parts: dict[str, list[Line]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)

    def take(self, key: str, value: Line) -> None:
        """Note that a part is named, and what of it stands behind its name."""
        self.parts.setdefault(key, [])
        if value.start < value.end:
            self.parts[key].append(value)


def read_labelled(printed: PrintedText) -> list[Record]:
    """Return the records of a labelled text; none where the text is not one."""
    coded = tags_of(printed)
    if not coded and not _TITLE.search(printed.text):
        return []
    bracketed, tabbed = len(_OTHER.findall(printed.text[:20_000])) >= 4, _is_tabbed(printed)
    labels = [_label(printed.text, line, bracketed, coded, tabbed) for line in printed.lines]
    keys = [label.part for label in labels if label]
    titles = keys.count("headline")
    named = keys.count("body") >= 0.6 * titles
    front = _front(printed, labels) if titles > 1 and keys.count("body") >= titles else _FRONT
    if not titles or not any(labels[:front]) or len(set(keys)) < 2 or not (named or _ruled(printed, titles, keys)):
        return []
    made: list[_Open] = []
    current = "body"
    ending, ruled = _ending(printed), False  # a rule ended the last record
    for k, (line, label) in enumerate(zip(printed.lines, labels, strict=True)):
        rule = _RULE.fullmatch(printed.text[line.start : line.end]) or _numbers(line, labels[k + 1 : k + 2])
        if label is None and rule:
            if made:
                made[-1].end = line.end
                ruled = "body" in made[-1].parts
            continue
        if label is not None:
            key = label.part
            if not made or _begins(made[-1], label, ruled):
                made.append(_Open(line.start, line.end))
            ruled = False
            current = key
            made[-1].names.add(label.name)
            made[-1].take(key, _unquoted(printed.text, replace(line, start=label.at, indent=0, opens=None)))
        elif made and ((ruled and named and k >= ending) or (coded and current == "other")):
            continue
        elif made:
            if current == "headline" and not named and line.gap:
                current = "body"  # which has no name
            _go_on(made[-1].parts, line, current, printed.text)
        if made:
            made[-1].end = line.end
    return list(_of_masthead(printed, [_record(printed.text, one) for one in made]))


def _unquoted(text: str, line: Line) -> Line:
    """Return a value without the quotes that front matter puts it in."""
    value = text[line.start : line.end]
    quoted = len(value) > 2 and value[0] == value[-1] and value[0] in "\"'" and value[0] not in value[1:-1]
    return replace(line, start=line.start + 1, end=line.end - 1) if quoted else line


def _begins(record: _Open, label: _Label, ruled: bool) -> bool:
    """Tell whether a label begins the next record: after a text, a rule or what a record has already. A text in two
    parts, each under a name of its own (导语, 正文), is one.
    """
    key = label.part
    if "body" not in record.parts or key == "other" or (key == "body" and label.name not in record.names and not ruled):
        return False
    return ruled or key in record.parts or key in _OPENING


def _front(printed: PrintedText, labels: Sequence[_Label | None]) -> int:
    """Return how many lines may stand above the first record; those of a story are none of them."""
    first = next((k for k, label in enumerate(labels) if label), 0)
    above = [printed.text[line.start : line.end].rstrip() for line in printed.lines[: min(first, _SPOKEN)]]
    told = sum(len(words) >= _SENTENCE and words[-1] in "。！？”" for words in above)
    return _SPOKEN if told < _STORY else _FRONT


def _ending(printed: PrintedText) -> int:
    """Return from which line on nothing but what whoever copied a text says stands."""
    k = len(printed.lines)
    while k and (_ENDING.match(printed.text, (line := printed.lines[k - 1]).start)
                 or _RULE.fullmatch(printed.text, line.start, line.end)):  # fmt: skip
        k -= 1
    return k


def _of_masthead(printed: PrintedText, records: Sequence[Record]) -> Iterator[Record]:
    """Yield records with the paper and day that lines above the first one print, where they name none."""
    names: list[str] = []
    days: list[str] = []
    above = [line for line in printed.lines[:_SPOKEN] if line.end <= records[0].span.start]
    for line in above:
        label = _ANY_LABEL.match(printed.text, line.start, line.end)
        at = label.end() if label else line.start
        if at == line.end:
            continue
        block = Block(sheet_of(printed.text[at : line.end]), (replace(line, start=0, end=line.end - at, cuts=()),))
        if plate := read_plate(block, True):
            names += [plate.newspaper] if plate.newspaper else []
            days += [plate.date] if plate.date else []
    for record in records:
        name, day = record.newspaper or next(iter(names), None), record.date or next(iter(days), None)
        yield replace(record, newspaper=name, date=day)


def _numbers(line: Line, below: Sequence[_Label | None]) -> bool:
    """Tell whether a heading only counts the records, right above the labels of one: ### 文章二."""
    return line.level > 0 and any(below)


def _go_on(parts: dict[str, list[Line]], line: Line, current: str, text: str) -> None:
    """Put a line without a label where the line above it went."""
    dashes = _DASHES.match(text, line.start, line.end) if current == "headline" else None
    if dashes and dashes.end() < line.end:
        parts.setdefault("subheadline", []).append(replace(line, start=dashes.end()))
    else:
        parts.setdefault(current if current in {"body", "headline"} else "body", []).append(line)


def _ruled(printed: PrintedText, titles: int, keys: Sequence[str]) -> bool:
    """Tell whether texts without a name stand between rules, each below the names of its title and of day or paper.

    One alone has a third name above its text, and is not the front matter of Markdown.
    """
    rules = sum(_RULE.fullmatch(printed.text[line.start : line.end]) is not None for line in printed.lines)
    told = max(keys.count("date"), keys.count("newspaper"))
    several = titles > 1 or (len(set(keys)) > 2 and not _FRONT_MATTER.match(printed.text))
    return several and rules >= titles - 1 and told >= titles and "body" not in keys


def _is_tabbed(printed: PrintedText) -> bool:
    """Tell a form's cells: at least two parts stand before tabs. Scores and tables of a text have tabs too."""
    heads = (printed.text[line.start : min(line.end, line.start + 24)] for line in printed.lines)
    return len({found[1] for head in heads if "\t" in head and (found := _TABBED.match(fold(head)))}) > 1


def _label(text: str, line: Line, bracketed: bool, coded: Tags | None, tabbed: bool) -> _Label | None:
    """Return what a line's label says.

    `bracketed`: the text labels by 【…】, and one that nobody knows is a label too, as a form's is; `coded`: its tags;
    `tabbed`: by cells before tabs, and one that nobody knows is a label there too.
    """
    if coded and (tag := coded.at(text, line.start, line.end)):
        return _Label(*tag)
    if coded and coded.parts is not CODES:
        return None
    words = fold(text[line.start : min(line.end, line.start + 24)])
    if found := _LABEL.match(words) or _TABBED.match(words):
        name = re.sub(r"\s", "", found.group(1))
        return _Label(_BY_LETTERS[name], name, line.start + found.end())
    other = (_OTHER.match(words) if bracketed else None) or (_FIELD.match(words) if tabbed else None)
    return _Label("other", other.group(), line.start + other.end()) if other else None


def _record(text: str, one: _Open) -> Record:
    def value(key: str) -> str | None:
        lines: Sequence[Line] = one.parts.get(key, ())
        return text[lines[0].start : lines[0].end].strip() or None if lines else None

    day = value("date")
    dated = dates.printed_date(fold(day)) if day else None
    compact = dates.COMPACT.search(fold(day)) if day and not dated else None
    page = value("page")
    number = (
        re.search(r"[a-z]?\d{1,3}|[一二三四五六七八九十]{1,3}", fold(unicodedata.normalize("NFKC", page)))
        if page
        else None
    )
    name = re.sub(r"^[第A-Za-z0-9一二三四五六七八九十\s]*版?[:：·\s]*", "", page) if page else ""
    issue = re.search(r"\d+", value("number") or "")
    return Record(
        span=Span(one.start, one.end),
        headline=tuple(one.parts.get("headline", ())),
        kicker=tuple(one.parts.get("kicker", ())),
        subheadline=tuple(one.parts.get("subheadline", ())),
        byline=one.parts["byline"][0] if one.parts.get("byline") else None,
        body=tuple(one.parts.get("body", ())),
        newspaper=own_name(paper) if (paper := value("newspaper")) and "://" not in paper else None,
        date=dated[0] if dated else dates.iso(compact) if compact else None,
        issue_number=issue.group() if issue else None,
        page=page_number(number.group()) if number else None,
        page_name=value("page_name") or name or None,
        section=value("section"),
    )
