"""XML and tagged text of records: elements are names, what stands in them values; read as JSON is.

A dump of `<doc>`s without a root, whose addresses may hold bare ampersands, is read by its tags alone.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from reader.importing import dates
from reader.importing.formats import xlsx, xml_sheet
from reader.importing.formats.decoding import decode
from reader.importing.formats.dump import Dump
from reader.importing.formats.neighbours import Resolve, nowhere
from reader.importing.formats.scroll import Extract, Scroll
from reader.importing.formats.xml_stories import value_of
from reader.importing.formats.xml_tree import xml_root

DEEPEST = 40
_DOCUMENT = re.compile(
    r"<(doc|docs|record|item|article)(?P<named>\s[^<>]{0,400})?>(?P<inner>.*?)(?:</\1>|\Z)", re.DOTALL | re.IGNORECASE
)
_FIELD = re.compile(r"<([\w一-龥.-]{1,40})(?:\s[^<>]{0,200})?>(.*?)</\1>", re.DOTALL)
_TAGGED = re.compile(
    rb"\s*(?:<[a-z]{2,10}set\s[^<>]{0,400}>\s*)?<(?:doc|record|article)(?:\s[^<>]{1,400})?>\s*<[a-z]{1,40}(?:\s[^<>]{1,200})?>",
    re.IGNORECASE,
)
_CODE = re.compile(r"CREATE\s+(?:TABLE|VIEW|DATABASE)\b", re.IGNORECASE)
"""What builds a table and is nobody's text."""
_A_NAME = re.compile(r"[\w一-龥.:-]{1,40}")
_SEGMENT = re.compile(r"<(/?)(?:seg|s|p)(?:\s[^<>]{0,200})?>", re.IGNORECASE)
"""A paragraph, or a sentence where a corpus numbers them."""
_ATTRIBUTE = re.compile(r"([\w.-]{1,40})\s*=\s*\"([^\"<>]{1,200})\"")
_OF_DAY = re.compile(r"_((?:19|20)\d\d)([01]\d)([0-3]\d)(?=[._]|$)")
"""The day in a corpus' number of a piece: XYZ_CMN_20040105.0012."""


def is_tagged(head: bytes) -> bool:
    """Tell a dump of records in tags, without a declaration."""
    return bool(_TAGGED.match(head.removeprefix(b"\xef\xbb\xbf")))


def read(data: bytes, *, name: str, encoding: str | None = None, resolve: Resolve = nowhere) -> Extract:
    """Return the records of an XML file, or of a dump in tags. Raises ImportFailure: `corrupt`, `empty`."""
    if is_tagged(data[:4096]):
        return _read_tagged(data, name=name, encoding=encoding, resolve=resolve)
    dump = Dump(resolve)
    root = xml_root(data, name)
    if xml_sheet.is_workbook(root):
        return _read_workbook(root, resolve)
    dump.add(value_of(root) or {"xml": value_of_element(root)})
    return dump.extract("xml", name)


def _read_workbook(root: Any, resolve: Resolve) -> Extract:
    scroll = Scroll()
    made = xlsx.read_sheets(xml_sheet.sheets_of(root), scroll, "xml", resolve)
    for words in xml_sheet.beside(root):
        scroll.write(" ".join(words.split()), role="furniture")
    return replace(made, text=scroll.text, lines=tuple(scroll.lines), pictures=tuple(scroll.pictures))


def value_of_element(element: Any, depth: int = 0) -> Any:
    """Return what an element holds: its text, or its attributes and children by their names."""
    children = [child for child in element if isinstance(child.tag, str)]
    own = (element.text or "").strip()
    named = {str(k).rpartition("}")[2]: v for k, v in element.attrib.items()}
    if not children and not named:
        return own
    made: dict[str, Any] = dict(named)
    if own:
        made["#code" if _CODE.match(own) else "#text"] = own
    fields = _fields_of(children)
    for child in children if depth < DEEPEST else ():
        key = child.tag.rpartition("}")[2]
        value = value_of_element(child, depth + 1)
        if child in fields:
            key, value = fields[child], _without_name(value)
        made[key] = (
            [*made[key], value] if isinstance(made.get(key), list) else [made[key], value] if key in made else value
        )
        if (child.tail or "").strip():
            made.setdefault("#tail", []).append(child.tail.strip())
    return made


def _fields_of(children: list[Any]) -> dict[Any, str]:
    """Return the names of children that have theirs in an attribute, where all of one tag or shape do: <column
    name="title">, <str name="title">.
    """
    named = {child: str(child.get("name")) for child in children if child.get("name")}
    apart = len(named) > 1 and len(named) == len(children) and len(set(named.values())) == len(named)
    return named if apart and all(map(_A_NAME.fullmatch, named.values())) else {}


def _without_name(value: Any) -> Any:
    """Return a field's value without its name; of a list of values in elements the list."""
    if not isinstance(value, dict):
        return value
    rest = {k: v for k, v in value.items() if k not in {"name", "type"}}
    return next(iter(rest.values())) if len(rest) == 1 else rest or ""


def _tagged_fields(named: str, inner: str) -> dict[str, Any]:
    """Return what a piece in tags says: attributes and fields by their names, of several alike a list."""
    made: dict[str, Any] = dict(_ATTRIBUTE.findall(named))
    found: dict[str, list[str]] = {}
    for field in _FIELD.finditer(inner):
        found.setdefault(field[1], []).append(field[2].strip())
    paragraphs = found.pop("p", [])
    made |= {name: values if len(values) > 1 else values[0] for name, values in found.items()}
    if paragraphs:  # of the piece itself, in no field
        made["content" if "content" not in made else "#rest"] = paragraphs
    if rest := _FIELD.sub("", inner).strip():
        made.setdefault("#rest", []).append(rest)
    number = next((str(v) for k, v in made.items() if k.lower() in {"id", "docid", "docno"}), "")
    if (day := _OF_DAY.search(number)) and dates.day(int(day[1]), int(day[2]), int(day[3])):
        made.setdefault("date", "-".join(day.groups()))
    return made


def _read_tagged(data: bytes, *, name: str, encoding: str | None, resolve: Resolve) -> Extract:
    decoded = decode(data, encoding)
    dump = Dump(resolve)
    at = 0
    for found in _DOCUMENT.finditer(decoded.text):
        if decoded.text[at : found.start()].strip():
            dump.pass_over(decoded.text[at : found.start()], 0)
        at = found.end()
        dump.add(_tagged_fields(found["named"] or "", _SEGMENT.sub(r"<\1p>", found["inner"])))
    if decoded.text[at:].strip():
        dump.pass_over(decoded.text[at:], 0)
    return dump.extract("xml", name, decoded)
