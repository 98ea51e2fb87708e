"""What a line says of where a piece was printed: as scholars refer to it, or as a paper says of what it reprints."""

from __future__ import annotations

import re

from reader.importing import dates
from reader.importing.aside.page_numbers import page_number
from reader.importing.aside.paper_names import names_paper
from reader.importing.lines.blocks import Block

_CITED = re.compile(
    r"(?:\[\w{1,4}\]\.?\s*)?(?P<title>.{1,80}\[n\]\.\s*)?(?P<name>[一-龥]{2,14}),\s?(?P<day>\d{4}-\d{1,2}-\d{1,2})\s?"
    r"(?:[(:]\s?(?P<page>[a-z]?\d{1,3})\)?)?\.?"
)
_REPRINTED = re.compile(r"[(\[【\s—-]*(?:本文)?(?:原载|转载|选自|摘自|转自|据|刊于|载于?)\s?(?:自|于)?[《\s:]")


def cited(block: Block) -> tuple[str, str] | None:
    """Return newspaper and day of a reference (GB/T 7714), and give the block its page.

    秦小河.老街整修石阶[N].河湾日报,2024-01-05(02).
    """
    found = _CITED.fullmatch(block.folded)
    told = dates.printed_date(found["day"]) if found else None
    if found is None or told is None:
        return None
    if not (found["title"] or found["page"] or names_paper(found["name"])):
        return None  # whoever signs and dates a notice or letter
    block.page = page_number(found["page"]) if found["page"] else None
    return block.text[slice(*found.span("name"))], told[0]


def is_reprint(block: Block) -> bool:
    """Tell whether a line says where a text was printed before: （原载《河湾日报》2024年1月5日）."""
    return _REPRINTED.match(block.folded) is not None
