"""The line in brackets between headline and text that says which paper of which day printed it, and who wrote it.

老街整修石阶 / （《渡口报》5月3日第2版，记者 秦小河） / 昨天上午……
"""

from __future__ import annotations

import re

from reader.importing import dates
from reader.importing.aside.page_numbers import page_number
from reader.importing.aside.paper_names import names_paper
from reader.importing.aside.weblines import Webline
from reader.importing.lines.blocks import Block
from reader.importing.who import leads

_LONGEST, _HEADLINE, _TEXT = 60, 75, 20
_LINE = re.compile(
    r"[(\[【](?:据|载|原载|来源\s*:|摘自)?\s*(?P<open>《)?(?P<paper>[一-龥]{2,14})(?(open)》)[\s,，:]*"
    r"(?:(?P<day>(?:\d{4}[年./-])?\d{1,2}[月./-]\d{1,2}日?)[\s,，]*)?(?:第?\s*(?P<page>[a-z]?\d{1,3}|[一二三四五六七八九十]{1,2})\s*版)?"
    r"[\s,，;/|]*(?P<who>[^()\[\]【】]{2,30})?[)\]】]"
)


def bracketed_source(above: Block | None, block: Block, below: Block | None) -> Webline | None:
    """Return what such a line says; None where it is none, or stands elsewhere."""
    if above is None or below is None or block.size > _LONGEST or len(block.lines) > 1 or block.first.role:
        return None
    found = _LINE.fullmatch(block.folded)
    if found is None or not (found["open"] or names_paper(found["paper"])) or not (found["day"] or found["page"]):
        return None
    headed = above.size <= _HEADLINE and above.folded[-1] not in "。!?;,”"
    if not headed or below.size < _TEXT or (found["who"] and not leads.is_byline(found["who"])):
        return None
    dated = dates.printed_date(found["day"] or "")
    return Webline(
        newspaper=block.text[slice(*found.span("paper"))],
        date=dated[0] if dated else None,
        author=found.span("who") if found["who"] else None,
        page=page_number(found["page"]) if found["page"] else None,
    )
