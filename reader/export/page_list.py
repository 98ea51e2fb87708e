"""The list of printed pages in an EPUB's navigation (EPUB 3.3, 5.4.2.3): those of the newspapers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reader.export.article_markup import escaped
from reader.model.messages import _


def page_list(printed: Mapping[str, str]) -> Iterator[str]:
    """Yield the list of the newspapers' pages that pieces come from, in the order of the book."""
    if printed:
        heading = _("报纸版面")
        yield f'<nav epub:type="page-list" hidden=""><h1>{escaped(heading)}</h1><ol>'
        for place, name in printed.items():
            yield f'<li><a href="{name}.xhtml">{escaped(place)}</a></li>'
        yield "</ol></nav>"
