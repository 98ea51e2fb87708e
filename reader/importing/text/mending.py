"""From stretches of source to the text of a piece, with a record of every difference.

Punctuation and width keep the length of the text, so that a changed character stands where its original stood; what is
left out (a line break, a space, markup) is a seam between two stretches.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from sys import intern

from reader.model.article import Repair, RepairKind
from reader.model.text import Span

_ASCII = re.compile(r"[,:;?!()０-９Ａ-Ｚａ-ｚ]")
_FULL = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！", "(": "（", ")": "）"}
_CHINESE_MARKS = frozenset("“”‘’—…·℃°％‰")
_DIGITS = frozenset("0123456789%℃")
_RUN_LIMIT = 400
"""A bracket's partner is looked for no further than this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seam:
    """What was left out between two stretches, and what stands there. `kind` None: a leap, of which repairs tell."""

    kind: RepairKind | None
    rule: str
    confidence: float = 1.0
    text: str = ""


@dataclass(slots=True)
class Strand:
    """Stretches of source in the order of the text, and the seams between them: always one fewer."""

    chunks: list[Span]
    seams: list[Seam] = field(default_factory=list)

    def join(self, other: Strand, seam: Seam) -> None:
        """Append another strand."""
        self.seams += (seam, *other.seams)
        self.chunks += other.chunks

    @property
    def span(self) -> Span:
        """The source from its first to behind its last character."""
        return Span(self.chunks[0].start, self.chunks[-1].end)


@dataclass(frozen=True, slots=True)
class Woven:
    """A text and its repairs; positions count in the field that it stands in."""

    text: str
    repairs: tuple[Repair, ...]


def raw_text(source: str, strand: Strand) -> str:
    """Return the text of a strand as printed: seams sewn, nothing else mended."""
    if len(strand.chunks) == 1:
        start, end = strand.chunks[0]
        return source[start:end]
    parts = [source[strand.chunks[0].start : strand.chunks[0].end]]
    for seam, chunk in zip(strand.seams, strand.chunks[1:], strict=True):
        parts += (seam.text, source[chunk.start : chunk.end])
    return "".join(parts)


def weave(source: str, strand: Strand, name: str, begin: int = 0) -> Woven:
    """Return the text of a strand, mended, with a repair for every place where it differs from the source.

    The text stands at `begin` of the field `name`.
    """
    raw = raw_text(source, strand)
    changes = width_changes(raw)
    if len(strand.chunks) == 1 and not changes:
        return Woven(raw, ())
    text = _with_changes(raw, changes)
    places = sorted(changes)
    repairs: list[Repair] = []
    at = 0
    for k, chunk in enumerate(strand.chunks):
        if k:
            seam = strand.seams[k - 1]
            if seam.kind is not None:
                home = Span(strand.chunks[k - 1].end, chunk.start)
                # After a leap the repair is kept even where nothing differs: it tells where the text goes on.
                leapt = k > 1 and strand.seams[k - 2].kind is None
                if leapt or source[home.start : home.end] != seam.text:
                    repairs.append(_sewn(source, seam, name, begin + at, home))
            at += len(seam.text)
        end = at + chunk.end - chunk.start
        own = places[bisect_left(places, at) : bisect_left(places, end)]
        for first, behind, mark in _runs(raw, own):
            home = Span(chunk.start + first - at, chunk.start + behind - at)
            repairs.append(_changed(raw[first:behind], text[first:behind], mark, name, begin + first, home))
        at = end
    return Woven(text, tuple(repairs))


def _sewn(source: str, seam: Seam, name: str, at: int, home: Span) -> Repair:
    """Return the repair that a seam is."""
    assert seam.kind is not None
    return Repair(
        id=f"r{home.start}", kind=seam.kind, rule=seam.rule, confidence=seam.confidence, field=name, start=at,
        end=at + len(seam.text), original=source[home.start : home.end], result=seam.text, source=home,
    )  # fmt: skip


