"""Lines weighed over the whole text: the reading with the most points, the seam to the rules, the table."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product

import numpy as np
import pytest

from benchmarks._line_page import BEGIN, END, kind_of, kinds, page
from benchmarks._line_variants import variant
from reader.importing import read_bytes
from reader.importing.drafts import Draft
from reader.importing.grouping import Grouped
from reader.importing.lines.blocks import Block, Sheet, sheet_of
from reader.importing.lines.line import Line, LineRole, PrintedText
from reader.importing.origin import Origin
from reader.importing.structuring import structure
from reader.importing.text.paragraphs import Setting
from reader.importing.weighing import weigh
from reader.importing.weighing.answering import answering
from reader.importing.weighing.decoding import GAIN, best_reading, decided, runners_up
from reader.importing.weighing.given import differs, with_roles
from reader.importing.weighing.points import ROLES, table
from reader.importing.weighing.seen import look
from reader.importing.weighing.surroundings import surroundings
from reader.model.text import Span
from tests.importing.forms.labelled import labelled
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


def test_a_line_that_had_better_be_something_else_is_less_than_sure() -> None:
    points = np.zeros((2, len(ROLES)), np.int32)
    points[0, ROLES.index("H")] = GAIN
    points[1, ROLES.index("P")] = 10
    _read, sums = best_reading(points, np.zeros((len(ROLES), len(ROLES)), np.int32))
    assert [margin for _second, margin in runners_up(sums, ["X", "P"])] == [-GAIN, 10]
    assert runners_up(sums, ["H", "P"])[0][1] == GAIN


def test_points_of_a_line_are_those_of_its_evidence_each_once() -> None:
    some = [*table().kinds][:3]
    made = table().of([some, [some[0], some[0], "no such evidence"], []])
    assert made[0].tolist() == np.sum([table().kinds[name] for name in some], axis=0).tolist()
    assert made[1].tolist() == table().kinds[some[0]].tolist()
    assert not made[2].any()


def test_what_is_of_a_piece_is_given_wholly_and_verse_is_left_to_the_rules() -> None:
    lines = tuple(Line(start=10 * k, end=10 * k + 9) for k in range(5))
    made = with_roles(lines, ["H", "S", "P", "P", "v"], ["K", "H", "P", "X", "P"], [frozenset()] * 5)
    assert [line.role for line in made] == ["kicker", "headline", "body", "furniture", None]
    made = with_roles(lines, ["K", "H", "P", "P", "P"], ["K", "H", "H+", "P", "+"], [frozenset()] * 5)
    assert [line.role for line in made] == ["kicker", "headline", "headline", "body", None]
    assert [line.opens for line in made] == [None, None, False, None, False]


def test_a_line_that_names_nobody_is_no_byline_and_one_of_day_and_writer_is_left_to_the_rules() -> None:
    lines = tuple(Line(start=10 * k, end=10 * k + 9) for k in range(4))
    says = [frozenset[str](), frozenset({"name"}), frozenset({"webline"}), frozenset({"webline"})]
    made = with_roles(lines, ["H", "H", "B", "H"], ["B", "B", "X", "X"], says)
    assert [line.role for line in made] == [None, "byline", None, "furniture"]


def test_a_greeting_is_left_to_the_rules() -> None:
    lines = told("\n".join(["井台旁的灯亮了", "编辑同志：", PROSE]))
    assert ["greets" in names for names in lines] == [False, True, False]
    made = with_roles((Line(start=0, end=9),), ["P"], ["X"], [frozenset({"greets"})])
    assert [line.role for line in made] == [None]


def test_a_day_above_the_first_piece_is_a_masthead_s() -> None:
    lines = tuple(Line(start=10 * k, end=10 * k + 9) for k in range(3))
    says = [frozenset({"short date"}), frozenset[str](), frozenset({"short date"})]
    made = with_roles(lines, ["P", "P", "P"], ["X", "H", "X"], says)
    assert [line.role for line in made] == ["masthead", "headline", "furniture"]


def test_rows_of_a_table_and_briefs_are_left_to_the_rules() -> None:
    lines = (Line(start=0, end=9), Line(start=10, end=19, row=1), Line(start=20, end=29))
    made = with_roles(lines, ["P", "P", "I"], ["H", "H", "H"], [frozenset[str]()] * 3)
    assert [line.role for line in made] == ["headline", None, None]


@pytest.mark.parametrize(("role", "count"), [("opening", 2), ("body", 1)])
def test_a_piece_without_a_headline_begins_where_it_is_said(role: LineRole, count: int) -> None:
    words = ["柳林渡换上新缆绳", PROSE, "△" + PROSE]
    roles: list[LineRole] = ["headline", "body", role]
    text, lines = "", []
    for word, own in zip(words, roles, strict=True):
        lines.append(Line(start=len(text), end=len(text) + len(word), role=own))
        text += word + "\n"
    (issue,) = structure(PrintedText(text=text, lines=tuple(lines)), Origin(name="a.txt", sha256="", format="text"))
    assert [article.headline for article in issue.articles] == [words[0], *[None] * (count - 1)]
    assert sum(len(article.paragraphs) for article in issue.articles) == 2


def test_lines_tell_of_each_other_by_their_words() -> None:
    found = answering(["1 柳林渡换上缆绳……3", "→下一条:今日天气", "柳林渡换上缆绳", "今日天气", "版别:甲", "版别:乙"])
    assert found == [
        ["names one below"], ["names one below"], ["named above"], ["named above"], ["label recurs"], ["label recurs"]
    ]  # fmt: skip


def test_names_days_and_jumps_are_told_by_their_form() -> None:
    lines = told(
        "\n".join(["井台旁的灯", "湖　生", PROSE, "（下转第四版）", "2019-03-04 08:30", "渡口新桥通车了", PROSE])
    )
    assert ["signed" in names for names in lines] == [False, True, False, False, False, False, False]
    assert ["jump" in names for names in lines] == [False, False, False, True, False, False, False]
    assert ["day alone" in names for names in lines] == [False, False, False, False, True, False, False]


def test_which_furniture_a_line_is_makes_no_other_text() -> None:
    assert not differs("X", "N")
    assert not differs("P", "v")
    assert differs("P", "+")
    assert differs("P", "X")


def test_every_kind_of_evidence_is_told_on_its_page() -> None:
    assert {kind_of(name) for name in table().kinds} <= set(kinds())
    assert len(kinds()) <= 120
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


PROSE = "渡口从今天起恢复每天六班，早晚各加一班送学生，票价不变，遇到大雾仍旧停航。"


def told(text: str) -> list[set[str]]:
    """Return for each line of a text what it tells by its form alone."""
    found: list[list[str]] = []

    def listen(sheet: Sheet, lines: Sequence[Line], grouped: Grouped, setting: Setting) -> None:
        found.extend(surroundings(look(sheet, lines, grouped, setting)))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(weigh, "weighed", listen)
        read_bytes(text.encode(), name="a.txt")
    return [set(names) for names in found]


def test_lines_tell_what_a_person_sees_of_them() -> None:
    bar, writer = "分享到：微博　微信", "本报记者　何雁"
    text = [bar, "柳林渡换上新缆绳", "2019-03-04 08:30", writer, PROSE, bar, "杏坪小学辟出药圃", PROSE]
    lines = told("\n".join(text))
    assert {"site words", "many site words", "label", "rank 1", "left 4", "before -"} <= lines[0]
    assert {"recurs above", "next date", "second who", "rank 2", "left 3"} <= lines[1]
    assert {"date", "short date", "time", "before short", "no hanzi"} <= lines[2]
    assert {"writers", "before date", "next text", "shorter than below", "left 1"} <= lines[3]
    assert {"recurs below", "longer than below"} <= lines[4]
    assert not {name for name in lines[4] if name.startswith(("rank", "left"))}
    assert {"closed above", "recurs above"} <= lines[5] | lines[6]


def test_lines_that_the_measure_broke_are_told_from_their_ends() -> None:
    whole = "渡口从今天起恢复每天六班早晚各加一班送学生票价不变遇到大雾仍旧停航"
    whole += "渡船只载三十人老人和孩子先上自行车推着上船不收钱夜里没有"
    lines = told("\n".join(["柳林渡换上新缆绳", *(whole[k : k + 15] for k in range(0, len(whole), 15))]))
    assert [("fills" in line, "fills above" in line) for line in lines[1:]] == [
        (True, False), (True, True), (True, True), (True, True), (False, True),
    ]  # fmt: skip


def test_a_variant_keeps_what_each_line_is() -> None:
    rows = [
        ("X", "读报"),
        ("", ""),
        ("H", "换缆绳"),
        ("B", "何雁"),
        ("P", PROSE),
        ("P", PROSE),
        ("H", "辟药圃"),
        ("P", PROSE),
    ]
    labels = dict.fromkeys(("换缆绳", "辟药圃"), "H")
    many = [variant(rows, f"text {k}") for k in range(30)]
    assert all(label == labels[name] for made in many for label, line in made for name in labels if name in line)
    assert all(made[0][1].strip() and made[-1][1].strip() for made in many)
    assert len({tuple(made) for made in many}) > 10


def test_a_line_of_day_and_writer_is_read_by_the_rules_whatever_it_was_weighed_as() -> None:
    lines = tuple(Line(start=10 * k, end=10 * k + 9) for k in range(3))
    says = [frozenset({"credit", "webline"}), frozenset({"webline"}), frozenset({"credit"})]
    made = with_roles(lines, ["r", "X", "P"], ["r", "r", "r"], says)
    assert [line.role for line in made] == [None, None, "credit"]


def test_a_line_that_may_well_be_something_else_is_a_doubt_at_its_place() -> None:
    found = 0
    for text in labelled("seventeenth_round"):
        for issue in read_bytes(str(text.form.files["a.txt"]).encode(), name="a.txt").issues:
            for doubt in issue.doubts:
                if "拿不准" in doubt.message:
                    found += 1
                    assert doubt.span is not None
                    line = issue.source.text[doubt.span.start : doubt.span.end]
                    assert line.strip()
                    assert "\n" not in line
                    assert doubt.article
    assert found


def test_a_headline_and_a_line_are_doubts_by_their_own_margins() -> None:
    text = "分享到\n柳林渡换上新缆绳\n渡口恢复六班\n"
    sheet = sheet_of(text)
    lines = tuple(Line(start=a, end=b) for a, b in ((0, 3), (4, 12), (13, 19)))
    blocks = [Block(sheet, (line,), None) for line in lines[1:]]
    told: dict[int, tuple[float, tuple[str, ...]]] = {4: (0.7, ("blank",))}

    def draft(margins: tuple[int, ...], *, changed: bool) -> tuple[float, Span | None]:
        made = Draft(heads=blocks[:1], body=blocks[1:])
        weigh.Weighed(lines, changed, told, margins).tell([made])
        return made.sure, made.wavers

    near = weigh.NEAR
    assert draft((0, near, near), changed=True) == (weigh.MOST_SURE, None)
    assert draft((0, near - 1, near), changed=True) == (0.7, None)
    assert draft((0, near, near - 1), changed=True) == (weigh.MOST_SURE, Span(13, 19))
    # The rules' reading stood: only what had better be something else is a doubt.
    assert draft((0, 0, 0), changed=False) == (weigh.MOST_SURE, None)
    assert draft((0, -1, -1), changed=False) == (0.7, Span(13, 19))


def test_no_line_of_another_piece_is_a_doubt_of_the_one_that_goes_on_behind_it() -> None:
    words = ["柳林渡换上新缆绳", "渡口恢复六班", "杏坪小学辟药圃", "药圃里种薄荷", "票价照旧不变"]
    starts = [sum(len(w) + 1 for w in words[:k]) for k in range(len(words))]
    sheet = sheet_of("\n".join(words))
    lines = tuple(Line(start=a, end=a + len(w)) for a, w in zip(starts, words, strict=True))
    blocks = [Block(sheet, (line,), None) for line in lines]
    around = Draft(heads=blocks[:1], body=[blocks[1], blocks[4]])
    inside = Draft(heads=blocks[2:3], body=[blocks[3]])
    told: dict[int, tuple[float, tuple[str, ...]]] = {0: (0.85, ("blank",)), starts[2]: (0.85, ("blank",))}
    weigh.Weighed(lines, True, told, (weigh.NEAR, weigh.NEAR, weigh.NEAR, 0, weigh.NEAR)).tell([around, inside])
    assert (around.wavers, around.sure) == (None, weigh.MOST_SURE)
    assert inside.wavers == Span(lines[3].start, lines[3].end)
