"""Issues that came in several files, as they are used: another version with what was done to it, parts in the bin."""

from __future__ import annotations

from pathlib import Path

from reader.model.summary import Collection
from reader.workspace import correcting, gathering, removing, undoing, versions
from reader.workspace.session import Session
from tests.library.papers import mark
from tests.workspace.test_gathering import ALL, DAY, FIRST, SECOND, brought, headlines, issues_in_tree, session

__all__ = ["session"]
THIRD = DAY + "\n第3版 副刊\n\n■灯市散了\n\n灯市散场以后，巷子里的人把纸灯一盏盏收进竹筐，来年还用。\n"


def marked(session: Session) -> dict[str, list[str | None]]:
    """Return the headlines of the pieces that are bookmarked, tagged 河, annotated."""
    kinds = (Collection(kind="bookmarked"), Collection(kind="tag", path=("河",)), Collection(kind="annotated"))
    return {kind.kind: [s.headline for s in session.library.catalogue.list(kind)] for kind in kinds}


def three(session: Session, folder: Path) -> list[str]:
    """Import three pages of a day as files of their own; returns their ids."""
    return [str(o.issue) for o in brought(session, folder / "来", 一_txt=FIRST, 二_txt=SECOND, 三_txt=THIRD)]


def test_what_was_done_to_an_issue_goes_along_when_it_becomes_a_version(session: Session, tmp_path: Path) -> None:
    whole = FIRST + SECOND.removeprefix(DAY)
    first, half = brought(session, tmp_path / "来", 全_txt=whole, 半_md=FIRST.replace("■", "## "))
    one, two = (a.id for a in session.library.current(str(half.issue)).issue.articles)
    with session.library.deed("mark", one) as deed:
        deed.set_status(one, bookmarked=True)
        deed.add_tag(one, "河")
    with session.library.deed("mark", two) as deed:
        body = session.library.article(two).body
        deed.add_annotation(mark(session.library.imported(str(half.issue)), 1, body[2:8], "我的批注"))
    correcting.set_field(session, one, "headline", "改过的题")
    correcting.replace_text(session, two, "body", 0, 2, "灯塔")
    removing.remove(session, f"{first.issue}-2")
    before = marked(session)
    versions.make_version(session, str(half.issue), str(first.issue))
    assert marked(session) == before == {"bookmarked": ["改过的题"], "tag": ["改过的题"], "annotated": [ALL[1]]}
    assert headlines(session, str(first.issue)) == ["改过的题", ALL[1]]
    assert session.library.article(f"{first.issue}-2").body.startswith("灯塔")
    (note,) = session.library.annotations()
    assert (note.article, note.exact, note.orphan) == (f"{first.issue}-2", body[2:8], False)
    undoing.undo(session)
    assert marked(session) == before
    assert session.library.annotations()[0].article == two
    assert session.library.corrections(str(first.issue)) == ()
    undoing.redo(session)
    assert marked(session) == before
    assert headlines(session, str(first.issue)) == ["改过的题", ALL[1]]


def test_a_part_in_the_bin_is_none_of_the_others(session: Session, tmp_path: Path) -> None:
    first, second, third = three(session, tmp_path)
    with session.library.deed("remove", first) as deed:
        deed.remove(first)
    assert gathering.parts_of(session, third) == (second, third)
    assert gathering.parts_of(session, first) == (first,)
    removing.remove(session, second)
    assert gathering.parts_of(session, second) == (first, second, third)
    removing.recover(session, second)
    assert sum(n for _i, n, _p in issues_in_tree(session)) == 5


def test_what_became_a_version_is_no_part_any_more(session: Session, tmp_path: Path) -> None:
    first, second, third = three(session, tmp_path)
    versions.make_version(session, first, second)
    removing.remove(session, second)
    removing.recover(session, second)
    assert sum(n for _i, n, _p in issues_in_tree(session)) == 3
    assert session.library.current(first).issue.is_part_of is None
    assert headlines(session, third) == [*ALL[:2], "灯市散了"]
