"""Lists of neighbouring characters only save looking: they never hide a document, and rare pairs let few through."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.search import Document, SearchIndex, bigram_lists, bigram_writing, parse, seldom, totals
from reader.search.alphabet import Inventory
from reader.search.bigram_lists import BigramLists
from reader.search.bigrams import pairs
from reader.search.certainty import certain
from reader.search.counting import counted
from reader.search.evaluation import SegmentSearch
from reader.search.index import Sort
from reader.search.query import FIELDS, Word, leaves
from reader.search.segment import Segment
from reader.search.ways import widest

from .test_against_brute_force import _SEVERAL, _SINGLE, WORDS

QUERIES = [*_SINGLE, *(query.strip() for query in re.split("[·\n]", _SEVERAL) if query.strip())]


@given(
    found=st.lists(st.sets(st.integers(0, 2999), min_size=1, max_size=900), min_size=1, max_size=6),
    documents=st.sampled_from([3000, 3001, 3500, 60_000, 1_000_000]),
)
def test_lists_come_back_as_they_were(found: list[set[int]], documents: int) -> None:
    counts = np.array([len(some) for some in found])
    whole = np.concatenate([np.array(sorted(some), np.uint32) for some in found])
    code, sizes = bigram_lists.encoded(whole, counts, documents)
    starts = np.append(0, np.cumsum(sizes))
    lists = BigramLists(np.arange(len(found), dtype=np.uint32), counts.astype(np.uint32), starts, code)
    for k, some in enumerate(found):
        bits = lists.either(np.array([k]), documents)
        assert np.flatnonzero(np.unpackbits(bits, count=documents, bitorder="little")).tolist() == sorted(some)


@pytest.fixture(scope="module")
def pair_of_indexes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[SearchIndex, SearchIndex]]:
    """Yield the same 400 pieces with and without lists of pairs."""
    chance = random.Random(3)
    pieces = [
        Document(
            row,
            20240101 + row % 28,
            {"headline": "".join(chance.choices(WORDS, k=3)), "body": "".join(chance.choices(WORDS, k=12))},
            {"n": "".join(chance.choices(WORDS, k=2))} if row % 5 == 0 else {},
        )
        for row in range(400)
    ]
    made = []
    rare = pytest.MonkeyPatch()
    rare.setattr(bigram_lists, "RARE", 25)  # who reads lists goes by it too
    for name, fewest in (("with", 1), ("without", 1 << 40)):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(bigram_writing, "FEWEST", fewest)
            index = SearchIndex.open(tmp_path_factory.mktemp(name), source="pairs")
            index.rebuild(pieces)
            made.append(index)
    yield made[0], made[1]
    rare.undo()


def test_lists_of_pairs_hide_nothing(pair_of_indexes: tuple[SearchIndex, SearchIndex]) -> None:
    with_lists, without = pair_of_indexes
    assert with_lists._stored[0].bigrams is not None
    assert without._stored[0].bigrams is None
    chance = random.Random(4)
    texts = ["".join(chance.choices(WORDS, k=12)) for _ in range(60)]
    stretches = [text[at : at + 3] for text in texts for at in (chance.randrange(len(text) - 3),)]
    for number, query in enumerate([*QUERIES, *stretches, "jishi", "gu吉", "qian𠮷", "ji 𠮷"]):
        asked = parse(query, fuzzy=number % 6 == 0)
        assert with_lists.rows(asked).tolist() == without.rows(asked).tolist(), query
        assert with_lists.count(asked) == without.count(asked), query


def test_where_a_pair_has_a_list_of_its_own_nobody_looks(pair_of_indexes: tuple[SearchIndex, SearchIndex]) -> None:
    with_lists, without = pair_of_indexes
    segment, numbers = with_lists._stored[0], np.arange(400)
    told = 0
    for query in (*QUERIES, "军区", "区长", "qu zhang"):
        root = parse(query).root
        if isinstance(root, Word) and root.fields == FIELDS:
            known = certain(SegmentSearch(segment, root, numbers >= 0, None)._words[id(root)], segment)
            assert set(segment.rows[known].tolist()) <= set(without.rows(parse(query)).tolist()), query
            told += int(known.sum())
    assert told > 2000


def test_every_pair_of_a_text_is_in_its_list(pair_of_indexes: tuple[SearchIndex, SearchIndex]) -> None:
    segment = pair_of_indexes[0]._stored[0]
    assert segment.bigrams is not None
    for number in range(0, len(segment), 7):
        for text in segment.document(number).fields.values():
            for one, other in pairwise(text):
                if one.isalnum() and other.isalnum() and one not in "ａ５Ｇ" and other not in "ａ５Ｇ":
                    bits = _candidates(segment, f'"{one}{other}"')
                    assert bits[number], (one, other)


def _candidates(segment: Segment, query: str) -> np.ndarray:
    root = parse(query).root
    assert root is not None
    search = SegmentSearch(segment, root, np.ones(len(segment), np.bool_), None)
    found = np.zeros(len(segment), np.bool_)
    for leaf in leaves(root):
        if isinstance(leaf, Word):
            for way in search._words[id(leaf)]:
                found[way.among(np.arange(len(segment)))] = True
    return found


def test_common_characters_that_seldom_meet_let_few_pieces_through(tmp_path: Path) -> None:
    """By syllables alone every piece would be looked through: all have both characters, five have them together."""
    count = 2048
    pieces = [
        Document(row, 20240101, {"headline": f"第{row}篇", "body": "渡船过江，灯火通明。" + "渡灯" * (row < 5)})
        for row in range(count)
    ]
    index = SearchIndex.open(tmp_path, source="pairs")
    index.rebuild(pieces)
    segment = index._stored[0]
    for query in ("渡灯", "dudeng", "渡deng"):
        assert index.count(parse(query))[0] == 5
        assert _candidates(segment, query).sum() <= 5 + 2 * count / bigram_lists.RARE, query


def test_pairs_are_numbered_once_and_never_across_signs() -> None:
    inventory = Inventory()
    ids, _bounds = inventory.encode(["渡口，灯火abc", "𠮷野𠮷"])
    keys, has = pairs(ids, inventory)
    whole = "渡口，灯火abc\0𠮷野𠮷\0"
    assert [(a, b) for (a, b), there in zip(pairwise(whole), has.tolist(), strict=True) if there] == [
        pair for pair in pairwise(whole) if all(char.isalnum() for char in pair)
    ]
    told = {pair: int(key) for pair, key, there in zip(pairwise(whole), keys, has, strict=True) if there}
    assert len(set(told.values())) == len(told)


def test_lists_that_do_not_fit_are_damage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bigram_writing, "FEWEST", 1)
    index = SearchIndex.open(tmp_path, source="harm")
    index.rebuild([Document(row, 0, {"headline": f"第{row}篇"}) for row in range(30)])
    index.close()
    np.save(next(tmp_path.glob("segment-*/bigrams.starts.npy")), np.zeros(1, np.int64))
    assert SearchIndex.open(tmp_path, source="harm").state == "damaged"


def test_a_word_read_once_for_all_its_tiers_is_found_as_level_by_level(
    pair_of_indexes: tuple[SearchIndex, SearchIndex], monkeypatch: pytest.MonkeyPatch
) -> None:
    index, _without = pair_of_indexes
    queries = [*QUERIES, "军区", "区长", "zhang", "xing chang", "qushi -长", "正文:qushi"]
    monkeypatch.setattr(seldom, "_FIRST_BLOCK", 16)
    counted = 0
    orders: list[tuple[int | None, Sort]] = [
        (3, "relevance"),
        (50, "relevance"),
        (None, "relevance"),
        (3, "date"),
        (50, "date"),
    ]
    for limit, sort in orders:
        for query in queries:
            root, open_to_all = parse(query).root, np.ones(len(index._stored[0]), np.bool_)
            counted += root is not None and SegmentSearch(index._stored[0], root, open_to_all, None)._seldom is not None
            once = index.search(parse(query), limit=limit, sort=sort)
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(seldom, "_FEW", -1)
                assert index.search(parse(query), limit=limit, sort=sort) == once, (query, limit, sort)
    assert counted > 100


def test_initials_and_syllables_that_rows_tell_are_there(pair_of_indexes: tuple[SearchIndex, SearchIndex]) -> None:
    index, _without = pair_of_indexes
    segment, told = index._stored[0], 0
    for query in ("qz", "jf", "qu", "xing", "d", "j", "aq", "zhs", "zx"):
        root = parse(query).root
        assert isinstance(root, Word)
        known = certain(SegmentSearch(segment, root, segment.alive, None)._words[id(root)], segment)
        found = {hit.row for hit in index.search(parse(query), limit=None).hits}
        assert set(segment.rows[known].tolist()) <= found, query
        assert set(index.rows(parse(query)).tolist()) == found, query
        told += int(known.sum())
    assert told > 500


@pytest.mark.parametrize("every", [0, 7, 2], ids=["all may be found", "most", "half"])
def test_totals_that_lists_tell_are_those_of_the_texts(
    pair_of_indexes: tuple[SearchIndex, SearchIndex], every: int
) -> None:
    segment, told = pair_of_indexes[0]._stored[0], 0
    allowed = np.ones(len(segment), np.bool_)
    if every:
        allowed[::every] = False
    chance = random.Random(every)
    texts = ["".join(chance.choices(WORDS, k=4)) for _ in range(40)]
    pairs_of_them = [text[at : at + 2] for text in texts for at in (chance.randrange(len(text) - 1),)]
    sounds = ["qz", "jf", "qu", "xing", "d", "zh", "aq", "zhs", "zx", "jishi", "qian", "gu吉", "ji 𠮷", "xian"]
    three = ["".join(chance.choices("aqjfzgcbdlsxy", k=3)) for _ in range(60)]
    for query in [*QUERIES, *pairs_of_them, *sounds, *three]:
        root = parse(query).root
        if not isinstance(root, Word):
            continue
        search = SegmentSearch(segment, root, allowed, None)
        wide = widest(search._words[id(root)])
        has, places = counted(segment, root.fields, wide, allowed, search.check)
        assert search.count_word(root) == (int(has.sum()), places), query
        told += root.fields == FIELDS and totals._everywhere(segment, root, wide, search.check) is not None
    assert told > 100
