"""Which pictures of a file, a folder or an archive may be of pages, in which order, and what they are called."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

import pytest

from reader.importing import photographs
from reader.importing.photographs import LEAST_BYTES, Photograph, bytes_in, is_photograph, photographs_in
from reader.model.errors import ImportFailure
from tests.pictures import bmp, gif, jpeg, png, tiff, webp

LARGE = b"\0" * LEAST_BYTES


@pytest.mark.parametrize("data", [jpeg(), png(), tiff(), webp(), bmp(), b"MM\0*" + LARGE], ids=len)
def test_pictures_are_told_by_their_first_bytes(data: bytes) -> None:
    assert is_photograph(data)


@pytest.mark.parametrize("data", [b"", b"BM", gif(), b"BMW drives", b"RIFF\0\0\0\0WAVE", "渡口".encode()], ids=repr)
def test_what_is_no_picture_of_a_page_is_told(data: bytes) -> None:
    assert not is_photograph(data)


def test_a_bitmap_is_told_by_its_second_head_too() -> None:
    data = bytearray(bmp())
    data[14:18] = struct.pack("<I", 124)
    assert is_photograph(bytes(data))
    data[14:18] = struct.pack("<I", 3)
    assert not is_photograph(bytes(data))


def test_a_folder_gives_its_large_pictures_in_natural_order(tmp_path: Path) -> None:
    for name in ("版10.jpg", "版2.jpg", "内/版1.PNG", ".藏/版3.jpg", "字.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(LARGE)
    (tmp_path / "钮.png").write_bytes(b"small")
    (tmp_path / "去处.jpg").symlink_to(tmp_path / "版2.jpg")
    (tmp_path / "叫做图.jpg").mkdir()
    found = [one.path.relative_to(tmp_path).as_posix() for one in photographs_in(tmp_path)]
    assert found == ["内/版1.PNG", "版2.jpg", "版10.jpg"]


def test_a_folder_of_more_than_anybody_photographs_is_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photographs, "MOST", 3)
    for k in range(5):
        (tmp_path / f"{k}.jpg").write_bytes(LARGE)
    assert [one.name for one in photographs_in(tmp_path)] == ["0.jpg", "1.jpg", "2.jpg"]


def test_an_archive_gives_its_pictures_and_their_bytes(tmp_path: Path) -> None:
    path = tmp_path / "版.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("版/2.jpg", "版/10.jpg", "__MACOSX/版/2.jpg", "版/.2.jpg", "版/说明.txt"):
            archive.writestr(name, name.encode())
    found = photographs_in(path)
    assert [(one.member, one.name) for one in found] == [("版/2.jpg", "2.jpg"), ("版/10.jpg", "10.jpg")]
    assert bytes_in(found[0]) == "版/2.jpg".encode()


def test_one_picture_is_itself_and_a_text_holds_none(tmp_path: Path) -> None:
    (tmp_path / "版.JPG").write_bytes(b"here")
    (tmp_path / "字.txt").write_bytes(b"here")
    (one,) = photographs_in(tmp_path / "版.JPG")
    assert (one, one.name, bytes_in(one)) == (Photograph(tmp_path / "版.JPG"), "版.JPG", b"here")
    assert photographs_in(tmp_path / "字.txt") == ()
    assert not photographs.may_be_page(tmp_path / "gone.jpg")
    with pytest.raises(ImportFailure):
        bytes_in(Photograph(tmp_path / "gone.jpg"))


def test_what_is_not_read_yet_is_said_with_its_number() -> None:
    assert str(photographs.not_read("版.jpg", 1)) == "《版.jpg》是照片，还没有识字。"
    assert str(photographs.not_read("一叠", 3)) == "“一叠”里有 3 张照片，还没有识字。"
