from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter, QTextLayout
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from reader.ui.browsing import lines as row_lines
from reader.ui.browsing.article_row import ArticleRow
from reader.ui.browsing.lines import Line, headline_lines, wrapped_lines
from reader.ui.browsing.row_text import RowText
from reader.ui.look.icons import Icons
from reader.ui.look.theme import Look
from tests.examples import examples

pytestmark = pytest.mark.usefixtures("look")
CLOSING = "，。：；、？！”》）"


def test_a_headline_breaks_at_its_own_space(look: Look) -> None:
    font = look.tokens.font(1.07, serif=True, bold=True)
    lines = headline_lines("七路公交延到渡口村 末班车推后四十分钟", font, 16 * font.pixelSize())
    assert [line.text for line in lines] == ["七路公交延到渡口村", "末班车推后四十分钟"]
    assert lines[1].start == 10


def test_a_headline_without_a_space_breaks_after_its_punctuation(look: Look) -> None:
    font = look.tokens.font(1.07, serif=True)
    lines = headline_lines("来信：渡口的邮筒旧了，请别急着把它搬走", font, 16 * font.pixelSize())
    assert lines[0].text.endswith("，")


def test_one_or_two_characters_are_never_left_alone(look: Look) -> None:
    font = look.tokens.font(1.07, serif=True)
    text = "渡口石桥修好以后第一天过桥的人比鹅多"
    lines = headline_lines(text, font, (len(text) - 1.5) * font.pixelSize())
    assert len(lines[1].text) >= 3
    assert "".join(line.text for line in lines) == text


@examples(40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    text=st.text(alphabet="渡口石桥修好了，。“”：鹅A1 𠮷", max_size=90),
    width=st.integers(4, 30),
    most=st.integers(1, 3),
)
def test_lines_fit_and_stand_in_their_places(look: Look, text: str, width: int, most: int) -> None:
    font = look.tokens.font(0.87)
    lines = wrapped_lines(text, font, width * font.pixelSize(), most)
    assert len(lines) <= most
    for line in lines:
        shown = line.text.removesuffix("…")
        assert text[line.start : line.start + len(shown)] == shown
        assert QFontMetricsF(font).horizontalAdvance(line.text) <= (width + 1) * font.pixelSize()


def test_a_headline_without_a_better_place_breaks_between_words(look: Look) -> None:
    font = look.tokens.font(1.07, serif=True)
    text = "渡口村象棋公开赛组织委员会今天上午宣布比赛时间推迟到下个月的第一个星期天"
    for width in range(12, 24):
        lines = headline_lines(text, font, width * font.pixelSize(), words=True)
        assert len(lines) == 2
        for word in ("象棋", "公开赛", "组织", "委员会", "今天", "上午", "宣布", "比赛", "时间"):
            assert not text[: lines[1].start].endswith(tuple(word[:k] for k in range(1, len(word)))) or not text[
                lines[1].start :
            ].startswith(tuple(word[k:] for k in range(1, len(word)))), (width, lines)
        for line in lines:
            shown = line.text.removesuffix("…")
            assert text[line.start : line.start + len(shown)] == shown


def test_what_finds_no_room_where_words_end_is_cut_with_an_ellipsis(look: Look) -> None:
    font = look.tokens.font(1.07, serif=True)
    for text in ("渡口村象棋公开赛组织委员会宣布比赛推迟举行", "船工们走进山村，为村民免费修理农具、讲解"):
        for tenths in range(60, 10 * len(text)):
            lines = headline_lines(text, font, tenths / 10 * font.pixelSize(), words=True)
            assert lines[-1].text.endswith("…") or "".join(line.text for line in lines) == text, (tenths, lines)


LONG = (
    "渡口石桥修好了，第一天过桥的人比鹅还多，卖豆腐的老陈挑着担子走在最前面。" * 4,
    "il. " * 60,
    "A1渡口 B2石桥，" * 20,
    "渡口" + "i" * 200,
)


@pytest.mark.parametrize("most", [1, 2, 3])
@pytest.mark.parametrize("text", LONG)
def test_of_a_long_text_its_beginning_is_set_and_breaks_as_the_whole_does(
    look: Look, monkeypatch: pytest.MonkeyPatch, text: str, most: int
) -> None:
    font = look.tokens.font(0.87)
    width = 18.5 * font.pixelSize()
    lengths: list[int] = []

    def layout(set_text: str, *how: QFont) -> QTextLayout:
        lengths.append(len(set_text))
        return QTextLayout(set_text, *how)

    monkeypatch.setattr(row_lines, "QTextLayout", layout)
    some = row_lines.wrapped_lines(text, font, width, most)
    assert lengths[0] < len(text)
    monkeypatch.setattr(row_lines, "AMPLE", 10_000)
    assert some == row_lines.wrapped_lines(text, font, width, most)


@pytest.mark.parametrize("text", ["渡口石桥修好了，第一天过桥的人比鹅多", "末班车 19:40，AVA…", "𠮷"])
def test_a_line_is_drawn_the_same_measured_or_not(look: Look, qtbot: QtBot, text: str) -> None:
    """Hits that are in another line have it measured; without any it is drawn as it comes."""
    view = QListView()
    qtbot.addWidget(view)
    view.resize(700, 200)
    view.show()
    row = ArticleRow(look, Icons(None), view, lambda _rect: False, RowText(paper=look.paper))
    drawn = []
    for hits in ((), ((500, 501),)):
        image = QImage(700, 60, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFF)
        painter = QPainter(image)
        font = look.tokens.font(1.07, serif=True)
        row._line(painter, font, look.tokens.colour("ink"), (10.3, 4.0, 30.0), Line(0, text), hits)
        painter.end()
        drawn.append(image)
    blank = QImage(700, 60, QImage.Format.Format_RGB32)
    blank.fill(0xFFFFFF)
    assert drawn[0] == drawn[1]
    assert drawn[0] != blank
