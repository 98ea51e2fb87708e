from __future__ import annotations

import math

import numpy as np
import pytest

from reader.recognition.pixels import Quad
from reader.recognition.straight import mesh_of

WIDTH, HEIGHT = 1600, 2200


def leaning(degrees: float, keystone: float = 0.0) -> list[Quad]:
    """Return lines in three columns on a page that is turned, and narrower at its top."""
    made: list[Quad] = []
    turn = math.radians(degrees)
    for column in range(3):
        for k in range(40):
            left, top = 150 + column * 450, 150 + k * 48
            corners = [(left, top), (left + 400, top), (left + 400, top + 34), (left, top + 34)]
            made.append(tuple(_moved(x, y, turn, keystone) for x, y in corners))  # type: ignore[arg-type]  # of four
    return made


def _moved(x: float, y: float, turn: float, keystone: float) -> tuple[float, float]:
    u, v = x - WIDTH / 2, y - HEIGHT / 2
    u *= 1 + keystone * v / HEIGHT
    return (
        WIDTH / 2 + u * math.cos(turn) - v * math.sin(turn),
        HEIGHT / 2 + u * math.sin(turn) + v * math.cos(turn),
    )


def test_straight_lines_are_left_alone() -> None:
    assert mesh_of(leaning(0), WIDTH, HEIGHT)[1] < 1


@pytest.mark.parametrize(("degrees", "keystone"), [(1.5, 0.0), (-2.0, 0.0), (0.0, 0.04), (1.0, -0.05)])
def test_skew_and_keystone_are_undone(degrees: float, keystone: float) -> None:
    """Nodes of one row of the straight page lie where the bent page has one line."""
    mesh, moved = mesh_of(leaning(degrees, keystone), WIDTH, HEIGHT)
    assert moved > 10
    turn = math.radians(degrees)
    inner = slice(6, -6)
    for own_x, own_y in ((mesh.x, mesh.y),):
        u, v = own_x - WIDTH / 2, own_y - HEIGHT / 2
        back_x = u * math.cos(turn) + v * math.sin(turn)
        back_y = -u * math.sin(turn) + v * math.cos(turn)
        back_x = back_x / (1 + keystone * back_y / HEIGHT)
        assert np.ptp(back_y[inner, inner], axis=1).max() < 4
        assert np.ptp(back_x[inner, inner], axis=0).max() < 9


def test_few_lines_tell_nothing() -> None:
    assert mesh_of(leaning(3)[:5], WIDTH, HEIGHT)[1] == 0
