"""The faces of print are their own, whatever the window that prints looks like."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from reader.model.annotation import Annotation
from reader.model.article import NewsArticle, Paragraph
from reader.printing import PrintOptions, pdf
from reader.printing.faces import face
from reader.rendering.masthead import Masthead
from reader.rendering.piece import Piece
from tests.printing.test_pdf import needs_pdftotext
from tests.rendering.pieces import report


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """Return the application with a font that says much; it is given back. (Features alone Qt adds when it paints.)"""
    before = qapp.font()
    yield qapp
    qapp.setFont(before)


def loud() -> QFont:
    font = QFont("serif")
    font.setPixelSize(30)
    font.setBold(True)
    font.setItalic(True)
    font.setStretch(150)
    font.setWordSpacing(7)
    font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 120)
    return font


@pytest.mark.parametrize("booklet", [None, "渡口旧事"])
def test_the_same_pages_are_printed_by_a_window_and_without_one(
    dressed: QApplication, tmp_path: Path, booklet: str | None
) -> None:
    written = []
    for k in range(2):
        path = tmp_path / f"{k}.pdf"
        pdf([report()] * 3, path, PrintOptions(booklet=booklet))
        written.append(path.read_bytes())
        dressed.setFont(loud())
    assert written[0] == written[1]
    assert face("serif", 200.0).letterSpacing() == 0


def fonts(path: Path) -> set[str]:
    """Return the fonts of a PDF, without the tags of their subsets."""
    said = subprocess.run(["pdffonts", str(path)], capture_output=True, text=True, check=True).stdout
    return {line.split()[0].partition("+")[2] for line in said.splitlines()[2:]}


@needs_pdftotext
def test_running_text_is_printed_in_the_chosen_face(qapp: QApplication, tmp_path: Path) -> None:
    article = NewsArticle(id="p-1", headline="石桥修好了", paragraphs=(Paragraph(text="渡口的石桥修好了。" * 30),))
    found = {}
    for name in ("", "song", "hei", "没有这种字体"):
        pdf([Piece(article=article)], tmp_path / "p.pdf", PrintOptions(face=name, citation=False), force=True)
        found[name] = fonts(tmp_path / "p.pdf")
    serif = next(name for name in found[""] if "Serif" in name and "Bold" not in name)
    assert found["song"] == found[""] == found["没有这种字体"]
    assert serif not in found["hei"]


@needs_pdftotext
def test_a_piece_is_printed_in_other_characters_and_its_notes_as_they_were_written(
    qapp: QApplication, tmp_path: Path
) -> None:
    text = "雾里看得清台阶，老郭家门前的台阶。"
    article = NewsArticle(id="p-1", headline="后来的石桥", paragraphs=(Paragraph(text=text),))
    note = Annotation(id="n", article="p-1", start=5, end=7, exact="台阶", color="key", note="我后来数过台阶")
    pieces = [Piece(article=article, masthead=Masthead(newspaper="渡口周报"), annotations=(note,))]
    path = tmp_path / "p.pdf"
    pdf(pieces, path, PrintOptions(script="traditional", booklet="渡口旧事"))
    said = "".join(
        subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True).stdout.split()
    )
    for words in ("看得清臺階", "後來的石橋", "渡口週報", "我后来数过台阶"):
        assert words in said
    assert "后来的石桥" not in said, "contents and text agree"
