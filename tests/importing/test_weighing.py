"""Lines weighed over the whole text: the reading with the most points, the seam to the rules, the table."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from benchmarks._line_page import BEGIN, END, kind_of, kinds, page
from reader.importing import read_bytes
from reader.importing.lines.line import Line
from reader.importing.weighing import weigh
from reader.importing.weighing.decoding import GAIN, best_reading, decided
from reader.importing.weighing.given import differs, with_roles
from reader.importing.weighing.points import ROLES, table
from tests.test_documents import ROOT


def test_the_best_reading_is_the_best_of_all() -> None:
    draw = np.random.default_rng(5)
    points = draw.integers(-500, 500, (4, len(ROLES))).astype(np.int32)
    follows = draw.integers(-500, 500, (len(ROLES), len(ROLES))).astype(np.int32)

    def total(path: tuple[int, ...]) -> int:
        return int(sum(points[k, r] for k, r in enumerate(path)) + sum(follows[a, b] for a, b in pairwise(path)))

    every = list(product(range(len(ROLES)), repeat=4))
    best = max(every, key=total)
    read, sums = best_reading(points, follows)
    assert read == [ROLES[r] for r in best]
    assert sums.max(axis=1).tolist() == [total(best)] * 4
    assert sums[2, 3] == max(total(path) for path in every if path[2] == 3)


@pytest.mark.parametrize(("more", "taken"), [(GAIN, True), (GAIN - 1, False)])
def test_the_rules_reading_stands_where_little_is_gained(more: int, taken: bool) -> None:
    points = np.zeros((2, len(ROLES)), np.int32)
    points[0, ROLES.index("H")] = more
    points[1, ROLES.index("P")] = 10
    follows = np.zeros((len(ROLES), len(ROLES)), np.int32)
    assert decided(points, follows, ["X", "P"]) == (["H", "P"] if taken else None)


def test_a_stack_is_given_whole_and_what_agrees_is_left_to_the_rules() -> None:
    lines = tuple(Line(start=10 * k, end=10 * k + 9) for k in range(5))
    made = with_roles(lines, ["H", "S", "P", "P", "v"], ["K", "H", "P", "X", "P"], [frozenset()] * 5)
    assert [line.role for line in made] == ["kicker", "headline", None, "furniture", None]
    made = with_roles(lines, ["K", "H", "P", "P", "P"], ["K", "H", "H+", "P", "+"], [frozenset()] * 5)
    assert [line.role for line in made] == ["kicker", "headline", "headline", None, None]
    assert [line.opens for line in made] == [None, None, False, None, False]


def test_a_line_that_names_nobody_is_no_byline_and_one_of_day_and_writer_is_left_to_the_rules() -> None:
    lines = tuple(Line(start=10 * k, end=10 * k + 9) for k in range(4))
    says = [frozenset[str](), frozenset({"name"}), frozenset({"webline"}), frozenset({"webline"})]
    made = with_roles(lines, ["H", "H", "B", "H"], ["B", "B", "X", "X"], says)
    assert [line.role for line in made] == [None, "byline", None, "furniture"]


def test_which_furniture_a_line_is_makes_no_other_text() -> None:
    assert not differs("X", "N")
    assert not differs("P", "v")
    assert differs("P", "+")
    assert differs("P", "X")


def test_every_kind_of_evidence_is_told_on_its_page() -> None:
    assert {kind_of(name) for name in table().kinds} <= set(kinds())
    assert len(kinds()) <= 62
    text = (ROOT / "docs" / "importing.md").read_text("utf-8")
    part = text[text.index(BEGIN) : text.index(END) + len(END)]
    assert part == page(table()), "python -m benchmarks.line_points writes it"


def test_a_marked_text_is_read_by_its_marks_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(weigh, "weighed", lambda *given: asked.append(given))
    words = "渡口从今天起恢复每天六班，早晚各加一班送学生，票价不变，遇到大雾仍旧停航。"
    read_bytes(f"# 柳林渡换上新缆绳\n{words}\n\n# 杏坪小学辟出药圃\n{words}\n".encode(), name="a.txt")
    assert not asked
    read_bytes(f"柳林渡换上新缆绳\n{words}\n\n杏坪小学辟出药圃\n{words}\n".encode(), name="a.txt")
    assert len(asked) == 1
