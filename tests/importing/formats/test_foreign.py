"""A text in another encoding that comes out as hanzi is not taken for Chinese without a word, however short it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.importing import read_source

EBCDIC = "# ????\n2023?5?9?\n\n## ?????\n\n??????? 12 ?????????\n"


def warned(folder: Path, data: bytes) -> bool:
    (folder / "a.txt").write_bytes(data)
    return any("编码" in w for w in read_source(folder / "a.txt").warnings)


@pytest.mark.parametrize("times", [1, 2, 8])
def test_a_text_in_ebcdic_is_told(times: int, tmp_path: Path) -> None:
    assert warned(tmp_path, (EBCDIC * times).encode("cp037"))


@pytest.mark.parametrize("words", ["魑魅魍魉的故事", "渡口的灯亮了", "龘", "2023年5月9日"])
def test_short_chinese_texts_are_not(words: str, tmp_path: Path) -> None:
    assert not warned(tmp_path, f"{words}\n".encode("gb18030"))
