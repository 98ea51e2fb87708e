"""The font of our own words: all of them are in it, and it is drawn where the computer has no Chinese font."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from babel.messages.pofile import read_po
from PySide6.QtGui import QGuiApplication, QRawFont

from reader.model.resources import resource

ROOT = Path(__file__).resolve().parents[3]
MOST = 400_000
DRAW = """
import sys
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from reader.ui.look.fonts import font, has_chinese_font, load_our_words
application = QGuiApplication(["baojia", "-platform", "offscreen"])

def drawn(text, serif):
    image = QImage(64, 64, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    painter.setFont(font(40, serif=serif))
    painter.drawText(4, 50, text)
    painter.end()
    return bytes(image.constBits())

def differ(serif):
    return len({drawn(c, serif) for c in "报夹剪字栏"})

print(has_chinese_font(), differ(False), load_our_words(), differ(False), differ(True), has_chinese_font())
"""


def words() -> set[str]:
    """Return the hanzi of all messages, of the manual and of the sample newspaper."""
    texts = [
        next(resource("sample").glob("*.txt")).read_text("utf-8"),
        (ROOT / "docs" / "manual.md").read_text("utf-8"),
    ]
    for language in ("en", "zh_TW"):
        with resource("locale", language, "LC_MESSAGES", "baojia.po").open("rb") as file:
            texts.extend(f"{message.id}{message.string}" for message in read_po(file))  # one form or several
    return {c for text in texts for c in text if "\u4e00" <= c <= "\u9fff"}


def test_the_characters_of_our_words_are_in_it(qapp: QGuiApplication) -> None:
    """A word that came since the font was made may lack one; before a release it is made anew (CONTRIBUTING.md)."""
    font = QRawFont(str(resource("fonts", "words.ttf")), 16)
    lacking = "".join(sorted(c for c in words() if not font.supportsCharacter(ord(c))))
    assert len(lacking) <= len(words()) / 100, f"run resources/fonts/update.py: {lacking}"


def test_it_stays_small_and_has_its_licence() -> None:
    assert resource("fonts", "words.ttf").stat().st_size <= MOST
    assert "Apache License" in resource("fonts", "LICENSE-Apache-2.0.txt").read_text("utf-8")


def test_without_a_chinese_font_our_words_are_no_boxes(tmp_path: Path) -> None:
    nothing = tmp_path / "fonts.conf"
    nothing.write_text(f"<fontconfig><dir>{tmp_path / 'none'}</dir><cachedir>{tmp_path}</cachedir></fontconfig>")
    environment = os.environ | {"FONTCONFIG_FILE": str(nothing), "PYTHONPATH": str(ROOT)}
    run = subprocess.run([sys.executable, "-c", DRAW], env=environment, capture_output=True, text=True, check=False)
    before, boxes, loaded, sans, serif, after = run.stdout.split()
    assert (before, boxes) == ("False", "1")
    assert (loaded, sans, serif) == ("True", "5", "5")
    assert after == "False"  # printing still asks for a real one
