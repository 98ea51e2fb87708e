"""Which pictures a library names, which of them are here and whole, and which nobody names any more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.library import layout, page_pictures, regular
from reader.library.pictures import NAME, PictureStore
from reader.library.problem import Problem
from reader.library.truth import Truth
from reader.model.errors import LibraryError, NotFound
from reader.model.messages import _

if TYPE_CHECKING:
    from pathlib import Path

    from reader.library.issue_files import IssueFile
    from reader.model.picture import Picture


def named_by(truth: Truth, files: Iterable[IssueFile]) -> dict[str, Picture]:
    """Return the pictures that these issue files name, by the names of their files; what cannot be read names none."""
    found: dict[str, Picture] = {}
    for file in files:
        with suppress(LibraryError, NotFound):
            if truth.shelf.revision(file).part:
                continue
            issue = truth.shelf.issue(file)
            figures = (figure for article in issue.articles for figure in article.figures)
            found |= {p.file_name: p for p in (*figures, *issue.pictures_aside) if NAME.fullmatch(p.file_name)}
    return found


def named(truth: Truth) -> dict[str, Picture]:
    """Return all pictures that the library names: of every revision, in the bin or not, and of pages as printed."""
    pages = {p.file_name: p for p in page_pictures.all_pages(truth.state) if NAME.fullmatch(p.file_name)}
    files = truth.shelf.all_files().values()
    return named_by(truth, (f for f in files if regular.is_file(truth.shelf.folder / f.path))) | pages


def files_in(place: layout.Layout) -> Iterator[Path]:
    """Yield the files of pictures that are here; links are none. Raises OSError."""
    for folder in regular.entries(place.pictures):
        for file in regular.entries(place.pictures / folder.name):
            if NAME.fullmatch(file.name) and file.is_file(follow_symlinks=False):
                yield place.pictures / folder.name / file.name


def problems(truth: Truth, place: layout.Layout) -> Iterator[Problem]:
    """Yield pictures that are damaged, one by one, and how many are not on this machine, which is no damage."""
    store, absent = PictureStore(place.pictures, read_only=True), 0
    for name, picture in sorted(named(truth).items()):
        found = store.read(picture)
        absent += found == "absent"
        if found == "damaged":
            path = f"{layout.PICTURES}/{name[:2]}/{name}"
            message = _("{path} 坏了；把它的来源再导入一次，或从带图的备份恢复，就补上了。").format(path=path)
            yield Problem(severity="error", file=path, offset=None, kind="damaged_picture", message=message)
    if absent:
        message = _("有 {n} 张图不在这台电脑上，文字都在；同步图片文件夹或再导入来源就有了。").format(n=absent)
        yield Problem(severity="info", file=layout.PICTURES, offset=None, kind="absent_pictures", message=message)


def drop_unnamed(truth: Truth, place: layout.Layout, names: Iterable[str]) -> None:
    """Delete those of these pictures that nothing in the library names any more."""
    left = set(names)
    if left:
        for name in left - named(truth).keys():
            with suppress(OSError):
                (place.pictures / name[:2] / name).unlink()
