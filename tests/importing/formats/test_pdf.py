from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf
import pypdfium2 as pdfium

from reader.importing.formats import pdf
from reader.importing.formats.glyphs import meant
from reader.importing.formats.pdf_marks import marks_of
from tests.importing.pictured_pdf import font_of

Text = tuple[float, float, float, str]
"""x, y of the baseline from below, size, words."""

LEFT = [
    "　　渡口的灯笼昨夜没有亮，",
    "撑船的人一早就到了岸边，",
    "他说，雾散之前不开船。",
    "　　岸上等船的有十一人，",
    "其中一人抱着一只白鹅，",
    "谁也不肯先回家去。",
]
RIGHT = [
    "　　桥头的面馆加了座位，",
    "等船的人坐下来吃面，老板说",
    "“今天不收茶钱。”",
    "　　午后雾散，船开了，",
    "白鹅站在船头上，",
    "它叫得很响。",
]


def document(texts: Sequence[Text]) -> bytes:
    """Return a page with Chinese text in a font that every PDF reader knows by name."""
    made = pikepdf.new()
    made.add_blank_page(page_size=(595, 842))
    page = made.pages[0]
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font_of(made)))
    shown = "".join(
        f"BT /F1 {size} Tf {x} {y} Td <{words.encode('utf-16-be').hex()}> Tj ET\n" for x, y, size, words in texts
    )
    page.Contents = made.make_stream(shown.encode())
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def column(x: float, words: Sequence[str], top: float = 700) -> list[Text]:
    """Return lines of 9 points, one below the other."""
    return [(x, top - 14 * k, 9, line) for k, line in enumerate(words)]


def lines(texts: Sequence[Text]) -> list[str]:
    extract = pdf.read(document(texts), name="a.pdf")
    return [line for line in extract.text.split("\n") if line]


def test_columns_are_read_one_after_the_other() -> None:
    texts = [(40.0, 760.0, 20.0, "雾散船开"), *column(40, LEFT), *column(176, RIGHT)]
    assert lines(texts) == ["雾散船开", *(w.strip() for w in (*LEFT, *RIGHT))]


def test_the_order_of_the_file_does_not_matter() -> None:
    rows = [t for pair in zip(column(40, LEFT), column(176, RIGHT), strict=True) for t in pair]
    assert lines(rows[::-1]) == [w.strip() for w in (*LEFT, *RIGHT)]


def test_a_mark_that_hangs_into_the_gutter_joins_no_columns() -> None:
    hanging = [LEFT[0], LEFT[1] + "”。", *LEFT[2:]]
    assert lines([*column(40, hanging), *column(168, RIGHT, top=693)]) == [w.strip() for w in (*hanging, *RIGHT)]


def test_single_characters_set_apart_stand_in_their_line() -> None:
    """Writers place each character by itself; small glyphs (一, 。) are no smaller type."""
    words = "一只白鹅。一共十一人"
    texts: list[Text] = [(40 + 9 * k, 700, 9, c) for k, c in enumerate(words)]
    assert lines([*texts, *column(40, LEFT, top=680)])[0] == words


def test_radicals_in_the_text_layer_are_read_as_hanzi() -> None:
    assert meant("⽇⽉如⻋，⻓⺠⻔⸺ﬁn") == "日月如车，长民门——fin"


def drawn(paths: str) -> bytes:
    """Return a page on which only these paths are drawn, and a line of text."""
    made = pikepdf.open(io.BytesIO(document([(50, 700, 9, "渡口")])))
    made.pages[0].Contents = made.make_stream(made.pages[0].Contents.read_bytes() + paths.encode())
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def test_a_thick_rule_is_a_rule_and_a_bar_of_tint_is_none() -> None:
    data = drawn("4 w 50 600 m 500 600 l S 0.8 g 50 300 200 60 re f\n")
    with pdfium.PdfDocument(data) as opened:
        marks = marks_of(opened[0])
    (rule,) = marks.rules
    assert rule.left <= 50 < 500 <= rule.right
    assert rule.height <= 3
    assert len(marks.frames) == 1
