"""The table of points as a page of docs/importing.md: what each kind of evidence speaks for and against."""

from __future__ import annotations

from reader.importing.weighing.points import ROLES, Table
from reader.model.resources import resource

BEGIN, END = "<!-- evidence of lines: begin -->", "<!-- evidence of lines: end -->"
NAMES = dict(
    zip(
        ROLES,
        ("paragraph", "piece without a headline", "paragraph's next line", "verse", "headline",
         "headline's next line", "kicker", "subheadline",
         "byline", "subhead", "caption", "note", "credit", "brief", "section", "furniture"),
        strict=True,
    )
)  # fmt: skip
FAMILIES = frozenset({"rules", "above", "below", "size", "before", "next", "second", "rank", "left"})
"""Kinds of which each row of the table is one value."""
_FEW = 3
BAR = r"\|"


def kinds() -> dict[str, str]:
    """Return the kinds of evidence with what they tell, in order."""
    rows = resource("line_evidence.tsv").read_text("utf-8").splitlines()[1:]
    return dict(row.split("\t") for row in rows)


def kind_of(name: str) -> str:
    """Return the kind that evidence is of: `rules H` is of `rules`."""
    first, _space, _rest = name.partition(" ")
    return first if first in FAMILIES else name


def page(table: Table) -> str:
    """Return the part of the page between its marks."""
    rows = [BEGIN, "| evidence | what it tells | speaks for | against |", "|---|---|---|---|"]
    for kind, tells in kinds().items():
        for name in [n for n in table.kinds if kind_of(n) == kind]:
            told = sorted(zip(table.kinds[name].tolist(), ROLES, strict=True), reverse=True)
            most = " · ".join(f"{NAMES[role]} {points / 100:+.1f}" for points, role in told[:_FEW] if points >= 20)
            least = " · ".join(f"{NAMES[role]} {points / 100:+.1f}" for points, role in told[::-1][:2] if points <= -20)
            rows.append(f"| {name} | {tells.replace('|', BAR)} | {most} | {least} |")
    return "\n".join([*rows, END])
