"""From stretches of source to the text of a piece, with a record of every difference.

Punctuation and width keep the length of the text, so that a changed character stands where its original stood; what is
left out (a line break, a space, markup) is a seam between two stretches.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

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
    text = restore_width(raw)
    if len(strand.chunks) == 1 and text is raw:
        return Woven(text, ())
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
                    repairs.append(
                        _repair(source, seam.kind, seam.rule, seam.confidence, name, begin + at, seam.text, home)
                    )
            at += len(seam.text)
        size = chunk.end - chunk.start
        if text is not raw and size:
            repairs += _changed(source, text[at : at + size], chunk.start, name, begin + at)
        at += size
    return Woven(text, tuple(repairs))


def _repair(
    source: str, kind: RepairKind, rule: str, confidence: float, name: str, at: int, result: str, home: Span
) -> Repair:
    return Repair(
        id=f"r{home.start}", kind=kind, rule=rule, confidence=confidence, field=name, start=at, end=at + len(result),
        original=source[home.start : home.end], result=result, source=home,
    )  # fmt: skip


def _changed(source: str, text: str, home: int, name: str, at: int) -> list[Repair]:
    """Return one repair for each longest run of changed characters of a stretch."""
    before = source[home : home + len(text)]
    if before == text:
        return []
    runs: list[tuple[int, int, bool]] = []  # (begin, end, whether it is punctuation)
    for found in _ASCII.finditer(before):  # nothing else is ever changed
        k = found.start()
        if before[k] == text[k]:
            continue
        mark = before[k] in _FULL
        if runs and runs[-1][1] == k and runs[-1][2] == mark:
            runs[-1] = (runs[-1][0], k + 1, mark)
        else:
            runs.append((k, k + 1, mark))
    return [
        _repair(
            source, "punctuation" if mark else "width", "half_width_punctuation" if mark else "full_width_letters",
            0.95 if mark else 0.98, name, at + start, text[start:end], Span(home + start, home + end),
        )
        for start, end, mark in runs
    ]  # fmt: skip


def restore_width(text: str) -> str:
    """Return a text with punctuation between Chinese full width and with letters half width; same length.

    The very same object comes back where nothing changes. Inside numbers, Latin and addresses nothing does.
    """
    if not _ASCII.search(text):
        return text
    chars = list(text)
    opened: list[int] = []
    changed = False
    for found in _ASCII.finditer(text):
        k, char = found.start(), found.group()
        full = _FULL.get(char)
        if full is None:
            chars[k] = chr(ord(char) - 0xFEE0)
            changed = True
        elif char == "(":
            opened.append(k)
        elif char == ")":
            begin = opened.pop() if opened else None
            if begin is not None and k - begin > _RUN_LIMIT:
                begin = None
            if _bracket_is_chinese(text, begin, k):
                changed = True
                chars[k] = full
                if begin is not None:
                    chars[begin] = "（"
        elif _mark_is_chinese(text, k, char):
            chars[k] = full
            changed = True
    for k in opened:
        if _is_chinese(text[k - 1 : k]) and _is_chinese(text[k + 1 : k + 2]):
            chars[k] = "（"
            changed = True
    return "".join(chars) if changed else text


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


def number_repairs(repairs: Sequence[Repair]) -> list[str]:
    """Return an id for each repair of one issue: its place in the source, and a letter where two begin at one place."""
    used: dict[int, int] = {}
    made = []
    for repair in repairs:
        at = repair.source.start if repair.source else 0
        count = used.get(at, 0)
        used[at] = count + 1
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
