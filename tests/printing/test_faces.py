"""The faces of print are their own, whatever the window that prints looks like."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from reader.printing import PrintOptions, pdf
from reader.printing.faces import face
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
