"""Which pictures and originals a library names, which of them are here and whole, and which nobody names any more."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.library import layout, originals, page_pictures, regular
from reader.library.pictures import NAME, PictureStore
from reader.library.problem import Problem
from reader.library.truth import Truth
from reader.model.errors import LibraryError, NotFound
from reader.model.messages import _

if TYPE_CHECKING:
    from pathlib import Path

    from reader.library.issue_files import IssueFile
    from reader.model.issue import PublicationIssue


def records_of(truth: Truth, purged: Iterable[IssueFile]) -> list[tuple[str, int, str]]:
    """Return the journal's records of pages and originals that only these issues are of: table, number, file name."""
    own = list(purged)
    others = (f for f in truth.shelf.all_files().values() if f not in own)
    gone = {i.source.sha256 for i in _issues(truth, own)} - {i.source.sha256 for i in _issues(truth, others)}
    state = truth.state
    pages = ((page_pictures.TABLE, page_pictures.number(p.source, p.page), p.source, p.file_name)
             for p in page_pictures.all_pages(state))  # fmt: skip
    files = ((originals.TABLE, originals.number(o.source, o.number), o.source, o.file_name)
             for o in originals.all_originals(state))  # fmt: skip
    return [(t, number, name) for t, number, source, name in (*pages, *files) if source.partition(":")[0] in gone]


def _issues(truth: Truth, files: Iterable[IssueFile]) -> Iterator[PublicationIssue]:
    """Yield the issues of files; what cannot be read is none, and of one in parts the first file speaks."""
    for file in files:
        with suppress(LibraryError, NotFound):
            if not truth.shelf.revision(file).part and regular.is_file(truth.shelf.folder / file.path):
                yield truth.shelf.issue(file)


def named_by(truth: Truth, files: Iterable[IssueFile]) -> set[str]:
    """Return the names of the pictures that these issue files name; what cannot be read names none."""
    found: set[str] = set()
    for issue in _issues(truth, files):
        figures = (figure for article in issue.articles for figure in article.figures)
        found |= {p.file_name for p in (*figures, *issue.pictures_aside) if NAME.fullmatch(p.file_name)}
    return found


def named(truth: Truth) -> set[str]:
    """Return the names of all files that the library names: pictures of every revision, in the bin or not, pictures of
    pages as printed, originals.
    """
    kept = {p.file_name for p in page_pictures.all_pages(truth.state)}
    kept |= {o.file_name for o in originals.all_originals(truth.state)}
    return named_by(truth, truth.shelf.all_files().values()) | {name for name in kept if NAME.fullmatch(name)}


def files_in(place: layout.Layout) -> Iterator[Path]:
    """Yield the files of pictures that are here; links are none. Raises OSError."""
    for folder in regular.entries(place.pictures):
        for file in regular.entries(place.pictures / folder.name):
            if NAME.fullmatch(file.name) and file.is_file(follow_symlinks=False):
                yield place.pictures / folder.name / file.name


def problems(truth: Truth, place: layout.Layout) -> Iterator[Problem]:
    """Yield pictures that are damaged, one by one, and how many are not on this machine, which is no damage."""
    store, absent = PictureStore(place.pictures, read_only=True), 0
    for name in sorted(named(truth)):
        found = store.read_named(name)
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
        for name in left - named(truth):
            with suppress(OSError):
                (place.pictures / name[:2] / name).unlink()


def lacking(place: layout.Layout, sums: Mapping[str, str]) -> int:
    """Return how many pictures a backup with these files and fingerprints would bring."""
    named = {name: digest for name, digest in sums.items() if name.startswith(f"{layout.PICTURES}/")}
    return sum(place_for(place.folder / n, n.split("/"), digest) is not None for n, digest in named.items())


def place_for(target: Path, parts: Sequence[str], digest: str) -> Path | None:
    """Return where a picture of a backup goes; None where it is here, whole, or is none."""
    named = NAME.fullmatch(parts[-1])
    if len(parts) != 3 or named is None or parts[1] != parts[2][:2] or digest != named[1]:
        return None
    with suppress(OSError):  # what cannot be read is not here
        if regular.is_file(target) and hashlib.sha256(regular.read(target)).hexdigest() == named[1]:
            return None
    return target
