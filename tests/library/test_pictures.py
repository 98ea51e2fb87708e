"""The folder of pictures: immutable files by their fingerprint, which may be absent, and are told from damaged ones."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from reader.library import Library, regular
from reader.model.article import Paragraph
from reader.model.errors import NotSaved, ReadOnlyLibrary, WrongRequest
from reader.model.picture import Figure, PagePicture, Picture, PictureAside
from reader.model.summary import Collection
from tests.pictures import jpeg, png, webp

from .papers import paper

Open = Callable[..., Library]


def fields(picture: Picture) -> dict[str, Any]:
    """Return what is known of a kept picture."""
    return {name: getattr(picture, name) for name in Picture.__dataclass_fields__}


def test_a_picture_is_kept_once_and_given_back(library: Library, opened: Open) -> None:
    made = library.pictures.put(png())
    assert library.pictures.put(png()) == made
    assert library.pictures.read(made) == png()
    (file,) = (p for p in (library.folder / "pictures").rglob("*") if p.is_file())
    assert file == library.pictures.path(made) == library.folder / "pictures" / made.sha256[:2] / f"{made.sha256}.png"
    assert opened(machine="there").pictures.read(made) == png()


def test_an_absent_picture_is_not_a_damaged_one(library: Library) -> None:
    made, other = library.pictures.put(png()), library.pictures.put(jpeg())
    path = library.pictures.path(made)
    assert path is not None
    path.write_bytes(png()[:-1] + b"!")
    (library.pictures.path(other) or Path()).unlink()
    assert (library.pictures.read(made), library.pictures.read(other)) == ("damaged", "absent")
    assert library.pictures.path(other) is None
    library.pictures.put(png())
    assert library.pictures.read(made) == png()


def test_a_name_that_is_no_fingerprint_leads_nowhere(library: Library) -> None:
    (library.folder / "aside.png").write_bytes(png())
    made = library.pictures.put(png())
    for name in ("../aside", "", "A" * 64, f"{made.sha256}/..", "é" * 64):
        assert library.pictures.read(replace(made, sha256=name)) == "absent"
    assert library.pictures.read(replace(made, media_type="image/of-later")) == "absent"


def test_a_link_is_not_followed(library: Library, tmp_path: Path) -> None:
    made = library.pictures.put(png())
    path = library.pictures.path(made)
    assert path is not None
    (tmp_path / "elsewhere.png").write_bytes(png())
    path.unlink()
    path.symlink_to(tmp_path / "elsewhere.png")
    assert (library.pictures.read(made), library.pictures.path(made)) == ("damaged", None)


def test_what_cannot_be_kept_changes_nothing(library: Library, opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(WrongRequest):
        library.pictures.put(b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    with pytest.raises(ReadOnlyLibrary):
        opened(read_only=True).pictures.put(png())

    def full(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(NotSaved):
        library.pictures.put(png())
    monkeypatch.undo()
    assert [p for p in library.folder.rglob("*") if p.is_file() and "pictures" in p.parts] == []


def test_pages_as_printed_travel_in_the_journal(library: Library, opened: Open) -> None:
    source = "5" * 64
    made = [library.pictures.put(png(grey=k)) for k in (10, 20, 30)]
    with library.deed("pages") as deed:
        for number in (2, 1):
            deed.keep_page(PagePicture(**fields(made[number - 1]), source=source, page=number, scale=1.5))
    with library.deed("pages") as deed:
        deed.keep_page(PagePicture(**fields(made[2]), source=source, page=2, scale=2.0))
    there = opened(machine="there")
    assert [(p.page, p.sha256, p.scale) for p in there.page_pictures(source)] == [
        (1, made[0].sha256, 1.5), (2, made[2].sha256, 2.0),
    ]  # fmt: skip
    assert there.page_pictures("6" * 64) == ()
    with library.deed("pages") as deed:
        deed.forget_page(source, 1)
    assert [p.page for p in library.page_pictures(source)] == [2]


def test_pictures_of_an_issue_are_stored_with_it(library: Library, opened: Open) -> None:
    kept = library.pictures.put(webp())
    figure = Figure(**fields(kept), after=1, at=40, caption="河堤上的人", credit="柳青", name="河.webp")
    aside = PictureAside(reason="absent", at=0, name="https://example.invalid/logo.svg")
    issue = paper()
    first = replace(issue.articles[0], figures=(figure,))
    stored = library.store(
        replace(issue, articles=(first, *issue.articles[1:]), pictures_aside=(aside,)), name="p", origin="o"
    )
    there = opened(machine="there").imported(stored.issue)
    assert there.articles[0].figures == (figure,)
    assert there.pictures_aside == (aside,)
    assert there.articles[1].figures == ()


def stored_with(library: Library, *data: bytes, name: str = "p", day: str = "2026-03-05") -> tuple[str, list[Figure]]:
    """Store an issue whose first piece has these pictures."""
    figures = [Figure(**fields(library.pictures.put(one)), after=k) for k, one in enumerate(data)]
    issue = paper(day=day)
    first = replace(issue.articles[0], figures=tuple(figures))
    stored = library.store(replace(issue, articles=(first, *issue.articles[1:])), name=name, origin="o")
    return stored.issue, figures


def lost(library: Library, picture: Picture) -> Path:
    path = library.pictures.path(picture)
    assert path is not None
    return path


def test_a_check_tells_absent_pictures_from_damaged_ones(library: Library) -> None:
    _issue, (one, two, _three) = stored_with(library, png(grey=1), png(grey=2), png(grey=3))
    assert list(library.check()) == []
    lost(library, one).write_bytes(b"?")
    lost(library, two).unlink()
    assert [(p.kind, p.severity) for p in library.check()] == [
        ("damaged_picture", "error"),
        ("absent_pictures", "info"),
    ]
    library.pictures.put(png(grey=1))
    assert [p.kind for p in library.check()] == ["absent_pictures"]


def test_a_backup_leaves_pictures_out_unless_asked(library: Library, opened: Open, tmp_path: Path) -> None:
    _issue, (one, two) = stored_with(library, png(grey=1), jpeg())
    original = library.pictures.put_original(b"%PDF-1.7 here")
    without = library.backup(tmp_path / "a.zip")
    whole = library.backup(tmp_path / "b.zip", pictures=True)
    assert (without.pictures_left_out, whole.pictures_left_out) == (3, 0)
    other = opened("other")
    other.restore(tmp_path / "a.zip")
    assert other.look_into(tmp_path / "a.zip").brings_nothing
    assert other.look_into(tmp_path / "b.zip").pictures_only_there == 3
    assert not other.look_into(tmp_path / "b.zip").brings_nothing
    assert [other.pictures.read(p) for p in (one, two)] == ["absent", "absent"]
    other.restore(tmp_path / "b.zip")
    assert [other.pictures.read(p) for p in (one, two)] == [png(grey=1), jpeg()]
    assert other.pictures.read_named(f"{original}.pdf") == b"%PDF-1.7 here"
    assert other.look_into(tmp_path / "b.zip").brings_nothing
    lost(other, one).write_bytes(b"?")
    assert other.look_into(tmp_path / "b.zip").pictures_only_there == 1

    def refused(path: Path, start: int = 0) -> bytes:
        if path == lost(other, one):
            raise OSError(errno.EIO, "input/output error")
        return read(path, start)

    read = regular.read
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(regular, "read", refused)
        assert other.look_into(tmp_path / "b.zip").pictures_only_there == 1
    other.restore(tmp_path / "b.zip")
    assert other.pictures.read(one) == png(grey=1)
    assert list(other.check()) == []


def test_a_row_tells_how_the_text_begins_and_not_its_captions(library: Library) -> None:
    issue = paper()
    one, two = issue.articles[:2]
    caption = Paragraph(text="图为渡口的河边。", role="caption")
    one = replace(one, paragraphs=(caption, *one.paragraphs))
    two = replace(two, paragraphs=(caption,))
    stored = library.store(replace(issue, articles=(one, two, *issue.articles[2:])), name="p", origin="o")
    rows = {row.id: row.snippet for row in library.catalogue.list(Collection(kind="all"))}
    assert rows[f"{stored.issue}-1"].startswith(one.paragraphs[1].text[:8])
    assert rows[f"{stored.issue}-2"] == caption.text


def test_the_bin_deletes_pictures_that_nothing_names_any_more(library: Library) -> None:
    first, (own, shared) = stored_with(library, png(grey=1), png(grey=2))
    stored_with(library, png(grey=2), name="q", day="2026-03-06")
    page = library.pictures.put(png(grey=9))
    with library.deed("pages") as deed:
        deed.keep_page(PagePicture(**fields(page), source="5" * 64, page=1, scale=1.0))
    with library.deed("remove") as deed:
        deed.remove(first)
    assert library.pictures.path(own) is not None
    library.purge(timedelta())
    assert library.pictures.path(own) is None
    assert None not in (library.pictures.path(shared), library.pictures.path(page))


def test_a_library_moves_and_merges_with_its_pictures(library: Library, opened: Open, tmp_path: Path) -> None:
    _issue, (one,) = stored_with(library, png(grey=1))
    there = opened("there", machine="there")
    stored_with(there, png(grey=4), day="2026-03-09")
    for file in library.folder.rglob("*"):  # a synchroniser carries everything but the pictures
        target = there.folder / file.relative_to(library.folder)
        if file.is_file() and "pictures" not in file.parts and not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())
    there.refresh()
    assert len(there.issue_ids()) == 2
    assert [p.kind for p in there.check()] == ["absent_pictures"]
    moved = library.move(tmp_path / "new" / "place")
    library.close()
    assert opened(str(moved.path)).pictures.read(one) == png(grey=1)
