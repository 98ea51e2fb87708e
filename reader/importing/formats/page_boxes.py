"""Boxes amid a page's text in which something is asked for and nothing is told: gifts, votes, players."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from reader.importing.formats import page_words

if TYPE_CHECKING:
    from reader.importing.formats.seen_line import SeenLine

_BOXES = frozenset({"div", "section", "aside", "form"})
_LONGEST = 24
"""So many characters of a line are a label still, whatever mark they end in."""


def asking_boxes(seen: Sequence[SeenLine], inside: Iterable[int]) -> frozenset[int]:
    """Return those of the lines inside a page's text that stand in such a box, behind where the text begins.

    A box has several lines, none longer than a label, no heading, caption, byline or row; one of them is a button, or
    the last a link. So verse, lists of names and tables stay.
    """
    order = sorted(inside)
    begun = next((k for k in order if seen[k].running and seen[k].size > _LONGEST), None)
    if begun is None:
        return frozenset()
    held: dict[int, list[int]] = {}
    for k in order:
        for element in seen[k].line.around:
            if element.tag in _BOXES:
                held.setdefault(element.number, []).append(k)
    return frozenset(
        k for lines in held.values() if lines[0] > begun and _is_asking([seen[k] for k in lines]) for k in lines
    )


def _is_asking(box: Sequence[SeenLine]) -> bool:
    texts = [one for one in box if one.shown and one.size]
    if len(texts) < 2 or any(_tells(one) for one in texts):
        return False
    links = [one.line.linked > 0.5 for one in texts]
    return links.count(True) == links[-1] == 1 or any(page_words.is_for_readers(one.folded.strip()) for one in texts)


def _tells(one: SeenLine) -> bool:
    words = one.folded.strip()
    if one.size > _LONGEST or one.line.kind != "text" or one.line.level or "。" in words or words[-1:] in ")】":
        return True
    return page_words.is_byline(words) or page_words.is_caption(words, "")
