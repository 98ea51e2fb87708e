"""Pages whose text is data for a script to show: JSON in the page, its body empty."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace

from reader.importing.formats.decoding import decode
from reader.importing.formats.dump import Dump
from reader.importing.formats.json_records import parsed
from reader.importing.formats.sample import Sample
from reader.importing.formats.scroll import Extract
from reader.model.errors import ImportFailure

_ISLAND = re.compile(
    r"<script[^<>]{0,400}type\s*=\s*[\"']?application/json[^<>]{0,400}>(.*?)</script>"
    r"|window\.__\w{3,40}__\s*=\s*(\{.*?\})\s*;?\s*</script>",
    re.DOTALL | re.IGNORECASE,
)
_FEW = 60


def may_hold(found: Extract, head: bytes) -> bool:
    """Tell a page that shows next to nothing by itself."""
    return sum(c >= "\u4e00" for c in found.text) < _FEW and b"<script" in head


def read(sample: Sample, found: Extract) -> Extract | None:
    """Return the records in a page's data, with the pictures of the page itself; None where it holds none."""
    decoded = decode(sample.data, sample.encoding)
    dump = Dump(sample.resolve)
    dump.scroll.pictures += (
        replace(p, at=0, beside=None, caption_at=None, reason=p.reason or "furniture") for p in found.pictures
    )
    for island in _ISLAND.finditer(decoded.text):
        try:
            dump.add(
                parsed(html.unescape(island[1]) if island[1] and "&quot;" in island[1] else island[1] or island[2])
            )
        except (ValueError, RecursionError, json.JSONDecodeError):
            continue
    if not dump.read_on():
        return None
    try:
        return dump.extract("html", sample.name, decoded)
    except ImportFailure:
        return None
