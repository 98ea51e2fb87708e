"""What is used of rapidocr beside its front door is there, and reads; its models are in its wheel."""

from __future__ import annotations

import socket

import pytest

needs = pytest.importorskip("rapidocr", reason="the extra `scan` is not installed")


def test_a_line_is_found_and_read_with_the_place_of_each_character(
    qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "has_ipv6", False)  # urllib3, which rapidocr loads, would try to bind one
    import numpy as np
    from PySide6.QtGui import QColor, QFont, QImage, QPainter

    from reader.recognition.engine import rapid_engine

    image = QImage(900, 220, QImage.Format.Format_RGB888)
    image.fill(QColor("white"))
    painter, font = QPainter(image), QFont("Noto Serif CJK SC")
    font.setPixelSize(60)
    painter.setFont(font)
    painter.drawText(60, 130, "桥头新添候车亭")
    painter.end()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    pixels = np.ascontiguousarray(rows[:, : 3 * 900].reshape(220, 900, 3))
    engine = rapid_engine()
    (one,) = engine.read(pixels, engine.detect(pixels, 960))
    assert one.text == "桥头新添候车亭"
    assert list(one.at) == sorted(one.at)
    assert len(one.sure) == len(one.others) == len(one.white) == 7
    assert "PP-OCRv6" in engine.name


def test_a_mark_that_stands_off_the_end_of_a_line_is_looked_for_there() -> None:
    """” stands half a place behind 。, a stroke of the next column farther off."""
    import numpy as np

    from reader.recognition.line_ends import goes_on, longer

    page = np.full((200, 600, 3), 245, np.uint8)
    for x in range(40, 200, 40):
        page[60:96, x : x + 30] = 20
    page[88:96, 204:212] = 20
    place = ((38.0, 56.0), (214.0, 56.0), (214.0, 100.0), (38.0, 100.0))
    assert longer(page, place) is None
    page[62:72, 238:243] = page[62:72, 246:251] = 20
    page[60:96, 290:330] = 20
    found = longer(page, place)
    assert found is not None
    assert 251 < found[1][0] < 262
    page[62:72, 251:290] = 20  # no small mark any more: it reaches into what stands beside
    assert longer(page, place) is None
    assert goes_on("夜里亮着。", "夜里亮着。”")
    assert not goes_on("夜里亮着。", "夜里亮着。来")


@pytest.mark.parametrize(
    ("alone", "low", "told"),
    [
        ("”", 60, ["夜里亮着。”"]), ("一个", 60, ["夜里亮着。", "一个"]), ("的", 60, ["夜里亮着。", "的"]),
        (None, 60, ["夜里亮着。”"]), ("99", 36, ["夜里亮着。”"]), ("99", 60, ["夜里亮着。", "99"]),
    ],
)  # fmt: skip
def test_only_a_mark_gives_way_to_the_line_that_it_ends(alone: str | None, low: float, told: list[str]) -> None:
    from reader.importing.readings.recognised import RecognisedLine
    from reader.recognition.line_ends import with_marks

    def line(left: float, right: float, text: str, low: float = 60.0) -> RecognisedLine:
        n = len(text)
        corners = ((left, 20.0), (right, 20.0), (right, low), (left, low))
        return RecognisedLine(corners, text, (0.5,) * n, (1.0,) * n, ("",) * n, ((0.0, 0.0),) * n)

    lines = [line(20, 220, "夜里亮着。"), *([line(232, 256, alone, low)] if alone else [])]
    assert [x.text for x in with_marks(lines, {0: line(20, 260, "夜里亮着。”")})] == told


def test_marks_below_and_above_a_line_that_runs_down_are_looked_for_there() -> None:
    """Each has a place of its own: 。 and ” below, “ above. A rule below them is none."""
    import numpy as np

    from reader.recognition.line_ends import longer_down

    page = np.full((600, 200, 3), 245, np.uint8)
    for y in range(120, 320, 40):
        page[y : y + 30, 60:96] = 20
    place = ((54.0, 116.0), (102.0, 116.0), (102.0, 314.0), (54.0, 314.0))
    page[395:398, 20:180] = 20
    assert longer_down(page, place) is None
    page[322:330, 62:70] = page[345:352, 62:67] = page[345:352, 70:75] = 20
    page[90:98, 80:84] = page[90:98, 87:91] = 20
    found = longer_down(page, place)
    assert found is not None
    assert found[0][1] < 90
    assert 352 < found[2][1] < 372
    page[352:357, 20:180] = 20  # a rule that they touch
    assert longer_down(page, place) is not None
    page[352:357] = 245
    page[345:375, 60:96] = 20  # a character: another line's
    page[90:98] = 245
    found = longer_down(page, place)
    assert found is not None
    assert found[2][1] < 345
    assert found[0][1] == pytest.approx(place[0][1])


@pytest.mark.parametrize(
    ("alone", "told"), [("o", ["“夜里亮着。”"]), ("一", ["夜里亮着", "一"]), ("。", ["“夜里亮着。”"])]
)
def test_a_letter_below_a_line_that_runs_down_is_the_mark_that_it_was_taken_for(alone: str, told: list[str]) -> None:
    from reader.importing.readings.recognised import RecognisedLine
    from reader.recognition.line_ends import with_marks

    def line(top: float, bottom: float, text: str) -> RecognisedLine:
        n = len(text)
        corners = ((20.0, top), (60.0, top), (60.0, bottom), (20.0, bottom))
        return RecognisedLine(corners, text, (0.5,) * n, (1.0,) * n, ("",) * n, ((0.0, 0.0),) * n, n > 1)

    lines = [line(40, 200, "夜里亮着"), line(206, 230, alone)]
    assert [x.text for x in with_marks(lines, {0: line(10, 240, "“夜里亮着。”")})] == told
