"""What a PDF's text layer says for its glyphs, as it was meant.

Fonts hold one glyph for 日 and for its Kangxi radical, and writers name the glyph by the first code point that has it:
text taken from such a file is full of ⽇, ⻋ and ⻓. No newspaper prints radicals, so they are read as the hanzi they
look like (Unicode: compatibility mappings of U+2F00–2FD5; EquivalentUnifiedIdeograph.txt for U+2E80–2EF3).
"""

from __future__ import annotations

import re
import unicodedata

_SUPPLEMENT = (
    "⺁厂⺌小⺎兀⺐尢⺒巳⺓幺⺔彑⺕彐⺗心⺛旡⺝月⺞歺⺟母⺠民⺢氺⺧牛⺩王⺪疋⺫目⺬示⺮竹⺯糹⺰纟⺶羊⺷羊⺸羊⺹耂⺺肀⺼月⺽臼"
    "⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻐钅⻑長⻒镸⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼"
    "⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
_MEANT = str.maketrans(
    {_SUPPLEMENT[k]: _SUPPLEMENT[k + 1] for k in range(0, len(_SUPPLEMENT), 2)}
    | {chr(c): unicodedata.normalize("NFKC", chr(c)) for c in range(0x2F00, 0x2FD6)}
    | {"⸺": "——", "\ufffe": "-", "\x02": "-"}
    | {chr(c): unicodedata.normalize("NFKC", chr(c)) for c in range(0xFB00, 0xFB07)}
)


_MEANT_SIMPLIFIED = _MEANT | {0x2F3E: "户"}
_TRADITIONAL = re.compile("[們國說這來時個會後對學發為與開關東車]")


def is_traditional(text: str) -> bool:
    """Tell whether text is in traditional hanzi."""
    return bool(_TRADITIONAL.search(text))


def meant(text: str, *, traditional: bool = False) -> str:
    """Return text with hanzi for radicals, letters for ligatures, and the hyphens that pdfium marks.

    One radical stands for two hanzi: 户 in simplified text is 戶 in `traditional` text.
    """
    return text.translate(_MEANT if traditional else _MEANT_SIMPLIFIED)
