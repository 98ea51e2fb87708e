"""A table onto paper: every row, the heads on each page, and a trend's picture above it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.printing.table_sheet import TableSheet, table_pdf
from reader.printing.trend_picture import Share

pikepdf = pytest.importorskip("pikepdf")
pypdfium2 = pytest.importorskip("pypdfium2")


def texts(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def test_every_row_is_printed_below_its_heads(tmp_path: Path) -> None:
    path = tmp_path / "t.pdf"
    sheet = TableSheet(
        title="词的年轮　石桥", said="共 3 篇", heads=("时间", "篇数"), rows=90, right=frozenset({1}),
        row=lambda k: (f"{1900 + k}", str(7000 + k)), shares=[Share(f"{1900 + k}", k / 90, 0.5) for k in range(90)],
    )  # fmt: skip
    pages = table_pdf(sheet, path)
    found = texts(path)
    assert len(found) == pages > 1
    assert all("时间" in text for text in found)
    assert "石桥" in found[0]
    assert all(any(str(7000 + k) in text for text in found) for k in range(90))


def test_long_cells_give_way_at_the_far_end(tmp_path: Path) -> None:
    path = tmp_path / "t.pdf"
    row = ("甲" * 60 + "桥边", "石桥", "河边" + "乙" * 60, "2026-01-01")
    table_pdf(
        TableSheet(
            title="语境", said="", heads=("左", "处", "右", "日期"), rows=1, row=lambda _k: row, right=frozenset({0})
        ),
        path,
    )
    text = texts(path)[0].replace("\r\n", "")
    assert "桥边" in text
    assert "石桥" in text
    assert "河边" in text
    assert "2026-01-01" in text


def test_a_table_says_its_rows_and_the_heads_of_its_columns(tmp_path: Path) -> None:
    path = tmp_path / "t.pdf"
    sheet = TableSheet(
        title="词的年轮　石桥", said="共 3 篇", heads=("时间", "篇数"), rows=90, right=frozenset({1}),
        row=lambda k: (f"{1900 + k}", "" if k == 5 else "甲" * 300),
        shares=[Share(f"{1900 + k}", k / 90) for k in range(90)],
    )  # fmt: skip
    table_pdf(sheet, path)
    with pikepdf.open(path) as pdf:
        assert pdf.Root.MarkInfo.Marked
        parts = list(pdf.Root.StructTreeRoot.K.K)
        assert [part.S for part in parts] == ["/H1", "/P", "/Figure", "/Table"]
        assert parts[2].Alt
        assert len(parts[2].A.BBox) == 4
        rows = list(parts[3].K)
        assert len(rows) == 91
        assert [cell.S for cell in rows[0].K] == ["/TH", "/TH"]
        assert all(cell.A.Scope == "/Column" for cell in rows[0].K)
        assert all([cell.S for cell in row.K] == ["/TD", "/TD"] for row in rows[1:])
        assert str(rows[1].K[1].ActualText) == "甲" * 300
        assert "pdfuaid:part" in bytes(pdf.Root.Metadata.read_bytes()).decode()
