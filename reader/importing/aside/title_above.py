"""The first line of a text without a headline that looked like a newspaper's name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reader.importing.aside.nameplates import Nameplate
from reader.importing.aside.paper_names import SHORT_PAPER, names_paper
from reader.importing.lines.blocks import Block


def give_title_back(blocks: Sequence[Block], plates: Mapping[int, Nameplate]) -> None:
    """Take the first line for the title, not the paper's name, in a text without a headline: 读报小记 / 2021.3.4."""
    text = next((b for b in blocks if b.label == "text"), None)
    first = blocks[0] if blocks else None
    if first is None or text is None or first.label != "masthead" or first.size > 20:
        return
    named = [p for p in plates.values() if p.newspaper and p.newspaper == first.text.strip('《》“”"')]
    if (
        named
        and not names_paper(first.folded.replace(" ", ""))
        and not SHORT_PAPER.fullmatch(first.folded)
        and "《" not in first.text
    ):
        first.label, first.confidence, first.why = "head", 0.8, ("first",)
        for plate in named:
            plate.newspaper = None
