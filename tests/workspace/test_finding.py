from __future__ import annotations

import pytest

from reader.model.summary import Collection
from reader.search import narrowed, parse
from reader.workspace import annotating, bookmarking, correcting, finding, opening
from reader.workspace.session import Session

FORMS = ["渡口添了", "dukoutianle", "du kou tian le", "dktl", "渡koutianle", "渡k添l", "dukoutianl"]


@pytest.mark.parametrize("query", FORMS)
def test_every_form_finds_the_piece_and_marks_its_characters(filled: Session, query: str) -> None:
    hit = finding.find(filled, query, places=True).hits[0]
    assert hit.summary.headline == "渡口添了新灯"
    place = next(m for m in hit.matches if m.field == "headline")
    assert (hit.summary.headline or "")[place.start : place.end] == "渡口添了"
    assert (0, 4) in hit.headline_marks


def test_body_places_count_from_their_paragraph(filled: Session) -> None:
    (hit,) = finding.find(filled, "dengzhaoshang", places=True).hits
    own = opening.article(filled, hit.summary.id).article
    for match in hit.matches:
        assert match.paragraph is not None
        assert own.paragraphs[match.paragraph].text[match.start : match.end] == "灯罩上"


def test_metadata_narrows_before_ranking(filled: Session) -> None:
    hits = finding.find(filled, "的", within=Collection(kind="section", path=("科普角",))).hits
    assert [h.summary.print_section for h in hits] == ["科普角"]
    bookmarking.bookmark(filled, hits[0].summary.id, tags=["花"])
    assert [h.summary.id for h in finding.find(filled, "标签:花 蜡梅").hits] == [hits[0].summary.id]
    assert finding.find(filled, "标签:无此 蜡梅").hits == ()


def test_newspaper_and_date_are_fields(filled: Session) -> None:
    issue = next(iter(filled.library.issue_ids()))
    correcting.set_field(filled, issue, "newspaper", "清河报")
    correcting.set_field(filled, issue, "date_published", "2026-11-22")
    assert len(finding.find(filled, "报:清河 日期:2026-11 渡口").hits) >= 1
    assert finding.find(filled, "日期:2025 渡口").hits == ()


def test_notes_are_searched(filled: Session) -> None:
    target = finding.find(filled, "蜡梅").hits[0].summary.id
    made = annotating.annotate(filled, target, exact="腊月", note="外婆家的院子")
    (hit,) = finding.find(filled, "waipojia", places=True).hits
    assert [(m.field, m.annotation) for m in hit.matches] == [("note", made.id)]


def test_nothing_found_tries_sounds_that_are_easily_confused(filled: Session) -> None:
    found = finding.find(filled, "zaosi nuojin")
    exact = finding.find(filled, "zaoshi")
    assert exact.hits
    assert not exact.fuzzy
    assert finding.find(filled, "zaosi").fuzzy
    assert found.hits == () or found.fuzzy


@pytest.mark.parametrize("query", ["", "   ", "（", '"', "标题:", "/[/", "-", "OR", "a OR", "near", "\x00", "𠮷" * 50])
def test_no_query_is_an_error(filled: Session, query: str) -> None:
    finding.find(filled, query)


def test_totals_and_facets_count_all(filled: Session) -> None:
    pieces, places = finding.totals(filled, "渡口")
    assert pieces >= 1
    assert places >= 2
    assert finding.facets(filled, "渡口") is not None


def test_words_typed_by_sound_are_told_with_their_pieces(filled: Session) -> None:
    counted = finding.words(filled, "dk")
    assert counted.words[0].texts[0] == ("渡口", 1)
    assert dict(counted.fields)["headline"] == 1
    narrow = narrowed(parse("dk"), {0: "渡口"}, "headline")
    assert narrow == '标题:"渡口"'
    assert len(finding.find(filled, narrow).hits) == 1
    inside = finding.words(filled, "dk", within=Collection(kind="section", path=("科普角",)))
    assert all(text != "渡口" for word in inside.words for text, _pieces in word.texts)
