"""What a PDF says of itself to readers that cannot see it: parts in order, all else as furniture (ISO 14289-1)."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pikepdf
import pytest
from PySide6.QtWidgets import QApplication

from reader.model import picture_bytes
from reader.model.article import Paragraph
from reader.model.picture import Figure, Picture
from reader.model.text import Span
from reader.printing import PrintOptions, pdf
from reader.rendering.arrangement import Arrangement
from reader.rendering.blocks import blocks
from reader.rendering.piece import Piece
from tests.pictures import png
from tests.rendering.pieces import LEAD, MASTHEAD, TALK, annotated_report, note, photograph, poem, report

pytestmark = pytest.mark.gui

PAINTS = {"f", "F", "f*", "S", "s", "B", "b", "B*", "b*", "Tj", "TJ", "'", '"', "Do", "sh", "EI"}
EVERY = [annotated_report(), report(), photograph(), poem()]
BOOK = PrintOptions(booklet="渡口", arrangement=Arrangement(division="theme"))
needs_pdfinfo = pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="pdfinfo (poppler-utils) is not here")


def long_piece() -> Piece:
    """Return a piece of several pages, a table and lines that end in Latin words among its paragraphs."""
    words = "the old ferry goes on and on while nobody looks at the boatman or counts his passengers, " * 3
    texts = [*(f"第{k}段。{LEAD}{TALK}" for k in range(20)), words.strip()]
    rows = (
        Paragraph(text="码头\t班次", table=1, cells=(Span(0, 2), Span(3, 5)), header=True),
        Paragraph(text="杏坞\t6", table=1, cells=(Span(0, 2), Span(3, 4))),
    )
    article = replace(report().article, paragraphs=(*(Paragraph(text=t) for t in texts), *rows), truncated=False)
    return Piece(article=article, masthead=MASTHEAD)


def written(tmp_path: Path, pieces: list[Piece], options: PrintOptions) -> Path:
    path = tmp_path / "印.pdf"
    pdf(pieces, path, options, force=True)
    return path


def elements(element: Any) -> Iterator[Any]:
    """Yield an element and all below it, in order."""
    yield element
    for child in children(element):
        if isinstance(child, pikepdf.Dictionary) and child.get("/Type") == "/StructElem":
            yield from elements(child)


def children(element: Any) -> list[Any]:
    found = element.get("/K", pikepdf.Array())
    return list(found) if isinstance(found, pikepdf.Array) else [found]


@pytest.mark.parametrize(
    "options",
    [PrintOptions(), PrintOptions(pinyin="all"), PrintOptions(columns=2, font_size=9), BOOK],
    ids=["plain", "pinyin", "columns", "book"],
)
def test_all_that_is_drawn_is_a_part_or_furniture(qapp: QApplication, tmp_path: Path, options: PrintOptions) -> None:
    with pikepdf.open(written(tmp_path, [*EVERY, long_piece()], options)) as file:
        root = file.Root.StructTreeRoot
        numbers: list[Any] = list(root.ParentTree.Nums)
        owners = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        claimed: dict[tuple[tuple[int, int], int], tuple[int, int]] = {}
        for element in elements(root.K):
            for child in children(element):
                page, number = element.get("/Pg"), child
                if isinstance(child, pikepdf.Dictionary):
                    if child.get("/Type") != "/MCR":
                        continue
                    page, number = child.Pg, child.MCID
                assert page is not None
                assert (page.objgen, int(number)) not in claimed
                claimed[page.objgen, int(number)] = element.objgen
        drawn = set()
        for page in file.pages:
            open_tags: list[str] = []
            steps: Any = pikepdf.parse_content_stream(page)
            for operands, operator in steps:
                name = str(operator)
                if name in {"BMC", "BDC"}:
                    open_tags.append(str(operands[0]))
                    assert len(open_tags) == 1
                    if name == "BDC":
                        number = int(operands[1]["/MCID"])
                        drawn.add((page.obj.objgen, number))
                        owner = owners[int(page.obj.StructParents)][number]
                        assert owner.objgen == claimed[page.obj.objgen, number]
                        assert str(owner.S) == str(operands[0])
                elif name == "EMC":
                    open_tags.pop()
                assert name not in PAINTS or open_tags
                if name == "re":
                    assert float(operands[1]) > -50000  # no dot of ours is left
            assert open_tags == []
        assert drawn == set(claimed)


@needs_pdfinfo
@pytest.mark.parametrize("options", [PrintOptions(), PrintOptions(pinyin="all"), PrintOptions(columns=3, font_size=9)])
def test_every_block_is_read_in_order(qapp: QApplication, tmp_path: Path, options: PrintOptions) -> None:
    piece = long_piece()
    path = written(tmp_path, [piece], options)
    told = subprocess.run(["pdfinfo", "-struct-text", str(path)], capture_output=True, check=True, timeout=240).stdout
    read = "".join(line.strip()[1:-1] for line in told.decode("utf-8").splitlines() if line.strip().startswith('"'))
    read = "".join(read.split())
    at = 0
    for block in blocks(piece.article, piece.masthead):
        text = "".join(block.text.split())
        assert text in read[at:], block
        at = read.index(text, at) + len(text)


def test_a_paragraph_over_the_end_of_a_page_is_one_part(qapp: QApplication, tmp_path: Path) -> None:
    piece = long_piece()
    with pikepdf.open(written(tmp_path, [piece], PrintOptions(columns=1))) as file:
        roles = [str(e.S)[1:] for e in elements(file.Root.StructTreeRoot.K)]
    body = [b for b in blocks(piece.article, piece.masthead) if b.text]
    assert roles[:2] == ["Document", "Art"]
    lines = [role for role in roles[2:] if role not in {"Table", "TH", "TD"}]
    assert len(lines) == len(body) + 1  # the reference below the source line
    assert roles.count("H1") == 1


def illustrated(tmp_path: Path) -> Piece:
    """Return a piece with a picture that has a caption, one that its source says words of, and one of neither."""
    captioned = Paragraph(text="渡口的钟。水春生 摄", role="caption")
    article = replace(report().article, paragraphs=(Paragraph(text=LEAD), captioned, Paragraph(text=TALK)))
    figures, files = [], {}
    every: list[dict[str, Any]] = [{"after": 1, "caption_paragraph": 1}, {"after": 2, "alt": "石阶"}, {"after": 3}]
    for k, told in enumerate(every):
        picture, kept = picture_bytes.read(png(40, 30, 60 + k))
        files[picture.sha256] = tmp_path / f"{k}.png"
        files[picture.sha256].write_bytes(kept)
        known: dict[str, Any] = {name: getattr(picture, name) for name in Picture.__dataclass_fields__}
        figures.append(Figure(**known, **told))
    return Piece(article=replace(article, figures=tuple(figures)), masthead=MASTHEAD, pictures=files)


@pytest.mark.parametrize("vertical", [False, True])
def test_pictures_are_figures_with_words_for_them(qapp: QApplication, tmp_path: Path, vertical: bool) -> None:
    piece = illustrated(tmp_path)
    with pikepdf.open(written(tmp_path, [piece], PrintOptions(vertical=vertical))) as file:
        found = list(elements(file.Root.StructTreeRoot.K))
        figures = [e for e in found if e.S == "/Figure"]
        assert [str(e.Alt) for e in figures] == ["渡口的钟。水春生 摄", "石阶", "图片"]
        boxes = [[float(side) for side in e.A.BBox] for e in figures]
        sizes = [(e.Pg.MediaBox[2], e.Pg.MediaBox[3]) for e in figures]
        for (left, bottom, right, top), (wide, high) in zip(boxes, sizes, strict=True):
            assert 0 < left < right < wide
            assert 0 < bottom < top < high
        (first, second) = [(b[2] - b[0]) / (b[3] - b[1]) for b in boxes[:2]]
        shown = [f.width / f.height for f in piece.article.figures[:2]]
        assert [first, second] == pytest.approx(shown if not vertical else [1 / s for s in shown], rel=0.02)
        drawn = 0
        for page in file.pages:
            steps: Any = pikepdf.parse_content_stream(page)
            inside = ""
            for operands, operator in steps:
                inside = str(operands[0]) if str(operator) == "BDC" else inside if str(operator) != "EMC" else ""
                if str(operator) == "Do":
                    assert inside == "/Figure"
                    drawn += 1
        assert drawn == len(figures)
        order = [str(e.S)[1:] for e in found if e.P.get("/S") == "/Art"]
        assert order[order.index("Figure") + 1] == "P"


def test_a_damaged_picture_leaves_no_figure(qapp: QApplication, tmp_path: Path) -> None:
    piece = illustrated(tmp_path)
    piece.pictures[piece.article.figures[0].sha256].write_bytes(b"?")
    with pikepdf.open(written(tmp_path, [piece], PrintOptions())) as file:
        figures = [e for e in elements(file.Root.StructTreeRoot.K) if e.S == "/Figure"]
    assert [str(e.Alt) for e in figures] == ["石阶", "图片"]


def test_what_a_line_does_not_draw_is_said(qapp: QApplication, tmp_path: Path) -> None:
    with pikepdf.open(written(tmp_path, [long_piece(), annotated_report()], PrintOptions())) as file:
        said = [str(e.ActualText) for e in elements(file.Root.StructTreeRoot.K) if "/ActualText" in e]
    assert any("ferry goes on and on while" in text for text in said)
    assert not any("\t" in text for text in said)  # cells are parts of their own
    assert {"①", "②"} <= set(said)


def test_a_book_has_contents_that_lead_to_headings(qapp: QApplication, tmp_path: Path) -> None:
    with pikepdf.open(written(tmp_path, EVERY, BOOK)) as file:
        found = list(elements(file.Root.StructTreeRoot.K))
        links = [e for e in found if e.S == "/Link"]
        assert len(links) == len(EVERY)
        numbers: list[Any] = list(file.Root.StructTreeRoot.ParentTree.Nums)
        owners = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        for link in links:
            (reference,) = (c for c in children(link) if isinstance(c, pikepdf.Dictionary))
            assert owners[int(reference.Obj.StructParent)].objgen == link.objgen
            assert str(reference.Obj.Contents)
            assert link.P.S == "/TOCI"
            assert link.P.P.S == "/TOC"
        levels = [int(str(e.S)[2]) for e in found if str(e.S)[:2] == "/H"]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("title", ["渡口 & <岸>", "\ud800\x00]]>\ufffe"])
def test_the_file_says_what_it_is(qapp: QApplication, tmp_path: Path, title: str) -> None:
    piece = replace(annotated_report(), article=replace(report().article, headline=title))
    with pikepdf.open(written(tmp_path, [piece], PrintOptions())) as file:
        assert file.Root.MarkInfo.Marked
        assert file.Root.OutputIntents[0].DestOutputProfile.read_bytes()[36:40] == b"acsp"
        told = ElementTree.fromstring(file.Root.Metadata.read_bytes())
        text = {e.tag.partition("}")[2]: "".join(e.itertext()).strip() for e in told.iter()}
        assert text["title"] == str(file.docinfo["/Title"])
        assert text["creator"] == str(file.docinfo["/Author"])
        assert file.open_metadata().get("pdfuaid:part") == "1"
        assert file.open_metadata().pdfa_status == ("2U" if "渡" in title else "")  # ␀ has no shape in our faces
        notes = [str(e.ID) for e in elements(file.Root.StructTreeRoot.K) if e.S == "/Note"]
        assert len(set(notes)) == len(notes) > 0
        assert notes == sorted(notes) == [str(name) for name in file.Root.StructTreeRoot.IDTree.Names[::2]]


@pytest.mark.parametrize("font_size", [11.0, 40.0], ids=["in a line", "in several"])
def test_rows_of_a_piece_are_rows_to_who_cannot_see_them(qapp: QApplication, tmp_path: Path, font_size: float) -> None:
    texts = ("码头\t班 次\t说明", "杏坞\t\t雾大时停航，等到看得见对岸的樟树为止", "青石湾\t早晚各一")
    rows = [Paragraph(text=t, table=1, cells=spans_of(t), header=not k) for k, t in enumerate(texts)]
    paragraphs = (Paragraph(text="船期如下。"), *rows, Paragraph(text="下月再改。"))
    marked = note(report(), "重新下水", "在表里", field="headline")
    marked = replace(marked, field="body", start=6, end=8, exact="码头")
    article = replace(report().article, paragraphs=paragraphs, truncated=False)
    piece = Piece(article=article, masthead=MASTHEAD, annotations=(marked,))
    with pikepdf.open(written(tmp_path, [piece], PrintOptions(font_size=font_size))) as file:
        tables = [e for e in elements(file.Root.StructTreeRoot.K) if e.S == "/Table"]
        assert len(tables) == 1
        made = children(tables[0])
        assert [row.S for row in made] == ["/TR"] * 3
        assert [[cell.S for cell in children(row)] for row in made] == [["/TH"] * 3, ["/TD"] * 3, ["/TD"] * 3]
        head = children(made[0])
        assert str(head[1].ActualText) == "班 次"
        assert [e.S for e in children(head[0]) if isinstance(e, pikepdf.Dictionary) and "/S" in e] == ["/Span"]


def spans_of(text: str) -> tuple[Span, ...]:
    """Return where the cells of a row stand, which tabs part."""
    ends = [*(k for k, char in enumerate(text) if char == "\t"), len(text)]
    return tuple(Span(at, end) for at, end in zip([0, *(end + 1 for end in ends)], ends, strict=False))


@needs_pdfinfo
def test_cells_are_read_one_by_one(qapp: QApplication, tmp_path: Path) -> None:
    path = written(tmp_path, [long_piece()], PrintOptions())
    said = subprocess.run(["pdfinfo", "-struct-text", path], capture_output=True, check=True, timeout=60).stdout
    lines = [line.strip() for line in said.decode("utf-8").splitlines()]
    begin = lines.index("Table (block)")
    assert [line for line in lines[begin:] if line.startswith('"')][:4] == ['"码头"', '"班次"', '"杏坞"', '"6"']


def test_a_character_without_a_glyph_is_no_file_to_be_kept(qapp: QApplication, tmp_path: Path) -> None:
    piece = replace(report(), article=replace(report().article, headline="渡\U0001424f口"))
    with pikepdf.open(written(tmp_path, [piece], PrintOptions())) as file:
        assert file.open_metadata().pdfa_status == ""
        assert file.open_metadata().get("pdfuaid:part") == "1"


def test_readings_neither_tear_a_paragraph_nor_are_written_anew_each_time(qapp: QApplication, tmp_path: Path) -> None:
    path = written(tmp_path, [long_piece()], PrintOptions(pinyin="all", columns=1))
    with pikepdf.open(path) as file:
        assert len(file.pages) > 3
        for page in file.pages:
            steps: Any = pikepdf.parse_content_stream(page)
            drawn = [(str(operator), operands) for operands, operator in steps]
            begun = [str(operands[0]) for operator, operands in drawn if operator == "BDC"]
            owners = file.Root.StructTreeRoot.ParentTree.Nums[2 * int(page.obj.StructParents) + 1]
            assert len(begun) == len({owner.objgen for owner in owners})  # each part is one stretch of the page
            forms = [str(operands[0]) for operator, operands in drawn if operator == "Do"]
            assert set(forms) <= set(page.obj.Resources.XObject.keys())
        # of the last page, whose words were all read before, nearly every reading is a form
        assert len(forms) > 20 * sum(operator == "c" for operator, _operands in drawn) / 100
