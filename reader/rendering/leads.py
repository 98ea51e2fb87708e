"""The lead that a report opens with: 本报讯, 新华社北京11月23日电; newspapers set it in a face of its own."""

from __future__ import annotations

import re

from reader.model.door import door

_LEAD = re.compile(
    r"""
    (?: 本[报台刊社网站] [^\s，。、；：（(]{0,8}? [讯电]
      | 本[报台刊社网站] 消息 (?= [：:，] )
      | 据? (?:新华社|中新社|中新网|人民网|央视网|光明网|国际在线|路透社|法新社|美联社|塔斯社)
        (?: [^。，、；：（(]{0,14}? 日 [电讯] | 消息 (?= [：:，] ) )
    )
    (?! [员息影视子话台网商力] )
    """,
    re.VERBOSE,
)


@door
def lead_length(text: str, dateline: str | None = None) -> int:
    """Return how many characters at the start of a first paragraph are its lead; 0 where it has none.

    `dateline` is the one that the importer found, if any: it wins over the pattern.
    """
    if dateline and text.startswith(dateline):
        return len(dateline)
    found = _LEAD.match(text)
    return found.end() if found else 0
