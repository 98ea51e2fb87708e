"""双拼: two keys a syllable, the first for the initial, the second for the final. Six schemes, each a table of keys.

Light: plain Python data, worked out when a scheme is first used. `v` stands for ü.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from reader.hanzi.syllables import SYLLABLES


class _Scheme(NamedTuple):
    """`initials` for zh ch sh; `finals` as `final=keys`; `lead` the key before a syllable without initial.

    Without `lead` such a syllable is typed with its own first letter: ai as it is, ang as a and the key of ang.
    """

    initials: str
    finals: str
    lead: str = ""


_COMMON = "a=a e=e i=i o=o u=u "
_SCHEMES = {
    "ziranma": _Scheme(
        "viu",
        "iu=q ia=w ua=w uan=r ue=t ve=t ing=y uai=y uo=o un=p ong=s iong=s iang=d uang=d en=f eng=g ang=h an=j ao=k"
        " ai=l ei=z ie=x iao=c ui=v v=v ou=b in=n ian=m er=r",
    ),
    "xiaohe": _Scheme(
        "viu",
        "iu=q ei=w uan=r ue=t ve=t un=y uo=o ie=p ong=s iong=s ai=d en=f eng=g ang=h an=j ing=k uai=k iang=l uang=l"
        " ou=z ia=x ua=x ao=c ui=v v=v in=b iao=n ian=m er=r",
    ),
    "microsoft": _Scheme(
        "viu",
        "iu=q ia=w ua=w uan=r er=r ue=tv ve=tv v=y uai=y uo=o un=p ong=s iong=s iang=d uang=d en=f eng=g ang=h an=j"
        " ao=k ai=l ing=; ei=z ie=x iao=c ui=v ou=b in=n ian=m",
        "o",
    ),
    "sogou": _Scheme(
        "viu",
        "iu=q ia=w ua=w uan=r er=r ue=t ve=t v=y uai=y uo=o un=p ong=s iong=s iang=d uang=d en=f eng=g ang=h an=j"
        " ao=k ai=l ing=; ei=z ie=x iao=c ui=v ou=b in=n ian=m",
        "o",
    ),
    "abc": _Scheme(
        "aev",
        "ei=q ian=w iu=r er=r iang=t uang=t ing=y uo=o uan=p ong=s iong=s ia=d ua=d en=f eng=g ang=h an=j ao=k ai=l"
        " ie=z iao=x in=c uai=c v=v ou=b un=n ue=m ve=m ui=m",
        "o",
    ),
    "jiajia": _Scheme(
        "vui",
        "ai=s an=f ang=g ao=d ei=w en=r eng=t er=q ia=b ua=b ian=j iang=h uang=h iao=k ie=m in=l ing=q iong=y ong=y"
        " iu=n ou=p uai=x ue=x ve=x uan=c ui=v v=v un=z uo=o",
    ),
}
NAMES = {
    "ziranma": "自然码",
    "xiaohe": "小鹤",
    "microsoft": "微软",
    "sogou": "搜狗",
    "abc": "智能ABC",
    "jiajia": "拼音加加",
}
"""The schemes there are, with their names."""
WITH_SEMICOLON = frozenset({"microsoft", "sogou"})
"""Those that use `;` as a key."""


@cache
def table(scheme: str) -> dict[str, frozenset[str]]:
    """Return two keys → the syllables they stand for. Raises KeyError for a scheme that is not in `NAMES`."""
    found: dict[str, set[str]] = {}
    for syllable in SYLLABLES:
        for keys in _typed(syllable, _SCHEMES[scheme]):
            found.setdefault(keys, set()).add(syllable)
    return {keys: frozenset(syllables) for keys, syllables in found.items()}


@cache
def first_keys(scheme: str) -> dict[str, frozenset[str]]:
    """Return one key → the syllables whose first key it is: what a word may end with while it is being typed."""
    found: dict[str, set[str]] = {}
    for keys, syllables in table(scheme).items():
        found.setdefault(keys[0], set()).update(syllables)
    return {key: frozenset(syllables) for key, syllables in found.items()}


def keys_of(syllable: str, scheme: str) -> str:
    """Return the keys of a syllable, the usual ones where there are several."""
    return _typed(syllable, _SCHEMES[scheme])[0]


def _typed(syllable: str, scheme: _Scheme) -> list[str]:
    finals = dict(pair.split("=") for pair in (_COMMON + scheme.finals).split())
    initial, final = _parts(syllable)
    if initial:
        first = dict(zip(("zh", "ch", "sh"), scheme.initials, strict=True)).get(initial, initial)
        return [first + key for key in finals[final]]
    if scheme.lead:
        return [scheme.lead + key for key in finals[final]]
    own = {1: 2 * final, 2: final}.get(len(final))
    return list(dict.fromkeys([*([own] if own else []), *(final[0] + key for key in finals[final])]))


def _parts(syllable: str) -> tuple[str, str]:
    """Return initial and final; j q x y before u are followed by ü, which is typed as u."""
    if syllable[0] in "aoe":
        return "", syllable
    initial = syllable[:2] if syllable[:2] in ("zh", "ch", "sh") else syllable[0]
    return initial, syllable[len(initial) :]
