"""Icons of one family (Phosphor, whose font qtawesome carries), kept as alpha masks and tinted from the theme.

All icons of one size are drawn once into a strip of masks, which is kept in the cache folder; later starts read the
strips and need no font. qtawesome itself is never imported, which would cost more than the whole window.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QBuffer, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QImage, QPainter, QPixmap

from reader.model import whole_file

K = TypeVar("K")
V = TypeVar("V")
NAMES = (
    "tray", "sun-horizon", "bookmark-simple", "bookmark-simple-fill", "note-pencil", "check-square-offset",
    "megaphone-simple", "house-line", "bank", "tree", "flask", "image-square", "newspaper", "scissors", "folder",
    "download-simple", "magnifying-glass", "x", "funnel-simple", "funnel-simple-fill", "sort-ascending", "caret-left",
    "caret-right", "caret-up", "caret-down", "pencil-line", "text-aa", "speaker-high", "printer", "dots-three",
    "list", "columns", "bandaids", "link-break", "export", "command", "plus", "minus", "article", "warning",
    "clock-counter-clockwise", "trash", "files", "check", "copy", "translate", "magnifying-glass-plus", "trash-simple",
    "arrow-u-up-left", "palette", "gear-six", "archive", "book-open", "stop", "note", "tag", "eye", "user",
    "chat-text", "users", "map-pin", "calendar-blank", "table", "pencil-simple",
)  # fmt: skip
_ORDER = {name: k for k, name in enumerate(NAMES)}
MOST_PIXMAPS, MOST_STRIPS = 600, 4
"""So many are kept, the latest: each size of type and each theme asks for others."""
GLYPH = 0.875
"""So much of an icon's height is its font's size: what is drawn has room on all sides."""
_KEY = hashlib.sha256(" ".join(NAMES).encode()).hexdigest()[:8]


class Icons:
    """Masks by size, pixmaps by (name, colour, size)."""

    def __init__(self, folder: Path | None = None) -> None:
        """`folder` keeps the strips between starts; None keeps them in memory only."""
        self._folder = folder
        self._strips: dict[int, QImage] = {}
        self._pixmaps: dict[tuple[str, int, int, float], QPixmap] = {}

    def pixmap(self, name: str, colour: QColor, size: int, ratio: float = 1.0) -> QPixmap:
        """Return the icon `name` in `colour`, `size` device-independent pixels square, for a screen of pixel ratio
        `ratio`. Raises KeyError for a name not in NAMES.
        """
        key = (name, colour.rgba(), size, ratio)
        known = self._pixmaps.get(key)
        if known is not None:
            return known
        pixels = max(1, round(size * ratio))
        strip = self._strip(pixels)
        image = strip.copy(QRect(_ORDER[name] * pixels, 0, pixels, pixels))
        painter = QPainter(image)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(image.rect(), colour)
        painter.end()
        made = QPixmap.fromImage(image)
        made.setDevicePixelRatio(ratio)
        _keep_latest(self._pixmaps, key, made, MOST_PIXMAPS)
        return made

    def icon(self, name: str, colour: QColor, size: int, ratio: float = 1.0) -> QIcon:
        """Return the same as an icon for a button or a menu."""
        return QIcon(self.pixmap(name, colour, size, ratio))

    def _strip(self, pixels: int) -> QImage:
        """Return all masks of one size side by side, from memory, the cache folder or drawn, in this order."""
        strip = self._strips.get(pixels)
        if strip is None:
            file = self._folder / f"icons-{_KEY}-{pixels}.png" if self._folder else None
            strip = QImage(str(file)) if file and file.exists() else QImage()
            if strip.width() != pixels * len(NAMES) or strip.height() != pixels:
                strip = _draw(pixels)
                if file is not None:
                    _keep(strip, file)
            strip = strip.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
            _keep_latest(self._strips, pixels, strip, MOST_STRIPS)
        return strip


def _keep_latest(kept: dict[K, V], key: K, made: V, most: int) -> None:
    while len(kept) >= most:
        del kept[next(iter(kept))]
    kept[key] = made


@cache
def _family() -> tuple[str, dict[str, str]]:
    """Return the name under which Qt knows the font, and its characters by the names of the icons."""
    package = find_spec("qtawesome")
    if package is None or not package.submodule_search_locations:
        raise ModuleNotFoundError("qtawesome")
    fonts = Path(package.submodule_search_locations[0]) / "fonts"
    number = QFontDatabase.addApplicationFont(str(next(fonts.glob("phosphor-[0-9]*.ttf"))))
    names = json.loads(next(fonts.glob("phosphor-charmap-*.json")).read_text(encoding="utf-8"))
    return QFontDatabase.applicationFontFamilies(number)[0], {name: chr(int(code, 16)) for name, code in names.items()}


def _draw(pixels: int) -> QImage:
    """Draw the strip; a glyph that this version of the font lacks stays empty."""
    strip = QImage(pixels * len(NAMES), pixels, QImage.Format.Format_ARGB32_Premultiplied)
    strip.fill(Qt.GlobalColor.transparent)
    family, glyphs = _family()
    font = QFont()
    font.setFamilies([family])
    font.setPixelSize(max(1, round(GLYPH * pixels)))
    painter = QPainter(strip)
    painter.setFont(font)
    for k, name in enumerate(NAMES):
        painter.drawText(QRect(k * pixels, 0, pixels, pixels), Qt.AlignmentFlag.AlignCenter, glyphs.get(name, ""))
    painter.end()
    return strip


def _keep(strip: QImage, file: Path) -> None:
    """Write a strip to the cache; a cache that cannot be written is only a slower next start."""
    content = QBuffer()
    if strip.save(content, "PNG"):  # type: ignore[call-overload]  # the stubs want bytes for the format; str works
        with suppress(OSError):
            whole_file.write(file, bytes(content.data().data()), "made_again")
