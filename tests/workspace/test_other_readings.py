"""Scans that another program has read, with the pictures beside them; and the words of pages as ALTO, out and in."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from PIL import Image

from benchmarks._page_make_up import compose
from benchmarks._read_forms import FORMS
from reader.cli.program import main
from reader.importing import read_bytes
from reader.model.errors import NotFound
from reader.workspace import correcting, importing
from reader.workspace.page_keeping import keep_pages, pages_of
from reader.workspace.page_sheets import title_of
from reader.workspace.photographs import Photographs, with_photographs
from reader.workspace.session import Session
from reader.workspace.storing import ImportOptions


def picture(wide: int, high: int, kind: str = "JPEG") -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (wide, high), (240, 232, 205)).save(made, kind)
    return made.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of an issue of several pages, with pictures in another one beside."""
    issue = compose(6)
    made = tmp_path / "一期"
    (made / "images").mkdir(parents=True)
    (made / "alto").mkdir()
    for k, (name, data) in enumerate(FORMS["tesseract"](issue).items()):
        (made / "alto" / name).write_bytes(data)
        wide, high = (round(x * 2) for x in (issue.sheets[k].width, issue.sheets[k].height))
        if k == 0:
            (made / "images" / name.replace(".xml", ".jpg")).write_bytes(picture(wide, high))
        else:  # of another shape: no picture of this page
            (made / "images" / name.replace(".xml", ".png")).write_bytes(picture(high, wide // 3, "PNG"))
    return made


def test_pictures_beside_are_the_pages_as_they_were_printed(session: Session, folder: Path) -> None:
    (outcome,) = importing.import_paths(session, [folder])
    assert (outcome.status, outcome.format, outcome.pages) == ("imported", "alto", 1)
    issue = session.library.imported(str(outcome.issue))
    (page,) = pages_of(session, issue.source).values()
    assert page.page == 1
    assert json.loads(issue.source.layout)["pages"][0]["size"][0] / 10 == pytest.approx(
        page.width / page.scale, abs=0.2
    )
    data = session.library.pictures.read(page)
    assert isinstance(data, bytes)
    assert Image.open(io.BytesIO(data)).size == (page.width, page.height)
    assert keep_pages(session, folder, [str(outcome.issue)]).missing == len(compose(6).sheets) - 1


def test_a_reader_who_keeps_no_pages_gets_none(session: Session, folder: Path) -> None:
    (outcome,) = importing.import_paths(session, [folder], ImportOptions(pages=False))
    assert outcome.pages == 0
    assert not pages_of(session, session.library.imported(str(outcome.issue)).source)


def test_a_picture_given_with_its_reading_is_not_read_again(folder: Path) -> None:
    reading, own = folder / "alto" / "page-1.xml", folder / "alto" / "page-1.jpg"
    own.write_bytes(picture(30, 40))
    other = folder / "images" / "page-1.jpg"
    assert with_photographs([own, reading, other]) == [reading, Photographs((other,))]


def test_words_go_out_as_they_were_corrected_and_come_in_again(
    session: Session, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (outcome,) = importing.import_paths(session, [folder])
    issue = str(outcome.issue)
    first = next(a for a in session.library.current(issue).issue.articles if a.headline and len(a.body) > 80)
    correcting.replace_text(session, first.id, "body", 20, 22, "灯笼")
    made = tmp_path / "版面.xml"
    command = ["--library", str(session.library.folder), "--json", "pages", "--alto", issue, str(made)]
    assert main(command) == 0
    assert json.loads(capsys.readouterr().out)["pages"] == len(compose(6).sheets)
    assert main(command) == 1, "a file that is there stays"
    again = read_bytes(made.read_bytes(), name="版面.xml").issues[0]
    heads = {a.headline for a in session.library.current(issue).issue.articles}
    assert len(heads & {a.headline for a in again.articles}) >= 0.8 * len(heads)
    assert any("灯笼" in a.body for a in again.articles)
    label = f'LABEL="{first.headline}"'
    assert label in made.read_text(encoding="utf-8")


def test_an_issue_without_pages_has_none_to_write(session: Session) -> None:
    (outcome,) = importing.import_text(session, "渡口的灯会\n\n灯会那天，河两岸挂满了灯笼。", name="a")
    with pytest.raises(NotFound):
        title_of(session, str(outcome.issue))
