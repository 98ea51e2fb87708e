"""What the catalogue knows about an answer, as choices: paper, year, page, section and people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.messages import _
from reader.ui.browsing.subject_words import in_words, is_ours
from reader.ui.searching.narrowing import Choice

if TYPE_CHECKING:
    from reader.library import Facets


def facet_choices(facets: Facets) -> list[Choice]:
    """Return what an answer can be narrowed to, facet by facet, most frequent first; a facet with one value is no
    choice.
    """
    lists: tuple[tuple[str, list[tuple[str, int]]], ...] = (
        ("newspaper", list(facets.newspapers)),
        ("year", list(facets.years)),
        ("section", [("/".join(path), n) for path, n in facets.categories]),
        ("page", list(facets.pages)),
        ("byline", list(facets.names)),
    )
    found = []
    for facet, counts in lists:
        known = [(value, n) for value, n in counts if value and value != "None"]
        if len(known) > 1 or facet == "byline":
            ours = {value for value, _n in known if facet == "section" and is_ours(value.rpartition("/")[2])}
            found += [Choice(facet, value, _word(facet, value), n, printed=value not in ours) for value, n in known]
    return found


def facet_titles() -> dict[str, str]:
    """Return the facets in words, in their order."""
    return {
        "newspaper": _("报纸"), "year": _("年份"), "section": _("栏目"), "page": _("版面"), "byline": _("人名"),
    }  # fmt: skip


def _word(facet: str, value: str) -> str:
    if facet == "page":
        return _("{page}版").format(page=value.zfill(2) if value.isdigit() else value)
    if facet == "section":
        return in_words(value.rpartition("/")[2])
    return value
