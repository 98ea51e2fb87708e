from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PySide6.QtWidgets import QApplication

from reader.model.article import NewsArticle, Paragraph
from reader.model.errors import MissingPart, NotSaved, WrongRequest
from reader.printing import PrintOptions, PrintResult, pdf
from reader.printing.lines import Lines
from reader.printing.options import Paper
from reader.printing.pdf_file import finished
from reader.rendering.arrangement import Arrangement
from reader.rendering.piece import Piece
from tests.rendering.pieces import LEAD, MASTHEAD, TALK, annotated_report, note, photograph, poem, report

pytestmark = pytest.mark.gui
ROOT = Path(__file__).resolve().parents[2]

needs_pdftotext = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) is not here")
DIFFICULT = (
    "𠮷野先生在𡈽家渡口量得水位3.5米，气温12℃，比2024年低50%。",
    "日头长，力气短，行人匆匆；石头、木头、竹头各有用处，见龙在田，麦黄黍熟，鼠年牛年虎年。",
    "Office软件与WiFi-6、苏-24、A4纸，fine coffee，final——还有“引号”、‘单引号’……",
    "《渡·船》（〔甲〕、〔乙〕）：“‘岸’”——完。",
    "第①条：①②③，№7，㎡，½，×÷±，§3。",
)


def squeezed(text: str) -> str:
    """Return a text without white space."""
    return "".join(text.split())


def text_of(path: Path, *pages: int) -> str:
    """Return the text that a reader would copy from a PDF, without white space."""
    where = ["-f", str(pages[0]), "-l", str(pages[-1])] if pages else []
    done = subprocess.run(["pdftotext", *where, str(path), "-"], capture_output=True, check=True, timeout=60)
    return squeezed(done.stdout.decode("utf-8"))


def printed(tmp_path: Path, pieces: Sequence[Piece], options: PrintOptions | None = None) -> tuple[Path, PrintResult]:
    path = tmp_path / "印.pdf"
    return path, pdf(pieces, path, options, force=True)


def long_piece(paragraphs: int = 24) -> Piece:
    """Return a piece of several pages."""
    texts = [f"第{k}段。{LEAD}{TALK}" for k in range(paragraphs)]
    article = replace(report().article, paragraphs=tuple(Paragraph(text=t) for t in texts), truncated=False)
    return Piece(article=article, masthead=MASTHEAD)


@needs_pdftotext
@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize("paper", ["A4", "A5", "B5", "Letter"])
def test_every_paragraph_can_be_copied(qapp: QApplication, tmp_path: Path, paper: Paper, columns: int) -> None:
    piece = Piece(
        article=replace(report().article, paragraphs=(*report().article.paragraphs, *map(paragraph, DIFFICULT))),
        masthead=MASTHEAD,
    )
    path, _done = printed(tmp_path, [piece], PrintOptions(paper=paper, columns=columns))
    found = text_of(path)
    for own in piece.article.paragraphs:
        assert squeezed(own.text) in found
    for line in (piece.article.headline, piece.article.kicker, piece.article.byline):
        assert line is not None
        assert squeezed(line) in found
    assert not any("\u2e80" <= c <= "\u2fdf" or c == "\u2e3a" for c in found)


def paragraph(text: str) -> Paragraph:
    return Paragraph(text=text)


@needs_pdftotext
@pytest.mark.parametrize("columns", [1, 2])
def test_paragraphs_over_a_page_end_stay_whole(qapp: QApplication, tmp_path: Path, columns: int) -> None:
    piece = long_piece()
    path, done = printed(tmp_path, [piece], PrintOptions(paper="A5", columns=columns, font_size=10.5))
    assert done.pages > 2
    found = text_of(path)
    for own in piece.article.paragraphs:
        assert squeezed(own.text) in found


@needs_pdftotext
@pytest.mark.parametrize("pinyin", ["all", "rare"])
def test_pinyin_above_the_text_does_not_get_into_it(qapp: QApplication, tmp_path: Path, pinyin: str) -> None:
    path, _done = printed(tmp_path, [report()], PrintOptions(pinyin="all" if pinyin == "all" else "rare"))
    found = text_of(path)
    for own in report().article.paragraphs:
        assert squeezed(own.text) in found
    assert "chuán" not in found


@needs_pdftotext
def test_notes_stand_at_the_foot_or_stay_out(qapp: QApplication, tmp_path: Path) -> None:
    path, _done = printed(tmp_path, [annotated_report()])
    found = text_of(path)
    assert "要点四年前是一百五十个人。" in found
    assert squeezed(LEAD) in found
    path, _done = printed(tmp_path, [annotated_report()], PrintOptions(notes=False))
    assert "一百五十" not in text_of(path)


