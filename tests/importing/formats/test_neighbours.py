"""A picture is found under whatever name a source calls it by, and never above the top of what was brought in."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from urllib.parse import quote

import pytest

from reader.importing import read_source
from reader.importing.formats.neighbours import beside, shelf_below, shelf_of
from reader.model.errors import ImportFailure
from tests.importing.pictured import zipped
from tests.pictures import png

FILES = ("a.html", "图/水车.png", "Pics/Ferry 1.PNG", "b.png?w=64", "b.png", "www.example.org/u/c.png", "50%.png")
NAMES = {
    "图/水车.png": "图/水车.png",
    "as an address": quote("图/水车.png"),
    "in GBK": quote("图/水车.png".encode("gbk")),
    "twice": quote(quote("图/水车.png")),
    "from the top": "/图/水车.png",
    "with a query": "图/水车.png?x=1&y=2#z",
}
OTHERS = {
    "pics/ferry%201.png": "Pics/Ferry 1.PNG",
    ".\\PICS\\ferry 1.png": "Pics/Ferry 1.PNG",
    "pics/ferry+1.png": "Pics/Ferry 1.PNG",
    "./pics/../Pics/Ferry&#32;1.PNG": "Pics/Ferry 1.PNG",
    " b.\n png": None,
    "b.png?w=64": "b.png?w=64",
    "b.png?w=65": "b.png",
    "https://www.example.org/u/c.png": "www.example.org/u/c.png",
    "//www.example.org/u/c.png?v=2": "www.example.org/u/c.png",
    "https://example.org/b.png": None,
    "50%.png": "50%.png",
    "图": None,
}


@pytest.mark.parametrize(("address", "name"), [*((a, "图/水车.png") for a in NAMES.values()), *OTHERS.items()])
def test_one_name_in_many_spellings(address: str, name: str | None, tmp_path: Path) -> None:
    def read(member: str) -> bytes:
        if member not in FILES:
            raise ImportFailure("not_found", member)
        return member.encode()

    assert beside("a.html", shelf_of(FILES, read))(address) == (name.encode() if name else None)
    for file in FILES:
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(file, encoding="utf-8")
    assert beside("a.html", shelf_below(tmp_path))(address) == (name.encode() if name else None)


def test_letters_composed_in_another_way_are_the_same(tmp_path: Path) -> None:
    (tmp_path / unicodedata.normalize("NFD", "café.png")).write_bytes(b"1")
    assert beside("a.html", shelf_below(tmp_path))("caf%C3%A9.png") == b"1"


def test_of_folders_that_differ_in_case_the_one_that_holds_it(tmp_path: Path) -> None:
    for name in ("PIC/wheel.png", "pic/mill.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    resolve = beside("a.html", shelf_below(tmp_path))
    assert resolve("Pic/Wheel.png") == b"PIC/wheel.png"
    assert resolve("Pic/Mill.png") == b"pic/mill.png"


@pytest.mark.parametrize("address", [
    "../secret.png", "..%2fsecret.png", "%2e%2e/secret.png", "..\\secret.png", "/../secret.png", "link.png", "LINK.PNG",
    "inner/secret.png", "file:///etc/hosts", "C:\\secret.png", "\0.png", "a" * 100_000, "%00", "", ".", "//", "http://",
])  # fmt: skip
def test_hostile_names_find_nothing(address: str, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(b"1")
    top = tmp_path / "top"
    top.mkdir()
    (top / "link.png").symlink_to(tmp_path / "secret.png")
    (top / "inner").symlink_to(tmp_path)
    assert beside("a.html", shelf_below(top))(address) is None


def page(*names: str) -> str:
    shown = "".join(f"<img src='{name}'>" for name in names)
    words = "柳湾的人昨日到这里来看，都说等了很多年，账目贴在门口。"
    return f"<html><meta charset='utf-8'><body><h1>水车转了</h1><p>{words}</p>{shown}<p>{words}</p></body></html>"


@pytest.mark.parametrize("packed", [True, False], ids=["archive", "folder"])
def test_what_no_page_shows_is_set_aside(packed: bool, tmp_path: Path) -> None:
    files = {
        "a.html": page("1.png").encode(), "1.png": png(100, 80, 1), "more/2.PNG": png(100, 80, 2), "3.jpg": b"none",
        ".4.png": png(100, 80, 4), "look.css": b"p {}",
    }  # fmt: skip
    place = tmp_path / "柳湾报"
    if packed:
        place = place.with_suffix(".zip")
        place.write_bytes(zipped({**files}))
    for name, data in files.items() if not packed else ():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(data)
    result = read_source(place)
    (issue,) = result.issues
    assert [f.name for a in issue.articles for f in a.figures] == ["1.png"]
    told = {p.name: (p.reason, p.sha256 in result.pictures) for p in issue.pictures_aside}
    assert told == {"3.jpg": ("unreadable", False), "more/2.PNG": ("unshown", True)}
    assert not any("2.PNG" in words for words in result.warnings)


def test_a_link_in_a_folder_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(png(100, 80, 1))
    top = tmp_path / "柳湾报"
    top.mkdir()
    (top / "a.html").write_text(page("2.png"), encoding="utf-8")
    (top / "2.png").symlink_to(tmp_path / "secret.png")
    (issue,) = read_source(top).issues
    assert [(p.name, p.reason) for p in issue.pictures_aside] == [("2.png", "absent")]
