"""A dump of records in the making: values from JSON, XML or tagged text, their pieces, and every word beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from reader.importing import pace
from reader.importing.formats.decoding import Decoded
from reader.importing.formats.html_pictures import PagePictures
from reader.importing.formats.neighbours import Resolve, nowhere
from reader.importing.formats.scroll import Extract, Scroll
from reader.importing.records.field_names import Part
from reader.importing.records.illustrated import pictures_in
from reader.importing.records.names import DATE, HEADLINE, NEWSPAPER, PAGE, Value, first, spoken
from reader.importing.records.pouring import pour
from reader.importing.records.record import Record
from reader.importing.records.story import body_of, holds_stories, is_counted, leaves, lowered, plain
from reader.importing.records.tabular import as_records
from reader.importing.records.values import (
    LEARNT_FROM,
    Path,
    are_read,
    names_of_fields,
    renamed,
    shape_of,
    told_by_values,
)
from reader.model.errors import ImportFailure
from reader.model.messages import _

_OF_ACCOUNT = ("fakeid", "__biz", "biz")
"""By these names a wrapper tells that what it calls its nickname is an account that publishes."""
_MOST_SHAPES = 200
"""So many kinds of records are looked at by what their fields hold."""
_EXCERPTS = ("highlight", "highlights", "snippet", "snippets")
"""What a search server repeats of a text beside it."""


@dataclass(frozen=True, slots=True)
class Loose:
    """A string outside all records, and the name over it."""

    name: str
    text: str


@dataclass(slots=True)
class Dump:
    """What was read of a dump. `resolve` finds pictures beside it, `unread` are numbers of lines that gave no piece."""

    resolve: Resolve = nowhere
    scroll: Scroll = field(default_factory=Scroll)
    records: list[Record] = field(default_factory=list)
    loose: list[Loose] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    _waiting: list[tuple[Any, int, float]] = field(default_factory=list)
    _shapes: dict[frozenset[str], dict[Path, Part]] = field(default_factory=dict)
    _known: set[frozenset[str]] = field(default_factory=set)

    def add(self, value: Any, line: int = 0, *, share: float = 0.0) -> None:
        """Take in a value: its records, and the strings that stand in none. `share` of the source is gone through.

        The first ones wait for one another: what their fields hold is seen over all of them.
        """
        self._waiting.append((as_records(value), line, share))
        if self._shapes or len(self._waiting) >= LEARNT_FROM:
            self._go_through()

    def read_on(self) -> bool:
        """Read what still waits; tell whether there is any piece."""
        self._go_through()
        return bool(self.records)

    def _go_through(self) -> None:
        """Read what waits, its fields named by what they hold where no name of theirs is known."""
        waiting, self._waiting = self._waiting, []
        alike: dict[frozenset[str], list[Value]] = {}
        for value, _line, _share in waiting:
            if isinstance(value, dict) and (shape := shape_of(value)) not in self._shapes:
                alike.setdefault(shape, []).append(value)
        for shape, records in alike.items():
            if len(self._shapes) < _MOST_SHAPES:
                self._shapes[shape] = names_of_fields(records)
                if not self._shapes[shape] and are_read(records):
                    self._known.add(shape)
        for value, line, share in waiting:
            shape = shape_of(value) if isinstance(value, dict) else frozenset()
            if parts := self._shapes.get(shape):
                self._take(renamed(value, parts), line, share)
            else:
                self._take(value if shape in self._known else told_by_values(value), line, share)

    def _take(self, value: Any, line: int, share: float) -> None:
        """Write down a value's records, and keep the strings that stand in none."""
        before = len(self.records)
        for found in _news(value):
            if isinstance(found, Loose):
                self.loose.append(found)
            elif record := pour(found, self.scroll, self.resolve):
                self.records.append(record)
                pace.met(len(self.records), share)
            else:
                self.loose += (Loose(name, words) for name, words in leaves(found))
        if len(self.records) == before:
            self.unread.append(line)

    def pass_over(self, text: str, line: int) -> None:
        """Take in a line that could not be read; its text is kept as it is."""
        self.unread.append(line)
        self.loose.append(Loose("", text))

    def extract(
        self, format_name: str, name: str, decoded: Decoded | None = None, *, numbered: bool = False
    ) -> Extract:
        """Return what was read, with what decoding tells; `numbered`: lines that gave no piece are named.

        Raises ImportFailure `empty` where it is no piece and nothing in Chinese.
        """
        self._go_through()
        keys = self._pour_loose()
        if numbered and self.records and self.unread:
            shown = "、".join(str(n) for n in sorted(self.unread)[:10])
            self.warnings.append(_("有 {n} 行没有读出文章：第 {lines} 行。").format(n=len(self.unread), lines=shown))
        if not self.records:
            if not any("\u4e00" <= c <= "\u9fff" for c in self.scroll.text):
                raise ImportFailure("empty", _("《{name}》里没有文章。").format(name=name))
            shown = "、".join(k for k in keys[:10] if k) or "—"
            self.warnings.append(_("没有认出文章，文字放在一边。不认得的名字：{keys}。").format(keys=shown))
        return Extract(
            text=self.scroll.text,
            format=format_name,
            lines=tuple(self.scroll.lines),
            records=tuple(self.records),
            pictures=tuple(self.scroll.pictures),
            encoding=decoded.encoding if decoded else None,
            undecodable=decoded.undecodable if decoded else (),
            warnings=(*(decoded.warnings if decoded else ()), *self.warnings),
        )

    def _pour_loose(self) -> list[str]:
        """Write what stands in no record, to be set aside; return the names over it."""
        keys: dict[str, None] = {}
        pictures = PagePictures(self.scroll, self.resolve)
        for one in self.loose:
            for shown in pictures_in(one.text, one.name):
                pictures.before(shown.line, reason="unplaced")
            if not is_counted(one.text):
                keys[one.name] = None
                words = " ".join(plain(one.text).split())
                self.scroll.write(f"{one.name}: {words}" if one.name else words, role="unread")
        pictures.finish()
        return list(keys)


