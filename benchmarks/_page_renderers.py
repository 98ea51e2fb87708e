"""Renderers of composed pages: Qt's own PDF writer, and a plain writer that places every character by itself."""

from __future__ import annotations

import io
import random
from typing import Any

from benchmarks._page_gold import Frame, Issue, Picture, Rule, Sheet, Words
from benchmarks._page_setting import width_of

RENDERERS = ("qt", "plain")


def render(issue: Issue, renderer: str) -> bytes:
    """Return the issue as a PDF."""
    return _qt(issue) if renderer == "qt" else _plain(issue)


def _qt(issue: Issue) -> bytes:
    import os

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
    from PySide6.QtGui import QGuiApplication, QPageSize, QPainter, QPdfWriter

    if QGuiApplication.instance() is None:
        _keep.append(QGuiApplication([]))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(720)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter: QPainter | None = None
    for sheet in issue.sheets:
        size = QPageSize(
            QSizeF(sheet.width, sheet.height), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch
        )
        writer.setPageSize(size)
        if painter is None:
            painter = QPainter(writer)
            painter.scale(10, 10)
        else:
            writer.newPage()
        _paint(painter, sheet)
    if painter is not None:
        painter.end()
    buffer.close()
    return bytes(data.data())


_keep: list[Any] = []
_FACES = {"song": "Noto Serif CJK SC", "hei": "Noto Sans CJK SC", "kai": "Noto Serif CJK SC"}


def _paint(painter: Any, sheet: Sheet) -> None:
    from PySide6.QtCore import QPointF, QRectF, Qt
    from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPen

    for mark in sorted(sheet.marks, key=lambda m: isinstance(m, Words)):
        if isinstance(mark, Words):
            font = QFont(_FACES[mark.face])
            font.setPixelSize(100)
            font.setBold(mark.bold or mark.face == "hei")
            painter.save()
            painter.translate(mark.x, mark.y)
            painter.scale(mark.size / 100, mark.size / 100)
            painter.setPen(QColor("black"))
            if mark.vertical:
                painter.setFont(font)
                for k, char in enumerate(mark.text):
                    painter.drawText(QPointF(-50, 100 * k + 88), char)
            else:
                own = QFontMetricsF(font).horizontalAdvance(mark.text)
                if mark.measure and len(mark.text) > 1:
                    share = mark.measure * 100 / mark.size / own
                    font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100 * min(1.2, share))
                painter.setFont(font)
                painter.drawText(QPointF(0, 0), mark.text)
            painter.restore()
        elif isinstance(mark, Rule):
            painter.setPen(QPen(QColor("black"), mark.width))
            painter.drawLine(QPointF(mark.x0, mark.y0), QPointF(mark.x1, mark.y1))
        else:
            box = QRectF(mark.x0, mark.y0, mark.x1 - mark.x0, mark.y1 - mark.y0)
            tint = 0.6 if isinstance(mark, Picture) else mark.tint
            width = 0.0 if isinstance(mark, Picture) else mark.width
            painter.setPen(QPen(QColor("black"), width) if width else Qt.PenStyle.NoPen)
            painter.setBrush(QColor.fromRgbF(tint, tint, tint) if tint is not None else Qt.BrushStyle.NoBrush)
            painter.drawRect(box)


def _plain(issue: Issue) -> bytes:
    """Write every character by itself, in an order of its own; bold type is drawn twice."""
    import pikepdf

    made = pikepdf.new()
    chance = random.Random(issue.seed + 7)
    descendant = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.CIDFontType0, BaseFont=pikepdf.Name("/STSong-Light"),
        CIDSystemInfo=pikepdf.Dictionary(Registry=b"Adobe", Ordering=b"GB1", Supplement=2), DW=1000,
        W=[1, 95, 520],
        FontDescriptor=made.make_indirect(pikepdf.Dictionary(
            Type=pikepdf.Name.FontDescriptor, FontName=pikepdf.Name("/STSong-Light"), Flags=6, ItalicAngle=0,
            FontBBox=[-25, -254, 1000, 880], Ascent=880, Descent=-120, CapHeight=880, StemV=93,
        )),
    )  # fmt: skip
    font = made.make_indirect(pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type0, BaseFont=pikepdf.Name("/STSong-Light-UniGB-UCS2-H"),
        Encoding=pikepdf.Name("/UniGB-UCS2-H"), DescendantFonts=[made.make_indirect(descendant)],
    ))  # fmt: skip
    dot = made.make_indirect(pikepdf.Stream(
        made, b"\x99" * 16, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=4, Height=4,
        ColorSpace=pikepdf.Name.DeviceGray, BitsPerComponent=8,
    ))  # fmt: skip
    for sheet in issue.sheets:
        made.add_blank_page(page_size=(sheet.width, sheet.height))
        page = made.pages[-1]
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font), XObject=pikepdf.Dictionary(Im=dot))
        marks = list(sheet.marks)
        words = [m for m in marks if isinstance(m, Words)]
        if chance.random() < 0.5:
            chance.shuffle(words)
        shown = "".join(_drawn(m, sheet.height) for m in marks if not isinstance(m, Words))
        shown += "".join(_typed(m, sheet.height) for m in words)
        page.Contents = made.make_stream(shown.encode())
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def _drawn(mark: Rule | Frame | Picture, height: float) -> str:
    if isinstance(mark, Rule):
        return f"{mark.width} w {mark.x0:.2f} {height - mark.y0:.2f} m {mark.x1:.2f} {height - mark.y1:.2f} l S\n"
    x, y, w, h = mark.x0, height - mark.y1, mark.x1 - mark.x0, mark.y1 - mark.y0
    if isinstance(mark, Picture):
        return f"q {w:.2f} 0 0 {h:.2f} {x:.2f} {y:.2f} cm /Im Do Q\n"
    box = f"{x:.2f} {y:.2f} {w:.2f} {h:.2f} re"
    tint = f"{mark.tint} g {box} f 0 g\n" if mark.tint is not None else ""
    return tint + (f"{mark.width} w {box} S\n" if mark.width else "")


def _typed(mark: Words, height: float) -> str:
    own = width_of(mark.text) * mark.size
    extra = (mark.measure - own) / (len(mark.text) - 1) if mark.measure and len(mark.text) > 1 else 0.0
    x, y, made = mark.x, mark.y, ""
    for char in mark.text:
        code = char.encode("utf-16-be").hex()
        at = (mark.x - mark.size / 2, y + 0.88 * mark.size) if mark.vertical else (x, y)
        for shift in (0.0, 0.25) if mark.bold else (0.0,):
            if char not in " \u3000":
                made += f"BT /F1 {mark.size:.2f} Tf {at[0] + shift:.2f} {height - at[1]:.2f} Td <{code}> Tj ET\n"
        x += width_of(char) * mark.size + extra
        y += mark.size if mark.vertical else 0.0
    return made