@needs_pdftotext
def test_a_note_stands_on_the_page_of_its_passage(qapp: QApplication, tmp_path: Path) -> None:
    piece = long_piece()
    marked = replace(
        piece,
        annotations=(
            note(piece, "第2段", "甲注", number=1),
            note(piece, "第21段", "乙注" + "很长" * 200, number=2),
            note(piece, "第23段", "丙注", number=3),
        ),
    )
    path, done = printed(tmp_path, [marked], PrintOptions(paper="A5"))
    pages = [text_of(path, k, k) for k in range(1, done.pages + 1)]
    for sign, words in (("第2段", "甲注"), ("第21段", "乙注"), ("第23段", "丙注")):
        assert [sign in p for p in pages] == [words in p for p in pages]
    assert "".join(pages).count("很长") == 200


def test_a_running_window_is_left_alone(qapp: QApplication, tmp_path: Path) -> None:
    printed(tmp_path, [report()])
    assert QApplication.instance() is qapp
    assert not QApplication.closingDown()


@pytest.mark.skipif(shutil.which("pdffonts") is None, reason="pdffonts (poppler-utils) is not here")
def test_all_fonts_are_embedded_in_part(qapp: QApplication, tmp_path: Path) -> None:
    path, _done = printed(tmp_path, [annotated_report(), poem()])
    done = subprocess.run(["pdffonts", str(path)], capture_output=True, check=True, text=True, timeout=60)
    rows = done.stdout.splitlines()[2:]
    assert rows
    for row in rows:
        assert row.split()[-5:-3] == ["yes", "yes"], row  # emb sub uni object ID


def test_pages_title_and_outline(qapp: QApplication, tmp_path: Path) -> None:
    pieces = [report(), photograph(), poem()]
    options = PrintOptions(booklet="渡口旧事", arrangement=Arrangement(compiler="沈石门"))
    path, done = printed(tmp_path, pieces, options)
    assert done.bytes == path.stat().st_size
    with pikepdf.open(path) as book:
        assert len(book.pages) == done.pages
        assert str(book.docinfo["/Title"]) == "渡口旧事"
        assert str(book.docinfo["/Author"]) == "沈石门"
        numbers = {page.objgen: k for k, page in enumerate(book.pages)}
        with book.open_outline() as outline:
            assert [item.title for item in outline.root] == ["目录", *(p.name for p in pieces), "出处"]
            leads: list[Any] = [item.destination for item in outline.root]
        assert [numbers[lead[0].objgen] for lead in leads] == [3, 4, 4, 4, 5]


@needs_pdftotext
def test_a_clipping_book_has_contents_and_sources(qapp: QApplication, tmp_path: Path) -> None:
    path, done = printed(tmp_path, [report(), photograph(), poem()], PrintOptions(booklet="渡口旧事"))
    assert text_of(path, 1, 1).startswith("渡口旧事剪报3篇")  # so thin a book has no half title
    contents = text_of(path, 4, 4)
    for piece in (report(), photograph(), poem()):
        assert squeezed(piece.name) in contents
    assert "[N].杏坞周报，2025-03-14（02）." in text_of(path, done.pages - 1, done.pages)


@needs_pdftotext
def test_the_contents_lead_to_the_pages(qapp: QApplication, tmp_path: Path) -> None:
    named = [
        replace(p, article=replace(p.article, headline=f"第{k}篇之题"))
        for k, p in enumerate([report(), poem(), long_piece(30), photograph(), report(), poem()], 1)
    ]
    path, done = printed(tmp_path, named, PrintOptions(booklet="渡口旧事", paper="A5"))
    pages = [text_of(path, k, k) for k in range(1, done.pages + 1)]
    contents, front = pages[6], 8
    for k in range(1, 7):
        begins = next(n for n, text in enumerate(pages, 1) if n > front and f"第{k}篇之题" in text)
        assert f"第{k}篇之题{begins - front}" in contents.replace(squeezed(MASTHEAD.source_line()), "")


@needs_pdftotext
def test_pieces_without_a_book_begin_on_pages_of_their_own(qapp: QApplication, tmp_path: Path) -> None:
    path, done = printed(tmp_path, [photograph(), poem()])
    assert done.pages == 2
    assert "会走的岸" in text_of(path, 2, 2)


