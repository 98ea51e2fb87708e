"""The program's icon at all sizes, rendered from the one SVG that was drawn for it."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

from bundle.paths import APP_ID, ROOT, SIZES

if TYPE_CHECKING:
    from pathlib import Path

DRAWING = ROOT / "resources" / "icons" / "baojia.svg"
_RENDER = """
import sys
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
application = QGuiApplication(["baojia", "-platform", "offscreen"])
drawing, size, target = QSvgRenderer(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
image = QImage(size, size, QImage.Format.Format_ARGB32)
image.fill(Qt.GlobalColor.transparent)
painter = QPainter(image)
drawing.render(painter)
painter.end()
sys.exit(not image.save(target))
"""


def write(theme: Path, python: Path) -> None:
    """Write the drawing and its pictures into a folder of the kind `hicolor`."""
    for size in SIZES:
        target = theme / f"{size}x{size}" / "apps" / f"{APP_ID}.png"
        target.parent.mkdir(parents=True)
        subprocess.run([str(python), "-c", _RENDER, str(DRAWING), str(size), str(target)], check=True)
    scalable = theme / "scalable" / "apps" / f"{APP_ID}.svg"
    scalable.parent.mkdir(parents=True)
    shutil.copy(DRAWING, scalable)
