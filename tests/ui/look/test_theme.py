from __future__ import annotations

import itertools
from itertools import combinations

import pytest
from pytestqt.qtbot import QtBot

from reader.ui.look.style_sheet import style_sheet
from reader.ui.look.theme import STEPS, THEMES, Look, Theme
from tests.ui.opened import PATIENCE


def luminance(colour: str) -> float:
    parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda t: t.name)
def test_text_can_be_read_on_every_ground(theme: Theme) -> None:
    grounds = [theme.desk, theme.list, theme.paper, theme.field, theme.sel, theme.hover]
    for ground in grounds:
        for ink in (theme.ink, theme.ink2, theme.ink3):
            assert contrast(ink, ground) >= 4.5
    for ground in grounds[:4]:
        assert contrast(theme.edge, ground) >= 3
        assert contrast(theme.focus, ground) >= 3
    assert contrast(theme.on, theme.accent) >= 4.5
    for ground, line in theme.marks.values():
        assert contrast(theme.ink, ground) >= 4.5
        assert contrast(line, theme.paper) >= 4.5
    assert contrast(theme.ink, theme.hit) >= 4.5
    assert contrast(theme.ink, theme.current_hit) >= 4.5


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda t: t.name)
def test_marks_are_told_apart(theme: Theme) -> None:
    assert len({ground for ground, _line in theme.marks.values()}) == 4
    for one, other in combinations(theme.marks.values(), 2):
        assert one != other


def test_each_step_is_seen_to_be_larger() -> None:
    for smaller, larger in itertools.pairwise(STEPS[1:]):
        assert larger >= smaller * 1.1


def test_zoom_goes_by_steps_and_stops_at_the_ends(qtbot: QtBot) -> None:
    look = Look("light", 15)
    with qtbot.waitSignal(look.changed, timeout=PATIENCE):
        look.step(1)
    assert look.em == 17
    for _k in range(20):
        look.step(1)
    assert look.em == STEPS[-1]
    with qtbot.assertNotEmitted(look.changed):
        look.step(1)
    look.set_em(2)
    assert look.em == STEPS[0]


def test_no_text_is_smaller_than_twelve_pixels(qtbot: QtBot) -> None:
    assert Look("light", 12).tokens.font(0.72).pixelSize() == 12


def test_the_style_sheet_leaves_views_and_page_alone() -> None:
    sheet = style_sheet(Look("dark", 15).tokens)
    for view in ("QListView", "QTreeView", "QTextBrowser"):
        assert view not in sheet
