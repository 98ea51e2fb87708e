"""Notes of any length: what is shown is what fits, and setting it takes no longer for the rest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QTextLayout
from PySide6.QtWidgets import QApplication

from reader.ui.reading.margin import set_text
from reader.ui.reading.positions import Units
from tests.examples import examples

pytestmark = pytest.mark.gui

TEXTS = st.text(st.sampled_from("堤上柳树，。a bc\n𠮷😀\u0301 　"), max_size=300)


def font() -> QFont:
    made = QFont()
    made.setPixelSize(14)
    return made


def lines_of(layout: QTextLayout) -> list[str]:
    data = layout.text().encode("utf-16-le")
    lines = [layout.lineAt(k) for k in range(layout.lineCount())]
    ends = [(2 * line.textStart(), 2 * (line.textStart() + line.textLength())) for line in lines]
    return [data[start:end].decode("utf-16-le") for start, end in ends]


@examples(60)
@given(TEXTS, st.sampled_from([40.0, 120.0, 260.0]), st.integers(1, 8))
def test_a_limit_of_lines_shows_the_beginning_of_the_whole(
    qapp: QApplication, text: str, width: float, lines: int
) -> None:
    whole, height = set_text(font(), text, width)
    assert "".join(lines_of(whole)) == text.replace("\n", "\u2028")
    assert height == whole.lineCount() * 14 * 1.5
    some, _height = set_text(font(), text, width, lines=lines)
    assert some.lineCount() <= lines
    if whole.lineCount() <= lines:
        assert lines_of(some) == lines_of(whole)
    else:
        shown = some.text().removesuffix("……")
        assert whole.text().startswith(shown)
        assert some.text().endswith("……") or not whole.text()[len(shown) :].strip()


def test_a_note_of_a_million_characters_is_set_like_a_short_one(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []

    def counted(text: str) -> Units:
        seen.append(len(text))
        return Units(text)

    monkeypatch.setattr("reader.ui.reading.margin.Units", counted)
    for text in ("长" * 1_000_000, "长\n" * 500_000, "😀" * 1_000_000):
        layout, _height = set_text(font(), text, 260, lines=12)
        assert layout.text().endswith("……")
    assert len(seen) == 6
    assert max(seen) < 3000
    seen.clear()
    set_text(font(), "长" * 20_000, 260)
    assert seen == [20_000]  # once, not once a line
