"""The pages that we write ourselves are those that Qt paints on a screen or a printer."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from PIL import Image, ImageChops
from PySide6.QtGui import QImage, QRawFont
from PySide6.QtWidgets import QApplication

from reader.model.article import NewsArticle, Paragraph
from reader.printing import Preview, PrintOptions, pdf
from reader.printing.compact_font import charstring
from reader.printing.embedded_face import EmbeddedFace, key_of
from reader.printing.faces import face
from reader.printing.pdf_file import blank
from reader.rendering.piece import Piece
from tests.rendering.pieces import annotated_report, photograph, poem

pytestmark = pytest.mark.gui

WIDTH, BLOCK = 1000, 10
MOST = 40
"""Grey levels that the mean of a block may differ by: edges are smoothed otherwise; a character lost is twice that."""


def grey(image: QImage) -> Image.Image:
    made = image.convertToFormat(QImage.Format.Format_Grayscale8)
    row = made.bytesPerLine()
    return Image.frombytes("L", (made.width(), made.height()), bytes(made.constBits()), "raw", "L", row)


@pytest.mark.parametrize(
    "options",
    [
        PrintOptions(columns=2),
        PrintOptions(paper="A5", pinyin="all", columns=1),
        PrintOptions(vertical=True),
        PrintOptions(booklet="渡口"),
    ],
    ids=["columns", "pinyin", "upright", "book"],
)
def test_a_file_shows_what_the_preview_shows(qapp: QApplication, options: PrintOptions) -> None:
    pieces = [annotated_report(), photograph(), poem()]
    stream = io.BytesIO()
    pdf(pieces, stream, options)
    preview = Preview(pieces, options)
    with pypdfium2.PdfDocument(stream.getvalue()) as document:
        assert len(document) == len(preview)
        for number, page in enumerate(document, 1):
            painted = grey(preview.picture(number, WIDTH))
            drawn = page.render(scale=WIDTH / page.get_width()).to_pil().convert("L").resize(painted.size)
            few = painted.width // BLOCK, painted.height // BLOCK
            differing = ImageChops.difference(*(side.resize(few, Image.Resampling.BOX) for side in (painted, drawn)))
            assert max(differing.tobytes()) <= MOST, number


def test_a_glyph_that_says_two_things_says_each(qapp: QApplication) -> None:
    stream = io.BytesIO()
    text = "甲・乙·丙⼒力〜～"
    pdf([Piece(article=NewsArticle(headline="间隔号", paragraphs=(Paragraph(text=text),)))], stream)
    with pypdfium2.PdfDocument(stream.getvalue()) as document:
        assert text in document[0].get_textpage().get_text_range()


def test_an_outline_is_written_with_as_few_operators_as_its_stack_holds() -> None:
    steps = [((k, 0),) for k in range(1, 60)]
    made = charstring([((0, 0), steps)], 1000)
    assert made.count(b"\x05") == 3  # 24 lines an operator
    assert made.endswith(b"\x0e")
    assert charstring([], 500) == b"\xf8\x88\x0e"


def test_a_face_whose_licence_forbids_it_is_not_embedded(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    from reader.printing import embedded_face

    raw = QRawFont.fromFont(face("serif", 200))
    monkeypatch.setattr(embedded_face, "_FACTS", {})
    assert EmbeddedFace(blank(), raw, 0).embeddable
    facts = embedded_face._FACTS[key_of(raw)]
    monkeypatch.setattr(embedded_face, "_FACTS", {key_of(raw): facts._replace(embeddable=False)})
    stream = io.BytesIO()
    pdf([Piece(article=NewsArticle(headline="不许嵌入", paragraphs=(Paragraph(text="船"),)))], stream)
    with pypdfium2.PdfDocument(stream.getvalue()) as document:
        assert "船" not in document[0].get_textpage().get_text_range()
        assert min(document[0].render(scale=1).to_pil().convert("L").tobytes()) < 128


def test_a_glyph_that_is_a_picture_is_drawn_as_one_and_says_itself(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reader.printing import embedded_face

    monkeypatch.setattr(embedded_face, "_FACTS", {})
    monkeypatch.setattr(embedded_face, "_PICTURES", ("head",))
    for vertical in (False, True):
        stream = io.BytesIO()
        piece = Piece(article=NewsArticle(headline="笑脸", paragraphs=(Paragraph(text="船"),)))
        pdf([piece], stream, PrintOptions(vertical=vertical))
        with pypdfium2.PdfDocument(stream.getvalue()) as document:
            assert "船" in document[0].get_textpage().get_text_range()
            drawn = [kind for kind in document[0].get_objects() if kind.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
            assert len(drawn) >= 3
