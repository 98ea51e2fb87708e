"""What was printed of a piece goes along with it, on paper and in files, behind its text."""

from __future__ import annotations

import io
from base64 import b64decode
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from reader.export.forms import rendered
from reader.printing import PrintOptions, pdf
from reader.printing.facsimiles import Facsimiles
from reader.rendering.cut import Cut, Cutting
from tests.printing.test_cutting import RING, SAID, page
from tests.rendering.pieces import report

pytestmark = pytest.mark.gui


def found(article: str) -> Cutting | None:
    part = Cut(picture=page(), width=100, polygons=[RING])
    return None if article == "none" else Cutting(said=SAID, parts=(part, part))


def test_the_cutting_stands_behind_the_text_of_a_page(qapp: object) -> None:
    with Facsimiles(found) as prints:
        piece = prints.add(report())
        (path,) = piece.pictures.values()
        html = rendered([piece], "html").decode()
    assert not path.exists()
    assert f'alt="版面原样：{SAID}"' in html
    assert html.index("<figure>") > html.index(report().article.paragraphs[-1].text[-12:])
    with Image.open(io.BytesIO(b64decode(html.partition("base64,")[2].partition('"')[0]))) as seen:
        seen.load()
        assert seen.convert("L").getpixel((seen.width // 2, 60)) == 0
        assert seen.info.get("Source") is None  # it stands under it, to be read


def test_the_cutting_is_printed_as_large_as_it_was(qapp: object, tmp_path: Path) -> None:
    with Facsimiles(found) as prints:
        pdf([prints.add(report())], tmp_path / "a.pdf", PrintOptions())
    with pikepdf.open(tmp_path / "a.pdf") as made:
        figures = [o for o in made.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure"]
    assert [str(f.Alt) for f in figures] == [f"版面原样：{SAID}"]


def test_a_piece_without_a_print_stays_as_it_is(qapp: object) -> None:
    from dataclasses import replace

    plain = report()
    plain = replace(plain, article=replace(plain.article, id="none"))
    with Facsimiles(found) as prints:
        assert prints.add(plain) == plain
    assert prints.lacking == 1
