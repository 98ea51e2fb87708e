"""Whoever reads a PDF of ours sees what others see, and finds its objects of the kinds that ISO 32000-1 asks for."""

from __future__ import annotations

import io
import re
import shutil
import struct
import subprocess
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops
from PySide6.QtWidgets import QApplication

from reader.model.article import Paragraph
from reader.printing import PrintOptions, pdf
from reader.rendering.arrangement import Arrangement
from reader.rendering.piece import Piece
from tests.rendering.pieces import LEAD, TALK, annotated_report, photograph, poem, report

pytestmark = pytest.mark.gui

needs_poppler = pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="pdftoppm (poppler-utils) is not here")
WORDS = "Wi-Fi 6E 的 the old ferry goes on at 11月23日、3・21, see https://www.example.com/a/b?c=d."
BLOCK, MOST = 8, 60
"""Points of a block, and grey levels its mean may differ by; a character that stands elsewhere makes 75 and more."""
LAYOUTS = {
    "columns": PrintOptions(columns=2),
    "pinyin": PrintOptions(pinyin="all", columns=2),
    "large": PrintOptions(paper="A5", font_size=28),
    "down": PrintOptions(vertical=True),
    "down, pinyin": PrintOptions(paper="A5", vertical=True, pinyin="all"),
    "book": PrintOptions(booklet="渡口", paper="16k-small", arrangement=Arrangement(division="theme")),
    "book, down": PrintOptions(booklet="渡口", paper="A5", vertical=True),
}


def pieces() -> list[Piece]:
    """Return pieces of every kind, one of several pages with digits and Latin words in its lines."""
    texts = [f"第{k}段。{LEAD}{TALK}{WORDS}" for k in range(12)]
    long = replace(report().article, id="abc-9", paragraphs=tuple(Paragraph(text=t) for t in texts), truncated=False)
    return [annotated_report(), photograph(), poem(), Piece(article=long, masthead=report().masthead)]


