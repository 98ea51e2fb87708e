"""The picture card of a piece: what stands on it, in both forms, and that nothing is written by halves."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from reader.model.article import Paragraph
from reader.model.errors import WrongRequest
from reader.printing.card import GROUND, MOST_LINES, WIDTH, card_picture, write_card
from reader.rendering.piece import Piece
from tests.rendering.pieces import LEAD, TALK, photograph, poem, report

pytestmark = pytest.mark.gui
SVG = "{http://www.w3.org/2000/svg}"


def test_a_card_is_as_wide_as_it_was_asked_for_and_has_a_margin_all_around(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "渡口.png"
    assert write_card(report(), path) == path.stat().st_size
    image = QImage(str(path))
    assert image.width() == WIDTH
    ground = QColor(GROUND).rgb()
    edge = round(WIDTH * 0.06)
    inked = [
        (x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3) if image.pixel(x, y) != ground
    ]
    assert inked
    assert all(edge < x < image.width() - edge and edge < y < image.height() - edge for x, y in inked)


@pytest.mark.parametrize("piece", [report(), photograph(), poem()], ids=["report", "photograph", "poem"])
def test_a_drawing_asks_for_no_font_and_says_what_is_on_it(qapp: QApplication, tmp_path: Path, piece: Piece) -> None:
    path = tmp_path / "渡口.svg"
    write_card(piece, path)
    root = ElementTree.parse(path).getroot()  # our own file
    assert not list(root.iter(f"{SVG}text"))
    shapes = {shape.get("id") for shape in root.iter(f"{SVG}path")}
    used = {use.get("{http://www.w3.org/1999/xlink}href", "")[1:] for use in root.iter(f"{SVG}use")}
    assert used == shapes
    said = root.findtext(f"{SVG}desc") or ""
    assert "《杏坞周报》" in said
    again = tmp_path / "又.svg"
    write_card(piece, again)
    assert again.read_bytes() == path.read_bytes()


def test_a_long_piece_is_cut_and_says_so_a_passage_is_whole(qapp: QApplication, tmp_path: Path) -> None:
    own = report()
    long = replace(own, article=replace(own.article, paragraphs=tuple(Paragraph(text=LEAD) for _k in range(30))))
    path = tmp_path / "渡口.svg"

    def said(passage: str = "") -> str:
        write_card(long, path, passage=passage, force=True)
        return ElementTree.parse(path).getroot().findtext(f"{SVG}desc") or ""

    assert "（节选）" in said()
    assert said().count("本报讯") <= MOST_LINES
    passage = said(TALK)
    assert "（节选）" not in passage
    assert re.sub(r"\s", "", TALK) in re.sub(r"\s", "", passage)
    assert card_picture(long, passage=TALK).height() < card_picture(long).height()


def test_what_cannot_be_written_leaves_nothing(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(WrongRequest):
        write_card(report(), tmp_path / "渡口.gif")
    there = tmp_path / "渡口.png"
    there.write_text("我的", "utf-8")
    with pytest.raises(WrongRequest):
        write_card(report(), there)
    assert there.read_text("utf-8") == "我的"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["渡口.png"]
