"""A list of headlines and queries written by hand: what is found, and in which order."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from reader.search import Document, SearchIndex, parse

GOLD = Path(__file__).with_name("gold.txt")


def read() -> tuple[dict[int, str], list[tuple[str, list[int]]]]:
    """Return number → headline, and (query, expected numbers in order)."""
    headlines: dict[int, str] = {}
    queries: list[tuple[str, list[int]]] = []
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line[:2].isdigit() and line[2:3] == " " and " = " not in line:
            headlines[int(line[:2])] = line[3:]
        else:
            query, found = line.rsplit("=", 1)
            queries.append((query.strip(), [int(number) for number in found.split()]))
    return headlines, queries


HEADLINES, QUERIES = read()


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    """Return an index of the headlines, the first one the newest."""
    made = SearchIndex.open(tmp_path_factory.mktemp("gold"), source="gold")
    day = date(2024, 12, 31)
    made.update(
        Document(number, int(f"{day - timedelta(days=number):%Y%m%d}"), {"headline": text})
        for number, text in HEADLINES.items()
    )
    return made


def test_the_list_is_long_enough() -> None:
    assert len(QUERIES) >= 250
    assert len({query for query, _ in QUERIES}) == len(QUERIES)


@pytest.mark.parametrize(("query", "expected"), QUERIES, ids=[query for query, _ in QUERIES])
def test_headlines_come_in_the_expected_order(index: SearchIndex, query: str, expected: list[int]) -> None:
    found = index.search(parse(query))
    assert [hit.row for hit in found.hits] == expected, [(hit.row, hit.why) for hit in found.hits]
