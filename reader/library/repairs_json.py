"""Long lists of repairs in the bytes of an issue file: read packed, none of them made, their text never there twice.

What cannot be told for certain to be such a list, written as `model_json` writes it, is read as all JSON is.
"""

from __future__ import annotations

import json
import re
from array import array
from collections.abc import Iterator
from typing import Any

from reader.library import entering, judging
from reader.model.article import Repair
from reader.model.packed_repairs import PackedRepairs, Said

MOST_MADE = 1000  # repairs of a piece that are made at once, since somebody may look at all of them
SHORTEST = 100  # bytes that a repair takes at least
MOST_SAID = 4096  # of what repairs say that is looked up for the next that says it
KEY = b'"repairs":['  # no string in JSON can hold it, for want of a backslash
PLACE = b"-Infinity"  # stands for a list: a value that issue files never hold

_TEXT = rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
_NUMBER = rb"(0|[1-9][0-9]{0,8})"
_REPAIR = re.compile(
    rb'\{"id":(' + _TEXT + rb'),("kind":' + _TEXT + rb',"rule":' + _TEXT + rb',"confidence":[-+.0-9eE]++,"field":'
    + _TEXT + rb'),"start":' + _NUMBER + rb',"end":' + _NUMBER + rb',("original":' + _TEXT + rb',"result":' + _TEXT
    + rb'),"source":\[' + _NUMBER + b"," + _NUMBER + rb"\]\}([,\]])"
)  # fmt: skip


def loads(data: bytes) -> Any:
    """Return the JSON value in the bytes of an issue file, each long list of repairs packed. Raises ValueError."""
    lists: list[PackedRepairs] = []
    rest, done = [], 0
    for begin, made, end in _lists(data):
        rest += [data[done:begin], PLACE]
        lists.append(made)
        done = end
    if not lists or PLACE in data:
        return json.loads(data.decode("utf-8-sig"))
    own = iter(lists)
    text = b"".join((*rest, data[done:])).decode("utf-8-sig")
    return json.loads(text, parse_constant=lambda word: next(own) if word == PLACE.decode() else float(word))


def _lists(data: bytes) -> Iterator[tuple[int, PackedRepairs, int]]:
    """Yield each long list of repairs with the places of its first and behind its last byte."""
    key = data.find(KEY) if len(data) > MOST_MADE * SHORTEST else -1  # a shorter file has no room for one
    while key >= 0:
        following = data.find(KEY, key + len(KEY))
        room = (len(data) if following < 0 else following) - key
        found = _packed(data, key + len(KEY)) if room > MOST_MADE * SHORTEST else None
        if found is not None and len(found[0]) > MOST_MADE:
            yield key + len(KEY) - 1, *found
        key = following


def _packed(data: bytes, at: int) -> tuple[PackedRepairs, int] | None:
    """Return the repairs of the list whose first begins here, and where the list ends; None where one is otherwise."""
    places, said, ids = array("I"), list[Said](), dict[int, str]()
    known: dict[tuple[bytes, bytes], Said] = {}
    more = b","
    while more == b",":
        repair = _REPAIR.match(data, at)
        if repair is None:
            return None
        own, words, start, end, texts, begin, behind, more = repair.groups()
        place = (int(start), int(end), int(begin), int(behind))
        one = known.get((words, texts)) or _said(words, texts)
        if one is None or place[2] > place[3]:
            return None
        if len(known) >= MOST_SAID:
            known.clear()
        known[words, texts] = one
        if own[2:-1] != begin or own[1:2] != b"r":
            ids[len(said)] = entering.clean(json.loads(own.decode()))
        said.append(one)
        places.extend(place)
        at = repair.end()
    return PackedRepairs.of(places, said, ids), at


def _said(words: bytes, texts: bytes) -> Said | None:
    """Return what these bytes of a repair say, None where any of it is not understood."""
    stored = entering.value(json.loads((b"{" + words + b"," + texts + b"}").decode()))
    if any(judging.others(Repair, stored, whole=False)):
        return None
    said: Said = tuple(stored[name] for name in ("kind", "rule", "confidence", "field", "original", "result"))
    return said