@pytest.fixture(scope="module", params=list(LAYOUTS.values()), ids=list(LAYOUTS))
def written(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    path = tmp_path_factory.mktemp("renderers") / "印.pdf"
    pdf(pieces(), path, request.param)
    return path


@needs_poppler
def test_poppler_shows_what_pdfium_shows(written: Path) -> None:
    subprocess.run(["pdftoppm", "-r", "72", "-gray", written, written.with_suffix("")], check=True, timeout=120)
    with pypdfium2.PdfDocument(written) as file:
        shown = sorted(written.parent.glob("*.pgm"))
        assert len(shown) == len(file)
        for number, (page, path) in enumerate(zip(file, shown, strict=True), 1):
            ours = page.render(scale=1).to_pil().convert("L")
            size = ours.width // BLOCK, ours.height // BLOCK
            theirs = Image.open(path).crop((0, 0, ours.width, ours.height))
            few = [picture.resize(size, Image.Resampling.BOX) for picture in (ours, theirs)]
            most = ImageChops.difference(*few).getextrema()[1]
            assert isinstance(most, int)
            assert most <= MOST, f"page {number}"


@needs_poppler
def test_poppler_finds_all_words_on_the_paper(written: Path) -> None:
    said = subprocess.run(["pdftotext", "-bbox", written, "-"], capture_output=True, check=True, timeout=120).stdout
    number = r'"(-?[0-9.]+)"'
    width, height = 0.0, 0.0
    words = 0
    for line in said.decode("utf-8").splitlines():
        if page := re.search(f"<page width={number} height={number}", line):
            width, height = float(page[1]), float(page[2])
        elif word := re.search(f"<word xMin={number} yMin={number} xMax={number} yMax={number}", line):
            left, top, right, bottom = map(float, word.groups())
            assert -1 <= left <= right <= width + 1, line
            assert -1 <= top <= bottom <= height + 1, line
            words += 1
    assert words > 20


def test_numbers_that_are_to_be_whole_are_whole(written: Path) -> None:
    whole = {
        "/DW", "/Flags", "/Count", "/Length", "/StructParents", "/StructParent", "/MCID", "/ParentTreeNextKey", "/N",
        "/Width", "/Height", "/BitsPerComponent", "/Supplement", "/F", "/Rotate", "/First",
    }  # fmt: skip
    with pikepdf.open(written) as file:
        for each in file.objects:
            for held in dictionaries(each):
                for key in whole & set(held.keys()):
                    assert isinstance(held[key], int | pikepdf.Dictionary), f"{key} {held[key]}"


def dictionaries(held: object) -> list[pikepdf.Dictionary]:
    """Return an object's own dictionaries, those in it included, without what it only refers to."""
    if isinstance(held, pikepdf.Stream):
        held = held.stream_dict
    if isinstance(held, pikepdf.Dictionary):
        own = [value for value in held.values() if isinstance(value, pikepdf.Object) and not value.is_indirect]
        return [held, *(d for value in own for d in dictionaries(value))]
    if isinstance(held, pikepdf.Array):
        own = [value for value in held if isinstance(value, pikepdf.Object) and not value.is_indirect]
        return [d for value in own for d in dictionaries(value)]
    return []


def test_a_page_has_no_number_that_a_pdf_cannot_have(written: Path) -> None:
    with pikepdf.open(written) as file:
        for page in file.pages:
            content = re.sub(rb"<[0-9a-f]*>", b" ", page.Contents.read_bytes())
            numbers = [n for n in re.split(rb"[\s\[\]<>]+", content) if re.match(rb"[-+.\d]", n)]
            odd = [n for n in numbers if not re.fullmatch(rb"-?\d+(\.\d+)?", n)]
            assert not odd


def test_widths_are_those_of_the_outlines(written: Path) -> None:
    with pikepdf.open(written) as file:
        faces = {font.DescendantFonts[0].objgen: font for page in file.pages for font in page.Resources.Font.values()}
        for font in faces.values():
            own = font.DescendantFonts[0]
            outlines, scale = advances(own.FontDescriptor.FontFile3.read_bytes())
            said = dict.fromkeys(range(len(outlines)), float(own.DW))
            at = iter(own.W)
            for first in at:
                said.update({int(first) + k: float(width) for k, width in enumerate(next(at))})
            assert set(said) == set(range(len(outlines)))
            assert all(abs(said[k] - width * scale) < 1 for k, width in enumerate(outlines))
            if "/W2" in own:  # the form of stretches is one that poppler misreads
                assert [isinstance(each, pikepdf.Array) for each in own.W2] == [False, True]
                assert len(own.W2[1]) == 3 * len(outlines)


def advances(program: bytes) -> tuple[list[int], float]:
    """Return the widths in a compact font of ours (Adobe TN 5176), and how many 1/1000 em one of their units is."""
    data = io.BytesIO(program)

    def index() -> list[bytes]:
        count, size = (
            struct.unpack(">HB", data.read(3)) if program[data.tell() : data.tell() + 2] != b"\0\0" else (0, 0)
        )
        if not count:
            data.read(2)
            return []
        offsets = [int.from_bytes(data.read(size), "big") for _k in range(count + 1)]
        return [data.read(b - a) for a, b in pairwise(offsets)]

    data.seek(4)
    index()
    top = facts(index()[0])
    data.seek(int(top[b"\x11"][0]))
    glyphs = index()
    data.seek(int(top[b"\x0c\x24"][0]))
    length, at = facts(index()[0])[b"\x12"]
    usual = facts(program[int(at) : int(at + length)])[b"\x14"][0]
    matrix = top.get(b"\x0c\x07", [0.001])
    return [int(width_in(glyph, usual)) for glyph in glyphs], matrix[0] * 1000


def facts(data: bytes) -> dict[bytes, list[float]]:
    """Return a dictionary of a compact font: its operators, and what stands before each."""
    found: dict[bytes, list[float]] = {}
    operands: list[float] = []
    at = 0
    while at < len(data):
        if data[at] <= 21:
            size = 2 if data[at] == 12 else 1
            found[data[at : at + size]] = operands
            operands, at = [], at + size
        else:
            value, at = number_at(data, at)
            operands.append(value)
    return found


def number_at(data: bytes, at: int) -> tuple[float, int]:
    """Return the number of a dictionary or an outline that begins there, and where it ends."""
    first = data[at]
    if first == 30:
        end, nibbles = at + 1, ""
        while "f" not in nibbles:
            nibbles += data[end : end + 1].hex()
            end += 1
        return float(nibbles[: nibbles.index("f")].replace("a", ".").replace("c", "e-").replace("b", "e")), end
    if first == 28:
        return struct.unpack(">h", data[at + 1 : at + 3])[0], at + 3
    if first == 29:
        return struct.unpack(">i", data[at + 1 : at + 5])[0], at + 5
    if first <= 246:
        return first - 139, at + 1
    if first <= 250:
        return (first - 247) * 256 + data[at + 1] + 108, at + 2
    return -(first - 251) * 256 - data[at + 1] - 108, at + 2


def width_in(glyph: bytes, usual: float) -> float:
    """Return how wide an outline of ours says that it is: what stands before its first operator beyond its operands."""
    at, operands = 0, list[float]()
    while glyph[at] >= 28:
        value, at = number_at(glyph, at)
        operands.append(value)
    wanted = {21: 2, 14: 0}[glyph[at]]
    return operands[0] if len(operands) > wanted else usual
