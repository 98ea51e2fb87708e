"""A corpus: a text a piece, and a table that names each file."""

from __future__ import annotations

import csv
import io
import zipfile

from reader.export.forms import rendered
from tests.rendering.pieces import annotated_report, photograph, poem

PIECES = [annotated_report(), photograph(), poem()]


def test_each_piece_is_a_text_and_a_row() -> None:
    data = rendered(PIECES, "corpus")
    assert data == rendered(list(PIECES), "corpus")
    box = zipfile.ZipFile(io.BytesIO(data))
    rows = list(csv.DictReader(io.StringIO(box.read("metadata.csv").decode("utf-8-sig"), newline="")))
    assert [row["文件"] for row in rows] == [f"texts/{k:05}.txt" for k in (1, 2, 3)]
    assert box.namelist() == [*(row["文件"] for row in rows), "metadata.csv"]
    for row, piece in zip(rows, PIECES, strict=True):
        text = box.read(row["文件"]).decode("utf-8")
        assert row["编号"] == piece.article.id
        assert all(paragraph.text in text for paragraph in piece.article.paragraphs)
        assert not piece.article.headline or piece.article.headline in text
    assert all(note.note not in box.read("texts/00001.txt").decode() for note in PIECES[0].annotations if note.note)


def test_a_corpus_may_be_empty() -> None:
    assert zipfile.ZipFile(io.BytesIO(rendered([], "corpus"))).namelist() == ["metadata.csv"]
