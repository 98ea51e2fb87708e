"""How far a section's name reaches: to the piece right below it, or to all until the next one.

Asked of the whole text: where the names stand above all the pieces of their pages and some hold several, they part the
page; a name between pieces without one is that piece's alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from reader.hanzi.folding import fold
from reader.importing.drafts import Draft
from reader.importing.who import vocabulary


def spread_sections(drafts: Sequence[Draft]) -> None:
    """Give the sections that part their page to all pieces until the next one."""
    pages = [list(run) for _page, run in groupby(drafts, key=lambda draft: (draft.page, draft.page_name))]
    named = [[k for k, draft in enumerate(page) if draft.headed] for page in pages]
    holding = [(page, heads) for page, heads in zip(pages, named, strict=True) if heads]
    first = all(not heads[0] for _page, heads in holding)
    names = {page[k].section for page, heads in holding for k in heads}
    parting = first and len(names) > 1 and sum(map(len, named)) < sum(len(page) for page, _heads in holding)
    for page, heads in holding:
        for k, end in zip(heads, (*heads[1:], len(page)), strict=True):
            section = page[k].section
            whole = page[k].headed == "page" or (not k and section is not None and _is_pages(section))
            if not section or not (parting or whole):
                continue
            for draft in page[k + 1 : end]:
                draft.section = draft.section or section


def _is_pages(section: str) -> bool:
    """Tell whether a name is such as papers give whole pages: 国际新闻, and no column of one piece: 今日谈."""
    return vocabulary.sections().get(fold(section), "section") != "section"
