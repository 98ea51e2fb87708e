"""Hold what importing found on composed pages against what they print."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks._page_gold import Issue, Story
from reader.importing.reading import ImportResult
from reader.model.article import NewsArticle
from reader.model.issue import PublicationIssue

FIELDS = ("headline", "kicker", "sub", "body", "credits", "page", "date")


def fold(text: str | None) -> str:
    """Return text without white space, in compatible forms."""
    return "".join(c for c in unicodedata.normalize("NFKC", text or "") if not c.isspace())


def body_of(article: NewsArticle) -> str:
    """Return a piece's text without credit lines and captions of pictures."""
    return "".join(fold(p.text) for p in article.paragraphs if p.role not in {"credit", "caption"})


def people(article: NewsArticle) -> set[tuple[str, str]]:
    """Return who made a piece, by role."""
    return {(c.role, c.name) for c in article.credits if c.role in {"作者", "记者", "通讯员", "摄影"}}


def _gold_body(story: Story) -> str:
    table = "".join(fold(cell) for row in story.table for cell in row)
    return "".join(map(fold, story.paragraphs)) + table


def grams(text: str) -> Counter[str]:
    """Return how often each run of three characters stands in a text."""
    return Counter(text[k : k + 3] for k in range(max(1, len(text) - 2)))


def alike(one: Counter[str], other: Counter[str]) -> float:
    """Return how much of both of two texts' runs they share."""
    return 2 * sum((one & other).values()) / max(1, one.total() + other.total())


@dataclass(slots=True)
class Matched:
    """The pieces found, with their texts, and which of them stands for which story."""

    found: list[tuple[PublicationIssue, NewsArticle]]
    texts: list[str]
    golds: list[str]
    match: dict[int, int]
    holds: list[int]  # for each story the piece that has most of its text, -1 for none


def matched(issue: Issue, result: ImportResult | None) -> Matched:
    """Return which of the pieces found stands for which story."""
    found = [(i, a) for i in (result.issues if result else ()) for a in i.articles]
    texts = [body_of(a) or "".join(fold(p.text) for p in a.paragraphs) for _i, a in found]
    golds = [_gold_body(s) for s in issue.stories]
    own, gold_own = [grams(t) for t in texts], [grams(t) for t in golds]
    pairs = sorted(
        (
            (0.8 * alike(g, p) + 0.2 * (fold(issue.stories[k].headline) == fold(found[j][1].headline)), k, j)
            for k, g in enumerate(gold_own)
            for j, p in enumerate(own)
        ),
        reverse=True,
    )
    match: dict[int, int] = {}
    for likeness, k, j in pairs:
        if likeness >= 0.5 and k not in match and j not in match.values():
            match[k] = j
    shared = [[sum((g & p).values()) for p in own] for g in gold_own]
    holds = [max(range(len(row)), key=row.__getitem__) if any(row) else -1 for row in shared]
    return Matched(found, texts, golds, match, holds)


def pieces_and_faults(
    issue: Issue, result: ImportResult | None
) -> list[tuple[PublicationIssue, NewsArticle, tuple[str, ...]]]:
    """Return each piece with its issue and what of it is wrong: `headline`, `day`, `border`."""
    own = matched(issue, result)
    stories = {j: k for k, j in own.match.items()}
    lost = {j for k, j in enumerate(own.holds) if k not in own.match}
    made = []
    for j, (holder, article) in enumerate(own.found):
        faults = []
        if j in stories:
            k = stories[j]
            right = _right(issue, issue.stories[k], own.golds[k], own.texts[j], article, holder.date_published)
            names = {"headline": "headline", "date": "day", "body": "border"}
            faults = [name for key, name in names.items() if key not in right]
        elif article.kind in {"article", "photo", "poem"}:
            faults = ["border"]
        if j in lost and "border" not in faults:
            faults.append("border")
        made.append((holder, article, tuple(faults)))
    return made


def score(issue: Issue, result: ImportResult | None) -> dict[str, float]:
    """Return the share of printed stories found whole, and of fields read right; `piece` is an F1 of matched pieces."""
    own = matched(issue, result)
    match, found, texts, golds = own.match, own.found, own.texts, own.golds
    extra = [a for j, (_i, a) in enumerate(found) if j not in match.values() and a.kind in {"article", "photo", "poem"}]
    total = max(1, len(golds))
    made = {"piece": 2 * len(match) / max(1, len(match) + len(extra) + len(golds))}
    right: Counter[str] = Counter()
    for k, story in enumerate(issue.stories):
        if k in match:
            holder, article = found[match[k]]
            right.update(_right(issue, story, golds[k], texts[match[k]], article, holder.date_published))
    return made | {name: right[name] / total for name in FIELDS}


def _right(issue: Issue, story: Story, gold: str, text: str, article: NewsArticle, date: str | None) -> Sequence[str]:
    """Return the names of the fields that were read right."""
    headline = fold(article.headline) == fold(story.headline)
    if story.headline is None:
        headline = article.headline_status != "printed"
    checks = {
        "headline": headline,
        "kicker": fold(article.kicker) == fold(story.kicker),
        "sub": fold(article.alternative_headline) == fold(story.sub),
        "body": text == gold,
        "credits": people(article) == set(story.credits),
        "page": article.print_page == story.page,
        "date": date == issue.date,
    }
    return [name for name, holds in checks.items() if holds]


def mean(rows: Sequence[dict[str, float]]) -> dict[str, float]:
    """Return the mean of each figure."""
    return {name: sum(r[name] for r in rows) / max(1, len(rows)) for name in ("piece", *FIELDS)}
