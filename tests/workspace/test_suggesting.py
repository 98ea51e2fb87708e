from __future__ import annotations

import pytest

from reader.model.errors import WrongRequest
from reader.model.summary import Collection
from reader.workspace import bookmarking, finding, keeping_searches, suggesting
from reader.workspace.session import Session


def test_reporters_sections_tags_and_searches_are_suggested_in_pinyin(filled: Session) -> None:
    target = finding.find(filled, "蜡梅").hits[0].summary.id
    bookmarking.bookmark(filled, target, tags=["秦淮花事"])
    keeping_searches.save_search(filled, "渡口的灯", "渡口 灯")
    suggesting.remember(filled, "清河渡口")
    told = {(s.kind, s.text) for s in suggesting.suggestions(filled, "qin", limit=50)}
    assert ("byline", "秦小河") in told
    assert ("tag", "秦淮花事") in told
    assert ("section", "科普角") in {(s.kind, s.text) for s in suggesting.suggestions(filled, "kp")}
    assert ("past", "清河渡口") in {(s.kind, s.text) for s in suggesting.suggestions(filled, "渡k")}
    assert suggesting.suggestions(filled, "")[0].text == "清河渡口"


def test_every_suggestion_finds_what_it_counts(filled: Session) -> None:
    for suggestion in suggesting.suggestions(filled, "q", limit=50):
        found = finding.find(filled, suggestion.query, limit=None).hits
        assert len(found) >= suggestion.count > 0 or suggestion.kind in {"past", "saved"}


def test_what_begins_inside_a_word_of_a_name_comes_after_what_begins_with_one() -> None:
    names = (("新春走基层", 90), ("中国青年报", 80), ("人间城镇", 3), ("苏春泽", 2), ("农业年报", 1))
    known = [suggesting.Suggestion(kind="section", text=text, query=text, count=count) for text, count in names]
    told = {typed: [s.text for s in suggesting.fitting(known, typed)] for typed in ("cz", "nb")}
    assert told == {"cz": ["人间城镇", "苏春泽", "新春走基层"], "nb": ["农业年报", "中国青年报"]}


def test_a_saved_search_is_an_entry_of_the_tree(filled: Session) -> None:
    keeping_searches.save_search(filled, "灯", "灯 渡口")
    nodes = [n for n in filled.library.catalogue.tree() if n.collection.kind == "search"]
    assert [n.label for n in nodes] == ["灯"]
    keeping_searches.forget_search(filled, "灯")
    assert not [n for n in filled.library.catalogue.tree() if n.collection.kind == "search"]
    with pytest.raises(WrongRequest):
        keeping_searches.save_search(filled, " ", "灯")


def test_past_searches_are_kept_newest_first_and_not_for_ever(filled: Session) -> None:
    for n in range(40):
        suggesting.remember(filled, f"搜{n}")
    suggesting.remember(filled, "搜5")
    kept = filled.settings.recent_searches
    assert kept[:2] == ("搜5", "搜39")
    assert len(kept) == suggesting.LONGEST_HISTORY
    assert Collection(kind="all")
