"""Hold what importing found in a text against what must come of it (`tests.importing.forms.Form.expect`)."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from reader.model.article import NewsArticle
from reader.model.issue import PublicationIssue

NAMES = {
    "headline": "headline", "kicker": "kicker", "subheadline": "alternative_headline", "section": "print_section",
    "page": "print_page", "kind": "kind",
}  # fmt: skip
FIELDS = ("headline", "kicker", "subheadline", "section", "page", "body", "credits", "date")
_BODY = ("paragraphs", "paragraph_count", "contains", "excludes")


def fold(text: object) -> str:
    """Return text without white space, in compatible forms."""
    return "".join(c for c in unicodedata.normalize("NFKC", str(text or "")) if not c.isspace())


def paragraphs_of(article: NewsArticle) -> list[str]:
    """Return a piece's folded paragraphs without credit lines; those that are no running text with their role."""
    return [
        fold(p.text) if p.role in {"body", "verse"} else f"[{p.role}]{fold(p.text)}"
        for p in article.paragraphs
        if p.role != "credit"
    ]


class Tally:
    """Counts of what was right and what was asked, by field; `piece` counts twice what was matched."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.right: Counter[str] = Counter()
        self.asked: Counter[str] = Counter()
        self.faults: list[str] = []

    def count(self, name: str, good: bool, fault: str = "") -> None:
        self.asked[name] += 1
        self.right[name] += good
        if not good:
            self.faults.append(f"{name}: {fault}")

    def add(self, other: Tally) -> None:
        self.right.update(other.right)
        self.asked.update(other.asked)

    def share(self, name: str) -> float:
        return self.right[name] / self.asked[name] if self.asked[name] else 1.0

    def row(self) -> str:
        names = [name for name in ("piece", *FIELDS) if self.asked[name]]
        return "  ".join(f"{name} {self.share(name):.3f}" for name in names) + f"  all {self.overall:.3f}"

    @property
    def overall(self) -> float:
        names = [name for name in ("piece", *FIELDS) if self.asked[name]]
        return sum(self.share(name) for name in names) / len(names) if names else 1.0


def score(expect: Mapping[str, Any], issues: Sequence[PublicationIssue]) -> Tally:
    """Return what of one text was read right."""
    tally = Tally()
    found = [(issue, article) for issue in issues for article in issue.articles]
    wanted = list(expect.get("pieces", ()))
    match = _matched(wanted, [a for _i, a in found])
    extra = [a for j, (_i, a) in enumerate(found) if j not in match.values() and a.kind != "notice"]
    tally.asked["piece"] = len(wanted) + len(match) + len(extra)
    tally.right["piece"] = 2 * len(match)
    tally.faults += [f"too many: {a.headline} {paragraphs_of(a)[:1]}" for a in extra]
    for k, want in enumerate(wanted):
        issue, article = found[match[k]] if k in match else (None, None)
        if article is None:
            tally.faults.append(f"missing: {want.get('headline')}")
        _judge(tally, dict(expect), want, issue, article)
    return tally


def _matched(wanted: Sequence[Mapping[str, Any]], found: Sequence[NewsArticle]) -> dict[int, int]:
    """Return which piece stands for which wanted one: those that share most of the text that is asked for."""
    texts = ["".join(paragraphs_of(a)) for a in found]
    pairs = sorted(
        ((_likeness(want, texts[j], a), -k, -j) for k, want in enumerate(wanted) for j, a in enumerate(found)),
        reverse=True,
    )
    made: dict[int, int] = {}
    for likeness, k, j in pairs:
        if likeness >= 0.5 and -k not in made and -j not in made.values():
            made[-k] = -j
    return made


def _likeness(want: Mapping[str, Any], text: str, article: NewsArticle) -> float:
    wished = [fold(x).split("]")[-1] for x in (*want.get("paragraphs", ()), *want.get("contains", ()))]
    inside = sum(len(x) for x in wished if x in text) / sum(map(len, wished)) if any(wished) else 0.0
    named = fold(article.headline) == fold(want.get("headline"))
    # A text that holds two wanted pieces stands for one of them only in so far as it is no longer than it.
    if "paragraphs" in want and wished:
        inside *= min(1.0, 1.5 * sum(map(len, wished)) / max(1, len(text)))
    return 0.7 * inside + 0.5 * named if wished else 1.0 * named


def _judge(
    tally: Tally, expect: Mapping[str, Any], want: Mapping[str, Any], issue: PublicationIssue | None, article: Any
) -> None:
    about = want.get("headline")
    for key, name in NAMES.items():
        if key in want:
            got = getattr(article, name) if article else None
            if key == "headline" and want[key] is None and article:
                got = got if article.headline_status == "printed" else None
            tally.count(key, bool(article) and fold(got) == fold(want[key]), f"{got!r} for {want[key]!r} ({about})")
    if any(key in want for key in _BODY):
        have = paragraphs_of(article) if article else []
        tally.count("body", bool(article) and _body_right(want, have), f"{have} ({about})")
    if "credits" in want:
        got = {(c.role, c.name) for c in article.credits} if article else set()
        tally.count("credits", got == set(want["credits"]), f"{sorted(got)} for {want['credits']}")
    for key, name in (("date", "date_published"), ("newspaper", "newspaper")):
        if (asked := want.get(key, expect.get(key))) is not None:
            got = getattr(issue, name) if issue else None
            tally.count("date", got == asked, f"{got!r} for {asked!r} ({about})")


def _body_right(want: Mapping[str, Any], have: Sequence[str]) -> bool:
    text = "".join(have)
    return (
        ("paragraphs" not in want or [fold(p) for p in want["paragraphs"]] == list(have))
        and ("paragraph_count" not in want or want["paragraph_count"] == len(have))
        and all(fold(x) in text for x in want.get("contains", ()))
        and not any(fold(x) in text for x in want.get("excludes", ()))
    )
