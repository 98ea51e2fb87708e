"""Which way up a page lies is told by its characters, whichever way its lines run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pytest

np = pytest.importorskip("numpy")
pytest.importorskip("cv2")

from reader.importing.readings.recognised import RecognisedLine, as_json, from_json  # noqa: E402
from reader.recognition.turned import quarter_turns, turned  # noqa: E402
from tests.recognition import invented  # noqa: E402

if TYPE_CHECKING:
    from reader.recognition.pixels import Pixels, Quad


class Characters:
    """An engine to which a character is right whose upper half is dark; it reads lines that run down as well.

    `page`: the quads of an upright page of 900 by 1200; `legible`: whether it reads characters that lie otherwise;
    `lying`: how sure it is of those that lie on their left side, as it reads lines that run down.
    """

    name = "invented"

    def __init__(self, turns: int, *, down: bool, legible: bool = True, lying: float = 0.4) -> None:
        self.turns, self.legible, self.lying = turns, legible, lying
        step = [(x, 100, x + 32, 100 + 32 * 28) for x in range(100, 800, 70)] if down else []
        self.boxes = step or [(100, y, 100 + 32 * 20, y + 32) for y in range(100, 1000, 70)]

    def picture(self) -> Pixels:
        page: Any = np.full((1200, 900, 3), 255, np.uint8)
        for left, top, right, bottom in self.boxes:
            for y in range(top, bottom, 32):
                for x in range(left, right, 32):
                    page[y : y + 16, x + 2 : x + 30] = 0
        return turned(page, self.turns)

    def detect(self, picture: Pixels, side: int) -> list[Quad]:
        del picture, side
        made: list[Quad] = []
        for left, top, right, bottom in self.boxes:
            a, b, c, d = left - 4, top - 4, right + 4, bottom + 4  # boxes are higher than type
            wide, high = 900, 1200
            for _turn in range(self.turns):
                a, b, c, d, wide, high = b, wide - c, d, wide - a, high, wide
            made.append(((a, b), (c, b), (c, d), (a, d)))
        return made

    def read(self, picture: Pixels, places: Sequence[Quad]) -> list[RecognisedLine]:
        made = []
        for place in places:
            (left, top), _b, (right, bottom), _d = place
            crop = picture[int(top) : int(bottom), int(left) : int(right)].mean(axis=2)
            one = right - left < 1.5 * (bottom - top) and bottom - top < 1.5 * (right - left)
            half = crop.shape[0] // 2
            right_way = bool(crop[:half].mean() + 40 < crop[half:].mean()) if one else False
            count = round((max(right - left, bottom - top) - 8) / 32)
            text = "字" if one else "字" * count if self.legible else ""
            side = crop.shape[1] // 2
            on_its_side = bool(crop[:, :side].mean() + 40 < crop[:, side:].mean()) if one else False
            sure = 0.95 if right_way else self.lying if on_its_side else 0.4
            at = tuple((k + 0.5) / max(1, len(text)) for k in range(len(text)))
            if text:
                made.append(RecognisedLine(place, text, at, (sure,) * len(text), ("",) * len(text),
                                           ((0.0, 0.0),) * len(text), bottom - top > right - left))  # fmt: skip
        return made


@pytest.mark.parametrize("turns", range(4))
@pytest.mark.parametrize("down", [False, True])
@pytest.mark.parametrize("legible", [False, True])
def test_a_page_is_turned_as_its_characters_want_it(turns: int, *, down: bool, legible: bool) -> None:
    engine = Characters(turns, down=down, legible=legible)
    assert quarter_turns(engine.picture(), engine) == (4 - turns) % 4


@pytest.mark.parametrize("turns", range(4))
def test_characters_that_lie_on_their_side_and_are_read_as_well_turn_no_page(turns: int) -> None:
    engine = Characters(turns, down=True, lying=0.97)
    assert quarter_turns(engine.picture(), engine) == (4 - turns) % 4


def test_a_picture_without_lines_stays_as_it_lies() -> None:
    engine = Characters(0, down=False)
    engine.boxes = []
    assert quarter_turns(engine.picture(), engine) == 0


def test_a_reading_remembers_how_its_picture_was_turned_and_older_ones_were_not() -> None:
    from dataclasses import replace

    reading = replace(invented.page(), turns=3)
    assert from_json(as_json(reading)).turns == 3
    assert from_json(as_json(reading).replace('"turns":3,', "")).turns == 0
