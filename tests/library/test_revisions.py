"""An issue that is imported again in another version: which it is, what its pieces are called, where the notes go."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from reader.library import Library
from reader.model.annotation import Annotation
from reader.model.correction import Correction
from reader.model.errors import NotFound
from reader.model.issue import Doubt, PublicationIssue
from reader.model.summary import Collection
from reader.model.text import Span

from .papers import STORIES, mark, paper, with_repair

Open = Callable[..., Library]
Stories = tuple[tuple[str, tuple[str, ...]], ...]
ALL = Collection(kind="all")


def changed(stories: Stories, piece: int, old: str, new: str) -> Stories:
    """Return the stories with some words of one piece replaced."""
    return tuple(
        (h, tuple(p.replace(old, new) for p in ps)) if k == piece else (h, ps) for k, (h, ps) in enumerate(stories)
    )


def annotated(library: Library, piece: int, words: str, note: str = "记") -> Annotation:
    (issue,) = library.issue_ids()
    with library.deed("annotate") as deed:
        return deed.add_annotation(mark(library.imported(issue), piece, words, note))


def test_a_corrected_version_is_a_revision_and_its_pieces_keep_their_ids(library: Library) -> None:
    issue = library.store(paper(), name="p", origin="file").issue
    added = (STORIES[3], ("雨后的桥", ("桥洞下的水涨到了第三块石头。",)), *changed(STORIES, 1, "十年", "十二年")[:3])
    again = library.store(paper(added), name="q", origin="file")
    assert (again.issue, again.status, again.candidates) == (issue, "revised", ())
    assert [a.id for a in library.imported(issue).articles] == [f"{issue}-{k}" for k in (4, 5, 1, 2, 3)]
    assert [r.revision for r in library.revisions(issue)] == [1, 2]
    assert [s.id for s in library.catalogue.list(ALL)] == [f"{issue}-{k}" for k in (4, 5, 1, 2, 3)]
    fewer = library.store(paper(added[1:]), name="q", origin="file")
    assert fewer.status == "revised"
    third = library.store(
        paper((*added[1:], ("新", ("又来了一篇全新的文章，讲的是山上的茶。",)))), name="q", origin="file"
    )
    assert library.imported(third.issue).articles[-1].id == f"{issue}-6"


def test_another_page_of_the_same_day_is_no_other_version(library: Library) -> None:
    bridge = (("雨后的桥", ("桥洞下的水涨到了第三块石头。",)),)
    others = (*bridge, ("山上的茶", ("头一茬茶采完了，竹匾里摊开一层青。",)))
    first, second, third, fourth = (
        replace(issue, articles=tuple(replace(a, print_page=page) for a in issue.articles))
        for issue, page in (
            (paper(STORIES[:2]), "1"), (paper(STORIES[2:]), "2"), (paper(others), "1"), (paper(bridge), "1"),
        )
    )  # fmt: skip
    issue = library.store(first, name="a", origin="file").issue
    page = library.store(second, name="b", origin="file")
    assert (page.candidates, page.part_of) == ((), issue)
    same_page = library.store(third, name="c", origin="file")  # and other pieces
    assert (same_page.candidates, same_page.part_of) == ((), None)
    piece = library.store(replace(fourth, date_published="2026-03-06"), name="d", origin="file")
    assert (piece.candidates, piece.part_of) == ((), None)


def test_a_piece_of_a_page_whose_others_are_here_is_part_of_it(library: Library) -> None:
    first, second = (
        replace(issue, articles=tuple(replace(a, print_page="1") for a in issue.articles))
        for issue in (paper(STORIES[:2]), paper(STORIES[2:3]))
    )
    issue = library.store(first, name="a", origin="file").issue
    piece = library.store(second, name="b", origin="file")
    assert (piece.candidates, piece.part_of) == ((), issue)


def test_another_day_or_another_paper_is_a_new_issue(library: Library) -> None:
    issue = library.store(paper(), name="p", origin="file").issue
    other = library.store(paper(day="2026-03-06"), name="p", origin="file")
    assert other.status == "imported"
    assert other.candidates == (issue,)
    assert library.store(paper(newspaper="别的报"), name="p", origin="file").status == "imported"
    excerpt = library.store(paper(STORIES[:1], newspaper=None, day=None), name="p", origin="file")
    assert excerpt.status == "imported"
    assert excerpt.candidates == ()  # a piece of it is no other version of it


def test_two_sources_of_one_day_with_nothing_in_common_are_both_kept(library: Library) -> None:
    first = library.store(paper(STORIES[:2]), name="a", origin="file").issue
    second = library.store(paper(STORIES[2:]), name="b", origin="file")
    assert second.status == "imported"
    assert (second.issue != first, second.candidates, second.part_of) == (True, (), None)
    assert library.catalogue.count(ALL) == (4, 4)
    node = next(n for n in library.catalogue.tree() if n.collection.kind == "newspaper")
    labels = {issue.label for year in node.children for issue in year.children}
    days = {label.partition(" ")[0] for label in labels}
    begins = {library.imported(stored).articles[0].headline for stored in (first, second.issue)}
    assert {label.partition(" ")[2] for label in labels} == begins  # alike in their day, they are told apart
    assert len(days) == 1


def test_what_would_hide_half_of_an_issue_is_offered_and_not_taken(library: Library) -> None:
    issue = library.store(paper(STORIES[:4]), name="p", origin="file").issue
    half = library.store(paper(STORIES[:2]), name="q", origin="file")
    assert (half.status, half.candidates, half.part_of) == ("imported", (issue,), None)
    assert library.catalogue.count(ALL) == (6, 6)


def test_every_character_misread_is_still_a_revision_of_that_day(library: Library) -> None:
    issue = library.store(paper(), name="p", origin="file").issue
    misread = tuple(
        (h.replace("的", "旳"), tuple(p.replace("的", "旳").replace("，", ",") for p in ps)) for h, ps in STORIES
    )
    assert library.store(paper(misread), name="p", origin="file").issue == issue


def test_a_revision_can_be_asked_for_and_unknown_issues_are_refused(library: Library) -> None:
    issue = library.store(paper(), name="p", origin="file").issue
    other = paper((("全然不同", ("这一篇与那一期没有关系。",)),), day="2030-01-01")
    assert library.rereading("reparse").would_become(issue, other) is not None
    assert library.store(other, name="p", origin="file", revises=issue).status == "revised"
    assert library.store(other, name="p", origin="file", revises=issue).status == "unchanged"
    assert library.rereading("reparse").would_become(issue, other) is None
    with pytest.raises(NotFound):
        library.store(paper(day="2031-01-01"), name="p", origin="file", revises="000000000000")


def test_todays_rules_on_a_known_source_make_a_revision_only_when_asked(library: Library) -> None:
    issue = library.store(paper(), name="p", origin="file").issue
    better = replace(paper(), articles=tuple(replace(a, byline="记者某") for a in paper().articles))
    assert library.store(better, name="p", origin="file").status == "unchanged"
    assert library.store(better, name="p", origin="file", again=True).status == "revised"
    assert library.article(f"{issue}-3").byline == "记者某"


def test_an_earlier_version_imported_again_is_shown_again(library: Library, opened: Open) -> None:
    issue = library.store(paper(), name="p", origin="file").issue
    library.store(paper(changed(STORIES, 0, "三百", "五百")), name="q", origin="file")
    assert "五百" in library.article(f"{issue}-1").body
    assert library.store(paper(), name="p", origin="file").status == "revised"
    for one in (library, opened()):
        assert "三百" in one.article(f"{issue}-1").body
    library.undo()
    assert "五百" in library.article(f"{issue}-1").body
    library.undo()
    assert "三百" in library.article(f"{issue}-1").body


def test_notes_follow_their_words(library: Library, opened: Open) -> None:
    issue = library.store(paper(), name="p", origin="file").issue
    annotated(library, 0, "一棵一棵地栽")
    annotated(library, 1, "齿轮还是原来的那些")
    new = changed(changed(STORIES, 0, "昨天清早，", "据本报了解，昨天一清早，"), 1, "修钟的师傅说，", "")
    assert library.store(paper(new), name="q", origin="file").orphans == 0
    for one in (library, opened()):
        for annotation in one.annotations():
            body = next(a for a in one.imported(issue).articles if a.id == annotation.article).body
            assert not annotation.orphan
            assert body[annotation.start : annotation.end] == annotation.exact
    assert [a.exact for a in library.annotations()] == ["一棵一棵地栽", "齿轮还是原来的那些"]


def test_a_note_whose_words_are_gone_is_told_and_never_moved(library: Library) -> None:
    issue = library.store(paper(), name="p", origin="file").issue
    annotated(library, 2, "借书不要押金，只要写下名字。", "好规矩")
    new = changed(changed(STORIES, 2, "借书不要押金，只要写下名字。", ""), 3, "夜里", "借书不要钱，只要写下名字，夜里")
    assert library.store(paper(new), name="q", origin="file").orphans == 1
    (lost,) = library.annotations()
    assert lost.orphan
    assert (lost.exact, lost.note, lost.article) == ("借书不要押金，只要写下名字。", "好规矩", f"{issue}-3")
    assert library.catalogue.count(Collection(kind="annotated")) == (1, 1)
    body = library.imported(issue).articles[2].body
    placed = mark(library.imported(issue), 2, body[:4])
    with library.deed("move") as deed:
        deed.move_annotation(replace(placed, id=lost.id))
    (found,) = library.annotations()
    assert (found.orphan, found.exact, found.note) == (False, body[:4], "好规矩")
    library.undo()
    assert library.annotations()[0].orphan


def test_a_note_from_a_machine_that_had_the_old_version_is_carried_when_it_arrives(opened: Open) -> None:
    here = opened()
    issue = here.store(paper(), name="p", origin="file").issue
    there = opened(machine="there")
    there.refresh()
    here.store(paper(changed(STORIES, 0, "昨天清早，", "有消息说昨天清早，")), name="q", origin="file")
    with there.deed("annotate") as deed:
        deed.add_annotation(mark(there.imported(issue), 0, "带着铁锹"))
    here.refresh()
    (annotation,) = here.annotations()
    body = here.imported(issue).articles[0].body
    assert body[annotation.start : annotation.end] == "带着铁锹"


def test_corrections_follow_and_those_that_no_longer_fit_are_told(library: Library) -> None:
    issue = library.store(with_repair(paper()), name="p", origin="file").issue
    first = library.imported(issue).articles[0]
    cut = first.body.index("天黑")
    with library.deed("correct") as deed:
        deed.add_correction(
            Correction(id="", issue=issue, article=first.id, kind="undo_repair", value=first.repairs[0].id)
        )
        deed.add_correction(
            Correction(
                id="", issue=issue, article=first.id, kind="split", start=cut, end=cut,
                prefix=first.body[cut - 20 : cut], suffix=first.body[cut : cut + 20], text_sha="0" * 16,
            )
        )  # fmt: skip
        deed.add_correction(Correction(id="", issue=issue, article="", kind="set", field="newspaper", value="柳湾新报"))
        deed.add_correction(Correction(id="", issue=issue, article=f"{issue}-4", kind="set", field="kind", value="ad"))
    new = with_repair(paper(changed(STORIES, 0, "许多人", "很多很多人")[:3]))
    library.store(new, name="q", origin="file")
    fitting = {c.kind for c in library.corrections(issue)}
    assert fitting == {"undo_repair", "split", "set"}
    assert [c.article for c in library.lost_corrections(issue)] == [f"{issue}-4"]
    applied = library.current(issue)
    assert applied.issue.newspaper == "柳湾新报"
    assert applied.issue.articles[1].body.startswith("天黑")
    assert applied.issue.articles[0].body[library.imported(issue).articles[0].repairs[0].start] == "."


def test_large_issues_are_stored_in_parts(library: Library, opened: Open) -> None:
    stories = tuple((f"第{k}条消息", (f"这是第{k}条，说的是第{k}座桥。",)) for k in range(1, 1205))
    issue = library.store(paper(stories), name="p", origin="file").issue
    files = list((library.folder / "issues").rglob("*.json"))
    assert len(files) == 2
    back = opened().imported(issue)
    assert back.source.text == paper(stories).source.text
    assert [a.headline for a in back.articles] == [s[0] for s in stories]
    assert library.store(paper(stories), name="p", origin="file").status == "unchanged"
    assert list(library.check()) == []


def test_a_settled_doubt_stays_settled_where_the_text_before_it_has_changed(library: Library) -> None:
    def doubtful(issue: PublicationIssue, words: str) -> PublicationIssue:
        places = [m.start() for m in re.finditer(words, issue.source.text)]
        common = {"kind": "boundary", "message": "看一眼", "confidence": 0.5}
        doubts = (Doubt(id=f"d{at}", span=Span(at, at + len(words)), **common) for at in places)  # type: ignore[arg-type]
        return replace(issue, doubts=tuple(doubts))

    first = library.store(doubtful(paper(), "老钟楼"), name="p", origin="o").issue
    one, other = library.imported(first).doubts
    with library.deed("settle", first) as deed:
        deed.add_correction(Correction(id="", issue=first, article="", kind="settle", field="", value=other.id))
    longer = changed(STORIES, 0, "昨天清早", "昨天清早天还没亮的时候")
    library.store(doubtful(paper(longer), "老钟楼"), revises=first, name="p", origin="o")
    assert len(library.imported(first).doubts) == 2
    (left,) = library.current(first).issue.doubts
    assert left.span is not None
    assert one.span is not None
    assert left.span.start == one.span.start + len("天还没亮的时候")
