"""Whatever stands in a piece comes back when its PDF is copied."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from reader.model.article import Paragraph
from reader.printing import PrintOptions, pdf
from reader.rendering.pinyin import Pinyin
from tests.examples import examples
from tests.printing.test_pdf import squeezed, text_of
from tests.rendering.pieces import note, report, tabled

pytestmark = [
    pytest.mark.gui,
    pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) is not here"),
]

# Everyday hanzi that share their glyph with a radical, others, characters beyond the first plane, marks, Latin, digits.
HANZI = (
    "日力长行人水火木金土山石田目耳手口心女子马鸟鱼车门风食骨高鬼麦黄黑鼓鼠鼻"
    "齐齿龙龟一二十八入刀又寸小工己干广弓渡船岸樟"
)
WORDS = st.one_of(
    st.text(alphabet=HANZI, min_size=2, max_size=30),
    st.sampled_from(
        [
            "𠮷野",
            "𡈽",
            "𬭎",
            "Office",
            "fine",
            "WiFi",
            "A4",
            "3.5%",
            "2024年",
            "12℃",
            "——",
            "……",
            "T-55",
            "（甲）",
            "1:2",
        ]
    ),
    st.sampled_from(["，", "。", "；", "：“", "。”", "《渡》", "、", "！”", " ", "·"]),
)
PARAGRAPHS = st.lists(st.lists(WORDS, min_size=3, max_size=40).map("".join), min_size=1, max_size=8)


@examples(20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PARAGRAPHS, st.integers(1, 3), st.sampled_from([8.0, 11.0, 16.5, 24.0]), st.booleans())
def test_random_paragraphs_come_back(
    qapp: QApplication, tmp_path: Path, texts: list[str], columns: int, size: float, a5: bool
) -> None:
    texts = [f"首{text}尾" for text in texts]
    own = report()
    piece = replace(
        own, article=replace(own.article, paragraphs=tuple(Paragraph(text=t) for t in texts), truncated=False)
    )
    path = tmp_path / "印.pdf"
    pdf([piece], path, PrintOptions(columns=columns, font_size=size, paper="A5" if a5 else "A4"), force=True)
    found = text_of(path)
    for text in texts:
        assert squeezed(text) in found


def test_numbers_beside_the_border_of_a_cell_are_copied_whole(qapp: QApplication, tmp_path: Path) -> None:
    pdf([tabled()], tmp_path / "a.pdf", PrintOptions(columns=1))
    assert "1成人16挑担6合计22" in squeezed(text_of(tmp_path / "a.pdf"))


@pytest.mark.parametrize("pair", ["·・", "…⋯", "～〜", "①➀", "\u8c48\uf900", "·•"])
def test_characters_that_share_a_glyph_are_copied_each_as_itself(qapp: QApplication, tmp_path: Path, pair: str) -> None:
    own = report()
    made = [
        replace(own, article=replace(own.article, paragraphs=(Paragraph(text=f"渡{c}口，甲{c}乙。"),), truncated=False))
        for c in (pair[0], pair[1], pair[0])
    ]
    path = tmp_path / "印.pdf"
    pdf(made, path, PrintOptions(), force=True)
    found = text_of(path)
    for c in pair:
        assert f"渡{c}口，甲{c}乙。" in found


@pytest.mark.parametrize("columns", [2, 3])
def test_columns_that_break_level_are_not_copied_row_by_row(qapp: QApplication, tmp_path: Path, columns: int) -> None:
    own, path = report(), tmp_path / "印.pdf"
    text = "渡口的石阶一共三十六级，最下面两级常年浸在水里，木船靠岸时正好踩得到。"
    for lengths in ((3, 3), (4, 2), (2, 2, 2), (4, 1), (5, 2), (3, 1, 2), (1, 1, 1, 1), (2, 1, 1, 2)):
        paragraphs = tuple(
            part
            for k, length in enumerate(lengths)
            for part in (Paragraph(text=f"其{k}小题", role="subhead"), Paragraph(text=f"首{k}{text * length}尾{k}"))
        )
        article = replace(own.article, paragraphs=paragraphs[1:], truncated=False)
        pdf([replace(own, article=article)], path, PrintOptions(columns=columns, font_size=9), force=True)
        assert "".join(squeezed(p.text) for p in article.paragraphs) in text_of(path), lengths


@pytest.mark.parametrize("columns", [2, 3])
def test_short_notes_are_not_copied_between_columns(qapp: QApplication, tmp_path: Path, columns: int) -> None:
    own, path = report(), tmp_path / "印.pdf"
    text = "渡口的石阶一共三十六级，最下面两级常年浸在水里，木船靠岸时正好踩得到。"
    for length in (2, 4, 9):
        article = replace(own.article, paragraphs=(Paragraph(text=f"首{text * length}尾"),), truncated=False)
        plain = replace(own, article=article)
        noted = replace(plain, annotations=(note(plain, "首渡口", "待查。"), note(plain, "渡口", "见县志。", number=2)))
        pdf([noted], path, PrintOptions(columns=columns, font_size=9), force=True)
        assert squeezed(article.body) in text_of(path), length


@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize("pinyin", ["none", "all"])
def test_no_space_is_copied_that_the_text_has_not(
    qapp: QApplication, tmp_path: Path, columns: int, pinyin: Pinyin
) -> None:
    own, path = report(), tmp_path / "印.pdf"
    text = "2024年3月，渡口的石阶一共36级，“最下面两级”常年浸在水里（见《杏坞志》）。木船A4靠岸时，正好踩得到。"
    texts = [f"首{k}{text * length}尾{k}" for k, length in enumerate((3, 2, 4, 1, 5, 2))]
    article = replace(own.article, paragraphs=tuple(Paragraph(text=t) for t in texts), truncated=False)
    pdf([replace(own, article=article)], path, PrintOptions(columns=columns, font_size=9, pinyin=pinyin), force=True)
    said = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True, timeout=60).stdout.decode()
    assert "".join(texts) in said.replace("\n", ""), said
