"""The kinds of evidence by which it is weighed what a line is, each with a name of the table (`weighing/points`)."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence

from reader.importing.weighing.seen import Seen
from reader.importing.weighing.surroundings import surroundings

_TEXT, _LONG, _LABEL = 25, 30, 40
_OPENING, _CLOSING = "([【〔《「『〖", ")]】〕》」』〗"
_SIZES = ((4, "4"), (10, "10"), (24, "24"), (40, "40"))
_TURNS, _WELL, _LITTLE = 0.15, 0.65, 0.35
_ALIKE = 2
_HIGH, _LOWEST = 5.0, -2.5
_NEAR, _LED = 3, 0.6
_LEADS = frozenset({"lead", "begins", "byline"})


def evidence(lines: Sequence[Seen]) -> list[list[str]]:
    """Return for each line of a text the names of the evidence for what it is."""
    usual = statistics.median(seen.gap for seen in lines[1:]) if len(lines) > 1 else 0
    long = [k for k, seen in enumerate(lines) if len(seen.text) >= _LONG]
    first, last = (long[0], long[-1]) if long else (len(lines), -1)
    led = _led(lines)
    heads = [led[k] for k, seen in enumerate(lines) if seen.role == "H"]
    usually = len(heads) > 1 and sum(heads) >= _LED * len(heads)
    made = surroundings(lines)
    for k, seen in enumerate(lines):
        up = lines[k - 1] if k else None
        down = lines[k + 1] if k + 1 < len(lines) else None
        own = [f"rules {seen.role}", f"above {_beside(up)}", f"below {_beside(down)}"]
        own += _form(seen)
        own += _place(seen, up, down, usual)
        where = (("first", not k), ("top", k < first), ("bottom", k > last))
        begins = (("led", led[k]), ("unled", usually and not led[k]))
        own += [name for name, held in (*where, *begins) if held]
        own += [f"is {name}" for name in sorted(seen.says)]
        own += _alike(seen)
        made[k] = own + made[k]
    return made


def _beside(seen: Seen | None) -> str:
    return seen.role.rstrip("*") if seen else "-"


def _led(lines: Sequence[Seen]) -> list[bool]:
    """Tell of each line whether the next text below it begins with a dateline or byline."""
    made = []
    for k in range(len(lines)):
        below = lines[k + 1 : k + 1 + _NEAR]
        end = next((j for j, seen in enumerate(below) if len(seen.text) >= _TEXT), len(below) - 1)
        made.append(any(seen.says & _LEADS for seen in below[: end + 1]))
    return made


def _form(seen: Seen) -> Iterator[str]:
    text = seen.text
    yield "size " + next((name for most, name in _SIZES if len(text) <= most), "more")
    end = text[-1:]
    told = (
        ("ends sentence", end in "。!?"),
        ("ends pause", end in ",、;"),
        ("ends colon", end == ":"),
        ("ends bracket", end in _CLOSING),
        ("ends digit", end.isdigit()),
        ("begins bracket", text[:1] in _OPENING),
        ("in brackets", text[:1] in _OPENING and end in _CLOSING),
        ("few hanzi", 2 * sum("一" <= c <= "龥" for c in text) < len(text)),
        ("digits", any(c.isdigit() for c in text)),
        ("no stops", not any(c in ",。;!?:、" for c in text)),
        ("space", " " in text),
        ("stroke", "|" in text or "/" in text),
        ("bold", seen.bold),
        ("points high", seen.score >= _HIGH),
        ("points low", seen.score < 0),
        ("points lowest", seen.score <= _LOWEST),
    )
    yield from (name for name, held in told if held and text)


def _place(seen: Seen, up: Seen | None, down: Seen | None, usual: float) -> Iterator[str]:
    told = (
        ("blank above", seen.gap > 0),
        ("more blank", seen.gap > usual),
        ("blank below", down is None or down.gap > 0),
        ("indent", 1 <= seen.indent < 3),
        ("deep", seen.indent >= 3),
        ("text below", down is not None and len(down.text) >= _TEXT),
        ("text above", up is not None and len(up.text) >= _TEXT),
        ("ended above", up is not None and up.text[-1:] in {*"。!?”)"}),
    )
    yield from (name for name, held in told if held)


def _alike(seen: Seen) -> Iterator[str]:
    below, above = seen.answers
    short = len(seen.text) < _LABEL
    told = (
        ("recurs", seen.like["words"] > 1),
        ("same shape", short and seen.like["shape"] > _ALIKE),
        ("same begin", seen.like["begin"] > _ALIKE),
        ("same end", short and seen.like["end"] > _ALIKE),
        ("turns", min(below, above) >= 0 and below - above > _TURNS),
        ("turns not", min(below, above) >= 0 and above - below > _TURNS),
        ("answers well", below >= _WELL),
        ("answers little", 0 <= below < _LITTLE),
    )
    yield from (name for name, held in told if held)
