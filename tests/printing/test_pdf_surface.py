"""The pages that we write ourselves are those that Qt paints on a screen or a printer."""

from __future__ import annotations

import io
import random
import re
import unicodedata
from collections import Counter
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops
from PySide6.QtGui import QImage, QRawFont
from PySide6.QtWidgets import QApplication

from reader.model.article import NewsArticle, Paragraph
from reader.printing import Preview, PrintOptions, face_facts, glyph_picture, pdf
from reader.printing import embedded_face as pdf_faces
from reader.printing.compact_font import charstring
from reader.printing.faces import face
from reader.printing.lines import Lines
from reader.printing.outlined import outlined
from reader.printing.pdf_file import blank
from reader.printing.pdf_image import image_object, samples
from reader.printing.remarks import without_glyph
from reader.printing.strips import TextMark
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
    assert shows_the_preview([annotated_report(), photograph(), poem()], options)


def shows_the_preview(pieces: list[Piece], options: PrintOptions) -> str:
    """Print pieces, hold the file's pages against those of the preview, and return what they say."""
    stream = io.BytesIO()
    pdf(pieces, stream, options)
    preview = Preview(pieces, options)
    said = ""
    with pypdfium2.PdfDocument(stream.getvalue()) as document:
        assert len(document) == len(preview)
        for number, page in enumerate(document, 1):
            painted = grey(preview.picture(number, WIDTH))
            drawn = page.render(scale=WIDTH / page.get_width()).to_pil().convert("L").resize(painted.size)
            few = painted.width // BLOCK, painted.height // BLOCK
            differing = ImageChops.difference(*(side.resize(few, Image.Resampling.BOX) for side in (painted, drawn)))
            assert max(differing.tobytes()) <= MOST, number
            said += page.get_textpage().get_text_range()
    return "".join(said.split())


def short(text: str) -> list[Piece]:
    return [Piece(article=NewsArticle(headline="渡口", paragraphs=(Paragraph(text=text),)))]


def says_all(text: str, said: str) -> bool:
    """Tell whether all characters are there; pdfium reads short lines that run down across each other."""
    return not Counter(text) - Counter(said)


LARGE = PrintOptions(paper="A5", font_size=14)


def test_figures_stand_in_the_middle_of_a_line_that_runs_down(qapp: QApplication) -> None:
    text = "三月3日，7人；12月，é船。"
    assert says_all(text, shows_the_preview(short(text), replace(LARGE, vertical=True)))


@pytest.mark.parametrize("text", ["船é\u030aab，x\u0332\u0301。か\u3099，e\u0302\u0301", "क्षि", "船 สำนักที่ 文"])
def test_marks_and_scripts_of_no_face_are_said_once(qapp: QApplication, text: str) -> None:
    composed = unicodedata.normalize("NFC", "".join(text.split()))
    assert composed in unicodedata.normalize("NFC", shows_the_preview(short(text), LARGE))


def test_a_script_of_no_face_is_told_and_drawn_on_a_card(qapp: QApplication) -> None:
    assert without_glyph("船\U00010a6f") == ["\U00010a6f"]
    lines = Lines("क्षि", face("serif", 200), 4000)
    drawn = outlined(
        (4000, 400), [(0, 0, TextMark(lines=lines, number=0, x=0.0, baseline=200.0))], "#FFFFFF", title="渡口"
    )
    assert b"<use" in drawn


@pytest.mark.parametrize("vertical", [False, True])
@pytest.mark.parametrize("kind", ["forbidden", "coloured"])
def test_glyphs_that_a_file_may_not_or_cannot_hold_are_drawn_and_said(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, kind: str, *, vertical: bool
) -> None:
    def changed(key: face_facts.FaceKey, raw: QRawFont) -> face_facts.Facts:
        found = face_facts.facts_of(key, raw)
        return found._replace(embeddable=False) if kind == "forbidden" else found._replace(coloured=True)

    monkeypatch.setattr(pdf_faces, "facts_of", changed)
    text = "船，12人，ab"
    said = shows_the_preview(short(text), replace(LARGE, vertical=vertical))
    assert says_all(text, said) if vertical else text in said


