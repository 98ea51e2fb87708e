from __future__ import annotations

import itertools

import pytest

from reader.rendering.composition import Setting, compose
from reader.rendering.measured_text import Shape

from .paragraphs import EM, GOLDEN, Case, Flat, paragraphs, row_of, setting_of

CASES = tuple(paragraphs())
NEVER_FIRST = "，。、；：！？”’）》」』】—"
NEVER_LAST = "“‘（《「『【"


def lines_of(case: Case, found: Setting) -> list[str]:
    edges = [0, *found.breaks, len(case.text)]
    return [case.text[a:b] for a, b in itertools.pairwise(edges)]


def gaps_of(found: Setting) -> dict[int, float]:
    return {k: gap.width for gap in found.gaps for k in range(gap.start, gap.end)}


def set_in(text: str, hanzi: int, **shape: float) -> tuple[list[str], dict[int, float]]:
    case = Case(text, Shape(em=EM, measure=hanzi * EM, **shape))  # type: ignore[arg-type]  # the rest has defaults
    found = compose(case.text, case.shape, [(len(text), Flat())])
    return lines_of(case, found), gaps_of(found)


def test_three_hundred_paragraphs_are_set_as_they_were() -> None:
    known = GOLDEN.read_text(encoding="utf-8").splitlines()
    assert len(known) >= 300
    assert [row_of(case) for case in CASES] == known


def test_the_rules_hold() -> None:
    for case in CASES:
        check_rules(case)


def check_rules(case: Case) -> None:
    found = setting_of(case)
    lines, gaps = lines_of(case, found), gaps_of(found)
    start = 0
    for number, line in enumerate(lines):
        seen = line.rstrip(" \u3000")
        last = number == len(lines) - 1
        if number:
            assert line[0] not in NEVER_FIRST
        if not last:
            assert seen[-1] not in NEVER_LAST
            end = start + len(seen) - 1
            inner = [gaps.get(k, 0.0) for k in range(start, end)]
            assert max(inner, default=0.0) <= EM * 0.5 + case.shape.spread + 1e-6, "no hole in a line"
            assert filled(case, found, start, end + 1, first=not number) == pytest.approx(case.shape.measure, abs=0.01)
        start += len(line)
    assert "".join(lines) == case.text


def filled(case: Case, found: Setting, start: int, end: int, *, first: bool) -> float:
    """Return how wide a line is with its gaps."""
    from reader.rendering.measured_text import MeasuredText

    measured, gaps = MeasuredText(case.text, case.shape, [(len(case.text), Flat())]), gaps_of(found)
    natural = sum(
        measured.advances(k).halved(case.text[k])
        if k in found.flush
        else measured.widths[k] - measured.after.get(k, 0.0)
        for k in range(start, end)
    )
    return natural + sum(gaps.get(k, 0.0) for k in range(start, end)) + (case.shape.indent if first else 0.0)


def test_no_paragraph_ends_in_one_character_and_its_mark() -> None:
    for case in CASES:
        lines = lines_of(case, setting_of(case))
        if len(lines) > 1 and case.shape.measure > 12 * EM:
            assert len([c for c in lines[-1] if c.isalnum()]) > 1


def test_a_mark_at_a_lines_end_takes_half_an_em() -> None:
    text = "石桥修好了过桥的人，排着队走"
    found = compose(text, Shape(em=EM, measure=9.5 * EM), [(len(text), Flat())])
    assert found.breaks == (10,)
    assert gaps_of(found) == {9: -EM / 2}


def test_an_opening_mark_at_a_lines_start_is_flush() -> None:
    text = "石桥修好了过桥的人“牛先过人后过”是规矩"
    found = compose(text, Shape(em=EM, measure=9 * EM), [(len(text), Flat())])
    assert found.breaks[0] == 9
    assert 9 in found.flush


def test_a_quarter_em_stands_between_hanzi_and_latin_but_not_at_a_lines_edge() -> None:
    _lines, gaps = set_in("买了A4纸和B5纸", 20)
    assert gaps == {1: 5.0, 3: 5.0, 5: 5.0, 7: 5.0}
    text = "一二三四五六七ABCD八九十"
    found = compose(text, Shape(em=EM, measure=9.25 * EM), [(len(text), Flat())])
    assert found.breaks == (11,)
    assert gaps_of(found).get(10, 0.0) == 0.0


