"""A PDF of printed pages: its pictures as they are, its words found where they are printed, lines that run down too."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from reader.importing.pages.marks import Box
from reader.model.errors import Cancelled, WrongRequest
from reader.printing.searchable import searchable_pdf


@dataclass(frozen=True)
class Sheet:
    """A page of 300 by 400 points."""

    picture: bytes
    lines: tuple[tuple[str, Box], ...]
    scale: float = 2.0


def picture(kind: str, mode: str = "RGB") -> bytes:
    made = io.BytesIO()
    Image.new(mode, (600, 800), 200 if mode == "L" else (250, 240, 220)).save(made, kind)
    return made.getvalue()


ACROSS = ("渡口的灯笼昨夜没有亮𠮷", Box(30, 40, 140, 50))
DOWN = ("桥上的风很大", Box(200, 40, 210, 100))


def written(*sheets: Sheet) -> tuple[bytes, pypdfium2.PdfDocument]:
    made = io.BytesIO()
    searchable_pdf(sheets, "青禾日报", made)
    return made.getvalue(), pypdfium2.PdfDocument(made.getvalue())


@pytest.mark.parametrize("data", [picture("PNG", "L"), picture("JPEG"), picture("JPEG", "L"), picture("WEBP")])
def test_words_stand_where_they_are_printed_and_are_not_seen(data: bytes) -> None:
    _bytes, pdf = written(Sheet(data, (ACROSS, DOWN)))
    page = pdf[0]
    assert page.get_size() == (300, 400)
    text = page.get_textpage()
    assert text.get_text_bounded().split() == [ACROSS[0], DOWN[0]]
    assert text.get_charbox(0) == pytest.approx((30, 350, 40, 360), abs=1)
    last = text.get_charbox(text.count_chars() - 1)
    assert last == pytest.approx((200, 300, 210, 310), abs=1.5)
    shown = page.render(scale=2).to_pil().convert("RGB")
    assert max(b - a for a, b in shown.getextrema()) <= 4


def test_a_jpeg_is_kept_byte_for_byte_and_so_is_the_file() -> None:
    data = picture("JPEG")
    made, _pdf = written(Sheet(data, (ACROSS,)), Sheet(picture("PNG"), ()))
    assert data in made
    assert written(Sheet(data, (ACROSS,)), Sheet(picture("PNG"), ()))[0] == made


def test_nothing_half_written_stays(tmp_path: Path) -> None:
    path = tmp_path / "版面.pdf"
    with pytest.raises(WrongRequest):
        searchable_pdf([Sheet(picture("JPEG"), ()), Sheet(b"no picture", ())], "x", path)
    with pytest.raises(Cancelled):
        searchable_pdf([Sheet(picture("JPEG"), ())], "x", path, cancelled=lambda: True)
    assert not path.exists()
    assert searchable_pdf([Sheet(picture("JPEG"), (ACROSS,))], "x", path) == path.stat().st_size
    with pytest.raises(WrongRequest):
        searchable_pdf([Sheet(picture("JPEG"), ())], "x", path)