def test_a_glyph_in_colours_is_drawn_as_a_picture(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(face_facts, "_FACTS", {})
    monkeypatch.setattr(glyph_picture, "_COLOURS", ("head",))
    for vertical in (False, True):
        stream = io.BytesIO()
        pdf(short("船"), stream, PrintOptions(vertical=vertical))
        with pypdfium2.PdfDocument(stream.getvalue()) as document:
            assert "船" in document[0].get_textpage().get_text_range()
            drawn = [kind for kind in document[0].get_objects() if kind.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
            assert len(drawn) >= 3


def test_a_face_of_more_glyphs_than_codes_is_held_twice(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_faces, "MOST_CODES", 60)
    text = "".join(map(chr, range(0x4E00, 0x4E00 + 150)))
    assert text in shows_the_preview(short(text), LARGE)


def test_a_glyph_that_says_two_things_says_each(qapp: QApplication) -> None:
    stream = io.BytesIO()
    text = "甲・乙·丙⼒力〜～"
    pdf([Piece(article=NewsArticle(headline="间隔号", paragraphs=(Paragraph(text=text),)))], stream)
    with pypdfium2.PdfDocument(stream.getvalue()) as document:
        assert text in document[0].get_textpage().get_text_range()


def test_a_file_holds_no_glyph_that_it_does_not_show(qapp: QApplication) -> None:
    stream = io.BytesIO()
    pdf(short("渡口的石阶一共36级，“最下面两级”常年在水里（见《杏坞志》）。木船A4靠岸。" * 4), stream, LARGE)
    shown, held = set[tuple[str, str]](), set[tuple[str, str]]()
    with pikepdf.open(stream) as file:
        for page in file.pages:
            content = page.Contents.read_bytes().decode()
            for name, row in re.findall(r"(/F\d+) [^\n]* Tm \[([^\n]*)\] TJ", content):
                digits = "".join(re.findall(r"<(.*?)>", row))
                shown |= {(name, digits[k : k + 4]) for k in range(0, len(digits), 4)}
            for name, font in page.Resources.Font.items():
                said = font.ToUnicode.read_bytes().decode().partition("beginbfchar")[2]
                held |= {(name, code) for code in re.findall(r"<(\w{4})> <", said)}
    assert held == shown != set()


def test_the_usual_width_of_a_face_is_whole_as_readers_of_a_pdf_want_it(qapp: QApplication) -> None:
    stream = io.BytesIO()
    pdf(short("渡口的石阶一共三十六级，最下面两级常年浸在水里。" * 4), stream, PrintOptions(pinyin="all"))
    with pikepdf.open(stream) as file:
        faces = [font.DescendantFonts[0] for font in file.pages[0].Resources.Font.values()]
        assert faces
        for own in faces:
            assert isinstance(own.DW, int)


def test_an_outline_is_written_with_as_few_operators_as_its_stack_holds() -> None:
    steps = [((k, 0),) for k in range(1, 60)]
    made = charstring([((0, 0), steps)])
    assert made.count(b"\x05") == 3  # 24 lines an operator
    assert made.endswith(b"\x0e")
    assert charstring([]) == b"\x0e"


def test_a_face_says_whether_it_may_be_embedded(qapp: QApplication) -> None:
    raw = QRawFont.fromFont(face("serif", 200))
    assert face_facts.facts_of(face_facts.key_of(raw), raw).embeddable


def test_a_drawing_keeps_each_dot_and_a_photograph_is_a_jpeg(qapp: QApplication) -> None:
    drawing = QImage(300, 200, QImage.Format.Format_RGB32)
    drawing.fill(0xFFFFFF)
    for k in range(0, 300, 20):
        for y in range(200):
            drawing.setPixel((k + y // 7) % 300, y, 0xC01020)
    photograph = QImage(random.Random(3).randbytes(300 * 200), 300, 200, 300, QImage.Format.Format_Grayscale8)
    file = blank()
    made = {"/FlateDecode": image_object(file, drawing), "/DCTDecode": image_object(file, photograph)}
    assert {packing: str(image.Filter) for packing, image in made.items()} == {packing: packing for packing in made}
    kept = made["/FlateDecode"].read_bytes()
    assert kept == samples(drawing.convertToFormat(QImage.Format.Format_RGB888), 3)
