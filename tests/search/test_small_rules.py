"""Rules of search that a changed constant or a dropped line would break unnoticed: found by benchmarks.mutants."""

from __future__ import annotations

from pathlib import Path

from reader.search import Document, SearchIndex, parse


def index_of(folder: Path, *documents: Document) -> SearchIndex:
    index = SearchIndex.open(folder, source="s")
    index.rebuild(documents)
    return index


def ranked(index: SearchIndex, query: str) -> list[int]:
    return [hit.row for hit in index.search(parse(query), limit=None).hits]


def test_a_minus_inside_a_choice_is_ranked_like_all_else(tmp_path: Path) -> None:
    index = index_of(
        tmp_path,
        Document(row=1, date=20260301, fields={"headline": "河堤", "body": "来了许多人"}, notes={}),
        Document(row=2, date=20260302, fields={"headline": "新闻", "body": "河堤上种了树"}, notes={}),
        Document(row=3, date=20260303, fields={"headline": "石桥", "body": "修好了"}, notes={}),
    )
    assert ranked(index, "(河堤 -许多) OR 石桥") == [3, 2]
    assert ranked(index, "(河堤 -石桥) OR 石桥") == [3, 1, 2]


def test_what_stands_right_at_a_parenthesis_is_read(tmp_path: Path) -> None:
    index = index_of(
        tmp_path,
        Document(row=1, date=20260301, fields={"headline": "柳树", "body": "河堤上"}, notes={}),
        Document(row=2, date=20260302, fields={"headline": "桃树", "body": "河堤上"}, notes={}),
    )
    assert ranked(index, "(柳树 OR 桥)河堤") == [1]
    assert ranked(index, "河堤 (柳 OR 桥)") == [1]
    assert ranked(index, "(柳)(河)") == [1]


def test_kicker_and_second_headline_weigh_the_same(tmp_path: Path) -> None:
    fields = ("kicker", "alternative_headline")
    for newer, older in (fields, fields[::-1]):
        index = index_of(
            tmp_path / newer,
            Document(row=1, date=20260301, fields={"headline": "新闻", older: "河堤"}, notes={}),
            Document(row=2, date=20260302, fields={"headline": "新闻", newer: "河堤"}, notes={}),
            Document(row=3, date=20260303, fields={"headline": "新闻", "byline": "河堤"}, notes={}),
        )
        assert ranked(index, "河堤") == [2, 1, 3]


def test_a_rare_character_is_found_by_any_of_its_sounds_with_its_tone(tmp_path: Path) -> None:
    index = index_of(
        tmp_path,
        Document(row=1, date=20260301, fields={"headline": "渡口", "body": "船上有个人叫李𠜗，会修钟。"}, notes={}),
        Document(row=2, date=20260302, fields={"headline": "渡口", "body": "船上有个人叫李望，会修钟。"}, notes={}),
    )
    assert ranked(index, "li3xi1") == ranked(index, "lixì") == ranked(index, "lixi") == [1]
    assert ranked(index, "li3xi2") == []


def test_a_form_that_is_written_for_one_reading_is_not_found_under_another(tmp_path: Path) -> None:
    texts = [
        "他们不干涉",
        "水手不干了",
        "水手不幹了",
        "船上能发电",
        "老人的头发白了",
        "老人的頭髮白了",
        "他指明了路",
        "道理已经明瞭",
    ]
    index = index_of(
        tmp_path, *(Document(row=k, date=20260301, fields={"headline": t}, notes={}) for k, t in enumerate(texts))
    )
    assert ranked(index, "不幹") == [1, 2]
    assert ranked(index, "不干") == [0, 1, 2]
    assert ranked(index, "髮") == [4, 5]
    assert ranked(index, "發dian") == [3]
    assert ranked(index, "头髮") == ranked(index, "頭发") == ranked(index, "toufa") == [4, 5]
    assert ranked(index, "明瞭") == [7]


def test_two_forms_of_one_reading_find_each_other(tmp_path: Path) -> None:
    texts = ["船上有什么", "船上有什麼", "船上有什麽"]
    index = index_of(
        tmp_path, *(Document(row=k, date=20260301, fields={"headline": t}, notes={}) for k, t in enumerate(texts))
    )
    for typed in ("什么", "什麼", "什麽", "shenme"):
        assert sorted(ranked(index, typed)) == [0, 1, 2], typed


def test_what_is_found_by_sound_comes_first_where_it_stands_as_words(tmp_path: Path) -> None:
    index = index_of(
        tmp_path,
        Document(row=1, date=20260301, fields={"headline": "长征路上的石桥"}, notes={}),
        Document(row=2, date=20260302, fields={"headline": "新堤已成，众人散去"}, notes={}),
        Document(row=3, date=20260303, fields={"headline": "渔船已成庄上的宝"}, notes={}),
        Document(row=4, date=20260304, fields={"headline": "渡口", "body": "城镇"}, notes={}),
    )
    assert ranked(index, "cz") == [1, 3, 4]
    assert ranked(index, "chezh") == []
    assert [hit.row for hit in index.search(parse("cz"), sort="date").hits] == [4, 3, 1]
    assert [hit.row for hit in index.search(parse("cz"), limit=1).hits] == [1]


def test_only_the_newest_of_a_level_are_looked_at_for_words(tmp_path: Path) -> None:
    old = Document(row=0, date=20250101, fields={"headline": "长征路上的石桥"}, notes={})
    newer = [Document(row=k, date=20260301, fields={"headline": "渔船已成庄上的宝"}, notes={}) for k in range(1, 260)]
    index = index_of(tmp_path, old, *newer)
    assert ranked(index, "cz")[-1] == 0
    assert ranked(index_of(tmp_path / "fewer", old, *newer[:255]), "cz")[0] == 0


def test_a_letter_alone_is_as_much_a_beginning_as_itself(tmp_path: Path) -> None:
    index = index_of(
        tmp_path,
        Document(row=1, date=20260301, fields={"headline": "b", "body": "船"}, notes={}),
        Document(row=2, date=20260302, fields={"headline": "北", "body": "船"}, notes={}),
    )
    assert ranked(index, "b") == [2, 1]


def test_letters_that_stand_as_typed_come_before_what_begins_with_them(tmp_path: Path) -> None:
    index = index_of(
        tmp_path,
        Document(row=1, date=20260301, fields={"headline": "bjd", "body": "船"}, notes={}),
        Document(row=2, date=20260302, fields={"headline": "北进灯", "body": "船"}, notes={}),
    )
    assert ranked(index, "bjd") == [1, 2]


def test_a_word_near_another_is_counted_on_whichever_side_it_stands(tmp_path: Path) -> None:
    index = index_of(
        tmp_path,
        Document(row=1, date=20260301, fields={"headline": "渡口", "body": "老钟楼在河堤上"}, notes={}),
        Document(row=2, date=20260302, fields={"headline": "渡口", "body": "河堤"}, notes={}),
    )
    words = index.words(parse("zhonglou near/5 hedi")).words
    assert [[text for text, _pieces in word.texts] for word in words] == [["钟楼"], ["河堤"]]
