"""Rules, frames and pictures found in a picture's pixels; needs OpenCV, which comes with the extra `scan`."""

from __future__ import annotations

import numpy as np
import pytest

from reader.recognition.drawn import drawn_on
from reader.recognition.paper import paper_of
from tests.recognition.invented import EM, line

pytest.importorskip("cv2", reason="the extra `scan` is not installed")


Page = np.ndarray[tuple[int, int, int], np.dtype[np.uint8]]


def page() -> Page:
    """Return white paper."""
    return np.full((1400, 1000, 3), 240, np.uint8)


def test_a_frame_between_rules_as_wide_as_the_page_is_one() -> None:
    drawn = page()
    for y in (100, 1300, 400, 700):
        drawn[y : y + 3, 80:920] = 20
    for x in (80, 917):
        drawn[400:703, x : x + 3] = 20
    found = drawn_on(drawn, [], EM)
    assert len(found.frames) == 1
    assert abs(found.frames[0].top - 400) < 8
    assert abs(found.frames[0].bottom - 703) < 8
    assert len([r for r in found.rules if r.width > r.height]) == 4


def test_a_rule_right_below_a_frame_is_none_of_a_table() -> None:
    drawn = page()
    for y in (400, 700, 716):
        drawn[y : y + 3, 80:920] = 20
    for x in (80, 917):
        drawn[400:703, x : x + 3] = 20
    (frame,) = drawn_on(drawn, [], EM).frames
    assert abs(frame.bottom - 703) < 8


def test_the_rules_of_a_table_are_no_frames() -> None:
    drawn = page()
    for y in range(400, 801, 100):
        drawn[y : y + 3, 80:920] = 20
    for x in (80, 500, 917):
        drawn[400:803, x : x + 3] = 20
    assert drawn_on(drawn, [], EM).frames == ()


def test_what_is_dark_without_type_is_a_picture_and_with_it_a_tint() -> None:
    drawn = page()
    drawn[200:600, 100:500] = 120
    drawn[800:1200, 100:900] = 205
    typed = [line("渔船靠岸的时候天还没有亮起来", 140, 840 + 45 * k) for k in range(7)]
    found = drawn_on(drawn, typed, EM)
    assert [round(p.top, -2) for p in found.pictures] == [200]
    assert any(abs(f.top - 800) < 40 and abs(f.right - 900) < 40 for f in found.frames)


def test_a_dark_table_around_the_paper_is_cut_away() -> None:
    from reader.importing.pages.marks import Box

    taken = np.full((1400, 1000, 3), 60, np.uint8)
    taken[100:1300, 120:900] = 230
    found = paper_of(taken, Box(300, 300, 600, 600))
    assert abs(found.left - 120) < 12
    assert abs(found.bottom - 1300) < 12
    whole = paper_of(page(), Box(300, 300, 600, 600))
    assert (whole.width, whole.height) == (1000, 1400)


def test_a_picture_in_a_tint_is_one() -> None:
    """The tint is hardly darker than the paper: part of it is taken for dark, and runs into the picture."""
    drawn = page()
    drawn[300:900, 100:700] = 228
    drawn[300:400, 100:700] = 219
    drawn[400:600, 420:680] = 120
    typed = [line("渔船靠岸的时", 140, 640 + 45 * k) for k in range(5)]
    assert (400, 700) in [(round(p.top, -2), round(p.right, -2)) for p in drawn_on(drawn, typed, EM).pictures]


def framed(
    drawn: np.ndarray[tuple[int, int, int], np.dtype[np.uint8]], left: int, top: int, right: int, bottom: int
) -> None:
    """Draw a frame."""
    for y in (top, bottom - 3):
        drawn[y : y + 3, left:right] = 20
    for x in (left, right - 3):
        drawn[top:bottom, x : x + 3] = 20


def test_a_wide_tint_in_a_frame_is_no_smaller_frames_in_its_corners() -> None:
    drawn, em = page(), 10.0
    drawn[400:1000, 300:940] = 217
    framed(drawn, 300, 400, 940, 1000)
    typed = [
        line("渔船靠岸的时候天还没有亮起来了雾散以后一渔船靠岸的时候", x, 420 + 15 * k, em)
        for k in range(38) for x in (310, 625)
    ]  # fmt: skip
    (frame,) = drawn_on(drawn, typed, em).frames
    assert abs(frame.top - 400) < 8
    assert abs(frame.bottom - 1000) < 8


def test_a_picture_a_gutter_beside_a_tinted_frame_is_no_part_of_it() -> None:
    drawn, em = page(), 14.0
    drawn[200:500, 300:640] = 140
    drawn[200:440, 654:940] = 215
    framed(drawn, 654, 200, 940, 440)
    typed = [line("渔船靠岸的时候天还没有亮", 670, 220 + 21 * k, em) for k in range(8)]
    found = drawn_on(drawn, typed, em)
    (picture,) = found.pictures
    assert abs(picture.right - 640) < 10
    assert len(found.frames) == 1


def test_a_picture_on_a_page_that_lies_in_the_shade_is_found() -> None:
    chance = np.random.default_rng(7)
    light = np.linspace(1.0, 0.78, 1400)[:, None] * np.concatenate([np.linspace(0.8, 1.0, 120), np.ones(880)])
    drawn = np.clip(200 * light[:, :, None] + chance.normal(0, 7, (1400, 1000, 1)).repeat(3, 2), 0, 255)
    drawn[800:1250, 80:920] *= 0.6
    (picture,) = drawn_on(drawn.astype(np.uint8), [], EM).pictures
    assert abs(picture.top - 800) < 20
    assert abs(picture.right - 920) < 20
