"""Which newspaper, or else which medium, a page is filed under: what is printed, its data, its title."""

from __future__ import annotations

from reader.importing.formats.page_day import Tellers
from reader.importing.formats.page_facts import PageFacts, paper_of
from reader.importing.formats.page_source import behind, site_of


def paper(tellers: Tellers, facts: PageFacts, headline: int) -> str | None:
    """Return the page's newspaper: as printed near the headline, as the page says of itself, as its title ends."""
    if facts.newspaper and facts.printed:
        return facts.newspaper
    near = sorted(tellers.told.values(), key=lambda t: (t.line < headline, abs(t.line - headline)))
    return (
        next((t.newspaper for t in near if t.newspaper), None)
        or facts.newspaper
        or facts.site
        or next(
            (
                p
                for part in reversed(facts.parts)
                if part.strip() and (p := paper_of(part) or paper_of(part.split()[0]))
            ),
            None,
        )
    )


def medium(tellers: Tellers, facts: PageFacts, headline: int) -> str | None:
    """Return what a page without a newspaper says that it comes from: near the headline, in its data, in its title."""
    near = sorted(tellers.told.values(), key=lambda t: (t.line < headline, abs(t.line - headline)))
    return next((t.medium for t in near if t.medium), None) or facts.medium or site_of(behind(facts.title, facts.parts))
