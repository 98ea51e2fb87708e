"""Backups that another program, a hand or an accident changed: what they tell is taken, what is none of ours is not."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.library import Library, backup_contents
from reader.library.backup_contents import MANIFEST, SUMS
from reader.library.layout import NAME_FILE
from reader.model.errors import BaojiaError, LibraryError, NotFound, WrongRequest

from .papers import mark, paper

Open = Callable[..., Library]


def filled(library: Library) -> str:
    issue = library.store(paper(), name="p.txt", origin="file").issue
    with library.deed("annotate") as deed:
        deed.add_annotation(mark(library.imported(issue), 0, "昨天清早", "待查"))
    return issue


def remade(path: Path, change: Callable[[dict[str, bytes]], object], *, listed: bool = True) -> None:
    """Write a backup again with other files in it, and a list of them that fits."""
    with zipfile.ZipFile(path) as archive:
        files = {n: archive.read(n) for n in archive.namelist() if n != SUMS}
    change(files)
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in files.items())
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
        if listed:
            archive.writestr(SUMS, sums)


@pytest.fixture
def backup(library: Library, tmp_path: Path) -> Path:
    filled(library)
    library.backup(tmp_path / "b.zip")
    return tmp_path / "b.zip"


MANIFESTS: dict[str, bytes] = {
    "none": b"",
    "damaged": b"{ not json",
    "a list": b"[1, 2]",
    "too large": b'{"library": "x"}' + b" " * (1 << 16),
    "other kinds of values": b'{"library": null, "clock": "late", "articles": "all", "made": 7, "device": null}',
}


@pytest.mark.parametrize("name", MANIFESTS)
def test_what_a_backup_does_not_say_of_itself_is_seen_from_its_files(name: str, backup: Path, library: Library) -> None:
    whole = backup_contents.read(backup)

    def change(files: dict[str, bytes]) -> None:
        if MANIFESTS[name]:
            files[MANIFEST] = MANIFESTS[name]
        else:
            files.pop(MANIFEST)

    remade(backup, change)
    told = backup_contents.read(backup)
    assert (told.library, told.clock) == (whole.library, whole.clock)
    assert (told.device, told.articles) == ("", None)
    assert told.has_lines_of(whole)
    assert whole.has_lines_of(told)
    assert told.has_issues_of(whole, frozenset())


@pytest.mark.parametrize(
    "said", [None, b"{", b"[]", b"{}" + b" " * (1 << 16)], ids=["none", "damaged", "list", "large"]
)
def test_a_backup_that_names_no_library_is_of_none(said: bytes | None, backup: Path) -> None:
    def change(files: dict[str, bytes]) -> None:
        files.pop(MANIFEST)
        if said is None:
            files.pop(NAME_FILE)
        else:
            files[NAME_FILE] = said

    remade(backup, change)
    assert backup_contents.read(backup).library == ""


def test_lines_are_the_same_whatever_ends_them(backup: Path) -> None:
    whole = backup_contents.read(backup)

    def change(files: dict[str, bytes]) -> None:
        for name in [n for n in files if n.startswith("journal/")]:
            files[name] = b"\xef\xbb\xbf" + files[name].replace(b"\n", b"\r\n\r\n")

    remade(backup, change)
    assert backup_contents.read(backup).has_lines_of(whole)


def test_a_backup_that_goes_while_it_is_read_is_told(backup: Path) -> None:
    whole = backup_contents.read(backup)
    backup.write_bytes(b"no zip any more")
    with pytest.raises(LibraryError, match="不是 zip 文件"):
        whole.lines()
    with pytest.raises(LibraryError, match="不是 zip 文件"):
        list(whole.journal())
    backup.unlink()
    with pytest.raises(BaojiaError, match=r"b\.zip"):
        backup_contents.read(backup)


def test_only_what_is_ours_comes_back(backup: Path, library: Library, opened: Open) -> None:
    strange = {
        "journal/deep/x.jsonl": b"x",
        "journal/notes.txt": b"x",
        "issues/a.json": b"x",
        "issues/p/2026/000000000000.00000000.json": b"not what it is called by",
        "pictures/aa/no-fingerprint": b"x",
        "other/file": b"x",
        "issues\\p\\x.json": b"x",
    }
    remade(backup, lambda files: files.update(strange))
    fresh = opened("fresh")
    restored = fresh.restore(backup)
    assert restored.articles == 4
    assert [a.note for a in fresh.annotations()] == ["待查"]
    kept = {p.name for p in fresh.folder.rglob("*") if p.is_file()}
    assert not kept & {"x.jsonl", "notes.txt", "a.json", "000000000000.00000000.json", "no-fingerprint", "file"}
    assert fresh.restore(backup).files == 0


def test_a_backup_that_is_gone_or_without_its_list_is_refused(backup: Path, opened: Open, tmp_path: Path) -> None:
    fresh = opened("fresh")
    with pytest.raises(NotFound, match="没有这个文件"):
        fresh.restore(tmp_path / "gone.zip")
    remade(backup, lambda files: None, listed=False)
    with pytest.raises(LibraryError, match="核对用的清单"):
        fresh.restore(backup)
    assert fresh.issue_ids() == ()


def test_a_damaged_issue_gives_way_to_the_good_one_and_is_kept(backup: Path, library: Library) -> None:
    (path,) = (library.folder / "issues").rglob("*.json")
    good = path.read_bytes()
    path.write_bytes(good[:-9])
    library.restore(backup)
    assert path.read_bytes() == good
    (aside,) = (library.folder / "damaged").iterdir()
    assert aside.read_bytes() == good[:-9]


def test_a_deed_of_what_is_not_there_is_refused_whole(library: Library) -> None:
    issue = filled(library)
    piece = f"{issue}-2"
    before = len(library.history())
    refused: dict[str, tuple[type[BaojiaError], Callable[..., object]]] = {
        "没有这样的状态：weather": (WrongRequest, lambda deed: deed.set_status(piece, weather="晴")),
        "没有这样的状态：read": (WrongRequest, lambda deed: deed.set_status(piece, read="yes")),
        "标签不能是空的": (WrongRequest, lambda deed: deed.add_tag(piece, " \t")),
        "没有名叫“桥”的搜索": (NotFound, lambda deed: deed.forget_search("桥")),
        "第 3 页": (NotFound, lambda deed: deed.forget_page("0" * 64, 3)),
        "没有这一条": (NotFound, lambda deed: deed.drop_correction("c" + "0" * 12)),
        "没有": (NotFound, lambda deed: deed.rename_tag("水事", "渡口")),
    }

    def refusing(act: Callable[..., object]) -> None:
        with library.deed("refused") as deed:
            deed.set_status(piece, bookmarked=True)
            act(deed)

    for words, (error, act) in refused.items():
        with pytest.raises(error, match=words):
            refusing(act)
    assert len(library.history()) == before
    assert library.status(piece).bookmarked is False
    assert [note.note for note in library.annotations()] == ["待查"]
