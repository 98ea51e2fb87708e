from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader.model.article import Paragraph
from reader.ui.reading.pane import ReadingPane
from reader.ui.reading.word_at import word_at

from .bridge import ARTICLE, PIECE


@pytest.mark.parametrize(
    ("text", "at", "word"),
    [
        ("学生数了九十九块条石。", "学", "学生"),
        ("编号GB/T 15834的木牌", "B", "GB"),
        ("这里有Don’t二字", "t", "Don’t"),
        ("石桥，修好了", "，", "，"),
        ("小学的學生們", "學", "學生"),
    ],
)
def test_the_word_at_a_place(text: str, at: str, word: str) -> None:
    start, end = word_at(text, text.index(at))
    assert text[start:end].startswith(word)


def test_a_double_click_selects_a_word_and_no_more(pane: ReadingPane) -> None:
    article = replace(ARTICLE, paragraphs=(Paragraph(text="渡口的学生数了九十九块条石，谁也没有说话。"),), repairs=())
    pane.show_piece(replace(PIECE, article=article))
    place = article.body.index("学生")
    point = pane.view.box_of("body", place, place + 1).center().toPoint()
    QTest.mouseDClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert pane.selected_text() == "学生"
