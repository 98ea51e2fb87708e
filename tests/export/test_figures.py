"""Pictures leave with their pieces: inside a page, as files of a book, in a folder beside the text, on paper."""

from __future__ import annotations

import io
import json
import zipfile
from base64 import b64decode
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from reader.export.forms import export, rendered
from reader.model import picture_bytes
from reader.model.picture import Figure, Picture
from reader.printing import PrintOptions, pdf
from reader.rendering.piece import Piece
from tests.pictures import jpeg, png
from tests.rendering.pieces import report


def figure(folder: Path, data: bytes, after: int, alt: str | None = None) -> tuple[Figure, Path]:
    """Return a figure and its file."""
    picture, kept = picture_bytes.read(data)
    (folder / picture.file_name).write_bytes(kept)
    known = {name: getattr(picture, name) for name in Picture.__dataclass_fields__}
    return Figure(**known, after=after, alt=alt), folder / picture.file_name


@pytest.fixture
def pictured(tmp_path: Path) -> Piece:
    """A report with a picture that is here, one that is absent, and one whose bytes are others."""
    piece = report()
    (tmp_path / "kept").mkdir()
    here, path = figure(tmp_path / "kept", png(400, 300), 1, alt="河堤“上”的<人>")
    absent, _gone = figure(tmp_path / "kept", png(90, 60), 1)
    damaged, wrong = figure(tmp_path / "kept", jpeg(), 2)
    wrong.write_bytes(b"?")
    article = replace(piece.article, figures=(here, absent, damaged))
    return replace(piece, article=article, pictures={here.sha256: path, damaged.sha256: wrong})


def test_a_page_holds_its_pictures(pictured: Piece) -> None:
    page = rendered([pictured], "html").decode()
    assert page.count("<figure>") == 1
    assert page.count("这台电脑上没有这张图") == 2
    held = page.partition("base64,")[2].partition('"')[0]
    assert b64decode(held) == png(400, 300)
    assert 'alt="河堤“上”的&lt;人&gt;"' in page
    assert "img-src data:" in page


def test_a_book_has_them_as_files(pictured: Piece) -> None:
    with zipfile.ZipFile(io.BytesIO(rendered([pictured, pictured], "epub"))) as book:
        (name,) = [n for n in book.namelist() if n.startswith("EPUB/images/")]
        assert book.read(name) == png(400, 300)
        assert name.removeprefix("EPUB/") in book.read("EPUB/package.opf").decode()
        assert name.removeprefix("EPUB/") in book.read("EPUB/piece-0001.xhtml").decode()


@pytest.mark.parametrize("form", ["markdown", "json"])
def test_a_text_has_a_folder_beside_it(pictured: Piece, form: str, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    for _twice in range(2):
        export([pictured], tmp_path / "out" / "a.txt", form, force=True)  # type: ignore[arg-type]  # two of its words
    (file,) = (tmp_path / "out" / "pictures").iterdir()
    assert file.read_bytes() == png(400, 300)
    text = (tmp_path / "out" / "a.txt").read_text("utf-8")
    assert file.name in text
    if form == "json":
        told = json.loads(text)[0]["figures"]
        assert [(f["after"], f["file"] == file.name) for f in told] == [(1, True), (1, False), (2, False)]


@pytest.mark.usefixtures("qapp")
def test_pictures_are_printed(pictured: Piece, tmp_path: Path) -> None:
    without = pdf([replace(pictured, pictures={})], tmp_path / "a.pdf", PrintOptions())
    result = pdf([pictured], tmp_path / "b.pdf", PrintOptions())
    assert result.pages >= without.pages
    with pikepdf.open(tmp_path / "b.pdf") as printed:
        images = [o for o in printed.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"]
        assert [(int(i.Width), int(i.Height)) for i in images if "/SMask" in i or int(i.Width) > 9][:1] == [(400, 300)]
