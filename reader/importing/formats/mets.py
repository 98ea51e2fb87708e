"""METS: which files an issue's pages are told in, in which order, and what the issue is called.

Of the physical map, by the ORDER of its divisions; a map that names no pages leaves the order to the files' names. The
schema: https://www.loc.gov/standards/mets/
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from reader.importing.formats.xml_tree import xml_root

_DAY = re.compile(r"(?:1[6-9]|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_HREF = "{http://www.w3.org/1999/xlink}href"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mets:
    """The files that a METS names, in the order of pages, and the issue's newspaper and day where it says so."""

    files: tuple[str, ...]
    newspaper: str | None = None
    date: str | None = None


def read(data: bytes, name: str) -> Mets:
    """Return what a METS says. Raises ImportFailure `corrupt`."""
    root = xml_root(data, name)
    hrefs = {}
    for file in root.iter("{*}file"):
        place = next((e.get(_HREF) for e in file.iter("{*}FLocat") if e.get(_HREF)), None)
        if file.get("ID") and place:
            hrefs[file.get("ID")] = _path(place)
    ordered: dict[str, None] = {}
    maps = sorted(root.iter("{*}structMap"), key=lambda m: (m.get("TYPE") or "").upper() != "PHYSICAL")
    for one in maps[:1]:
        for _at, _k, div in sorted((_order(d), k, d) for k, d in enumerate(one.iter("{*}div"))):
            for pointer in div.iterchildren("{*}fptr"):
                names = [pointer.get("FILEID"), *(a.get("FILEID") for a in pointer.iter("{*}area"))]
                ordered.update((hrefs[n], None) for n in names if n in hrefs)
    ordered.update((place, None) for place in hrefs.values())
    return Mets(files=tuple(ordered), newspaper=_text(root, "title"), date=_day(root))


def _order(div: Any) -> int:
    told = div.get("ORDER") or ""
    return int(told) if re.fullmatch(r"\d{1,6}", told) else 0


def _path(place: str) -> str:
    """Return a place as a path beside the METS."""
    bare = re.sub(r"^file:(?://)?(?:/(?=[^/]))?", "", unquote(place).replace("\\", "/"))
    return re.sub(r"^(?:\./)+", "", bare)


def _mods(root: Any, name: str) -> list[str]:
    """Return the words of elements of a description of that name, whose own schema is MODS."""
    return [e.text.strip() for e in root.iter(f"{{http://www.loc.gov/mods/v3}}{name}") if e.text and e.text.strip()]


def _text(root: Any, name: str) -> str | None:
    found = _mods(root, name)
    return found[0][:60] if found else None


def _day(root: Any) -> str | None:
    return next((d for d in _mods(root, "dateIssued") if _DAY.fullmatch(d)), None)
