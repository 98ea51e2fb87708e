"""Rows of a dump whose pieces lie in two tables: titles and days in one, texts in another, one number in both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader.importing.records.names import names_heads, names_texts_of

Row = dict[str, str]
_SHARE = 0.8
"""So many of the texts' numbers are those of titles where the tables belong together."""


def joined(rows: Iterable[tuple[str, Row]]) -> Iterator[Row]:
    """Yield the rows of all tables; those of texts without titles as one with the row of titles of their number."""
    heads: dict[str, list[Row]] = {}
    texts: dict[str, list[Row]] = {}
    for table, row in rows:
        names = [name.lower() for name in row]
        has_head, has_text = names_heads(names), names_texts_of(names)
        if has_head == has_text:
            yield row
        else:
            (heads if has_head else texts).setdefault(table, []).append(row)
    for own in texts.values():
        table, by = _partner(own, heads)
        titles = {row["id"]: row for row in heads.pop(table, [])} if table else {}
        for row in own:
            title = titles.pop(row.get(by, ""), {})
            yield {**{name: value for name, value in row.items() if name not in title}, **title}
        yield from titles.values()
    for own in heads.values():
        yield from own


def _partner(texts: list[Row], heads: dict[str, list[Row]]) -> tuple[str, str]:
    """Return the table of titles that texts belong to, and the column of theirs that holds its numbers."""
    for table, rows in heads.items():
        numbers = {row["id"] for row in rows if "id" in row}
        for column in (name for name in texts[0] if name.lower().endswith("id")):
            own = [row.get(column, "") for row in texts]
            if len(set(own)) == len(own) and sum(n in numbers for n in own) >= _SHARE * len(own):
                return table, column
    return "", ""
