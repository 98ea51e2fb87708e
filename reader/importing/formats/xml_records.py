"""XML and tagged text of records: elements are names, what stands in them values; read as JSON is.

A dump of `<doc>`s without a root, whose addresses may hold bare ampersands, is read by its tags alone.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from reader.importing.formats.decoding import decode
from reader.importing.formats.dump import Dump
from reader.importing.formats.scroll import Extract
from reader.importing.formats.xml_stories import value_of
from reader.importing.formats.xml_tree import xml_root

DEEPEST = 40
_DOCUMENT = re.compile(r"<(doc|docs|record|item|article)>(.*?)</\1>", re.DOTALL | re.IGNORECASE)
_FIELD = re.compile(r"<([\w一-龥.-]{1,40})>(.*?)</\1>", re.DOTALL)
_TAGGED = re.compile(rb"\s*<(?:doc|DOC|record|article)>\s*<[a-zA-Z]{1,40}>")


def is_tagged(head: bytes) -> bool:
    """Tell a dump of records in tags, without a declaration."""
    return bool(_TAGGED.match(head.removeprefix(b"\xef\xbb\xbf")))


def read(data: bytes, *, name: str, encoding: str | None = None) -> Extract:
    """Return the records of an XML file, or of a dump in tags. Raises ImportFailure: `corrupt`, `empty`."""
    if is_tagged(data[:4096]):
        return _read_tagged(data, name=name, encoding=encoding)
    dump = Dump()
    root = xml_root(data, name)
    dump.add(value_of(root) or {"xml": _value(root, 0)})
    dump.unread.clear()  # they have no lines of their own
    extract = dump.extract("xml", name)
    return replace(extract, warnings=tuple(dump.warnings))


def _value(element: Any, depth: int) -> Any:
    """Return what an element holds: its text, or its attributes and children by their names."""
    children = [child for child in element if isinstance(child.tag, str)]
    own = (element.text or "").strip()
    named = {str(k).rpartition("}")[2]: v for k, v in element.attrib.items()}
    if not children and not named:
        return own
    made: dict[str, Any] = dict(named)
    if own:
        made["#text"] = own
    for child in children if depth < DEEPEST else ():
        key = child.tag.rpartition("}")[2]
        value = _value(child, depth + 1)
        made[key] = (
            [*made[key], value] if isinstance(made.get(key), list) else [made[key], value] if key in made else value
        )
        if (child.tail or "").strip():
            made.setdefault("#tail", []).append(child.tail.strip())
    return made


def _read_tagged(data: bytes, *, name: str, encoding: str | None) -> Extract:
    decoded = decode(data, encoding)
    dump = Dump()
    at = 0
    for found in _DOCUMENT.finditer(decoded.text):
        if decoded.text[at : found.start()].strip():
            dump.pass_over(decoded.text[at : found.start()], 0)
        at = found.end()
        fields = {field[1]: field[2].strip() for field in _FIELD.finditer(found[2])}
        rest = _FIELD.sub("", found[2]).strip()
        dump.add(fields | ({"#rest": rest} if rest else {}))
    if decoded.text[at:].strip():
        dump.pass_over(decoded.text[at:], 0)
    dump.unread.clear()  # they have no lines of their own
    extract = dump.extract("xml", name)
    return replace(
        extract, encoding=decoded.encoding, undecodable=decoded.undecodable,
        warnings=(*decoded.warnings, *dump.warnings),
    )  # fmt: skip
