from __future__ import annotations

from collections.abc import Iterator

import pytest

from reader.rendering.overlays import ColorWords, color_words, name_colors


@pytest.fixture(autouse=True)
def usual() -> Iterator[None]:
    yield
    name_colors({})


def test_the_reader_calls_the_marks_as_he_likes() -> None:
    words = ColorWords()
    assert [*words.values()] == ["要点", "人与事", "存疑", "史料", "别的划线"]
    name_colors({"source": "  家谱 ", "doubt": "", "none": "x", "key": "长" * 40, "people": "\x07"})
    assert [words[c] for c in ("key", "people", "doubt", "source")] == ["长" * 12, "人与事", "存疑", "家谱"]
    assert color_words("source", usual=True) == "史料"
    name_colors({})
    assert words["source"] == "史料"
