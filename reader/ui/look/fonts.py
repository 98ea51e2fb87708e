"""Faces by list, always naming a Simplified Chinese family: under some locales the fallback has other shapes."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QFont

from reader.model.resources import resource
from reader.rendering.families import FACES
from reader.rendering.families import families as families_of

OUR_WORDS = "Baojia Words"  # has the characters of the program's own words; there once `load_our_words` was called


def families(face: str) -> list[str]:
    """Return the families of a face, as `rendering.families`, and at last the program's own words."""
    return [*families_of(face), OUR_WORDS]


def has_face(face: str) -> bool:
    """Tell whether this computer has a font of a face."""
    from PySide6.QtGui import QFontDatabase

    known = set(QFontDatabase.families())
    return not known.isdisjoint(FACES.get(face, [face]))


def chinese_families() -> list[str]:
    """Return the families of this computer that show Simplified Chinese, by name."""
    from PySide6.QtGui import QFontDatabase

    found = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    return sorted(name for name in found if name != OUR_WORDS and not name.startswith("@"))


def font(pixels: float, *, serif: bool = False, bold: bool = False, spacing: float = 0, face: str = "") -> QFont:
    """Return a font of `pixels` height (rounded); `spacing` is extra letter spacing in percent. A `face` stands for the
    one of `serif`.
    """
    return QFont(_made(max(1, round(pixels)), face or ("song" if serif else "hei"), bold, spacing))


@lru_cache(maxsize=256)
def _made(pixels: int, face: str, bold: bool, spacing: float) -> QFont:
    """Make a font, which costs twenty times what a copy of it does; nobody changes this one."""
    made = QFont()
    made.setFamilies(families(face))
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    # A Simplified family takes Japanese shapes of 直 角 复 门 under a Japanese locale.
    made.setFeature(QFont.Tag("locl"), 0)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # Set explicitly, or a painter on a widget inherits that widget's spacing.
    made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100 + spacing)
    return made


def has_chinese_font() -> bool:
    """Tell whether any installed font can show Simplified Chinese; without one hanzi appear as boxes."""
    from PySide6.QtGui import QFontDatabase

    return bool(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))


def load_our_words() -> bool:
    """Let the window speak where the computer has no Chinese font: papers still show boxes. False where that fails."""
    from PySide6.QtGui import QFontDatabase

    return QFontDatabase.addApplicationFont(str(resource("fonts", "words.ttf"))) >= 0
