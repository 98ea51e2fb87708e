"""What a disk said is told in the reader's words, whatever was asked of it."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.library import archive, backup_contents, layout
from reader.model import outside
from reader.model.disk_words import in_words
from reader.model.errors import BaojiaError

FOREIGN = re.compile(r"[A-Za-z]{3,} [a-z]+|Errno")
ASKED: dict[str, Callable[[Path], object]] = {
    "write": lambda path: outside.write(path, b"x", force=False),
    "library": lambda path: layout.settle(path, path.parent / "cache", None, read_only=False),
    "backup": archive.verify,
    "look into": backup_contents.read,
}


@pytest.mark.parametrize("name", ["ENOTDIR", "EACCES", "EROFS", "ENOSPC", "EIO", "ENAMETOOLONG", "ELOOP", "EMFILE"])
def test_a_disk_speaks_chinese(name: str) -> None:
    number = getattr(errno, name)
    said = in_words(OSError(number, os.strerror(number)))
    assert said
    assert not re.search("[A-Za-z]", said)


def test_what_has_no_words_of_ours_keeps_its_own() -> None:
    assert in_words(OSError(errno.EDOM, "out of domain")) == "out of domain"
    assert in_words(OSError("no number")) == "no number"
    assert in_words(ValueError("null byte")) == "null byte"


@pytest.mark.parametrize("door", ASKED)
def test_a_way_that_leads_through_a_file_is_told_in_words(door: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"no folder")
    with pytest.raises(BaojiaError) as caught:
        ASKED[door](tmp_path / "file" / "deeper" / "x")
    said = str(caught.value)
    assert not FOREIGN.search(said.replace(str(tmp_path), "")), said


def test_the_file_that_stands_where_a_folder_is_meant_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"no folder")
    with pytest.raises(BaojiaError, match="file》是一个文件"):
        layout.settle(tmp_path / "file" / "library", tmp_path / "cache", None, read_only=False)
