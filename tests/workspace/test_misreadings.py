"""Doubtful characters are settled one by one or all alike, with their pictures; the source stays as it was."""

from __future__ import annotations

import io
from dataclasses import asdict
from pathlib import Path

import pytest
from PIL import Image

from reader.importing.readings.placing import marks_of
from reader.importing.recognising import read_recognised
from reader.model.picture import PagePicture
from reader.workspace import misreadings, reviewing, undoing
from reader.workspace.misreadings import DoubtfulCharacter
from reader.workspace.session import Session
from tests.recognition import invented

DIGEST = "0" * 64


@pytest.fixture
def issue(session: Session) -> str:
    """Return an issue read from a photograph, on which 灯 was read doubtfully in several places and 凑 in one."""
    page = invented.doubted(invented.page(), "留一盏", "灯", "打丁")
    page = invented.doubted(page, "们", "凑", "奏", 1)
    (found,) = read_recognised({1: marks_of(page)}, name="一.jpg", digest=DIGEST).issues
    return session.library.store(found, name="一.jpg", origin="一.jpg").issue


def body(session: Session, issue: str) -> str:
    return session.library.current(issue).issue.articles[0].body


def of(found: tuple[DoubtfulCharacter, ...], char: str) -> list[DoubtfulCharacter]:
    return [d for d in found if d.char == char]


def test_each_is_told_with_what_it_may_be_and_what_stands_around(session: Session, issue: str) -> None:
    found = misreadings.doubtful_characters(session)
    assert len(of(found, "灯")) > 2
    (one,) = of(found, "凑")
    assert one.others == "奏"
    assert one.before.endswith("们")
    assert one.place.field == "body"


def test_they_are_not_in_the_way_of_other_doubts(session: Session, issue: str) -> None:
    assert not [d for d in reviewing.open_doubts(session, characters=False) if d.doubt.kind == "character"]


def test_what_is_kept_is_asked_no_more(session: Session, issue: str) -> None:
    (one,) = of(misreadings.doubtful_characters(session), "凑")
    before = body(session, issue)
    misreadings.keep(session, one)
    assert of(misreadings.doubtful_characters(session, issue), "凑") == []
    assert body(session, issue) == before


def test_the_same_misreading_is_put_right_everywhere_and_taken_back_at_once(session: Session, issue: str) -> None:
    found = misreadings.doubtful_characters(session)
    first, *others = of(found, "灯")
    assert misreadings.alike(found, first) == tuple(others)
    before, source = body(session, issue), session.library.imported(issue).source.text
    misreadings.correct(session, "烛", first, *others)
    now = body(session, issue)
    assert now.count("烛") == len(others) + 1
    assert now.replace("烛", "灯") == before
    assert of(misreadings.doubtful_characters(session), "灯") == []
    assert session.library.imported(issue).source.text == source
    undoing.undo(session)
    assert body(session, issue) == before
    assert len(of(misreadings.doubtful_characters(session), "灯")) == len(others) + 1


def test_its_picture_is_cut_around_it(session: Session, issue: str) -> None:
    (one,) = of(misreadings.doubtful_characters(session), "凑")
    assert misreadings.picture_of(session, one) is None
    page, scale = marks_of(invented.page()), 3.0
    data = io.BytesIO()
    Image.new("L", (round(page.width * scale), round(page.height * scale)), 255).save(data, "PNG")
    picture = session.library.pictures.put(data.getvalue())
    with session.library.deed("keep_pages") as deed:
        deed.keep_page(PagePicture(**asdict(picture), source=DIGEST, page=1, scale=scale))
    drawn = misreadings.picture_of(session, one)
    assert drawn is not None
    left, top, right, bottom = drawn.character
    (line,) = [x for x in invented.page().lines if "们凑" in x.text][:1]
    assert drawn.strip[0] < left < right < drawn.strip[2]
    assert drawn.strip[1] < top < bottom < drawn.strip[3]
    shrink = page.width * scale / 1560  # from the picture that was read
    assert line.corners[0][1] * shrink - 40 < top < line.corners[2][1] * shrink + 40


def test_a_corrected_character_survives_reading_the_pages_anew(session: Session, issue: str, tmp_path: Path) -> None:
    from reader.workspace.reparsing import reparse

    (one,) = of(misreadings.doubtful_characters(session), "凑")
    misreadings.correct(session, "揍", one)
    list(reparse(session, [issue]))
    assert "揍" in body(session, issue)
