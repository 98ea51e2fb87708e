"""--facsimile: what was printed of each piece goes along, on paper and in files."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pikepdf
import pytest

from tests.cli.conftest import Run
from tests.importing.formats.test_pdf import document
from tests.workspace.test_facsimile import PAGE

pytestmark = pytest.mark.gui


@pytest.fixture
def printed(run: Run, tmp_path: Path) -> list[str]:
    """Return the pieces of a printed page that was kept."""
    (tmp_path / "青禾日报.pdf").write_bytes(document(PAGE))
    assert run("import", "--pages", tmp_path / "青禾日报.pdf").status == 0
    return [o["id"] for o in run("list", "--json").objects]


def cuttings(path: Path) -> int:
    """Return how many figures of a PDF are cuttings."""
    with pikepdf.open(path) as made:
        alts = [str(o.Alt) for o in made.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure"]
    return sum(alt.startswith("版面原样") for alt in alts)


def test_cuttings_go_along_in_each_form_that_has_pictures(run: Run, printed: list[str], tmp_path: Path) -> None:
    paper, book = tmp_path / "a.pdf", tmp_path / "b.pdf"
    assert run("print", *printed, "--facsimile", "-o", paper).status == 0
    assert run("book", *printed, "--facsimile", "-o", book).status == 0
    assert cuttings(paper) == cuttings(book) == len(printed)
    assert run("book", *printed, "-o", book, "--force").status == 0
    assert cuttings(book) == 0
    for suffix in ("html", "epub", "docx", "md"):
        to = tmp_path / f"c.{suffix}"
        ran = run("book", *printed, "--facsimile", "-o", to)
        assert (ran.status, ran.err) == (0, "")
        if suffix in {"html", "md"}:
            text = to.read_text("utf-8")
        else:
            with zipfile.ZipFile(to) as packed:
                text = "".join(packed.read(n).decode() for n in packed.namelist() if n.endswith((".xhtml", "ent.xml")))
        assert text.count("版面原样：") >= len(printed), suffix


def test_where_no_picture_goes_a_cutting_is_refused(run: Run, printed: list[str], tmp_path: Path) -> None:
    for name in ("a.txt", "a.json"):
        ran = run("book", *printed, "--facsimile", "-o", tmp_path / name)
        assert ran.status == 2
        assert "--facsimile" in ran.err
        assert not (tmp_path / name).exists()


def test_pieces_without_a_print_are_counted(run: Run, printed: list[str], paper: Path, tmp_path: Path) -> None:
    assert run("import", paper).status == 0
    every = [o["id"] for o in run("list", "--json").objects]
    lacking = len(every) - len(printed)
    assert lacking
    for command in (["book"], ["print"], ["export", "--to", "html"]):
        ran = run(*command, *every, "--facsimile", "-o", tmp_path / f"{command[0]}.{command[-1][:4]}")
        assert f"有 {lacking} 篇没有版面原样" in ran.err
