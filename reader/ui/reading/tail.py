"""What stands under a piece."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from reader.model.messages import _
from reader.model.quick_dataclass import dataclass

PRINTED, CITATION, FOLLOWING = "baojia:printed", "baojia:citation", "baojia:following"
GIVING = "baojia:giving:"
"""Before the id of what was set aside."""
_RARE = re.compile("[\u3400-\u4dbf\u9fa6-\u9fff\ue000-\ufaff\U00010000-\U0010ffff]")
"""Characters that a font of everyday Chinese may lack."""
MOST_NAMED = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Tail:
    """The links of the source line, a remark on what cannot be shown, and the headline of the piece that follows; on a
    printed page also why text was `set_aside`, by its id, and whether it can be given back. `pictures`: the files of
    those that are on this machine, by fingerprint.
    """

    printed_shown: bool = False
    following: str = ""
    linked: bool = True
    remark: str = ""
    set_aside: Mapping[str, str] = field(default_factory=dict)
    giving: bool = False
    pictures: Mapping[str, Path] = field(default_factory=dict)


def lacking(text: str) -> str:
    """Return a sentence that names the characters of which no font of this computer has a shape; empty without any."""
    rare = "".join(dict.fromkeys(_RARE.findall(text)))
    if not rare:
        return ""
    from reader.printing.remarks import without_glyph

    found = without_glyph(rare)
    if not found:
        return ""
    named = "、".join(f"U+{ord(char):04X}" for char in found[:MOST_NAMED]) + ("…" if len(found) > MOST_NAMED else "")
    return _("有 {n} 个字这台电脑的字体里没有，显示成方框：{characters}").format(n=len(found), characters=named)
