"""What a reader did to pieces that a new revision has no more goes along with the text, or is listed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from reader.library import Library
from reader.library.whereabouts import Whereabouts
from reader.model.annotation import Annotation
from reader.model.article import NewsArticle, Paragraph
from reader.model.issue import PublicationIssue
from reader.model.summary import Collection

from .papers import STORIES, mark, paper

Open = Callable[..., Library]
Stories = tuple[tuple[str, tuple[str, ...]], ...]
TOGETHER: Stories = (STORIES[0], (STORIES[1][0], (*STORIES[1][1], *STORIES[2][1])), STORIES[3])
"""The third story run together with the second: the second piece keeps its id, the third is gone."""
WITHOUT: Stories = (STORIES[0], STORIES[1], STORIES[3])
MARKED = Collection(kind="bookmarked")


def of_one_file(stories: Stories, sha: str, *, part: int = 0, day: str = "2026-03-05") -> PublicationIssue:
    """Return an issue of a source that may hold several."""
    issue = paper(stories, day=day)
    return replace(issue, source=replace(issue.source, sha256=sha * 64, part=part))


def lived_in(library: Library, issue: str, piece: int, words: str) -> Annotation:
    """Bookmark a piece, tag it, read it and write a note on some of its words."""
    article = f"{issue}-{piece}"
    with library.deed("mix") as deed:
        deed.set_status(article, bookmarked=True, read=True)
        deed.add_tag(article, "河")
        return deed.add_annotation(mark(library.imported(issue), piece - 1, words, "记下"))


def said(library: Library, article: str) -> tuple[bool, bool, tuple[str, ...]]:
    status = library.status(article)
    return status.bookmarked, status.read, status.tags


def both(library: Library, opened: Open) -> Iterator[Library]:
    """Yield the library, and then as another process opens it, which has read nothing."""
    yield library
    library.close()
    yield opened()


@pytest.mark.parametrize("again", [True, False], ids=["again", "another version"])
def test_the_reader_s_marks_go_where_the_text_has_gone(library: Library, opened: Open, again: bool) -> None:
    issue = library.store(of_one_file(STORIES, "a"), name="p", origin="p").issue
    note = lived_in(library, issue, 3, "茶馆")
    other = of_one_file(TOGETHER, "a" if again else "b")
    stored = library.store(other, name="p", origin="p", again=again, revises=None if again else issue)
    assert (stored.status, stored.orphans) == ("revised", 0)
    for one in both(library, opened):
        assert said(one, f"{issue}-2") == (True, True, ("河",))
        (found,) = one.annotations([f"{issue}-2"])
        assert (found.id, found.note, found.exact, found.orphan) == (note.id, "记下", "茶馆", False)
        assert [s.id for s in one.catalogue.list(MARKED)] == [f"{issue}-2"]
        assert one.left_behind() == ()
    one.undo()
    assert said(one, f"{issue}-2") == (False, False, ())
    assert said(one, f"{issue}-3") == (True, True, ("河",))
    assert [a.article for a in one.annotations()] == [f"{issue}-3"]
    one.redo()
    assert said(one, f"{issue}-2") == (True, True, ("河",))


def test_a_text_that_is_gone_leaves_what_was_done_to_it_in_a_list(library: Library, opened: Open) -> None:
    issue = library.store(of_one_file(STORIES, "a"), name="p", origin="p").issue
    note = lived_in(library, issue, 3, "茶馆")
    library.store(of_one_file(WITHOUT, "a"), name="p", origin="p", again=True)
    for one in both(library, opened):
        (left,) = one.left_behind()
        assert (left.article, left.headline, left.newspaper) == (f"{issue}-3", STORIES[2][0], "柳湾报")
        assert (left.bookmarked, left.read, left.tags, left.annotations) == (True, True, ("河",), (note.id,))
        assert one.left_behind((issue,)) == (left,)
        assert one.left_behind(("0" * 12,)) == ()
    one.undo()
    assert one.left_behind() == ()


def test_nothing_is_lost_where_an_earlier_reading_comes_back(library: Library) -> None:
    first, second = of_one_file(STORIES, "a"), of_one_file(TOGETHER, "b")
    issue = library.store(first, name="p", origin="p").issue
    lived_in(library, issue, 3, "茶馆")
    library.store(second, name="q", origin="q", revises=issue)
    library.store(first, name="p", origin="p")
    assert said(library, f"{issue}-2") == (True, True, ("河",))  # where they had gone
    assert library.left_behind() == ()
    assert [a.exact for a in library.annotations([f"{issue}-3"])] == ["茶馆"]


def test_marks_follow_a_piece_into_another_issue_of_its_file(library: Library, opened: Open) -> None:
    whole = of_one_file(STORIES, "a")
    issue = library.store(whole, name="p", origin="p").issue
    note = lived_in(library, issue, 3, "茶馆")
    lived_in(library, issue, 1, "铁锹")
    library.store(of_one_file(STORIES[:2], "a"), name="p", origin="p", again=True)
    day = library.store(of_one_file(STORIES[2:], "a", part=1, day="2026-03-06"), name="p", origin="p", again=True)
    assert day.status == "imported"
    for one in both(library, opened):
        assert said(one, f"{day.issue}-1") == (True, True, ("河",))
        (found,) = one.annotations([f"{day.issue}-1"])
        assert (found.id, found.exact, found.note, found.orphan) == (note.id, "茶馆", "记下", False)
        assert said(one, f"{issue}-1") == (True, True, ("河",))
        assert sorted(s.id for s in one.catalogue.list(MARKED)) == sorted([f"{issue}-1", f"{day.issue}-1"])
        assert [s.annotations for s in one.catalogue.list(MARKED)] == [1, 1]
        assert len(one.annotations()) == 2
        assert one.left_behind() == ()
    one.rebuild_catalogue()
    assert sorted(s.id for s in one.catalogue.list(MARKED)) == sorted([f"{issue}-1", f"{day.issue}-1"])
    one.undo()
    (left,) = one.left_behind()
    assert (left.article, left.annotations) == (f"{issue}-3", (note.id,))


def test_what_lay_in_the_bin_takes_only_the_same_text_there(library: Library) -> None:
    issue = library.store(of_one_file(STORIES, "a"), name="p", origin="p").issue
    with library.deed("remove") as deed:
        deed.remove(f"{issue}-3")
        deed.remove(f"{issue}-4")
    library.store(of_one_file(TOGETHER[:2], "a"), name="p", origin="p", again=True)
    day = library.store(of_one_file(STORIES[3:], "a", part=1, day="2026-03-06"), name="p", origin="p", again=True)
    assert not library.status(f"{issue}-2").removed
    assert library.status(f"{day.issue}-1").removed
    assert library.left_behind() == ()


def test_an_advertisement_in_every_paper_gives_its_marks_to_nobody_else(library: Library) -> None:
    short = (("启事", ("有船",)), *STORIES[:2])
    issue = library.store(of_one_file(short, "a"), name="p", origin="p").issue
    with library.deed("bookmark") as deed:
        deed.set_status(f"{issue}-1", bookmarked=True)
    longer = (STORIES[0], (STORIES[1][0], (*STORIES[1][1], "岸边有船，也有人。")))
    library.store(of_one_file(longer, "a"), name="p", origin="p", again=True)
    assert [one.article for one in library.left_behind()] == [f"{issue}-1"]


def test_what_is_left_is_put_on_a_piece_by_hand(library: Library, opened: Open) -> None:
    issue = library.store(of_one_file(STORIES, "a"), name="p", origin="p").issue
    note = lived_in(library, issue, 3, "茶馆")
    library.store(of_one_file(WITHOUT, "a"), name="p", origin="p", again=True)
    with library.deed("hand_over", f"{issue}-3", f"{issue}-1") as deed:
        deed.hand_over(f"{issue}-3", f"{issue}-1")
    for one in both(library, opened):
        assert one.left_behind() == ()
        assert said(one, f"{issue}-1") == (True, True, ("河",))
        (found,) = one.annotations([f"{issue}-1"])
        assert (found.id, found.orphan, found.exact, found.note) == (note.id, True, "茶馆", "记下")
        assert [s.annotations for s in one.catalogue.list(MARKED)] == [1]
    one.undo()
    assert [s.annotations for s in one.catalogue.list(Collection(kind="all"))] == [0, 0, 0]
    assert [left.article for left in one.left_behind()] == [f"{issue}-3"]


def test_a_piece_that_a_lost_split_made_is_listed(library: Library) -> None:
    from reader.model.correction import Correction

    issue = library.store(of_one_file(STORIES, "a"), name="p", origin="p").issue
    text = library.imported(issue).articles[0].body
    at = text.index("天黑前")
    cut = Correction(id="", issue=issue, article=f"{issue}-1", kind="split", field="body", start=at, end=at,
                     prefix=text[:at], suffix=text[at:])  # fmt: skip
    with library.deed("split") as deed:
        kept = deed.add_correction(cut)
    (second,) = [a.id for a in library.current(issue).issue.articles if "." in a.id]
    with library.deed("bookmark") as deed:
        deed.set_status(second, bookmarked=True)
    assert library.left_behind() == ()
    with library.deed("join") as deed:
        deed.drop_correction(kept.id)
    assert [(left.article, left.rejoined) for left in library.left_behind()] == [(second, True)]


def test_a_reading_that_is_only_foreseen_says_what_would_be_left(library: Library) -> None:
    issue = library.store(of_one_file(STORIES, "a"), name="p", origin="p").issue
    lived_in(library, issue, 3, "茶馆")
    becoming = library.rereading("reparse").would_become(issue, of_one_file(WITHOUT, "a"))
    assert becoming is not None
    assert (becoming.left, becoming.orphans) == (1, 1)
    becoming = library.rereading("reparse").would_become(issue, of_one_file(TOGETHER, "a"))
    assert becoming is not None
    assert (becoming.left, becoming.orphans) == (0, 0)


def test_a_text_is_where_three_fifths_of_it_stand() -> None:
    words = "河堤柳树渡口灯笼钟楼书屋"
    for shared, found in ((10, True), (9, False)):  # of five runs of eight letters three, and two
        texts = (words, "别的事情在这里说完了。", f"从前{words[:shared]}，后来没有了。")
        gone, *pieces = [NewsArticle(paragraphs=(Paragraph(text=text),)) for text in texts]
        assert (Whereabouts(pieces).home(gone) is pieces[1]) == found
