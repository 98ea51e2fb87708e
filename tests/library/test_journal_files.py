"""What happens to text files on their way between machines, and to the files of a journal in daily use."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader.library import Library
from reader.library.record import BOM, decode, encode, scan
from reader.library.sequences import Sequences
from reader.model.errors import LibraryError
from reader.model.summary import Collection

from .papers import mark, paper

Open = Callable[..., Library]
LINES = [{"v": 1, "s": k, "h": k, "d": "a.1", "o": [{"t": "n", "k": k, "f": {"note": f"第{k}条"}}]} for k in (1, 2, 3)]
DATA = b"".join(encode(p) for p in LINES)


def filled(library: Library) -> str:
    issue = library.store(paper(), name="p.txt", origin="file").issue
    for k in range(3):
        with library.deed("annotate") as deed:
            deed.add_annotation(
                mark(library.imported(issue), k, library.imported(issue).articles[k].body[:4], f"第{k}条")
            )
    return issue


@pytest.mark.parametrize(
    "data",
    [DATA.replace(b"\n", b"\r\n"), BOM + DATA, DATA.replace(b"}\n", b"}", 1), DATA.replace(b"\n", b"\n\n"), DATA * 2],
    ids=["crlf", "bom", "glued", "blank lines", "doubled"],
)
def test_what_editors_git_and_mail_do_to_text_loses_nothing(data: bytes) -> None:
    found = scan(data)
    assert {p["s"] for p, _ in found.records} == {1, 2, 3}
    assert found.bad == []


def test_a_checksum_in_capitals_is_no_checksum() -> None:
    line = next(
        encode({"v": 1, "n": k}) for k in range(99) if any(c in b"abcdef" for c in encode({"v": 1, "n": k})[:8])
    )
    assert decode(line.rstrip()) is not None
    assert decode(line.rstrip()[:8].upper() + line.rstrip()[8:]) is None


def test_half_a_surrogate_pair_survives() -> None:
    found = scan(encode({"v": 1, "note": "\ud83d"}))
    assert found.records[0][0]["note"] == "\ud83d"


def test_what_is_no_json_is_refused_before_anything_is_written() -> None:
    with pytest.raises(TypeError):
        encode({"v": object()})
    with pytest.raises(ValueError):
        encode({"v": float("nan")})


def test_holes_are_found_whatever_the_order() -> None:
    seen = Sequences()
    for number in (5, 1, 2, 7, 2):
        seen.add("a.1", number, "f")
    seen.end("a.1", 9, "f")
    assert [(first, last) for _f, _w, first, last in seen.missing()] == [(3, 4), (6, 6), (8, 9)]
    seen.add("a.1", 6, "f")
    seen.add("a.1", 3, "g")
    assert [(first, last) for _f, _w, first, last in seen.missing()] == [(4, 4), (8, 9)]


def test_a_session_goes_on_in_the_last_segment_unless_somebody_holds_it(library: Library, opened: Open) -> None:
    issue = filled(library)
    folder = library.folder / "journal"
    other = opened()
    with other.deed("read") as deed:
        deed.set_status(f"{issue}-1", read=True)
    assert len(list(folder.iterdir())) == 2
    other.close()
    library.close()
    for _ in range(3):
        again = opened()
        with again.deed("toggle") as deed:
            deed.set_status(f"{issue}-1", read=not again.status(f"{issue}-1").read)
        again.close()
    assert len(list(folder.iterdir())) == 2
    assert list(opened().check()) == []


def test_damaged_files_and_those_of_a_lost_cache_are_never_written_to_again(
    library: Library, opened: Open, tmp_path: Path
) -> None:
    import shutil

    issue = filled(library)
    library.close()
    (path,) = (library.folder / "journal").iterdir()
    path.write_bytes(path.read_bytes()[:-30])
    before = path.read_bytes()
    again = opened()
    with again.deed("read") as deed:
        deed.set_status(f"{issue}-1", read=True)
    again.close()
    assert path.read_bytes() == before
    shutil.rmtree(tmp_path / "here" / "cache")
    files = set((library.folder / "journal").iterdir())
    last = opened()
    with last.deed("read") as deed:
        deed.set_status(f"{issue}-2", read=True)
    assert len(set((library.folder / "journal").iterdir()) - files) == 1


def test_conflict_copies_of_synchronisers_are_read(library: Library, opened: Open) -> None:
    issue = filled(library)
    library.close()
    (path,) = (library.folder / "journal").iterdir()
    lines = path.read_bytes().splitlines(keepends=True)
    path.with_name(path.stem + ".sync-conflict-20260305-101010-ABCDEFG.jsonl").write_bytes(b"".join(lines))
    path.with_name(path.name + " (conflicted copy 2026-03-05)").write_bytes(b"".join(lines[2:]))
    path.write_bytes(b"".join(lines[:2]))
    again = opened()
    assert len(again.annotations()) == 3
    assert {p.kind for p in again.check()} == {"shortened"}
    assert again.imported(issue).id == issue


def test_another_machines_settings_copied_here_get_a_number_of_their_own(tmp_path: Path) -> None:
    import json

    from reader.library.device import device_id

    first = device_id(tmp_path)
    assert device_id(tmp_path) == first
    kept = json.loads((tmp_path / "device.json").read_text())
    (tmp_path / "device.json").write_text(json.dumps({**kept, "machine": "0" * 16}))
    assert device_id(tmp_path) != first


def test_what_one_process_did_another_undoes_where_no_settings_can_be_kept(tmp_path: Path, opened: Open) -> None:
    from reader.library.device import device_id

    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "config").write_text("no folder")
    library = opened()
    issue = filled(library)
    with library.deed("bookmark", f"{issue}-1") as deed:
        deed.set_status(f"{issue}-1", bookmarked=True)
    library.close()
    again = opened()
    assert again.status(f"{issue}-1").bookmarked
    assert again.undo().label == "bookmark"
    assert not again.status(f"{issue}-1").bookmarked
    assert device_id(tmp_path / "here" / "config") != device_id(tmp_path / "here" / "config" / "of another")


def test_unknown_fields_of_later_versions_are_kept(library: Library, opened: Open) -> None:
    issue = filled(library)
    library.close()
    path = library.folder / "journal" / "ffffffff-zzzzzzz-abcdef.jsonl"
    number = 12345
    fields = {
        "article": f"{issue}-1",
        "field": "body",
        "start": 0,
        "end": 2,
        "exact": "昨天",
        "note": "新",
        "mood": {"x": [1]},
    }
    lines = [
        {
            "v": 1,
            "s": 1,
            "h": 1,
            "d": "ffffffff.abcdef",
            "z": "?",
            "o": [{"t": "annotations", "k": number, "n": True, "f": fields, "q": 1}],
        },
        {"v": 9, "s": 2, "h": 2, "d": "ffffffff.abcdef", "o": "something else"},
        {"v": 1, "s": 3, "h": 3, "d": "ffffffff.abcdef", "o": [{"table": "renamed"}]},
    ]
    path.write_bytes(b"".join(encode(line) for line in lines))
    again = opened()
    assert "新" in [a.note for a in again.annotations()]
    assert again.database.table("annotations").get(doc_id=number)["mood"] == {"x": [1]}  # type: ignore[index]
    assert {p.kind for p in again.check()} >= {"newer_format"}


def test_a_library_that_is_gone_for_a_while_is_not_forgotten(library: Library) -> None:
    issue = filled(library)
    away = library.folder.with_name("away")
    library.folder.rename(away)
    with pytest.raises(LibraryError):
        library.refresh()
    assert library.catalogue.count(Collection(kind="all")) == (4, 4)
    away.rename(library.folder)
    assert not library.refresh().removed
    assert library.article(f"{issue}-1").headline


def test_a_file_that_the_disk_does_not_give_out_is_told_and_the_others_are_read(
    library: Library, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue = filled(library)
    other = opened(machine="there")
    with other.deed("read") as deed:
        deed.set_status(f"{issue}-1", read=True)
    other.close()
    library.close()
    (bad,) = (p for p in (library.folder / "journal").iterdir() if p.name.startswith(library.device()))
    real = Path.open

    def refuse(self: Path, *args: Any, **kwargs: Any) -> Any:
        if self.name == bad.name:
            raise OSError(5, "Input/output error")
        return real(self, *args, **kwargs)

    monkeypatch.setattr(Path, "open", refuse)
    again = opened()
    assert again.status(f"{issue}-1").read
    assert "unreadable" in {p.kind for p in again.check()}
    monkeypatch.undo()
    again.refresh()
    assert len(again.annotations()) == 3
