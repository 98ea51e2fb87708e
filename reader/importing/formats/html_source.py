"""A page by what made it: an office program, a press database, a script that fills it, or a site."""

from __future__ import annotations

from reader.importing.formats import data_island, form_tables, html_page, office_html
from reader.importing.formats.sample import Sample
from reader.importing.formats.scroll import Extract


def read(sample: Sample) -> Extract:
    """Return what a page holds. Raises ImportFailure `empty`."""
    if office_html.is_office(sample.head):
        return office_html.read(sample.data, encoding=sample.encoding, resolve=sample.resolve)
    if (forms := form_tables.read(sample)) is not None:
        return forms
    found = html_page.read(sample.data, name=sample.name, encoding=sample.encoding, resolve=sample.resolve)
    if data_island.may_hold(found, sample.data):
        return data_island.read(sample, found) or found
    return found
