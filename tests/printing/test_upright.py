"""Pages whose lines run down: what stands where, and that the text is copied in order."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from reader.model.article import NewsArticle, Paragraph
from reader.printing import Preview, PrintOptions, pdf
from reader.printing.document import typeset
from reader.printing.upright import stands
from reader.rendering.arrangement import Arrangement
from reader.rendering.piece import Piece
from reader.rendering.pinyin import Pinyin
from tests.printing.test_book import PIECES
from tests.printing.test_pdf import squeezed
from tests.rendering.pieces import annotated_report, poem, report

pytestmark = pytest.mark.gui
needs_poppler = pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler-utils is not here")
TEXT = "2025年3月14日，木渡船（A-208）重新下水。“船是大家的，”他说，“票价还是5角——学生免费……”占12.5%，共36级，𠮷野。"


def long_report() -> Piece:
    own = report()
    texts = tuple(Paragraph(text=f"首{k}{TEXT * 3}尾{k}") for k in range(8))
    return replace(own, article=replace(own.article, paragraphs=texts, truncated=False))


@given(st.text(alphabet="渡口，。“”（）—…A4-3.5%12 年𠮷・", max_size=40))
def test_every_character_stands_in_one_way_only(text: str) -> None:
    found = list(stands(text))
    assert "".join(text[a:b] for a, b, _stand in found) == text
    assert all(stand != "together" or (text[a:b].isdigit() and b - a <= 2) for a, b, stand in found)


def test_digits_stand_together_in_pairs_only() -> None:
    found = {TEXT[a:b]: stand for a, b, stand in stands(TEXT)}
    assert found["14"] == found["3"] == found["36"] == "together"
    assert found["2025"] == found["A-208"] == found["12.5%"] == found["——"] == "along"
    assert found["船"] == found["“"] == "upright"


@needs_poppler
@pytest.mark.parametrize(
    "options",
    [
        PrintOptions(vertical=True), PrintOptions(vertical=True, paper="A5", font_size=16),
        PrintOptions(vertical=True, columns=3, font_size=9), PrintOptions(vertical=True, pinyin="all"),
    ],
    ids=["A4", "large", "three", "pinyin"],
)  # fmt: skip
def test_text_is_copied_in_order(qapp: QApplication, tmp_path: Path, options: PrintOptions) -> None:
    path, piece = tmp_path / "直.pdf", long_report()
    pdf([piece], path, options)
    raw = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True, timeout=60)
    assert squeezed("".join(p.text for p in piece.article.paragraphs)) in squeezed(raw.stdout.decode())
    tagged = subprocess.run(["pdfinfo", "-struct-text", str(path)], capture_output=True, check=True, timeout=60)
    lines = (line.strip() for line in tagged.stdout.decode().splitlines())
    said = squeezed("".join(line[1:-1] for line in lines if line.startswith('"') and line.endswith('"')))
    assert squeezed("".join(p.text for p in piece.article.paragraphs)) in said


@needs_poppler
def test_readers_of_the_file_take_what_lies_and_what_stands_for_one_line(qapp: QApplication, tmp_path: Path) -> None:
    text = (
        "去年1-11月进港渡船312艘，每艘比2016年早到1.13小时；A-208号浮桥在12月3日修好，一共用了315241.9个工时，石阶三十六级。"
        * 2
    )
    path = tmp_path / "行.pdf"
    pdf(
        [Piece(article=NewsArticle(headline="浮桥", paragraphs=(Paragraph(text=text),)))],
        path,
        PrintOptions(vertical=True),
    )
    read = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True, timeout=60)
    assert squeezed(text) in squeezed(read.stdout.decode())


@needs_poppler
@pytest.mark.parametrize(
    ("columns", "pinyin", "size"),
    [(2, "none", 9.0), (3, "none", 9.0), (2, "rare", 11.0), (1, "all", 9.0)],
)
def test_whoever_goes_by_places_reads_head_and_tiers_one_after_the_other(
    qapp: QApplication, tmp_path: Path, columns: int, pinyin: Pinyin, size: float
) -> None:
    path, piece = tmp_path / "层.pdf", long_report()
    for headline in (
        "渡口",
        "青石湾旧渡口的三十六级石阶重修",
        "青石湾旧渡口的三十六级石阶重修完工，木渡船重新下水，票价仍是五角",
    ):
        headed = replace(piece, article=replace(piece.article, headline=headline))
        pdf([headed], path, PrintOptions(vertical=True, columns=columns, font_size=size, pinyin=pinyin), force=True)
        read = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True, timeout=60)
        said = squeezed(read.stdout.decode().replace("\f", ""))
        assert headline in said, headline
        assert squeezed(piece.article.body) in said, headline


def inked(image: QImage) -> list[tuple[int, int]]:
    white = image.pixel(0, 0)
    return [(x, y) for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) != white]


@pytest.mark.parametrize("paper", ["A4", "A5", "32k-large"])
@pytest.mark.parametrize("size", [9.0, 18.0, 28.0])
def test_nothing_is_drawn_by_the_edge_and_the_paper_stays_upright(qapp: QApplication, paper: str, size: float) -> None:
    preview = Preview([long_report()], PrintOptions(vertical=True, paper=paper, font_size=size))  # type: ignore[arg-type]
    image = preview.picture(min(2, len(preview)), 300)
    assert image.height() > image.width()
    edge = 6 / 210 * 300 * 0.9
    places = inked(image)
    assert places
    assert all(edge < x < image.width() - edge and edge < y < image.height() - edge for x, y in places)


def test_lines_begin_at_the_right_and_notes_stand_at_the_left(qapp: QApplication) -> None:
    (page, *_rest) = typeset([annotated_report()], PrintOptions(vertical=True)).pages
    notes = [placed for placed in page.marks if placed.part is not None and placed.part.role == "Note"]
    texts = [placed for placed in page.marks if placed.part is not None and placed.part.role in {"P", "H1"}]
    assert notes
    assert min(placed.y for placed in notes) > max(placed.y for placed in texts)  # further from the right edge
    image = Preview([poem()], PrintOptions(vertical=True)).picture(1, 300)
    columns = [x for x, _y in inked(image)]
    assert sum(columns) / len(columns) > 150


def test_a_vertical_book_is_bound_at_its_right_and_its_links_lie_on_their_entries(
    qapp: QApplication, tmp_path: Path
) -> None:
    options = PrintOptions(
        vertical=True, paper="16k-small", columns=1, booklet="渡口旧事", arrangement=Arrangement(order="date")
    )
    made = typeset(PIECES, options)
    assert [page.recto for page in made.pages[:4]] == [False, True, False, True]
    for columns in (0, 1, 2):
        set_so = typeset(PIECES, replace(options, columns=columns)).pages
        assert len({round(page.sheet.upright.top) for page in set_so}) == 1  # heads stand clear of the text everywhere
    pdf(PIECES, tmp_path / "书.pdf", options)
    with pikepdf.open(tmp_path / "书.pdf") as file:
        boxes = [
            [float(side) for side in link.Rect]
            for page in file.pages for link in page.obj.get("/Annots", [])
        ]  # fmt: skip
        width, height = (float(side) for side in file.pages[0].mediabox[2:])
    assert width < height
    assert boxes
    assert all(0 < left < right < width and 0 < low < high < height for left, low, right, high in boxes)
    assert all(high - low > right - left for left, low, right, high in boxes)


def test_equal_pieces_give_equal_bytes_down_too(qapp: QApplication, tmp_path: Path) -> None:
    for name in ("甲.pdf", "乙.pdf"):
        pdf([annotated_report()], tmp_path / name, PrintOptions(vertical=True))
    assert (tmp_path / "甲.pdf").read_bytes() == (tmp_path / "乙.pdf").read_bytes()
