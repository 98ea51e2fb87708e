"""What words typed by sound were found as, against counting by hand; and that a narrowed query finds just those."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import Phase, given
from hypothesis import strategies as st

from reader.hanzi.folding import fold
from reader.hanzi.readings import allowed
from reader.model.errors import Cancelled
from reader.search import Document, FoundWords, Query, SearchIndex, narrowed, parse
from tests.examples import examples

from . import brute_force as naive
from .test_against_brute_force import QUERIES, notes, pieces

NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)
GROUPS = {
    "headline": {"headline", "kicker", "alternative_headline"},
    "byline": {"byline"},
    "body": {"body"},
    "note": {"note"},
}
_WORDS = st.sampled_from(
    """
    jfq anquan jiefangq zq cqx xian rh danwei 解fang区 jief区 di3ye 2024nian an'quan yige chang zhongqing shch d
    """.split()  # noqa: SIM905 - a table reads better than a list of strings
)
_COMBINED = st.one_of(
    st.builds("{} {}".format, _WORDS, _WORDS),
    st.builds("{} OR {} {}".format, _WORDS, _WORDS, _WORDS),
    st.builds("({} 解放) | {}".format, _WORDS, _WORDS),
    st.builds("标题:{} -{}".format, _WORDS, _WORDS),
    st.builds("{} near/5 {}".format, _WORDS, _WORDS),
    st.builds("正文:({} | 安全)".format, _WORDS),
)


def indexed(folder: Path, documents: list[Document]) -> SearchIndex:
    index = SearchIndex.open(folder, source="test")
    index.rebuild(documents[1:])
    index.update(documents[:1])
    return index


def words_of(tree: naive.Tree, near: naive.Tree | None = None) -> Iterator[tuple[naive.Tree, naive.Tree | None]]:
    """Yield the words of a tree that are not under a minus, each with the pair it stands in."""
    if tree[0] == "word":
        yield tree, near
    elif tree[0] == "phrase":
        yield (tree[1][0], tree[1][1].replace(" ", "'"), *tree[1][2:]), near
    elif tree[0] in ("all", "any"):
        for part in tree[1:]:
            yield from words_of(part, near)
    elif tree[0] == "near":
        for part in tree[1:3]:
            yield from words_of(part, tree)


def found_by_hand(word: naive.Tree, near: naive.Tree | None, document: Document) -> set[naive.Place]:
    texts = naive.texts(document.fields, document.notes)
    places = naive.places(word, texts)
    if near is None:
        return places
    kept = naive.places(near, texts)
    return {place for place in places if place[:4] in {other[:4] for other in kept}}


def text_at(document: Document, place: naive.Place) -> str:
    whole = document.notes[place.annotation] if place.annotation else document.fields[place.field]
    return fold(whole[place.start : place.end])


@examples(120, deadline=None, phases=NO_SHRINKING)
@given(query=QUERIES | _COMBINED, stored=st.lists(st.tuples(pieces(), notes), min_size=1, max_size=6))
def test_texts_and_fields_are_counted_as_by_hand(
    tmp_path_factory: pytest.TempPathFactory, query: str, stored: list[tuple[dict[str, str], dict[str, str]]]
) -> None:
    documents = [Document(row, 0, fields, its_notes) for row, (fields, its_notes) in enumerate(stored)]
    index = indexed(tmp_path_factory.mktemp("index"), documents)
    tree, parsed = naive.parse(query), parse(query)
    matching = [d for d in documents if naive.holds(tree, naive.texts(d.fields, d.notes))]
    by_hand = list(words_of(tree))
    found = index.words(parsed)
    for k, word in enumerate(found.words):
        typed = query[word.start : word.end]
        assert typed == word.word
        leaf, near = next((w, n) for w, n in by_hand if w[1] in (typed.strip('"'), typed.replace(" ", "'")))
        counted: dict[str, list[int]] = defaultdict(list)
        places: Counter[str] = Counter()
        for document in matching:
            texts = [text_at(document, place) for place in found_by_hand(leaf, near, document)]
            places.update(texts)
            for text in set(texts):
                if any(allowed(char) for char in text):
                    counted[text].append(document.row)
        assert {fold(text): n for text, n in word.texts} == {text: len(rows) for text, rows in counted.items()}
        assert list(word.texts) == sorted(
            word.texts, key=lambda item: (-item[1], -places[fold(item[0])], fold(item[0]))
        )
        for text, _number in word.texts[:4]:
            assert rows_of(index, parsed, {k: text}, "") == counted[fold(text)]
    if "near" not in query:
        check_fields(index, found, query, matching, by_hand)
    index.close()


def check_fields(
    index: SearchIndex,
    found: FoundWords,
    query: str,
    matching: list[Document],
    by_hand: list[tuple[naive.Tree, naive.Tree | None]],
) -> None:
    hits: dict[str, set[int]] = defaultdict(set)
    for document in matching:
        for leaf, _near in by_hand:
            for place in found_by_hand(leaf, None, document):
                for group, fields in GROUPS.items():
                    if place.field in fields:
                        hits[group].add(document.row)
    if "/" not in query:  # an expression is no word in the naive tree
        assert dict(found.fields) == {group: len(rows) for group, rows in hits.items()}
    for field, number in found.fields:
        rows = rows_of(index, parse(query), {}, field)
        assert len(rows) == number
        assert "/" in query or set(rows) == hits[field]


def rows_of(index: SearchIndex, parsed: Query, texts: dict[int, str], field: str) -> list[int]:
    text = narrowed(parsed, texts, field)
    assert text is not None, (parsed, texts, field)
    return [int(row) for row in index.rows(parse(text))]


@pytest.mark.parametrize(
    ("typed", "texts", "field", "said"),
    [
        ("jfq", {0: "解放区"}, "", '"解放区"'),
        ("jie fang q", {0: "解放区"}, "", '"解放区"'),
        ("-安全 jfq 报:山阳", {0: "解放区"}, "", '-安全 "解放区" 报:山阳'),
        ("标题:jfq", {0: "解放区"}, "", '标题:"解放区"'),
        ("jfq anquan", {0: "解放区", 1: "安全"}, "", '"解放区" "安全"'),
        ("重庆 OR jfq", {0: "解放区"}, "", '"解放区" 重庆 OR "解放区"'),
        ("记者:jfq|1 记者:(重庆 OR jfq)", {1: "解放区"}, "", '记者:"解放区" 记者:jfq|1 记者:(重庆 OR "解放区")'),
        ("diyi", {0: "第一"}, "", "/第一/"),
        ("di3ye", {0: "第3页"}, "", "/第3页/"),
        ("jfq", {}, "headline", "标题:jfq"),
        ("jie fang q", {}, "body", "正文:jie'fang'q"),
        ("jfq anquan", {0: "解放区"}, "note", '批注:("解放区" OR anquan) "解放区" anquan'),
        ("标题:jfq anquan", {}, "headline", "标题:(jfq OR anquan) 标题:jfq anquan"),
        ("标题:jfq anquan", {}, "body", "正文:anquan 标题:jfq anquan"),
        ("标题:jfq", {}, "headline", "标题:jfq"),
        ('"jiefang', {0: "解放"}, "", None),
        ("jfq", {1: "解放区"}, "", None),
        ("标题:jfq", {}, "body", None),
        ("jfq near 重庆", {}, "body", None),
    ],
)
def test_a_narrowed_query_can_be_typed(typed: str, texts: dict[int, str], field: str, said: str | None) -> None:
    assert narrowed(parse(typed), texts, field) == said


def test_forms_of_one_text_are_one(tmp_path: Path) -> None:
    documents = [Document(1, 20240102, {"body": "國務院，国务院"}), Document(2, 20240101, {"body": "国务院"})]
    found = indexed(tmp_path, documents).words(parse("gwy"))
    assert found.words[0].texts == (("国务院", 2),) or found.words[0].texts == (("國務院", 2),)
    assert found.fields == (("body", 2),)


def test_nothing_is_counted_for_words_without_sound(tmp_path: Path) -> None:
    index = indexed(tmp_path, [Document(1, 0, {"body": "解放区", "headline": "AI"})])
    assert index.words(parse("解放")).words == ()
    assert index.words(parse("ai")).words[0].texts == ()
    assert index.words(parse("-安全")) == FoundWords()
    assert index.words(parse("")) == FoundWords()
    assert index.words(parse("报:山阳")) == FoundWords()


def test_counting_stops_when_nobody_waits(tmp_path: Path) -> None:
    index = indexed(tmp_path, [Document(row, 0, {"body": "解放区"}) for row in range(9)])
    with pytest.raises(Cancelled):
        index.words(parse("jfq"), cancelled=lambda: True)


def test_similar_sounds_are_counted_where_they_were_asked_for(tmp_path: Path) -> None:
    index = indexed(tmp_path, [Document(1, 0, {"body": "宗祠"})])
    query = parse("zhongci", fuzzy=True)
    assert index.words(query).words[0].texts == (("宗祠", 1),)
    assert narrowed(query, {0: "宗祠"}) == '"宗祠"'
