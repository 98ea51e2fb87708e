"""What is used of rapidocr beside its front door is there, and reads; its models are in its wheel."""

from __future__ import annotations

import socket

import pytest

needs = pytest.importorskip("rapidocr", reason="the extra `scan` is not installed")


def test_a_line_is_found_and_read_with_the_place_of_each_character(
    qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "has_ipv6", False)  # urllib3, which rapidocr loads, would try to bind one
    import numpy as np
    from PySide6.QtGui import QColor, QFont, QImage, QPainter

    from reader.recognition.engine import rapid_engine

    image = QImage(900, 220, QImage.Format.Format_RGB888)
    image.fill(QColor("white"))
    painter, font = QPainter(image), QFont("Noto Serif CJK SC")
    font.setPixelSize(60)
    painter.setFont(font)
    painter.drawText(60, 130, "桥头新添候车亭")
    painter.end()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    pixels = np.ascontiguousarray(rows[:, : 3 * 900].reshape(220, 900, 3))
    engine = rapid_engine()
    (one,) = engine.read(pixels, engine.detect(pixels, 960))
    assert one.text == "桥头新添候车亭"
    assert list(one.at) == sorted(one.at)
    assert len(one.sure) == len(one.others) == len(one.white) == 7
    assert "PP-OCRv6" in engine.name
