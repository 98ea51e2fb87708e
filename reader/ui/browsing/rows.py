"""What the list holds: one row a piece, with what a search found in it."""

from __future__ import annotations

from reader.model.quick_dataclass import dataclass
from reader.model.summary import SNIPPET, ArticleSummary
from reader.rendering.leads import lead_length

LONGEST_CREDIT = 40
SENTENCE_ENDS = ("。", "！", "？", "”", "」", "…")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A piece in the list; spans are (start, end) of hits in headline and snippet, `why` says in words how it fits."""

    summary: ArticleSummary
    snippet: str
    headline_hits: tuple[tuple[int, int], ...] = ()
    snippet_hits: tuple[tuple[int, int], ...] = ()
    why: str = ""


def plain_row(summary: ArticleSummary) -> Row:
    """Return the row of a piece that no search found."""
    return Row(summary=summary, snippet=beginning(summary))


def beginning(summary: ArticleSummary) -> str:
    """Return how a piece begins, without its lead; with an ellipsis where what is known of it ends amid a sentence."""
    text = without_lead(summary.snippet, summary.dateline)
    return text if len(summary.snippet) < SNIPPET or text.endswith(SENTENCE_ENDS) else text.rstrip() + "…"


def without_lead(text: str, dateline: str | None = None) -> str:
    """Return how a piece begins without 本报讯（记者某某）: the row names its people already."""
    rest = text[lead_length(text, dateline) :]
    if rest != text or text.startswith(("（记者", "（通讯员")):
        rest = rest.lstrip()
        closing = rest.find("）")
        if rest.startswith("（") and 0 < closing <= LONGEST_CREDIT:
            rest = rest[closing + 1 :].lstrip()
    return rest or text