def _news(value: Any, inherited: Value | None = None, name: str = "") -> Iterator[Value | Loose]:
    """Yield the news-like records of a value, outermost first, and all strings that stand in none.

    What a wrapper says of paper, day and page holds for all inside; its headline does not.
    """
    if isinstance(value, str) and value.strip():
        yield Loose(name, value)
    elif isinstance(value, list):
        for item in value:
            yield from _news(item, inherited, name)
    elif isinstance(value, dict):
        own = spoken(lowered(value))
        if body_of(own) and (first(own, HEADLINE) or not any(holds_stories(v) for v in own.values())):
            yield {**_lacking(inherited or {}, own), **own}
            return
        if alone := _headed(own):
            yield {**_lacking(inherited or {}, alone), **alone}
            return
        passed = {k: own[k] for k in (*NEWSPAPER, *DATE, *PAGE) if isinstance(own.get(k), (str, int))}
        if any(mark in own for mark in _OF_ACCOUNT) and isinstance(account := own.get("nickname"), str):
            passed.setdefault("account_name", account)
        for key, item in value.items():
            if key in _EXCERPTS:
                yield from (Loose(name or str(key), words) for name, words in leaves(item))
                continue
            yield from _news(item, {**_lacking(inherited or {}, passed), **passed}, str(key))


def _lacking(inherited: Value, own: Value) -> Value:
    """Return what a wrapper says of which a record says nothing itself, under whatever name."""
    told = {name for names in (NEWSPAPER, DATE, PAGE) if first(own, names) for name in names}
    return {name: value for name, value in inherited.items() if name not in told}


def _headed(own: Value) -> Value | None:
    """Return a record whose text stands one object deeper than its headline: {"title": …, "revision": {"text": …}}."""
    head = first(own, HEADLINE)
    inner = [(k, lowered(v)) for k, v in own.items() if isinstance(v, dict)]
    texts = [(k, v) for k, v in inner if body_of(spoken(v)) and not first(spoken(v), HEADLINE)]
    if not head or len(texts) != 1 or any(holds_stories(v) for v in own.values()):
        return None
    key, text = texts[0]
    return spoken({**{k: v for k, v in own.items() if k != key}, **text})
