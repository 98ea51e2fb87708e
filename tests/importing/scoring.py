"""Compare an import with gold labels, folded as NFKC without white space."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from reader.model.article import NewsArticle

ROLES = {"摄": "摄影", "提供": "供稿", "記者": "记者", "通訊員": "通讯员"}


def fold(text: str | None) -> str:
    """Return what is compared of a text."""
    kept = unicodedata.normalize("NFKC", text or "")
    return "".join(c for c in kept if not c.isspace() and unicodedata.category(c) != "Cc")


def body(article: NewsArticle) -> list[str]:
    """Return the folded paragraphs, credits on lines of their own left out."""
    return [fold(p.text) for p in article.paragraphs if p.role != "credit"]


def gold_pieces(entry: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the gold pieces of an entry, each with its page's number."""
    return [{**piece, "page": page.get("no")} for page in entry["pages"] for piece in page["articles"]]


def faults(article: NewsArticle, gold: Mapping[str, Any]) -> list[str]:
    """Return what of a piece is not as the gold says."""
    printed = gold.get("headline_printed") if gold.get("headline_status") == "inferred" else gold["headline"]
    got = article.printed_headline if article.headline_status == "inferred" else article.headline
    pairs = {
        "headline": (got, printed),
        "kicker": (article.kicker, gold.get("kicker")),
        "subheadline": (article.alternative_headline, gold.get("subheadline")),
        "section": (article.print_section, gold.get("section") or article.print_section),
        "kind": ("article" if article.kind == "poem" else article.kind, gold["kind"]),
    }
    found = [f"{name}: {a!r} is not {b!r}" for name, (a, b) in pairs.items() if fold(a) != fold(b)]
    if body(article) != [fold(p) for p in gold["paragraphs"]]:
        found.append("paragraphs")
    names = {(ROLES.get(c["role"], c["role"]), fold(n)) for c in gold["credits"] for n in c.get("names", ())}
    if {(c.role, fold(c.name)) for c in article.credits} != names:
        found.append("credits")
    if article.truncated != ("truncated" in gold["flags"]):
        found.append("truncated")
    joined = sum(r.kind == "joined_paragraph" for r in article.repairs)
    want = sum(int(f.partition(":")[2]) for f in gold["flags"] if f.startswith("paragraphs_rejoined"))
    if joined != want:
        found.append("rejoined")
    return found


def matched(
    articles: Sequence[NewsArticle], gold: Sequence[Mapping[str, Any]]
) -> list[tuple[NewsArticle, Mapping[str, Any]]]:
    """Return articles and gold pieces in pairs, in printed order; notices that no gold knows are passed over."""
    titles = {fold(g.get("headline_printed") or g["headline"]) for g in gold}
    kept = [a for a in articles if a.kind not in {"notice", "ad"} or fold(a.headline) in titles]
    return list(zip(kept, gold, strict=True))