def _runs(raw: str, places: Sequence[int]) -> list[tuple[int, int, bool]]:
    """Return the longest runs of changed characters of one kind: (begin, end, whether they are punctuation)."""
    runs: list[tuple[int, int, bool]] = []
    for k in places:
        mark = raw[k] in _FULL
        if runs and runs[-1][1] == k and runs[-1][2] == mark:
            runs[-1] = (runs[-1][0], k + 1, mark)
        else:
            runs.append((k, k + 1, mark))
    return runs


def _changed(before: str, after: str, mark: bool, name: str, at: int, home: Span) -> Repair:
    """Return the repair of a run of changed characters. There may be millions: equal texts are one object."""
    return Repair(
        id=f"r{home.start}", kind="punctuation" if mark else "width",
        rule="half_width_punctuation" if mark else "full_width_letters", confidence=0.95 if mark else 0.98,
        field=name, start=at, end=at + len(after), original=intern(before), result=intern(after), source=home,
    )  # fmt: skip


def _with_changes(text: str, changes: dict[int, str]) -> str:
    chars = list(text)
    for place, char in changes.items():
        chars[place] = char
    return "".join(chars)


def width_changes(text: str) -> dict[int, str]:
    """Return, by their places, the characters that make punctuation between Chinese full width and letters half width.

    Inside numbers, Latin and addresses nothing changes.
    """
    changes: dict[int, str] = {}
    opened: list[int] = []
    for found in _ASCII.finditer(text):
        k, char = found.start(), found.group()
        full = _FULL.get(char)
        if full is None:
            changes[k] = chr(ord(char) - 0xFEE0)
        elif char == "(":
            opened.append(k)
        elif char == ")":
            begin = opened.pop() if opened else None
            if begin is not None and k - begin > _RUN_LIMIT:
                begin = None
            if _bracket_is_chinese(text, begin, k):
                changes[k] = full
                if begin is not None:
                    changes[begin] = "（"
        elif _mark_is_chinese(text, k, char):
            changes[k] = full
    for k in opened:
        if _is_chinese(text[k - 1 : k]) and _is_chinese(text[k + 1 : k + 2]):
            changes[k] = "（"
    return changes


def _is_chinese(char: str) -> bool:
    return char >= "\u2e80" or char in _CHINESE_MARKS if char else False


def _mark_is_chinese(text: str, k: int, char: str) -> bool:
    """Tell whether a half-width mark stands in Chinese text."""
    before, after = text[k - 1 : k], text[k + 1 : k + 2]
    if before == " " and k > 1:
        before = text[k - 2]
    if not before:
        return _is_chinese(after)
    if _is_chinese(before) or before == ")":
        # Also before digits and Latin, and at the end; not before an address (中国://).
        return not (char == ":" and text[k + 1 : k + 3] == "//")
    return (before.isalnum() or before in "%\"'") and _is_chinese(after)


def _bracket_is_chinese(text: str, begin: int | None, end: int) -> bool:
    """Tell whether a pair of half-width brackets (or one without its partner) stands in Chinese text."""
    after = text[end + 1 : end + 2]
    if begin is None:
        return _is_chinese(text[end - 1 : end]) or _is_chinese(after)
    before = text[begin - 1 : begin] if begin else ""
    inner = text[begin + 1 : end]
    return _is_chinese(before) or (_is_chinese(after) and not before) or any(c >= "\u2e80" for c in inner)


def number_repairs(places: Iterable[int], begun: bytearray, again: dict[int, int]) -> list[str]:
    """Return an id for the repair at each place of the source, and a letter where two of one issue begin at one place.

    `begun` has a byte for each place of the whole source, 1 where one began; `again` counts those that began later.
    """
    made = []
    for at in places:
        count = 0
        if begun[at]:
            count = again[at] = again.get(at, 0) + 1
        begun[at] = 1
        made.append(f"r{at}" + (_letters(count) if count else ""))
    return made


def _letters(count: int) -> str:
    """Return b, c, … z, ba, bb, … for 1, 2, …"""
    letters = ""
    count += 1
    while count:
        count, digit = divmod(count - 1, 26)
        letters = chr(97 + digit) + letters
    return letters