@pytest.mark.parametrize(
    "kept",
    [
        "1,234.5米",
        "3.5 %",
        "40秒",
        "2024年",
        "GB/T",
        "15834—2011"[:5],
        "第12版",
        "3万公里",
        "零下5℃"[2:],
        "12.5％",
        "7亿千瓦时",
        "31例",
        "4月份",
    ],
)
def test_words_numbers_and_their_units_are_never_parted(kept: str) -> None:
    for before in range(3, 14):
        lines, _gaps = set_in("石" * before + kept + "头" * 20, 12)
        assert any(kept in line for line in lines), lines


def test_one_space_never_takes_all_that_is_left() -> None:
    text = "这一行里只有一个空格 而且后面是很长的词internationalization"
    lines, gaps = set_in(text, 24)
    at = text.index(" ")
    assert gaps.get(at, 0.0) <= EM * 0.25 + 1e-6
    assert lines[0].endswith("词")


def test_latin_is_never_spaced_out() -> None:
    text = "石桥修好了石桥修好了www.example与internationalization一样长"
    _lines, gaps = set_in(text, 16)
    start = text.index("www")
    assert not any(gaps.get(k) for k in range(start, start + len("www.exampl")))


def test_dashes_stay_whole_and_unstretched() -> None:
    for before in range(2, 12):
        text = "石" * before + "——桥在……那里"
        lines, gaps = set_in(text, 8)
        assert all("——" in line or "—" not in line for line in lines)
        assert all("……" in line or "…" not in line for line in lines)
        edges = {sum(map(len, lines[: k + 1])) - 1 for k in range(len(lines))}
        assert not any(gaps.get(k) for k in (text.index("—"), text.index("…")) if k not in edges)


def test_a_line_breaks_before_an_opening_quote_and_behind_a_closing_one() -> None:
    assert set_in("石桥修好了过桥的“牛先过”", 8)[0][0] == "石桥修好了过桥的"
    assert set_in("石桥修好了“过桥”牛先过人后过", 8)[0][0].endswith("”")


def test_readings_space_hanzi_alone() -> None:
    text = "石桥A4，头"
    found = compose(text, Shape(em=EM, measure=400, spread=6), [(len(text), Flat())])
    assert gaps_of(found) == {0: 6.0, 1: 6.0, 5: 6.0}


def test_an_address_longer_than_a_line_breaks_behind_its_marks() -> None:
    lines, _gaps = set_in("见https://example.org/a/very/long/path/that/does/not/end", 12)
    assert all(line[-1] in "/.:" for line in lines[1:-1])


def test_a_source_shown_as_printed_has_no_gaps_of_ours() -> None:
    case = Case("他说：“A4纸。”" * 9, Shape(em=EM, measure=12 * EM, justified=False, plain=True))
    found = setting_of(case)
    edges = {k - 1 for k in found.breaks}
    assert {k for k, width in gaps_of(found).items() if width} <= edges


@pytest.mark.parametrize("across", [12, 14])
def test_no_line_of_one_character_ends_a_paragraph_under_readings_either(across: int) -> None:
    for count in range(across + 1, 5 * across):
        shape = Shape(em=EM, measure=across * 1.3 * EM + 0.1, indent=2 * EM, spread=0.3 * EM)
        text = "石" * count + "。"
        breaks = compose(text, shape, [(len(text), Flat())]).breaks
        assert not breaks or len(text) - breaks[-1] > 2


def test_an_ordinal_breaks_behind_its_first_character_where_the_line_would_be_torn() -> None:
    text = "柳湾渡口老人们说起了第27580号渡船的来历"
    lines, gaps = set_in(text, 12)
    assert lines[0].endswith("第")
    assert max(gaps.get(k, 0.0) for k in range(len(lines[0]) - 1)) <= EM * 0.125 + 1e-6
    lines, _gaps = set_in(text, 16)  # here the line before has it whole, or hardly lacks anything
    assert not any(line.endswith("第") for line in lines)
