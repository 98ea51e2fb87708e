"""Pictures leave with their pieces: inside a page, as files of a book, in a folder beside the text, on paper."""

from __future__ import annotations

import io
import json
import zipfile
from base64 import b64decode, b64encode
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from reader.export.forms import Form, export, rendered
from reader.model import picture_bytes
from reader.model.picture import Figure, Picture
from reader.printing import PrintOptions, pdf
from reader.rendering.piece import Piece
from tests.pictures import bmp, jpeg, png, webp
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
    assert page.count("这台电脑上没有这张图") == page.count("这张图坏了，或者放不进这种文件") == 1
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


def _pixels(data: bytes) -> list[int]:
    with Image.open(io.BytesIO(data)) as opened:
        return list(opened.convert("RGBA").tobytes())


def _drawn(kind: str) -> bytes:
    """Return a picture whose every pixel is another colour."""
    made = Image.new("RGB", (16, 12))
    made.putdata([(k, 255 - k, k * 7 % 256) for k in range(16 * 12)])
    stream = io.BytesIO()
    made.save(stream, kind, **({"lossless": True} if kind == "WEBP" else {}))
    return stream.getvalue()


def _of_kinds(folder: Path, pictures: dict[str, bytes]) -> Piece:
    """Return a report with a picture of each kind."""
    piece = report()
    made = [figure(folder, data, 1) for data in pictures.values()]
    files = {f.sha256: path for f, path in made}
    return replace(piece, article=replace(piece.article, figures=tuple(f for f, _path in made)), pictures=files)


KINDS = ("JPEG", "PNG", "GIF", "WEBP", "BMP")
SIGNS = {b"\xff\xd8\xff": "jpg", b"\x89PN": "png", b"GIF": "gif", b"RIF": "webp", b"BM": "bmp"}


@pytest.mark.parametrize(
    ("form", "kinds"), [("epub", ["gif", "jpg", "png", "png", "webp"]), ("docx", ["gif", "jpg", "png", "png", "png"])]
)
def test_what_a_form_does_not_take_leaves_as_png(form: Form, kinds: list[str], tmp_path: Path) -> None:
    pictures = {kind: _drawn(kind) for kind in KINDS}
    done = export([_of_kinds(tmp_path, pictures)], tmp_path / f"a.{form}", form)
    with zipfile.ZipFile(tmp_path / f"a.{form}") as made:
        held = [made.read(n) for n in made.namelist() if "/images/" in n or "/media/" in n]
        told = "".join(made.read(n).decode() for n in made.namelist() if n.endswith((".opf", ".rels")))
        assert all(n.rpartition("/")[2] in told for n in made.namelist() if "/images/" in n or "/media/" in n)
    assert sorted(next(kind for sign, kind in SIGNS.items() if d.startswith(sign)) for d in held) == kinds
    same = [_pixels(pictures[k]) for k in ("BMP", "WEBP")]
    assert all(pixels in map(_pixels, held) for pixels in same)
    assert (done.pictures_left, done.left_words) == (0, "")


@pytest.mark.parametrize("form", ["html", "markdown", "json"])
def test_other_forms_take_every_kind_as_it_is(form: Form, tmp_path: Path) -> None:
    pictures = {kind: _drawn(kind) for kind in KINDS}
    (tmp_path / "out").mkdir()
    done = export([_of_kinds(tmp_path, pictures)], tmp_path / "out" / "a.txt", form)
    assert done.pictures_left == 0
    text = (tmp_path / "out" / "a.txt").read_text("utf-8")
    for data in (picture_bytes.read(d)[1] for d in pictures.values()):
        if form == "html":
            assert b64encode(data).decode() in text
        else:
            assert any(f.read_bytes() == data for f in (tmp_path / "out" / "pictures").iterdir())


@pytest.mark.parametrize("form", ["html", "epub", "docx", "markdown", "json"])
def test_an_export_counts_the_pictures_that_could_not_leave(pictured: Piece, form: Form, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    done = export([pictured, pictured], tmp_path / "out" / "a.txt", form)
    assert done.pictures_left == 2
    assert "2 张图没有导出" in done.left_words


@pytest.mark.parametrize("form", ["epub", "docx"])
def test_what_cannot_be_drawn_is_counted(form: Form, tmp_path: Path) -> None:
    broken = webp(60, 40)  # its head is right, its pixels are none
    done = export([_of_kinds(tmp_path, {"WEBP": broken, "BMP": bmp()[:40] + bmp()[54:]})], tmp_path / "a", form)
    assert done.pictures_left == (1 if form == "epub" else 2)
