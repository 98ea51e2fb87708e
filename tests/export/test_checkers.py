"""What leaves as EPUB and PDF, read by checkers that know nothing of us."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from reader.export.forms import rendered
from reader.model.article import Paragraph
from reader.printing import PrintOptions, pdf
from reader.rendering.arrangement import Arrangement
from reader.rendering.booklet import Booklet
from reader.rendering.piece import Piece
from tests.export.test_forms import HOSTILE, PIECES
from tests.rendering.pieces import report, tabled

EPUBCHECK = Path("/usr/share/java/epubcheck.jar")  # where Debian's package has it; its command is a jar itself
LONGEST = 120


def hostile() -> list[Piece]:
    """Return pieces of words that markup has to escape."""
    own = report()
    return [
        replace(own, article=replace(own.article, id=f"h-{k}", headline=said, paragraphs=(Paragraph(text=said),)))
        for k, said in enumerate(HOSTILE)
    ]


@pytest.mark.skipif(not EPUBCHECK.is_file() or shutil.which("java") is None, reason="epubcheck is not here")
@pytest.mark.parametrize("booklet", [None, Booklet(title="渡口旧事")], ids=["pieces", "book"])
def test_epubcheck_has_nothing_to_say(tmp_path: Path, booklet: Booklet | None) -> None:
    path = tmp_path / "书.epub"
    path.write_bytes(rendered([*PIECES, tabled(), *hostile()], "epub", booklet=booklet))
    done = subprocess.run(
        ["java", "-jar", str(EPUBCHECK), str(path)], capture_output=True, check=False, timeout=LONGEST
    )
    said = (done.stdout + done.stderr).decode("utf-8", "replace")
    assert "0 fatals / 0 errors / 0 warnings" in said, said


@pytest.mark.gui
@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not here")
@pytest.mark.parametrize(
    "options",
    [
        PrintOptions(columns=2, pinyin="all"),
        PrintOptions(vertical=True, pinyin="all"),
        PrintOptions(booklet="渡口旧事", arrangement=Arrangement(order="date"), paper="16k-small", columns=1),
    ],
    ids=["pinyin", "down", "book"],
)
def test_qpdf_has_nothing_to_say(qapp: QApplication, tmp_path: Path, options: PrintOptions) -> None:
    path = tmp_path / "印.pdf"
    pdf([*PIECES, tabled(), *hostile()], path, options)
    done = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, check=False, timeout=LONGEST)
    assert done.returncode == 0, (done.stdout + done.stderr).decode("utf-8", "replace")
    assert not done.stderr
