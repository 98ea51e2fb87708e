from __future__ import annotations

import pytest

from reader.model.errors import AmbiguousQuote, NotFound, NothingToUndo, WrongRequest
from reader.model.summary import ArticleSummary, Collection
from reader.workspace import (
    annotating,
    bookmarking,
    correcting,
    describing,
    finding,
    listing,
    opening,
    reading,
    removing,
    tagging,
    undoing,
)
from reader.workspace.session import Session, open_session


def rows(session: Session) -> list[ArticleSummary]:
    return list(listing.articles(session, Collection(kind="all")))


def first(session: Session) -> str:
    return rows(session)[0].id


def test_the_paper_comes_apart_into_its_pieces(filled: Session) -> None:
    told = [(r.headline, r.kind, r.print_section, r.headline_status) for r in rows(filled)]
    assert told[0] == ("渡口添了新灯", "article", None, "printed")
    assert told[1] == ("早市挪进廊棚", "article", None, "printed")
    assert told[2][1:] == ("photo", None, "inferred")
    assert told[3] == ("蜡梅为什么冬天开？", "article", "科普角", "printed")


def test_a_bookmark_can_be_set_once_and_undone(filled: Session) -> None:
    target = first(filled)
    assert bookmarking.bookmark(filled, target, tags=["老桥旧事"]) == (target,)
    assert bookmarking.bookmark(filled, target, tags=["老桥旧事"]) == ()
    status = filled.library.status(target)
    assert (status.bookmarked, status.tags) == (True, ("老桥旧事",))
    undoing.undo(filled)
    status = filled.library.status(target)
    assert (status.bookmarked, status.tags) == (False, ())
    undoing.redo(filled)
    assert filled.library.status(target).bookmarked


def test_opening_a_piece_is_no_deed_that_undo_takes_back(filled: Session) -> None:
    target = first(filled)
    bookmarking.bookmark(filled, target)
    reading.opened(filled, target)
    assert filled.library.status(target).read
    undoing.undo(filled)
    assert not filled.library.status(target).bookmarked
    assert filled.library.status(target).read


def test_a_dialogs_undo_leaves_what_this_session_did_not_do(filled: Session) -> None:
    target = first(filled)
    with pytest.raises(WrongRequest, match="不在这里撤回"):
        undoing.undo_own(filled)  # the import
    assert rows(filled)
    bookmarking.bookmark(filled, target)
    undoing.undo_own(filled)
    assert not filled.library.status(target).bookmarked
    with open_session(filled.library.folder) as other:
        bookmarking.bookmark(other, target)
    filled.library.refresh()
    with pytest.raises(WrongRequest, match="不在这里撤回"):
        undoing.undo_own(filled)
    assert filled.library.status(target).bookmarked


def test_an_unknown_piece_changes_nothing(filled: Session) -> None:
    with pytest.raises(NotFound):
        bookmarking.bookmark(filled, first(filled), "ffffffffffff-1")
    assert not filled.library.status(first(filled)).bookmarked


def test_tags_that_differ_in_case_width_or_script_are_one_as_first_written(filled: Session) -> None:
    one, other = (row.id for row in rows(filled)[:2])
    tagging.tag(filled, one, name="Wi-Fi 電報")
    assert tagging.tag(filled, one, name="ｗｉ-ｆｉ 电报") == ()
    tagging.tag(filled, other, name="WI-FI 电报")
    assert {filled.library.status(i).tags for i in (one, other)} == {("Wi-Fi 電報",)}
    assert tagging.untag(filled, other, name="wi-fi 电报") == (other,)
    assert tagging.rename(filled, "wi-fi 电报", "wi-fi 电报") == (one,)
    assert filled.library.status(one).tags == ("wi-fi 电报",)


def test_spellings_that_two_machines_wrote_are_counted_as_one_tag(filled: Session) -> None:
    one, other = (row.id for row in rows(filled)[:2])
    with filled.library.deed("tag", one, other) as deed:
        for article, tag in ((one, "老橋"), (one, "老桥"), (other, "老桥")):
            deed.add_tag(article, tag)
    nodes = [node for node in filled.library.catalogue.tree() if node.collection.kind == "tag"]
    assert [(node.label, node.count) for node in nodes] == [("老桥", 2)]
    listed = filled.library.catalogue.row_numbers(Collection(kind="tag", path=("老橋",)))
    assert len(listed) == 2
    assert [count for _, count in filled.library.catalogue.facets(listed).tags] == [2]
    assert set(tagging.rename(filled, "老橋", "新桥")) == {one, other}
    assert {filled.library.status(i).tags for i in (one, other)} == {("新桥",)}


