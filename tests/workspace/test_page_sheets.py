"""An issue's printed pages with their words as they read now, from the library to a PDF that is found by them."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest

from reader.cli.program import main
from reader.model.errors import NotFound
from reader.workspace import correcting, importing
from reader.workspace.page_sheets import issue_pages, page_sheets
from reader.workspace.session import Session
from reader.workspace.storing import ImportOptions
from tests.importing.formats.test_pdf import document
from tests.workspace.test_facsimile import PAGE


@pytest.fixture
def issue(session: Session, tmp_path: Path) -> str:
    """Return an issue whose one page is kept as a picture."""
    paper = tmp_path / "青禾日报.pdf"
    paper.write_bytes(document(PAGE))
    (outcome,) = importing.import_paths(session, [paper], ImportOptions(pages=True))
    return str(outcome.issue)


def test_words_are_those_that_the_reader_corrected(session: Session, issue: str) -> None:
    first = session.library.current(issue).issue.articles[0]
    at = first.body.index("撑船")
    correcting.replace_text(session, first.id, "body", at, at + 2, "摇橹")
    (sheet,) = page_sheets(session, issue, issue_pages(session, issue))
    words = [words for words, _box in sheet.lines]
    assert "摇橹的人一早就到了岸边。" in words
    assert "灯笼没有亮" in words
    assert any("第01版" in w for w in words)


def test_an_issue_without_pictures_says_so(session: Session) -> None:
    (outcome,) = importing.import_bytes(session, document(PAGE), name="青禾日报.pdf")
    with pytest.raises(NotFound):
        issue_pages(session, str(outcome.issue))


def test_the_command_writes_what_can_be_searched(
    session: Session, issue: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = tmp_path / "版面.pdf"
    library = ["--library", str(session.library.folder), "--json"]
    assert main([*library, "pages", "--pdf", issue, str(made)]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["pages"], said["missing"], said["bytes"]) == (1, 0, made.stat().st_size)
    text = pypdfium2.PdfDocument(made)[0].get_textpage()
    found = text.search("撑船的人").get_next()
    assert found is not None
    assert main([*library, "pages", "--pdf", issue, str(made)]) == 1
