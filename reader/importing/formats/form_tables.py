"""Pages of forms, as press databases hand them out: a table a piece, on the left the names of its parts, on the right
what they are.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from reader.importing.formats.decoding import decode
from reader.importing.formats.dump import Dump
from reader.importing.formats.sample import Sample
from reader.importing.formats.scroll import Extract
from reader.importing.records.field_names import CODES, LABELS, NAMES, part_named

_MARKUP = re.compile(r"<[^<>]*>")
_NAMED = re.compile(
    rf"<t[dh]\b[^<>]{{0,200}}>(?:\s|<[a-z][^<>]{{0,80}}>){{0,6}}({'|'.join((*CODES, *LABELS))})\s*[:：]?\s*</",
    re.IGNORECASE,
)
_SHARE = 0.6
"""So many of a table's rows name a part where it is a form."""


def read(sample: Sample) -> Extract | None:
    """Return the forms of a page as records, all else set aside; None where it has none."""
    decoded = decode(sample.data, sample.encoding)
    if not {"headline", "body"} <= {part_named(name) for name in _NAMED.findall(decoded.text)}:
        return None
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(decoded.text)
    dump = Dump(sample.resolve)
    for table in tree.css("table"):
        if form := _form(table):
            dump.add(form)
            table.decompose()
    if not dump.read_on():
        return None
    tree.strip_tags(["script", "style", "template"])
    for line in tree.body.text(separator="\n").splitlines() if tree.body else ():
        if line.strip():
            dump.pass_over(line.strip(), 0)
    return dump.extract("html", sample.name, decoded)


def _form(table: Any) -> dict[str, Any] | None:
    """Return what a table names: each part under its best name, in its order; None where it is no form of a piece."""
    if len(table.css("table")) > 1:  # it sets out a page, in which a form may stand
        return None
    rows = [[cell for cell in row.iter() if cell.tag in {"td", "th"}] for row in table.css("tr")]
    fields = [(row[0].text(strip=True), row[1].html or "") for row in rows if len(row) == 2]
    named = [(part_named(label), label, _inside(value)) for label, value in fields]
    parts = [part for part, _label, _value in named if part]
    if not {"headline", "body"} <= set(parts) or len(parts) < _SHARE * len(rows):
        return None
    made: dict[str, Any] = {}
    for part, label, value in named:
        name = NAMES[part][0] if part and part != "other" else label
        words = value if part == "body" else unescape(_MARKUP.sub("", value)).replace("\xa0", " ").strip()
        made[name] = (
            [*made[name], words] if isinstance(made.get(name), list) else [made[name], words] if name in made else words
        )
    for k, row in enumerate(rows):
        if len(row) != 2:
            made[f"#row{k}"] = " ".join(cell.text(strip=True) for cell in row)
    return made


def _inside(cell: str) -> str:
    """Return the markup in a cell."""
    return re.sub(r"\A<t[dh][^<>]*>|</t[dh]>\Z", "", cell.strip())