@pytest.mark.parametrize("name", ["", "  ", "长" * 99, "坏\x07"])
def test_tags_without_a_name_are_refused(filled: Session, name: str) -> None:
    with pytest.raises(WrongRequest):
        tagging.tag(filled, first(filled), name=name)


def test_undoing_a_repair_moves_everything_behind_it(filled: Session) -> None:
    target = first(filled)
    made = annotating.annotate(filled, target, exact="灯罩上刻着", note="去看看")
    own = opening.article(filled, target).article
    joined = next(r for r in own.repairs if r.kind == "joined_paragraph")
    assert "过河的人从此看得清" in own.body
    correcting.undo_repair(filled, target, joined.id)

    after = opening.article(filled, target)
    assert "过河的人\n从此看得清" in after.article.body
    (moved,) = after.annotations
    assert after.article.body[moved.start : moved.end] == "灯罩上刻着"
    assert moved.start == made.start + 1
    assert next(r for r in after.article.repairs if r.id == joined.id).undone
    (hit,) = finding.find(filled, "congcikandeqing", places=True).hits
    (match,) = hit.matches
    assert match.paragraph == 1
    assert after.article.paragraphs[1].text[match.start : match.end] == "从此看得清"
    assert not finding.find(filled, "的人从此").hits

    correcting.redo_repair(filled, target, joined.id)
    assert "过河的人从此看得清" in opening.article(filled, target).article.body


def test_a_second_process_and_a_restart_see_what_was_done(filled: Session) -> None:
    target = first(filled)
    with open_session(filled.library.folder) as other:
        assert rows(other)[0].headline == "渡口添了新灯"
        correcting.set_field(filled, target, "headline", "渡口亮了")
        bookmarking.bookmark(filled, target)
        assert other.library.refresh()
        assert opening.article(other, target).article.headline == "渡口亮了"
        assert other.library.status(target).bookmarked
        assert rows(other)[0].headline == "渡口亮了"
        assert [h.summary.id for h in finding.find(other, "渡口亮了").hits] == [target]


def test_a_piece_can_be_split_and_joined_again(filled: Session) -> None:
    target = first(filled)
    own = opening.article(filled, target).article
    new = correcting.split(filled, target, own.body.index("新灯由镇上"))
    assert opening.article(filled, new).article.body.startswith("新灯由镇上")
    assert len(rows(filled)) == 5
    correcting.merge(filled, new, target)
    assert opening.article(filled, new).article.body == own.body
    assert len(rows(filled)) == 4


def test_newspaper_and_date_can_be_set_for_an_issue_that_prints_neither(filled: Session) -> None:
    issue = rows(filled)[0].issue
    correcting.set_field(filled, issue, "newspaper", "清河报")
    correcting.set_field(filled, issue, "date_published", "2026-11-22")
    assert {(r.newspaper, r.date_published) for r in rows(filled)} == {("清河报", "2026-11-22")}
    with pytest.raises(WrongRequest):
        correcting.set_field(filled, issue, "date_published", "去年")


def test_a_quotation_that_stands_twice_is_asked_about(filled: Session) -> None:
    target = first(filled)
    with pytest.raises(AmbiguousQuote, match=r"\d 处"):
        annotating.annotate(filled, target, exact="新灯")
    made = annotating.annotate(filled, target, exact="新灯", suffix="由镇上")
    described = describing.annotation(made)
    assert described["target"]["source"] == f"urn:baojia:{target}"
    assert described["target"]["selector"][0]["exact"] == "新灯"


def test_a_note_can_be_changed_and_removed(filled: Session) -> None:
    made = annotating.annotate(filled, first(filled), exact="平安", note="一")
    annotating.change_note(filled, made.id, note="二", color="doubt")
    (changed,) = annotating.current_annotations(filled, first(filled))
    assert (changed.note, changed.color) == ("二", "doubt")
    annotating.unannotate(filled, made.id)
    assert annotating.current_annotations(filled, first(filled)) == ()
    undoing.undo(filled)
    assert annotating.current_annotations(filled, first(filled))[0].note == "二"


def test_a_wrong_import_can_be_removed_and_recovered(filled: Session) -> None:
    issue = rows(filled)[0].issue
    removing.remove(filled, issue)
    assert rows(filled) == []
    assert not finding.find(filled, "渡口").hits
    removing.recover(filled, issue)
    assert len(rows(filled)) == 4
    assert finding.find(filled, "渡口").hits


def test_one_piece_can_be_removed(filled: Session) -> None:
    target = first(filled)
    removing.remove(filled, target)
    assert [r.id for r in rows(filled)] != []
    assert target not in [r.id for r in rows(filled)]
    undoing.undo(filled)
    assert rows(filled)[0].id == target


def test_an_empty_list_of_deeds_says_so(session: Session) -> None:
    with pytest.raises(NothingToUndo):
        undoing.undo(session)
