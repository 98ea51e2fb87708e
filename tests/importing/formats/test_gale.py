"""Gale's XML: words with their boxes become lines across or down, and an odd file loses no word."""

from __future__ import annotations

from reader.importing import ImportResult, read_bytes

FIRST = "渡口的灯昨晚亮了摆渡的老周说往后收桨不用再摸黑过河的人也都说好"
SECOND = "柳湾村的新渠今早放了第一道水一里多长沿渠的三十亩早稻都赶上头茬"


def word(text: str, left: int, top: int, size: int = 20) -> str:
    return f'<wd pos="{left},{top},{left + size},{top + size}">{text}</wd>'


def read(body: str, image: str = '<pageImage width="900" height="1200">p1.tif</pageImage>') -> ImportResult:
    whole = f'<?xml version="1.0"?><issue><page>{image}<article><text>{body}</text></article></page></issue>'
    return read_bytes(whole.encode(), name="gale.xml")


def words_of(result: ImportResult) -> str:
    return "".join("".join(issue.source.text.split()) for issue in result.issues)


def across(text: str, top: int, size: int = 20) -> str:
    return "".join(word(c, 40 + k * (size + 2), top, size) for k, c in enumerate(text))


def down(text: str, left: int, top: int = 40, size: int = 20) -> str:
    return "".join(word(c, left, top + k * (size + 2), size) for k, c in enumerate(text))


def test_words_beside_one_another_are_a_line() -> None:
    result = read(f"<p>{across(FIRST, 100)}</p><p>{across(SECOND, 140)}</p>")
    assert FIRST in words_of(result)
    assert words_of(result).index(FIRST) < words_of(result).index(SECOND)


def test_words_below_one_another_are_a_line_that_runs_down_and_lines_go_to_the_left() -> None:
    result = read(f"<p>{down(FIRST, 400)}{down(SECOND, 360)}</p>")
    assert FIRST in words_of(result)
    assert words_of(result).index(FIRST) < words_of(result).index(SECOND)


def test_a_word_without_a_sound_box_goes_with_those_beside_it() -> None:
    odd = [
        '<wd pos="">甲</wd>',
        '<wd pos="1,2,x,4">乙</wd>',
        '<wd pos="90,90,10,10">丙</wd>',
        "<wd>丁</wd>",
        "<wd> </wd>",
    ]
    result = read(f"<p>{across(FIRST, 100)}{''.join(odd)}</p><p>{across(SECOND, 140)}</p>")
    assert set("甲乙丙丁") <= set(words_of(result))
    assert FIRST in words_of(result)


def test_a_page_without_a_picture_is_as_large_as_its_words() -> None:
    result = read(f"<p>{across(FIRST, 100)}</p>", image="")
    assert FIRST in words_of(result)
