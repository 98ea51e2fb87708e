"""Nobody meets a library that knows nothing yet: whatever is asked or done first is as if all had been read before."""

from __future__ import annotations

import inspect
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from reader.library import Library
from reader.library.deed import Deed
from reader.model.annotation import Annotation
from reader.model.correction import Correction
from reader.model.errors import BaojiaError
from reader.model.original import KeptOriginal
from reader.model.picture import PagePicture
from reader.model.summary import Collection

from .papers import mark, paper

COLLECTIONS = ("all", "unread", "bookmarked", "annotated", "removed", "doubtful")


class Kept:
    """A library with something of everything, written by an earlier process; `at` opens a copy of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._copies = 0
        library = self._open(folder / "base")
        self.issue = library.store(paper(), name="a.txt", origin="a.txt").issue
        self.binned = library.store(paper(day="2026-03-06"), name="b.txt", origin="b.txt").issue
        self.first = f"{self.issue}-1"
        with library.deed("mix") as deed:
            deed.set_status(self.first, bookmarked=True, read=True)
            deed.add_tag(self.first, "河")
            self.note = deed.add_annotation(mark(library.imported(self.issue), 1, "齿轮", "旧的")).id
            self.correction = deed.add_correction(self.headline("改过的题", f"{self.issue}-2")).id
            deed.save_search("柳树", "liushu")
            deed.set_setting("readings", {"长": "zhang3"})
            deed.remove(self.binned)
            deed.keep_page(self.page(library, 1))
            self.gone = f"{self.issue}-99"  # of another revision, which is on another machine
            deed.add_tag(self.gone, "桥")
        library.close()

    def page(self, library: Library, number: int) -> PagePicture:
        """Return a picture of a page of the issue, whose file is on another machine."""
        source = library.imported(self.issue).source.sha256
        return PagePicture(
            sha256=f"{number}" * 64,
            media_type="image/png",
            width=8,
            height=6,
            size=70,
            source=source,
            page=number,
            scale=1.5,
        )

    def headline(self, value: str, article: str) -> Correction:
        """Return a correction of a headline."""
        return Correction(id="", issue=self.issue, article=article, kind="set", field="headline", value=value)

    def at(self, *, warm: bool, late: bool = False) -> Library:
        """Open a copy, after all was looked at or with nothing read yet; every cache is new."""
        self._copies += 1
        name = f"copy-{self._copies}"
        shutil.copytree(self.folder / "base", self.folder / name / "library")
        library = self._open(self.folder / name / "library", late=late)
        if warm:
            library.refresh()
            told(library)
        return library

    def _open(self, folder: Path, *, late: bool = False) -> Library:
        return Library.open(folder, cache=folder.parent / "cache", config=self.folder / "config", late=late)


def told(library: Library) -> list[Any]:
    """Return what a library says of everything in it, without times and numbers drawn by lot."""
    library.refresh()
    said: list[Any] = [sorted(library.issue_ids()), library.settings("readings")]
    said.extend(ids_of(library, kind) for kind in COLLECTIONS)
    said.append(sorted((n.label, n.count, n.collection.path) for n in library.catalogue.tree()))
    for issue in sorted(library.issue_ids()):
        for article in library.current(issue).issue.articles:
            status = library.status(article.id)
            said.append((article.id, article.headline, article.body, status.bookmarked, status.read, status.tags))
        said.append(sorted((c.kind, c.article, c.field, c.value) for c in library.corrections(issue)))
        said.append([p.page for p in library.page_pictures(library.imported(issue).source.sha256)])
        said.append([o.name for o in library.originals(library.imported(issue).source.sha256)])
    said.append(sorted((a.article, a.start, a.end, a.note, a.color) for a in library.annotations()))
    said.append([(d.label, d.undone) for d in library.history()])
    return said


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    """Return a library with something of everything."""
    return Kept(tmp_path)


def moved(kept: Kept, library: Library) -> Annotation:
    """Return the note at another place."""
    (note,) = [a for a in library.annotations() if a.id == kept.note]
    other = mark(library.imported(kept.issue), 0, "铁锹")
    return type(note)(**{n: getattr(other, n) for n in ("article", "start", "end", "exact", "prefix", "suffix")},
                      id=note.id)  # fmt: skip


# Every way to change something inside a deed. The name of the method, and the call.
DEEDS: dict[str, Callable[[Kept, Library, Deed], object]] = {
    "set_status": lambda k, _l, d: d.set_status(f"{k.issue}-2", read=True),
    "add_tag": lambda k, _l, d: d.add_tag(f"{k.issue}-2", "河"),
    "remove_tag": lambda k, _l, d: d.remove_tag(k.first, "河"),
    "rename_tag": lambda _k, _l, d: d.rename_tag("河", "江"),
    "drop_tag": lambda _k, _l, d: d.drop_tag("河"),
    "remove": lambda k, _l, d: d.remove(k.issue),
    "recover": lambda k, _l, d: d.recover(k.binned),
    "add_annotation": lambda k, lib, d: d.add_annotation(mark(lib.imported(k.issue), 0, "铁锹")),
    "change_annotation": lambda k, _l, d: d.change_annotation(k.note, note="新的"),
    "move_annotation": lambda k, lib, d: d.move_annotation(moved(k, lib)),
    "remove_annotation": lambda k, _l, d: d.remove_annotation(k.note),
    "add_correction": lambda k, _l, d: d.add_correction(k.headline("又改的题", k.first)),
    "drop_correction": lambda k, _l, d: d.drop_correction(k.correction),
    "save_search": lambda _k, _l, d: d.save_search("柳树", "liu"),
    "forget_search": lambda _k, _l, d: d.forget_search("柳树"),
    "set_setting": lambda _k, _l, d: d.set_setting("readings", {"长": "chang2"}),
    "hand_over": lambda k, _l, d: d.hand_over(k.gone, f"{k.issue}-2"),
    "keep_page": lambda k, lib, d: d.keep_page(k.page(lib, 2)),
    "keep_original": lambda k, lib, d: d.keep_original(
        KeptOriginal(source=k.page(lib, 1).source, number=1, sha256="7" * 64, size=9, name="a.pdf")
    ),
    "forget_page": lambda k, lib, d: d.forget_page(lib.imported(k.issue).source.sha256, 1),
}
NOT_DEEDS = {"ops"}


def test_every_deed_is_tried() -> None:
    public = {n for n, f in inspect.getmembers(Deed, inspect.isfunction) if not n.startswith("_")}
    assert public - NOT_DEEDS == set(DEEDS)


@pytest.mark.parametrize("late", [False, True], ids=["command", "window"])
@pytest.mark.parametrize("name", DEEDS)
def test_a_deed_is_the_same_in_a_fresh_process(kept: Kept, name: str, late: bool) -> None:
    answers = []
    for warm in (True, False):
        library = kept.at(warm=warm, late=late)
        before = told(kept.at(warm=True))
        with library.deed("try") as deed:
            DEEDS[name](kept, library, deed)
        done = told(library)
        library.close()
        fresh = Library.open(library.folder, cache=library.folder.parent / "cache", config=kept.folder / "config")
        fresh.undo()  # in a process that has read nothing either
        answers.append((done, told(fresh)[:-1]))
        assert done[:-1] != before[:-1]
        assert told(fresh)[:-1] == before[:-1]
        fresh.close()
    assert answers[0] == answers[1]


# Every other question and job: its answer, made comparable.
def ids_of(library: Library, kind: Any) -> list[str]:
    """Return the pieces of a collection."""
    return [s.id for s in library.catalogue.list(Collection(kind=kind))]


ASKED: dict[str, Callable[[Kept, Library], Any]] = {
    "store": lambda _k, lib: lib.store(paper(), name="a.txt", origin="a.txt").status,
    "issue_ids": lambda _k, lib: sorted(lib.issue_ids()),
    "imported": lambda k, lib: lib.imported(k.issue),
    "revisions": lambda k, lib: lib.revisions(k.issue),
    "current": lambda k, lib: lib.current(k.issue).issue,
    "article": lambda k, lib: lib.article(f"{k.issue}-2").headline,
    "one_moment": lambda k, lib: in_one_moment(k, lib),
    "status": lambda k, lib: (lib.status(k.first).tags, lib.status(f"{k.binned}-1").removed),
    "corrections": lambda k, lib: [c.id for c in lib.corrections(k.issue)],
    "lost_corrections": lambda k, lib: lib.lost_corrections(k.issue),
    "left_behind": lambda _k, lib: lib.left_behind(),
    "annotations": lambda _k, lib: [a.id for a in lib.annotations()],
    "settings": lambda _k, lib: lib.settings("readings"),
    "originals": lambda k, lib: lib.originals(k.page(lib, 1).source),
    "page_pictures": lambda k, lib: lib.page_pictures(k.page(lib, 1).source),
    "history": lambda _k, lib: [(d.id, d.undone, d.here) for d in lib.history()],
    "next_undo": lambda _k, lib: getattr(lib.next_undo(), "label", None),
    "next_redo": lambda _k, lib: lib.next_redo(),
    "undo": lambda _k, lib: (lib.undo().label, told(lib)),
    "redo": lambda _k, lib: refused(lib.redo),
    "check": lambda _k, lib: [(p.kind, p.severity) for p in lib.check()],
    "statistics": lambda _k, lib: (lib.statistics().articles, lib.statistics().annotations),
    "losses": lambda _k, lib: lib.losses(),
    "was_used": lambda _k, lib: lib.was_used(),
    "backup": lambda _k, lib: vars_of(lib.backup(lib.folder.parent / "b.zip")),
    "keep_backups": lambda _k, lib: vars_of(lib.keep_backups(lib.folder.parent / "z", every=timedelta(), keep=7)),
    "export": lambda _k, lib: lib.export(lib.folder.parent / "e.json").articles,
    "purge": lambda k, lib: (lib.purge(timedelta(days=9)), k.binned in lib.purge(timedelta(0))),
    "database": lambda _k, lib: {t: len(lib.database.table(t)) for t in sorted(lib.database.tables())},
    "refresh": lambda _k, lib: (lib.refresh(), told(lib))[1],
    "rebuild_catalogue": lambda _k, lib: made_anew(lib),
}
ELSEWHERE = {
    "open", "close", "device", "deed", "subscribe", "did", "adopt", "look_into", "restore", "move", "rereading",
    "keep_left", "as_left",
}  # fmt: skip # what asks nothing of what is here, the deeds above, and long jobs with tests of their own


def in_one_moment(kept: Kept, library: Library) -> object:
    """Return what is said of a piece as of one moment."""
    with library.one_moment(kept.issue):
        return library.article(kept.first).headline, library.status(kept.first).tags


def made_anew(library: Library) -> list[str]:
    """Return what a catalogue that was made anew lists."""
    library.rebuild_catalogue()
    return ids_of(library, "all")


def refused(do: Callable[[], object]) -> type[BaojiaError] | None:
    """Return the kind of error that a call is refused with."""
    try:
        do()
    except BaojiaError as error:
        return type(error)
    return None


def vars_of(archived: Any) -> Any:
    """Return what a backup says of itself, without its name and size."""
    return None if archived is None else (archived.articles, archived.issues, archived.articles_known)


def test_every_question_is_tried() -> None:
    public = {n for n, _f in inspect.getmembers(Library, lambda f: callable(f) or isinstance(f, property))}
    assert {n for n in public if not n.startswith("_")} - ELSEWHERE == set(ASKED)


@pytest.mark.parametrize("name", ASKED)
def test_a_question_has_the_same_answer_in_a_fresh_process(kept: Kept, name: str) -> None:
    warm, cold = kept.at(warm=True), kept.at(warm=False)
    answers = []
    for library in (warm, cold):
        with suppress(FileNotFoundError):
            answers.append(ASKED[name](kept, library))
        library.close()
    assert answers[0] == answers[1]


def test_what_nobody_noted_is_told_without_what_carries_notes(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library", cache=tmp_path / "cache", config=tmp_path / "config")
    issue = library.store(paper(), name="a.txt", origin="a.txt").issue
    library.close()
    ask = (
        "import sys; from pathlib import Path; from reader.library import Library\n"
        f"library = Library.open(Path({str(tmp_path / 'library')!r}), cache=Path({str(tmp_path / 'cache')!r}),"
        f" config=Path({str(tmp_path / 'config')!r}))\n"
        f"print(library.annotations(['{issue}-1']), 'reader.library.carrying' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert done.stdout == "() False\n"
