"""The faces of print: serif for what the newspaper says, sans for labels; Regular and Bold only."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from PySide6.QtGui import QFont, QFontDatabase

from reader.model.errors import MissingPart
from reader.model.messages import _
from reader.rendering.families import families

UNITS = 20
Family = Literal["serif", "sans"]


@lru_cache(maxsize=256)
def face(family: Family, size: float, *, bold: bool = False, spacing: float = 0.0, own: str = "") -> QFont:
    """Return a face; `size` and `spacing` (added to every character) in units. The reader's `own` stands for the usual.

    It is the same object for the same words, so that whoever wants another one copies it.
    Local forms and ligatures are off: after Latin text, Noto would take a low … and other digits, and a PDF's text
    would read ﬁ for fi.
    """
    named = own or ("song" if family == "serif" else "hei")
    font = QFont(families(named))  # `QFont()` would take spacing and more from the window's font
    font.setPixelSize(max(1, round(size)))
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    for tag in ("locl", "liga"):
        font.setFeature(QFont.Tag(tag), 0)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing)
    return font


def with_feature(font: QFont, tag: str) -> QFont:
    """Return the face with one OpenType feature on."""
    changed = QFont(font)
    changed.setFeature(QFont.Tag(tag), 1)
    return changed


def require_chinese() -> None:
    """Raise MissingPart where no font of this machine has Chinese characters: pages would show boxes."""
    if not QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
        raise MissingPart(
            _("没有找到中文字体，汉字会印成方框。在 Debian 或 Ubuntu 上：apt install fonts-noto-cjk；装好后再打印。")
        )
