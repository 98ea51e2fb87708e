"""A PDF's pages as pictures: within the bytes allowed, nothing encoded twice, damage harmless."""

from __future__ import annotations

import io
from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from reader.importing.formats.page_images import PageQuality, page_images
from reader.importing.prints import prints_of
from reader.model.errors import ImportFailure
from tests.importing.formats.test_pdf import column, document

WORDS = ["　　渡口的灯笼昨夜没有亮，", "撑船的人一早就到了岸边。"] * 12


def noise(width: int, height: int) -> Image.Image:
    return Image.effect_noise((width, height), 90).convert("RGB")


def pictured(data: bytes, *, over: bytes = b"", size: tuple[int, int] = (600, 800)) -> bytes:
    """Return a page of 300 × 400 points that a JPEG covers, and what is drawn over it."""
    made = pikepdf.new()
    made.add_blank_page(page_size=(300, 400))
    page = made.pages[0]
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=made.make_indirect(pikepdf.Stream(
        made, data, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=size[0], Height=size[1],
        ColorSpace=pikepdf.Name.DeviceRGB, BitsPerComponent=8, Filter=pikepdf.Name.DCTDecode,
    ))))  # fmt: skip
    page.Contents = made.make_stream(b"q 300 0 0 400 0 0 cm /Im Do Q\n" + over)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def jpeg(picture: Image.Image) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=80)
    return stream.getvalue()


def test_a_page_of_type_is_a_picture_in_its_fineness() -> None:
    (made,) = page_images([document(column(50, WORDS))], PageQuality(dpi=144), name="a.pdf")
    picture = Image.open(io.BytesIO(made.data))
    assert (made.page, made.scale, picture.size) == (1, 2.0, (1190, 1684))
    assert picture.format == "WEBP"
    ink = picture.convert("L").crop((100, 2 * (842 - 700) - 18, 316, 2 * (842 - 700) + 2))
    assert sum(ink.histogram()[:60]) > 100


def test_a_page_stays_within_the_bytes_allowed() -> None:
    wide = pictured(jpeg(noise(600, 800)), over=b"0 0 1 rg 20 20 40 40 re f\n")
    for most in (200_000, 60_000, 20_000):
        (made,) = page_images([wide], PageQuality(dpi=200, most_bytes=most), name="a.pdf")
        assert len(made.data) <= most
        assert Image.open(io.BytesIO(made.data)).width == pytest.approx(300 * made.scale, abs=1)


def test_a_scanned_page_keeps_its_own_jpeg() -> None:
    scan = jpeg(noise(600, 800))
    (made,) = page_images([pictured(scan)], PageQuality(), name="a.pdf")
    assert (made.data, made.scale) == (scan, 2.0)
    (drawn,) = page_images([pictured(scan)], PageQuality(most_bytes=len(scan) - 1), name="a.pdf")
    assert drawn.data[8:12] == b"WEBP"
    (over,) = page_images([pictured(scan, over=b"20 20 40 40 re f\n")], PageQuality(), name="a.pdf")
    assert over.data != scan


def test_files_are_numbered_on_and_a_broken_one_fails() -> None:
    files = [document(column(50, WORDS)), document(column(50, WORDS[:4]))]
    assert [made.page for made in page_images(files, PageQuality(dpi=72), name="a")] == [1, 2]
    with pytest.raises(ImportFailure):
        list(page_images([b"%PDF-1.7 nothing"], PageQuality(), name="a"))


def test_only_the_source_that_was_read_has_its_pages(tmp_path: Path) -> None:

    path = tmp_path / "a.pdf"
    path.write_bytes(data := document(column(50, WORDS)))
    assert prints_of(path, sha256(data).hexdigest()) == [(data,)]
    assert prints_of(path, "0" * 64) == []


@pytest.mark.parametrize(("form", "kind"), [("TIFF", "<u2"), ("PNG", "<u2"), ("TIFF", ">u2")])
def test_a_grey_scan_of_16_bits_keeps_its_light(form: str, kind: str) -> None:
    """Cut off at 255, as Pillow does by itself, it would be a white page."""
    import numpy as np
    from PIL import Image

    grey = np.linspace(0, 65535, 300 * 200).reshape(200, 300).astype(kind)
    stream = io.BytesIO()
    Image.fromarray(grey).save(stream, form)
    (made,) = page_images([stream.getvalue], PageQuality(), name="a")
    with Image.open(io.BytesIO(made.data)) as kept:
        assert 110 < np.asarray(kept.convert("L")).mean() < 145
