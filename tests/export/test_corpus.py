"""A corpus: a text a piece, and a table that names each file."""

from __future__ import annotations

import csv
import io
import zipfile

from reader.export.corpus import Copy
from reader.export.forms import rendered, write
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


def test_pieces_of_one_text_are_listed_by_file() -> None:
    ids = [piece.article.id for piece in PIECES]
    groups = [[Copy(id=ids[2], relation="首见", share=1.0), Copy(id=ids[0], relation="转载", share=0.875)]]
    stream = io.BytesIO()
    write(PIECES, "corpus", stream, groups=lambda: groups)
    box = zipfile.ZipFile(stream)
    rows = list(csv.DictReader(io.StringIO(box.read("reprints.csv").decode("utf-8-sig"), newline="")))
    told = [(row["组"], row["文件"], row["关系"], row["相同"], row["编号"]) for row in rows]
    assert told == [
        ("1", "texts/00003.txt", "首见", "1.000", ids[2]),
        ("1", "texts/00001.txt", "转载", "0.875", ids[0]),
    ]
    assert rows[1]["标题"] == PIECES[0].article.headline
