"""What a piece is about: one of the seventeen top subjects of IPTC's Media Topics, by weighed words, or none.

Each file of resources/vocabulary/subjects holds one subject: its Chinese name, its IPTC code, and terms with weights.
A term counts where it is the longest one at its place; in the headline it counts `HEADLINE` times, in the first `LEAD`
characters of the text at most `REPEATS` times. The subject with the greatest sum wins if the sum reaches `LEAST` and
leads clearly; a piece that stays between two subjects, or says nothing, gets none and is shown under 未分类. One thing
no word says: a headline that begins with a person's name and a colon is a portrait, which speaks for 人物与生活.
docs/performance.md has the figures.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from operator import add

from reader.bylines.vocabulary import places
from reader.hanzi.folding import fold
from reader.hanzi.name_characters import surnames
from reader.model.resources import resource

HEADLINE = 5  # a word of the headline tells as much as five of the text
LEAD = 300  # characters; a newspaper says first what matters
REPEATS = 2
LEAST = 10  # one term that names the subject
CLEAR = 0.1  # by how much of its own sum the winner must lead
PORTRAIT = 30  # a name and a colon at the headline's begin, and the name in the text as well
PORTRAIT_SUBJECT = "人物与生活"
_SPEAKER = re.compile(r"(?:【[^】]*】)?\s*([一-鿿]{2,4}):")
_NOT_A_NAME = re.compile(r"[部局委院会署办市县区省镇乡村州社团国军队方媒厅厂站岛湾山河江港]$")

_Gains = tuple[tuple[int, int], ...]  # (number of a subject, weight), …


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A subject: its place in the tree, how far it leads (0 to 1), and the words that spoke for it, strongest first."""

    path: tuple[str, ...]
    confidence: float
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rules:
    """All subjects' terms, found by their first two characters, the longest first."""

    names: tuple[str, ...]
    terms: dict[str, tuple[tuple[str, _Gains], ...]]  # prefix → (term, gains), the longest term first


@cache
def _rules() -> _Rules:
    """Read the rules once, when first needed."""
    names: list[str] = []
    weights: dict[str, list[tuple[int, int]]] = {}
    for number, path in enumerate(sorted(resource("vocabulary", "subjects").glob("*.txt"))):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("# Subject: "):
                names.append(line.removeprefix("# Subject: ").strip())
            elif line and not line.startswith("#"):
                term, weight = line.split("\t")
                weights.setdefault(fold(term), []).append((number, int(weight)))
    prefixes: dict[str, list[str]] = {}
    for term in weights:
        prefixes.setdefault(term[:2], []).append(term)
    return _Rules(
        names=tuple(names),
        terms={
            prefix: tuple((term, tuple(weights[term])) for term in sorted(group, key=lambda t: (-len(t), t)))
            for prefix, group in prefixes.items()
        },
    )


@cache
def _surnames() -> frozenset[str]:
    """Return the surnames that a name may be told by: those that are rare, and mostly everyday words, left out."""
    return frozenset(name for name, said in surnames().items() if said.tier not in {"rare", "everyday"})


@cache
def _places() -> frozenset[str]:
    """Return the names of places, which may look like names of people."""
    return frozenset(places())


def _portrayed(headline: str, body: str) -> str | None:
    """Return the person whom a folded headline puts before a colon and the text names too, if any."""
    said = _SPEAKER.match(headline)
    name = said[1] if said else ""
    surname = name[:2] if name[:2] in _surnames() else name[:1]
    if surname not in _surnames() or not 1 <= len(name) - len(surname) <= 2:
        return None
    if _NOT_A_NAME.search(name) or name in _places() or name[:2] in _places() or name not in body:
        return None
    return name


def names() -> tuple[str, ...]:
    """Return the Chinese names of all subjects."""
    return _rules().names


def _sum(text: str, rules: _Rules, words: dict[str, _Gains], *, factor: int, repeats: int) -> list[int]:
    """Return the text's sum for each subject; add the words that counted to `words`."""
    sums = [0] * len(rules.names)
    counts: dict[str, int] = {}
    free = 0  # what lies before is taken by a term
    known = rules.terms
    for place, prefix in enumerate(map(add, text, text[1:])):
        if prefix not in known or place < free:
            continue
        for term, gains in known[prefix]:
            if text.startswith(term, place):
                free = place + len(term)
                counts[term] = count = counts.get(term, 0) + 1
                if count <= repeats:
                    words[term] = gains
                    for subject_number, weight in gains:
                        sums[subject_number] += weight * factor
                break
    return sums


def subject(headline: str, body: str) -> Subject | None:
    """Return what a piece is about, or None where the words do not decide (未分类).

    `body` is the text in any form, traditional characters too; only its first `LEAD` characters are read.
    """
    rules = _rules()
    words: dict[str, _Gains] = {}
    headline, lead = fold(headline), fold(body[:LEAD])
    of_headline = _sum(headline, rules, words, factor=HEADLINE, repeats=1)
    of_text = _sum(lead, rules, words, factor=1, repeats=REPEATS)
    sums = [a + b for a, b in zip(of_headline, of_text, strict=True)]
    if person := _portrayed(headline, lead):
        portrait = rules.names.index(PORTRAIT_SUBJECT)
        sums[portrait] += PORTRAIT
        words[person] = ((portrait, PORTRAIT),)
    best = max(range(len(sums)), key=sums.__getitem__)
    second = max((s for n, s in enumerate(sums) if n != best), default=0)
    if sums[best] < LEAST or sums[best] - second < CLEAR * sums[best]:
        return None
    gains = {word: dict(g)[best] for word, g in words.items() if best in dict(g)}
    evidence = sorted(gains, key=lambda word: (-gains[word], word))[:5]
    return Subject(path=(rules.names[best],), confidence=round(1 - second / sums[best], 2), evidence=tuple(evidence))