def test_equal_pieces_give_equal_bytes(qapp: QApplication, tmp_path: Path) -> None:
    first = printed(tmp_path, [annotated_report()])[0].read_bytes()
    assert printed(tmp_path, [annotated_report()])[0].read_bytes() == first


def test_every_process_writes_the_same_bytes(tmp_path: Path) -> None:
    told = (
        "import hashlib, io, sys; from reader.printing import pdf;"
        "from tests.rendering.pieces import annotated_report, photograph, poem; stream = io.BytesIO();"
        "pdf([annotated_report(), photograph(), poem()], stream); print(hashlib.sha256(stream.getvalue()).hexdigest())"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("QT_HASH_SEED", None)
    found = {
        subprocess.run(
            [sys.executable, "-c", told], capture_output=True, check=True, env=environment, cwd=ROOT, timeout=240
        ).stdout
        for _turn in range(3)
    }
    assert len(found) == 1


def test_what_was_drawn_is_dropped_before_the_file_is_finished(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_lines: list[int] = []

    def counting(*given: Any) -> bytes:
        set_lines.append(sum(isinstance(thing, Lines) for thing in gc.get_objects()))
        return finished(*given)

    monkeypatch.setattr("reader.printing.document.finished", counting)
    for pieces in ([annotated_report()], [annotated_report(), *(long_piece() for _k in range(4))]):
        gc.collect()
        printed(tmp_path, pieces, PrintOptions(booklet="渡口"))
    assert set_lines[0] == set_lines[1]


def test_large_type_needs_more_pages(qapp: QApplication, tmp_path: Path) -> None:
    small = printed(tmp_path, [long_piece()], PrintOptions(font_size=9))[1].pages
    assert printed(tmp_path, [long_piece()], PrintOptions(font_size=22))[1].pages > small


def test_a_huge_headline_and_an_empty_piece_are_printed(qapp: QApplication, tmp_path: Path) -> None:
    article = NewsArticle(headline="长" * 900, paragraphs=(Paragraph(text="短"),))
    options = PrintOptions(paper="A5", font_size=40)
    assert printed(tmp_path, [Piece(article=article)], options)[1].pages > 1
    assert printed(tmp_path, [Piece(article=NewsArticle())])[1].pages == 1


def test_hostile_text_is_printed(qapp: QApplication, tmp_path: Path) -> None:
    texts = ["\x00\x07", "半\ud800个", "\u202e反\u2067", "a" * 3000, "一\u200b二\u00ad三", "e\u0301🙂", "\u2028", ""]
    article = NewsArticle(headline="\ud800", paragraphs=tuple(map(paragraph, texts)))
    assert printed(tmp_path, [Piece(article=article)])[1].pages >= 1


def test_wrong_choices_are_told() -> None:
    with pytest.raises(WrongRequest, match="A3"):
        PrintOptions(paper="A3")  # type: ignore[arg-type]
    with pytest.raises(WrongRequest, match="字号"):
        PrintOptions(font_size=500)
    with pytest.raises(WrongRequest, match="栏"):
        PrintOptions(columns=9)


def test_nothing_to_print_is_told(tmp_path: Path) -> None:
    with pytest.raises(WrongRequest):
        pdf([], tmp_path / "x.pdf")


def test_a_refusing_folder_leaves_nothing(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(NotSaved, match="没有"):
        pdf([report()], tmp_path / "没有" / "x.pdf")


def test_a_machine_without_chinese_fonts_is_told(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.printing.faces.QFontDatabase.families", lambda _system: [])
    with pytest.raises(MissingPart, match="fonts-noto-cjk"):
        pdf([report()], tmp_path / "x.pdf")


HEADLESS = """
import sys
from pathlib import Path
from reader.printing import pdf
from tests.rendering.pieces import report
out = Path(sys.argv[1])
pages = [pdf([report()], out, force=True).pages for _ in range(3)]
assert "PySide6.QtWidgets" not in sys.modules
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication(["x", "-platform", "offscreen"])
label = QLabel("窗口还开得了")
label.show()
app.processEvents()
pages.append(pdf([report()], out, force=True).pages)
print(pages)
"""


def test_without_a_display_and_before_a_window(tmp_path: Path) -> None:
    """The command line prints without display; a window can still be opened in the same process."""
    import os

    bare = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}}
    done = subprocess.run(
        [sys.executable, "-c", HEADLESS, str(tmp_path / "x.pdf")],
        capture_output=True, text=True, env=bare, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[1, 1, 1, 1]"
